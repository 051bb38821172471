"""The sheet Jabatan: the posts of the chart, those of its own list to be changed cell by cell.

Posts that a pola makes for each wilayah, and seats, are shown: they are changed where they are
written.
"""

from collections.abc import Container, Iterator, Mapping, Sequence

from pkdocs import domain
from pkdocs.base.files import ORG
from pkdocs.base.problem import Checked, Problem
from pkdocs.base.text import slug
from pkdocs.domain.lembar import BarisBaru, BarisLembar, Guna, Isian, Kolom, Langkah, Lembar
from pkdocs.sources.edits import Append
from pkdocs.sources.sheets.bahan import Bahan, Sheet, Tulis
from pkdocs.sources.sheets.sel import (
    iter_places,
    one_line,
    problem,
    say_lacking,
    settle,
    show,
    show_scalar,
    write_scalars,
)
from pkdocs.sources.yaml_file import Source

NAMA = "Jabatan"
KODE = "Kode"
KUNCI = {
    "Nama": "nama",
    "Singkat": "singkat",
    "Jenis": "jenis",
    "Jenjang": "jenjang",
    "Unit": "unit",
    "Kode atasan": "atasan",
    "Kode Pihak Kedua": "pihak_kedua",
    "Peran": "peran",
    "Perlu konfirmasi": "perlu_konfirmasi",
}
"""The key of org.yaml that each column holds."""
_WAJIB = ("Nama", "Jenis", "Unit")
_KOSONG = 30


def build(bahan: Bahan) -> Lembar:
    """Return the sheet: the list of org.yaml in its order, each title with its seats, then pola.

    A unit's shows its own posts, and none to be changed.
    """
    rows: dict[str, BarisLembar] = {}
    for row in () if bahan.unit else _listed(bahan):
        rows.setdefault(row.kunci, row)
    for kode, jabatan in bahan.organisasi.jabatan.items():
        if kode not in rows and bahan.of_unit(jabatan):
            rows[kode] = _made(jabatan)
    return Lembar(NAMA, _columns(bahan), tuple(rows.values()), 0 if bahan.unit else _KOSONG)


def _listed(bahan: Bahan) -> Iterator[BarisLembar]:
    """The entries of the list; a code with seats is no post of its own, and still changed here."""
    source, everybody = bahan.sources[ORG], bahan.organisasi.jabatan
    seats = domain.codes_by_titel(everybody.values())
    for tempat in iter_places(source, ("jabatan",)):
        kode = domain.KodeJabatan(source.text((*tempat, "kode")))
        if kode in everybody or kode in seats:
            yield _own(source, tempat, kode, has_seats=kode in seats)
        yield from (_made(everybody[seat]) for seat in seats.get(kode, ()))


def _own(
    source: Source, tempat: Langkah, kode: domain.KodeJabatan, *, has_seats: bool
) -> BarisLembar:
    cells = {kepala: show_scalar(source, (*tempat, key)) for kepala, key in KUNCI.items()}
    known = "Mempunyai kursi; jumlah dan nama kursinya diubah di org.yaml." if has_seats else ""
    return BarisLembar(
        kode, {KODE: show(kode, known), **cells}, jabatan=None if has_seats else kode
    )


def _made(jabatan: domain.Jabatan) -> BarisLembar:
    """A post that another entry makes, or that is not for who gets the sheet."""
    what = f"Kursi dari {jabatan.titel}, tertulis" if jabatan.titel else "Tertulis"
    cells = {kepala: show(_text(jabatan, key)) for kepala, key in KUNCI.items()}
    shown = {KODE: show(jabatan.kode, f"{what} di {jabatan.span}; diubah di sana."), **cells}
    return BarisLembar(jabatan.kode, shown, jabatan=jabatan.kode)


def _text(jabatan: domain.Jabatan, key: str) -> str:
    """What the source says of a post; a short name that is none is not shown."""
    teks = getattr(jabatan, key) or ""
    return "" if key == "singkat" and teks == jabatan.nama else str(teks)


def new_key(_: Bahan, __: Lembar, texts: Mapping[str, str]) -> str:
    """Return the code of a row that was typed without one: made from its name, "" without one."""
    return slug(texts.get("Nama", ""))


def write(
    bahan: Bahan, isian: Sequence[Isian], baru: Sequence[BarisBaru]
) -> Checked[Sequence[Tulis]]:
    """Return the edits of changed cells, and a new entry at the end of the list for each new row.

    Problems: X030 what must not be empty, X031 a code that is used, or that cannot be made.
    """
    changed = write_scalars(isian, _WAJIB)
    tulis, problems = list(changed.value or ()), list(changed.problems)
    used = {row.kunci for row in build(bahan).baris}
    for row in baru:
        cells = {k: one_line(sel.teks) for k, sel in row.isian.items()}
        kode = row.kunci or slug(cells.get("Nama", ""))
        wrong = _cannot_be(row, kode, cells, used)
        if wrong:
            problems.append(wrong)
            continue
        used.add(kode)
        data = {key: cells[kepala] for kepala, key in KUNCI.items() if cells.get(kepala)}
        where = tuple(sel.di for sel in row.isian.values())
        tulis.append(Tulis(ORG, Append(("jabatan",), {"kode": kode, **data}), where))
    settled = settle(tulis)
    return Checked(settled.value, (*problems, *settled.problems))


def _cannot_be(
    row: BarisBaru, kode: str, cells: Mapping[str, str], used: Container[str]
) -> Problem | None:
    """Why a row cannot be a new post, or None."""
    missing = [kepala for kepala in _WAJIB if not cells.get(kepala)]
    if missing:
        lacking = say_lacking(missing, row.ditolak, "isi juga {}")
        return problem(row.di, "X030", f"jabatan baru: {lacking}.")
    if not kode:
        return problem(row.di, "X031", "kode tidak dapat dibuat dari namanya; isi Kode.")
    if kode in used:
        pesan = f'kode "{kode}" sudah dipakai jabatan lain; isi Kode yang lain.'
        return problem(row.di, "X031", pesan)
    return None


def _columns(bahan: Bahan) -> tuple[Kolom, ...]:
    everybody = bahan.organisasi.jabatan.values()
    codes = tuple(bahan.organisasi.jabatan)
    jenjang = {*bahan.organisasi.naskah.judul_lampiran, *(j.jenjang for j in everybody)} - {""}
    choices = {
        "Jenis": tuple(dict.fromkeys(j.jenis for j in everybody)),
        "Jenjang": tuple(sorted(jenjang)),
        "Unit": tuple(dict.fromkeys(j.unit for j in everybody)),
        "Kode atasan": codes,
        "Kode Pihak Kedua": codes,
    }
    return (Kolom(KODE, Guna.KUNCI, 30, keterangan=_TENTANG[KODE]), *_filled(choices))


def _filled(choices: Mapping[str, tuple[str, ...]]) -> Iterator[Kolom]:
    for kepala in KUNCI:
        lebar, tentang = _LEBAR.get(kepala, 18), _TENTANG.get(kepala, "")
        yield Kolom(kepala, Guna.ISI, lebar, choices.get(kepala, ()), tentang)


_LEBAR = {"Nama": 48, "Unit": 36, "Kode atasan": 30, "Kode Pihak Kedua": 30, "Perlu konfirmasi": 48}
_TENTANG = {
    KODE: "Dibuat dari nama bila dikosongkan pada baris baru; sesudah itu tetap.",
    "Nama": "Nama jabatan sebagaimana dicetak.",
    "Singkat": "Nama pendek pada judul kolom; kosong: nama jabatan.",
    "Jenis": "Macam jabatan yang menerima indikator bersama-sama, misalnya lurah.",
    "Kode atasan": "Kode jabatan atasan langsung; kosong hanya pada puncak bagan.",
    "Kode Pihak Kedua": "Hanya bila Pihak Kedua bukan atasan langsung.",
    "Peran": "Dicetak di belakang nama jabatan, misalnya selaku Ketua Subkelompok …",
    "Perlu konfirmasi": "Mengapa nama jabatan belum pasti; perjanjiannya menjadi konsep.",
}
SHEET = Sheet(NAMA, build, write, untuk_unit=True, kunci=new_key)

"""The sheet Program: the lines of the Program/Anggaran block, each of one post.

They have no code: a line is told by its post and its words, of equal ones by their order.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from pkdocs import domain
from pkdocs.base.problem import Checked, Problem, suggester
from pkdocs.base.text import fold
from pkdocs.domain import wording
from pkdocs.domain.lembar import BarisBaru, BarisLembar, Guna, Isian, Kolom, Lembar
from pkdocs.sources.edits import Append
from pkdocs.sources.project import INDICATORS
from pkdocs.sources.sheets.bahan import Bahan, Sheet, Tulis
from pkdocs.sources.sheets.sel import (
    iter_places,
    one_line,
    problem,
    say_lacking,
    show,
    show_scalar,
    write_scalars,
)

NAMA = "Program"
KUNCI = "Kunci"
KEY = "program"
JABATAN = "Kode jabatan"
ISI = {
    JABATAN: "jabatan",
    "Program": "program",
    "Anggaran": "anggaran",
    "Keterangan": "keterangan",
}
"""The key of a line that each column holds; all are required."""
_KOSONG = 30


def build(bahan: Bahan) -> Lembar:
    """Return the sheet: the lines in the order of the source."""
    kolom = (
        Kolom(KUNCI, Guna.KUNCI, 18, keterangan="Baris baru: biarkan kosong."),
        Kolom(JABATAN, Guna.ISI, 26, tuple(bahan.perjanjian)),
        Kolom("Jabatan", Guna.TAMPIL, 36),
        Kolom("Program", Guna.ISI, 56),
        Kolom("Anggaran", Guna.ISI, 20, keterangan="Rupiah penuh, misalnya 1.250.000."),
        Kolom("Keterangan", Guna.ISI, 18, keterangan="Misalnya APBD."),
    )
    return Lembar(NAMA, kolom, tuple(_rows(bahan)), _KOSONG)


def _rows(bahan: Bahan) -> Iterator[BarisLembar]:
    source = bahan.sources[INDICATORS]
    seen: Counter[str] = Counter()
    for tempat in iter_places(source, (KEY,)):
        cells = {kepala: show_scalar(source, (*tempat, key)) for kepala, key in ISI.items()}
        words = _words({kepala: cell.teks for kepala, cell in cells.items()})
        seen[words] += 1
        kunci = f"{words} {seen[words]}"
        kode = domain.KodeJabatan(cells[JABATAN].teks)
        jabatan = bahan.organisasi.jabatan.get(kode)
        titel = show(wording.format_titel(jabatan) if jabatan else "")
        yield BarisLembar(kunci, {KUNCI: show(kunci), "Jabatan": titel, **cells}, jabatan=kode)


def write(
    bahan: Bahan, isian: Sequence[Isian], baru: Sequence[BarisBaru]
) -> Checked[Sequence[Tulis]]:
    """Return the edits of changed cells, and a new line behind the others for each new row.

    Problems: X030 a cell was emptied, X050 a new row is not whole, X051 a post that the chart has
    not.
    """
    everybody = bahan.organisasi.jabatan
    hint = suggester(everybody)
    named = [(c.baru, c.di) for c in isian if c.kolom == JABATAN]
    named += [(row.isian[JABATAN].teks, row.di) for row in baru if JABATAN in row.isian]
    unknown = {
        di: problem(di, "X051", f'jabatan "{kode}" tidak ada di bagan.{hint(one_line(kode))}')
        for kode, di in named
        if one_line(kode) and one_line(kode) not in everybody
    }
    lacking = [wrong for row in baru if (wrong := _lacking(row))]
    changed = write_scalars((cell for cell in isian if cell.di not in unknown), ISI)
    whole = [row for row in baru if row.di not in unknown and not _lacking(row)]
    problems = (*unknown.values(), *changed.problems, *lacking)
    return Checked((*(changed.value or ()), *map(_appended, whole)), problems)


def _lacking(row: BarisBaru) -> Problem | None:
    missing = [k for k in ISI if k not in row.isian or not one_line(row.isian[k].teks)]
    lacking = say_lacking(missing, row.ditolak, "{} belum diisi")
    pesan = f"program baru: {lacking}; baris ini tidak diambil."
    return problem(row.di, "X050", pesan) if missing else None


def _appended(row: BarisBaru) -> Tulis:
    data = {key: one_line(row.isian[kepala].teks) for kepala, key in ISI.items()}
    return Tulis(INDICATORS, Append((KEY,), data), tuple(sel.di for sel in row.isian.values()))


def key_of_new(_: Bahan, lembar: Lembar, texts: Mapping[str, str]) -> str:
    """Return the key of a line that was typed in: that of an equal one, else one of its own."""
    words = _words(texts)
    known = [row for row in lembar.baris if row.kunci.rpartition(" ")[0] == words]
    said = {kepala: one_line(texts.get(kepala, "")) for kepala in ISI}
    for row in known:
        if said == {kepala: row.sel[kepala].teks for kepala in ISI}:
            return row.kunci
    return f"{words} {len(known) + 1}"


def _words(texts: Mapping[str, str]) -> str:
    """What a line is told by: its post, and its words without case and signs."""
    return f"{one_line(texts.get(JABATAN, ''))} {fold(texts.get('Program', ''))}"


SHEET = Sheet(NAMA, build, write, kunci=key_of_new)

"""The sheet Konfirmasi: what waits for somebody's word, and who gave it, when, on which paper."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from pkdocs import domain
from pkdocs.base.problem import Checked, Problem
from pkdocs.base.text import slug
from pkdocs.domain import wording
from pkdocs.domain.lembar import BarisBaru, BarisLembar, Guna, Isian, Kolom, Lembar, SelLembar
from pkdocs.sources.edits import Append
from pkdocs.sources.sheets.bahan import Bahan, Sheet, Tulis
from pkdocs.sources.sheets.berkas_unit import unit_file
from pkdocs.sources.sheets.sel import iter_places, one_line, problem, say_lacking, show

NAMA = "Konfirmasi"
KUNCI = "Kunci"
ISIAN = {"Oleh": "oleh", "Tanggal": "tanggal", "Surat": "surat"}
"""The key of the unit's file that each column holds."""
_KARTU = "Apakah indikator Score Card ini berlaku bagi jabatan unit ini?"


class Tanya(Struct, frozen=True):
    """One thing to confirm: of a post of the unit, or (score_card) of the unit itself."""

    hal: domain.Hal
    jabatan: domain.Jabatan
    indikator: domain.Indikator | None
    ragu: str

    @property
    def kunci(self) -> str:
        """Return the key of its row."""
        if self.hal is domain.Hal.SCORE_CARD:
            return f"{self.hal} {slug(self.jabatan.unit)}"
        return " ".join(filter(None, (self.hal, self.jabatan.kode, self.kode)))

    @property
    def kode(self) -> str:
        """Return the code of the indicator, "" for none."""
        return self.indikator.kode if self.indikator else ""


def build(bahan: Bahan) -> Lembar:
    """Return the sheet: a row for what is open, to be filled in, and for what was settled.

    It is owed where an agreement waits for it.
    """
    settled = _settled(bahan)
    rows = (_row(bahan, own, settled.get(own.kunci)) for own in iter_hal(bahan))
    return Lembar(NAMA, _KOLOM, tuple(rows))


def iter_hal(bahan: Bahan) -> Iterator[Tanya]:
    """Give what is or was unsettled, by post in the order of the chart.

    A doubt about the Score Card stands at the first post of the unit that has it.
    """
    card = bahan.katalog.score_card
    jenis = () if card is None or card.dikonfirmasi or not card.sasaran else card.berlaku_untuk
    given, units = _doubted(bahan.katalog), set[str]()
    for jabatan in filter(bahan.of_unit, bahan.organisasi.jabatan.values()):
        if jabatan.perlu_konfirmasi:
            yield Tanya(domain.Hal.NAMA_JABATAN, jabatan, None, jabatan.perlu_konfirmasi)
        for indikator, ragu in given.get(jabatan.kode, ()):
            yield Tanya(domain.Hal.PEMBERIAN, jabatan, indikator, ragu)
        if jabatan.jenis in jenis and jabatan.unit not in units:
            units.add(jabatan.unit)
            yield Tanya(domain.Hal.SCORE_CARD, jabatan, None, _KARTU)


def _doubted(
    katalog: domain.Katalog,
) -> Mapping[domain.KodeJabatan, list[tuple[domain.Indikator, str]]]:
    """The indicators that a post is not sure to be given; of several mentions the first counts.

    The pemilik holds all of them in any case.
    """
    found: dict[domain.KodeJabatan, list[tuple[domain.Indikator, str]]] = {}
    for _, indikator in domain.iter_indikator(katalog):
        seen = {katalog.pemilik}
        for penerima in indikator.penerima:
            for kode in penerima.jabatan:
                if kode not in seen and penerima.perlu_konfirmasi:
                    found.setdefault(kode, []).append((indikator, penerima.perlu_konfirmasi))
                seen.add(kode)
    return found


def _settled(bahan: Bahan) -> Mapping[str, Mapping[str, SelLembar]]:
    """What was confirmed, by the key of its row, as its file says it; the first counts."""
    found: dict[str, Mapping[str, SelLembar]] = {}
    for konfirmasi in bahan.katalog.konfirmasi:
        cells = _cells(bahan, konfirmasi)
        for kunci in _keys(konfirmasi):
            found.setdefault(kunci, cells)
    return found


def _keys(konfirmasi: domain.Konfirmasi) -> Iterator[str]:
    if konfirmasi.hal is domain.Hal.SCORE_CARD:
        yield f"{konfirmasi.hal} {slug(konfirmasi.unit)}"
    for kode in konfirmasi.jabatan:
        for indikator in konfirmasi.indikator or ("",):
            yield " ".join(filter(None, (konfirmasi.hal, kode, indikator)))


def _cells(bahan: Bahan, konfirmasi: domain.Konfirmasi) -> Mapping[str, SelLembar]:
    source, place = bahan.sources[konfirmasi.span.berkas], konfirmasi.span
    every = iter_places(source, ("konfirmasi",))
    tempat = next(own for own in every if source.span(own) == place)
    known = f"Sudah dikonfirmasi ({place})."
    return {k: show(source.text((*tempat, key)), known) for k, key in ISIAN.items()}


def _row(bahan: Bahan, own: Tanya, settled: Mapping[str, SelLembar] | None) -> BarisLembar:
    of_unit = own.hal is domain.Hal.SCORE_CARD
    shown = {
        KUNCI: show(own.kunci),
        "Hal": show(_HAL[own.hal]),
        "Kode jabatan": show("" if of_unit else own.jabatan.kode),
        "Jabatan": show(own.jabatan.unit if of_unit else wording.format_titel(own.jabatan)),
        "Indikator": show(f"{own.kode} {own.indikator.indikator}" if own.indikator else ""),
        "Pertanyaan": show(own.ragu),
    }
    waits = own.jabatan.kode in bahan.perjanjian
    cells = settled or dict.fromkeys(ISIAN, SelLembar(diminta=waits))
    return BarisLembar(own.kunci, {**shown, **cells}, settled is not None, own.jabatan.kode)


def write(bahan: Bahan, _: Sequence[Isian], baru: Sequence[BarisBaru]) -> Checked[Sequence[Tulis]]:
    """Return an entry in the file of the unit for each row that was filled in whole.

    What was settled is locked, so that there are no changed cells. Problems: X037 not all three
    cells, X038 no whole date, or a row of which nothing is open.
    """
    open_hal = {own.kunci: own for own in iter_hal(bahan)}
    tulis, problems = list[Tulis](), list[Problem]()
    for row in baru:
        own = open_hal.get(row.kunci)
        cells = {k: one_line(sel.teks) for k, sel in row.isian.items() if k in ISIAN}
        wrong = _cannot_be(row, own, cells)
        if own is None or wrong:
            problems += [wrong] if wrong else []
            continue
        berkas = unit_file(bahan, own.jabatan.unit)
        where = tuple(row.isian[kepala].di for kepala in ISIAN)
        tulis.append(Tulis(berkas, Append(("konfirmasi",), _entry(own, cells)), where))
    return Checked(tulis, tuple(problems))


def _cannot_be(row: BarisBaru, own: Tanya | None, cells: Mapping[str, str]) -> Problem | None:
    """Why a row confirms nothing, or None."""
    if own is None:
        pesan = f'tidak ada yang menunggu konfirmasi dengan kunci "{row.kunci}"; hapus barisnya.'
        return problem(row.di, "X038", pesan)
    missing = [kepala for kepala in ISIAN if not cells.get(kepala)]
    if missing:
        lacking = say_lacking(missing, row.ditolak, "isi juga {}")
        return problem(row.di, "X037", f"konfirmasi belum lengkap: {lacking}.")
    if not _is_day(cells["Tanggal"]):
        pesan = f'"{cells["Tanggal"]}" bukan tanggal lengkap; tulis misalnya "9 Januari 2023".'
        return problem(row.isian["Tanggal"].di, "X038", pesan)
    return None


def _is_day(teks: str) -> bool:
    try:
        return wording.parse_tanggal(teks).hari is not None
    except ValueError:
        return False


def _entry(own: Tanya, cells: Mapping[str, str]) -> dict[str, str]:
    of_unit = own.hal is domain.Hal.SCORE_CARD
    named = {"jabatan": "" if of_unit else str(own.jabatan.kode), "indikator": own.kode}
    given = {key: teks for key, teks in named.items() if teks}
    said = {key: cells[kepala] for kepala, key in ISIAN.items()}
    return {"hal": str(own.hal), **given, **said}


_HAL = {
    domain.Hal.NAMA_JABATAN: "Nama jabatan",
    domain.Hal.PEMBERIAN: "Pemberian indikator",
    domain.Hal.SCORE_CARD: "Score Card",
}
_KOLOM = (
    Kolom(KUNCI, Guna.KUNCI, 30),
    Kolom("Hal", Guna.TAMPIL, 18),
    Kolom("Kode jabatan", Guna.TAMPIL, 28),
    Kolom("Jabatan", Guna.TAMPIL, 40),
    Kolom("Indikator", Guna.TAMPIL, 44),
    Kolom("Pertanyaan", Guna.TAMPIL, 48),
    Kolom("Oleh", lebar=28, keterangan="Siapa yang memastikan, misalnya Kepala Bagian KKPP."),
    Kolom("Tanggal", lebar=18, keterangan="Tanggal suratnya, misalnya 9 Januari 2023."),
    Kolom("Surat", lebar=28, keterangan="Surat yang memuatnya, dengan nomornya."),
)
SHEET = Sheet(NAMA, build, write, untuk_unit=True)

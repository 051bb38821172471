"""The sheet Dari atasan: what the posts of a unit were given from above. Shown, never read back."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from pkdocs import domain
from pkdocs.base.problem import Checked
from pkdocs.domain import wording
from pkdocs.domain.lembar import BarisBaru, BarisLembar, Guna, Isian, Kolom, Lembar
from pkdocs.sources.sheets.bahan import Bahan, Sheet, Tulis
from pkdocs.sources.sheets.sel import show

NAMA = "Dari atasan"
KUNCI = "Kunci"
_KOLOM = (
    Kolom(KUNCI, Guna.KUNCI, 30),
    Kolom("Jabatan", Guna.TAMPIL, 36),
    Kolom("Kode", Guna.TAMPIL, 12),
    Kolom("Sasaran", Guna.TAMPIL, 44),
    Kolom("Indikator", Guna.TAMPIL, 52),
    Kolom("Target tahunan", Guna.TAMPIL, 16),
    Kolom("Satuan", Guna.TAMPIL, 14),
    Kolom("Sifat", Guna.TAMPIL, 24, keterangan="Yang diturunkan disusun pada lembar Turunan."),
)


class Induk(Struct, frozen=True):
    """An indicator of the catalogue, the Score Card or a post's own, with its sasaran.

    `sasaran` "": that of what it comes from.
    """

    sasaran: str
    indikator: domain.Indikator


def build(bahan: Bahan) -> Lembar:
    """Return the sheet: each post in the order of the chart, its rows in that of its agreement.

    Where a post derived its own, the row says what was given to it. Dasar: Instruksi e-0005/2023,
    KEDUA angka 1, 2 and 4.
    """
    known = known_induk(bahan.katalog)
    rows: dict[str, BarisLembar] = {}
    for perjanjian in bahan.perjanjian.values():
        if bahan.of_unit(perjanjian.jabatan):
            for row in _rows(perjanjian, known):
                rows.setdefault(row.kunci, row)
    return Lembar(NAMA, _KOLOM, tuple(rows.values()))


def write(_: Bahan, isian: Sequence[Isian], baru: Sequence[BarisBaru]) -> Checked[Sequence[Tulis]]:
    """Return no edits: nothing of it is read."""
    del isian, baru
    return Checked(())


SHEET = Sheet(NAMA, build, write, untuk_unit=True, untuk_proyek=False)


def known_induk(katalog: domain.Katalog) -> Mapping[domain.KodeIndikator, Induk]:
    """Return what can be derived from, by its code; of two with one code the first."""
    found: dict[domain.KodeIndikator, Induk] = {}
    for sasaran, indikator in (*domain.iter_indikator(katalog), *domain.iter_score_card(katalog)):
        found.setdefault(indikator.kode, Induk(sasaran.sasaran, indikator))
    for turunan in katalog.turunan:
        own = Induk(turunan.sasaran, turunan.indikator)
        found.setdefault(turunan.indikator.kode, own)
    return found


def _rows(
    perjanjian: domain.Perjanjian, known: Mapping[domain.KodeIndikator, Induk]
) -> Iterator[BarisLembar]:
    for baris in perjanjian.baris:
        given = known.get(baris.induk) if baris.induk else None
        if given:
            yield _row(perjanjian.jabatan, baris, given)


def _row(jabatan: domain.Jabatan, baris: domain.Baris, given: Induk) -> BarisLembar:
    """What was given; its target as the post carries it, or else as it stands above."""
    above = given.indikator
    target, satuan = baris.target, baris.satuan
    if baris.sifat is not domain.Sifat.LANGSUNG:
        target, satuan = above.target, above.satuan
    texts = {
        KUNCI: f"{jabatan.kode} {above.kode}",
        "Jabatan": wording.format_titel(jabatan),
        "Kode": above.kode,
        "Sasaran": given.sasaran or baris.sasaran,
        "Indikator": above.indikator,
        "Target tahunan": _year(target),
        "Satuan": satuan,
        "Sifat": _sifat(baris),
    }
    cells = {kepala: show(teks) for kepala, teks in texts.items()}
    return BarisLembar(texts[KUNCI], cells, jabatan=jabatan.kode)


def _year(target: domain.Target | None) -> str:
    if target is None:
        return ""
    return target.tahunan.teks if target.tahunan else "N/A"


def _sifat(baris: domain.Baris) -> str:
    lingkup = f" ({'; '.join(baris.lingkup)})" if baris.lingkup else ""
    if baris.sifat is domain.Sifat.TURUNAN:
        return f"diturunkan, disusun sebagai {baris.kode}"
    return f"{baris.sifat}{lingkup}"

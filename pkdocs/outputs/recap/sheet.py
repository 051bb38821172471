"""A recap as an Excel book: a row a post, and a row a unit; read and printed, not filled in.

Written row by row, for a province has tens of thousands of posts.
"""

from collections.abc import Iterator

from pkdocs.domain import wording
from pkdocs.outputs.recap.words import KEMAJUAN, day_of, name_nomor, name_tenggat, notes
from pkdocs.outputs.workbook.report import Cells, Guise, Page, write_report
from pkdocs.rules.rekap import BarisRekap, Hitungan, Kemajuan, Rekap

Kolom = tuple[str, int]
"""A column: its title, and its width in letters."""
_IDENTITAS: tuple[Kolom, ...] = (
    *(("No", 6), ("Unit", 22), ("Jabatan", 28), ("Nama", 22), ("NIP", 19), ("Jenjang", 13)),
    *(("PK", 11), ("Pihak Kedua", 22), ("Keadaan", 17), ("Dibekukan", 15), ("Pindaian", 11)),
)
_SISTEM = 13
_SESUDAH: tuple[Kolom, ...] = (
    *(("Diunggah", 11), ("Diserahkan", 11), ("Diterima KKPP", 11), ("Catatan", 36)),
)
_JUMLAH: tuple[Kolom, ...] = (
    *(("Unit", 44), ("Wajib", 8), ("Belum berindikator", 12), ("Galat", 8), ("Konsep", 8)),
    *(("Siap, nama belum diisi", 12), ("Siap", 8), ("Ditandatangani", 17), ("%", 7)),
    *(("Pindaian", 10), ("%", 7), ("Diinput (baris)", 12), ("%", 7), ("Diunggah", 10), ("%", 7)),
    *(("Diserahkan", 12), ("%", 7), ("Diterima", 10), ("%", 7), ("Terlambat", 11)),
)


def write_recap(rekap: Rekap, status: str) -> bytes:
    """Return a recap as the bytes of an Excel book; `status` is its maker's mark.

    Every text is a cell of text, also one that begins with `=`.
    """
    title = f"Rekap Perjanjian Kinerja Tahun {rekap.tahun}"
    posts = Page("Rekap", _columns(rekap), _posts(rekap))
    units = Page("Ringkasan", _JUMLAH, _units(rekap))
    return write_report(title, tuple(_told(rekap)), (posts, units), status)


def _told(rekap: Rekap) -> Iterator[str]:
    yield f"Keadaan {wording.format_tanggal(rekap.hari)}"
    days = [f"{own} {wording.format_tanggal(day)}" for own, day in name_tenggat(rekap)]
    yield f"Tenggat: {', '.join(days) or 'belum ditentukan'}"


def _posts(rekap: Rekap) -> Iterator[tuple[Guise, Cells]]:
    rows = (row for unit in rekap.units for row in unit.terlambat_dahulu)
    for number, row in enumerate(rows, start=1):
        guise = Guise.URGENT if row.terlambat else Guise.USUAL
        yield guise, _cells(number, row, rekap)


def _units(rekap: Rekap) -> Iterator[tuple[Guise, Cells]]:
    for unit in rekap.units:
        yield Guise.USUAL, _counts(unit.unit, unit.hitungan)
    yield Guise.SUM, _counts("Jumlah", rekap.hitungan)


def _columns(rekap: Rekap) -> tuple[Kolom, ...]:
    entered = ((f"Diinput {sistem}", _SISTEM) for sistem in rekap.hitungan.diinput)
    return (*_IDENTITAS, *entered, *_SESUDAH)


def _cells(number: int, row: BarisRekap, rekap: Rekap) -> Cells:
    tahu, own, pejabat = row.tahu, row.tahu.riwayat, row.tahu.pejabat
    pairs = (row.diinput.get(sistem) for sistem in rekap.hitungan.diinput)
    return (
        number,
        tahu.jabatan.unit,
        wording.format_titel(tahu.jabatan),
        wording.format_nama(pejabat) if pejabat else "",
        pejabat.nip if pejabat else "",
        tahu.jabatan.jenjang,
        name_nomor(tahu.nomor),
        tahu.pihak_kedua.nama if tahu.pihak_kedua else "",
        KEMAJUAN[tahu.kemajuan],
        day_of(own.beku),
        day_of(own.pindaian),
        *("/".join(map(str, pair)) if pair else "" for pair in pairs),
        day_of(own.diunggah),
        day_of(own.diserahkan),
        day_of(own.diterima),
        "; ".join(notes(row)),
    )


def _counts(name: str, own: Hitungan) -> Cells:
    done, of = own.jumlah_diinput
    signed = own.kemajuan[Kemajuan.DITANDATANGANI]
    return (
        name,
        own.wajib,
        *(own.kemajuan[k] for k in _BEFORE),
        *(signed, _share(signed, own.wajib)),
        *(own.pindaian, _share(own.pindaian, own.wajib)),
        *(f"{done}/{of}", _share(done, of)),
        *(own.diunggah, _share(own.diunggah, own.wajib)),
        *(own.diserahkan, _share(own.diserahkan, own.wajib)),
        *(own.diterima, _share(own.diterima, own.wajib)),
        own.jabatan_terlambat,
    )


_BEFORE = (
    *(Kemajuan.TANPA_INDIKATOR, Kemajuan.GALAT, Kemajuan.KONSEP),
    *(Kemajuan.TANPA_NAMA, Kemajuan.SIAP),
)


def _share(part: int, whole: int) -> float | str:
    """The share as a number that Excel shows in percent; "" of nothing."""
    return part / whole if whole else ""

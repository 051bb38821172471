"""A recap as an Excel book: a row a post, and a row a unit; read and printed, not filled in.

Written row by row, for a province has tens of thousands of posts.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from pkdocs.base.text import visible
from pkdocs.domain import wording
from pkdocs.outputs.recap.words import KEMAJUAN, day_of, name_nomor, name_tenggat, notes
from pkdocs.outputs.workbook.looks import FOLIO, GrowingSheet, Looks, height
from pkdocs.rules.rekap import BarisRekap, Hitungan, Kemajuan, Rekap

Kolom = tuple[str, int]
"""A column: its title, and its width in letters."""
Cells = Sequence[str | int | float]
_IDENTITAS: tuple[Kolom, ...] = (
    *(("No", 6), ("Unit", 22), ("Jabatan", 28), ("Nama", 22), ("NIP", 19), ("Jenjang", 13)),
    *(("PK", 11), ("Pihak Kedua", 22), ("Keadaan", 17), ("Ditandatangani", 15), ("Pindaian", 11)),
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
_OPTIONS = {"constant_memory": True, "strings_to_formulas": False, "strings_to_numbers": False}
_CREATED = datetime(2000, 1, 1)  # noqa: DTZ001 - the same bytes whenever it is made


def write_recap(rekap: Rekap, status: str) -> bytes:
    """Return a recap as the bytes of an Excel book; `status` is its maker's mark.

    Every text is a cell of text, also one that begins with `=`.
    """
    stream = BytesIO()
    title = f"Rekap Perjanjian Kinerja Tahun {rekap.tahun}"
    with Workbook(stream, _OPTIONS) as book:
        book.set_properties({"title": title, "created": _CREATED, "status": status})
        styles = _Styles(book)
        posts = _Table(book, "Rekap", _columns(rekap), styles)
        posts.begin(title, _told(rekap))
        for number, row in enumerate(_rows(rekap), start=1):
            posts.add(_cells(number, row, rekap), styles.late if row.terlambat else styles.usual)
        posts.finish(title)
        units = _Table(book, "Ringkasan", _JUMLAH, styles)
        units.begin(title, _told(rekap))
        for unit in rekap.units:
            units.add(_counts(unit.unit, unit.hitungan), styles.usual)
        units.add(_counts("Jumlah", rekap.hitungan), styles.total)
        units.finish(title)
    return stream.getvalue()


def _told(rekap: Rekap) -> Iterator[str]:
    yield f"Keadaan {wording.format_tanggal(rekap.hari)}"
    days = [f"{own} {wording.format_tanggal(day)}" for own, day in name_tenggat(rekap)]
    yield f"Tenggat: {', '.join(days) or 'belum ditentukan'}"


def _rows(rekap: Rekap) -> Iterator[BarisRekap]:
    return (row for unit in rekap.units for row in unit.baris)


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


_CELL = {
    "font_size": 10,
    "text_wrap": True,
    "valign": "top",
    "border": 1,
    "border_color": "#BFBFBF",
}
_LATE, _TOTAL = {"bold": True, "font_color": "#C00000"}, {"bold": True, "bg_color": "#E7E6E6"}


@dataclass(frozen=True, slots=True)
class _Style:
    """How the cells of a row look: texts, counts, shares; of what is `late`, the last one too."""

    text: Format
    count: Format
    share: Format
    last: Format


def _style(book: Workbook, *, row: Mapping[str, object], last: Mapping[str, object]) -> _Style:
    return _Style(
        book.add_format({**_CELL, **row, "num_format": "@"}),
        book.add_format({**_CELL, **row, "align": "center"}),
        book.add_format({**_CELL, **row, "align": "center", "num_format": "0%"}),
        book.add_format({**_CELL, **row, **last, "num_format": "@"}),
    )


class _Styles:
    """The looks of the book, made once, in an order that is always the same."""

    def __init__(self, book: Workbook) -> None:
        looks = Looks(book, "")
        self.title, self.line, self.head = looks.judul, looks.tebal, looks.head(filled=False)
        self.usual = _style(book, row={}, last={})
        self.late = _style(book, row={}, last=_LATE)
        self.total = _style(book, row=_TOTAL, last={})


class _Table:
    """A sheet with lines above a table, and rows that are written as they come."""

    def __init__(
        self, book: Workbook, name: str, columns: Sequence[Kolom], styles: _Styles
    ) -> None:
        self._sheet = book.add_worksheet(name, GrowingSheet)
        self._columns = columns
        self._styles = styles
        self._row = 0

    def begin(self, title: str, lines: Iterable[str]) -> None:
        """Write the lines above the table, and its head."""
        sheet, styles = self._sheet, self._styles
        for place, (_, width) in enumerate(self._columns):
            sheet.set_column(place, place, width)
        sheet.write_string(0, 0, title, styles.title)
        for line in lines:
            self._row += 1
            sheet.write_string(self._row, 0, visible(line), styles.line)
        self._head = self._row + 2
        sheet.set_row(self._head, max(height(*column) for column in self._columns))
        for place, (name, _) in enumerate(self._columns):
            sheet.write_string(self._head, place, visible(name), styles.head)
        self._row = self._head

    def add(self, cells: Cells, style: _Style) -> None:
        """Write a row as high as its words need."""
        self._row += 1
        shown = [visible(own) if isinstance(own, str) else own for own in cells]
        pairs = zip(shown, self._columns, strict=True)
        texts = [(own, width) for own, (_, width) in pairs if isinstance(own, str)]
        self._sheet.set_row(self._row, max(height(*pair) for pair in texts))
        last = len(cells) - 1
        for place, own in enumerate(shown):
            if isinstance(own, str):
                look = style.last if place == last else style.text
                self._sheet.write_string(self._row, place, own, look)
            else:
                look = style.share if isinstance(own, float) else style.count
                self._sheet.write_number(self._row, place, own, look)

    def finish(self, title: str) -> None:
        """Set the page: F4 across, all columns on it, the head on each."""
        sheet, last = self._sheet, len(self._columns) - 1
        sheet.freeze_panes(self._head + 1, 0)
        sheet.autofilter(self._head, 0, self._row, last)
        sheet.repeat_rows(self._head)
        sheet.print_area(0, 0, self._row, last)
        sheet.fit_to_pages(1, 0)
        sheet.set_landscape()
        sheet.set_paper(FOLIO)
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        sheet.set_footer(f"&L&9{title}&R&9Halaman &P dari &N")

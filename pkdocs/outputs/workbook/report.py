"""A book to read and to print: sheets with lines above a table, counts and shares as numbers.

Written row by row, never whole in memory. What is to come back is a workbook (`book`).
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from enum import Enum, auto
from io import BytesIO

from msgspec import Struct
from xlsxwriter import Workbook
from xlsxwriter.format import Format

from pkdocs.base.text import visible
from pkdocs.outputs.workbook.grid import put
from pkdocs.outputs.workbook.looks import FOLIO, GrowingSheet, Looks, height

Cells = Sequence[str | int | float]
"""A row: texts, counts (int) and shares (float, shown in percent)."""
_OPTIONS = {"constant_memory": True, "strings_to_formulas": False}
_CREATED = datetime(2000, 1, 1)  # noqa: DTZ001 - the same bytes whenever it is made
_CELL = {
    "font_size": 10,
    "text_wrap": True,
    "valign": "top",
    "border": 1,
    "border_color": "#BFBFBF",
}
_RED, _SUM = {"bold": True, "font_color": "#C00000"}, {"bold": True, "bg_color": "#E7E6E6"}


class Guise(Enum):
    """What a row is: one of many, one whose last cell is to be seen first, or the sum."""

    USUAL = auto()
    URGENT = auto()
    SUM = auto()


class Page(Struct, frozen=True):
    """A sheet: its name, its columns (head word, width in letters), its rows, each in its guise."""

    lembar: str
    kolom: Sequence[tuple[str, int]]
    rows: Iterable[tuple[Guise, Cells]]


def write_report(judul: str, lines: Sequence[str], pages: Iterable[Page], status: str) -> bytes:
    """Return an Excel file of these sheets, each below the title and the lines.

    `status` is its maker's mark. The same rows give the same bytes.

    Raises:
        TooLargeError: A text is longer than a cell holds.
    """
    stream = BytesIO()
    with Workbook(stream, _OPTIONS) as book:
        book.set_properties({"title": judul, "created": _CREATED, "status": status})
        styles = _Styles(book)
        for page in pages:
            table = _Table(book, page, styles)
            table.begin(judul, lines)
            for guise, cells in page.rows:
                table.add(cells, styles.of[guise])
            table.finish(judul)
    return stream.getvalue()


class _Style(Struct, frozen=True):
    """How the cells of a row look: texts, counts, shares, and the last of them."""

    text: Format
    count: Format
    share: Format
    last: Format


class _Styles:
    """The looks of the book, made once, in an order that is always the same."""

    def __init__(self, book: Workbook) -> None:
        looks = Looks(book, "")
        self.title, self.line, self.head = looks.judul, looks.tebal, looks.head(filled=False)
        self.of = {
            Guise.USUAL: _style(book, {}, {}),
            Guise.URGENT: _style(book, {}, _RED),
            Guise.SUM: _style(book, _SUM, {}),
        }


def _style(book: Workbook, row: Mapping[str, object], last: Mapping[str, object]) -> _Style:
    return _Style(
        book.add_format({**_CELL, **row, "num_format": "@"}),
        book.add_format({**_CELL, **row, "align": "center"}),
        book.add_format({**_CELL, **row, "align": "center", "num_format": "0%"}),
        book.add_format({**_CELL, **row, **last, "num_format": "@"}),
    )


class _Table:
    """A sheet with lines above a table, whose rows are written as they come."""

    def __init__(self, book: Workbook, page: Page, styles: _Styles) -> None:
        self._sheet = book.add_worksheet(page.lembar, GrowingSheet)
        self._columns = page.kolom
        self._styles = styles
        self._row = 0

    def begin(self, title: str, lines: Sequence[str]) -> None:
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
                put(self._sheet, self._row, place, own, look)
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

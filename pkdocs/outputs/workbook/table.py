"""A table as an Excel file to read, sort and filter: one sheet, a head, a row a line.

It is not filled in: what is to come back is a workbook (`book`).
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from io import BytesIO

from xlsxwriter import Workbook

from pkdocs.outputs.workbook.grid import put
from pkdocs.outputs.workbook.looks import FOLIO, GrowingSheet, Looks, Warna, height

_CREATED = datetime(2000, 1, 1)  # noqa: DTZ001 - the same bytes whenever it is made


def write_table(
    judul: str,
    lembar: str,
    kolom: Sequence[tuple[str, int]],
    rows: Iterable[Sequence[str]],
    status: str,
) -> bytes:
    """Return an Excel file with a sheet `lembar` of these columns (head word, width) and rows.

    Every cell is text. `judul` is the title of the file, `status` its maker's mark. The same rows
    give the same bytes.

    Raises:
        TooLargeError: A text is longer than a cell holds, or there are more rows than Excel has.
    """
    stream = BytesIO()
    with Workbook(stream, {"in_memory": True, "strings_to_formulas": False}) as book:
        book.set_properties({"title": judul, "created": _CREATED, "status": status})
        sheet = book.add_worksheet(lembar, GrowingSheet)
        looks = Looks(book, "")
        head, text = looks.head(filled=False), looks.cell(Warna.BEBAS)
        widths = [width for _, width in kolom]
        for place, (name, width) in enumerate(kolom):
            sheet.set_column(place, place, width)
            sheet.write_string(0, place, name, head)
        sheet.set_row(0, max(height(*own) for own in kolom))
        number = 0
        for number, cells in enumerate(rows, start=1):
            sheet.set_row(number, max(map(height, cells, widths)))
            for place, cell in enumerate(cells):
                put(sheet, number, place, cell, text)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, number, len(kolom) - 1)
        sheet.set_landscape()
        sheet.set_paper(FOLIO)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
    return stream.getvalue()

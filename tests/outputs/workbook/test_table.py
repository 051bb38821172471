"""A table to read: every cell as text, a head that stays, the same bytes each time."""

import io

import openpyxl

from pkdocs.base.placing import Maker
from pkdocs.outputs.workbook.table import write_table

KOLOM = (("Unit", 20), ("Mengapa", 20))
ROWS = [("Bagian Contoh", "=1+1"), ("<r>Bagian</r>", "baris satu\nbaris dua")]


def test_a_table_has_its_rows_as_text_and_is_the_same_each_time() -> None:
    status = Maker("status").status
    data = write_table("Judul", "Daftar", KOLOM, ROWS, status)
    assert data == write_table("Judul", "Daftar", KOLOM, ROWS, status)
    book = openpyxl.load_workbook(io.BytesIO(data))
    sheet = book["Daftar"]
    assert list(sheet.iter_rows(values_only=True)) == [
        ("Unit", "Mengapa"),
        ("Bagian Contoh", "=1+1"),
        (" <r>Bagian</r>", "baris satu\nbaris dua"),
    ]
    assert sheet["B2"].data_type == "s"
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:B3")
    assert sheet.row_dimensions[3].height > sheet.row_dimensions[2].height
    assert (book.properties.title, book.properties.contentStatus) == ("Judul", status)


def test_a_table_without_rows_has_its_head() -> None:
    data = write_table("Judul", "Daftar", KOLOM, [], "")
    sheet = openpyxl.load_workbook(io.BytesIO(data))["Daftar"]
    assert list(sheet.iter_rows(values_only=True)) == [("Unit", "Mengapa")]

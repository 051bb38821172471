"""A book to read and to print: what a row of any guise holds, and how it looks."""

import io
from typing import Any

import openpyxl
import pytest

from pkdocs.base.placing import Maker
from pkdocs.outputs.workbook.grid import TooLargeError
from pkdocs.outputs.workbook.report import Cells, Guise, Page, write_report

STATUS = Maker("recap").status
KOLOM = (("Unit", 20), ("Wajib", 8), ("%", 8), ("Catatan", 20))
ROWS: tuple[tuple[Guise, Cells], ...] = (
    (Guise.USUAL, ("Bagian A", 2, 0.5, "")),
    (Guise.URGENT, ("=1+1", 1, 1.0, "terlambat")),
    (Guise.SUM, ("Jumlah", 3, 2 / 3, "")),
)


def made(*rows: tuple[Guise, Cells]) -> bytes:
    return write_report("Judul & isi", ["Keadaan"], [Page("Satu", KOLOM, rows)], STATUS)


def sheet(*rows: tuple[Guise, Cells]) -> Any:
    return openpyxl.load_workbook(io.BytesIO(made(*rows)))["Satu"]


def test_lines_stand_above_the_table_and_texts_counts_and_shares_below_its_head() -> None:
    rows = list(sheet(*ROWS).iter_rows(values_only=True))
    assert [row[0] for row in rows[:2]] == ["Judul & isi", "Keadaan"]
    assert rows[3:] == [
        ("Unit", "Wajib", "%", "Catatan"),
        ("Bagian A", 2, 0.5, None),
        ("=1+1", 1, 1, "terlambat"),
        ("Jumlah", 3, 2 / 3, None),
    ]


def test_what_is_urgent_and_the_sum_stand_out() -> None:
    own = sheet(*ROWS)
    assert [own.cell(row, 4).font.bold for row in (5, 6, 7)] == [False, True, True]
    assert [own.cell(row, 1).font.bold for row in (5, 6, 7)] == [False, False, True]
    assert (own["C5"].number_format, own["A6"].data_type) == ("0%", "s")


def test_the_same_rows_give_the_same_bytes_and_a_row_is_as_high_as_its_words() -> None:
    assert made(*ROWS) == made(*ROWS)
    long = ("Bagian A", 2, 0.5, "kata yang panjang " * 9)
    heights = sheet((Guise.USUAL, long), ROWS[0]).row_dimensions
    assert heights[5].height > heights[6].height


def test_a_text_that_no_cell_holds_is_told_with_its_place() -> None:
    with pytest.raises(TooLargeError, match='lembar "Satu", sel D5'):
        made((Guise.USUAL, ("Bagian A", 2, 0.5, "x" * 33_000)))

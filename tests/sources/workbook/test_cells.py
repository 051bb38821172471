"""What single cells show, and those that are refused or told."""

from collections.abc import Callable
from typing import Any

import pytest

from pkdocs.base.problem import Berat
from pkdocs.sources.workbook.cells import MAX_TEXT, clean
from tests.support.workbooks import HEADER, make, part, read, repack, texts, told, turunan

Write = Callable[[Any, Any], object]
"""What writes cell D2 (TW I) of a sheet; beside the sheet it is given the workbook."""
SHEET = "xl/worksheets/sheet1.xml"


def with_cell(write: Write) -> bytes:
    """A workbook whose cell D2 is written so; the others of the row are texts."""

    def fill(book: Any) -> None:
        sheet = book.add_worksheet("Turunan")
        sheet.write_row(0, 0, HEADER)
        sheet.write_string(1, 0, "a.1")
        sheet.write_string(1, 4, "9")
        write(sheet, book)

    return make(fill)


def number(value: float, format_: str | int) -> bytes:
    """A workbook whose cell D2 is a number in a format."""
    return with_cell(
        lambda s, b: s.write_number("D2", value, b.add_format({"num_format": format_}))
    )


def forged(cell: str) -> bytes:
    """A workbook whose cell D2 is this XML, which no writer writes."""
    raw = turunan(["a.1", None, None, 7, "9"])
    old = part(raw, SHEET)
    assert b'<c r="D2"><v>7</v></c>' in old
    new = old.replace(b'<c r="D2"><v>7</v></c>', f'<c r="D2" {cell}</c>'.encode())
    return repack(raw, {SHEET: new})


REFUSED: dict[str, tuple[bytes, str]] = {
    "a date": (
        number(44000, 14),
        "X012",
    ),
    "a time": (
        number(0.5, "hh:mm"),
        "X012",
    ),
    "a date in ISO form": (forged('t="d"><v>2023-01-02</v>'), "X012"),
    "a currency that the file does not name": (number(5, 44), "X012"),
    "yes": (with_cell(lambda s, _: s.write_boolean("D2", True)), "X012"),
    "an error": (forged('t="e"><v>#REF!</v>'), "X012"),
    "a type nobody knows": (forged('t="zz"><v>1</v>'), "X012"),
    "a text that is not there": (forged('t="s"><v>999</v>'), "X012"),
    "no number": (forged("><v>lima</v>"), "X012"),
    "a formula with a number": (
        with_cell(lambda s, _: s.write_formula("D2", "=1+1", None, 2)),
        "X013",
    ),
    "a formula with an error": (
        with_cell(lambda s, _: s.write_formula("D2", "=1/0", None, "#DIV/0!")),
        "X013",
    ),
    "a formula not reckoned yet": (forged("><f>E2</f>"), "X013"),
    "a number of 18 digits": (
        with_cell(lambda s, _: s.write_number("D2", 199001012015031001)),
        "X014",
    ),
    "a number that is rounded": (
        number(86.754, "0.0"),
        "X014",
    ),
    "a text that Excel cut": (forged(f't="inlineStr"><is><t>{"a" * MAX_TEXT}</t></is>'), "X016"),
    "a text that is struck out": (
        with_cell(lambda s, b: s.write_string("D2", "5", b.add_format({"font_strikeout": 1}))),
        "X016",
    ),
    "a number that is struck out": (
        with_cell(lambda s, b: s.write_number("D2", 5, b.add_format({"font_strikeout": 1}))),
        "X016",
    ),
    "letters that are struck out": (
        with_cell(
            lambda s, b: s.write_rich_string("D2", "5", b.add_format({"font_strikeout": 1}), "6")
        ),
        "X016",
    ),
    "a sign that nobody sees": (with_cell(lambda s, _: s.write_string("D2", "8\u200b6")), "X016"),
    "a text shown with other words": (
        with_cell(lambda s, b: s.write_string("D2", "5", b.add_format({"num_format": '@" %"'}))),
        "X016",
    ),
}


@pytest.mark.parametrize("name", list(REFUSED))
def test_a_cell_that_is_not_sure_is_refused_at_its_place_and_the_others_are_read(name: str) -> None:
    raw, kode = REFUSED[name]
    checked = read(raw)
    assert told(checked) == [(kode, "isi.xlsx!Turunan!D2")]
    assert checked.problems[0].berat is Berat.GALAT
    assert checked.problems[0].pesan.endswith("sel ini tidak dibaca.")
    assert texts(checked.value) == [{"Kode": "a.1", "Tahunan": "9"}]
    assert checked.value is not None
    assert checked.value.lembar[0].baris[0].ditolak == {"TW I"}


TOLD = {
    "a formula with a text": (
        with_cell(lambda s, _: s.write_formula("D2", '="x"', None, "x")),
        "x",
    ),
    "bold letters": (
        with_cell(lambda s, b: s.write_rich_string("D2", "sa", b.add_format({"bold": 1}), "tu")),
        "satu",
    ),
    "raised letters": (
        with_cell(
            lambda s, b: s.write_rich_string("D2", "m", b.add_format({"font_script": 1}), "2")
        ),
        "m2",
    ),
}


@pytest.mark.parametrize("name", list(TOLD))
def test_what_is_read_otherwise_than_it_looks_is_told(name: str) -> None:
    raw, text = TOLD[name]
    checked = read(raw)
    assert told(checked) == [("X017", "isi.xlsx!Turunan!D2")]
    assert checked.problems[0].berat is Berat.PERINGATAN
    assert texts(checked.value) == [{"Kode": "a.1", "TW I": text, "Tahunan": "9"}]


READ: dict[str, tuple[bytes, str]] = {
    "a text": (with_cell(lambda s, _: s.write_string("D2", "86,75")), "86,75"),
    "zeros before a number": (with_cell(lambda s, _: s.write_string("D2", "0123")), "0123"),
    "a NIP as text": (with_cell(lambda s, _: s.write_string("D2", "199001012015031001")),
                      "199001012015031001"),
    "percent in a plain cell": (
        number(1, "0%"),
        "100%",
    ),
    "a comma": (with_cell(lambda s, _: s.write_number("D2", 86.75)), "86,75"),
    "thousands": (
        number(1250000, "#,##0"),
        "1.250.000",
    ),
    "what Excel reckoned": (forged("><v>0.30000000000000004</v>"), "0,3"),
    "a text like a formula": (with_cell(lambda s, _: s.write_string("D2", "=1+1")), "=1+1"),
    "an apostrophe before it": (
        with_cell(lambda s, b: s.write_string("D2", "=A1", b.add_format({"quote_prefix": True}))),
        "=A1",
    ),
    "lines and blanks": (with_cell(lambda s, _: s.write_string("D2", " a\xa0b\r\nc_x000D_\n ")),
                         "a b\nc_x000D_"),
    "a text with an escaped return": (forged('t="str"><v>a_x000D_&#10;b</v>'), "a\nb"),
    "an escaped return": (forged('t="inlineStr"><is><t>a_x000D_&#10;b</t></is>'), "a\nb"),
    "a text almost too long": (
        forged(f't="inlineStr"><is><t>{"a" * (MAX_TEXT - 1)}</t></is>'),
        "a" * (MAX_TEXT - 1),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", list(READ))
def test_a_cell_is_what_it_shows(name: str) -> None:
    raw, text = READ[name]
    checked = read(raw)
    assert checked.problems == ()
    assert texts(checked.value) == [{"Kode": "a.1", "TW I": text, "Tahunan": "9"}]


@pytest.mark.parametrize(
    "raw",
    [
        with_cell(lambda s, b: s.write_blank("D2", None, b.add_format({"bold": 1}))),
        with_cell(lambda s, _: s.write_string("D2", " \xa0\n")),
        forged("><v></v>"),
        forged('t="s">'),
    ],
)
def test_a_cell_of_nothing_is_empty_and_not_refused(raw: bytes) -> None:
    checked = read(raw)
    assert checked.problems == ()
    assert texts(checked.value) == [{"Kode": "a.1", "Tahunan": "9"}]


def test_a_text_is_compared_with_plain_line_ends_and_blanks() -> None:
    assert clean("  a\r\nb\rc\xa0d\n") == "a\nb\nc d"

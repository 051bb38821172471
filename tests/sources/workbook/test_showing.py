"""Numbers as their cells show them, and those that no cell shows whole."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pkdocs.sources.workbook.showing import (
    BUILT_IN,
    UnshownError,
    parse_number,
    show_number,
    shows_text,
    split_format,
)

ACCOUNTING = '_-"Rp"* #,##0_-;-"Rp"* #,##0_-;_-"Rp"* "-"_-;_-@_-'


@pytest.mark.parametrize(
    ("nilai", "format_", "shown"),
    [
        ("1", "0%", "100%"),
        ("0.86750000000000005", "0.00%", "86,75%"),
        ("0.865", "0.00%", "86,50%"),
        ("86.75", "General", "86,75"),
        ("86.75", "@", "86,75"),
        ("0.30000000000000004", "General", "0,3"),
        ("1E-7", "General", "0,0000001"),
        ("-5", "General", "-5"),
        ("12", "General", "12"),
        ("99999999999999", "0", "99999999999999"),
        ("1250000", "#,##0", "1.250.000"),
        ("1250000.5", "#,##0.00", "1.250.000,50"),
        ("999", "#,##0", "999"),
        ("1250000", ACCOUNTING, "Rp1.250.000"),
        ("-1250000", ACCOUNTING, "-Rp1.250.000"),
        ("0", ACCOUNTING, "Rp-"),
        ("3", "[$Rp-421]#,##0", "Rp3"),
        ("3", "[$Rp]#,##0", "Rp3"),
        ("86.5", "[Red]0.0", "86,5"),
        ("-5", "0;(0)", "(5)"),
        ("0", "0;(0)", "0"),
        ("5", "0000", "0005"),
        ("12", "0,000", "0.012"),
        ("1.5", "0.0#", "1,5"),
        ("2", "0.##", "2"),
        ("0.5", "#.0", ",5"),
        ("3", '0 "orang"', "3 orang"),
        ("3", '"%"0', "%3"),
        ("7", "General\\ %", "7 %"),
        ("1", "0;;", "1"),
        ("0", "0;-0", "0"),
    ],
)
def test_a_number_is_what_its_cell_shows(nilai: str, format_: str, shown: str) -> None:
    assert show_number(nilai, format_) == shown


@pytest.mark.parametrize(
    ("nilai", "format_", "kode"),
    [
        ("86.754", "0.0", "X014"),
        ("0.8675", "0%", "X014"),
        ("86.75", "0", "X014"),
        ("123456789012345678", "0", "X014"),
        ("100000000000000", "General", "X014"),
        ("-1E+300", "General", "X014"),
        ("3", ";;;", "X014"),
        ("0", "#", "X014"),
        ("5", '"-"', "X014"),
        ("44000", "dd/mm/yyyy", "X012"),
        ("44000.5", "[$-421]d mmmm yyyy", "X012"),
        ("0.5", "[h]:mm", "X012"),
        ("12345", "0.00E+00", "X012"),
        ("0.5", "# ?/?", "X012"),
        ("5", "[>10]0", "X012"),
        ("5000", "#,##0,", "X012"),
        ("5", "000-000", "X012"),
        ("5", "0.0.0", "X012"),
        ("5", "Rp 0", "X012"),
        ("bukan", "General", "X012"),
        ("", "General", "X012"),
        ("NaN", "General", "X012"),
        ("1E+999", "General", "X012"),
    ],
)
def test_a_number_that_is_not_shown_whole_is_refused(nilai: str, format_: str, kode: str) -> None:
    with pytest.raises(UnshownError) as refused:
        show_number(nilai, format_)
    assert refused.value.kode == kode


def test_what_is_rounded_is_said_with_the_whole_number() -> None:
    with pytest.raises(UnshownError, match="isinya 86,75%"):
        show_number("0.8675", "0%")


def test_the_built_in_formats_are_all_shown_or_known_as_dates() -> None:
    shown, refused = [], []
    for number, format_ in BUILT_IN.items():
        try:
            show_number("1", format_)
            shown.append(number)
        except UnshownError as error:
            refused.append((number, error.kode))
    assert shown == [0, 1, 2, 3, 4, 9, 10, 37, 38, 39, 40, 41, 43, 49]
    assert (14, "X012") in refused
    assert (22, "X012") in refused
    assert (47, "X012") in refused


@pytest.mark.parametrize(
    ("format_", "plain"),
    [
        ("General", True),
        ("@", True),
        ("0.00", True),
        (ACCOUNTING, True),
        ("General;General;General;General", True),
        ('@" persen"', False),
        (";;;", False),
        ('0;0;0;"rahasia"', False),
    ],
)
def test_a_format_shows_a_text_as_it_is_or_not(format_: str, plain: bool) -> None:
    assert shows_text(format_) is plain


def test_a_format_has_its_sections_also_where_a_word_has_a_semicolon() -> None:
    assert split_format('0";"0;[$;-421]0;\\;0') == ('0";"0', "[$;-421]0", "\\;0")
    assert split_format(";;;") == ("", "", "", "")
    assert split_format("0;") == ("0", "")


@given(st.decimals(-9999999, 9999999, places=3))
def test_a_number_of_three_places_comes_back_from_what_is_shown(number) -> None:  # type: ignore[no-untyped-def]
    shown = show_number(str(float(number)), "#,##0.000")
    assert float(shown.replace(".", "").replace(",", ".")) == float(number)
    assert parse_number(str(float(number))) == number


@given(st.floats(allow_nan=True), st.text(alphabet='0#?,.;@"[]$%\\_*EdyGenral -<>h', max_size=12))
def test_no_number_and_no_format_is_too_much(number: float, format_: str) -> None:
    shown = "ditolak"
    with suppress(UnshownError):
        shown = show_number(repr(number), format_)
    assert shown.strip()

"""The XML of texts and small parts, as it comes from Excel and as nobody writes it."""

import io
from collections.abc import Callable

import pytest

from pkdocs.sources.workbook.grid import SheetStream
from pkdocs.sources.workbook.markup import (
    Tulisan,
    UnreadableError,
    elements,
    is_on,
    strings,
    unescape,
    whole_number,
)

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


@pytest.mark.parametrize(
    "read",
    [
        lambda data: list(SheetStream(io.BytesIO(data)).rows()),
        lambda data: strings(io.BytesIO(data)),
        lambda data: list(elements(io.BytesIO(data))),
    ],
)
def test_a_dtd_is_refused_before_an_entity_grows(read: Callable[[bytes], object]) -> None:
    with pytest.raises(UnreadableError, match="DTD"):
        read(b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>')
    with pytest.raises(UnreadableError, match="rusak"):
        read(b'<?xml version="1.0" encoding="x-nobody"?><x/>')


def test_shared_texts_are_plain_or_say_how_their_letters_differ() -> None:
    body = (
        f'<sst xmlns="{MAIN}"><si><t>satu</t></si><si><t/></si>'
        "<si><r><t>du</t></r><r><rPr><strike/></rPr><t>a</t></r></si>"
        '<si><r><t>m</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>2</t></r></si>'
        '<si><r><rPr><strike val="0"/><vertAlign val="baseline"/></rPr><t>sendiri</t></r></si>'
        "<si><t>東京</t><rPh><t>トウキョウ</t></rPh></si></sst>"
    )
    assert strings(io.BytesIO(body.encode())) == [
        "satu",
        "",
        Tulisan("dua", coret=True, kaya=True),
        Tulisan("m2", naik=True, kaya=True),
        Tulisan("sendiri"),
        "東京",
    ]


def test_elements_are_given_with_those_around_them() -> None:
    found = list(elements(io.BytesIO(b'<a xmlns:r="u"><b r:id="1"/><b/></a>')))
    assert found == [(("a",), {}), (("a", "b"), {"id": "1"}), (("a", "b"), {})]
    with pytest.raises(UnreadableError):
        list(elements(io.BytesIO(b"<a>" * 200)))


def test_escapes_of_signs_are_taken_off_once() -> None:
    assert unescape("a_x000D_\nb_x005F_x0041_c_xZZZZ_") == "a\r\nb_x0041_c_xZZZZ_"


def test_half_a_sign_stays_escaped_for_it_is_no_letter() -> None:
    assert unescape("_xD83D_ _xdfff_ _xD7FF_") == "_xD83D_ _xdfff_ \ud7ff"


def test_a_property_that_is_there_may_say_that_it_does_not_hold() -> None:
    assert [is_on(own) for own in ({}, {"val": "1"}, {"val": "0"}, {"val": "false"})] == [
        True, True, False, False,
    ]  # fmt: skip


def test_a_number_of_the_file_is_one_that_excel_would_write() -> None:
    assert [whole_number(text, -1) for text in ("12", "", "-1", "1.5", "٣", "9" * 9)] == [
        12, -1, -1, -1, -1, -1,
    ]  # fmt: skip

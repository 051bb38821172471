"""Symbols that Word keeps by font and place: told by what they mean, and never lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pkdocs.word.text.symbols import symbol


@pytest.mark.parametrize(
    ("font", "code", "expected"),
    [
        ("Symbol", "F0B3", "≥"),
        ("Symbol", "F0A3", "≤"),
        ("symbol", "00b3", "≥"),
        ("Wingdings", "F0FC", "✓"),
        ("Wingdings", "F04A", "\uf04a"),
        ("Webdings", "F0FC", "\uf0fc"),
        ("", "20AC", "€"),
        ("Segoe UI Emoji", "1F600", "😀"),
        ("Symbol", "D800", "\ufffd"),
        ("Symbol", "0", "\ufffd"),
        ("Symbol", "FFFFFFFF", "\ufffd"),
        ("Symbol", "-1", "\ufffd"),
        ("Symbol", "", ""),
        ("Symbol", "zzz", ""),
    ],
)
def test_a_symbol_is_read_by_its_font_and_place(font: str, code: str, expected: str) -> None:
    assert symbol(font, code) == expected


@given(st.sampled_from(["Symbol", "Wingdings", "Calibri"]), st.integers(0, 0x110000))
def test_every_place_of_a_font_gives_one_character_that_can_be_written(
    font: str, place: int
) -> None:
    sign = symbol(font, f"{place:X}")
    assert len(sign) == 1
    assert sign.encode().decode() == sign

"""What cells have in common: their height and what they show."""

import pytest

from pkdocs.outputs.workbook.looks import Warna, height, shown


@pytest.mark.parametrize(
    ("text", "points"),
    [("", 14), ("x" * 20, 14), ("x" * 21, 28), ("a\n\nc", 42), ("x" * 10_000, 409)],
)
def test_a_text_is_as_high_as_its_lines_and_never_higher_than_excel_allows(
    text: str, points: float
) -> None:
    assert height(text, 20) == points


def test_what_nobody_sees_is_shown_by_its_number_and_lines_stay_lines() -> None:
    assert shown("a\u200bb\nc\rd") == "a<U+200B>b\nc<U+000D>d"


def test_no_two_colours_are_alike() -> None:
    assert len({warna.kode for warna in Warna}) == 3

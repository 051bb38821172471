"""Targets as printed, by their worth."""

import pytest

from tests.review.compare.made import (
    baris,
    row_changes,
    target,
)


@pytest.mark.parametrize(
    ("lama", "baru"),
    [
        ("88.5", "88,5"),
        ("88,50", "88,5"),
        ("0.875", "0,875"),
        ("-", "N/A"),
        ("–", "n/a"),
        ("100 %", "100%"),
        ("1.500", "1500"),
        ("(3) WTP", "(3)  wtp"),
        (None, "86,75"),
    ],
)
def test_one_value_written_in_two_ways_is_no_change(lama: str | None, baru: str) -> None:
    before, after = (baris(target=target(*["N/A"] * 4, text)) for text in (lama, baru))
    assert row_changes(before, after) == ()


def test_a_bare_number_in_a_row_of_percent_is_a_percentage() -> None:
    before = baris(target=target(*["N/A"] * 4, "100"), satuan="%")
    after = baris(target=target(*["N/A"] * 4, "100%"), satuan="Persen")
    assert row_changes(before, after) == ()

"""What an operation of a template goes through is weighed at all levels, within bounds."""

import pytest

from pkdocs.word.template.costs import MAX_WORK, weight


@pytest.mark.parametrize(
    ("value", "found"),
    [("", 1), ("kata", 5), (7, 1), (["ab", "c"], 8), ({"a": [1]}, 6), (range(3), 7), (None, 1)],
)
def test_every_item_and_letter_counts(value: object, found: int) -> None:
    assert weight(value, MAX_WORK) == found


def test_what_is_beyond_the_bound_is_not_gone_through() -> None:
    endless: list[object] = ["a"]
    for _ in range(100):
        endless = [endless, endless]
    assert 1_000 < weight(endless, 1_000) < 1_010


def test_a_list_in_itself_ends() -> None:
    circle: list[object] = []
    circle.append(circle)
    assert weight(circle, 50) > 50

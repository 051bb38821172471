"""Which item of an old sequence is which of a new one."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pkdocs.word.redline.alignment import Aligner, Step


def never(i: int, j: int) -> float:
    return 0.0


def always(i: int, j: int) -> float:
    return 1.0


def first_letters(old: str, new: str) -> Callable[[int, int], float]:
    """Items are alike that are one letter in two cases."""
    return lambda i, j: float(old[i].casefold() == new[j].casefold())


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("", "", []),
        ("ab", "ab", [(0, 0), (1, 1)]),
        ("abc", "ac", [(0, 0), (1, None), (2, 1)]),
        ("ac", "abc", [(0, 0), (None, 1), (1, 2)]),
        ("a", "b", [(0, None), (None, 0)]),
        ("xay", "paq", [(0, None), (None, 0), (1, 1), (2, None), (None, 2)]),
        ("aBc", "abc", [(0, 0), (1, 1), (2, 2)]),
        ("ab", "BA", [(0, None), (1, 0), (None, 1)]),
    ],
)
def test_items_are_paired_in_order_by_being_the_same_or_alike(
    old: str, new: str, expected: list[Step]
) -> None:
    assert Aligner().align(old, new, first_letters(old, new)) == expected


def test_the_greatest_sum_of_likeness_wins() -> None:
    scores = {(0, 0): 0.6, (0, 1): 0.9, (1, 1): 0.5}
    found = Aligner().align("ab", "cd", lambda i, j: scores.get((i, j), 0.0))
    assert found == [(0, 0), (1, 1)]


def test_what_would_take_too_long_is_gone_and_came() -> None:
    aligner = Aligner(effort=5)
    assert aligner.best((0, 2, 0, 2), always) == [(0, 0), (1, 1)]
    assert aligner.best((0, 2, 0, 2), always) == []


texts = st.text(st.sampled_from("abcABC"), max_size=8)


@given(texts, texts)
def test_every_place_of_both_sides_is_told_once_and_in_order(old: str, new: str) -> None:
    found = Aligner().align(old, new, never)
    assert [i for i, _ in found if i is not None] == list(range(len(old)))
    assert [j for _, j in found if j is not None] == list(range(len(new)))
    assert all(old[i] == new[j] for i, j in found if i is not None and j is not None)

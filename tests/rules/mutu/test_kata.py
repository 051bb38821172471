"""Words of a list are found as whole words, whatever their case."""

import pytest

from pkdocs.rules.mutu.kata import begins_with, holds


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Jumlah rapat dinas", "Jumlah"),
        (" jumlah rapat", "jumlah"),
        ("Jumlahnya", ""),
        ("Rapat, jumlah", ""),
        ("jumlah rata-rata", "jumlah rata"),
    ],
)
def test_a_text_begins_with_whole_words_the_longest_first(text: str, found: str) -> None:
    assert begins_with(text, ("Jumlah", "jumlah rata")) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [("(a / b) x 100% ya", "x 100%"), ("prapat", ""), ("dalam RAPAT.", "RAPAT"), ("", "")],
)
def test_a_text_holds_whole_words(text: str, found: str) -> None:
    assert holds(text, ("rapat", "x 100%")) == found


def test_an_empty_list_finds_nothing() -> None:
    assert (begins_with("Jumlah", ()), holds("Jumlah", ())) == ("", "")

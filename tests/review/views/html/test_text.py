"""Texts of documents as HTML: inert, whole, and marked by words."""

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pkdocs.review.views.html.text import mark_side

TEXTS = st.text("ab <>&\"'\n\u202e\u200b", max_size=24)


@given(TEXTS, TEXTS)
def test_a_marked_text_is_the_whole_text_and_holds_no_other_markup(lama: str, baru: str) -> None:
    for side, own in (("lama", lama), ("baru", baru)):
        made = str(mark_side(lama, baru, side))
        tags = set(re.findall(r"</?([a-z]+)", made))
        assert tags <= {"span", "del" if side == "lama" else "ins"}
        signs = re.sub(r"<span [^>]*>U\+([0-9A-F]{4})</span>", r"&#x\1;", made)
        assert html.unescape(re.sub(r"<[^>]*>", "", signs)) == own


@pytest.mark.parametrize(
    ("lama", "baru", "made"),
    [
        ("satu dua", "satu tiga", "satu <ins>tiga</ins>"),
        ("a lama b", "a baru sekali b", "a <ins>baru sekali</ins> b"),
        ("satu", "satu", "satu"),
    ],
)
def test_white_space_between_marked_words_is_marked_with_them(
    lama: str, baru: str, made: str
) -> None:
    assert mark_side(lama, baru, "baru") == made

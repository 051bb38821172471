"""Which words stayed, went and came: joined they give both texts back, to the character."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from pkdocs.base.word_diff import Tanda, mark_words

TEXTS = st.lists(st.sampled_from(["satu", "dua", "tiga", ",", " ", "  ", "\n"]), max_size=14).map(
    "".join
)


@given(TEXTS, TEXTS)
def test_the_runs_joined_are_both_texts(lama: str, baru: str) -> None:
    marked = mark_words(lama, baru)
    assert "".join(text for tanda, text in marked if tanda is not Tanda.SISIP) == lama
    assert "".join(text for tanda, text in marked if tanda is not Tanda.HAPUS) == baru


@given(TEXTS, TEXTS)
def test_no_run_is_empty_and_no_two_of_a_kind_follow_each_other(lama: str, baru: str) -> None:
    marked = mark_words(lama, baru)
    assert all(text for _, text in marked)
    kinds = [tanda for tanda, _ in marked]
    assert all(a is not b for a, b in pairwise(kinds))


def test_the_word_that_changed_is_marked_and_not_its_sentence() -> None:
    assert mark_words("Indeks kepuasan layanan", "Indeks kepuasan atas layanan") == (
        (Tanda.SAMA, "Indeks kepuasan "),
        (Tanda.SISIP, "atas "),
        (Tanda.SAMA, "layanan"),
    )


def test_texts_that_say_the_same_have_one_run_and_empty_ones_none() -> None:
    assert mark_words("sama saja", "sama saja") == ((Tanda.SAMA, "sama saja"),)
    assert mark_words("", "") == ()


@given(st.text("ab \n\t.-", max_size=40), st.text("ab \n\t.-", max_size=40))
def test_the_marks_join_to_both_texts(lama: str, baru: str) -> None:
    marks = mark_words(lama, baru)
    assert "".join(text for tanda, text in marks if tanda is not Tanda.SISIP) == lama
    assert "".join(text for tanda, text in marks if tanda is not Tanda.HAPUS) == baru


def test_long_texts_are_marked_exactly() -> None:
    old = " ".join(f"kata{n % 7}" for n in range(3000))
    new = " ".join(f"kata{n % 5}" for n in range(3000))
    found = mark_words(old, new)
    assert "".join(t for tanda, t in found if tanda is not Tanda.SISIP) == old
    assert "".join(t for tanda, t in found if tanda is not Tanda.HAPUS) == new


def test_white_space_alone_holds_no_words_together() -> None:
    assert mark_words("satu dua", "tiga empat") == (
        (Tanda.HAPUS, "satu dua"),
        (Tanda.SISIP, "tiga empat"),
    )

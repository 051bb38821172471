"""A tick as the text of a cell: all the forms that people write, and nothing guessed."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pkdocs import domain
from pkdocs.sources.sheets.katalog.centang import (
    Centang,
    in_form,
    is_whole,
    read_centang,
    show_centang,
)

LANGSUNG, DITURUNKAN = domain.Sifat.LANGSUNG, domain.Sifat.DITURUNKAN


@pytest.mark.parametrize("teks", ["✓", "✔", "√", "☑", "v", "V", " 1 ", "ya", "YA", "*", "•"])
def test_a_tick_is_read_in_all_its_forms(teks: str) -> None:
    assert read_centang(teks) == Centang(LANGSUNG)


@pytest.mark.parametrize("teks", ["↓", "d", "D", "turun", "Diturunkan"])
def test_what_is_to_be_derived_is_read_in_all_its_forms(teks: str) -> None:
    assert read_centang(teks) == Centang(DITURUNKAN)


@pytest.mark.parametrize("teks", ["", "  ", "-", "–", "—", "tidak", "Tidak"])
def test_an_empty_cell_is_no_tick(teks: str) -> None:
    assert read_centang(teks) is None


@pytest.mark.parametrize(
    "teks",
    [
        "x",
        "X",
        "x\nPKK",
        "✗",
        "?",
        "y",
        "xx",
        "vx",
        "10",
        "PKK",
        "✓✓",
        "?✓",
        "✓ x",
        "✓\n1",
        "tidak PKK",
        "~",
    ],
)
def test_anything_else_is_not_guessed(teks: str) -> None:
    with pytest.raises(ValueError, match=re.escape(teks.rsplit("\n", maxsplit=1)[-1][-1:])):
        read_centang(teks)


@pytest.mark.parametrize(
    "teks", ["✓\nPKK; Ketertiban Umum", "✓ PKK;Ketertiban  Umum;", "v\nPKK\nKetertiban Umum"]
)
def test_lingkup_stands_below_the_tick_divided_by_semicolons_or_lines(teks: str) -> None:
    assert read_centang(teks) == Centang(LANGSUNG, ("PKK", "Ketertiban Umum"))


@pytest.mark.parametrize(
    ("teks", "lingkup", "doubt"),
    [
        ("✓?", (), "?"),
        ("↓ ?", (), "?"),
        ("✓ ?\nPKK; RPTRA", ("PKK", "RPTRA"), "?"),
        ("✓ ? Kolom ini  kabur.", (), "Kolom ini kabur."),
        ("✓ ? Kolom ini kabur.\nPKK", ("PKK",), "Kolom ini kabur."),
    ],
)
def test_a_question_mark_behind_the_tick_says_that_it_is_not_sure(
    teks: str, lingkup: tuple[str, ...], doubt: str
) -> None:
    found = read_centang(teks)
    assert found is not None
    assert (found.lingkup, found.perlu_konfirmasi) == (lingkup, doubt)


def test_what_a_cell_cannot_say_is_known() -> None:
    assert is_whole(Centang(LANGSUNG, ("PKK",), "Kabur."))
    assert not is_whole(Centang(LANGSUNG, ("PKK; RPTRA",)))
    assert not is_whole(Centang(LANGSUNG, ("PKK\nRPTRA",)))


words = st.from_regex(r"[A-Za-z][A-Za-z ,.()/-]{0,20}[A-Za-z]", fullmatch=True).filter(
    lambda text: "  " not in text and text.casefold() not in ("ya", "turun", "diturunkan")
)


@given(st.sampled_from([LANGSUNG, DITURUNKAN]), st.lists(words, max_size=4), st.booleans())
def test_a_tick_that_is_shown_is_read_back(
    sifat: domain.Sifat, lingkup: list[str], doubted: bool
) -> None:
    centang = Centang(sifat, tuple(lingkup), "?" if doubted else "")
    assert read_centang(show_centang(centang)) == centang


@pytest.mark.parametrize(
    ("teks", "form"),
    [
        (" v ", "✓"),
        (" x ", " x "),
        ("tidak", ""),
        ("turun", "↓"),
        ("v ?  Kabur.\nPKK;RPTRA", "✓ ? Kabur.\nPKK; RPTRA"),
        ("1?", "✓ ?"),
        ("cek", "cek"),
    ],
)
def test_a_tick_has_one_form_however_it_was_typed(teks: str, form: str) -> None:
    assert in_form(teks) == form

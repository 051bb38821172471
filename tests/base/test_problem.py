"""Problems as values: how they read, their order, the likeliest word in place of a wrong one."""

import pytest

from pkdocs.base.problem import Berat, Problem, Span, has_error, near_words, sort_problems, suggest

LATE = Problem(Span("org.yaml", 9, 3), "J014", "tanggal lewat.", Berat.PERINGATAN)
WRONG = Problem(Span("org.yaml", 10, 1), "J008", "NIP tidak sah.")
FIRST = Problem(Span("indicators.yaml", 20, 1), "A001", "tidak terbaca.")


def test_a_problem_reads_as_one_line_an_editor_can_jump_to() -> None:
    assert str(WRONG) == "org.yaml:10:1: J008 NIP tidak sah."
    assert str(LATE) == "org.yaml:9:3: J014 peringatan: tanggal lewat."


@pytest.mark.parametrize("place", ["isi.xlsx!Turunan!F12", "ISI.XLSX!Turunan", "i.docx!tabel 1"])
def test_a_place_within_an_office_file_has_no_line(place: str) -> None:
    assert str(Problem(Span(place), "X016", "dicoret.")) == f"{place}: X016 dicoret."


def test_problems_come_without_doubles_by_file_and_then_by_line_as_a_number() -> None:
    assert sort_problems([WRONG, LATE, FIRST, WRONG]) == (FIRST, LATE, WRONG)


def test_a_warning_is_no_error() -> None:
    assert not has_error([LATE])
    assert has_error([LATE, WRONG])


@pytest.mark.parametrize(
    ("word", "hint"), [("walikta", ' Maksudnya "walikota"?'), ("xyz", ""), ("", "")]
)
def test_only_a_near_word_is_suggested(word: str, hint: str) -> None:
    assert suggest(word, ["camat-mawar", "walikota"]) == hint


def test_all_near_words_are_told_the_likeliest_first() -> None:
    known = ["walikota", "lurah-slipi", "lurah-angke", "lurah-slipi-baru"]
    assert near_words("lurah-slip", known) == ("lurah-slipi", "lurah-slipi-baru")
    assert near_words("xyz", known) == near_words("xyz", []) == ()

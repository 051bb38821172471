"""What stands inside one cell of a lampiran."""

import pytest

from pkdocs.review.read.cells import (
    PrintedTarget,
    count_items,
    goes_on,
    holds_several,
    is_ditto,
    is_sure_target,
    is_target,
    is_unit,
    items,
    read_target,
    same_unit_words,
    split_number,
)


@pytest.mark.parametrize(
    ("text", "number", "rest"),
    [
        ("1. Indeks contoh", "1", "Indeks contoh"),
        ("1.1 Indeks contoh", "1.1", "Indeks contoh"),
        ("a) Indeks contoh", "a", "Indeks contoh"),
        ("(2) Indeks contoh", "2", "Indeks contoh"),
        ("- Indeks contoh", "", "Indeks contoh"),
        ("\uf0b7 1. Indeks contoh", "1", "Indeks contoh"),
        ("5 kelurahan tertib", "", "5 kelurahan tertib"),
        ("100. ", "", "100. "),
        ("86,75", "", "86,75"),
    ],
)
def test_a_number_or_a_sign_before_a_text_is_numbering_and_no_wording(
    text: str, number: str, rest: str
) -> None:
    found = split_number(text)
    assert (found.number, found.text) == (number, rest)
    assert text[found.start :].strip() == rest.strip()


@pytest.mark.parametrize("text", ["sda", "s.d.a.", "Idem", '-"-', "”", "sama dengan di atas"])
def test_dittos_are_known_in_all_usual_ways(text: str) -> None:
    assert is_ditto(text)


def test_a_dash_or_nothing_is_no_ditto() -> None:
    assert not is_ditto("-")
    assert not is_ditto("")


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("88,5 Nilai", PrintedTarget("88,5", "Nilai")),
        ("Nilai 88,5", PrintedTarget("88,5", "Nilai")),
        ("88,5\n(Nilai)", PrintedTarget("88,5", "Nilai")),
        ("(3) WTP Predikat", PrintedTarget("(3) WTP", "Predikat")),
        ("100 persen", PrintedTarget("100 persen")),
        ("100%.", PrintedTarget("100%")),
        ("N/A.", PrintedTarget("N/A")),
        ("n.a.", PrintedTarget("n.a.")),
        ("100%1)", PrintedTarget("100%", note="1)")),
        ("95¹", PrintedTarget("95", note="¹")),
        ("AA (91)", PrintedTarget("AA (91)")),
        ("≥ 90", PrintedTarget("≥ 90")),
        ("sudah dua kali rapat", PrintedTarget("sudah dua kali rapat")),
    ],
)
def test_a_target_is_read_with_its_unit_and_without_the_mark_of_a_note(
    text: str, read: PrintedTarget
) -> None:
    assert read_target(text) == read


def test_a_mark_that_may_be_the_last_digit_is_read_only_where_the_note_is_explained() -> None:
    assert read_target("881)") is None
    assert read_target("881)", frozenset(("1",))) == PrintedTarget("88", note="1)")
    assert read_target("8811)", frozenset(("1", "11"))) is None


def test_only_numbers_predicates_and_what_is_not_measured_are_sure_targets() -> None:
    assert all(map(is_sure_target, ("90", "100%", "N/A", "-", "WTP", "B (65,5)", "12 dokumen")))
    assert not any(map(is_sure_target, ("Februari", "Dokumen jadwal", "Menyusun jadwal evaluasi")))
    assert is_target("Februari")
    assert not is_target("sudah dua kali rapat di aula")


def test_lines_of_a_cell_are_items_by_number_by_blank_lines_or_one_by_one() -> None:
    assert items(["1. a", "b", "2. c d"], 2) is None  # one letter is no text
    assert items(["1. aa", "bb", "2. cc"], 2) == [[0, 1], [2]]
    assert items(["aa", "bb", "", "cc"], 2) == [[0, 1], [3]]
    assert items(["aa", "bb"], 2) == [[0], [1]]
    assert items(["aa", "bb"], 3) is None
    assert count_items(["aa", " ", "bb"]) == 2


def test_a_cell_names_several_indicators_where_its_lines_begin_as_they_do() -> None:
    assert holds_several(["Persentase jalan yang baik", "Jumlah jembatan yang dibangun"])
    assert holds_several(["1. Jalan baik", "2. Jembatan baik"])
    assert not holds_several(["Persentase jalan yang baik", "dan jumlah jembatan yang dibangun"])
    assert not holds_several(["Indeks kepuasan atas layanan", "(layanan kota)"])


def test_a_text_goes_on_where_it_broke_off_or_the_next_begins_small() -> None:
    assert goes_on("Meningkatnya layanan dan", "Kebersihan kota")
    assert goes_on("Meningkatnya layanan", "kota yang bersih")
    assert not goes_on("Meningkatnya layanan", "Terwujudnya kota bersih")
    assert not goes_on("", "kota")


def test_units_are_known_by_their_first_word() -> None:
    assert is_unit("Persen")
    assert is_unit("%")
    assert not is_unit("Prioritas daerah")
    assert same_unit_words("NILAI", "Nilai")
    assert not same_unit_words("Nilai", "Persen")

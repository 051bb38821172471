"""What stands inside one cell of a lampiran."""

import pytest

from pkdocs.review.read.cells import (
    PrintedTarget,
    count_items,
    drop_number,
    goes_on,
    holds_several,
    is_cut,
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


@pytest.mark.parametrize(
    ("text", "last", "own", "left"),
    [
        ("1. Indeks", "", (), "Indeks"),
        ("24. Indeks", "", (), "24. Indeks"),
        ("24. Indeks", "", ("3", "24"), "Indeks"),
        ("24. Indeks", "23", (), "Indeks"),
        ("2.5 Indeks", "2.1", (), "2.5 Indeks"),
        ("2.2 Indeks", "2.1", (), "Indeks"),
        ("D. Indeks", "", (), "D. Indeks"),
        ("- Indeks", "", (), "Indeks"),
    ],
)
def test_a_number_is_dropped_where_it_is_the_row_s_own_the_first_or_the_next(
    text: str, last: str, own: tuple[str, ...], left: str
) -> None:
    assert drop_number(text, last, own).text == left


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


@pytest.mark.parametrize(
    ("text", "number", "rest"),
    [
        ("1.2.3.4 Indeks contoh", "1.2.3.4", "Indeks contoh"),
        ("12) Indeks contoh", "12", "Indeks contoh"),
        ("iv. Indeks contoh", "iv", "Indeks contoh"),
        ("- a) Indeks contoh", "a", "Indeks contoh"),
        ("1.) Indeks contoh", "1", "Indeks contoh"),
        ("123. Indeks contoh", "", "123. Indeks contoh"),
        ("ab. Indeks contoh", "", "ab. Indeks contoh"),
        ("1. 90", "", "1. 90"),
        ("2.5 x", "", "2.5 x"),
        ("1,5 kali lebih baik", "", "1,5 kali lebih baik"),
        ("-5 derajat", "", "-5 derajat"),
        ("1.5 juta warga", "", "1.5 juta warga"),
        ("12.5 km jalan", "", "12.5 km jalan"),
        ("1.5 JUTA WARGA", "", "1.5 JUTA WARGA"),
        ("1.5 gardu listrik", "", "1.5 gardu listrik"),
        ("1.1 Persentase jalan", "1.1", "Persentase jalan"),
        ("1.1 Kmd contoh", "1.1", "Kmd contoh"),
    ],
)
def test_only_what_is_certainly_numbering_is_taken_off_a_text(
    text: str, number: str, rest: str
) -> None:
    found = split_number(text)
    assert (found.number, found.text) == (number, rest)
    assert text[found.start :] == rest


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("88,5", PrintedTarget("88,5")),
        ("  88,5 \n ", PrintedTarget("88,5")),
        ("12 dokumen per bulan", PrintedTarget("12", "dokumen per bulan")),
        ("12 dokumen per bulan sekali", PrintedTarget("12 dokumen per bulan sekali")),
        ("100 Persentase", PrintedTarget("100 Persentase")),
        ("-3 poin", PrintedTarget("-3", "poin")),
        ("Predikat (3) WTP", PrintedTarget("(3) WTP", "Predikat")),
        ("Indeks 4,5 %", PrintedTarget("4,5 %", "Indeks")),
        ("Nomor 90", PrintedTarget("Nomor 90")),
        ("90 (naik)", PrintedTarget("90 (naik)")),
        ("rapat (Nilai) 90", PrintedTarget("rapat (Nilai) 90")),
        ("100%*", PrintedTarget("100%", note="*")),
        ("WTP 2)", PrintedTarget("WTP", note="2)")),
        ("88,5 Nilai¹", PrintedTarget("88,5", "Nilai", "¹")),
        ("90%;", PrintedTarget("90%")),
        ("ini bukan target sama sekali.", PrintedTarget("ini bukan target sama sekali.")),
        ("kira-kira²", PrintedTarget("kira-kira", note="²")),
        ("(90 1)", PrintedTarget("(90 1)")),
    ],
)
def test_of_a_target_nothing_is_lost_and_nothing_added(text: str, read: PrintedTarget) -> None:
    assert read_target(text) == read


def test_the_mark_of_a_note_is_told_from_a_digit_by_the_notes_there_are() -> None:
    assert read_target("90 2)", frozenset(("2",))) == PrintedTarget("90", note="2)")
    assert read_target("882)", frozenset(("1",))) is None
    assert read_target("8811)", frozenset(("1", "11"))) is None, "88 or 881"
    assert read_target("kata1)", frozenset(("1",))) == PrintedTarget("kata", note="1)")


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("90", True),
        ("≥ 90,5%", True),
        ("12 dokumen", True),
        ("90 (Nilai)", True),
        ("(90) rapat kerja", True),
        ("sangat baik", True),
        ("empat kata saja ya", True),
        ("lima kata tidak lagi target", False),
        ("1.2.3", True),
        ("90 dan 95", False),
        ("70 – 75", True),
        ("1:200", True),
        ("maksimal 24 jam", True),
        ("Juni 2024", False),
    ],
)
def test_what_is_worth_something_as_a_target(text: str, target: bool) -> None:
    assert is_target(text) is target


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Nilai rata-rata", True),
        ("%", True),
        (" % ", True),
        ("dokumen per tahun anggaran", True),
        ("dokumen per tahun anggaran berjalan", False),
        ("baik sekali", False),
        ("", False),
        ("% naik", False),
    ],
)
def test_a_unit_has_four_words_at_most(text: str, unit: bool) -> None:
    assert is_unit(text) is unit


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("Meningkatnya layanan dan", True),
        ("Meningkatnya layanan DAN", True),
        ("Layanan kota,", True),
        ("Layanan antar-", True),
        ("Kota/", True),
        ("Tertib & ", True),
        ("Meningkatnya layanan", False),
        ("danau", False),
        ("", False),
        ("kata " * 500 + "dan", False),
        ("kata " * 390 + "dan", True),
    ],
)
def test_a_text_breaks_off_at_a_word_or_sign_after_which_more_must_come(
    text: str, cut: bool
) -> None:
    assert is_cut(text) is cut


@pytest.mark.parametrize(
    ("lines", "several"),
    [
        (["Persentase jalan yang baik", "Jumlah jembatan yang dibangun"], True),
        (["Persentase jalan yang baik", "", "Jumlah jembatan baru"], True),
        (["Jalan kota baik", "Jalan desa baik"], True),  # they begin alike
        (["Jalan kota baik", "Jembatan desa baik"], False),
        (["Persentase jalan", "Jumlah jembatan baru"], False),  # two words are no indikator
        (["persentase jalan baik", "jumlah jembatan baru"], False),
        (["1. Jalan", "2. Taman"], True),
        (["1. Jalan baik kota", "Taman"], False),
        (["1. Jalan baik kota"], False),
        ([], False),
    ],
)
def test_what_makes_lines_several_indicators(lines: list[str], several: bool) -> None:
    assert holds_several(lines) is several


@pytest.mark.parametrize(
    ("lines", "count", "groups"),
    [
        (["1. aa", "", "bb", "2. cc"], 2, [[0, 2], [3]]),
        (["pembuka", "1. aa", "2. cc"], 2, None),
        (["aa", "", "", "bb", "cc"], 2, [[0], [3, 4]]),
        (["", "aa", "", "bb"], 2, [[1], [3]]),
        (["1. aa", "2. bb", "3. cc"], 2, None),
        (["aa", "", "bb", "cc"], 3, [[0], [2], [3]]),
    ],
)
def test_each_line_is_in_the_item_it_stands_in(
    lines: list[str], count: int, groups: list[list[int]] | None
) -> None:
    assert items(lines, count) == groups


def test_a_mark_of_the_same_is_nothing_but_that() -> None:
    for text in ("sama dengan yang di atas", "s.d.a", "〃", " IDEM ", '""'):
        assert is_ditto(text), text
    for text in ("idem dito", "sda 90", '90"', "sama dengan atas", "  "):
        assert not is_ditto(text), text

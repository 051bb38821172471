"""Targets as printed, by their worth."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from pkdocs import domain
from pkdocs.domain.nilai import parse_nilai
from pkdocs.review.read.cells import read_target, same_unit_words
from pkdocs.review.read.nilai import is_percent, plain_nilai, read_nilai, same_nilai
from pkdocs.review.read.same import same_satuan
from tests.review.compare.made import (
    baris,
    row_changes,
    target,
)
from tests.support.written import WRITTEN


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
        ("≤24", "≤ 24"),
        ("<= 24", "maksimal 24"),
        ("70-75", "70 – 75"),
        ("70.5-75.5", "70,50 s.d. 75,5"),
        ("70-75 persen", "70% - 75%"),
        ("1:200", "1 : 200"),
        ("12 Dokumen", "12 dokumen"),
        ("12 KM", "12 km"),
    ],
)
def test_one_value_written_in_two_ways_is_no_change(lama: str | None, baru: str) -> None:
    before, after = (baris(target=target(*["N/A"] * 4, text)) for text in (lama, baru))
    assert row_changes(before, after) == ()


def test_a_bare_number_in_a_row_of_percent_is_a_percentage() -> None:
    before = baris(target=target(*["N/A"] * 4, "100"), satuan="%")
    after = baris(target=target(*["N/A"] * 4, "100%"), satuan="Persen")
    assert row_changes(before, after) == ()


@pytest.mark.parametrize(
    ("lama", "baru"),
    [
        ("8.850", "8,85"),  # thousands are no decimals
        ("88.500", "88,5"),
        ("1.500.25", "1500,25"),
        ("5 M", "5 m"),
        ("5 MW", "5 mW"),
        ("A (82)", "B (82)"),
        ("(3) WTP", "(3) WDP"),
        ("90%", "0,9"),
        ("88.5", "88,55"),
        ("90", "≥ 90"),
        ("< 5", "≤ 5"),
        ("70-75", "70-76"),
        ("70-75", "70"),
        ("1:200", "1:20"),
        ("1:200", "2:400"),
        ("12 dokumen", "12 laporan"),
        ("12 dokumen", "12"),
        ("Level 3", "Level 2"),
        ("minimal BB", "BB"),
        ("Juni 2024", "Juli 2024"),
        ("1 Juni 2024", "01 Juni 2024"),
        ("N/A", "0"),
        ("delapan", "sembilan"),
    ],
)
def test_values_that_differ_are_never_the_same(lama: str, baru: str) -> None:
    before, after = (baris(target=target(*["N/A"] * 4, text)) for text in (lama, baru))
    assert [(change.lama, change.baru) for change in row_changes(before, after)] == [(lama, baru)]


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("88.50", "88,50"),
        ("100 persen", "100%"),
        ("100 Prosen", "100%"),
        ("1.500", "1.500"),
        ("0.875", "0,875"),
        ("1.8750", "1,8750"),
        ("12.5 dari 20.5", "12,5 dari 20,5"),
        ("1.2.3", "1.2.3"),
    ],
)
def test_a_point_is_a_comma_only_where_it_cannot_part_thousands(text: str, plain: str) -> None:
    assert plain_nilai(text) == plain


@pytest.mark.parametrize(
    ("satuan", "texts"),
    [
        ("Dokumen", ("12 dokumen", "12", "12 Dokumen")),
        ("Level", ("Level 3", "3", "3 level")),
        ("Jam", ("maksimal 24 jam", "≤ 24", "≤24 Jam")),
        ("Persen", ("70-75", "70-75%", "70 – 75 persen")),
    ],
)
def test_a_unit_within_a_target_that_is_the_units_of_the_row_says_nothing_more(
    satuan: str, texts: tuple[str, ...]
) -> None:
    first, *others = (read_nilai(text, satuan) for text in texts)
    assert isinstance(first, domain.Nilai)
    assert all(same_nilai(first, other) for other in others)
    assert not same_nilai(first, read_nilai(texts[0], "Nilai"))


@pytest.mark.parametrize(
    ("lama", "baru", "same"),
    [
        ("M", "m", False),
        ("M²", "m²", True),
        ("M2", "m2", True),
        ("M3", "m3", True),
        ("M2", "M3", False),
        ("M²", "m³", False),
        ("MG/L", "mg/L", True),
        ("MG/L", "mg/l", True),
        ("MW", "mw", False),
        ("Rp M", "Rp m", False),
        ("T", "t", False),
        ("KM", "km", True),
        ("HA", "ha", True),
        ("MENIT", "Menit", True),
        ("%", "PERSEN", True),
        ("Rp", "RP", True),
        ("M", None, True),
    ],
)
def test_capitals_of_a_unit_count_where_they_name_another(
    lama: str, baru: str | None, *, same: bool
) -> None:
    assert same_satuan(lama, baru) is same
    assert same_satuan(baru, lama) is same
    if baru:
        assert same_unit_words(lama, baru) is (same and "%" not in lama)


def test_a_target_keeps_a_unit_that_only_its_capitals_tell_from_that_of_the_row() -> None:
    found = [read_nilai(text, "m") for text in ("5", "5 m", "5 M")]
    assert same_nilai(found[0], found[1])
    assert not same_nilai(found[1], found[2])


def test_a_time_is_a_text_and_equal_only_to_itself() -> None:
    assert read_nilai("Juni 2024", "Waktu") == "Juni 2024"
    assert same_nilai(read_nilai("Juni  2024", ""), read_nilai("Juni 2024", ""))


def test_a_percentage_is_one_by_its_sign_or_its_unit() -> None:
    worth = read_nilai("90", "Persentase")
    assert worth == read_nilai("90", "%")
    assert not same_nilai(worth, read_nilai("90", "Nilai"))
    assert same_nilai(read_nilai("90%", ""), worth)
    assert [is_percent(text) for text in (" Prosentase ", "%", "Persen baik")] == [
        True,
        True,
        False,
    ]


@given(WRITTEN, st.sampled_from(["Nilai", "Persen", "Dokumen", "Level", "Jam"]))
def test_a_known_form_is_worth_on_paper_what_it_is_worth_in_the_sources(
    text: str, satuan: str
) -> None:
    assume(is_known(text))
    printed = read_target(text)
    assert printed is not None
    own = not printed.satuan or same_unit_words(printed.satuan, satuan)
    shown = printed.text if own else f"{printed.text} {printed.satuan}"
    assert same_nilai(read_nilai(shown, satuan), read_nilai(text, satuan))


def is_known(text: str) -> bool:
    try:
        return parse_nilai(text) is not None
    except ValueError:
        return False


@given(WRITTEN, WRITTEN, st.sampled_from(["Nilai", "Persen", "Dokumen"]))
def test_only_what_is_worth_the_same_is_the_same(lama: str, baru: str, satuan: str) -> None:
    assume(is_known(lama) and is_known(baru))
    old, new = read_nilai(lama, satuan), read_nilai(baru, satuan)
    if not same_nilai(old, new):
        return
    before, after = parse_nilai(lama), parse_nilai(baru)
    assert before is not None
    assert after is not None
    assert (before.besar, before.hingga, before.batas) == (after.besar, after.hingga, after.batas)

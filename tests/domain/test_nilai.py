"""Targets as people write them, read back."""

import re
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from pkdocs import domain
from pkdocs.domain.nilai import (
    bare_teks,
    is_near_number,
    parse_nilai,
    parse_teks,
    says_not_measured,
)
from tests.support.written import NUMERALS, WRITTEN


@pytest.mark.parametrize(
    ("text", "ragam", "besar"),
    [
        ("86,75", "angka", "86.75"),
        ("85", "angka", "85"),
        ("1.250", "angka", "1250"),
        ("1.234.567,5", "angka", "1234567.5"),
        ("-3", "angka", "-3"),
        ("100%", "persen", "100"),
        ("0,5%", "persen", "0.5"),
        ("(3) WTP", "predikat", "3"),
        ("A (82)", "predikat", "82"),
        ("AA (90,5)", "predikat", "90.5"),
    ],
)
def test_a_target_is_read_exactly(text: str, ragam: str, besar: str) -> None:
    nilai = parse_nilai(text)
    assert nilai == domain.Nilai(text, domain.Ragam(ragam), Decimal(besar))


LESS, FEW = domain.Batas.KURANG_DARI, domain.Batas.PALING_BANYAK
LEAST, MORE = domain.Batas.PALING_SEDIKIT, domain.Batas.LEBIH_DARI


@pytest.mark.parametrize(
    ("text", "ragam", "ends", "batas", "satuan"),
    [
        ("100 %", "persen", "100", None, ""),
        ("100\u00a0%", "persen", "100", None, ""),
        ("100 Persen", "persen", "100", None, ""),
        ("≤ 24", "angka", "24", FEW, ""),
        ("≤24", "angka", "24", FEW, ""),
        ("<= 24", "angka", "24", FEW, ""),
        ("Maksimal 24 jam", "angka", "24", FEW, "jam"),
        ("maks. 24", "angka", "24", FEW, ""),
        ("paling lama 24 jam", "angka", "24", FEW, "jam"),
        ("<5", "angka", "5", LESS, ""),
        ("kurang dari 5%", "persen", "5", LESS, ""),
        ("≥ 90%", "persen", "90", LEAST, ""),
        ("minimal BB", "predikat", "", LEAST, ""),
        ("> A (82)", "predikat", "82", MORE, ""),
        ("lebih dari 1.250", "angka", "1250", MORE, ""),
        ("70-75", "angka", "70 75", None, ""),
        ("5,2 – 5,6", "angka", "5.2 5.6", None, ""),
        ("70-75%", "persen", "70 75", None, ""),
        ("70% s.d. 75%", "persen", "70 75", None, ""),
        ("6-2024%", "persen", "6 2024", None, ""),
        ("13-2024", "angka", "13 2024", None, ""),
        ("6-1899", "angka", "6 1899", None, ""),
        ("6-2201", "angka", "6 2201", None, ""),
        ("0-2024", "angka", "0 2024", None, ""),
        ("5 sampai dengan 6 dokumen", "angka", "5 6", None, "dokumen"),
        ("-3 - -1", "angka", "-3 -1", None, ""),
        ("1:200", "rasio", "1 200", None, ""),
        ("1 : 1.000", "rasio", "1 1000", None, ""),
        ("12 dokumen", "angka", "12", None, "dokumen"),
        ("4 kali/bulan", "angka", "4", None, "kali/bulan"),
        ("Level 3", "angka", "3", None, "Level"),
        ("peringkat 10", "angka", "10", None, "peringkat"),
        ("Juni 2024", "teks", "", None, ""),
        ("30 Juni 2024", "teks", "", None, ""),
    ],
)
def test_a_target_is_read_as_people_write_it(
    text: str, ragam: str, ends: str, batas: domain.Batas | None, satuan: str
) -> None:
    besar, hingga = [*map(Decimal, ends.split()), None, None][:2]
    expected = domain.Nilai(text, domain.Ragam(ragam), besar, hingga, batas, satuan)
    assert parse_nilai(text) == expected


@pytest.mark.parametrize("text", ["WTP", "Sangat Baik", "baik", "AA-", "A+", "Kurang Baik"])
def test_a_bare_predicate_has_no_value(text: str) -> None:
    assert parse_nilai(text) == domain.Nilai(text, domain.Ragam.PREDIKAT, None)


def test_not_measured_is_nothing_and_never_zero() -> None:
    assert parse_nilai("N/A") is None


@pytest.mark.parametrize(
    "text",
    [
        *("88.5", "1.00", "12.3456", "", "1,2,3", "5%%", "1O0", "100\n%", "100  %", "86,75 "),
        *("75-70", "70-70", "6-2024", "12-1900", "1-2200", "70%-75", "≤ 70-75", "1:0", "0:1"),
        *("≤", "≤ ", "≤ Juni 2024", "≤ N/A", "maksimal belum", "12 Juni", "12 OO", "70 5 l"),
        *("5% dokumen", "dua 5", "Rp1.000", "32 Juni 2024", "(3) ", "2 kali, lalu 3 kali"),
        *("1:2:3", "70-75-80", "5 – 6 – 7 jam", "2:2 – 3"),
    ],
)
def test_what_is_not_in_indonesian_form_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(text)}$"):
        parse_nilai(text)


@given(WRITTEN)
def test_what_is_read_is_printed_as_typed_and_a_text_has_no_worth(text: str) -> None:
    try:
        nilai = parse_nilai(text)
    except ValueError:
        return
    if nilai is None:
        assert text == "N/A"
        return
    assert nilai.teks == text
    worthless = nilai.ragam in (domain.Ragam.TEKS, domain.Ragam.PREDIKAT)
    assert worthless or nilai.besar is not None
    assert nilai.besar is None or nilai.ragam is not domain.Ragam.TEKS
    assert not is_near_number(text)


@given(WRITTEN)
def test_a_text_is_printed_as_typed_and_never_counted(text: str) -> None:
    assume(text != "N/A" and not says_not_measured(text))
    assert parse_teks(text) == domain.Nilai(text, domain.Ragam.TEKS, None)


@given(NUMERALS, st.integers(0, 30), st.sampled_from("OolISB.,|% "))
def test_a_number_with_a_slip_in_it_is_never_read_as_text(
    numeral: str, place: int, slip: str
) -> None:
    text = numeral[:place] + slip + numeral[place:]
    try:
        nilai = parse_nilai(text)
    except ValueError:
        assert is_near_number(text)
        return
    assert nilai is not None
    assert nilai.ragam in (domain.Ragam.ANGKA, domain.Ragam.PERSEN)


@pytest.mark.parametrize("text", ["n/a", "N.A.", "-", "–", "belum", "Tidak diukur", " na "])
def test_what_is_not_measured_is_no_text_either(text: str) -> None:
    assert says_not_measured(text)
    for parse in (parse_nilai, parse_teks):
        with pytest.raises(ValueError, match=f"^{re.escape(text)}$"):
            parse(text)
    assert parse_teks("N/A") is None


@pytest.mark.parametrize(
    ("text", "near"),
    [
        *(
            (text, True)
            for text in ("86.75", "1O0", "l00", "75-70", "6/2024", "٨٨,٥", "5%%", "1 000")
        ),
        *((text, True) for text in ("86.75 dokumen", "≤ 86.75", "maksimal 2S", "12 OO", "86,75 ")),
        *((text, False) for text in ("86,75", "WTP", "2 kali, bila perlu", "1. Dokumen", "≤ 5")),
        *(
            (text, False)
            for text in ("Juni 2024", "30 Juni 2024", "Tersusun", "", "Sol", "12 dokumen")
        ),
    ],
)
def test_a_number_misspelt_is_told_from_words(text: str, near: bool) -> None:
    assert is_near_number(text) is near


def test_a_bound_is_taken_off_the_text_that_it_stands_before() -> None:
    texts = ["≥ BB", "minimal A (82)", "Kurang Baik", "WTP"]
    read = [parse_nilai(text) for text in texts]
    bare = [bare_teks(nilai) for nilai in read if nilai]
    assert bare == ["BB", "A (82)", "Kurang Baik", "WTP"]


def test_both_sides_of_a_ratio_are_more_than_nothing() -> None:
    whole = parse_nilai("5:1")
    assert whole is not None
    assert (whole.ragam, whole.besar, whole.hingga) == (
        domain.Ragam.RASIO,
        Decimal(5),
        Decimal(1),
    )
    for text in ("5:0", "0:5", "5:0 dokumen", "75-70 dokumen"):
        with pytest.raises(ValueError, match=text):
            parse_nilai(text)

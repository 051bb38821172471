"""Indonesian forms, written out by hand, and back."""

import calendar
import re
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from pkdocs import domain
from pkdocs.base.problem import Span
from pkdocs.domain import wording
from tests.support.worlds import HERE, NASKAH, jabatan, konfirmasi
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
    nilai = wording.parse_nilai(text)
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
    assert wording.parse_nilai(text) == expected


@pytest.mark.parametrize("text", ["WTP", "Sangat Baik", "baik", "AA-", "A+", "Kurang Baik"])
def test_a_bare_predicate_has_no_value(text: str) -> None:
    assert wording.parse_nilai(text) == domain.Nilai(text, domain.Ragam.PREDIKAT, None)


def test_not_measured_is_nothing_and_never_zero() -> None:
    assert wording.parse_nilai("N/A") is None


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
        wording.parse_nilai(text)


@given(WRITTEN)
def test_what_is_read_is_printed_as_typed_and_a_text_has_no_worth(text: str) -> None:
    try:
        nilai = wording.parse_nilai(text)
    except ValueError:
        return
    if nilai is None:
        assert text == "N/A"
        return
    assert nilai.teks == text
    worthless = nilai.ragam in (domain.Ragam.TEKS, domain.Ragam.PREDIKAT)
    assert worthless or nilai.besar is not None
    assert nilai.besar is None or nilai.ragam is not domain.Ragam.TEKS
    assert not wording.is_near_number(text)


@given(WRITTEN)
def test_a_text_is_printed_as_typed_and_never_counted(text: str) -> None:
    assume(text != "N/A" and not wording.says_not_measured(text))
    assert wording.parse_teks(text) == domain.Nilai(text, domain.Ragam.TEKS, None)


@given(NUMERALS, st.integers(0, 30), st.sampled_from("OolISB.,|% "))
def test_a_number_with_a_slip_in_it_is_never_read_as_text(
    numeral: str, place: int, slip: str
) -> None:
    text = numeral[:place] + slip + numeral[place:]
    try:
        nilai = wording.parse_nilai(text)
    except ValueError:
        assert wording.is_near_number(text)
        return
    assert nilai is not None
    assert nilai.ragam in (domain.Ragam.ANGKA, domain.Ragam.PERSEN)


@given(
    st.decimals(
        allow_nan=False, allow_infinity=False, places=2, max_value=10**12, min_value=-(10**12)
    )
)
def test_a_number_survives_the_way_to_paper_and_back(number: Decimal) -> None:
    assert wording.parse_angka(wording.format_angka(number)) == number


@pytest.mark.parametrize("text", ["n/a", "N.A.", "-", "–", "belum", "Tidak diukur", " na "])
def test_what_is_not_measured_is_no_text_either(text: str) -> None:
    assert wording.says_not_measured(text)
    for parse in (wording.parse_nilai, wording.parse_teks):
        with pytest.raises(ValueError, match=f"^{re.escape(text)}$"):
            parse(text)
    assert wording.parse_teks("N/A") is None


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
    assert wording.is_near_number(text) is near


def test_a_bound_is_taken_off_the_text_that_it_stands_before() -> None:
    texts = ["≥ BB", "minimal A (82)", "Kurang Baik", "WTP"]
    read = [wording.parse_nilai(text) for text in texts]
    bare = [wording.bare_teks(nilai) for nilai in read if nilai]
    assert bare == ["BB", "A (82)", "Kurang Baik", "WTP"]


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("6 Februari 2022", "6 Februari 2022"),
        ("2022-02-06", "6 Februari 2022"),
        ("Februari 2022", "…… Februari 2022"),
        ("2023", "………………… 2023"),
        ("29 Februari 2024", "29 Februari 2024"),
    ],
)
def test_a_date_is_printed_with_or_without_its_day(text: str, printed: str) -> None:
    assert wording.format_tanggal(wording.parse_tanggal(text)) == printed


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("31 April 2023", "31 April 2023"),
        ("29 Februari 2023", "29 Februari 2023"),
        ("2023-13-01", "1 13 2023"),
        ("2023-00-01", "1 0 2023"),
        ("6 February 2022", "6 February 2022"),
        ("6-2-2022", "6-2-2022"),
        ("x", "x"),
    ],
)
def test_a_date_that_is_none_is_refused(text: str, said: str) -> None:
    with pytest.raises(ValueError, match=f"^{said}$"):
        wording.parse_tanggal(text)


@pytest.mark.parametrize("text", ["1900", "2200", "Januari 2200", "Desember 2200"])
def test_the_year_of_a_date_is_one_of_three_centuries(text: str) -> None:
    assert wording.format_tanggal(wording.parse_tanggal(text)).endswith(text)


def test_every_month_has_its_name() -> None:
    printed = [wording.format_tanggal(domain.Tanggal(2023, month, 1)) for month in range(1, 13)]
    assert printed == [f"1 {name} 2023" for name in wording.BULAN]
    assert wording.BULAN[0] == "Januari"
    assert wording.BULAN[11] == "Desember"


def test_only_the_name_is_put_in_capitals_and_the_degrees_keep_their_form() -> None:
    pejabat = domain.Pejabat("Wira Contoh", "Dr.", "Ph.D", "", "", Span("x"))
    assert wording.format_nama(pejabat, kapital=True) == "Dr. WIRA CONTOH, Ph.D"
    assert wording.format_nama(pejabat) == "Dr. Wira Contoh, Ph.D"
    assert wording.format_nama(replace(pejabat, gelar_depan="", gelar_belakang="")) == "Wira Contoh"


@pytest.mark.parametrize("text", ["", "1.00", "12.5", "satu", "1,", "--1"])
def test_what_is_no_numeral_gives_no_number(text: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(text)}$"):
        wording.parse_angka(text)


@pytest.mark.parametrize(
    ("tahun", "bulan", "hari", "real"),
    [
        (2024, 2, 29, True),
        (2023, 2, 29, False),
        (2000, 2, 29, True),
        (2100, 2, 29, False),
        (1899, 12, 31, False),
        (2201, 1, 1, False),
        (2023, 13, 1, False),
        (2023, 4, 31, False),
        (2023, 4, 0, False),
    ],
)
def test_a_day_is_one_of_the_gregorian_calendar(
    tahun: int, bulan: int, hari: int, real: bool
) -> None:
    assert wording.is_calendar_date(tahun, bulan, hari) is real


@pytest.mark.parametrize("tahun", [1900, 1901, 2000, 2023, 2024, 2100, 2199, 2200])
def test_each_month_is_as_long_as_it_is(tahun: int) -> None:
    for month in range(1, 13):
        days = [day for day in range(33) if wording.is_calendar_date(tahun, month, day)]
        assert days == list(range(1, calendar.monthrange(tahun, month)[1] + 1))


def test_who_stands_in_is_named_before_the_post() -> None:
    post = jabatan("camat-mawar", "walikota")
    acting = domain.Pejabat("Candra Contoh", "", "", "", "Plt.", Span("x"))
    own = replace(acting, sebutan="")
    for pejabat, printed in ((acting, "Plt. Jabatan camat-mawar"), (own, "Jabatan camat-mawar")):
        assert wording.format_jabatan(domain.Pihak(post, pejabat)) == printed
    assert wording.format_jabatan(domain.Pihak(post, None)) == "Jabatan camat-mawar"


def test_a_role_stands_behind_the_name_of_a_post_and_sebutan_before_it() -> None:
    post = replace(jabatan("analis", None), nama="Analis Contoh", peran="selaku Ketua Contoh")
    acting = domain.Pejabat("Wira Contoh", "", "", "", "Pjs.", HERE)
    assert wording.format_titel(post) == "Analis Contoh selaku Ketua Contoh"
    assert wording.format_titel(replace(post, peran="")) == "Analis Contoh"
    told = wording.format_jabatan(domain.Pihak(post, acting))
    assert told == "Pjs. Analis Contoh selaku Ketua Contoh"


@pytest.mark.parametrize(
    ("status", "given", "label"),
    [
        ("", {}, "NIP"),
        ("PNS", {}, "NIP"),
        ("PPPK", {}, "NI PPPK"),
        ("", {"PNS": "NIP."}, "NIP."),
        ("PPPK", {"PNS": "NIP."}, "NI PPPK"),
        ("PPPK", {"PPPK": "NIPPPK."}, "NIPPPK."),
    ],
)
def test_the_label_of_a_number_goes_by_status_and_is_data(
    status: str, given: dict[str, str], label: str
) -> None:
    pejabat = domain.Pejabat("Wira Contoh", "", "", "", "", HERE, status=status)
    naskah = replace(NASKAH, label_nip=given)
    assert wording.format_label_nip(pejabat, naskah) == label


def test_who_is_not_known_yet_is_taken_for_a_pns() -> None:
    assert wording.format_label_nip(None, replace(NASKAH, label_nip={"PNS": "NIP."})) == "NIP."


def test_who_confirmed_is_told_with_the_day_and_the_paper() -> None:
    told = wording.format_konfirmasi(konfirmasi(domain.Hal.NAMA_JABATAN, "camat"))
    assert told == "dikonfirmasi Kepala Bagian Contoh, 9 Januari 2023 (Nota Dinas Contoh)"


def test_both_sides_of_a_ratio_are_more_than_nothing() -> None:
    whole = wording.parse_nilai("5:1")
    assert whole is not None
    assert (whole.ragam, whole.besar, whole.hingga) == (
        domain.Ragam.RASIO,
        Decimal(5),
        Decimal(1),
    )
    for text in ("5:0", "0:5", "5:0 dokumen", "75-70 dokumen"):
        with pytest.raises(ValueError, match=text):
            wording.parse_nilai(text)

"""Indonesian forms, written out by hand, and back."""

import calendar
import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pkdocs import domain
from pkdocs.base.problem import Span
from pkdocs.base.values import replace
from pkdocs.domain import wording
from tests.support.worlds import HERE, NASKAH, jabatan, konfirmasi


@given(
    st.decimals(
        allow_nan=False, allow_infinity=False, places=2, max_value=10**12, min_value=-(10**12)
    )
)
def test_a_number_survives_the_way_to_paper_and_back(number: Decimal) -> None:
    assert wording.parse_angka(wording.format_angka(number)) == number


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


def test_a_day_is_a_whole_date_and_goes_into_lists_of_programs_by_number() -> None:
    assert wording.format_iso(wording.parse_hari("6 Februari 2023")) == "2023-02-06"
    for text in ("Februari 2023", "2023", "30 Februari 2023", ""):
        with pytest.raises(ValueError, match=r".*"):
            wording.parse_hari(text)


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
        ("", {"PNS": "NRK."}, "NRK."),
        ("PPPK", {"PNS": "NRK"}, "NI PPPK"),
        ("PPPK", {"PNS": "NIP", "PPPK": "NRK"}, "NRK"),
    ],
)
def test_the_label_of_a_number_goes_by_status_and_is_data(
    status: str, given: dict[str, str], label: str
) -> None:
    pejabat = domain.Pejabat("Wira Contoh", "", "", "", "", HERE, status=status)
    naskah = replace(NASKAH, label_nip=given)
    assert wording.format_label_nip(pejabat, naskah) == label
    assert wording.is_by_nrk(pejabat, naskah) is label.startswith("NRK")
    assert naskah.bernrk is ("NRK" in " ".join(given.values()))


def test_who_is_not_known_yet_is_taken_for_a_pns() -> None:
    assert wording.format_label_nip(None, replace(NASKAH, label_nip={"PNS": "NIP."})) == "NIP."


def test_who_confirmed_is_told_with_the_day_and_the_paper() -> None:
    told = wording.format_konfirmasi(konfirmasi(domain.Hal.NAMA_JABATAN, "camat"))
    assert told == "dikonfirmasi Kepala Bagian Contoh, 9 Januari 2023 (Nota Dinas Contoh)"


def test_a_target_is_told_in_one_line_and_none_is_nothing() -> None:
    sepuluh = domain.Nilai("10", domain.Ragam.ANGKA, Decimal(10))
    target = domain.Target(sepuluh, None, None, sepuluh, sepuluh)
    assert wording.format_target(target, "Dokumen") == (
        "TW I 10, TW II N/A, TW III N/A, TW IV 10, setahun 10 (Dokumen)"
    )
    assert wording.format_target(None, "Dokumen") == ""

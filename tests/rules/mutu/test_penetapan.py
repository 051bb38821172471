"""Programs behind strategic rows, and the date after the budget paper."""

from decimal import Decimal

import pytest

from pkdocs import domain
from pkdocs.base.values import replace
from pkdocs.domain import wording
from pkdocs.rules.mutu.milik import collect_milik
from pkdocs.rules.mutu.penetapan import check_date, check_programs
from tests.support.mutu import STRATEGIS, UKURAN, lines
from tests.support.worlds import HERE, NASKAH, chart, indikator, jabatan, katalog_of

LANGSUNG, DITURUNKAN = domain.Sifat.LANGSUNG, domain.Sifat.DITURUNKAN
POSTS = ("walikota", "asisten", "kabag", "kasubbag", "lain")
CHART = chart(*(jabatan(kode, None) for kode in POSTS))


def program(kode: str) -> domain.Program:
    return domain.Program(domain.KodeJabatan(kode), "Program", Decimal(1), "APBD", HERE)


def told(*posts: str, kelompok: domain.Kelompok = STRATEGIS) -> list[str]:
    own = indikator("1.1", [("asisten", LANGSUNG), ("kabag", DITURUNKAN)])
    katalog = katalog_of("walikota", own, indikator("1.2", [("lain", LANGSUNG)]))
    sasaran = tuple(replace(s, kelompok=kelompok) for s in katalog.sasaran)
    kode = domain.KodeJabatan("kasubbag")
    turunan = domain.Turunan((kode,), own.kode, "", indikator("1.1.a", []))
    all_program = tuple(map(program, posts))
    rows = (replace(sasaran[0], indikator=(indikator("SC.1", []),)),)
    card = domain.ScoreCard(("lain",), True, rows, HERE)
    katalog = replace(katalog, sasaran=sasaran, turunan=(turunan,), program=all_program)
    katalog = replace(katalog, score_card=card)
    return lines(check_programs(collect_milik(CHART, katalog), katalog))


def test_a_strategic_indicator_whose_posts_have_no_program_is_told() -> None:
    assert told("lain") == [
        (
            "M011 indikator 1.1: tidak satu pun jabatan yang memuat atau menurunkannya mempunyai "
            "program; lengkapi program, atau periksa penerimanya."
        )
    ]


@pytest.mark.parametrize("kode", ["asisten", "kabag", "kasubbag"])
def test_a_program_of_any_post_of_its_line_will_do(kode: str) -> None:
    assert told(kode, "lain") == []


def test_the_pemilik_carries_them_all() -> None:
    assert told("walikota") == []


def test_without_programs_or_strategic_rows_nothing_is_asked() -> None:
    assert told() == []
    assert told("lain", kelompok=domain.Kelompok.KHUSUS) == []


def dated(tanggal: str, dpa: str | None, batas: str | None = None) -> list[str]:
    naskah = replace(
        NASKAH,
        tanggal=wording.parse_tanggal(tanggal),
        tanggal_dpa=wording.parse_tanggal(dpa) if dpa else None,
        batas_tanggal=wording.parse_tanggal(batas) if batas else None,
    )
    return lines(check_date(naskah, UKURAN))


def test_an_agreement_signed_later_than_a_month_after_the_budget_paper_is_told() -> None:
    assert dated("3 Februari 2023", "2 Januari 2023") == [
        (
            "M012 tanggal penandatanganan 3 Februari 2023 lebih dari 1 bulan sesudah DPA (2 "
            "Januari 2023)."
        )
    ]


@pytest.mark.parametrize(
    ("tanggal", "dpa", "late"),
    [
        ("2 Februari 2023", "2 Januari 2023", False),
        ("28 Februari 2023", "31 Januari 2023", False),
        ("1 Maret 2023", "31 Januari 2023", True),
        ("20 Januari 2023", "20 Desember 2022", False),
        ("21 Januari 2023", "20 Desember 2022", True),
        ("Februari 2023", "2 Januari 2023", False),
        ("Maret 2023", "2 Januari 2023", True),
        ("2023", "2 Januari 2023", False),
        ("28 Februari 2023", "Januari 2023", False),
        ("1 Maret 2023", "Januari 2023", True),
        ("31 Januari 2023", "2022", False),
    ],
)
def test_what_is_open_counts_in_favour(tanggal: str, dpa: str, late: bool) -> None:
    assert bool(dated(tanggal, dpa)) is late


def test_a_last_day_that_the_sources_name_themselves_is_asked_elsewhere() -> None:
    assert dated("3 Maret 2023", "2 Januari 2023", "28 Februari 2023") == []
    assert dated("3 Maret 2023", None) == []

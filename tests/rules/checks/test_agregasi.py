"""How the year follows from the quarters, as laws over numbers, ranges, bounds and ratios."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pkdocs import domain
from pkdocs.domain import wording
from pkdocs.domain.nilai import parse_nilai
from pkdocs.rules.checks.agregasi import worth, year_follows

QUARTERS = st.lists(st.integers(0, 10**6).map(Decimal), min_size=4, max_size=4)


def nilai(number: Decimal) -> domain.Nilai:
    return domain.Nilai(wording.format_angka(number), domain.Ragam.ANGKA, number)


def codes(agregasi: domain.Agregasi, quarters: list[Decimal], year: Decimal) -> list[str]:
    return [kode for kode, _ in year_follows(agregasi, [*map(nilai, quarters)], nilai(year))]


@given(QUARTERS)
def test_the_year_of_a_sum_is_the_sum_and_nothing_else(quarters: list[Decimal]) -> None:
    total = sum(quarters, Decimal())
    assert codes(domain.Agregasi.JUMLAH, quarters, total) == []
    assert codes(domain.Agregasi.JUMLAH, quarters, total + 1) == ["A005"]


@given(QUARTERS)
def test_the_year_of_what_grows_is_its_last_quarter(quarters: list[Decimal]) -> None:
    grown = sorted(quarters)
    assert codes(domain.Agregasi.KUMULATIF, grown, grown[-1]) == []
    assert codes(domain.Agregasi.KUMULATIF, grown, grown[-1] + 1) == ["A005"]
    assert codes(domain.Agregasi.TERAKHIR, quarters, quarters[-1]) == []
    assert codes(domain.Agregasi.TERAKHIR, quarters, quarters[-1] + 1) == ["A005"]


@given(QUARTERS)
def test_what_grows_never_falls(quarters: list[Decimal]) -> None:
    falls = quarters != sorted(quarters)
    assert codes(domain.Agregasi.KUMULATIF, quarters, quarters[-1]) == ["A005"] * falls


@given(st.integers(0, 10**6).map(Decimal))
def test_what_stays_is_the_same_in_each_quarter(number: Decimal) -> None:
    assert codes(domain.Agregasi.TETAP, [number] * 4, number) == []
    assert codes(domain.Agregasi.TETAP, [number, number, number, number + 1], number) == ["A005"]


@pytest.mark.parametrize(("year", "wrong"), [("2,5", 0), ("3", 0), ("2,50", 0), ("2", 1)])
def test_a_mean_is_compared_in_as_many_decimals_as_the_year_is_written_with(
    year: str, wrong: int
) -> None:
    quarters = [Decimal(n) for n in (1, 2, 3, 4)]
    found = codes(domain.Agregasi.RATA_RATA, quarters, wording.parse_angka(year))
    assert found == ["A005"] * wrong


def told(agregasi: str, quarters: str, year: str) -> str:
    """What is wrong with quarters, apart by "; ", and a year; "" for nothing."""
    measured = [n for n in map(parse_nilai, quarters.split("; ")) if n]
    tahunan = parse_nilai(year)
    assert tahunan is not None
    return " ".join(
        f"{kode} {pesan}"
        for kode, pesan in year_follows(domain.Agregasi(agregasi), measured, tahunan)
    )


@pytest.mark.parametrize(
    ("agregasi", "quarters", "year"),
    [
        ("tetap", "≤ 24; ≤24; maksimal 24", "<= 24"),
        ("jumlah", "≤ 6; ≤ 6; ≤ 12", "≤ 24"),
        ("kumulatif", "≤ 6; ≤ 12; ≤ 24", "≤ 24"),
        ("kumulatif", "< 30; < 28; < 24", "< 24"),
        ("kumulatif", "≥ 70; ≥ 80; ≥ 80", "≥ 80"),
        ("terakhir", "≤ 30; ≤ 20; ≤ 24", "≤ 24"),
        ("rata_rata", "≤ 20; ≤ 28", "≤ 24"),
        ("tetap", "70-75; 70 – 75", "70 s.d. 75"),
        ("jumlah", "1-2; 3-4", "4-6"),
        ("kumulatif", "70-75; 71-75", "71-75"),
        ("rata_rata", "1-2; 2-4", "1,5-3"),
        ("tetap", "1:200; 2 : 400", "1:200"),
        ("kumulatif", "1:210; 1:205; 1:200", "1:200"),
        ("kumulatif", "1:200; 1:205", "1:205"),
        ("terakhir", "1:3; 1:2; 2:6", "1:3"),
    ],
)
def test_bounds_ranges_and_ratios_follow_as_numbers_do(
    agregasi: str, quarters: str, year: str
) -> None:
    assert told(agregasi, quarters, year) == ""


@pytest.mark.parametrize(
    ("agregasi", "quarters", "year", "words"),
    [
        ("tetap", "≤ 24; ≤ 25", "≤ 24", "A005 agregasi tetap: setiap triwulan"),
        ("jumlah", "≤ 6; ≤ 6", "≤ 24", "A005 agregasi jumlah: jumlah triwulan 12, bukan 24"),
        (
            "kumulatif",
            "≤ 6; ≤ 8; ≤ 7",
            "≤ 7",
            "A005 agregasi kumulatif: nilai triwulan tidak boleh naik turun",
        ),
        (
            "kumulatif",
            "≥ 80; ≥ 70",
            "≥ 70",
            "A005 agregasi kumulatif: nilai triwulan tidak boleh turun",
        ),
        (
            "kumulatif",
            "> 80; > 70",
            "> 70",
            "A005 agregasi kumulatif: nilai triwulan tidak boleh turun",
        ),
        ("kumulatif", "≤ 6; ≤ 8", "≤ 9", "A005 agregasi kumulatif: triwulan terakhir"),
        ("tetap", "70-75; 70-76", "70-75", "A005 agregasi tetap: setiap triwulan"),
        ("jumlah", "1-2; 3-4", "4-7", "A005 agregasi jumlah: jumlah triwulan 6, bukan 7"),
        ("jumlah", "1-2; 3-4", "5-6", "A005 agregasi jumlah: jumlah triwulan 4, bukan 5"),
        (
            "kumulatif",
            "70-75; 70-74",
            "70-74",
            "A005 agregasi kumulatif: nilai triwulan tidak boleh",
        ),
        ("tetap", "1:200; 1:201", "1:200", "A005 agregasi tetap: setiap triwulan"),
        (
            "kumulatif",
            "1:2; 1:3; 1:2",
            "1:2",
            "A005 agregasi kumulatif: nilai triwulan tidak boleh naik turun",
        ),
        (
            "jumlah",
            "1:200; 1:200",
            "2:200",
            'A006 rasio tidak dapat dihitung dengan agregasi "jumlah".',
        ),
        (
            "rata_rata",
            "1:2; 1:2",
            "1:2",
            'A006 rasio tidak dapat dihitung dengan agregasi "rata_rata".',
        ),
    ],
)
def test_a_year_that_does_not_follow_is_told_for_every_form(
    agregasi: str, quarters: str, year: str, words: str
) -> None:
    assert told(agregasi, quarters, year).startswith(words)


RATIOS = st.tuples(st.integers(1, 10**17), st.integers(1, 10**17))


@given(RATIOS, RATIOS)
def test_ratios_are_the_same_exactly_where_their_cross_products_are(
    one: tuple[int, int], other: tuple[int, int]
) -> None:
    first, second = (parse_nilai(f"{a}:{b}") for a, b in (one, other))
    assert first is not None
    assert second is not None
    crossed = one[0] * other[1] == other[0] * one[1]
    assert (worth(first) == worth(second)) is crossed
    twice = parse_nilai(f"{2 * one[0]}:{2 * one[1]}")
    assert twice is not None
    assert worth(twice) == worth(first)


def test_what_has_no_worth_has_no_numbers() -> None:
    assert worth(domain.Nilai("WTP", domain.Ragam.PREDIKAT, None)) == ()
    assert worth(domain.Nilai("86.75", domain.Ragam.TEKS, None)) == ()


def test_a_mean_of_tens_is_written_in_full() -> None:
    found = year_follows(domain.Agregasi.RATA_RATA, [nilai(Decimal(90))] * 4, nilai(Decimal(80)))
    assert ["rata-rata triwulan 90, bukan 80" in pesan for _, pesan in found] == [True]

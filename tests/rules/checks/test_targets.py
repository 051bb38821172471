"""Rules of the targets as laws over numbers; what each says of a project stands in cases/bad."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pkdocs import domain
from pkdocs.domain import wording
from pkdocs.rules.checks.targets import check_indikator
from tests.support.worlds import indikator

QUARTERS = st.lists(st.integers(0, 10**6).map(Decimal), min_size=4, max_size=4)


def nilai(number: Decimal) -> domain.Nilai:
    return domain.Nilai(wording.format_angka(number), domain.Ragam.ANGKA, number)


def codes(agregasi: domain.Agregasi, quarters: list[Decimal], year: Decimal) -> list[str]:
    tw1, tw2, tw3, tw4 = map(nilai, quarters)
    target = domain.Target(tw1, tw2, tw3, tw4, nilai(year))
    entry = replace(indikator("1.1", []), satuan="Dokumen", agregasi=agregasi, target=target)
    found = check_indikator(entry, ("walikota",))
    return [problem.kode for problem in found if problem.jabatan == ("walikota",)]


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


@pytest.mark.parametrize("agregasi", list(domain.Agregasi))
def test_a_target_that_could_not_be_read_is_not_judged_again(agregasi: domain.Agregasi) -> None:
    entry = replace(indikator("1.1", []), agregasi=agregasi, target=None)
    assert list(check_indikator(entry, ())) == []

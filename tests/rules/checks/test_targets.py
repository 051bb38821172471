"""Rules of the targets as laws over numbers; what each says of a project stands in cases/bad."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pkdocs import domain
from pkdocs.base.problem import Berat
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


def doubts(satuan: str, teks: str) -> list[str]:
    """The words of A007 for a target that is the same in each quarter."""
    value = wording.parse_nilai(teks)
    target = domain.Target(value, value, value, value, value)
    entry = replace(indikator("1.1", []), satuan=satuan, target=target)
    found = list(check_indikator(entry, ("walikota",)))
    assert {(p.kode, p.berat, p.jabatan) for p in found} <= {
        ("A007", Berat.PERINGATAN, ("walikota",))
    }
    return [p.pesan for p in found]


@pytest.mark.parametrize(
    ("satuan", "teks", "words"),
    [
        ("Persen", "950%", 'target "950%" jauh di atas 100'),
        ("%", "151%", 'target "151%" jauh di atas 100'),
        ("Indeks", "8.675", 'target "8.675" jauh di atas 100'),
        ("Skor", "360", 'target "360" jauh di atas 100'),
        ("Predikat", "A (820)", 'target "A (820)" jauh di atas 100'),
        ("Predikat", "A (12)", 'target "A (12)": predikat A tidak sesuai dengan nilainya'),
        ("Predikat", "B (95)", 'target "B (95)": predikat B tidak sesuai dengan nilainya'),
        ("Predikat", "Memuskan", 'predikat "Memuskan" tidak lazim; pastikan ejaannya. Maksudnya'),
        ("Predikat", "(3) Xyz", 'predikat "Xyz" tidak lazim; pastikan ejaannya.'),
        ("Dokumen", "-5", 'target "-5" di bawah nol'),
    ],
)
def test_a_target_far_outside_its_kind_is_told_once(satuan: str, teks: str, words: str) -> None:
    (pesan,) = doubts(satuan, teks)
    assert pesan.startswith(f"indikator 1.1: {words}")


@pytest.mark.parametrize(
    ("satuan", "teks"),
    [
        ("Persen", "105%"),
        ("Persen", "0%"),
        ("Indeks", "127,5"),
        ("Nilai", "86,75"),
        ("Dokumen", "12.500"),
        ("Rupiah", "1.250.000.000"),
        ("Predikat", "(3) WTP"),
        ("Predikat", "AA (91)"),
        ("Predikat", "A (95)"),
        ("Predikat", "B (62)"),
        ("Predikat", "Sangat Baik"),
        ("Predikat", "A-"),
    ],
)
def test_a_target_within_its_kind_is_left_alone(satuan: str, teks: str) -> None:
    assert doubts(satuan, teks) == []

"""The catalogue: its indicators in the order of the source, its targets by quarter."""

from decimal import Decimal

from pkdocs import domain
from pkdocs.base.values import replace
from tests.support.worlds import HERE, NILAI, indikator, kartu, katalog_of


def test_indicators_come_in_the_order_of_the_source_each_with_its_sasaran() -> None:
    strategis = domain.Kelompok.STRATEGIS
    first = domain.Sasaran("2", strategis, "B", (indikator("2.1", []), indikator("2.2", [])), HERE)
    second = domain.Sasaran("1", strategis, "A", (indikator("1.1", []),), HERE)
    owner = domain.KodeJabatan("walikota")
    katalog = domain.Katalog(2023, owner, (first, second), (), None, (), HERE)
    found = [(sasaran.sasaran, i.kode) for sasaran, i in domain.iter_indikator(katalog)]
    assert found == [("B", "2.1"), ("B", "2.2"), ("A", "1.1")]


def test_the_quarters_of_a_target_are_four_without_the_year() -> None:
    year = domain.Nilai("100%", domain.Ragam.PERSEN, Decimal(100))
    assert domain.Target(NILAI, None, NILAI, None, year).triwulan == (NILAI, None, NILAI, None)


def test_indicators_of_the_score_card_come_with_their_sasaran_and_none_without_a_card() -> None:
    katalog = katalog_of("walikota", indikator("1.1", []))
    assert list(domain.iter_score_card(katalog)) == []
    found = domain.iter_score_card(replace(katalog, score_card=kartu("camat")))
    assert [(sasaran.kelompok, own.kode) for sasaran, own in found] == [
        (domain.Kelompok.OPERASIONAL, "SC.1")
    ]

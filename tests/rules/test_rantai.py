"""Chains of own indicators: from each entry up to the catalogue, and where its row stands."""

from itertools import pairwise

import pytest
from hypothesis import given

from pkdocs import domain
from pkdocs.base.problem import Span
from pkdocs.base.values import replace
from pkdocs.rules.cascade import resolve_cascade
from pkdocs.rules.rantai import collect_turunan
from tests.support.worlds import HERE, derived_worlds, indikator, katalog_of, turunan

World = tuple[domain.Organisasi, domain.Katalog]
A, B = domain.KodeJabatan("a"), domain.KodeJabatan("b")


def catalogue(*own: domain.Turunan) -> domain.Katalog:
    entry = replace(indikator("2.3", []), no_indikator="3", span=Span("entry"))
    return replace(katalog_of("walikota", entry), turunan=own)


def test_a_chain_has_a_link_for_each_entry_from_its_own_up() -> None:
    own = collect_turunan(
        catalogue(turunan("t3", "t2", "a"), turunan("t2", "t1", "b"), turunan("t1", "2.3", "c"))
    )
    (rantai,) = own.of(A).values()
    assert rantai.asal == (
        domain.Asal("turunan sendiri", Span("t3"), domain.KodeIndikator("t3")),
        domain.Asal("turunan atasan", Span("t2"), domain.KodeIndikator("t2")),
        domain.Asal("turunan atasan", Span("t1"), domain.KodeIndikator("t1")),
        domain.Asal("katalog", Span("entry"), domain.KodeIndikator("2.3")),
    )
    assert (rantai.induk, rantai.akar, rantai.no_indikator) == ("t2", "2.3", "3.1.1.1")
    assert (rantai.sasaran.sasaran, rantai.sasaran.no_sasaran) == ("Sasaran", "1")


def test_a_sasaran_of_ones_own_is_handed_down_and_stands_behind_what_it_came_from() -> None:
    own = collect_turunan(
        catalogue(
            turunan("t1", "2.3", "a", sasaran="Sendiri", no="2"),
            turunan("t2", "t1", "b", no="4"),
            turunan("t3", "t2", "c", sasaran="Lagi"),
        )
    )
    found = [
        (r.sasaran.sasaran, r.sasaran.no_sasaran, r.no_indikator)
        for post in "abc"
        for r in own.of(domain.KodeJabatan(post)).values()
    ]
    assert found == [
        ("Sendiri", "1.3", "3.2"),
        ("Sendiri", "1.3", "3.2.4"),
        ("Lagi", "1.3.3.2.4", "3.2.4.1"),
    ]


def test_a_gap_a_circle_and_what_hangs_on_them_is_no_chain() -> None:
    own = collect_turunan(
        catalogue(
            turunan("t1", "hilang", "a"),
            turunan("t2", "t1", "a"),
            turunan("t3", "t4", "a"),
            turunan("t4", "t3", "a"),
            turunan("t5", "t5", "a"),
            turunan("t6", "2.3", "b"),
        )
    )
    assert (own.of(A), own.kind(A)) == ({}, -1)
    assert list(own.of(B)) == ["t6"]
    assert [t.indikator.kode for t in own.loose] == ["t1", "t2", "t3", "t4", "t5"]


def test_a_chain_is_no_longer_than_a_line_of_posts_may_be() -> None:
    names = ["2.3", *(f"t{n}" for n in range(60))]
    links = [turunan(kode, induk, kode) for induk, kode in pairwise(names)]
    for own in (links, links[::-1]):
        found = collect_turunan(catalogue(*own))
        assert [found.kind(domain.KodeJabatan(f"t{n}")) >= 0 for n in (0, 48, 49)] == [
            True,
            True,
            False,
        ]


def test_of_two_with_one_code_the_first_is_what_others_derive_from() -> None:
    own = collect_turunan(
        catalogue(
            turunan("t", "2.3", "a", sasaran="Satu"),
            turunan("t", "2.3", "a", "b", sasaran="Dua"),
            turunan("u", "t", "c"),
            turunan("2.3", "t", "d"),
            turunan("v", "2.3", "e"),
        )
    )
    assert [
        r.sasaran.sasaran for post in "abc" for r in own.of(domain.KodeJabatan(post)).values()
    ] == [
        "Satu",
        "Dua",
        "Satu",
    ]
    (last,) = own.of(domain.KodeJabatan("e")).values()
    assert last.asal[-1].aturan == "katalog"


def test_a_chain_may_end_in_the_score_card() -> None:
    rows = domain.Sasaran("1", domain.Kelompok.KHUSUS, "Kartu", (indikator("SC.1", []),), HERE)
    card = domain.ScoreCard(("camat",), dikonfirmasi=True, sasaran=(rows,), span=HERE)
    own = collect_turunan(replace(catalogue(turunan("t", "SC.1", "a")), score_card=card))
    (rantai,) = own.of(A).values()
    assert (rantai.asal[-1].aturan, rantai.sasaran.sasaran) == ("score card", "Kartu")


def test_posts_that_derive_the_same_are_of_one_kind() -> None:
    own = collect_turunan(catalogue(turunan("t", "2.3", "a", "b"), turunan("u", "2.3", "c")))
    assert own.kind(A) == own.kind(B) != own.kind(domain.KodeJabatan("c"))
    assert own.kind(domain.KodeJabatan("d")) == -1
    assert own.of(domain.KodeJabatan("d")) == {}


@pytest.mark.parametrize("how", [None, *domain.Penurunan])
def test_how_it_rests_on_its_induk_is_kept(how: domain.Penurunan | None) -> None:
    (rantai,) = (
        collect_turunan(catalogue(replace(turunan("t", "2.3", "a"), penurunan=how))).of(A).values()
    )
    assert rantai.penurunan is how


@given(derived_worlds())
def test_every_derived_row_leads_link_by_link_up_to_an_indicator(world: World) -> None:
    _, katalog = world
    induk = {t.indikator.kode: t.induk for t in katalog.turunan}
    card = katalog.score_card.sasaran if katalog.score_card else ()
    ends = {i.kode for s in (*katalog.sasaran, *card) for i in s.indikator}
    for perjanjian in resolve_cascade(*world).values():
        for row in perjanjian.baris:
            assert row.rantai[0] == row.kode
            assert row.rantai[-1] in ends
            assert [induk[kode] for kode in row.rantai[:-1]] == list(row.rantai[1:])

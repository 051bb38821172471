"""Rules of the flow in their corners; what each says of a project stands in cases/bad."""

from dataclasses import replace

import pytest

from pkdocs import domain
from pkdocs.base.problem import Problem
from pkdocs.rules.cascade import resolve_cascade
from pkdocs.rules.checks import check_all
from tests.support.worlds import chart, indikator, jabatan, katalog_of

LANGSUNG, DITURUNKAN = domain.Sifat.LANGSUNG, domain.Sifat.DITURUNKAN


def told(posts: domain.Organisasi, *all_indikator: domain.Indikator) -> list[Problem]:
    katalog = katalog_of("walikota", *all_indikator)
    found = check_all(posts, katalog, resolve_cascade(posts, katalog))
    return [problem for problem in found if problem.kode in ("K005", "K006")]


TOP = (jabatan("gubernur", None), jabatan("walikota", "gubernur"))


def test_a_superior_without_any_indicator_is_passed_over() -> None:
    posts = chart(*TOP, jabatan("sekretaris", "walikota"), jabatan("asisten", "sekretaris"))
    assert told(posts, indikator("1.1", [("asisten", LANGSUNG)])) == []


def test_a_superior_with_others_but_not_this_one_breaks_the_chain() -> None:
    posts = chart(*TOP, jabatan("camat", "walikota"), jabatan("lurah", "camat"))
    given = indikator("1.1", [("camat", LANGSUNG)]), indikator("1.2", [("lurah", LANGSUNG)])
    (problem,) = told(posts, *given)
    assert (problem.kode, problem.jabatan) == ("K005", ("lurah",))


def test_who_does_not_stand_below_the_pemilik_carries_nothing_of_it() -> None:
    posts = chart(*TOP, jabatan("bupati", "gubernur"), jabatan("camat", "bupati"))
    (problem,) = told(posts, indikator("1.1", [("camat", LANGSUNG)]))
    assert (problem.kode, problem.jabatan) == ("K005", ("camat",))
    assert "tidak berada di bawah walikota" in problem.pesan


@pytest.mark.parametrize("atasan", ["tidak-ada", "camat"])
def test_a_gap_or_a_circle_is_told_of_the_chart_and_not_again(atasan: str) -> None:
    posts = chart(*TOP, jabatan("camat", atasan))
    assert told(posts, indikator("1.1", [("camat", LANGSUNG)])) == []


@pytest.mark.parametrize(
    ("above", "below", "codes"),
    [
        (LANGSUNG, LANGSUNG, []),
        (DITURUNKAN, LANGSUNG, ["K006"]),
        (DITURUNKAN, DITURUNKAN, []),
        (LANGSUNG, DITURUNKAN, []),
    ],
)
def test_the_asisten_above_a_ticked_post_is_ticked_himself(
    above: domain.Sifat, below: domain.Sifat, codes: list[str]
) -> None:
    asisten = replace(jabatan("asisten-satu", "walikota"), jenis="asisten")
    posts = chart(*TOP, asisten, jabatan("kabag", "asisten-satu"))
    given = indikator("1.1", [("asisten-satu", above), ("kabag", below)])
    assert [problem.kode for problem in told(posts, given)] == codes

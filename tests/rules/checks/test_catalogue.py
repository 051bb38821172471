"""Rules of the catalogue in their corners; what each says of a project stands in cases/bad."""

from dataclasses import replace
from decimal import Decimal

from pkdocs import domain
from pkdocs.rules.checks import catalogue
from tests.support.worlds import HERE, chart, indikator, jabatan, katalog_of

LANGSUNG = domain.Sifat.LANGSUNG
POSTS = chart(jabatan("gubernur", None), jabatan("walikota", "gubernur"))
DROPPED = frozenset(("camat", "walikota"))


def test_a_post_that_could_not_be_read_is_not_told_of_again() -> None:
    program = domain.Program(domain.KodeJabatan("camat"), "Program", Decimal(1), "", HERE)
    katalog = replace(katalog_of("walikota", indikator("1.1", [("camat", LANGSUNG)])))
    katalog = replace(katalog, program=(program,))
    nobody = chart(jabatan("gubernur", None))
    told = list(catalogue.check_catalogue(nobody, katalog, frozenset()))
    assert [problem.kode for problem in told] == ["K001", "K001", "K001"]
    assert list(catalogue.check_catalogue(nobody, katalog, DROPPED)) == []


def test_the_same_code_in_the_catalogue_and_in_the_score_card_is_one_too_many() -> None:
    katalog = katalog_of("walikota", indikator("1.1", [("walikota", LANGSUNG)]))
    card = domain.ScoreCard((), dikonfirmasi=True, sasaran=katalog.sasaran, span=HERE)
    assert list(catalogue.codes_are_unique(replace(katalog, score_card=card))) == []
    other = replace(katalog.sasaran[0], indikator=(indikator("1.1", []),))
    twice = replace(katalog, score_card=replace(card, sasaran=(other,)))
    assert [p.kode for p in catalogue.codes_are_unique(twice)] == ["K003"]


def test_numbers_of_the_score_card_are_its_own_and_differ_too() -> None:
    katalog = katalog_of("walikota", indikator("1.1", [("walikota", LANGSUNG)]))
    own = replace(katalog.sasaran[0], indikator=(indikator("SC.1", []),))
    card = domain.ScoreCard((), dikonfirmasi=True, sasaran=(own,), span=HERE)
    assert list(catalogue.codes_are_unique(replace(katalog, score_card=card))) == []
    more = replace(own, indikator=(*own.indikator, indikator("SC.2", [])))
    twice = replace(katalog, score_card=replace(card, sasaran=(more,)))
    (problem,) = catalogue.codes_are_unique(twice)
    assert str(problem).endswith("K003 nomor indikator 1 pada sasaran 1 dipakai dua kali.")


def test_the_first_indicator_without_a_system_stands_for_all_of_them() -> None:
    known = indikator("1.1", [])
    unknown = [replace(indikator(kode, []), sistem_input="") for kode in ("1.2", "1.3")]
    (problem,) = catalogue.entry_systems_known(katalog_of("walikota", known, *unknown))
    assert problem.kode == "K018"
    assert "2 indikator tanpa sistem_input (yang pertama 1.2)" in problem.pesan

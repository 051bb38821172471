"""Which post a few words mean; what leaves a choice is nobody's."""

import pytest

from pkdocs.app.years import open_year
from pkdocs.base.values import replace
from pkdocs.domain.organisasi import Jabatan, KodeJabatan
from pkdocs.review.read.named import contradicts, find_named
from pkdocs.rules.year import Year
from tests.helpers import ROOT


@pytest.fixture(scope="module")
def year() -> Year:
    return open_year(ROOT)


def of_jenis(year: Year, jenis: str) -> list[Jabatan]:
    return [own for own in year.organisasi.jabatan.values() if own.jenis == jenis]


@pytest.mark.parametrize(
    ("jenis", "words", "kode", "sure"),
    [
        ("asisten", "Ekbang", "asisten-perekonomian-pembangunan", False),
        ("asisten", "Adm. dan Kesra", "asisten-administrasi-kesra", False),
        ("asisten", "ASISTEN PEMERINTAHAN", "asisten-pemerintahan", True),
        ("kepala-bagian", "KKPP", "kabag-kkpp", True),
        ("kepala-bagian", "Kabag PLH", "kabag-plh", True),
        ("kepala-bagian", "Ekonomi", "kabag-perekonomian", False),
        ("kepala-bagian", "Protokol", "kabag-umum", False),
        ("kepala-bagian", "kabag-hukum", "kabag-hukum", True),
        ("subbagian-setko", "Kasubbag Tata Usaha", "kasubbag-tata-usaha", True),
    ],
)
def test_a_post_is_known_by_code_name_or_what_only_it_can_be_short_for(
    year: Year, jenis: str, words: str, kode: str, sure: bool
) -> None:
    found = find_named(words, of_jenis(year, jenis))
    assert ([own.kode for own in found.jabatan], not found.diduga) == ([kode], sure)


def test_what_several_posts_can_be_called_is_none_of_them(year: Year) -> None:
    found = find_named("Tata", of_jenis(year, "subbagian-setko"))
    assert (found.jabatan, len(found.mungkin)) == ((), 3)
    found = find_named("Pem", of_jenis(year, "asisten"))
    assert (found.jabatan, len(found.mungkin)) == ((), 2)
    assert find_named("P", of_jenis(year, "kepala-bagian")).jabatan == ()


@pytest.mark.parametrize("words", ["", "Kepala Bagian", "Hukun", "Peumahan", "dan"])
def test_other_words_are_nobody(year: Year, words: str) -> None:
    found = find_named(words, of_jenis(year, "kepala-bagian"))
    assert (found.jabatan, found.mungkin) == ((), ())


def test_without_short_names_an_abbreviation_is_nobody(year: Year) -> None:
    assert not find_named("Ekonomi", of_jenis(year, "kepala-bagian"), short=False).jabatan


def test_all_posts_of_a_jenis_are_meant_only_where_it_says_all(year: Year) -> None:
    chart = list(year.organisasi.jabatan.values())
    assert len(find_named("Para Lurah", chart).jabatan) == 56
    assert len(find_named("Seluruh Kepala Bagian", chart).jabatan) == 8
    assert find_named("Lurah", chart).jabatan == ()


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        ("Asisten", True),
        ("Para Kepala Bagian", False),
        ("Kabag", False),
        ("Penanggung Jawab", False),
        ("", False),
    ],
)
def test_words_over_a_column_may_name_another_kind_of_post(
    year: Year, words: str, wrong: bool
) -> None:
    assert contradicts(words, of_jenis(year, "kepala-bagian")[0]) == wrong
    lurah = of_jenis(year, "lurah")[0]
    assert not contradicts(words, lurah)


def test_a_seat_is_known_by_its_name_behind_that_of_the_post(year: Year) -> None:
    (own,) = of_jenis(year, "asisten")[:1]
    seats = [replace(own, kursi="01"), replace(own, kode=KodeJabatan("lain"), kursi="02")]
    assert find_named(f"{own.nama} (02)", seats).jabatan == (seats[1],)
    assert len(find_named(own.nama, seats).mungkin) == 2

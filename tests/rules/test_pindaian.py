"""Whose a scanned paper is: clear, or listed with what speaks for each; never guessed."""

from collections.abc import Sequence

import pytest

from pkdocs.app.years import open_year
from pkdocs.rules.pindaian import (
    BacaanPindaian,
    Ciri,
    Dugaan,
    Pengenal,
    all_pengenal,
    is_perubahan,
    read_pindaian,
)
from tests.helpers import make_project
from tests.support.pindaian import ADI, BIMA, DEWI, KABAG_DUA, KABAG_SATU, KARTIKA, SARI, paper


@pytest.fixture(scope="module")
def pengenal(tmp_path_factory: pytest.TempPathFactory) -> Pengenal:
    year = open_year(make_project(tmp_path_factory.mktemp("kenal")))
    return all_pengenal(year.perjanjian[kode] for kode in year.perjanjian)


def read(pages: Sequence[Sequence[str]], pengenal: Pengenal) -> BacaanPindaian:
    return read_pindaian(["\r\n".join(lines) for lines in pages], pengenal)


def without(pages: Sequence[Sequence[str]], *words: str) -> list[list[str]]:
    """The pages with these words misread by the scanner."""
    found = [list(lines) for lines in pages]
    for word in words:
        found = [[line.replace(word, "?" * len(word)) for line in lines] for lines in found]
    return found


def test_a_whole_paper_is_of_its_pihak_pertama(pengenal: Pengenal) -> None:
    found = read(KABAG_SATU, pengenal)
    assert (found.tahun, found.perubahan, found.konsep) == (frozenset({2023}), False, False)
    assert found.pemilik == "kabag-satu"
    assert found.dugaan[0] == Dugaan("kabag-satu", tuple(Ciri), tuple(Ciri))
    assert found.dugaan[0].berat == 6


def test_a_superior_on_the_paper_of_another_is_not_meant(pengenal: Pengenal) -> None:
    unread = without(KABAG_SATU, "Kepala Bagian Satu", "KARTIKA CONTOH", "Kartika Contoh")
    assert read(unread, pengenal).dugaan == ()
    assert read(without(unread, "disebut"), pengenal).dugaan == ()


def test_without_the_introduction_the_pair_tells(pengenal: Pengenal) -> None:
    found = read(without(KABAG_SATU, "disebut"), pengenal)
    assert found.pemilik == "kabag-satu"
    assert [own.kode for own in found.dugaan] == ["kabag-satu"]


def test_signs_that_were_misread_are_only_missing(pengenal: Pengenal) -> None:
    found = read(without(KABAG_SATU, "KARTIKA", "Kartika", KARTIKA[1], "ADI CONTOH"), pengenal)
    assert found.dugaan == (Dugaan("kabag-satu", (Ciri.JABATAN,), (Ciri.JABATAN, Ciri.NOMOR)),)


def test_an_nip_is_read_in_groups_and_among_other_numbers(pengenal: Pengenal) -> None:
    apart = f"7 {KARTIKA[1][:8]} {KARTIKA[1][8:14]} 1 {KARTIKA[1][15:]} 99"
    assert apart.replace(" ", "")[1:19] != KARTIKA[1]  # a digit was misread: no sign
    assert Ciri.NOMOR not in read(without(KABAG_SATU, KARTIKA[1]), pengenal).dugaan[0].pertama
    grouped = " ".join((KARTIKA[1][:8], KARTIKA[1][8:14], KARTIKA[1][14:]))
    pages = [[line.replace(KARTIKA[1], f"7 {grouped} 99") for line in p] for p in KABAG_SATU]
    assert Ciri.NOMOR in read(pages, pengenal).dugaan[0].pertama


def test_two_papers_in_one_scan_are_nobodys(pengenal: Pengenal) -> None:
    both = [*without(KABAG_SATU, "disebut"), *without(KABAG_DUA, "disebut")]
    found = read(both, pengenal)
    assert found.pemilik == ""
    assert [own.kode for own in found.dugaan] == ["kabag-dua", "kabag-satu"]


def test_a_post_and_the_name_of_another_are_not_enough(pengenal: Pengenal) -> None:
    mixed = paper((BIMA[0], "", KARTIKA[2]), ("Orang Lain", "", "Jabatan Lain"))
    assert read(mixed, pengenal).pemilik == ""


def test_without_his_superior_a_whole_introduction_is_enough(pengenal: Pengenal) -> None:
    alone = paper(KARTIKA, ("Orang Lain", "", "Jabatan Lain"))
    assert read(alone, pengenal).dugaan == (Dugaan("kabag-satu", tuple(Ciri), ()),)


def test_a_name_that_is_part_of_a_longer_one_there_is_not_found() -> None:
    names = {kind: dict[str, frozenset[str]]() for kind in Ciri}
    names[Ciri.JABATAN] = {
        "lurah duri": frozenset(("lurah-duri",)),
        "lurah duri kepa": frozenset(("lurah-duri-kepa",)),
        "camat kebun": frozenset(("camat",)),
        "kepa": frozenset(("kepa",)),
    }
    known = Pengenal(names, {"lurah-duri": "camat", "lurah-duri-kepa": "camat", "kepa": "camat"})
    found = read_pindaian(["Lurah Duri Kepa, Camat Kebun"], known)
    assert [own.kode for own in found.dugaan] == ["lurah-duri-kepa"]


def test_years_titles_and_the_mark_of_a_konsep_are_read(pengenal: Pengenal) -> None:
    changed = paper(ADI, SARI, judul="PERJANJIAN KINERJA PERUBAHAN", tahun=2022)
    found = read(changed, pengenal)
    assert (found.tahun, found.perubahan) == (frozenset({2022}), True)
    marked = paper(DEWI, SARI, konsep="KONSEP - BELUM UNTUK DITANDATANGANI")
    assert read(marked, pengenal).konsep
    assert not read([["konsep laporan"]], pengenal).konsep
    nothing = read([[]], pengenal)
    assert (nothing.tahun, nothing.perubahan, nothing.pemilik) == (frozenset(), None, "")


def test_a_title_tells_a_perubahan() -> None:
    assert is_perubahan(["PERJANJIAN KINERJA PERUBAHAN\nTAHUN 2023"])
    assert not is_perubahan(["PERJANJIAN KINERJA\nTAHUN 2023", "perubahan strategi"])

"""One name means one thing: in an agreement, and in the whole year."""

from pkdocs import domain
from pkdocs.rules.mutu.milik import Milik
from pkdocs.rules.mutu.nama import check_names
from tests.support.mutu import lines, milik


def told(*everything: Milik) -> list[str]:
    return lines(check_names(everything))


def test_one_name_twice_in_one_agreement_is_told_once_for_all_its_posts() -> None:
    posts = ("walikota", "asisten", "kabag")
    one, two = (milik(kode, jabatan=posts, indikator="Indeks") for kode in ("1.1", "1.2"))
    assert told(one, two) == [
        (
            'M008 indikator 1.2: nama "Indeks" juga dipakai 1.1 dalam perjanjian yang sama '
            "(walikota dan 2 jabatan lain); bedakan namanya."
        )
    ]


def test_case_and_punctuation_make_no_other_name() -> None:
    one, two = milik("1.1", indikator="Indeks layanan"), milik("1.2", indikator="indeks  Layanan.")
    assert told(one, two) == [
        (
            'M008 indikator 1.2: nama "indeks  Layanan." juga dipakai 1.1 dalam perjanjian yang '
            "sama (walikota); bedakan namanya."
        )
    ]


def test_one_name_in_two_agreements_is_in_order_where_it_means_the_same() -> None:
    one = milik("1.1", indikator="Indeks", definisi="Rata-rata survei")
    two = milik("2.1", jabatan=("kabag",), indikator="Indeks")
    assert told(one, two) == []


def test_one_name_with_other_unit_definition_or_formula_is_told() -> None:
    one = milik("1.1", indikator="Indeks", definisi="Rata-rata survei")
    two = milik(
        "2.1",
        jabatan=("kabag",),
        indikator="Indeks",
        satuan="Orang",
        definisi="Jumlah survei",
        metode="a dikali b",
    )
    assert told(one, two) == [
        (
            'M009 indikator 2.1: nama "Indeks" dipakai 1.1 dan 2.1 dengan satuan, definisi dan '
            "cara menghitung yang berbeda; samakan, atau bedakan namanya."
        )
    ]


def test_a_part_without_a_kind_of_its_own_is_how_the_number_comes_about() -> None:
    one, two = (
        milik(f"{post}.1", jabatan=(post,), indikator="Indeks", pengukuran=(parts,))
        for post, parts in (("a", part("a dibagi b")), ("b", part("a dibagi c")))
    )
    (line,) = told(one, two)
    assert "dengan cara menghitung yang berbeda" in line


def part(text: str) -> domain.Uraian:
    return domain.Uraian("uraian", "", (text,))


def test_lists_count_as_their_words() -> None:
    items = (domain.Butir("a.", "satu"), domain.Butir("b.", "dua"))
    listed = (domain.Uraian("definisi", "", items),)
    one = milik("1.1", indikator="Indeks", pengukuran=listed)
    two = milik("2.1", jabatan=("kabag",), indikator="Indeks", metode="", definisi="Satu dua.")
    assert told(one, two) == []


def test_what_is_told_of_one_agreement_is_not_told_again_of_the_year() -> None:
    same = milik("1.1", indikator="Indeks"), milik("1.2", indikator="Indeks", satuan="Orang")
    other = milik("9.1", jabatan=("kabag",), indikator="Indeks")
    alone = milik("3.1", indikator="Persentase")
    assert [line[:4] for line in told(*same, alone)] == ["M008"]
    assert [line[:4] for line in told(*same, other)] == ["M008", "M009"]


def test_of_many_codes_the_first_are_named() -> None:
    group = [milik(f"1.{n}", jabatan=(f"p{n}",), indikator="Indeks") for n in range(9)]
    last = milik("2.1", jabatan=("q",), indikator="Indeks", satuan="Orang")
    assert told(*group, last) == [
        (
            'M009 indikator 2.1: nama "Indeks" dipakai 10 indikator (1.0, 1.1, 1.2, 1.3, 1.4, …) '
            "dengan satuan yang berbeda; samakan, atau bedakan namanya."
        )
    ]


def test_five_codes_are_all_named() -> None:
    group = [milik(f"1.{n}", jabatan=(f"p{n}",), indikator="Indeks") for n in range(4)]
    (line,) = told(*group, milik("2.1", jabatan=("q",), indikator="Indeks", satuan="Orang"))
    assert "dipakai 1.0, 1.1, 1.2, 1.3 dan 2.1 dengan satuan" in line

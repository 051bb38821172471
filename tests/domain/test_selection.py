"""Whose documents: posts by code and name, units with those below them, jenjang."""

from pathlib import Path

import pytest

from pkdocs import domain
from pkdocs.base.values import replace
from pkdocs.domain import selection
from tests.helpers import run
from tests.support.folder import files
from tests.support.worlds import HERE, chart, jabatan


@pytest.mark.parametrize(
    "words", [("lurah-melati",), ("Lurah Melati",), ("lurah melati",), ("LURAH-MELATI",)]
)
def test_a_post_is_found_by_code_and_by_name(fresh_project: Path, words: tuple[str, ...]) -> None:
    done = run("generate", *words, "-C", str(fresh_project))
    assert done.returncode == 0
    assert files(fresh_project / "output") == {"2023/lurah-melati.docx"}


def test_a_typing_error_in_a_post_gets_a_suggestion_and_nothing_is_made(
    fresh_project: Path,
) -> None:
    done = run("generate", "lurah melatti", "-C", str(fresh_project))
    assert done.returncode == 2
    assert 'Maksudnya "lurah-melati"?' in done.stderr
    assert not (fresh_project / "output").exists()


def test_unit_takes_the_units_below_it_along_and_jenjang_narrows(fresh_project: Path) -> None:
    run("generate", "--unit", "kecamatan mawar", "-C", str(fresh_project))
    assert files(fresh_project / "output") == {"2023/camat-mawar.docx", "2023/lurah-melati.docx"}
    other = fresh_project / "lain"
    run("generate", "--jenjang", "pengawas", "-C", str(fresh_project), "--output", str(other))
    assert files(other) == {"kasubbag-satu.docx", "lurah-melati.docx"}


@pytest.mark.parametrize(
    ("option", "value", "hint"),
    [
        ("--unit", "Bagian Stu", "Bagian Satu"),
        ("--unit", "Mawar", "Kecamatan Mawar"),
        ("--unit", "melat", "Kelurahan Melati"),
        ("--jenjang", "Pengawes", "Pengawas"),
    ],
)
def test_an_unknown_unit_or_jenjang_gets_a_suggestion(
    fresh_project: Path, option: str, value: str, hint: str
) -> None:
    done = run("generate", option, value, "-C", str(fresh_project))
    assert done.returncode == 2
    assert f'Maksudnya "{hint}"?' in done.stderr


def test_a_name_that_one_post_has_means_that_post_and_no_other_name_does() -> None:
    posts = [replace(jabatan(kode, None), nama=f"Lurah {kode}") for kode in ("satu", "dua", "tiga")]
    assert selection.find_jabatan(chart(*posts), "lurah  dua") == posts[1]
    assert selection.find_jabatan(chart(*posts), "Lurah Empat") is None
    assert selection.find_jabatan(chart(*posts[:2]), "Lurah Empat") is None


def test_a_name_that_two_posts_have_means_neither_and_a_code_always_its_own() -> None:
    twins = [replace(jabatan(kode, None), nama="Lurah Melati") for kode in ("lurah-a", "lurah-b")]
    assert selection.find_jabatan(chart(*twins), "Lurah Melati") is None
    assert selection.find_jabatan(chart(*twins), "LURAH-B") == twins[1]
    assert selection.unknown_jabatan(chart(*twins), "lurah melati") == (
        'nama "lurah melati" dipakai 2 jabatan; sebut kodenya: "lurah-a", "lurah-b".'
    )


def seats() -> domain.Organisasi:
    """A title with three seats: one with a role, one with a holder."""
    titel = domain.KodeJabatan("analis")
    holder = domain.Pejabat("Wira Contoh", "", "S.H.", "", "", HERE)
    codes = ("analis-01", "analis-02", "analis-03")
    posts = [replace(jabatan(kode, None), nama="Analis Muda", titel=titel) for kode in codes]
    posts[0] = replace(posts[0], peran="selaku Ketua Subkelompok A")
    posts[1] = replace(posts[1], pejabat=holder)
    return chart(*posts)


@pytest.mark.parametrize("text", ["analis muda", "ANALIS", "analis"])
def test_a_title_is_none_of_its_seats_and_lists_them(text: str) -> None:
    assert selection.find_jabatan(seats(), text) is None
    assert selection.unknown_jabatan(seats(), text) == (
        f'nama "{text}" dipakai 3 kursi; sebut kodenya: "analis-01" (selaku Ketua Subkelompok A), '
        '"analis-02" (Wira Contoh, S.H.), "analis-03".'
    )


def test_a_seat_is_found_by_its_code_and_by_a_role_of_its_own() -> None:
    by_code = selection.find_jabatan(seats(), "Analis-02")
    by_role = selection.find_jabatan(seats(), "analis muda selaku ketua subkelompok a")
    assert by_code is not None
    assert by_role is not None
    assert (by_code.kode, by_role.kode) == ("analis-02", "analis-01")


def test_the_only_seat_of_a_title_is_meant_by_its_code() -> None:
    only = replace(jabatan("analis-01", None), titel=domain.KodeJabatan("analis"))
    assert selection.find_jabatan(chart(only), "analis") == only


def test_a_typing_error_in_the_name_of_a_title_suggests_the_title_and_not_a_seat() -> None:
    told = selection.unknown_jabatan(seats(), "analis mudda")
    assert told == 'jabatan "analis mudda" tidak ada di bagan. Maksudnya "analis"?'


def test_of_very_many_seats_the_first_are_listed() -> None:
    titel = domain.KodeJabatan("analis")
    many = [replace(jabatan(f"analis-{n}", None), nama="A B", titel=titel) for n in range(25)]
    told = selection.unknown_jabatan(chart(*many), "a b")
    assert "dipakai 25 kursi" in told
    assert told.endswith('"analis-19", dan 5 lagi.')


@pytest.mark.parametrize(("count", "end"), [(2, '"a-1".'), (20, '"a-19".'), (21, '"a-19", ….')])
def test_a_title_where_one_post_must_be_is_told_with_its_seats(count: int, end: str) -> None:
    told = selection.name_a_seat([f"a-{n}" for n in range(count)])
    assert told.startswith(f'mempunyai {count} kursi; sebut salah satu kursinya: "a-0" atau "a-1"')
    assert told.endswith(end)


def test_a_text_without_letters_is_nobody_s_name() -> None:
    assert "dipakai" not in selection.unknown_jabatan(seats(), "?")


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("mawar", ' Maksudnya "camat-mawar" atau "lurah-mawar"?'),
        ("lurah", ' Ada 4 yang memuat kata itu, misalnya "lurah-mawar".'),
        ("ringan", ' Maksudnya "a-ringan" atau "b-ringan" atau "c-ringan"?'),
        ("lura", ' Ada 4 yang memuat kata itu, misalnya "lurah-mawar".'),
        ("lurah anggrk", ' Maksudnya "lurah-anggrek"?'),
        ("bupati", ""),
    ],
)
def test_who_may_be_meant_is_told_by_words_and_by_spelling(text: str, hint: str) -> None:
    codes = ["camat-mawar", *(f"lurah-{n}" for n in ("mawar", "melati", "anggrek", "kenanga"))]
    codes += ["a-ringan", "b-ringan", "c-ringan"]
    posts = chart(*(jabatan(kode, None) for kode in codes))
    assert selection.unknown_jabatan(posts, text) == (f'jabatan "{text}" tidak ada di bagan.{hint}')


def test_posts_that_were_left_out_are_known_by_code_by_name_and_by_their_wilayah() -> None:
    left_out = selection.dropped_posts(["kabag satu", "Kepala Bagian Dua", "wilayah Duri Utara"])
    for kode in ("kabag-satu", "kepala bagian dua", "lurah-duri-utara"):
        assert kode in left_out
    for kode in ("kabag-dua", "lurah-duri", "utara", "lurah-duri-utara-baru"):
        assert kode not in left_out
    assert "kabag-satu" not in selection.dropped_posts([])


def test_a_unit_holds_those_below_it_and_not_those_above() -> None:
    kecamatan, kelurahan = (
        replace(jabatan("camat", None), unit="Kecamatan Mawar"),
        replace(jabatan("lurah", "camat"), unit="Kelurahan Melati"),
    )
    posts = chart(kecamatan, kelurahan)
    assert selection.in_unit(posts, kelurahan, "kecamatan  mawar")
    assert not selection.in_unit(posts, kecamatan, "Kelurahan Melati")


def test_letter_case_and_spaces_of_a_jenjang_do_not_matter() -> None:
    post = replace(jabatan("lurah", None), jenjang="Pimpinan Tinggi")
    assert selection.has_jenjang(post, "pimpinan  tinggi")
    assert not selection.has_jenjang(post, "Tinggi")


def test_no_word_at_all_does_not_mean_the_posts_without_a_jenjang() -> None:
    assert not selection.has_jenjang(replace(jabatan("gubernur", None), jenjang=""), " ")


LONG = "Bagian Program, Pelaporan dan Keuangan"
MANY = (
    LONG,
    "Bagian Hukum",
    *(f"Kelurahan {name}" for name in ("A", "B", "C", "D", "E", "F", "G")),
)


@pytest.mark.parametrize(
    ("text", "known", "hint"),
    [
        ("ppk", MANY, f' Maksudnya "{LONG}"?'),
        ("BPPK", MANY, f' Maksudnya "{LONG}"?'),
        ("k", MANY, ""),
        ("Suku Dinas", MANY, ""),
        ("Kelurahan", MANY, ' Ada 7 yang memuat kata itu, misalnya "Kelurahan A".'),
        ("esalon", ("Pengawas", "", "Administrator"), " Yang ada: Administrator dan Pengawas."),
        ("", ("Pengawas", ""), " Yang ada: Pengawas."),
        ("Pengawes", ("Pengawas",), ' Maksudnya "Pengawas"?'),
    ],
)
def test_a_unit_or_jenjang_that_nobody_has_is_told_with_what_may_be_meant(
    text: str, known: tuple[str, ...], hint: str
) -> None:
    told = selection.unknown_word("unit", text, known)
    assert told == f'unit "{text}" tidak ada di bagan.{hint}'


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("lurah mawar", ' Maksudnya "lurah-mawar-barat" atau "lurah-mawar-timur"?'),
        ("duri utara", ' Maksudnya "lurah-utara-duri"?'),
        ("anggrk lurah", ' Maksudnya "lurah-anggrek"?'),
        ("camatmawar", ' Maksudnya "camat-mawar"?'),
    ],
)
def test_what_holds_all_the_words_goes_before_what_is_spelled_alike(text: str, hint: str) -> None:
    lurah = ("lurah-mawar-barat", "lurah-mawar-timur", "lurah-utara-duri", "lurah-anggrek")
    codes = (*lurah, "duri-utama", "camat-mawar")
    posts = chart(*(replace(jabatan(kode, None), nama=kode) for kode in codes))
    assert selection.unknown_jabatan(posts, text) == f'jabatan "{text}" tidak ada di bagan.{hint}'


@pytest.mark.parametrize(
    ("text", "example"),
    [
        ("lurah-melati.docx", ', misalnya "lurah-melati"'),
        ("output/2023/lurah-melati.PDF", ', misalnya "lurah-melati"'),
        (r"output\2023\Lurah Melati.doc", ', misalnya "lurah-melati"'),
        ("surat.xlsx", ""),
    ],
)
def test_a_file_is_not_taken_for_a_post(text: str, example: str) -> None:
    posts = chart(replace(jabatan("lurah-melati", None), nama="Lurah Melati"))
    assert selection.is_berkas(text)
    assert selection.unknown_jabatan(posts, text) == (
        f'"{text}" ialah nama berkas, bukan jabatan; sebut kode atau nama jabatan{example}.'
    )


@pytest.mark.parametrize("text", ["lurah melati", "lurah.docx.x", "docx", "lurah melati doc"])
def test_what_has_no_ending_of_a_file_is_none(text: str) -> None:
    assert not selection.is_berkas(text)


def test_a_name_typed_without_quotes_is_put_together_again() -> None:
    far = " ".join("abcdefghijklmnopqrst")
    names = ("Lurah Duri Utara", "Lurah Duri", far, f"{far} u")
    named = (replace(jabatan(f"kode-{n}", None), nama=n) for n in names)
    posts = chart(*named, jabatan("camat-mawar", None))
    assert selection.quoted_name(posts, ["Lurah", "Duri", "Utara"]) == "Lurah Duri"
    assert selection.quoted_name(posts, ["lurah", "duri", "x"]) == "lurah duri"
    assert selection.quoted_name(posts, ["Lurah", "Tambora"]) == ""
    assert selection.quoted_name(posts, ["camat-mawar", "lurah"]) == ""
    assert selection.quoted_name(posts, far.split()) == far
    longer = chart(replace(jabatan("kode", None), nama=f"{far} u"))
    assert selection.quoted_name(longer, [*far.split(), "u"]) == ""

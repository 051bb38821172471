"""Texts of any kind: lists in a sentence, the form in which texts are compared."""

import pytest

from pkdocs.base import text as texts
from pkdocs.base.text import (
    count_kinds,
    fold_title,
    hidden,
    join_words,
    sebutan,
    split_bold,
    without_bold,
    write_out,
)


def test_lists_are_joined_as_in_a_sentence() -> None:
    assert join_words(["PKK", "Jumantik", "RPTRA"]) == "PKK, Jumantik dan RPTRA"
    assert join_words(["PPSU"]) == "PPSU"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("“Kutip” – tanda", '"Kutip" - tanda'),
        ("Indeks\u00a0kepuasan\u00ad layanan", "Indeks kepuasan layanan"),
        ("re\u0301sume", "r\u00e9sume"),
        ("\u0410parat", "Aparat"),  # a Cyrillic letter that looks Latin
    ],
)
def test_what_word_does_to_quotes_spaces_and_dashes_is_no_change(one: str, other: str) -> None:
    assert texts.normalise(one) == texts.normalise(other)
    assert texts.fold(one) == texts.fold(other)


def test_letters_that_look_latin_are_named_once_each() -> None:
    assert texts.lookalikes("\u0410\u0410 \u0391") == (
        "huruf Kiril “\u0410” (U+0410)",
        "huruf Yunani “\u0391” (U+0391)",
    )
    assert texts.lookalikes("Aparat sipil – negara") == ()
    assert texts.lookalikes("Aparat") == ()


@pytest.mark.parametrize(
    ("printed", "sebutan", "title"),
    [
        ("Plt. Camat Mawar", "Plt.", "camat mawar"),
        ("plh camat mawar", "Plh.", "camat mawar"),
        ("Camat Mawar", "", "camat mawar"),
        ("Pltu Mawar", "", "pltu mawar"),
    ],
)
def test_who_only_stands_in_is_told_from_the_post(printed: str, sebutan: str, title: str) -> None:
    assert texts.sebutan(printed) == sebutan
    assert texts.fold_title(printed) == title


def test_the_markers_of_a_list_are_no_part_of_its_text() -> None:
    for lines in (
        ("a. satu", "b. dua", "c. tiga"),
        ("- satu", "- dua", "- tiga"),
        ("i) satu", "ii) dua", "iii) tiga"),
        ("•\u00a0satu", "– dua", "➢ tiga"),
    ):
        assert texts.join_lines(lines) == "satu dua tiga", lines


def test_a_name_of_a_file_has_small_letters_digits_and_hyphens() -> None:
    assert texts.slug("Tanjung Duren (Utara) 2") == "tanjung-duren-utara-2"


def test_a_variant_is_counted_only_where_there_is_one() -> None:
    kinds = ("siap", "siap, nama belum diisi", "konsep")
    assert count_kinds(["siap", "konsep", "siap"], kinds) == "2 siap, 1 konsep"
    assert count_kinds(kinds, kinds) == "1 siap, 1 siap (nama belum diisi), 1 konsep"


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("biasa", [("biasa", False)]),
        ("**semua**", [("semua", True)]),
        ("a **b** c **d e**", [("a ", False), ("b", True), (" c ", False), ("d e", True)]),
        ("**satu", [("**satu", False)]),
        ("2 ** 3 ** 4", [("2 ** 3 ** 4", False)]),
        ("*) satu **) dua", [("*) satu **) dua", False)]),
        ("**a\n\nb**", [("**a\n\nb**", False)]),
        ("", [("", False)]),
    ],
)
def test_words_between_two_stars_are_bold(text: str, pieces: list[tuple[str, bool]]) -> None:
    assert split_bold(text) == pieces
    assert without_bold(text) == "".join(piece for piece, _ in pieces)


@pytest.mark.parametrize("text", ["", "Camat Tambora", "a\tb\nc", "Rp\u00a05", "“–” é"])
def test_a_text_that_is_seen_hides_nothing(text: str) -> None:
    assert hidden(text) == ""


@pytest.mark.parametrize("sign", ["\x07", "\x7f", "\u200b", "\u202e", "\u3164", "\ufe0f", "\ud800"])
def test_the_first_hidden_character_is_told(sign: str) -> None:
    assert hidden(f"ab{sign}c\u200b") == sign


@pytest.mark.parametrize(
    ("jabatan", "found", "title"),
    [
        ("Plt. Camat Contoh", "Plt.", "camat contoh"),
        ("PLT CAMAT CONTOH", "Plt.", "camat contoh"),
        ("Pjs. Lurah Contoh", "Pjs.", "lurah contoh"),
        ("Pgs Lurah Contoh", "Pgs.", "lurah contoh"),
        ("Pth. Lurah Contoh", "Pth.", "lurah contoh"),
        ("Kasubbag. Contoh", "", "kasubbag contoh"),
        ("Pth Lurah Contoh", "", "pth lurah contoh"),
        ("Lurah Contoh", "", "lurah contoh"),
    ],
)
def test_who_stands_in_is_known_by_a_short_word_with_a_dot(
    jabatan: str, found: str, title: str
) -> None:
    assert (sebutan(jabatan), fold_title(jabatan)) == (found, title)


def test_short_forms_of_offices_are_written_out() -> None:
    assert write_out("Ka. Sub Bagian TU Kec. Contoh2") == (
        "kepala subbagian tata usaha kecamatan contoh 2"
    )
    assert write_out("KASUBBAG_Keuangan") == "kepala subbagian keuangan"

"""Pengukuran as printed lines, parted by its sub-heads."""

import pytest

from pkdocs.domain.katalog import Butir, Uraian
from pkdocs.review.read.pengukuran import is_headed, iter_lines, jenis_of, split_uraian


@pytest.mark.parametrize(
    ("words", "jenis"),
    [
        ("DASAR HUKUM", "dasar_hukum"),
        ("Definisi Operasional", "definisi"),
        ("Formulasi Pengukuran", "metode"),
        ("Penghitungan", "metode"),
        ("Sumber Data", "sumber_data"),
        ("Waktu Penilaian", ""),
        ("", ""),
    ],
)
def test_the_sub_heads_of_the_form_are_known(words: str, jenis: str) -> None:
    assert jenis_of(words) == jenis


def test_sub_heads_part_the_lines_before_their_text_or_alone() -> None:
    lines = ["Kalimat awal", "DASAR HUKUM : Aturan contoh", "Definisi", "Ukuran", "", "a. satu"]
    assert split_uraian(lines) == (
        Uraian("uraian", "", ("Kalimat awal",)),
        Uraian("dasar_hukum", "Dasar Hukum", ("Aturan contoh",)),
        Uraian("definisi", "Definisi", ("Ukuran", "a. satu")),
    )


def test_an_unusual_sub_head_keeps_its_words_and_small_letters() -> None:
    (first,) = split_uraian(["FORMULA PENGUKURAN: a / b"])
    (second,) = split_uraian(["Formula Pengukuran:", "a / b"])
    assert first == second == Uraian("metode", "Formula Pengukuran", ("a / b",))


def test_a_second_sub_head_in_the_text_and_unknown_ones_stay_text() -> None:
    lines = ["Metode Pengukuran: Formulasi Pengukuran: a", "Waktu Penilaian: TW I"]
    assert split_uraian(lines) == (
        Uraian("metode", "Metode Pengukuran", ("Formulasi Pengukuran: a", "Waktu Penilaian: TW I")),
    )


def test_a_sub_head_that_the_catalogue_has_is_one_in_its_letters() -> None:
    known = (Uraian("uraian", "Waktu Penilaian", ("TW I",)), Uraian("metode", "Rumus", ("a",)))
    assert split_uraian(["WAKTU PENILAIAN : TW II", "RUMUS: b"], known) == (
        Uraian("uraian", "Waktu Penilaian", ("TW II",)),
        Uraian("metode", "Rumus", ("b",)),
    )


def test_a_line_is_headed_only_by_a_sub_head_with_a_colon() -> None:
    assert is_headed("Definisi : contoh")
    assert not is_headed("Definisi contoh")
    assert not is_headed("Catatan: contoh")


def test_uraian_are_lines_again_with_their_markers() -> None:
    own = Uraian("metode", "Metode", ("satu", Butir("a.", "dua")))
    assert list(iter_lines([own])) == ["Metode", "satu", "a. dua"]


def test_a_paragraph_that_is_known_as_one_is_no_sub_head() -> None:
    known = (Uraian("metode", "Metode Pengukuran", ("Formulasi Pengukuran: **a** dibagi b",)),)
    lines = ["Metode Pengukuran:", "Formulasi  Pengukuran: a dibagi b"]
    assert split_uraian(lines, known) == (
        Uraian("metode", "Metode Pengukuran", ("Formulasi Pengukuran: a dibagi b",)),
    )
    assert len(split_uraian(lines)) == 2

"""Whose agreement an unread file may hold."""

import pytest

from pkdocs.review.compare.unread import Post, owners
from pkdocs.review.read.dokumen import Unread

POSTS = {
    "camat": Post.of("kec-contoh-camat", "camat", ["Camat Contoh", "Kecamatan Contoh"]),
    "sekretaris": Post.of("", "b", ["Sekretaris Kecamatan Contoh", "Kecamatan Contoh"]),
    "lurah": Post.of("", "c", ["Lurah Melati", "Lurah Kelurahan Melati", "Kelurahan Melati"]),
    "lurah-utara": Post.of("", "d", ["Lurah Melati Utara", "Kelurahan Melati Utara"]),
    "walikota": Post.of("walikota", "e", ["Walikota Kota Contoh"]),
    "kabag": Post.of("", "f", ["Kepala Bagian Hukum dan Hubungan Warga"]),
}


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("PK Camat Contoh 2022.pdf", {"camat"}),
        ("Perjanjian Kinerja - Lurah Melati (final).doc", {"lurah"}),
        ("lurah_melati_utara.pdf", {"lurah-utara"}),
        ("PK Kec. Contoh.pdf", {"camat", "sekretaris"}),
        ("PK Sekretaris Kecamatan Contoh.odt", {"sekretaris"}),
        ("PK Kel Melati.wps", {"lurah"}),
        ("PK Wali Kota 2022.pdf", {"walikota"}),
        ("PK Kabag Hukum.pdf", {"kabag"}),
        ("PK Lurah.pdf", {"lurah", "lurah-utara"}),
        ("d.docx", {"lurah-utara"}),
        ("scan0001.pdf", set()),
        ("PK 2022.pdf", set()),
    ],
)
def test_the_post_with_the_longest_name_in_it_has_the_file(name: str, keys: set[str]) -> None:
    assert owners(Unread(f"lama/{name}"), POSTS) == keys


def test_the_register_knows_whose_a_file_is_that_is_gone() -> None:
    assert owners(Unread("lama/lurah melati.docx", kode="walikota"), POSTS) == {"walikota"}


def test_an_archive_that_was_not_opened_may_hold_any() -> None:
    assert owners(Unread("lama/unit.rar", many=True), POSTS) == set(POSTS)


def test_a_file_of_two_agreements_is_of_both_posts() -> None:
    held = "berkas memuat 2 perjanjian (Camat Contoh; Sekretaris Kecamatan Contoh)."
    assert owners(Unread("lama/gabungan.docx", held=held), POSTS) == {"camat", "sekretaris"}


def test_a_post_keeps_what_its_file_is_called_and_one_word_may_be_its_name() -> None:
    post = Post.of("walikota", "PK Walikota 2022", ["Walikota Kota Contoh", ""])
    assert (post.kode, post.stem) == ("walikota", frozenset(("walikota",)))
    assert post.names == {frozenset(("walikota", "kota", "contoh")), frozenset(("walikota",))}
    other = Post.of("", "a", ["Camat Contoh"])
    posts = {"walikota": post, "camat": other}
    assert owners(Unread("PK Walikota rapat.pdf"), posts) == {"walikota"}
    assert owners(Unread("PK Walikota Camat Contoh.pdf"), posts) == {"camat"}
    assert owners(Unread("PK Walikota.pdf"), {}) == frozenset()
    assert owners(Unread("a.pdf", held="Camat Contoh; Walikota"), posts) == {"walikota", "camat"}
    assert owners(Unread("a.pdf", kode="tiada"), posts) == {"camat"}

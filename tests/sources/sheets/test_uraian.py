"""Pengukuran as the text of cells: all of it shown, what was not touched as it was."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pkdocs.sources.sheets.uraian import (
    JUDUL,
    UraianSel,
    bare_head,
    build_isi,
    in_form,
    is_whole,
    read_pengukuran,
    show_pengukuran,
)
from tests.helpers import ROOT
from tests.support.lembar import plain_of


def uraian(*isi: Any, judul: str = "") -> dict[str, Any]:
    return {"jenis": "uraian", **({"judul": judul} if judul else {}), "isi": list(isi)}


def test_the_usual_sub_head_is_not_shown_and_another_stands_in_brackets() -> None:
    assert show_pengukuran("metode", [uraian("a / b", judul="Metode Pengukuran")]) == "a / b"
    assert show_pengukuran("metode", [uraian("a / b", judul="Rumus")]) == "[Rumus]\na / b"
    assert show_pengukuran("metode", [uraian("a / b")]) == "[tanpa judul]\na / b"
    assert show_pengukuran("metode", []) == ""


@pytest.mark.parametrize(
    ("teks", "form"),
    [
        ("[Metode Pengukuran]\n\n a / b \n\n", "a / b"),
        ("[ Rumus ]\na / b\n[Tanpa judul]\nc", "[Rumus]\na / b\n[tanpa judul]\nc"),
        ("", ""),
    ],
)
def test_a_cell_has_one_form_however_it_was_typed(teks: str, form: str) -> None:
    assert in_form("metode", teks) == form


def test_a_second_uraian_of_a_jenis_begins_with_its_sub_head() -> None:
    both = [uraian("Jumlah BAST", {"daftar": ["a. satu"]}), uraian("1 BAST", judul="Target")]
    teks = show_pengukuran("uraian", both)
    assert teks == "Jumlah BAST\na. satu\n[Target]\n1 BAST"
    assert read_pengukuran("uraian", teks) == (
        UraianSel("", ("Jumlah BAST", "a. satu")),
        UraianSel("Target", ("1 BAST",)),
    )
    assert is_whole("uraian", both)


@pytest.mark.parametrize("line", ["[(a / b)] x 100%", "[(a / b)]", "[a] [b]", "[a = b]"])
def test_a_formula_in_brackets_is_no_sub_head(line: str) -> None:
    assert read_pengukuran("metode", line) == (UraianSel("Metode Pengukuran", (line,)),)


@pytest.mark.parametrize(
    "own",
    [
        uraian("a", judul="Rumus (baru)"),
        uraian("a", judul="tanpa judul"),
        uraian("[Rumus]"),
        uraian("a", "[Rumus]"),
        uraian({"daftar": ["a. satu\ndua"]}),
    ],
)
def test_what_the_text_of_a_cell_cannot_say_is_known(own: dict[str, Any]) -> None:
    assert not is_whole("uraian", [own])


@pytest.mark.parametrize(
    ("teks", "head"),
    [("", ""), ("a\n[Target]\nb", ""), ("[Target]", "[Target]"), ("a\n[T]\n\n[U]\nb", "[T]")],
)
def test_a_sub_head_without_a_text_is_found(teks: str, head: str) -> None:
    assert bare_head(teks) == head


LAMA = ["Tahap:", {"daftar": ["a. satu", "b. dua"]}, "1. Bukan daftar", "Kalimat\n\nlain"]


@pytest.mark.parametrize(
    ("baris", "isi"),
    [
        (["Tahap:", "a. satu", "b. dua", "1. Bukan daftar", "Kalimat", "lain"], LAMA),
        (  # a changed item, a changed paragraph that begins like an item
            ["Tahap:", "a. satu", "b. tiga", "1. Bukan juga", "Kalimat", "lain"],
            ["Tahap:", {"daftar": ["a. satu", "b. tiga"]}, "1. Bukan juga", "Kalimat\n\nlain"],
        ),
        (  # the list goes on
            ["Tahap:", "a. satu", "b. dua", "c. tiga", "1. Bukan daftar", "Kalimat", "lain"],
            ["Tahap:", {"daftar": ["a. satu", "b. dua", "c. tiga"]}, *LAMA[2:]],
        ),
        (  # an item before the list
            ["Tahap:", "a. nol", "a. satu", "b. dua", "1. Bukan daftar", "Kalimat", "lain"],
            ["Tahap:", {"daftar": ["a. nol", "a. satu", "b. dua"]}, *LAMA[2:]],
        ),
        (  # an item that lost its marker is a paragraph
            ["Tahap:", "satu", "b. dua", "1. Bukan daftar", "Kalimat", "lain"],
            ["Tahap:", "satu", {"daftar": ["b. dua"]}, *LAMA[2:]],
        ),
        (  # a paragraph between items parts the list
            ["Tahap:", "a. satu", "lalu", "b. dua"],
            ["Tahap:", {"daftar": ["a. satu"]}, "lalu", {"daftar": ["b. dua"]}],
        ),
        (["Tahap:", "Kalimat baru", "lain"], ["Tahap:", "Kalimat baru", "lain"]),
        ([], []),
    ],
)
def test_lines_that_stay_keep_their_form(baris: list[str], isi: list[Any]) -> None:
    assert build_isi(baris, LAMA) == isi


@pytest.mark.parametrize(
    "daftar",
    [
        ["- satu"],
        ["- satu", "- dua"],
        ["a. satu", "b. dua"],
        ["a) satu", "b) dua", "c) tiga"],
        ["(1) satu", "(2) dua"],
        ["i. satu", "ii. dua", "iii. tiga"],
        ["A. satu", "B. dua"],
    ],
)
def test_new_lines_that_count_on_are_a_list(daftar: list[str]) -> None:
    assert build_isi(["Tahap:", *daftar, "Lalu"]) == ["Tahap:", {"daftar": daftar}, "Lalu"]


@pytest.mark.parametrize(
    "baris",
    [
        ["1. Serapan di atas 80%"],
        ["2. dua", "3. tiga"],
        ["a. satu", "c. tiga"],
        ["a. satu", "2. dua"],
        ["1. satu", "- dua"],
        ["TW I : N/A", "TW II : Laporan"],
        ["20 dokumen", "21 dokumen"],
    ],
)
def test_new_lines_that_do_not_count_from_the_first_stay_paragraphs(baris: list[str]) -> None:
    assert build_isi(baris) == baris


def test_all_of_the_shipped_pengukuran_is_shown_and_read_back() -> None:
    found = 0
    for project in (ROOT, ROOT / "contoh" / "2022", ROOT / "contoh" / "kota-contoh"):
        for sasaran in plain_of(project)["sasaran"]:
            for indikator in sasaran["indikator"]:
                for jenis in JUDUL:
                    own = [part for part in indikator["pengukuran"] if part["jenis"] == jenis]
                    assert is_whole(jenis, own), (indikator["kode"], jenis)
                    found += len(own)
    assert found > 70


lines = st.from_regex(r"(?:[a-c1-3-][.)]? )?[A-Za-z]{1,4}", fullmatch=True)
blocks = st.one_of(
    lines,
    st.lists(lines, min_size=2, max_size=2).map("\n".join),
    st.lists(lines.map(lambda teks: f"- {teks}"), min_size=1, max_size=3).map(
        lambda own: {"daftar": own}
    ),
    st.lists(lines.map(lambda teks: f"a. {teks}"), min_size=1, max_size=3).map(
        lambda own: {"daftar": own}
    ),
)


@given(st.lists(blocks, max_size=6))
def test_lines_that_were_not_touched_are_what_they_were(isi: list[Any]) -> None:
    shown = show_pengukuran("uraian", [uraian(*isi)]) if isi else ""
    assert build_isi(shown.splitlines(), isi) == isi


@given(st.lists(blocks, max_size=4), st.lists(lines, max_size=6))
def test_no_line_is_lost_or_invented(lama: list[Any], baris: list[str]) -> None:
    isi = build_isi(baris, lama)
    shown = show_pengukuran("uraian", [uraian(*isi)]) if isi else ""
    assert shown.splitlines() == baris

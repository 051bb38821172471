"""Whose the columns of a lampiran are, told by their heads."""

from collections.abc import Sequence

import pytest

from pkdocs.domain.organisasi import KodeJabatan
from pkdocs.review.read.columns import Columns, KolomMatriks, read_heads, settle_header
from pkdocs.review.read.headings import Header, find_header
from pkdocs.review.read.paper import Grid, lay_out
from pkdocs.word import read_word_text
from tests.foreign import document, row, table
from tests.support.chart import CHART, UNTUK

FIRST = ("Sasaran", "Indikator", "I", "II", "III", "IV", "Tahunan")


def grid_of(*rows: Sequence[str]) -> Grid:
    laid = table(*(row(*own) for own in rows), columns=len(rows[0]))
    return next(lay_out(read_word_text(document(laid))).grids())


def settled(*rows: Sequence[str]) -> tuple[Header, list[KolomMatriks], Columns]:
    """The header of a table of one header row, and the columns beside it."""
    grid = grid_of(*rows)
    header = find_header(grid)
    assert header
    heads = read_heads(header, grid.rows[:1])
    columns = Columns(CHART, UNTUK)
    header = settle_header(header, heads, grid.rows[1:])
    return header, columns.find("Lampiran I", header, heads, 7), columns


def test_a_column_is_that_of_the_post_that_its_head_names() -> None:
    _, (first, second), columns = settled((*FIRST, "Umum", "Kepala Bagian Hukum Contoh"))
    assert [own.jabatan[0].kode for own in (first, second)] == ["kabag-dua", "kabag-satu"]
    assert (first.start, first.end, first.centang) == (7, 8, True)
    assert [post.kode for _, post in columns.diduga.values()] == ["kabag-dua"]
    assert columns.asing == {}


def test_a_head_that_leaves_a_choice_or_names_nobody_makes_a_column_of_nobody() -> None:
    _, found, columns = settled((*FIRST, "Contoh", "Taman"))
    assert [own.jabatan for own in found] == [(), ()]
    choice, nobody = columns.asing.values()
    assert (choice.di, len(choice.mungkin), nobody.mungkin) == ("tabel 7, kolom “Contoh”", 3, ())
    columns.count(found[0])
    columns.count(KolomMatriks(0, 1))
    assert [own.centang for own in columns.asing.values()] == [1, 0]


def test_of_two_posts_that_a_head_may_mean_it_is_the_one_that_no_other_head_names() -> None:
    _, found, columns = settled((*FIRST, "Contoh", "Umum", "Hukum"))
    assert [own.jabatan[0].kode for own in found] == ["kabag-tiga", "kabag-dua", "kabag-satu"]
    assert len(columns.diduga) == 3


def test_two_columns_of_one_post_are_nobodys() -> None:
    _, found, columns = settled((*FIRST, "Umum", "kabag-dua", "Hukum"))
    assert [len(own.jabatan) for own in found] == [0, 0, 1]
    assert [own.kembar for own in columns.asing.values()] == [True, True]


def test_a_post_of_another_lampiran_is_known_by_its_name_alone() -> None:
    columns = Columns(CHART, {"Lampiran I": frozenset((KodeJabatan("kabag-satu"),))})
    assert columns.named("Lampiran I", ["Kepala Bagian Umum Contoh"]).jabatan == (CHART[1],)
    assert columns.named("Lampiran I", ["Umum"]).jabatan == ()
    assert columns.named("Lampiran II", ["Umum"]).jabatan == (CHART[1],)


def test_words_over_a_head_that_name_another_kind_of_post_make_it_nobodys() -> None:
    columns = Columns(CHART, UNTUK)
    assert columns.named("Lampiran I", ["Kepala Bagian", "Umum"]).jabatan == (CHART[1],)
    assert columns.named("Lampiran I", ["Asisten", "Umum"]).jabatan == ()


def test_names_notes_and_parts_of_pengukuran_have_columns_of_their_own() -> None:
    heads = ("Definisi", "Pejabat Penanggung Jawab", "Catatan")
    _, found, _ = settled((*FIRST, *heads))
    assert [(own.jenis, own.nama, own.catatan) for own in found] == [
        ("definisi", False, False),
        ("", True, False),
        ("", False, True),
    ]
    assert not any(own.centang for own in found)


def test_where_two_columns_say_who_bears_it_they_are_those_of_posts() -> None:
    _, found, _ = settled((*FIRST, "Penanggung Jawab Umum", "Penanggung Jawab Hukum"))
    assert not any(own.nama for own in found)


@pytest.mark.parametrize(
    ("heads", "name", "place"),
    [
        (FIRST, "tw2", (3, 4)),
        (("Sasaran", "Indikator", "I", "H", "III", "IV", "Tahunan"), "tw1", None),
        (("Sasaran", "Indikator", "Tahunan"), "tahunan", (2, 3)),
        (("Sasaran", "Indikator", "Pengukuran", "Tahunan"), "pengukuran", (2, 3)),
        (("Sasaran", "Indikator", "Tahunan"), "pengukuran", (3, 4)),
        (("Sasaran", "Indikator", "Definisi", "Metode Pengukuran"), "pengukuran", None),
        (("Sasaran", "Indikator", "Definisi", "Tahunan"), "pengukuran", None),
        (("No", "Sasaran", "Indikator", "Tahunan"), "no_sasaran", (0, 1)),
        (("No", "Taman", "Kota", "Indikator", "Tahunan"), "no_indikator", None),
    ],
)
def test_what_an_agreement_has_is_settled(
    heads: Sequence[str], name: str, place: tuple[int, int] | None
) -> None:
    assert settled(heads)[0].columns.get(name) == place


@pytest.mark.parametrize(
    ("head", "below", "place"),
    [("", "1", (1, 2)), ("", "1.", (1, 2)), ("", "Satu", None), ("No", "1", (1, 2))],
)
def test_numbers_before_the_indikator_are_its_own_without_a_head_too(
    head: str, below: str, place: tuple[int, int] | None
) -> None:
    rows = ("Sasaran", head, "Indikator", "Tahunan"), ("S", below, "Jumlah A", "1")
    assert settled(*rows)[0].columns.get("no_indikator") == place

"""The header of a lampiran, in whatever order its columns stand."""

import pytest

from pkdocs.review.read.headings import find_header
from pkdocs.review.read.paper import lay_out
from pkdocs.word.text.values import Cell, Table, WordText
from tests.foreign import (
    BIASA,
    agreement,
    block,
    cell,
    data,
    document,
    header,
    names,
    read,
    row,
    statement,
    table,
    targets,
)


def test_the_order_of_columns_does_not_matter() -> None:
    made = table(
        row(
            cell("Satuan", merge="restart"),
            cell("Target Tahunan", merge="restart"),
            cell("Target Triwulan", span=4),
            cell("Indikator Kinerja", merge="restart"),
            cell("No.", merge="restart"),
            cell("Sasaran Kinerja", merge="restart"),
        ),
        row(
            cell(merge="continue"),
            cell(merge="continue"),
            "TW IV",
            "TW III",
            "TW II",
            "TW I",
            *[cell(merge="continue")] * 3,
        ),
        row("Nilai", "90", "89", "88", "87", "86", "Indeks Contoh", "7", "Sasaran Contoh"),
        columns=9,
    )
    salinan = read(document(statement(), block(), made))
    assert targets(salinan) == ("86", "87", "88", "89", "90")
    baris = salinan.baris[0]
    assert (baris.no_sasaran, baris.sasaran, baris.satuan) == ("7", "Sasaran Contoh", "Nilai")
    assert (baris.sumber_data, baris.pengukuran) == (None, None)
    assert tuple(map(str, salinan.tak_terbaca)) == (
        "kolom Sumber Data tidak ada; isinya tidak dibandingkan.",
        "kolom Pengukuran Kinerja tidak ada; isinya tidak dibandingkan.",
    )


@pytest.mark.parametrize("marks", [("I", "II", "III", "IV"), ("1", "2", "3", "4")])
def test_quarters_are_told_by_roman_and_by_other_numbers(marks: tuple[str, ...]) -> None:
    made = table(
        row(
            cell("Sasaran", merge="restart"),
            cell("Indikator", merge="restart"),
            cell("Triwulan", span=4),
            cell("Tahunan", merge="restart"),
        ),
        row(cell(merge="continue"), cell(merge="continue"), *marks, cell(merge="continue")),
        row("Sasaran Contoh", "Indeks Contoh", "1", "2", "3", "4", "5"),
        columns=7,
    )
    assert targets(read(document(statement(), made))) == ("1", "2", "3", "4", "5")


def test_a_row_of_column_numbers_under_the_header_is_no_data() -> None:
    numbers = row(*(f"({n})" for n in range(1, 13)))
    salinan = read(document(statement(), table(*header(), numbers, data("Indeks"), columns=12)))
    assert (names(salinan), targets(salinan)) == (["Indeks"], BIASA)


def test_columns_of_realisasi_are_not_taken_for_targets() -> None:
    made = table(
        row(
            cell("Sasaran", merge="restart"),
            cell("Indikator", merge="restart"),
            cell("Realisasi", span=2),
            cell("Target", span=2),
        ),
        row(cell(merge="continue"), cell(merge="continue"), "TW I", "Tahunan", "TW I", "Tahunan"),
        row("Sasaran Contoh", "Indeks Contoh", "11", "12", "21", "22"),
        columns=6,
    )
    salinan = read(document(statement(), made))
    assert targets(salinan) == ("21", None, None, None, "22")


def test_a_repeated_header_inside_the_table_is_no_row() -> None:
    salinan = read(agreement(data("A"), *header(), data("B")))
    assert names(salinan) == ["A", "B"]


def test_a_row_merged_with_the_header_above_belongs_to_it() -> None:
    names = ("No", "Sasaran", "Indikator Kinerja", "Target")
    head = tuple(Cell((name,), n, n + 1) for n, name in enumerate(names))
    below = tuple(Cell((name,), n, n + 1, merged=True) for n, name in enumerate(names))
    (grid,) = lay_out(WordText((Table((head, below)),), tracked=False)).grids()
    found = find_header(grid)
    assert found is not None
    assert (found.rows, found.width) == (2, 4)

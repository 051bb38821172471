"""The header of a lampiran, in whatever order its columns stand."""

import pytest

from pkdocs.review.read.headings import describe, find_header, period_of
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


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Triwulan ke-1", "tw1"),
        ("TW.2", "tw2"),
        ("Trw III", "tw3"),
        ("Q4", "tw4"),
        ("Kuartal Pertama", "tw1"),
        ("Jan-Mar", "tw1"),
        ("April s.d. Juni", "tw2"),
        ("Jul, Agt, Sep", "tw3"),
        ("Okt, Nov, Des", "tw4"),
        ("Triwulan I (Jan-Mar)", "tw1"),
    ],
)
def test_quarters_are_known_in_all_usual_wordings(text: str, name: str) -> None:
    worth = describe(text)
    assert (worth.triwulan if worth else "") == name


@pytest.mark.parametrize(
    "text",
    ["s.d. TW II", "Semester I", "Jan-Apr", "Mar-Jan", "TW I (Apr-Jun)", "Triwulan ke", "Q", ""],
)
def test_other_spans_of_time_are_none(text: str) -> None:
    assert describe(text) is None


def test_the_year_is_known_in_all_usual_wordings() -> None:
    for text in ("Tahunan", "1 Tahun", "T.A. 2022", "Target Th. 2022", "Target Akhir"):
        worth = describe(text)
        assert worth is not None
        assert worth.tahunan, text
    kinerja = describe("Kinerja")
    assert kinerja is not None
    assert not kinerja.plain
    assert not kinerja.tahunan
    assert describe("Anggaran") is None


def test_a_cell_of_a_column_of_periods_names_one_or_none() -> None:
    assert [period_of(text) for text in ("Triwulan", "Target", "rapat")] == [""] * 3


def test_the_year_of_the_agreement_chooses_between_two() -> None:
    made = table(
        row("Sasaran", "Indikator", "Target 2021", "Target 2022"),
        row("S", "Indeks", "90", "95"),
        columns=4,
    )
    salinan = read(document(statement(), block(), made))
    assert targets(salinan)[4] == "95"
    assert [text.kata for text in salinan.tak_terbaca if text.nilai] == ["90"]


def test_a_quarter_below_another_and_words_below_a_quarter_are_no_columns_of_ours() -> None:
    made = table(
        row(
            cell("Sasaran", merge="restart"),
            cell("Indikator", merge="restart"),
            cell("Triwulan I", span=2),
            cell("Target", span=2),
        ),
        row(*[cell(merge="continue")] * 2, "TW II", "Sumber Data", "Formula", "Tahunan"),
        row("S", "Indeks", "11", "12", "13", "14"),
        columns=6,
    )
    salinan = read(document(statement(), block(), made))
    assert targets(salinan) == (None, None, None, None, "14")
    assert (salinan.baris[0].sumber_data, salinan.baris[0].pengukuran) == (None, None)
    assert [text.kata for text in salinan.tak_terbaca if text.nilai] == ["11", "12", "13"]


def test_numbers_above_the_header_and_letters_apart_do_no_harm() -> None:
    made = table(
        row("1", "2", "3", "4"),
        row("No", "Sasaran", "Indikator", "T A R G E T"),
        row("1", "S", "Indeks", "90"),
        columns=4,
    )
    assert targets(read(document(statement(), block(), made)))[4] == "90"


def test_a_row_whose_grid_is_cut_otherwise_is_read_by_its_order() -> None:
    made = table(
        row("No", "Sasaran", "Indikator", cell("Target", span=2), "Satuan"),
        row("1", "S", cell("Indeks", span=2), "90", "Nilai"),
        columns=6,
    )
    salinan = read(document(statement(), block(), made))
    assert (names(salinan), targets(salinan)[4], salinan.baris[0].satuan) == (
        ["Indeks"],
        "90",
        "Nilai",
    )


def test_a_sub_head_over_a_part_of_a_column_leaves_the_rest_one_column() -> None:
    head = (Cell(("Indikator",), 0, 3), Cell(("Target",), 3, 4))
    below = (Cell(("Uraian lain",), 1, 2), Cell(("Target",), 3, 4, merged=True))
    (grid,) = lay_out(WordText((Table((head, below)),), tracked=False)).grids()
    found = find_header(grid)
    assert found is not None
    assert found.columns == {"indikator": (0, 3), "tahunan": (3, 4)}


def test_a_number_in_the_head_of_an_unknown_column_is_listed() -> None:
    made = table(
        row("Sasaran", "Indikator", "Target", "Revisi menjadi 95"),
        row("S", "Indeks", "90", ""),
        columns=4,
    )
    salinan = read(document(statement(), block(), made))
    assert [text.kata for text in salinan.tak_terbaca if text.nilai] == ["Revisi menjadi 95"]


def test_a_column_without_any_head_is_unread() -> None:
    made = table(
        row("Sasaran", "Indikator", "Target", ""), row("S", "Indeks", "90", "95"), columns=4
    )
    salinan = read(document(statement(), block(), made))
    assert targets(salinan)[4] == "90"
    assert [text.kata for text in salinan.tak_terbaca if text.nilai] == ["95"]

"""A document line by line, and what each of its words was read as."""

import pytest

from pkdocs.review.read.paper import (
    Grid,
    Heap,
    PaperLine,
    has_sign,
    head_of,
    lay_out,
    says_something,
    tell_place,
)
from pkdocs.word.text.stream import thing
from pkdocs.word.text.values import Cell, Table, WordText


def test_a_line_is_in_one_piece_until_a_part_of_it_is_taken() -> None:
    line = PaperLine("Nama : Wira")
    assert (line.free, list(line.pieces())) == (True, [(Heap.UNREAD, 0, 11)])
    line.take(Heap.FURNITURE, 0, 7)
    assert list(line.pieces()) == [(Heap.FURNITURE, 0, 7), (Heap.UNREAD, 7, 11)]
    assert not line.whole
    line.take(Heap.VALUE)
    assert list(line.pieces()) == [(Heap.FURNITURE, 0, 7), (Heap.VALUE, 7, 11)]


def test_who_took_a_character_first_keeps_it() -> None:
    line = PaperLine("90")
    line.take(Heap.VALUE)
    line.take(Heap.FURNITURE)
    assert (line.whole, list(line.pieces())) == (True, [(Heap.VALUE, 0, 2)])
    assert list(PaperLine("").pieces()) == []


def paper_of(*rows: tuple[Cell, ...]) -> Table:
    return Table(rows)


def test_a_merged_cell_holds_the_very_lines_it_continues_and_they_count_once() -> None:
    table = paper_of((Cell(("a\nb",), 0, 1),), (Cell(("a\nb",), 0, 1, merged=True),))
    paper = lay_out(WordText(("x", table), tracked=False))
    assert [line.text for line in paper.lines()] == ["x", "a", "b"]
    (grid,) = paper.grids()
    assert grid.rows[1][0].lines is grid.rows[0][0].lines
    grid.rows[1][0].take(Heap.VALUE)
    assert not grid.rows[0][0].lines[0].free


def test_lines_of_a_table_inside_a_cell_belong_to_it_too_and_the_tables_are_numbered() -> None:
    inner = paper_of((Cell(("b",), 0, 1),))
    outer = paper_of((Cell(("a", inner), 0, 1), Cell((" ",), 1, 3)))
    paper = lay_out(WordText((outer,), tracked=False, notes=("n",), margins=("m",)))
    assert [line.text for line in paper.lines()] == ["a", "b", " ", "m", "n"]
    first, second = paper.grids()
    assert (first.number, second.number, first.width) == (1, 2, 3)
    assert (first.rows[0][0].text, first.rows[0][0].blank) == ("a\nb", False)
    assert first.rows[0][1].blank


def test_what_could_not_be_read_stands_beside_the_words_and_keeps_its_place() -> None:
    own, object_ = thing("sel", "90"), thing("objek")
    table = paper_of((Cell((f"85 {own}",), 0, 1), Cell((f"a\n{object_}b\nc",), 1, 2)))
    paper = lay_out(WordText((f"{object_}x", table), tracked=False, margins=(own,)))
    (grid,) = paper.grids()
    assert [box.text for box in grid.rows[0]] == ["85", "a\nb\nc"]
    assert [line.text for line in paper.lines()][-4:] == [object_, own, object_, own]
    assert [tell_place(line) for line in paper.things] == [
        *("di luar tabel", "tabel 1, baris 1", "tabel 1, baris 1", "kepala atau kaki halaman")
    ]
    assert not any(line.whole for line in paper.things)


def test_a_place_is_told_as_a_person_finds_it() -> None:
    table = paper_of((Cell(("a",), 0, 1), Cell(("b",), 1, 2)))
    paper = lay_out(WordText((table, "p"), tracked=False, notes=("n",), margins=("m",)))
    (grid,) = paper.grids()
    grid.heads = [(1, 2, "Target s.d. TW II")]
    assert [tell_place(line) for line in paper.lines()] == [
        "tabel 1, baris 1",
        "tabel 1, baris 1, kolom “Target s.d. TW II”",
        "di luar tabel",
        "kepala atau kaki halaman",
        "catatan kaki atau catatan akhir",
    ]


def test_letters_numbers_and_signs_say_something_points_and_dashes_do_not() -> None:
    assert all(map(says_something, ("a", "1", "%", "≥", "✓", "\uf0b3")))
    assert not any(map(says_something, ("", " : ", "….", "– -", "_", "\u200b")))


V, F, U = Heap.VALUE, Heap.FURNITURE, Heap.UNREAD


@pytest.mark.parametrize(
    ("taken", "pieces"),
    [
        ([(V, 2, 4)], [(U, 0, 2), (V, 2, 4), (U, 4, 6)]),
        ([(V, 4, None)], [(U, 0, 4), (V, 4, 6)]),
        ([(V, 0, 9)], [(V, 0, 6)]),
        ([(V, 5, 9)], [(U, 0, 5), (V, 5, 6)]),
        ([(V, 0, 5), (F, 0, None)], [(V, 0, 5), (F, 5, 6)]),
        ([(V, 1, 3), (F, 2, 5), (V, 4, 6)], [(U, 0, 1), (V, 1, 3), (F, 3, 5), (V, 5, 6)]),
        ([(V, 0, 3), (V, 3, 6)], [(V, 0, 6)]),
        ([(V, 0, 1), (F, 1, 2), (V, 2, 3)], [(V, 0, 1), (F, 1, 2), (V, 2, 3), (U, 3, 6)]),
    ],
)
def test_a_line_falls_into_pieces_from_left_to_right(
    taken: list[tuple[Heap, int, int | None]], pieces: list[tuple[Heap, int, int]]
) -> None:
    line = PaperLine("abcdef")
    for heap, start, end in taken:
        line.take(heap, start, end)
    assert list(line.pieces()) == pieces
    assert line.whole is (taken[0][1:] == (0, 9))
    assert not line.free


def grid_of(*rows: tuple[Cell, ...]) -> Grid:
    return next(lay_out(WordText((Table(rows),), tracked=False)).grids())


def test_a_merged_cell_continues_the_one_above_in_its_own_column_only() -> None:
    inner = Table(((Cell(("dalam",), 0, 1),),))
    grid = grid_of(
        (Cell(("a", inner), 0, 2), Cell(("b",), 2, 3)),
        (Cell(("a", inner), 0, 2, merged=True), Cell(("c",), 2, 3)),
        (Cell(("a", inner), 0, 2, merged=True), Cell(("d",), 1, 3, merged=True)),
    )
    first, again, last = (row[0] for row in grid.rows)
    assert (first.row, again.row, last.row) == (1, 2, 3)
    assert (first.merged, again.merged, last.merged) == (False, True, True)
    assert last.lines is again.lines is first.lines
    assert (last.grids, last.text, last.blank) == (first.grids, "a\ndalam", False)
    assert first.grids[0].number == 2
    own = grid.rows[2][1]
    assert (own.merged, own.text, own.start, own.end) == (False, "d", 1, 3)
    assert own.beside == [last, own]
    assert (grid.number, grid.width) == (1, 3)
    assert Grid(1).width == 0


def test_blank_lines_around_the_words_of_a_cell_are_no_words_of_it() -> None:
    grid = grid_of((Cell(("", "a", "", "b", ""), 0, 1), Cell(("", " \t"), 1, 2)))
    first, second = grid.rows[0]
    assert (first.text, first.blank) == ("a\n\nb", False)
    assert (second.text, second.blank) == (" \t", True)
    assert [line.text for line in first.lines] == ["", "a", "", "b", ""]


def test_tables_within_tables_are_given_after_the_one_they_stand_in_and_merged_ones_once() -> None:
    deep = Table(((Cell(("dalam",), 0, 1),),))
    inner = Table(((Cell(("tengah", deep), 0, 1),),))
    rows = ((Cell((inner,), 0, 1),), (Cell((inner,), 0, 1, merged=True),))
    paper = lay_out(WordText((Table(rows), "x\ny", deep), tracked=False))
    assert [grid.number for grid in paper.grids()] == [1, 2, 3, 4]
    assert [line.text for line in paper.lines()] == ["tengah", "dalam", "x", "y", "dalam"]


@pytest.mark.parametrize(
    ("start", "end", "head"),
    [
        (0, 2, "kiri"),
        (1, 3, ""),
        (2, 4, "kanan"),
        (1, 4, "kanan"),
        (2, 3, "kanan"),
        (3, 9, ""),
        (4, 5, ""),
    ],
)
def test_a_cell_has_the_head_that_it_lies_under_for_the_most_part(
    start: int, end: int, head: str
) -> None:
    grid = grid_of((Cell(("a",), start, end),))
    grid.heads = [(0, 2, "kiri"), (2, 4, "kanan")]
    assert head_of(grid.rows[0][0]) == head


def test_signs_that_folding_drops_are_known() -> None:
    assert all(map(has_sign, ("90 %", "1‰", "≥ 5", "Rp$", "m²", "©")))
    assert not any(map(has_sign, ("", "a-1", "Wira, S.E.", "(1)", "\uf0b3")))

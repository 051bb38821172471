"""A document line by line, and what each of its words was read as."""

from pkdocs.review.read.paper import Heap, PaperLine, lay_out, says_something, tell_place
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

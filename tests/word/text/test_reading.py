"""The text of a Word document as values: lines, cells in their grid, notes."""

from pkdocs.word import read_printed_lines, read_word_text
from pkdocs.word.text.values import Cell, Table
from tests import foreign
from tests.foreign import cell, p, row, run, table
from tests.word.template_factory import with_parts
from tests.word.text.shapes import box, equation, noted, sym


def test_symbols_and_equations_are_read_in_the_line_where_they_stand() -> None:
    made = foreign.document(
        p(inner=run("a ") + sym("Symbol", "F0B3") + run(" b")),
        table(row(cell(inner=p(inner=equation("x") + run(" = 1")))), columns=1),
    )
    line, cells = read_word_text(made).blocks
    assert line == "a ≥ b"
    assert cells == Table(((Cell(("x = 1",), 0, 1),),))


def test_cells_keep_their_place_in_the_grid_and_the_text_they_are_joined_to() -> None:
    first = row(cell("a", merge="restart"), cell("b", span=2))
    second = row(cell(merge="continue"), "c", "d", properties="")
    third = row("e", properties='<w:gridBefore w:val="2"/>')
    (found,) = read_word_text(foreign.document(table(first, second, third, columns=3))).tables()
    assert found.rows == (
        (Cell(("a",), 0, 1), Cell(("b",), 1, 3)),
        (Cell(("a",), 0, 1, merged=True), Cell(("c",), 1, 2), Cell(("d",), 2, 3)),
        (Cell(("e",), 2, 3),),
    )


def test_notes_are_read_apart_and_those_of_word_itself_not() -> None:
    made = noted(noted(foreign.document(p("isi")), "satu  dua", " "), "tiga", kind="endnote")
    text = read_word_text(made)
    assert text.blocks == ("isi",)
    assert text.notes == ("satu dua", "tiga")
    assert read_word_text(made, widest=6).notes == ()


def test_deleted_notes_are_not_read() -> None:
    made = noted(foreign.document(p("isi")), "lama")

    def delete(parts: dict[str, bytes]) -> None:
        xml = parts["word/footnotes.xml"]
        inner = run("lama").encode()
        assert inner in xml
        mark = b'<w:del w:id="9" w:author="A">%b</w:del>' % inner
        parts["word/footnotes.xml"] = xml.replace(inner, mark)

    text = read_word_text(with_parts(made, delete))
    assert (text.notes, text.tracked) == ((), True)


def test_every_line_that_reaches_the_paper_is_printed_once() -> None:
    joined = (row(cell("a", merge="restart")), row(cell("lagi", merge="continue")))
    made = foreign.document(p(inner=box(p("kotak"))), table(*joined, columns=1), p("isi"))
    noted_twice = noted(noted(made, "kaki"), "akhir", kind="endnote")
    found = [line for line in read_printed_lines(noted_twice) if line]
    assert sorted(found) == sorted(["kotak", "a", "isi", "—", "—", "kaki", "—", "—", "akhir"])

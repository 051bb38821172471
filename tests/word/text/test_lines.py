"""The lines of a part as it reads once all tracked changes are accepted."""

from pkdocs.word.text.lines import is_tracked, lines, lines_and_tables, walk_for
from pkdocs.word.text.stream import Walk
from tests.foreign import cell, p, row, run, table
from tests.word.text.shapes import box, drawn, element, sym, wordart

MARK = "w:id='1' w:author='A'"


def read(*blocks: str) -> list[str]:
    """All lines of a part with these blocks."""
    part = element("".join(blocks)).getparent()
    return list(lines(walk_for(part), part))


def test_every_line_of_a_part_is_read_once_in_reading_order() -> None:
    inner = table(row("dalam"), columns=1)
    outer = table(row("a\nb", cell(inner=inner + p("c"))), columns=2)
    assert read(p("awal"), outer, p("akhir")) == ["awal", "a", "b", "dalam", "c", "akhir"]


def test_a_text_box_is_read_once_behind_its_line() -> None:
    made = p(inner=run("garis") + box(p("kotak"), table(row("sel"), columns=1)))
    assert read(made, p("akhir")) == ["garis", "kotak", "sel", "akhir"]


def test_what_is_drawn_is_lines_of_its_own_and_what_another_program_shows_is_named() -> None:
    made = p(inner=wordart("BATAL") + run("garis") + drawn("satu", "dua"))
    inserted = '<w:altChunk r:id="r1"/>'
    known = "▣[sisipan dokumen lain]"
    assert read(made, inserted, p("akhir")) == ["garis", "BATAL", "satu", "dua", known, "akhir"]
    inside = table(row(cell(inner=inserted + p("85"))), columns=1)
    assert read(inside) == [known, "85"]
    struck = "<w:r><w:rPr><w:strike/></w:rPr><w:t>8</w:t><w:object/></w:r>"
    assert read(p(inner=struck)) == ["8\u0336▣[objek tertanam]"]


def test_what_hidden_drawings_say_reads_nowhere() -> None:
    shown, hidden = (wordart("BATAL", f"visibility:{kind}") for kind in ("visible", "hidden"))
    assert read(p(inner=shown)) == ["", "BATAL"]
    assert read(p(inner=hidden)) == [""]
    drawing = drawn("BATAL").replace("<wp:inline>", '<wp:inline><wp:docPr id="1" hidden="1"/>')
    assert read(p(inner=drawing)) == [""]


def test_a_cell_joined_to_the_one_above_shows_nothing() -> None:
    rows = row(cell("a", merge="restart")), row(cell("b", merge="continue"))
    assert read(table(*rows, columns=1)) == ["a"]


def test_hyphens_and_breaks_read_as_they_look() -> None:
    inner = "<w:r><w:noBreakHyphen/><w:softHyphen/><w:tab/><w:br w:type='page'/></w:r>"
    assert read(p(inner=run("a") + inner + sym("Symbol", "F0B3"))) == ["a-\t\n≥"]


def test_a_paragraph_whose_end_is_deleted_joins_the_next_but_not_a_table() -> None:
    ended = f"<w:pPr><w:rPr><w:del {MARK}/></w:rPr></w:pPr>"
    joined = p(inner=ended + run("satu "))
    assert read(joined, p("dua")) == ["satu dua"]
    assert read(joined, table(row("sel"), columns=1), joined) == ["satu ", "sel", "satu "]


def test_deleted_and_hidden_text_reads_nowhere() -> None:
    gone = f"<w:del {MARK}><w:r><w:delText>lama</w:delText></w:r></w:del>"
    moved = f"<w:moveFrom {MARK}>{run('pindah')}</w:moveFrom>"
    hidden = run("rahasia", "<w:rPr><w:vanish/></w:rPr>")
    came = f"<w:ins {MARK}>{run('baru')}</w:ins>"
    assert read(p(inner=gone + moved + hidden + came)) == ["baru"]


def test_what_a_part_does_not_hold_is_not_looked_for() -> None:
    plain = element(p("a")).getparent()
    assert not is_tracked(plain)
    assert walk_for(plain) == Walk()
    (table_,) = lines_and_tables(walk_for(plain), element(table(row("x"), columns=1)).getparent())
    assert not isinstance(table_, str)

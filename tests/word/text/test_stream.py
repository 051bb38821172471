"""The one walk through Word's text: every piece, and what kind of piece it is."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pkdocs.word import read_word_text
from pkdocs.word.redline import RowKeys, Stamp, mark_changes, open_document
from pkdocs.word.redline.text import text_of
from pkdocs.word.text import names as w
from pkdocs.word.text.stream import THINGS, Kind, Walk, thing
from tests import foreign
from tests.foreign import cell, p, row, run, table
from tests.word.text.shapes import (
    COMPATIBLE,
    EMOJI,
    box,
    control,
    element,
    equation,
    noted,
    sym,
)

DELETED = frozenset((w.DEL, w.MOVE_FROM))
SMILE = (
    f'<w:r><mc:AlternateContent xmlns:mc="{COMPATIBLE}"><mc:Choice Requires="e">'
    f'<e:symEx xmlns:e="{EMOJI}" e:font="Segoe UI Emoji" e:char="1F600"/></mc:Choice>'
    "<mc:Fallback><w:t>:-)</w:t></mc:Fallback></mc:AlternateContent></w:r>"
)
GLOSS = (
    f"<w:r><w:ruby><w:rt>{run('atas')}</w:rt><w:rubyBase>{run('dasar')}</w:rubyBase></w:ruby></w:r>"
)


def pieces(inner: str, walk: Walk | None = None) -> list[tuple[Kind, str]]:
    """The pieces of a paragraph that are not the beginning of a run."""
    found = (walk or Walk()).pieces(element(p(inner=inner)))
    return [(kind, text) for kind, text, _ in found if kind is not Kind.RUN]


def shown(inner: str, walk: Walk | None = None) -> str:
    return "".join(text for _, text in pieces(inner, walk))


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        (run("a"), [(Kind.TEXT, "a")]),
        ("<w:r><w:tab/><w:ptab/></w:r>", [(Kind.TAB, "\t")] * 2),
        ("<w:r><w:br/><w:cr/></w:r>", [(Kind.LINE, "\n")] * 2),
        ('<w:r><w:br w:type="page"/></w:r>', [(Kind.PAGE, "\f")]),
        ('<w:r><w:br w:type="column"/></w:r>', [(Kind.COLUMN, "\v")]),
        ("<w:r><w:noBreakHyphen/></w:r>", [(Kind.HYPHEN, "\u2011")]),
        ("<w:r><w:softHyphen/></w:r>", [(Kind.SOFT_HYPHEN, "\u00ad")]),
        (sym("Symbol", "F0B3"), [(Kind.SYMBOL, "≥")]),
        (SMILE, [(Kind.SYMBOL, "😀")]),
        (equation("x"), [(Kind.EQUATION, "x")]),
        (f"<m:oMathPara>{equation('x')}</m:oMathPara>", [(Kind.EQUATION, "x")]),
        ('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', [(Kind.FIELD_MARK, "")]),
        ("<w:r><w:instrText>PAGE</w:instrText></w:r>", [(Kind.INSTRUCTION, "")]),
        (
            f'<w:fldSimple w:instr="PAGE">{run("1")}</w:fldSimple>',
            [(Kind.FIELD, ""), (Kind.TEXT, "1"), (Kind.FIELD_END, "")],
        ),
        (box(p("dalam")), [(Kind.BOX, "")]),
        (GLOSS, [(Kind.TEXT, "atas"), (Kind.TEXT, "dasar")]),
        (control(run("a")), [(Kind.TEXT, "a")]),
        ('<w:pPr><w:rPr><w:b/></w:rPr></w:pPr><w:bookmarkStart w:name="b"/><!-- c -->', []),
        (f"<w:r><w:object>{box(p('objek'))}</w:object></w:r>", []),
        ("<w:r><w:footnoteReference w:id='1'/></w:r>", []),
    ],
)
def test_every_piece_is_told_by_its_kind(inner: str, expected: list[tuple[Kind, str]]) -> None:
    assert pieces(inner) == expected


@pytest.mark.parametrize("around", ["ins", "del", "moveFrom", "moveTo", "hyperlink", "smartTag"])
def test_text_goes_on_through_marks_and_links_unless_the_mark_is_gone(around: str) -> None:
    inner = f"{run('a')}<w:{around}>{run('b')}</w:{around}>{run('c')}"
    assert shown(inner) == shown(inner, Walk(apart=False)) == "abc"
    gone = around in ("del", "moveFrom")
    assert shown(inner, Walk(DELETED)) == ("ac" if gone else "abc")


def test_runs_that_are_not_shown_count_only_for_who_asks_for_them() -> None:
    made = element(p(inner=run("rahasia") + run("tampak")))
    hidden = frozenset([next(made.iter(w.R))])
    texts = [
        "".join(text for _, text, _ in walk.pieces(made)) for walk in (Walk(), Walk(unshown=hidden))
    ]
    assert texts == ["rahasiatampak", "tampak"]


def test_what_stands_in_no_plain_line_counts_only_for_who_asks_for_it() -> None:
    assert shown(run("a") + GLOSS + SMILE) == "aatasdasar😀"
    assert shown(run("a") + GLOSS + SMILE, Walk(apart=False)) == "a"


def test_a_plain_line_is_runs_and_a_plain_run_characters() -> None:
    loose = f"<w:t>lepas</w:t><w:r><w:t>a</w:t>{run('dalam')}<w:sdt>{run('b')}</w:sdt></w:r>"
    assert shown(loose) == "lepasadalamb"
    assert shown(loose, Walk(apart=False)) == "a"


def test_blocks_rows_and_cells_are_found_in_content_controls() -> None:
    rows = row(control(cell("a")), "b") + control(row("c", "d"))
    body = element(control(p("x") + control(table(rows, columns=2))) + p("y")).getparent()
    walk = Walk(apart=False)
    first, second, last = walk.blocks(body)
    assert [first.tag, second.tag, last.tag] == [w.P, w.TBL, w.P]
    assert [len(walk.cells(found)) for found in walk.rows(second)] == [2, 2]


def test_alternative_blocks_are_read_once() -> None:
    inner = f"<mc:Choice Requires='x'>{p('a')}</mc:Choice><mc:Fallback>{p('a')}</mc:Fallback>"
    body = element(f"<mc:AlternateContent>{inner}</mc:AlternateContent>").getparent()
    assert [block.tag for block in Walk().blocks(body)] == [w.P]
    assert list(Walk(apart=False).blocks(body)) == []


def test_rows_and_ends_of_paragraphs_that_are_gone_are_told() -> None:
    mark = "<w:del w:id='1' w:author='A'/>"
    made = element(table(row("a", properties=mark), row("b"), columns=1))
    assert (len(Walk().rows(made)), len(Walk(DELETED).rows(made))) == (2, 1)
    ended = element(p(inner=f"<w:pPr><w:rPr>{mark}</w:rPr></w:pPr>{run('a')}"))
    assert Walk(DELETED).joins_next(ended)
    assert not Walk().joins_next(ended)
    assert not Walk(DELETED).joins_next(element(p("a")))


def test_what_cannot_be_read_is_named_and_found_again() -> None:
    said = "85 " + thing("sel", "a [b]\n c") + thing("objek")
    assert said == "85 ▣[sel: a (b) c]▣[objek]"
    assert THINGS.findall(said) == ["▣[sel: a (b) c]", "▣[objek]"]
    assert THINGS.findall("[objek] ▣ objek") == []


class Writer:
    """Writes a made-up document as XML, each of its words its own; one of them may be another."""

    LEAVES = ("text", "symbol", "equation", "box", "gloss", "emoji")

    def __init__(self, changed: int = -1) -> None:
        self.changed = changed
        self.count = 0
        self.lines: list[str] = []
        """What reads in each paragraph, and in those of boxes behind it."""
        self.plain: list[str] = []
        """What of it stands in plain runs."""

    def number(self) -> int:
        """The number of the next word; another than its own where it is the changed one."""
        self.count += 1
        return self.count + (500 if self.count - 1 == self.changed else 0)

    def leaf(self, kind: str) -> tuple[str, str, str]:
        """The XML of one word, how it reads in the line, and what of it stands in plain runs."""
        number = self.number()
        word = f"k{number} "
        if kind == "text":
            return run(word), word, word
        if kind == "symbol":
            sign = chr(0xE000 + number)
            return sym("Contoh", f"{0xE000 + number:X}"), sign, sign
        if kind == "equation":
            return equation(word), word, ""
        if kind == "gloss":
            return GLOSS.replace("atas", word).replace("dasar", ""), word, ""
        if kind == "emoji":
            return SMILE.replace("1F600", f"{0x1F600 + number:X}"), chr(0x1F600 + number), ""
        self.boxed.append(word)
        return box(p(word)), "", ""

    def inline(self, item: object) -> tuple[str, str, str]:
        if isinstance(item, str):
            return self.leaf(item)
        assert isinstance(item, list)
        xml, line, plain = zip(*map(self.inline, item), strict=True)
        return control("".join(xml)), "".join(line), "".join(plain)

    def paragraph(self, items: list[object]) -> str:
        self.boxed: list[str] = []
        made = list(map(self.inline, items))
        self.lines += ["".join(line for _, line, _ in made), *self.boxed]
        self.plain.append("".join(plain for _, _, plain in made))
        return p(inner="".join(xml for xml, _, _ in made) or "<w:pPr/>")

    def block(self, item: list[object] | tuple[object, ...]) -> str:
        if isinstance(item, list):
            return self.paragraph(item)
        cells = [cell(inner=self.paragraph(inner)) for inner in item if isinstance(inner, list)]
        return table(row(*cells), columns=len(cells))

    def document(self, blocks: list[list[object] | tuple[object, ...]], notes: int) -> bytes:
        body = [self.block(item) for item in blocks]
        made = foreign.document(*body, p("akhir"))
        words = [f"k{self.number()}" for _ in range(notes)]
        return noted(made, *words) if words else made


leaves: st.SearchStrategy[object] = st.sampled_from(Writer.LEAVES)
inlines = st.lists(st.one_of(leaves, st.lists(leaves, min_size=1, max_size=3)), max_size=4)
documents = st.lists(
    st.one_of(inlines, st.lists(inlines, min_size=1, max_size=3).map(tuple)), max_size=4
)


def read_lines(document: bytes) -> list[str]:
    """The lines of a document of plain blocks, those of cells in the order of the page."""
    lines: list[str] = []
    for block in read_word_text(document).blocks:
        if isinstance(block, str):
            lines.append(block)
        else:
            lines += [line for cells in block.rows for c in cells for line in c.text.split("\n")]
    return lines


@given(documents)
@example([list(Writer.LEAVES), (list(Writer.LEAVES), [["symbol", "equation"]])])
def test_reading_and_redline_see_the_same_words_but_those_in_no_plain_run(
    blocks: list[list[object] | tuple[object, ...]],
) -> None:
    writer = Writer()
    made = writer.document(blocks, notes=0)
    assert [line for line in read_lines(made) if line] == [
        line for line in (*writer.lines, "akhir") if line
    ]
    root = open_document(made).root
    outside = [node for node in root.iter(w.P) if next(node.iterancestors(w.BOX), None) is None]
    assert list(map(text_of, outside)) == [*writer.plain, "akhir"]


@given(documents, st.integers(0, 2), st.data())
def test_no_word_that_changes_goes_unseen(
    blocks: list[list[object] | tuple[object, ...]], notes: int, data: st.DataObject
) -> None:
    writer = Writer()
    old = writer.document(blocks, notes)
    if not writer.count:
        return
    changed = data.draw(st.integers(0, writer.count - 1))
    new = Writer(changed).document(blocks, notes)
    assert read_word_text(old) != read_word_text(new)
    stamp = Stamp("Peninjau", "2023-02-06T08:00:00Z")
    marked = mark_changes(open_document(old), open_document(new), stamp, RowKeys())
    assert marked.changes > 0 or marked.unmarked

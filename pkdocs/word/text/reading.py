"""Reads the text of any Word document: what Word shows once all tracked changes are accepted.

Left out: text that is hidden, deleted, or white in a table, instructions of fields, automatic
numbers, comments, pictures.
Judges nothing but sizes and well-formedness, for nothing is kept or run.
"""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from pkdocs.word.package.rules import WORD
from pkdocs.word.text import names as w
from pkdocs.word.text.grid import Placed, rows_of
from pkdocs.word.text.lines import is_tracked, lines, lines_and_tables, unsure_words, walk_for
from pkdocs.word.text.looks import Styles
from pkdocs.word.text.parts import MARGINS, NOTES, broken, text_parts
from pkdocs.word.text.signs import STYLES, Signs, listed_styles
from pkdocs.word.text.stream import Walk
from pkdocs.word.text.values import Block, Cell, Table, WordText

_NOTES = tuple(f"{WORD}{name}" for name in ("footnote", "endnote"))
_NOTE_PARTS = tuple(f"{WORD}{name}" for name in ("footnotes", "endnotes"))
_TYPE = f"{WORD}type"


def read_word_text(docx: bytes, *, widest: int | None = None, signs: bool = False) -> WordText:
    """Return the text of a Word document, table cells with their place in the grid.

    `widest` leaves out tables with more cells in their first row, notes, headers and footers: who
    only wants to know whose a document is need not read its lampiran. `signs`: cells tell whether
    they show a sign that is no text.

    Raises:
        TemplateError: The file is no Word document, or out of bounds.
    """
    kinds = (*(() if widest else (*NOTES, *MARGINS)), *(("/styles",) if signs else ()))
    (main, *others), styles = text_parts(docx, kinds)
    listing = [part for part in others if part.tag == STYLES]
    others = [part for part in others if part.tag != STYLES]
    body = main.find(f"{WORD}body")
    if body is None:
        raise broken()
    try:
        walk = walk_for(body, styles, white=False)
        listed = frozenset[str]().union(*map(listed_styles, listing))
        reader = _Reader(walk, widest, Signs(walk, listed) if signs else None)
        blocks = tuple(reader.blocks(body))
        tracked = any(map(is_tracked, (body, *others)))
        notes = tuple(_notes((part for part in others if part.tag in _NOTE_PARTS), styles))
        margins = (part for part in others if part.tag not in _NOTE_PARTS)
        lines_there = (line for part in margins for line in lines(walk_for(part, styles), part))
        return WordText(blocks, tracked, notes, tuple(line for line in lines_there if line.strip()))
    except RecursionError as error:
        raise broken() from error


def read_printed_lines(docx: bytes) -> list[str]:
    """Return every line that reaches the paper, in no promised order of parts, each once.

    Body, headers, footers, notes and text boxes, with all tracked changes accepted; also what is
    white on white, for programs look for it in the file.

    Raises:
        TemplateError: The file is no Word document, or out of bounds.
    """
    parts, styles = text_parts(docx, (*MARGINS, *NOTES))
    return [line for part in parts for line in lines(walk_for(part, styles), part)]


def _notes(parts: Iterable[w.Element], styles: Styles) -> Iterator[str]:
    """The words of each footnote and endnote that has any."""
    for part in parts:
        walk = walk_for(part, styles)
        # The lines that part notes from the text are notes of a type of their own.
        for note in part.iterchildren(*_NOTES):
            words = " ".join(" ".join(lines(walk, note)).split())
            if words and note.get(_TYPE, "normal") == "normal":
                yield words


class _Reader(Struct, frozen=True):
    """Reads the blocks of one part."""

    walk: Walk
    widest: int | None
    signs: Signs | None

    def blocks(self, container: w.Element) -> Iterator[Block]:
        """Paragraphs and tables, also those in content controls; text boxes after their line."""
        for found in lines_and_tables(self.walk, container):
            if isinstance(found, str):
                yield found
            elif found.tag == w.TBL:
                yield from self._table(found)
            else:
                yield from self.blocks(found)

    def _table(self, table: w.Element) -> Iterator[Table]:
        rows: list[tuple[Cell, ...]] = []
        above: dict[int, Cell] = {}
        for row in rows_of(self.walk, table):
            if self.widest and not rows and len(row) > self.widest:
                return
            cells = tuple(self._cell(placed, above) for placed in row)
            above = {cell.start: cell for cell in cells}
            rows.append(cells)
        yield Table(tuple(rows))

    def _cell(self, placed: Placed, above: dict[int, Cell]) -> Cell:
        start, end = placed.start, placed.end
        if placed.merged:
            origin = above[start]
            return Cell(origin.blocks, start, end, merged=True, signs=origin.signs)
        signs = self.signs is not None and self.signs.are_in(placed.node)
        if placed.unsure:
            return Cell(unsure_words(lines(self.walk, placed.node)), start, end, signs=signs)
        return Cell(tuple(self.blocks(placed.node)), start, end, signs=signs)

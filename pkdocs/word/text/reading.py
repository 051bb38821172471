"""Reads the text of any Word document: what Word shows once all tracked changes are accepted.

Left out: hidden and deleted text, instructions of fields, automatic numbers, comments, pictures.
Judges nothing but sizes and well-formedness, for nothing is kept or run.
"""

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from pkdocs.word.package.rules import WORD
from pkdocs.word.text import names as w
from pkdocs.word.text.lines import is_tracked, lines, lines_and_tables, walk_for
from pkdocs.word.text.parts import MARGINS, NOTES, broken, text_parts
from pkdocs.word.text.signs import STYLES, Signs, listed_styles
from pkdocs.word.text.stream import Walk, child, columns_before, continues, span
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
    main, *others = text_parts(docx, kinds)
    styles = [part for part in others if part.tag == STYLES]
    others = [part for part in others if part.tag != STYLES]
    body = main.find(f"{WORD}body")
    if body is None:
        raise broken()
    try:
        walk = walk_for(body)
        listed = frozenset[str]().union(*map(listed_styles, styles))
        reader = _Reader(walk, widest, Signs(walk, listed) if signs else None)
        blocks = tuple(reader.blocks(body))
        tracked = any(map(is_tracked, (body, *others)))
        notes = tuple(_notes(part for part in others if part.tag in _NOTE_PARTS))
        margins = (part for part in others if part.tag not in _NOTE_PARTS)
        lines_there = (line for part in margins for line in lines(walk_for(part), part))
        return WordText(blocks, tracked, notes, tuple(line for line in lines_there if line.strip()))
    except RecursionError as error:
        raise broken() from error


def read_printed_lines(docx: bytes) -> list[str]:
    """Return every line that reaches the paper, in no promised order of parts, each once.

    Body, headers, footers, notes and text boxes, with all tracked changes accepted.

    Raises:
        TemplateError: The file is no Word document, or out of bounds.
    """
    parts = text_parts(docx, (*MARGINS, *NOTES))
    return [line for part in parts for line in lines(walk_for(part), part)]


def _notes(parts: Iterable[w.Element]) -> Iterator[str]:
    """The words of each footnote and endnote that has any."""
    for part in parts:
        walk = walk_for(part)
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
        for row in self.walk.rows(table):
            nodes = self.walk.cells(row)
            if self.widest and not rows and len(nodes) > self.widest:
                return
            cells = tuple(self._cells(nodes, columns_before(child(row, w.TRPR)), above))
            above = {cell.start: cell for cell in cells}
            rows.append(cells)
        yield Table(tuple(rows))

    def _cells(
        self, nodes: Sequence[w.Element], place: int, above: dict[int, Cell]
    ) -> Iterator[Cell]:
        for node in nodes:
            properties = child(node, w.TCPR)
            end = place + span(properties)
            origin = above.get(place)
            if origin and continues(properties):
                yield Cell(origin.blocks, place, end, merged=True, signs=origin.signs)
            else:
                signs = self.signs is not None and self.signs.are_in(node)
                yield Cell(tuple(self.blocks(node)), place, end, signs=signs)
            place = end

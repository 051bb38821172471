"""A Word document line by line, with an account of what each of its words was read as.

Every word ends in exactly one heap: a value, furniture of the form, or unread. Whoever reads takes
what he understands; what nobody took is unread, so that nothing can be lost. It understands
nothing by itself.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import lru_cache

from msgspec import Struct, field

from pkdocs.word.text.stream import THINGS
from pkdocs.word.text.values import Cell, Table, WordText

OUTSIDE = "di luar tabel"
MARGIN = "kepala atau kaki halaman"
NOTE = "catatan kaki atau catatan akhir"
GAP = re.compile(r"\t+| {3,}")
"""What parts the columns of a line."""
_SAYING = frozenset(("Lu", "Ll", "Lt", "Lm", "Lo", "Nd", "Nl", "No", "Sm", "Sc", "Sk", "So", "Co"))
"""The categories of letters, numbers, signs, and of signs that only one font knows."""


class Heap(StrEnum):
    """What a word was read as."""

    VALUE = "nilai"
    """It stands in the agreement read back."""
    FURNITURE = "kata formulir"
    """Words of the form that say nothing by themselves: titles, labels, headers, page numbers."""
    UNREAD = "tidak terbaca"


class PaperLine(Struct, eq=False):
    """One line as printed; what of it was taken, by whom first."""

    text: str
    place: str = OUTSIDE
    box: "Box | None" = None
    """The table cell that it stands in."""
    _taken: tuple[tuple[int, int, Heap], ...] = ()

    def take(self, heap: Heap, start: int = 0, end: int | None = None) -> None:
        """Put the characters from `start` to `end` into a heap; those already taken stay."""
        piece = (start, len(self.text) if end is None else end, heap)
        self._taken = (*self._taken, piece)

    @property
    def free(self) -> bool:
        """Return whether nothing was taken of it yet."""
        return not self._taken

    @property
    def whole(self) -> bool:
        """Return whether all of it was taken at once, as most lines are."""
        return bool(self._taken) and self._taken[0][0] == 0 and self._taken[0][1] >= len(self.text)

    def pieces(self) -> Iterator[tuple[Heap, int, int]]:
        """Return the line in pieces, from left to right, each in one heap."""
        if self.text and (self.whole or not self._taken):
            yield self._taken[0][2] if self._taken else Heap.UNREAD, 0, len(self.text)
            return
        heaps: list[Heap] = [Heap.UNREAD] * len(self.text)
        for start, end, heap in reversed(self._taken):
            heaps[start:end] = [heap] * (min(end, len(heaps)) - start)
        start = 0
        for at in range(1, len(heaps) + 1):
            if at == len(heaps) or heaps[at] is not heaps[start]:
                yield heaps[start], start, at
                start = at


class Box(Struct, eq=False):
    """A cell of a table: its lines, those of tables inside it too, and its columns of the grid.

    A merged one holds the very lines of the cell that it continues.
    """

    start: int
    end: int
    row: int
    """From 1, as a person counts."""
    grid: "Grid"
    lines: list[PaperLine]
    grids: "list[Grid]"
    merged: bool = False
    text: str = ""
    """Its lines."""
    blank: bool = True
    """Whether it shows nothing."""
    signs: bool = False
    """Whether it shows a sign that is no text."""

    @property
    def beside(self) -> "list[Box]":
        """Return the cells of its row, itself too."""
        return self.grid.rows[self.row - 1]

    def take(self, heap: Heap) -> None:
        """Put all its lines into a heap."""
        for line in self.lines:
            line.take(heap)


class Grid(Struct, eq=False):
    """A table: its rows of cells; `number` from 1 in reading order; `heads` name its columns."""

    number: int
    rows: list[list[Box]] = field(default_factory=list)
    heads: list[tuple[int, int, str]] = field(default_factory=list)
    header: int | None = -1
    """The row, from 0, in which its first header begins; None without one, -1 while not asked."""
    data: bool = False
    """Whether it was read as rows of an agreement, so that its lines are nobody's name."""

    @property
    def width(self) -> int:
        """Return how many columns its grid has."""
        return max((box.end for row in self.rows for box in row), default=0)


class Paper(Struct, eq=False):
    """A whole document: `body` in reading order, then what stands in no line of it."""

    body: list[PaperLine | Grid]
    margins: list[PaperLine]
    notes: list[PaperLine]
    things: list[PaperLine]
    """What of a line or cell could not be read, or not surely: a line each, never taken."""

    def lines(self) -> Iterator[PaperLine]:
        """Return every line once, merged cells only where they begin."""
        yield from _lines(self.body)
        yield from self.margins
        yield from self.notes
        yield from self.things

    def grids(self) -> Iterator[Grid]:
        """Return every table, those inside others behind them."""
        for block in self.body:
            if isinstance(block, Grid):
                yield from _grids(block)


def _lines(blocks: Sequence[PaperLine | Grid]) -> Iterator[PaperLine]:
    for block in blocks:
        if isinstance(block, PaperLine):
            yield block
        else:
            for row in block.rows:
                for box in row:
                    yield from () if box.merged else box.lines


def _grids(grid: Grid) -> Iterator[Grid]:
    yield grid
    for row in grid.rows:
        for box in row:
            for inner in () if box.merged else box.grids:
                yield from _grids(inner)


def lay_out(text: WordText) -> Paper:
    """Return a document as paper of which nothing was taken yet."""
    layer = _Layer()
    body: list[PaperLine | Grid] = []
    for found in text.blocks:
        if isinstance(found, Table):
            body.append(layer.grid(found))
        else:
            body += layer.lines(found)
    margins = [own for line in text.margins for own in layer.lines(line, MARGIN)]
    notes = [own for note in text.notes for own in layer.lines(note, NOTE)]
    return Paper(body, margins, notes, layer.things)


class _Layer(Struct):
    """Numbers the tables as they come, and puts apart what could not be read."""

    tables: int = 0
    things: list[PaperLine] = field(default_factory=list)

    def lines(self, text: str, place: str = OUTSIDE, box: Box | None = None) -> list[PaperLine]:
        """Return a text as lines, without what could not be read of it."""
        found = THINGS.findall(text)
        self.things += [PaperLine(words, place, box) for words in found]
        text = THINGS.sub("", text).strip() if found else text
        return [PaperLine(line, place, box) for line in text.split("\n")]

    def grid(self, table: Table) -> Grid:
        """Return a table with its cells."""
        self.tables += 1
        grid = Grid(self.tables)
        above: dict[int, Box] = {}
        for number, row in enumerate(table.rows, start=1):
            boxes = [self._box(grid, number, cell, above) for cell in row]
            above = {box.start: box for box in boxes}
            grid.rows.append(boxes)
        return grid

    def _box(self, grid: Grid, row: int, cell: Cell, above: dict[int, Box]) -> Box:
        origin = above.get(cell.start) if cell.merged else None
        if origin:
            same = origin.lines, origin.grids, True, origin.text, origin.blank, origin.signs
            return Box(cell.start, cell.end, row, grid, *same)
        box = Box(cell.start, cell.end, row, grid, [], [], signs=cell.signs)
        for found in cell.blocks:
            if isinstance(found, Table):
                inner = self.grid(found)
                box.grids.append(inner)
                box.lines += _lines([inner])
            else:
                box.lines += self.lines(found, box=box)
        box.text = "\n".join(line.text for line in box.lines).strip("\n")
        box.blank = not box.text.strip()
        return box


def tell_place(line: PaperLine) -> str:
    """Return where a person finds a line: `tabel 2, baris 7, kolom “Target s.d. TW II”`."""
    box = line.box
    if box is None:
        return line.place
    head = head_of(box)
    column = f", kolom “{head}”" if head else ""
    return f"tabel {box.grid.number}, baris {box.row}{column}"


def head_of(box: Box) -> str:
    """Return the words of the header over a cell, "" where there is none."""
    heads = box.grid.heads
    return next((head for start, end, head in heads if _shares(box, start, end)), "")


def _shares(box: Box, start: int, end: int) -> bool:
    """Whether a cell lies for the most part under the columns from `start` to `end`."""
    return 2 * (min(box.end, end) - max(box.start, start)) > min(end - start, box.end - box.start)


@lru_cache(maxsize=4096)
def says_something(text: str) -> bool:
    """Return whether a text has a letter, a number or a sign, and not only points and dashes."""
    return any(sign in "%‰" or unicodedata.category(sign)[:2] in _SAYING for sign in text)


@lru_cache(maxsize=4096)
def has_sign(text: str) -> bool:
    """Return whether a text has a sign that says something, such as % or ≥, which folding drops."""
    return any(s in "%‰" or unicodedata.category(s) in ("Sm", "Sc", "So", "No") for s in text)

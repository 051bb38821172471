"""The text of a Word document as values: paragraphs, and tables as cells in a grid."""

from collections.abc import Iterator
from typing import NamedTuple, TypeAlias

from msgspec import Struct


class Cell(NamedTuple):
    """A table cell: its paragraphs and tables in order, and its columns of the grid.

    `merged` says that the cell continues the one above; what it holds is then that cell's. `signs`:
    it shows a sign that is no text (a bullet, a box to tick, a drawing); False where nobody asked.
    """

    blocks: tuple["Block", ...]
    start: int
    end: int
    merged: bool = False
    signs: bool = False

    @property
    def text(self) -> str:
        """Return its lines, those of a table inside it a row each, with a tab between cells."""
        texts = (b if isinstance(b, str) else b.text for b in self.blocks)
        return "\n".join(texts).strip("\n")


class Table(NamedTuple):
    """A table: its rows from top to bottom, each with its cells from left to right."""

    rows: tuple[tuple[Cell, ...], ...]

    @property
    def text(self) -> str:
        """Return its rows, a line each, with a tab between cells."""
        return "\n".join("\t".join(cell.text for cell in row) for row in self.rows)


Block: TypeAlias = str | Table
"""A paragraph or a table."""


class WordText(Struct, frozen=True):
    """The blocks of a document in reading order, as it reads with all tracked changes accepted."""

    blocks: tuple[Block, ...]
    tracked: bool
    """Whether the document holds tracked changes."""
    notes: tuple[str, ...] = ()
    """The words of each footnote and endnote; they stand in no line."""
    margins: tuple[str, ...] = ()
    """The lines of all headers and footers of pages that are not blank."""

    def paragraphs(self) -> Iterator[str]:
        """Return the paragraphs outside of tables."""
        return (block for block in self.blocks if isinstance(block, str))

    def tables(self) -> Iterator[Table]:
        """Return the tables that lie in no other."""
        return (block for block in self.blocks if isinstance(block, Table))

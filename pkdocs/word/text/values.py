"""The text of a Word document as values: paragraphs, and tables as cells in a grid."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell: its lines, its columns of the grid, and the tables inside it.

    `merged` says that the cell continues the one above; its text is then that cell's.
    """

    text: str
    start: int
    end: int
    merged: bool = False
    tables: tuple["Table", ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its rows from top to bottom, each with its cells from left to right."""

    rows: tuple[tuple[Cell, ...], ...]


Block: TypeAlias = str | Table


@dataclass(frozen=True, slots=True)
class WordText:
    """The blocks of a document in reading order, as it reads with all tracked changes accepted."""

    blocks: tuple[Block, ...]
    tracked: bool
    """Whether the document holds tracked changes."""
    notes: tuple[str, ...] = ()
    """The words of each footnote and endnote; they stand in no line."""

    def paragraphs(self) -> Iterator[str]:
        """Return the paragraphs outside of tables."""
        return (block for block in self.blocks if isinstance(block, str))

    def tables(self) -> Iterator[Table]:
        """Return the tables that lie in no other."""
        return (block for block in self.blocks if isinstance(block, Table))

"""Proves what docxtpl does to the tables of every output of a part.

docxtpl's `fix_tables` counts the cells in all rows of a table, those of tables within it too. It
adds columns to the grid where a row has more cells, and takes columns away where no row is as wide
as the grid. Knows nothing of tags.
"""

import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from typing import Protocol

from msgspec import Struct, field

from pkdocs.base.values import replace
from pkdocs.word.package.rules import WORD

_WORD_NAMESPACE = WORD.strip("{}")
_LONG_NUMBER = 10
_EMPTY_TABLE = b"</w:tblGrid></w:tbl>"
_GRID_OF_EMPTY = rb"<w:tblGrid>(?:<w:gridCol [^>]*/>)+</w:tblGrid>(?=</w:tbl>)"
_CELL_PARTS = frozenset(("w:tc", "w:tcPr", "w:gridSpan"))


class Named(Protocol):
    """An open element."""

    name: str


class OpenRow(Struct):
    """An open row: its cells, and the columns they span."""

    place: int
    cells: int = 0
    span: int = 0
    counted: bool = True
    """Whether docxtpl counts the same."""
    cell_parts: tuple[str, ...] = ()
    """What the last cell has had of that of which docxtpl looks at the first only."""

    def enter(self, name: str, attributes: Mapping[str, str], around: Sequence[Named]) -> None:
        """Read a start tag within the row; `around` are the elements around it, outermost first."""
        if name not in _CELL_PARTS:
            return
        match [*(element.name for element in around[-3:]), name]:
            case [*_, "w:tr", "w:tc"]:
                self.cells, self.span, self.cell_parts = self.cells + 1, self.span + 1, ()
            case [*_, "w:tr", "w:tc", "w:tcPr"]:
                self._note(name)
            case ["w:tr", "w:tc", "w:tcPr", "w:gridSpan"]:
                self._note(name)
                self._widen(attributes.get("w:val", ""))
            case _:
                pass

    def _widen(self, columns: str) -> None:
        is_number = columns.isdecimal() and len(columns) < _LONG_NUMBER
        self.counted &= is_number
        self.span += int(columns) - 1 if is_number else 0

    def _note(self, part: str) -> None:
        self.counted &= part not in self.cell_parts
        self.cell_parts = (*self.cell_parts, part)


class OpenTable(Struct):
    """An open table, and what holds for its rows so far, whatever the data.

    None has more than `most_cells`. One spans `certain_span` or more. Its own, not those of tables
    within it, all span `least_span` or more. `plain`: a grid of widths, and after it only rows.
    """

    place: int
    columns: int = 0
    grids: int = 0
    plain: bool = True
    most_cells: int = 0
    certain_span: int = 0
    least_span: int = sys.maxsize

    def enter(self, name: str, attributes: Mapping[str, str], around: Sequence[Named]) -> None:
        """Read a start tag outside of rows; `around` are the elements around it."""
        match [*(element.name for element in around[-2:]), name]:
            case [*_, "w:tbl", "w:tblGrid"]:
                self.grids += 1
                self.plain &= not attributes
            case ["w:tbl", "w:tblGrid", "w:gridCol"]:
                self.columns += 1
                self.plain &= attributes.get("w:w", "").isdecimal()
            case [*_, "w:tbl", "w:tr"]:
                pass
            case [*_, parent, _]:
                self.fill(parent)
            case _:
                pass

    def fill(self, parent: str) -> None:
        """Read anything else directly in `parent`."""
        self.plain &= parent not in {"w:tblGrid", "w:gridCol"}
        self.plain &= parent != "w:tbl" or not self.grids

    @property
    def keeps_columns(self) -> bool:
        """Return whether no output has a row with more cells than columns."""
        return self.grids == 1 and self.most_cells <= self.columns

    @property
    def is_filled(self) -> bool:
        """Return whether every output has a row as wide as the grid."""
        return self.columns <= self.certain_span

    @property
    def is_filled_or_empty(self) -> bool:
        """Return whether every output has such a row, or nothing at all after the grid."""
        return self.is_filled or (self.plain and self.columns <= self.least_span)


class Tables(Struct):
    """The open tables and rows at one place of a template, outermost first.

    `flexible`: only docxtpl can tell what becomes of a grid. `emptiable`: a table may lose all its
    rows, and with them its columns. `without_grid`: a table has no grid, which docxtpl cannot read.
    """

    open: list[OpenTable | OpenRow] = field(default_factory=list)
    flexible: bool = False
    emptiable: bool = False
    without_grid: bool = False
    places: Iterator[int] = field(default_factory=count)

    def branch(self) -> "Tables":
        """Return the same for what stands in a block that begins here."""
        return replace(self, open=[replace(item) for item in self.open])

    def join(self, branches: Sequence["Tables"]) -> None:
        """Go on after a block of which one of `branches`, with as many open, is what happened."""
        self.note(branches)
        together = list(zip(*(branch.open for branch in branches), strict=True))
        self.flexible |= any(len(set(map(_identity, same))) > 1 for same in together)
        self.open = [_merged(same) for same in together]

    def note(self, branches: Sequence["Tables"]) -> None:
        """Keep what was found of the tables that ended within `branches`."""
        for branch in branches:
            self.flexible |= branch.flexible
            self.emptiable |= branch.emptiable
            self.without_grid |= branch.without_grid

    def declare(self, namespaces: Mapping[str, str]) -> None:
        """Read the namespaces of an element, by prefix: that of Word is `w` and no other's."""
        for prefix, namespace in namespaces.items():
            self.flexible |= (prefix == "w") != (namespace == _WORD_NAMESPACE)

    def enter(self, name: str, attributes: Mapping[str, str], around: Sequence[Named]) -> None:
        """Read a start tag; `around` are the elements around it, outermost first."""
        if self.open:
            self.open[-1].enter(name, attributes, around)
        if name == "w:tbl":
            self.open.append(OpenTable(next(self.places)))
        elif name == "w:tr":
            self.open.append(OpenRow(next(self.places)))

    def fill(self, parent: str) -> None:
        """Read text directly in `parent`."""
        if self.open and isinstance(self.open[-1], OpenTable):
            self.open[-1].fill(parent)

    def leave(self, name: str) -> None:
        """Read an end tag."""
        if name in {"w:tbl", "w:tr"}:
            match self.open.pop():
                case OpenRow() as row:
                    self._end_row(row)
                case OpenTable() as table:
                    self._end_table(table)

    def _end_row(self, row: OpenRow) -> None:
        self.flexible |= not row.counted
        around = [item for item in self.open if isinstance(item, OpenTable)]
        for table in around:
            table.most_cells = max(table.most_cells, row.cells)
            table.certain_span = max(table.certain_span, row.span)
        for table in around[-1:]:
            table.least_span = min(table.least_span, row.span)

    def _end_table(self, table: OpenTable) -> None:
        self.flexible |= not (table.keeps_columns and table.is_filled_or_empty)
        self.emptiable |= not table.is_filled
        self.without_grid |= not table.grids


def fit_empty_tables(data: bytes) -> bytes:
    """Return a part without the columns of tables that have no row, as docxtpl leaves them."""
    return re.sub(_GRID_OF_EMPTY, b"<w:tblGrid/>", data) if _EMPTY_TABLE in data else data


def _identity(item: OpenTable | OpenRow) -> tuple[object, ...]:
    """Return what two branches must have the same; what is not in it has a bound for both."""
    if isinstance(item, OpenRow):
        return (item.place, item.cells, item.span, item.cell_parts)
    return (item.place, item.columns, item.grids)


def _merged(same: Sequence[OpenTable | OpenRow]) -> OpenTable | OpenRow:
    tables = [item for item in same if isinstance(item, OpenTable)]
    rows = [item for item in same if isinstance(item, OpenRow)]
    if rows:
        return replace(rows[0], counted=all(row.counted for row in rows))
    return replace(
        tables[0],
        plain=all(table.plain for table in tables),
        most_cells=max(table.most_cells for table in tables),
        certain_span=min(table.certain_span for table in tables),
        least_span=min(table.least_span for table in tables),
    )

"""The cells of a sheet, row by row: those with something in them.

A row or a cell that only has a format costs time and no memory. What a cell shows is for others.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import IO, NamedTuple

from msgspec import Struct, field

from pkdocs.sources.workbook.markup import (
    BROKEN,
    Letters,
    Tulisan,
    UnreadableError,
    bound_cells,
    bound_letters,
    fed,
    local_name,
    make_parser,
    pieces,
    unescape,
    whole_number,
)

_LAST_COLUMN = 16_384
_LETTERS = re.compile(r"[A-Z]{1,3}")
_EMPTY = re.compile(rb'<c r="[A-Z]{1,3}[0-9]{1,7}"(?: s="[0-9]{1,6}")?/>')


class RawCell(NamedTuple):
    """A cell as the file has it: type, value, index of its style, whether a formula gave it."""

    jenis: str
    nilai: str | Tulisan
    gaya: int
    rumus: bool


Row = tuple[int, dict[int, RawCell]]
"""A row by its number, from 1, with its cells by the number of their column, from 1."""


def column_letters(number: int) -> str:
    """Return the name of a column by its number from 1: 28 is `AB`."""
    name = ""
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


@lru_cache(maxsize=1024)
def column_number(letters: str) -> int:
    """Return the number of a column by its name: `AB` is 28.

    Raises:
        UnreadableError: There is no such column in Excel.
    """
    number = 0
    for letter in letters if _LETTERS.fullmatch(letters) else "":
        number = number * 26 + ord(letter) - ord("A") + 1
    if not 0 < number <= _LAST_COLUMN:
        raise UnreadableError("X004", BROKEN)
    return number


class SheetStream(Struct):
    """A sheet read from its part row by row; `merged` is whole once the rows are through."""

    stream: IO[bytes]
    merged: list[str] = field(default_factory=list)

    def rows(self) -> Iterator[Row]:
        """Give the rows with something in them.

        Raises:
            UnreadableError: The part is broken, or has too many cells.
        """
        walk = _Walk(self.merged)
        for _ in fed(make_parser(walk.start, walk.end, walk.text), walk.dense(self.stream)):
            yield from walk.rows
            walk.rows.clear()


class _Locals(dict[str, str]):
    """The names of elements without their namespaces, each taken apart once."""

    def __missing__(self, name: str) -> str:
        self[name] = local = local_name(name)
        return local


class _Walk(Struct):
    """What is known of a sheet between two elements of its part."""

    merged: list[str]
    rows: list[Row] = field(default_factory=list)
    number: int = 0
    column: int = 0
    count: int = 0
    letters: int = 0
    cells: dict[int, RawCell] = field(default_factory=dict)
    cell: dict[str, str] | None = None
    value: list[str] | None = None
    open: bool = False
    formula: bool = False
    runs: Letters | None = None
    local: _Locals = field(default_factory=_Locals)
    placed: bool = False
    """Whether any cell of the sheet names its place; then all do."""

    def dense(self, stream: IO[bytes]) -> Iterator[bytes]:
        """Give the pieces of a sheet without its empty cells, before they are parsed.

        For speed: a sheet that somebody coloured to its last row has eleven million of them; they
        are gone in 3 seconds of processor time, and 34 if each is parsed. Where a piece may lie in
        a section of letters (`<![CDATA[`), it is left as it is.
        """
        plain, last = True, b""
        for piece in pieces(stream):
            plain = plain and b"<!" not in last + piece
            last = piece[-1:]
            rest = _EMPTY.sub(b"", piece) if plain else piece
            self.placed |= len(rest) < len(piece)
            yield rest

    def start(self, name: str, attributes: dict[str, str]) -> None:
        name = self.local[name]
        if name == "c":
            self.cell = attributes
        elif self.cell is not None:
            self._start_inside(name, attributes)
        elif name == "row":
            self._start_row(whole_number(attributes.get("r", ""), self.number + 1))
        elif name == "mergeCell":
            self.merged.append(attributes.get("ref", ""))

    def _start_row(self, number: int) -> None:
        if number <= self.number:
            raise UnreadableError("X004", BROKEN)
        self.number, self.column = number, 0

    def _start_inside(self, name: str, attributes: Mapping[str, str]) -> None:
        if self.runs is not None:
            self.runs.start(name, attributes)
        elif name == "v":
            self.value, self.open = [], True
        elif name == "f":
            self.formula = True
        elif name == "is":
            self.runs = Letters()

    def text(self, data: str) -> None:
        self.letters += len(data)
        bound_letters(self.letters)
        if self.runs is not None:
            self.runs.text(data)
        elif self.open and self.value is not None:
            self.value.append(data)

    def end(self, name: str) -> None:
        name = self.local[name]
        if name == "c":
            self._end_cell()
        elif name == "row":
            if self.cells:
                self.rows.append((self.number, self.cells))
                self.cells = {}
        elif self.runs is not None:
            self.runs.end(name)
        elif name == "v":
            self.open = False

    def _end_cell(self) -> None:
        cell = self.cell or {}
        self.cell = None
        self.column = self._column(cell.get("r", ""))
        if self.value is None and self.runs is None and not self.formula:
            return
        if self.column in self.cells:
            raise UnreadableError("X004", BROKEN)
        value = self.runs.take() if self.runs is not None else unescape("".join(self.value or ()))
        style = whole_number(cell.get("s", ""), 0)
        self.cells[self.column] = RawCell(cell.get("t", "n"), value, style, self.formula)
        self.value, self.runs, self.formula, self.open = None, None, False, False
        self.count += 1
        bound_cells(self.count)

    def _column(self, place: str) -> int:
        """The column of a cell by the place that it names, else the next one."""
        if not place and not self.placed:
            return self.column + 1
        self.placed = True
        letters = place.rstrip("0123456789")
        if place[len(letters) :] != str(self.number):
            raise UnreadableError("X004", BROKEN)
        return column_number(letters)

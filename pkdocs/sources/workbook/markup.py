"""The XML of a workbook, piece by piece: cells with something in them, texts, other elements.

It keeps no tree, so that rows which only have a format cost time and no memory. What the values
mean is for others.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import IO, NamedTuple
from xml.parsers import expat

MAX_CELLS = 3_000_000
"""How many cells with something in them, or texts, a workbook may have."""
MAX_LETTERS = 100_000_000
"""How many letters the texts of a sheet, or those that sheets share, may have together."""
_CHUNK = 1 << 18
_DEEP = 100
_LAST_COLUMN = 16_384
_LETTERS = re.compile(r"[A-Z]{1,3}")
_EMPTY = re.compile(rb'<c r="[A-Z]{1,3}[0-9]{1,7}"(?: s="[0-9]{1,6}")?/>')
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
BROKEN = "isi berkas rusak; buka di Excel, simpan ulang, atau minta pengirimnya mengirim lagi"


class UnreadableError(Exception):
    """A workbook that cannot be read at all: the code and the words of its problem."""

    def __init__(self, kode: str, pesan: str) -> None:
        self.kode, self.pesan = kode, pesan
        super().__init__(f"{kode} {pesan}")


class Tulisan(NamedTuple):
    """A text of letters: `coret` some are struck out, `naik` raised or lowered, `kaya` differ."""

    teks: str
    coret: bool = False
    naik: bool = False
    kaya: bool = False


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


def whole_number(text: str, otherwise: int) -> int:
    """Return a number of the file, `otherwise` where the text is none that Excel would write."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 8 else otherwise


def elements(stream: IO[bytes]) -> Iterator[tuple[tuple[str, ...], Mapping[str, str]]]:
    """Give each element of a part: its name after those around it, and its attributes.

    Names are without their namespaces, so that both kinds of Open XML are alike.

    Raises:
        UnreadableError: The part is broken.
    """
    path: list[str] = []
    found: list[tuple[tuple[str, ...], Mapping[str, str]]] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        path.append(_local(name))
        if len(path) > _DEEP:
            raise UnreadableError("X004", BROKEN)
        found.append((tuple(path), {_local(key): attributes[key] for key in attributes}))

    parser = _parser(start, lambda _: path.pop(), None)
    for _ in _fed(parser, _pieces(stream)):
        yield from found
        found.clear()


def strings(stream: IO[bytes]) -> list[str | Tulisan]:
    """Return the shared texts of a workbook; plain ones as they are.

    Raises:
        UnreadableError: The part is broken, or has too many.
    """
    runs, found = _Runs(), list[str | Tulisan]()

    def end(name: str) -> None:
        name = _local(name)
        runs.end(name)
        if name == "si":
            found.append(runs.take())
            _bound_cells(len(found))

    parser = _parser(lambda name, _: runs.start(_local(name)), end, runs.text)
    for _ in _fed(parser, _pieces(stream)):
        pass
    return found


@dataclass(slots=True)
class SheetStream:
    """A sheet read from its part row by row; `merged` is whole once the rows are through."""

    stream: IO[bytes]
    merged: list[str] = field(default_factory=list)

    def rows(self) -> Iterator[Row]:
        """Give the rows with something in them.

        Raises:
            UnreadableError: The part is broken, or has too many cells.
        """
        walk = _Walk(self.merged)
        for _ in _fed(_parser(walk.start, walk.end, walk.text), walk.dense(self.stream)):
            yield from walk.rows
            walk.rows.clear()


@dataclass(slots=True)
class _Runs:
    """The letters of one text, gathered; what is said of how to pronounce it is left out."""

    pieces: list[str] = field(default_factory=list)
    open: bool = False
    spoken: bool = False
    letters: int = 0
    runs: int = 0
    coret: bool = False
    naik: bool = False

    def start(self, name: str) -> None:
        if name == "t":
            self.open = not self.spoken
        elif name == "r":
            self.runs += 1
        elif name == "rPh":
            self.spoken = True
        elif name in {"strike", "vertAlign"}:
            self.coret |= name == "strike"
            self.naik |= name == "vertAlign"

    def end(self, name: str) -> None:
        if name == "t":
            self.open = False
        elif name == "rPh":
            self.spoken = False

    def text(self, data: str) -> None:
        if self.open:
            self.pieces.append(data)
            self.letters += len(data)
            _bound_letters(self.letters)

    def take(self) -> str | Tulisan:
        """Return the text, and begin another."""
        teks = unescape("".join(self.pieces))
        runs, coret, naik = self.runs, self.coret, self.naik
        self.pieces, self.runs, self.coret, self.naik = [], 0, False, False
        return Tulisan(teks, coret, naik, runs > 1) if runs else teks


def unescape(text: str) -> str:
    """Return a text without the escapes of Open XML: `_x000D_` is a return, `_x005F_` a `_`."""
    if "_x" not in text:
        return text
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)


class _Locals(dict[str, str]):
    """The names of elements without their namespaces, each taken apart once."""

    def __missing__(self, name: str) -> str:
        self[name] = local = _local(name)
        return local


@dataclass(slots=True)
class _Walk:
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
    runs: _Runs | None = None
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
        for piece in _pieces(stream):
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
            self._start_inside(name)
        elif name == "row":
            self.number = whole_number(attributes.get("r", ""), self.number + 1)
            self.column = 0
        elif name == "mergeCell":
            self.merged.append(attributes.get("ref", ""))

    def _start_inside(self, name: str) -> None:
        if self.runs is not None:
            self.runs.start(name)
        elif name == "v":
            self.value, self.open = [], True
        elif name == "f":
            self.formula = True
        elif name == "is":
            self.runs = _Runs()

    def text(self, data: str) -> None:
        self.letters += len(data)
        _bound_letters(self.letters)
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
        value = self.runs.take() if self.runs is not None else "".join(self.value or ())
        style = whole_number(cell.get("s", ""), 0)
        self.cells[self.column] = RawCell(cell.get("t", "n"), value, style, self.formula)
        self.value, self.runs, self.formula, self.open = None, None, False, False
        self.count += 1
        _bound_cells(self.count)

    def _column(self, place: str) -> int:
        """The column of a cell by the place that it names, else the next one."""
        if not place and not self.placed:
            return self.column + 1
        self.placed = True
        letters = place.rstrip("0123456789")
        if place[len(letters) :] != str(self.number):
            raise UnreadableError("X004", BROKEN)
        return column_number(letters)


def _bound_letters(number: int) -> None:
    if number > MAX_LETTERS:
        raise UnreadableError("X003", f"lebih dari {MAX_LETTERS // 1_000_000} juta huruf")


def _bound_cells(number: int) -> None:
    if number > MAX_CELLS:
        raise UnreadableError("X003", f"lebih dari {MAX_CELLS // 1_000_000} juta sel terisi")


def _local(name: str) -> str:
    return name.rpartition("}")[2]


def _parser(
    start: Callable[[str, dict[str, str]], object],
    end: Callable[[str], object],
    text: Callable[[str], object] | None,
) -> expat.XMLParserType:
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = _refuse_dtd
    return parser


def _refuse_dtd(*_: object) -> None:
    raise UnreadableError("X004", "berkas memuat DTD atau entitas; bukan simpanan Excel biasa")


def _pieces(stream: IO[bytes]) -> Iterator[bytes]:
    while piece := stream.read(_CHUNK):
        yield piece


def _fed(parser: expat.XMLParserType, pieces: Iterable[bytes]) -> Iterator[None]:
    """Feed a part to its parser, and stop after each piece."""
    try:
        for piece in pieces:
            parser.Parse(piece, False)  # noqa: FBT003  # expat takes no names
            yield
        parser.Parse(b"", True)  # noqa: FBT003
    except (expat.ExpatError, LookupError) as error:  # LookupError: an encoding nobody knows
        raise UnreadableError("X004", BROKEN) from error
    yield

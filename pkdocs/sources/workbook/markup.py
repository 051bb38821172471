"""The XML of a workbook, piece by piece: its texts, and whatever else its parts say.

It keeps no tree. What the values mean is for others.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import IO, NamedTuple
from xml.parsers import expat

from msgspec import Struct, field

MAX_CELLS = 3_000_000
"""How many cells with something in them, or texts, a workbook may have."""
MAX_LETTERS = 100_000_000
"""How many letters the texts of a sheet, or those that sheets share, may have together."""
_CHUNK = 1 << 18
_DEEP = 100
_ESCAPED = re.compile(r"_x(?![Dd][89A-Fa-f])([0-9A-Fa-f]{4})_")
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
        path.append(local_name(name))
        if len(path) > _DEEP:
            raise UnreadableError("X004", BROKEN)
        found.append((tuple(path), {local_name(key): attributes[key] for key in attributes}))

    parser = make_parser(start, lambda _: path.pop(), None)
    for _ in fed(parser, pieces(stream)):
        yield from found
        found.clear()


def strings(stream: IO[bytes]) -> list[str | Tulisan]:
    """Return the shared texts of a workbook; plain ones as they are.

    Raises:
        UnreadableError: The part is broken, or has too many.
    """
    runs, found = Letters(), list[str | Tulisan]()

    def end(name: str) -> None:
        name = local_name(name)
        runs.end(name)
        if name == "si":
            found.append(runs.take())
            bound_cells(len(found))

    parser = make_parser(
        lambda name, attributes: runs.start(local_name(name), attributes), end, runs.text
    )
    for _ in fed(parser, pieces(stream)):
        pass
    return found


class Letters(Struct):
    """The letters of one text, gathered; what is said of how to pronounce it is left out."""

    pieces: list[str] = field(default_factory=list)
    open: bool = False
    spoken: bool = False
    letters: int = 0
    runs: int = 0
    coret: bool = False
    naik: bool = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take in the start of an element."""
        if name == "t":
            self.open = not self.spoken
        elif name == "r":
            self.runs += 1
        elif name == "rPh":
            self.spoken = True
        elif name == "strike":
            self.coret |= is_on(attributes)
        elif name == "vertAlign":
            self.naik |= attributes.get("val") != "baseline"

    def end(self, name: str) -> None:
        """Take in the end of an element."""
        if name == "t":
            self.open = False
        elif name == "rPh":
            self.spoken = False

    def text(self, data: str) -> None:
        """Take in letters."""
        if self.open:
            self.pieces.append(data)
            self.letters += len(data)
            bound_letters(self.letters)

    def take(self) -> str | Tulisan:
        """Return the text, and begin another."""
        teks = unescape("".join(self.pieces))
        runs, coret, naik = self.runs, self.coret, self.naik
        self.pieces, self.runs, self.coret, self.naik = [], 0, False, False
        return Tulisan(teks, coret, naik, runs > 1) if runs else teks


def unescape(text: str) -> str:
    """Return a text without the escapes of Open XML: `_x000D_` is a return, `_x005F_` a `_`.

    Halves of signs stay escaped: they are no letters.
    """
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


def is_on(attributes: Mapping[str, str]) -> bool:
    """Return whether a property that is there holds: it may say that it does not."""
    return attributes.get("val", "1") not in {"0", "false"}


def bound_letters(number: int) -> None:
    """Refuse more letters than there may be.

    Raises:
        UnreadableError: X003.
    """
    if number > MAX_LETTERS:
        raise UnreadableError("X003", f"lebih dari {MAX_LETTERS // 1_000_000} juta huruf")


def bound_cells(number: int) -> None:
    """Refuse more cells, or texts, than there may be.

    Raises:
        UnreadableError: X003.
    """
    if number > MAX_CELLS:
        raise UnreadableError("X003", f"lebih dari {MAX_CELLS // 1_000_000} juta sel terisi")


def local_name(name: str) -> str:
    """Return the name of an element or attribute without its namespace."""
    return name.rpartition("}")[2]


def make_parser(
    start: Callable[[str, dict[str, str]], object],
    end: Callable[[str], object],
    text: Callable[[str], object] | None,
) -> expat.XMLParserType:
    """Return a parser that tells of elements and letters, and refuses a document type."""
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = _refuse_dtd
    return parser


def _refuse_dtd(*_: object) -> None:
    raise UnreadableError("X004", "berkas memuat DTD atau entitas; bukan simpanan Excel biasa")


def pieces(stream: IO[bytes]) -> Iterator[bytes]:
    """Give the bytes of a part in pieces of one size."""
    while piece := stream.read(_CHUNK):
        yield piece


def fed(parser: expat.XMLParserType, pieces: Iterable[bytes]) -> Iterator[None]:
    """Feed a part to its parser, and stop after each piece.

    Raises:
        UnreadableError: X004, it is no XML, or of an encoding that nobody knows.
    """
    try:
        for piece in pieces:
            parser.Parse(piece, False)  # noqa: FBT003  # expat takes no names
            yield
        parser.Parse(b"", True)  # noqa: FBT003
    except (expat.ExpatError, LookupError) as error:
        raise UnreadableError("X004", BROKEN) from error
    yield

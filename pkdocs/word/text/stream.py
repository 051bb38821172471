"""The one walk through the text of a Word part: its blocks, rows and cells, and piece by piece.

Whoever reads Word text reads this stream, and differs only in what of it he takes: the words for a
comparison of agreements, runs for tracked changes, lines as printed. Nothing is left out that may
reach the paper; pictures, automatic numbers and the looks of a text are no text.
"""

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import TypeAlias

from msgspec import Struct

from pkdocs.word.package.rules import WORD
from pkdocs.word.text import names as w
from pkdocs.word.text.equations import equation_text
from pkdocs.word.text.symbols import symbol


class Kind(StrEnum):
    """What a piece of a paragraph is."""

    RUN = "run"
    """The beginning of a run; what follows stands in it."""
    TEXT = "text"
    TAB = "tab"
    LINE = "line break"
    PAGE = "page break"
    COLUMN = "column break"
    HYPHEN = "hyphen that keeps words together"
    SOFT_HYPHEN = "hyphen that shows at the end of a line"
    SYMBOL = "symbol"
    EQUATION = "equation"
    FIELD = "beginning of a simple field"
    FIELD_END = "end of a simple field"
    FIELD_MARK = "mark of a field over several runs"
    INSTRUCTION = "instruction of a field"
    BOX = "text box"
    """Its blocks are its own: it is named, not walked through."""


Piece: TypeAlias = tuple[Kind, str, w.Element]
"""A kind, the characters it shows ("" for none), and the element it was read from."""

_TEXT, _RUN, _T, _R = Kind.TEXT, Kind.RUN, w.T, w.R
_PLAIN: dict[str, tuple[Kind, str]] = {
    f"{WORD}tab": (Kind.TAB, "\t"),
    f"{WORD}ptab": (Kind.TAB, "\t"),
    f"{WORD}cr": (Kind.LINE, "\n"),
    f"{WORD}noBreakHyphen": (Kind.HYPHEN, "\N{NON-BREAKING HYPHEN}"),
    f"{WORD}softHyphen": (Kind.SOFT_HYPHEN, "\N{SOFT HYPHEN}"),
    w.FIELD_CHAR: (Kind.FIELD_MARK, ""),
    w.INSTRUCTION: (Kind.INSTRUCTION, ""),
    w.DEL_INSTRUCTION: (Kind.INSTRUCTION, ""),
    w.BOX: (Kind.BOX, ""),
}
_BREAKS = {"page": (Kind.PAGE, "\f"), "column": (Kind.COLUMN, "\v")}
_BREAK = f"{WORD}br"
_EMOJI_SPACE = "{http://schemas.microsoft.com/office/word/2015/wordml/symex}"
EMOJI = f"{_EMOJI_SPACE}symEx"
_SYMBOLS = {f"{WORD}sym": WORD, EMOJI: _EMOJI_SPACE}
_SILENT = frozenset(
    f"{WORD}{name}"
    for name in ("pPr", "rPr", "tblPr", "tblGrid", "trPr", "tcPr", "sdtPr", "sectPr", "object")
)
"""What holds no text: looks, and objects of other programs, of which a picture is shown."""
_AROUND = frozenset(
    (
        *(f"{WORD}{name}" for name in ("sdt", "sdtContent", "customXml", "hyperlink", "smartTag")),
        *(f"{WORD}{name}" for name in ("fldSimple", "dir", "bdo", "ins", "del")),
        *(w.MOVE_FROM, w.MOVE_TO),
    )
)
"""What Word puts around text that goes on in its line, around blocks, rows and cells."""
_END = f"{w.PPR}/{w.RPR}"
_THING = "▣"
THINGS = re.compile(rf"{_THING}\[[^\[\]]*\]")
"""What `thing` writes: a sign that no word begins with, and in brackets what stands there."""


def piece(node: w.Element) -> Piece | None:
    """Return what a child of a run is, None where it shows nothing in the line."""
    tag = node.tag
    if tag in (w.T, w.DEL_TEXT):
        return _TEXT, node.text or "", node
    if tag in _PLAIN:
        return *_PLAIN[tag], node
    if tag == _BREAK:
        return *_BREAKS.get(node.get(f"{WORD}type", ""), (Kind.LINE, "\n")), node
    if tag in _SYMBOLS:
        space = _SYMBOLS[tag]
        sign = symbol(node.get(f"{space}font", ""), node.get(f"{space}char", ""))
        return Kind.SYMBOL, sign, node
    return None


def thing(name: str, said: str = "") -> str:
    """Return how text says that something stands there which cannot be read, or not surely."""
    plain = " ".join(said.split()).replace("[", "(").replace("]", ")")
    return f"{_THING}[{name}{f': {plain}' if plain else ''}]"


class Walk(Struct, frozen=True):
    """A way through a part: which marks of changes are closed, and what else is passed by."""

    gone: frozenset[str] = frozenset()
    """Marks whose content is not there: w:del and w:moveFrom once all changes are accepted."""
    unshown: frozenset[w.Element] = frozenset()
    """Runs whose words do not count: hidden ones, mostly."""
    apart: bool = True
    """Whether text counts that stands in no plain line: drawings, glosses, alternatives."""
    raised: frozenset[w.Element] = frozenset()
    """Raised runs: their digits are marks of notes or powers, not of a number."""
    struck: frozenset[w.Element] = frozenset()
    """Runs that are struck through."""

    def pieces(self, parent: w.Element) -> Iterator[Piece]:
        """Return the pieces of a paragraph, or of anything in one, in the order of the line."""
        in_run = parent.tag == _R
        for node in parent:
            tag = node.tag
            if tag == _T and (in_run or self.apart):
                yield _TEXT, node.text or "", node
            elif tag == _R and (self.apart or not in_run):
                if node not in self.unshown:
                    yield _RUN, "", node
                    yield from self.pieces(node)
            elif tag not in _SILENT:
                yield from self._other(node, in_run=in_run)

    def _other(self, node: w.Element, *, in_run: bool) -> Iterator[Piece]:
        shown = piece(node)
        if not self.apart and in_run != (shown is not None):
            return  # a plain line is runs, a plain run characters
        if shown:
            yield shown
        elif node.tag == w.EQUATION:
            yield Kind.EQUATION, equation_text(node, self.gone), node
        elif node.tag == w.SIMPLE_FIELD:
            yield Kind.FIELD, "", node
            yield from self.pieces(node)
            yield Kind.FIELD_END, "", node
        elif self._enters(node):
            yield from self.pieces(_chosen(node))

    def blocks(self, container: w.Element) -> Iterator[w.Element]:
        """Return the paragraphs and tables of a body, cell, header, note or box, in order."""
        for node in container:
            if node.tag in (w.P, w.TBL):
                yield node
            elif self._enters(node):
                yield from self.blocks(_chosen(node))

    def rows(self, table: w.Element) -> list[w.Element]:
        """Return the rows of a table that are not gone, not those of tables inside it."""
        found = self._within(table, w.TR)
        if not self.gone:
            return list(found)
        return [row for row in found if not self._is_marked(child(row, w.TRPR))]

    def cells(self, row: w.Element) -> list[w.Element]:
        """Return the cells of a row."""
        return list(self._within(row, w.TC))

    def joins_next(self, paragraph: w.Element) -> bool:
        """Return whether the end of a paragraph is gone: what it holds begins the next one."""
        return bool(self.gone) and self._is_marked(paragraph.find(_END))

    def _within(self, parent: w.Element, wanted: str) -> Iterator[w.Element]:
        for node in parent:
            if node.tag == wanted:
                yield node
            elif self._enters(node):
                yield from self._within(_chosen(node), wanted)

    def _enters(self, node: w.Element) -> bool:
        tag = node.tag
        if tag in _AROUND:
            return tag not in self.gone
        return self.apart and len(node) > 0 and tag not in _SILENT and not tag.endswith("Pr")

    def _is_marked(self, properties: w.Element | None) -> bool:
        return properties is not None and any(node.tag in self.gone for node in properties)


def _chosen(node: w.Element) -> w.Element:
    """Of alternatives, which say the same for older programs again, the first; else the node."""
    return node[0] if node.tag == w.ALTERNATIVES and len(node) else node


def child(parent: w.Element | None, tag: str) -> w.Element | None:
    """Return the first child with a tag, in half the time of lxml's `find`: each cell has some."""
    return None if parent is None else next(parent.iterchildren(tag), None)

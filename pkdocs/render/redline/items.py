"""Paragraphs, tables and rows as they are compared: what makes two the same, and how alike."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import accumulate

from lxml import etree

from pkdocs.render.redline import words as w
from pkdocs.render.redline.text import text_of

_ALIKE = 0.5
_ALIKE_KEYS = 0.65
_HEAD_ROWS = 6
_SAME_KEY = 2.0


@dataclass(frozen=True, slots=True)
class RowKeys:
    """How rows find each other: by the text of one column, whatever their place and number.

    `heading` is a word in the head of that column; a table without it pairs rows by all their text.
    `became` and `came` hold the texts of the column that somebody has paired already: those of the
    old document with what each became, and those of the new one. Likeness is for other rows only.
    """

    heading: str = ""
    became: Mapping[str, str | None] = field(default_factory=dict)
    came: frozenset[str] = frozenset()

    @classmethod
    def of(cls, heading: str, pairs: Iterable[tuple[str | None, str | None]] = ()) -> "RowKeys":
        """Return the keys for texts as they are printed, None where a row is on one side only."""
        folded = [(old and fold(old), new and fold(new)) for old, new in pairs]
        became = {old: new for old, new in folded if old}
        return cls(fold(heading), became, frozenset(new for _, new in folded if new))


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or a table; tables of other columns are never the same."""

    text: str
    columns: int = 0
    """0 for a paragraph."""
    ends_section: bool = False

    def likeness(self, other: "Block") -> float:
        """Return how gladly the two are paired, 0 for never."""
        if self.columns != other.columns or self.ends_section != other.ends_section:
            return 0.0
        alike = 1.0 if self.text == other.text else likeness(self.text, other.text)
        if self.columns:
            return 1.0 + alike
        return alike if alike >= _ALIKE or self.ends_section else 0.0


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: the columns its cells take, its key, and all its text but numbers."""

    layout: tuple[int, ...]
    key: str
    distinct: str = ""
    """The text again, where another row of the table has the same key."""
    text: str = field(default="", compare=False)
    keyed: bool = field(default=False, compare=False)
    settled: bool = field(default=False, compare=False)
    """Whether somebody has said which row it is the same as."""

    def likeness(self, other: "Row") -> float:
        """Return how gladly the two are paired, 0 for never."""
        if self.layout != other.layout or self.keyed != other.keyed:
            return 0.0
        if self.key == other.key:
            return _SAME_KEY + likeness(self.text, other.text)
        if self.keyed:
            settled = self.settled and other.settled
            alike = 0.0 if settled else likeness(self.key, other.key)
            return alike if alike >= _ALIKE_KEYS else 0.0
        alike = likeness(self.text, other.text)
        return alike if alike >= _ALIKE else 0.0


def read_blocks(blocks: Sequence[etree._Element]) -> list[Block]:
    """Return paragraphs and tables as items to compare."""
    return [_paragraph(block) if block.tag == w.P else _table(block) for block in blocks]


def _paragraph(node: etree._Element) -> Block:
    return Block(text_of(node), 0, node.find(f"{w.PPR}/{w.SECT}") is not None)


def _table(node: etree._Element) -> Block:
    columns = max((sum(map(w.span, w.cells(row))) for row in w.rows(node)), default=1)
    return Block(" ".join(map(text_of, node.iter(w.P))), columns)


def read_rows(rows: Sequence[etree._Element], keys: RowKeys, *, old: bool) -> list[Row]:
    """Return rows as items to compare; the key of an `old` one is what it became."""
    column = _key_column(rows, keys.heading) if keys.heading else None
    found = [_row(row, column, keys, old=old) for row in rows]
    count = Counter(row.key for row in found)
    return [row if count[row.key] == 1 else replace(row, distinct=row.text) for row in found]


def _row(node: etree._Element, column: int | None, keys: RowKeys, *, old: bool) -> Row:
    cells = w.cells(node)
    layout = tuple(map(w.span, cells))
    texts = [_cell_text(cell) for cell in cells]
    text = " ".join(t for t in texts if not t.replace(" ", "").isdecimal())
    starts = [0, *accumulate(layout)]
    key = fold(texts[starts.index(column)]) if column in starts[:-1] and len(cells) > 1 else ""
    if not key:
        return Row(layout, text, text=text)
    settled = key in (keys.became if old else keys.came)
    became = (keys.became.get(key) or key) if old else key
    return Row(layout, became, text=text, keyed=True, settled=settled)


def _key_column(rows: Sequence[etree._Element], heading: str) -> int | None:
    """The column of the grid under the heading, in one of the first rows."""
    for row in rows[:_HEAD_ROWS]:
        cells = w.cells(row)
        starts = accumulate(map(w.span, cells), initial=0)
        for cell, start in zip(cells, starts, strict=False):
            if len(cells) > 1 and heading in fold(_cell_text(cell)):
                return start
    return None


def _cell_text(cell: etree._Element) -> str:
    return " ".join(map(text_of, cell.iter(w.P)))


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """Return the words of a text alone, in small letters."""
    return " ".join(re.findall(r"\w+", unicodedata.normalize("NFKC", text).casefold()))


def likeness(old: str, new: str) -> float:
    """Return the share of words that two texts have in common, 0 to 1."""
    before, after = _bag(old), _bag(new)
    return 2 * len(before & after) / (len(before) + len(after) or 1)


@lru_cache(maxsize=8192)
def _bag(text: str) -> frozenset[str]:
    return frozenset(fold(text).split())

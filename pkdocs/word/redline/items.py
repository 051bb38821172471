"""Paragraphs, tables and rows as they are compared: what makes two the same, and how alike."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate

from lxml import etree
from msgspec import Struct, field

from pkdocs.base.likeness import shared_words
from pkdocs.base.text import fold
from pkdocs.base.values import replace
from pkdocs.word.redline.text import PLAIN, Texts, span_of
from pkdocs.word.text import names as w

_ALIKE = 0.5
_ALIKE_KEYS = 0.65
_HEAD_ROWS = 6
_SAME_KEY = 2.0
_SAME_FORM = 0.05
_FORM_COLUMNS = 3


class RowKeys(Struct, frozen=True):
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


class BlockItem(Struct, frozen=True):
    """A paragraph or a table; tables of other columns are never the same."""

    text: str
    columns: int = 0
    """0 for a paragraph."""
    ends_section: bool = False

    def likeness(self, other: "BlockItem") -> float:
        """Return how gladly the two are paired, 0 for never."""
        if self.columns != other.columns or self.ends_section != other.ends_section:
            return 0.0
        alike = 1.0 if self.text == other.text else shared_words(self.text, other.text)
        if self.columns:
            return 1.0 + alike
        return alike if alike >= _ALIKE or self.ends_section else 0.0


class RowItem(Struct, frozen=True, eq=False):
    """A row of a table: the columns its cells take, its key, and all its text but numbers."""

    layout: tuple[int, ...]
    key: str
    distinct: str = ""
    """The text again, where another row of the table has the same key."""
    text: str = ""
    keyed: bool = False
    label: str = ""
    """What the row begins with, in a small form such as a block of names: such rows stay."""
    settled: bool = False
    """Whether somebody has said which row it is the same as."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, RowItem) and self._same == other._same

    def __hash__(self) -> int:
        return hash(self._same)

    @property
    def _same(self) -> tuple[object, ...]:
        return self.layout, self.key, self.distinct

    def likeness(self, other: "RowItem") -> float:
        """Return how gladly the two are paired, 0 for never."""
        if self.layout != other.layout or self.keyed != other.keyed:
            return 0.0
        if self.key == other.key:
            return _SAME_KEY + shared_words(self.text, other.text)
        if self.keyed:
            settled = self.settled and other.settled
            alike = 0.0 if settled else shared_words(self.key, other.key)
            return alike if alike >= _ALIKE_KEYS else 0.0
        alike = shared_words(self.text, other.text)
        if self.label and other.label:
            return _SAME_FORM + alike + (self.label == other.label)
        return alike if alike >= _ALIKE else 0.0


def read_blocks(blocks: Sequence[etree._Element], texts: Texts) -> list[BlockItem]:
    """Return paragraphs and tables as items to compare."""
    return [_paragraph(b, texts) if b.tag == w.P else _table(b, texts) for b in blocks]


def _paragraph(node: etree._Element, texts: Texts) -> BlockItem:
    properties = node.find(w.PPR)
    ends_section = properties is not None and properties.find(w.SECT) is not None
    return BlockItem(texts.of(node), ends_section=ends_section)


def _table(node: etree._Element, texts: Texts) -> BlockItem:
    columns = max((sum(map(span_of, PLAIN.cells(row))) for row in PLAIN.rows(node)), default=1)
    return BlockItem(" ".join(map(texts.of, node.iter(w.P))), columns)


class _Cells(Struct, frozen=True):
    """The cells of a row: how many columns each takes, and its text."""

    layout: tuple[int, ...]
    texts: tuple[str, ...]

    @classmethod
    def of(cls, row: etree._Element, texts: Texts) -> "_Cells":
        cells = PLAIN.cells(row)
        read = tuple(" ".join(map(texts.of, cell.iter(w.P))) for cell in cells)
        return cls(tuple(map(span_of, cells)), read)

    def at(self, column: int) -> str:
        """The text of the cell that begins at a column of the grid, "" without one."""
        for text, start in zip(self.texts, accumulate(self.layout, initial=0), strict=False):
            if start == column and len(self.texts) > 1:
                return text
        return ""

    def column_of(self, heading: str) -> int | None:
        """The column of the grid where a cell begins that holds a word."""
        for text, start in zip(self.texts, accumulate(self.layout, initial=0), strict=False):
            if len(self.texts) > 1 and heading in fold(text):
                return start
        return None


def read_rows(
    rows: Sequence[etree._Element], keys: RowKeys, texts: Texts, *, old: bool
) -> list[RowItem]:
    """Return rows as items to compare; the key of an `old` one is what it became."""
    read = [_Cells.of(row, texts) for row in rows]
    columns = (cells.column_of(keys.heading) for cells in read[:_HEAD_ROWS] if keys.heading)
    column = next((column for column in columns if column is not None), None)
    found = [_row(cells, column, keys, old=old) for cells in read]
    count = Counter(row.key for row in found)
    return [row if count[row.key] == 1 else replace(row, distinct=row.text) for row in found]


def _row(cells: _Cells, column: int | None, keys: RowKeys, *, old: bool) -> RowItem:
    text = " ".join(t for t in cells.texts if not _is_number(t))
    key = "" if column is None else fold(cells.at(column))
    if not key:
        return RowItem(
            cells.layout, text, text=text, label="" if column is not None else _label(cells)
        )
    settled = key in (keys.became if old else keys.came)
    became = (keys.became.get(key) or key) if old else key
    return RowItem(cells.layout, became, text=text, keyed=True, settled=settled)


def _label(cells: _Cells) -> str:
    """What a row of a form begins with, "" for a row of more columns or with numbers."""
    if len(cells.texts) > _FORM_COLUMNS or any(map(_is_number, cells.texts)):
        return ""
    return cells.texts[0] or "-"


def _is_number(text: str) -> bool:
    return text.replace(" ", "").isdecimal()

"""Tables whose columns come from a list: `{%tc for …%}` in the header and in the rows below.

docxtpl makes the cells, and a grid of equal columns that fits none of them. Here it is proven that
every row has its looped cells at one place, and the grid of each document is set from its cells.
Rows inside content controls are not looked at.
"""

import re
from collections.abc import Iterator, Sequence

from lxml import etree
from msgspec import Struct

from pkdocs.word.package.findings import Finding, TemplateError
from pkdocs.word.package.rules import WORD

MARK = "berulang"
"""An attribute of the columns that a list makes, from the template to the grid of a document."""
MOST_COLUMNS = 63
"""Word opens no table with more."""
_OF_CELLS = re.compile(r"\{%-?tc\s+(for|endfor|\w+)")
_OF_ROW = re.compile(r"\{[{%#]-?tr\s")
_SPANNING = re.compile(r"\{%\s*colspan\s")
_LONG_NUMBER = 4


class _Cell(Struct, frozen=True):
    """A cell as staff drew it: the columns that it covers, and its words."""

    start: int
    end: int
    text: str

    @property
    def command(self) -> str:
        """Return what its tag for a whole cell does, "" where it has none."""
        found = _OF_CELLS.search(self.text)
        return found[1] if found else ""


def mark_columns(root: etree._Element, *, body: bool) -> Iterator[str]:
    """Yield what is wrong with the tables of a part that loop over cells; mark the others' columns.

    Only those of the body are fitted.
    """
    for table in root.iter(f"{WORD}tbl"):
        drawn = [_cells(row) for row in _rows(table)]
        if any(cell.command for row in drawn for cell in row):
            fault = _fault(drawn, len(_grid(table))) if body else "hanya boleh di badan naskah"
            if fault:
                yield f"tabel dengan {{%tc for …%}}: {fault}"
            else:
                start, end = next(filter(None, map(_block, drawn)))
                for column in _grid(table)[start:end]:
                    column.set(MARK, "1")


def _fault(drawn: Sequence[Sequence[_Cell]], columns: int) -> str:
    """What is wrong with the rows of a table, "" where nothing is."""
    lasting = [(n, row) for n, row in enumerate(drawn, 1) if not _vanishes(row)]
    blocks = {block for _, row in lasting if (block := _block(row))}
    if len(blocks) != 1:
        return "sel berulangnya harus berada di kolom yang sama pada setiap baris"
    (block,) = blocks
    for number, row in lasting:
        if row[-1].end != columns:
            return f"baris {number} tidak selebar tabelnya"
        if _block(row) and not _is_one_loop(row):
            return f"baris {number} harus dimulai {{%tc for …%}} dan ditutup {{%tc endfor %}}-nya"
        if not _block(row) and not _is_across(row, block):
            return (
                f"baris {number} memerlukan satu sel dengan {{% colspan … %}} di bawah kolom "
                "berulang itu"
            )
    return ""


def _vanishes(row: Sequence[_Cell]) -> bool:
    """Whether a row is only a tag, as docxtpl takes it."""
    return not row or any(_OF_ROW.search(cell.text) for cell in row)


def _block(row: Sequence[_Cell]) -> tuple[int, int] | None:
    """The columns from the first to the last tag for a whole cell."""
    tags = [cell for cell in row if cell.command]
    return (tags[0].start, tags[-1].end) if tags else None


def _is_one_loop(row: Sequence[_Cell]) -> bool:
    """Whether the tags are one loop over all of the block, and no condition makes cells in it."""
    tags = [cell.command for cell in row if cell.command]
    return tags == ["for", "endfor"]


def _is_across(row: Sequence[_Cell], block: tuple[int, int]) -> bool:
    own = [cell for cell in row if (cell.start, cell.end) == block]
    return any(_SPANNING.search(cell.text) for cell in own)


def fit_columns(text: str) -> str:
    """Return the XML of a body with the grid of each marked table set from its cells.

    Raises:
        TemplateError: T304, rows that differ in columns, none, or more than Word opens.
    """
    root = etree.fromstring(text, etree.XMLParser(recover=True))
    for table in root.iter(f"{WORD}tbl"):
        if any(column.get(MARK) for column in _grid(table)):
            _fit(table)
    fitted: str = etree.tostring(root, encoding="unicode")
    return fitted


def _fit(table: etree._Element) -> None:
    grid = _grid(table)
    own = [column for column in grid if column.get(MARK)]
    count = _columns(table) - len(grid) + len(own)
    if count < 1:
        raise _wrong("daftar kolomnya kosong")
    widths = [_width(column) for column in grid]
    at = grid.index(own[0])
    widths[at : at + len(own)] = _parted(sum(map(_width, own)), count)
    place = grid[0].getparent()
    for column in grid:
        place.remove(column)
    for width in widths:
        etree.SubElement(place, f"{WORD}gridCol", {f"{WORD}w": str(width)})
    for row in _rows(table):
        _widen(row, widths)


def _columns(table: etree._Element) -> int:
    """How many columns all rows have."""
    counts = {sum(map(_span, row.iterchildren(f"{WORD}tc"))) for row in _rows(table)}
    if len(counts) != 1:
        listed = ", ".join(map(str, sorted(counts)))
        raise _wrong(f"baris-barisnya berbeda jumlah kolom: {listed}")
    if max(counts) > MOST_COLUMNS:
        raise _wrong(f"{max(counts)} kolom, padahal Word membuka paling banyak {MOST_COLUMNS}")
    return counts.pop()


def _wrong(why: str) -> TemplateError:
    return TemplateError([Finding("T304", "", f"tabel dengan {{%tc for …%}}: {why}")])


def _parted(width: int, count: int) -> list[int]:
    """A width in equal parts; the last has what is left over."""
    return [width // count] * (count - 1) + [width - width // count * (count - 1)]


def _widen(row: etree._Element, widths: Sequence[int]) -> None:
    """Give each cell the width of its columns, and its properties the order that Word reads."""
    at = 0
    for cell in row.iterchildren(f"{WORD}tc"):
        span = _span(cell)
        properties = cell.find(f"{WORD}tcPr")
        if properties is None:
            properties = etree.Element(f"{WORD}tcPr")
            cell.insert(0, properties)
        for name in ("gridSpan", "tcW"):
            for old in properties.findall(WORD + name):
                properties.remove(old)
        if span > 1:
            properties.insert(0, etree.Element(f"{WORD}gridSpan", {f"{WORD}val": str(span)}))
        wide = {f"{WORD}w": str(sum(widths[at : at + span])), f"{WORD}type": "dxa"}
        properties.insert(0, etree.Element(f"{WORD}tcW", wide))
        at += span


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    yield from table.iterchildren(f"{WORD}tr")


def _grid(table: etree._Element) -> list[etree._Element]:
    return list(table.iterfind(f"{WORD}tblGrid/{WORD}gridCol"))


def _cells(row: etree._Element) -> list[_Cell]:
    cells: list[_Cell] = []
    for cell in row.iterchildren(f"{WORD}tc"):
        start = cells[-1].end if cells else 0
        cells.append(_Cell(start, start + _span(cell), _own_text(cell)))
    return cells


def _own_text(cell: etree._Element) -> str:
    """The words of a cell, without those of tables within it."""
    texts = cell.iter(f"{WORD}t")
    own = (node for node in texts if next(node.iterancestors(f"{WORD}tc")) is cell)
    return "".join(node.text or "" for node in own)


def _span(cell: etree._Element) -> int:
    """How many columns a cell covers; none where what it says is no number."""
    span = cell.find(f"{WORD}tcPr/{WORD}gridSpan")
    written = "1" if span is None else span.get(f"{WORD}val", "")
    return int(written) if written.isdecimal() and len(written) < _LONG_NUMBER else 0


def _width(column: etree._Element) -> int:
    written = column.get(f"{WORD}w", "")
    return int(written) if written.isdecimal() else 0

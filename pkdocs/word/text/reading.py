"""Reads the text of any Word document: what Word shows once all tracked changes are accepted.

Left out: hidden and deleted text, instructions of fields, automatic numbers, headers and footers,
footnotes, pictures. Judges nothing but sizes and well-formedness, for nothing is kept or run.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from lxml import etree

from pkdocs.word.package.container import open_archive, read_member
from pkdocs.word.package.findings import Finding, TemplateError
from pkdocs.word.package.rules import CONTENT_TYPES, WORD, main_document, parse_xml, rels_name
from pkdocs.word.text.values import Block, Cell, Table, WordText

_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_TRANSITIONAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_P, _TBL, _TR, _TC, _R = (f"{WORD}{name}" for name in ("p", "tbl", "tr", "tc", "r"))
_T, _BOX = f"{WORD}t", f"{WORD}txbxContent"
_ALTERNATIVES = f"{_COMPATIBLE}AlternateContent"
_DEL, _VAL = f"{WORD}del", f"{WORD}val"
_ROW_PROPERTIES, _CELL_PROPERTIES = f"{WORD}trPr", f"{WORD}tcPr"
_BEFORE, _SPAN, _MERGE = f"{WORD}gridBefore", f"{WORD}gridSpan", f"{WORD}vMerge"
_END_DELETED, _VANISH = f"{WORD}pPr/{WORD}rPr/{WORD}del", f"{WORD}rPr/{WORD}vanish"
_DELETED = frozenset(f"{WORD}{name}" for name in ("del", "moveFrom"))
_TRACKED = tuple(f"{WORD}{name}" for name in ("ins", "del", "moveFrom", "moveTo", "cellDel"))
_SKIPPED = _DELETED | {f"{WORD}{name}" for name in ("pPr", "rPr", "instrText", "delText", "object")}
_PLAIN = {
    f"{WORD}tab": "\t",
    f"{WORD}ptab": "\t",
    f"{WORD}br": "\n",
    f"{WORD}cr": "\n",
    f"{WORD}noBreakHyphen": "-",
}
_OFF = ("0", "false", "off")

_Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml's only name for it


def read_word_text(docx: bytes, *, widest: int | None = None) -> WordText:
    """Return the text of a Word document, table cells with their place in the grid.

    `widest` leaves out tables with more cells in their first row: who only wants to know whose a
    document is need not read its lampiran.

    Raises:
        TemplateError: The file is no Word document, or out of bounds.
    """
    body = _root(_main_part(docx)).find(f"{WORD}body")
    if body is None:
        raise TemplateError([_broken()])
    tracked = next(body.iter(*_TRACKED), None) is not None
    hidden = next(body.iter(f"{WORD}vanish"), None) is not None
    try:
        return WordText(tuple(_Reader(tracked, hidden, widest).blocks(body)), tracked)
    except RecursionError as error:
        raise TemplateError([_broken()]) from error


def _main_part(docx: bytes) -> bytes:
    with open_archive(docx) as archive:
        named = {info.filename: info for info in archive.infolist()}
        heads = [name for name in (CONTENT_TYPES, rels_name("")) if name in named]
        parts = {name: read_member(archive, named[name]) for name in heads}
        # Which part is the main one is told by name; its bytes are read only then.
        known = main_document(parts | dict.fromkeys(named.keys() - parts.keys(), b""))
        data = read_member(archive, named[known]) if known else b""
    if not data:
        raise TemplateError([_broken()])
    return data.replace(_STRICT, _TRANSITIONAL)


def _root(data: bytes) -> _Element:
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise TemplateError([Finding("T006", "", "berkas memuat DTD; bukan simpanan Word biasa")])
    try:
        return parse_xml(data)
    except etree.XMLSyntaxError as error:
        raise TemplateError([_broken()]) from error


def _broken() -> Finding:
    return Finding("T005", "", "isi dokumen rusak atau tidak ada; buka di Word lalu simpan ulang")


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads one document; what it does not hold at all is not looked for at every paragraph."""

    tracked: bool
    hidden: bool
    widest: int | None

    def blocks(self, parent: _Element) -> Iterator[Block]:
        """Paragraphs and tables, also those in content controls; text boxes after their line."""
        pending = ""
        for node in _content(parent):
            if node.tag == _TBL:
                if pending:
                    yield pending
                pending = ""
                yield from self._table(node)
                continue
            pieces: list[str] = []
            boxes: list[Block] = []
            self._line(node, pieces, boxes)
            pending += "".join(pieces)
            # A paragraph whose end is deleted joins the next one.
            if not (self.tracked and node.find(_END_DELETED) is not None):
                yield pending
                pending = ""
            yield from boxes
        if pending:
            yield pending

    def _line(self, parent: _Element, pieces: list[str], boxes: list[Block]) -> None:
        for node in parent.iterchildren("*"):
            tag = node.tag
            if tag == _T:
                pieces.append(node.text or "")
            elif tag in _PLAIN:
                pieces.append(_PLAIN[tag])
            elif tag == _BOX:
                boxes.extend(self.blocks(node))
            elif tag == _ALTERNATIVES:
                for choice in node.iterchildren("*"):
                    self._line(choice, pieces, boxes)
                    break
            elif tag not in _SKIPPED and not (self.hidden and _is_hidden(node)):
                self._line(node, pieces, boxes)

    def _table(self, table: _Element) -> Iterator[Table]:
        rows: list[tuple[Cell, ...]] = []
        above: dict[int, Cell] = {}
        for row in _within(table, _TR):
            properties = row.find(_ROW_PROPERTIES)
            if properties is not None and properties.find(_DEL) is not None:
                continue
            if self.widest and not rows and len(list(_within(row, _TC))) > self.widest:
                return
            start = None if properties is None else properties.find(_BEFORE)
            cells = tuple(self._cells(row, _number(start, 0), above))
            above = {cell.start: cell for cell in cells}
            rows.append(cells)
        yield Table(tuple(rows))

    def _cells(self, row: _Element, place: int, above: dict[int, Cell]) -> Iterator[Cell]:
        for node in _within(row, _TC):
            properties = node.find(_CELL_PROPERTIES)
            span = merge = None
            if properties is not None:
                span, merge = properties.find(_SPAN), properties.find(_MERGE)
            end = place + max(1, _number(span, 1))
            origin = above.get(place)
            if merge is not None and merge.get(_VAL, "continue") == "continue" and origin:
                yield Cell(origin.text, place, end, merged=True)
            else:
                yield self._cell(node, place, end)
            place = end

    def _cell(self, node: _Element, start: int, end: int) -> Cell:
        blocks = tuple(self.blocks(node))
        tables = tuple(block for block in blocks if isinstance(block, Table))
        lines = [_flat(block) if isinstance(block, Table) else block for block in blocks]
        return Cell("\n".join(lines).strip("\n"), start, end, tables=tables)


def _content(parent: _Element) -> Iterator[_Element]:
    """The paragraphs and tables of a container, in order."""
    for node in parent.iterchildren("*"):
        if node.tag in (_P, _TBL):
            yield node
        elif node.tag not in _DELETED and not node.tag.endswith("Pr"):
            yield from _content(node)


def _within(parent: _Element, wanted: str) -> Iterator[_Element]:
    """The rows of a table or the cells of a row, through content controls."""
    for node in parent.iterchildren("*"):
        if node.tag == wanted:
            yield node
        elif node.tag not in _DELETED and not node.tag.endswith("Pr"):
            yield from _within(node, wanted)


def _is_hidden(node: _Element) -> bool:
    mark = node.find(_VANISH) if node.tag == _R else None
    return mark is not None and mark.get(_VAL, "1") not in _OFF


def _flat(table: Table) -> str:
    return "\n".join("\t".join(cell.text for cell in row) for row in table.rows)


def _number(node: _Element | None, default: int) -> int:
    text = "" if node is None else node.get(_VAL, "")
    return int(text) if text.isdecimal() and len(text) < 4 else default

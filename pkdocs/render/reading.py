"""Reads the text of any Word document: what Word shows once all tracked changes are accepted.

Left out: hidden and deleted text, instructions of fields, automatic numbers, headers and footers,
footnotes, pictures. Judges nothing but sizes and well-formedness, for nothing is kept or run.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from lxml import etree

from pkdocs.render.findings import Finding, TemplateError
from pkdocs.render.package import open_archive, read_member
from pkdocs.render.package_rules import (
    CONTENT_TYPES,
    WORD,
    main_document,
    parse_xml,
    rels_name,
)
from pkdocs.render.word_text import Block, Cell, Table, WordText

_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_TRANSITIONAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_P, _TBL, _TR, _TC = (f"{WORD}{name}" for name in ("p", "tbl", "tr", "tc"))
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
_MAX_DEPTH = 200

_Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml's only name for it


def read_word_text(docx: bytes) -> WordText:
    """Return the text of a Word document, table cells with their place in the grid.

    Raises:
        TemplateError: The file is no Word document, or out of bounds.
    """
    body = _root(_main_part(docx)).find(f"{WORD}body")
    if body is None:
        raise TemplateError([_broken()])
    tracked = next(body.iter(*_TRACKED), None) is not None
    return WordText(tuple(_blocks(body)), tracked)


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
        root = parse_xml(data)
    except etree.XMLSyntaxError as error:
        raise TemplateError([_broken()]) from error
    if _too_deep(root):
        raise TemplateError([_broken()])
    return root


def _broken() -> Finding:
    return Finding("T005", "", "isi dokumen rusak atau tidak ada; buka di Word lalu simpan ulang")


def _too_deep(root: _Element) -> bool:
    depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > _MAX_DEPTH:
            return True
    return False


def _blocks(parent: _Element) -> Iterator[Block]:
    """Paragraphs and tables, through content controls and the like; text boxes after their line."""
    pending = ""
    for node in _content(parent):
        if node.tag == _TBL:
            if pending:
                yield pending
            pending = ""
            yield Table(tuple(_rows(node)))
            continue
        line = _Line()
        line.read(node)
        pending += line.text
        if not _mark_deleted(node):
            yield pending
            pending = ""
        yield from line.boxes
    if pending:
        yield pending


def _content(parent: _Element) -> Iterator[_Element]:
    """The paragraphs and tables of a container, in order."""
    for node in parent.iterchildren("*"):
        if node.tag in (_P, _TBL):
            yield node
        elif node.tag not in _DELETED and not node.tag.endswith("Pr"):
            yield from _content(node)


def _mark_deleted(paragraph: _Element) -> bool:
    """Whether the end of the paragraph is deleted, so that the next one joins it."""
    return paragraph.find(f"{WORD}pPr/{WORD}rPr/{WORD}del") is not None


@dataclass
class _Line:
    """The text of a paragraph as it is gathered, and the text boxes anchored in it."""

    pieces: list[str] = field(default_factory=list)
    boxes: list[Block] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(self.pieces)

    def read(self, parent: _Element) -> None:
        for node in parent.iterchildren("*"):
            tag = node.tag
            if tag == f"{WORD}t":
                self.pieces.append(node.text or "")
            elif tag in _PLAIN:
                self.pieces.append(_PLAIN[tag])
            elif tag == f"{WORD}txbxContent":
                self.boxes.extend(_blocks(node))
            elif tag == f"{_COMPATIBLE}AlternateContent":
                for choice in node.iterchildren("*"):
                    self.read(choice)
                    break
            elif tag not in _SKIPPED and not _hidden(node):
                self.read(node)


def _hidden(node: _Element) -> bool:
    if node.tag != f"{WORD}r":
        return False
    mark = node.find(f"{WORD}rPr/{WORD}vanish")
    return mark is not None and mark.get(f"{WORD}val", "1") not in _OFF


def _rows(table: _Element) -> Iterator[tuple[Cell, ...]]:
    above: dict[int, Cell] = {}
    for row in _within(table, _TR):
        if row.find(f"{WORD}trPr/{WORD}del") is not None:
            continue
        cells = tuple(_cells(row, above))
        above = {cell.start: cell for cell in cells}
        yield cells


def _within(parent: _Element, wanted: str) -> Iterator[_Element]:
    """The rows of a table or the cells of a row, through content controls."""
    for node in parent.iterchildren("*"):
        if node.tag == wanted:
            yield node
        elif node.tag not in _DELETED and not node.tag.endswith("Pr"):
            yield from _within(node, wanted)


def _cells(row: _Element, above: dict[int, Cell]) -> Iterator[Cell]:
    place = _number(row.find(f"{WORD}trPr/{WORD}gridBefore"), 0)
    for node in _within(row, _TC):
        properties = node.find(f"{WORD}tcPr")
        span = merge = None
        if properties is not None:
            span = properties.find(f"{WORD}gridSpan")
            merge = properties.find(f"{WORD}vMerge")
        end = place + max(1, _number(span, 1))
        origin = above.get(place)
        if merge is not None and merge.get(f"{WORD}val", "continue") == "continue" and origin:
            yield Cell(origin.text, place, end, merged=True)
        else:
            yield _cell(node, place, end)
        place = end


def _cell(node: _Element, start: int, end: int) -> Cell:
    blocks = tuple(_blocks(node))
    tables = tuple(block for block in blocks if isinstance(block, Table))
    lines = [_flat(block) if isinstance(block, Table) else block for block in blocks]
    return Cell("\n".join(lines).strip("\n"), start, end, tables=tables)


def _flat(table: Table) -> str:
    return "\n".join("\t".join(cell.text for cell in row) for row in table.rows)


def _number(node: _Element | None, default: int) -> int:
    text = "" if node is None else node.get(f"{WORD}val", "")
    return int(text) if text.isdecimal() and len(text) < 4 else default

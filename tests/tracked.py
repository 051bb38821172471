"""Accepts and rejects tracked changes as Word does, by changing the XML; knows no code of ours.

Also small documents of any shape, and the lines of a document's parts.
"""

import io
from collections.abc import Iterator, Sequence
from typing import TypeAlias

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from lxml import etree

from tests.word.template_factory import unzipped, zipped

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ACCEPTED, REJECTED = "del", "ins"
"""What is gone after all tracked changes were accepted, or rejected."""
Cell: TypeAlias = "str | tuple[int, Sequence[Block]]"
Block: TypeAlias = "str | list[Sequence[Cell]]"
"""A paragraph (tab and line break as in Python), or a table of rows of cells: text, or how many
columns it takes and what it holds."""


def settle(document: bytes, gone: str) -> bytes:
    """Return a document with all tracked changes accepted or rejected."""
    parts = unzipped(document)
    for name, data in parts.items():
        if name.startswith("word/") and name.endswith(".xml"):
            root = etree.fromstring(data)
            _settle(root, f"{W}{gone}", f"{W}{'ins' if gone == 'del' else 'del'}")
            parts[name] = etree.tostring(root)
    return zipped(parts)


def _settle(root: etree._Element, gone: str, kept: str) -> None:
    _settle_rows(root, gone)
    for mark in list(root.iter(gone)):
        if mark.getparent().tag != f"{W}rPr":
            mark.getparent().remove(mark)
    for mark in list(root.iter(kept)):
        for child in list(mark):
            mark.addprevious(child)
        mark.getparent().remove(mark)
    for paragraph in list(root.iter(f"{W}p")):
        if paragraph.find(f"{W}pPr/{W}rPr/{gone}") is not None:
            _join(paragraph)
    for text in list(root.iter(f"{W}delText")):
        text.tag = f"{W}t"


def _settle_rows(root: etree._Element, gone: str) -> None:
    for row in list(root.iter(f"{W}tr")):
        if row.find(f"{W}trPr/{gone}") is not None:
            table = row.getparent()
            table.remove(row)
            if table.find(f"{W}tr") is None:
                table.getparent().remove(table)


def _join(paragraph: etree._Element) -> None:
    """Take the end of a paragraph away: what it holds begins the next one."""
    content = [child for child in paragraph if child.tag != f"{W}pPr"]
    following = paragraph.getnext()
    if following is not None and following.tag == f"{W}p":
        start = 1 if following.find(f"{W}pPr") is not None else 0
        for place, child in enumerate(content, start=start):
            following.insert(place, child)
    else:
        assert not "".join(paragraph.itertext(f"{W}t")), "text before a table cannot join it"
        assert paragraph.getparent().tag != f"{W}tc" or following is not None, "a cell ends so"
    paragraph.getparent().remove(paragraph)


def read_parts(document: bytes) -> dict[str, list[str]]:
    """Return the lines of the body, and of each header and footer."""
    found = {}
    for name, data in sorted(unzipped(document).items()):
        if name == "word/document.xml" or name.startswith(("word/header", "word/footer")):
            found[name] = list(_lines(etree.fromstring(data)))
    return found


def _lines(node: etree._Element) -> Iterator[str]:
    """Paragraphs as they read, and where rows and cells begin."""
    tag = etree.QName(node).localname
    if tag in ("tr", "tc"):
        spanned = node.find(f"{W}tcPr/{W}gridSpan")
        yield f"<{tag} {1 if spanned is None else spanned.get(f'{W}val')}>"
    if tag == "p":
        yield "".join(_text(node))
        return
    for child in node:
        yield from _lines(child)
    if tag == "body" and _ends_in_table(node):
        yield ""  # Word and LibreOffice put a paragraph there, and LibreOffice saves none


def _ends_in_table(container: etree._Element) -> bool:
    blocks = [child for child in container if child.tag != f"{W}sectPr"]
    if not blocks or blocks[-1].tag != f"{W}sdt":
        return not blocks or blocks[-1].tag == f"{W}tbl"
    return _ends_in_table(blocks[-1].find(f"{W}sdtContent"))


def _text(node: etree._Element) -> Iterator[str]:
    for child in node:
        tag = etree.QName(child).localname
        if tag == "t":
            yield child.text or ""
        elif tag in ("tab", "br"):
            yield "\t" if tag == "tab" else "\n"
        elif tag not in ("pPr", "rPr", "txbxContent", "instrText"):
            yield from _text(child)


def body_lines(document: bytes) -> list[str]:
    """Return the lines of the body."""
    return read_parts(document)["word/document.xml"]


def build(blocks: Sequence[Block], header: str | None = None, *, ended: bool = True) -> bytes:
    """Return a document of these blocks; a table at the end gets an empty paragraph behind it.

    Not so where it is not `ended`, as programs other than Word leave it.
    """
    made = docx.Document()
    body = made.element.body
    for node in _nodes(blocks):
        body.insert_element_before(node, "w:sectPr")
    if ended and (not blocks or not isinstance(blocks[-1], str)):
        made.add_paragraph("")
    if header is not None:
        made.sections[0].header.paragraphs[0].text = header
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def _nodes(blocks: Sequence[Block]) -> Iterator[etree._Element]:
    for block in blocks:
        yield _paragraph(block) if isinstance(block, str) else _table(block)


def element(name: str, **attributes: str) -> etree._Element:
    """Return an element of Word's namespace."""
    made = parse_xml(f"<w:{name} {nsdecls('w')}/>")
    for key, value in attributes.items():
        made.set(f"{W}{key}", value)
    return made


def _paragraph(text: str) -> etree._Element:
    made = element("p")
    for place, line in enumerate(text.split("\n")):
        for number, piece in enumerate(line.split("\t")):
            run = element("r")
            if number or place:
                run.append(element("tab" if number else "br"))
            if piece:
                run.append(element("t"))
                run[-1].text = piece
                run[-1].set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            if len(run):
                made.append(run)
    return made


def _table(rows: Sequence[Sequence[Cell]]) -> etree._Element:
    made = element("tbl")
    made.append(element("tblPr"))
    made.append(element("tblGrid"))
    width = max(sum(1 if isinstance(c, str) else c[0] for c in row) for row in rows)
    made[-1].extend(element("gridCol", w="900") for _ in range(width))
    for row in rows:
        made.append(element("tr"))
        made[-1].extend(map(_cell, row))
    return made


def _cell(cell: Cell) -> etree._Element:
    span, blocks = (1, [cell]) if isinstance(cell, str) else cell
    made = element("tc")
    made.append(element("tcPr"))
    made[-1].append(element("tcW", w=str(900 * span), type="dxa"))
    if span > 1:
        made[-1].append(element("gridSpan", val=str(span)))
    made.extend(_nodes(blocks))
    if not blocks or not isinstance(blocks[-1], str):
        made.append(element("p"))
    return made

"""The names of Word's XML that a comparison walks through, and how to walk.

Content controls, hyperlinks and the like are walked through: what counts is the text they hold.
"""

from collections.abc import Iterator

from lxml import etree

from pkdocs.word.package.rules import WORD

P, PPR, R, RPR, T = (f"{WORD}{name}" for name in ("p", "pPr", "r", "rPr", "t"))
TBL, TR, TRPR, TC, TCPR = (f"{WORD}{name}" for name in ("tbl", "tr", "trPr", "tc", "tcPr"))
INS, DEL, DEL_TEXT = (f"{WORD}{name}" for name in ("ins", "del", "delText"))
SECT, FIELD_CHAR, SIMPLE_FIELD = (f"{WORD}{name}" for name in ("sectPr", "fldChar", "fldSimple"))
INSTRUCTION, DEL_INSTRUCTION = f"{WORD}instrText", f"{WORD}delInstrText"
GRID_SPAN, V_MERGE, STYLE = (f"{WORD}{name}" for name in ("gridSpan", "vMerge", "pStyle"))
VALUE = f"{WORD}val"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"

_REVISIONS = (
    "ins del moveFrom moveTo moveFromRangeStart moveToRangeStart cellIns cellDel cellMerge "
    "rPrChange pPrChange sectPrChange tblPrChange tblGridChange trPrChange tcPrChange "
    "tblPrExChange numberingChange customXmlInsRangeStart customXmlDelRangeStart"
)
TRACKED = tuple(f"{WORD}{name}" for name in _REVISIONS.split())
"""Elements that record a change which somebody has not accepted or rejected yet."""

_AROUND_BLOCKS = frozenset(f"{WORD}{name}" for name in ("sdt", "sdtContent", "customXml"))
_AROUND_RUNS = _AROUND_BLOCKS | {
    f"{WORD}{name}" for name in ("hyperlink", "smartTag", "fldSimple", "dir", "bdo", "ins", "del")
}


def blocks(container: etree._Element) -> Iterator[etree._Element]:
    """Return the paragraphs and tables of a body, cell, header or footer, in order."""
    for node in container.iterchildren("*"):
        if node.tag in (P, TBL):
            yield node
        elif node.tag in _AROUND_BLOCKS:
            yield from blocks(node)


def rows(table: etree._Element) -> list[etree._Element]:
    """Return the rows of a table, not those of tables inside it."""
    return list(_within(table, TR))


def cells(row: etree._Element) -> list[etree._Element]:
    """Return the cells of a row."""
    return list(_within(row, TC))


def _within(parent: etree._Element, wanted: str) -> Iterator[etree._Element]:
    for node in parent.iterchildren("*"):
        if node.tag == wanted:
            yield node
        elif node.tag in _AROUND_BLOCKS:
            yield from _within(node, wanted)


def inline(parent: etree._Element, gone: str | None = None) -> Iterator[etree._Element]:
    """Return the runs and simple fields of a paragraph, without what lies in a `gone` element."""
    for node in parent.iterchildren("*"):
        if node.tag in (R, SIMPLE_FIELD):
            yield node
        elif node.tag in _AROUND_RUNS and node.tag != gone:
            yield from inline(node, gone)


def runs(parent: etree._Element, gone: str | None = None) -> Iterator[etree._Element]:
    """Return the runs of a paragraph, those of its simple fields too."""
    for node in inline(parent, gone):
        if node.tag == R:
            yield node
        else:
            yield from runs(node, gone)


def span(cell: etree._Element) -> int:
    """Return how many columns of the grid a cell takes."""
    properties = cell.find(TCPR)
    found = None if properties is None else properties.find(GRID_SPAN)
    text = "" if found is None else found.get(VALUE, "")
    return max(1, int(text)) if text.isdecimal() and len(text) < 4 else 1


def new(tag: str, **attributes: str) -> etree._Element:
    """Return an element with attributes in Word's namespace."""
    made = etree.Element(tag)
    for name, text in attributes.items():
        made.set(f"{WORD}{name}", text)
    return made

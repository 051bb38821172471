"""The text of a document as a comparison sees it, with tracked changes accepted or rejected.

Read without changing anything: `gone` names the kind of mark whose content is left out, w:del for
the text once all is accepted, w:ins for the text once all is rejected, None for a document without
tracked changes. Not text: pictures, shapes, text boxes, notes, formulas, automatic numbers.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from lxml import etree

from pkdocs.word.package.rules import WORD
from pkdocs.word.redline import elements as w

Content: TypeAlias = "tuple[str | Rows | None, ...]"
"""Paragraphs and tables of a container; None stands for a last paragraph that is missing."""
Rows: TypeAlias = "tuple[tuple[tuple[int, Content], ...], ...]"
"""Rows of cells: how many columns each takes, and what it holds."""

FIELD_MARK = "\N{OBJECT REPLACEMENT CHARACTER}"
_COMPUTED = frozenset({"PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES"})
_PLAIN = {
    f"{WORD}tab": "\t",
    f"{WORD}ptab": "\t",
    f"{WORD}cr": "\n",
    f"{WORD}noBreakHyphen": "\N{NON-BREAKING HYPHEN}",
    f"{WORD}softHyphen": "\N{SOFT HYPHEN}",
}
_BREAKS = {"page": "\f", "column": "\v"}
_FIELD_TYPE = f"{WORD}fldCharType"


@dataclass(frozen=True, slots=True)
class Unit:
    """A run with its text, or all the runs of a field that Word computes, such as page numbers."""

    runs: tuple[etree._Element, ...]
    text: str
    field: str = ""
    simple: etree._Element | None = None
    """The w:fldSimple around the runs of such a field."""


def piece(child: etree._Element) -> str:
    """Return the text that a child of a run stands for, "" for what is no text."""
    tag = child.tag
    if tag in (w.T, w.DEL_TEXT):
        return child.text or ""
    if tag in _PLAIN:
        return _PLAIN[tag]
    if tag == f"{WORD}br":
        return _BREAKS.get(child.get(f"{WORD}type", ""), "\n")
    if tag == f"{WORD}sym":
        return _symbol(child.get(f"{WORD}char", ""))
    return ""


def _symbol(code: str) -> str:
    try:
        return chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""


def units(paragraph: etree._Element, gone: str | None = None) -> list[Unit]:
    """Return the text of a paragraph with the runs it comes from, in order."""
    found: list[Unit] = []
    pending: list[etree._Element] = []
    depth = 0
    for node in w.inline(paragraph, gone):
        if node.tag == w.SIMPLE_FIELD:
            found.extend(() if depth else _simple(node, gone))
            pending.extend(w.runs(node, gone) if depth else ())
            continue
        turn = _field_turn(node)
        if depth or turn:
            pending.append(node)
            depth = max(0, depth + turn)
            if depth == 0:
                found.extend(_complex(pending))
                pending = []
            continue
        found.append(_plain(node))
    found.extend(map(_plain, pending))
    return found


def _plain(run: etree._Element) -> Unit:
    return Unit((run,), "".join(map(piece, run)))


def _field_turn(run: etree._Element) -> int:
    """How many fields begin in a run, less those that end in it."""
    kinds = [char.get(_FIELD_TYPE) for char in run.iterchildren(w.FIELD_CHAR)]
    return kinds.count("begin") - kinds.count("end")


def _simple(field: etree._Element, gone: str | None) -> Iterator[Unit]:
    name = _name(field.get(f"{WORD}instr", ""))
    inner = tuple(w.runs(field, gone))
    if name in _COMPUTED and inner:
        yield Unit(inner, f"{FIELD_MARK}{name}{FIELD_MARK}", name, field)
    else:
        yield from map(_plain, inner)


def _complex(parts: list[etree._Element]) -> Iterator[Unit]:
    """A field over several runs: one unit where Word computes it, else its result as text."""
    instruction = "".join(
        node.text or "" for run in parts for node in run.iter(w.INSTRUCTION, w.DEL_INSTRUCTION)
    )
    name = _name(instruction)
    starts = sum(char.get(_FIELD_TYPE) == "begin" for run in parts for char in run)
    edges = "".join(map(piece, (*parts[0], *parts[-1]))) if len(parts) > 1 else ""
    if name in _COMPUTED and starts == 1 and not edges:
        yield Unit(tuple(parts), f"{FIELD_MARK}{name}{FIELD_MARK}", name)
    else:
        yield from map(_plain, parts)


def _name(instruction: str) -> str:
    return (instruction.split() or [""])[0].upper()


def text_of(paragraph: etree._Element, gone: str | None = None) -> str:
    """Return the text of a paragraph."""
    pieces = []
    for node in paragraph:
        if node.tag == w.PPR:
            continue
        if node.tag != w.R:
            return "".join([unit.text for unit in units(paragraph, gone)])
        for child in node:
            if child.tag == w.T:
                pieces.append(child.text or "")
            elif child.tag == w.FIELD_CHAR:
                return "".join([unit.text for unit in units(paragraph, gone)])
            elif child.tag != w.RPR:
                pieces.append(piece(child))
    return "".join(pieces)


class Texts:
    """The texts of paragraphs that are not marked yet, each read once."""

    def __init__(self) -> None:
        self._known: dict[etree._Element, str] = {}

    def of(self, paragraph: etree._Element) -> str:
        """Return the text of a paragraph as it was when first asked for."""
        text = self._known.get(paragraph)
        if text is None:
            text = self._known[paragraph] = text_of(paragraph)
        return text


def mark_of(paragraph: etree._Element, kind: str) -> etree._Element | None:
    """Return the mark that says the end of a paragraph was inserted or deleted."""
    properties = paragraph.find(w.PPR)
    looks = None if properties is None else properties.find(w.RPR)
    return None if looks is None else looks.find(kind)


def read_plain(container: etree._Element, texts: Texts) -> Content:
    """Return the paragraphs and tables of a container without tracked changes as text."""
    return _read(container, None, texts.of)


def read_settled(container: etree._Element, gone: str) -> Content:
    """Return the paragraphs and tables of a container as text, without what is `gone`.

    A paragraph whose end is `gone` joins the next one, as in Word; one that is left empty before a
    table is no more there.
    """
    return _read(container, gone, lambda paragraph: text_of(paragraph, gone))


def _read(
    container: etree._Element, gone: str | None, text: Callable[[etree._Element], str]
) -> Content:
    found: list[str | Rows | None] = []
    pending = ""
    for block in w.blocks(container):
        if block.tag == w.P:
            pending += text(block)
            if gone is None or mark_of(block, gone) is None:
                found.append(pending)
                pending = ""
        elif table := _read_table(block, gone, text):
            if pending:
                found.append(pending)
            pending = ""
            found.append(table)
    if pending:
        found.append(pending)
    if container.tag == w.TC and not (found and isinstance(found[-1], str)):
        found.append(None)
    return tuple(found)


def _read_table(
    table: etree._Element, gone: str | None, text: Callable[[etree._Element], str]
) -> Rows:
    return tuple(
        tuple((w.span(cell), _read(cell, gone, text)) for cell in w.cells(row))
        for row in w.rows(table)
        if gone is None or row.find(f"{w.TRPR}/{gone}") is None
    )

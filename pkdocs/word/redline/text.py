"""The stream as a comparison sees it, with tracked changes accepted or rejected.

Read without changing anything: `gone` names the kind of mark whose content is left out, w:del for
the text once all is accepted, w:ins for the text once all is rejected, None for a document without
tracked changes. Not text here, for it cannot be marked word by word: equations, text boxes and what
else stands in no plain line; `unmarked` tells where those differ.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import TypeAlias

from lxml import etree
from msgspec import Struct, field

from pkdocs.word.package.rules import WORD
from pkdocs.word.text import names as w
from pkdocs.word.text.grid import span
from pkdocs.word.text.stream import Kind, Walk, piece

Content: TypeAlias = "tuple[str | Rows | None, ...]"
"""Paragraphs and tables of a container; None stands for a last paragraph that is missing."""
Rows: TypeAlias = "tuple[tuple[tuple[int, Content], ...], ...]"
"""Rows of cells: how many columns each takes, and what it holds."""

FIELD_MARK = "\N{OBJECT REPLACEMENT CHARACTER}"
_COMPUTED = frozenset({"PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES"})
_EQUATION, _FIELDS = Kind.EQUATION, (Kind.FIELD, Kind.FIELD_MARK)
_FIELD_TYPE = f"{WORD}fldCharType"

PLAIN = Walk(apart=False)
"""The way through a document without tracked changes."""
_WALKS = {
    None: PLAIN,
    w.DEL: Walk(frozenset((w.DEL,)), apart=False),
    w.INS: Walk(frozenset((w.INS,)), apart=False),
}


class Unit(Struct, frozen=True):
    """A run with its text, or all the runs of a field that Word computes, such as page numbers."""

    runs: tuple[etree._Element, ...]
    text: str
    field: str = ""
    simple: etree._Element | None = None
    """The w:fldSimple around the runs of such a field."""


class _Run(Struct):
    """A run of the stream, with what stands in it."""

    node: etree._Element
    simple: etree._Element | None
    """The outermost w:fldSimple around it."""
    texts: list[str] = field(default_factory=list)
    begins: int = 0
    """How many fields begin in it."""
    turn: int = 0
    """How many fields begin in it, less those that end in it."""
    instruction: str = ""

    @property
    def text(self) -> str:
        return "".join(self.texts)

    @property
    def unit(self) -> Unit:
        return Unit((self.node,), self.text)

    def add(self, kind: Kind, text: str, node: etree._Element) -> None:
        if kind is Kind.FIELD_MARK:
            begins, ends = (node.get(_FIELD_TYPE) == mark for mark in ("begin", "end"))
            self.begins += begins
            self.turn += begins - ends
        elif kind is Kind.INSTRUCTION:
            self.instruction += node.text or ""
        elif kind is not Kind.EQUATION:
            self.texts.append(text)


def piece_text(child: etree._Element) -> str:
    """Return the text that a child of a run stands for, "" for what is no text."""
    found = piece(child)
    return "" if found is None else found[1]


def span_of(cell: etree._Element) -> int:
    """Return how many columns of the grid a cell takes."""
    return span(cell.find(w.TCPR))


def runs_of(parent: etree._Element) -> list[etree._Element]:
    """Return the runs of a paragraph, those of its simple fields too."""
    return [run.node for run in _runs(parent, None)]


def _runs(paragraph: etree._Element, gone: str | None) -> list[_Run]:
    found: list[_Run] = []
    fields: list[etree._Element] = []
    for kind, text, node in _WALKS[gone].pieces(paragraph):
        if kind is Kind.RUN:
            found.append(_Run(node, fields[0] if fields else None))
        elif kind is Kind.FIELD:
            fields.append(node)
        elif kind is Kind.FIELD_END:
            fields.pop()
        elif found:
            found[-1].add(kind, text, node)
    return found


def units(paragraph: etree._Element, gone: str | None = None) -> list[Unit]:
    """Return the text of a paragraph with the runs it comes from, in order."""
    found: list[Unit] = []
    pending: list[_Run] = []
    depth = 0
    for simple, group in groupby(_runs(paragraph, gone), key=lambda run: run.simple):
        if simple is not None:
            inner = list(group)
            found.extend(() if depth else _simple(simple, inner))
            pending.extend(inner if depth else ())
            continue
        for run in group:
            if depth or run.turn:
                pending.append(run)
                depth = max(0, depth + run.turn)
                if depth == 0:
                    found.extend(_complex(pending))
                    pending = []
            else:
                found.append(run.unit)
    found.extend(run.unit for run in pending)
    return found


def _simple(simple: etree._Element, inner: Sequence[_Run]) -> Iterator[Unit]:
    name = _name(simple.get(f"{WORD}instr", ""))
    if name in _COMPUTED:
        yield Unit(tuple(run.node for run in inner), _shown(name), name, simple)
    else:
        yield from (run.unit for run in inner)


def _complex(parts: Sequence[_Run]) -> Iterator[Unit]:
    """A field over several runs: one unit where Word computes it, else its result as text."""
    name = _name("".join(run.instruction for run in parts))
    edges = parts[0].text + parts[-1].text if len(parts) > 1 else ""
    if name in _COMPUTED and sum(run.begins for run in parts) == 1 and not edges:
        yield Unit(tuple(run.node for run in parts), _shown(name), name)
    else:
        yield from (run.unit for run in parts)


def _shown(name: str) -> str:
    return f"{FIELD_MARK}{name}{FIELD_MARK}"


def _name(instruction: str) -> str:
    return (instruction.split() or [""])[0].upper()


def text_of(paragraph: etree._Element, gone: str | None = None) -> str:
    """Return the text of a paragraph."""
    texts = []
    for kind, text, _ in _WALKS[gone].pieces(paragraph):
        if text:
            if kind is not _EQUATION:
                texts.append(text)
        elif kind in _FIELDS:
            return "".join([unit.text for unit in units(paragraph, gone)])
    return "".join(texts)


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
    walk = _WALKS[gone]
    found: list[str | Rows | None] = []
    pending = ""
    for block in walk.blocks(container):
        if block.tag == w.P:
            pending += text(block)
            if not walk.joins_next(block):
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
    walk = _WALKS[gone]
    return tuple(
        tuple((span_of(cell), _read(cell, gone, text)) for cell in walk.cells(row))
        for row in walk.rows(table)
    )

"""The stream as lines to read: what Word shows once all tracked changes are accepted.

A line may go over several lines on paper; a paragraph whose end is deleted joins the next one.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from pkdocs.word.package.rules import WORD
from pkdocs.word.text import names as w
from pkdocs.word.text.fields import instructing
from pkdocs.word.text.grid import rows_of
from pkdocs.word.text.looks import PLAIN, Styles, undrawn
from pkdocs.word.text.stream import SHOWING, Kind, Walk, thing

_SHOWN: Mapping[Kind, str] = {
    Kind.HYPHEN: "-",
    Kind.SOFT_HYPHEN: "",
    Kind.PAGE: "\n",
    Kind.COLUMN: "\n",
}
"""How a reader sees what a comparison of runs tells apart."""
_AS_IT_IS = (Kind.THING, Kind.DRAWN)
STROKE = "\N{COMBINING LONG STROKE OVERLAY}"
"""Stands behind every character that is struck through: it is on the paper, and does not count."""
_NO_CODES: Mapping[str, str] = {}
_UNSURE = "gabungan sel yang tidak pasti"
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_DELETED = frozenset((w.DEL, w.MOVE_FROM))
_TRACKED = (w.INS, w.DEL, w.MOVE_FROM, w.MOVE_TO, f"{WORD}cellDel")


def is_tracked(part: w.Element) -> bool:
    """Return whether a part holds tracked changes of its text."""
    return next(part.iter(*_TRACKED), None) is not None


def walk_for(
    part: w.Element,
    styles: Styles = PLAIN,
    codes: Mapping[str, str] = _NO_CODES,
    *,
    white: bool = True,
) -> Walk:
    """Return how to read a part; what it does not hold at all is not looked for everywhere.

    `codes` are those of the parts that it refers to (`TextPart`); `white` says whether text counts
    that is white on white.
    """
    unshown = styles.hidden(part) | undrawn(part)
    gone = _DELETED if is_tracked(part) else frozenset()
    return Walk(
        gone,
        unshown=unshown if white else unshown | styles.white(part),
        raised=styles.raised(part),
        struck=styles.struck(part),
        instructing=instructing(part, SHOWING, gone),
        codes=codes,
    )


def lines_and_tables(walk: Walk, container: w.Element) -> Iterator[str | w.Element]:
    """Return each line and table; text boxes and lines of drawings behind the line around them."""
    pending = ""
    for node in walk.blocks(container):
        if node.tag == w.TBL:
            if pending:
                yield pending
            pending = ""
            yield node
            continue
        text, boxes = _line(walk, node) if node.tag == w.P else (walk.thing(node), [])
        pending += text
        if not walk.joins_next(node):
            yield pending
            pending = ""
        yield from boxes
    if pending:
        yield pending


def _line(walk: Walk, paragraph: w.Element) -> tuple[str, list[str | w.Element]]:
    texts: list[str] = []
    boxes: list[str | w.Element] = []
    raised = struck = False
    for kind, text, node in walk.pieces(paragraph):
        if node in walk.instructing:
            continue
        if kind in _AS_IT_IS:
            (texts if kind is Kind.THING else boxes).append(text)
        elif text:
            shown = _SHOWN.get(kind, text)
            shown = shown.translate(_RAISED) if raised else shown
            texts.append("".join(f"{sign}{STROKE}" for sign in shown) if struck else shown)
        elif kind is Kind.RUN:
            raised = node in walk.raised
            struck = node in walk.struck
        elif kind is Kind.BOX:
            boxes.append(node)
    return "".join(texts), boxes


def lines(walk: Walk, container: w.Element) -> Iterator[str]:
    """Return all lines of a part, those of cells and text boxes too, each once as on paper."""
    for found in lines_and_tables(walk, container):
        if isinstance(found, str):
            yield found
        elif found.tag != w.TBL:
            yield from lines(walk, found)
        else:
            for cell in chain.from_iterable(rows_of(walk, found)):
                if cell.unsure:
                    yield from unsure_words(lines(walk, cell.node))
                elif not cell.merged:
                    yield from lines(walk, cell.node)


def unsure_words(words: Iterable[str]) -> tuple[str, ...]:
    """Return the words of a cell of which nobody can say whether they are shown, as one thing."""
    said = " ".join(words)
    return (thing(_UNSURE, said),) if said.strip() else ("",)

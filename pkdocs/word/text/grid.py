"""Where the cells of a table stand in its grid, and which of them are one with the cell above.

Only a merge that begins above is one: a cell that says it continues, below none, shows its own
words, as on paper. Where programs differ, as of a cell that continues one of another width, its
place is unsure. Reads no words.

Dasar: ECMA-376 part 1, 17.4.84 (vMerge), 17.4.22 (hMerge), 17.4.17 (gridSpan).
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pkdocs.word.text import names as w
from pkdocs.word.text.stream import Walk, child

_CONTINUE = "continue"
_MARKS = (w.GRID_SPAN, w.V_MERGE, w.H_MERGE)


class Placed(NamedTuple):
    """A cell of a row: its columns of the grid, and whether it shows words of its own."""

    node: w.Element
    start: int
    end: int
    merged: bool = False
    """It is one with the cell above, whose words are all that is shown."""
    unsure: bool = False
    """Word and other programs may show its words, those of the cell above, or both."""
    runs: bool = False
    """A merge begins in it or runs through it."""


def rows_of(walk: Walk, table: w.Element) -> Iterator[list[Placed]]:
    """Return the rows of a table, each with its cells from left to right."""
    above: list[Placed] = []
    for row in walk.rows(table):
        above = list(_placed(walk.cells(row), columns_before(child(row, w.TRPR)), above))
        yield above


def _placed(nodes: Sequence[w.Element], place: int, above: Sequence[Placed]) -> Iterator[Placed]:
    running = [cell for cell in above if cell.runs]
    for node in nodes:
        properties = child(node, w.TCPR)
        said = {} if properties is None else {m.tag: m for m in properties.iterchildren(*_MARKS)}
        if not said:  # as most are
            yield Placed(node, place, place + 1)
            place += 1
            continue
        end = place + _columns(said.get(w.GRID_SPAN))
        beside = _merges(said.get(w.H_MERGE)) == _CONTINUE
        kind = _merges(said.get(w.V_MERGE))
        if kind == _CONTINUE:
            over = [cell for cell in running if cell.start < end and place < cell.end]
            merged = [(cell.start, cell.end, cell.unsure) for cell in over] == [(place, end, False)]
            unsure = (bool(over) and not merged) or beside
            yield Placed(node, place, end, merged, unsure, bool(over))
        else:
            yield Placed(node, place, end, unsure=beside, runs=kind is not None)
        place = end


def _merges(mark: w.Element | None) -> str | None:
    """What a mark of merging says, None without one."""
    return None if mark is None else str(mark.get(w.VALUE, _CONTINUE))


def _columns(mark: w.Element | None) -> int:
    return max(1, _number(mark, 1))


def span(cell_properties: w.Element | None) -> int:
    """Return how many columns of the grid a cell with these properties takes."""
    return _columns(child(cell_properties, w.GRID_SPAN))


def continues(cell_properties: w.Element | None) -> bool:
    """Return whether a cell with these properties says that it is one with the cell above it."""
    return _merges(child(cell_properties, w.V_MERGE)) == _CONTINUE


def columns_before(row_properties: w.Element | None) -> int:
    """Return how many columns of the grid a row with these properties leaves out at its start."""
    return _number(child(row_properties, w.GRID_BEFORE), 0)


def _number(node: w.Element | None, default: int) -> int:
    text = "" if node is None else node.get(w.VALUE, "")
    return int(text) if text.isdecimal() and len(text) < 4 else default

"""The text of a page as lines, and the room between them: gaps in a column, with what stands there.

It knows no party; `blocks` does.
"""

from collections.abc import Iterator, Sequence

import pypdfium2
from msgspec import Struct

_FINE_PRINT = 4.0
"""Points; lower lines are text anchors for signing services, not words of the form."""
ROOM = 30.0
"""Points; a gap that is lower has no room for a signature."""
_SAME_WORD = 0.4
"""Of the height of a line: pieces of one line that stand closer are set in two fonts."""


class PageLine(Struct, frozen=True):
    """A piece of text with its edges, in points from the lower left corner."""

    text: str
    left: float
    bottom: float
    right: float
    top: float

    @property
    def centre(self) -> float:
        """Return its middle, in points from the left."""
        return (self.left + self.right) / 2

    def is_above(self, other: "PageLine") -> bool:
        """Return whether it stands above the other, at least in part over it."""
        over = min(self.right, other.right) > max(self.left, other.left)
        return over and self.bottom >= other.top - 1


class Room(Struct, frozen=True):
    """A gap in a column: the lines above it, from the lowest up, and those below it, downwards."""

    above: tuple[PageLine, ...]
    below: tuple[PageLine, ...]

    @property
    def low(self) -> float:
        """Return where the gap ends, in points from the bottom of the page."""
        return self.below[0].top

    @property
    def high(self) -> float:
        """Return where the gap begins."""
        return self.above[0].bottom


def read_lines(page: pypdfium2.PdfPage) -> list[PageLine]:
    """Return the lines of text of a page from top to bottom, text anchors left out."""
    textpage = page.get_textpage()
    boxes = (textpage.get_rect(index) for index in range(textpage.count_rects()))
    lines = [PageLine(textpage.get_text_bounded(*box).strip(), *box) for box in boxes]
    shown = [line for line in lines if line.text and _height(textpage, line) > _FINE_PRINT]
    return sorted(_joined(shown), key=lambda line: (-line.top, line.left))


def _height(textpage: pypdfium2.PdfTextPage, line: PageLine) -> float:
    """The height of the font, not of the ink: a dotted line is low and yet words of the form."""
    index = textpage.get_index(line.left, (line.bottom + line.top) / 2, 2, 2)
    if index is None:
        return line.top - line.bottom
    _, bottom, _, top = textpage.get_charbox(index, loose=True)
    return float(top - bottom)


def _joined(lines: Sequence[PageLine]) -> list[PageLine]:
    """The lines with their pieces put together: a word in bold is a piece of its own."""
    joined: list[PageLine] = []
    for line in sorted(lines, key=lambda line: (line.left, -line.top)):
        before = next((other for other in reversed(joined) if _goes_on(other, line)), None)
        if before is None:
            joined.append(line)
            continue
        joined.remove(before)
        bottom, top = min(before.bottom, line.bottom), max(before.top, line.top)
        space = "" if line.text[0] in ",.;:)" else " "
        text = f"{before.text}{space}{line.text}"
        joined.append(PageLine(text, before.left, bottom, max(before.right, line.right), top))
    return joined


def _goes_on(before: PageLine, line: PageLine) -> bool:
    near = _SAME_WORD * max(before.top - before.bottom, line.top - line.bottom)
    level = min(before.top, line.top) > max(before.bottom, line.bottom)
    return level and -near <= line.left - before.right <= near


def find_rooms(lines: Sequence[PageLine]) -> Iterator[Room]:
    """Return every gap of a page between a line and the next one above it."""
    for number, line in enumerate(lines):
        above = _next_above(lines[:number], line)
        if above and above.bottom - line.top >= ROOM:
            yield Room(tuple(_upwards(lines, above)), tuple(_downwards(lines, line)))


def _next_above(lines: Sequence[PageLine], line: PageLine) -> PageLine | None:
    over = (other for other in lines if other.is_above(line))
    return min(over, key=lambda other: other.bottom, default=None)


def _upwards(lines: Sequence[PageLine], line: PageLine) -> Iterator[PageLine]:
    """The lines of a column from this one up to the next gap."""
    following: PageLine | None = line
    while following:
        yield following
        line, following = following, _next_above(lines, following)
        if following and following.bottom - line.top >= ROOM:
            return


def _downwards(lines: Sequence[PageLine], line: PageLine) -> Iterator[PageLine]:
    """The lines of a column from this one down to the next gap."""
    following: PageLine | None = line
    while following:
        yield following
        line = following
        under = (other for other in lines if line.is_above(other))
        following = max(under, key=lambda other: other.top, default=None)
        if following and line.bottom - following.top >= ROOM:
            return

"""A value that is there, written anew: its letters go, comments around it stay."""

import re
from collections.abc import Iterator

from pkdocs.sources.edits import emit
from pkdocs.sources.edits.kinds import Data, EditError
from pkdocs.sources.edits.marks import Splice, Spot, Spotted, line_before, line_end, line_start

_BELOW = re.compile(r"\s*\n( *)#")
_FOLDED = {"|", ">"}
_QUOTED = {"'", '"', *_FOLDED}
_HEADER = re.compile(r"[|>][-+0-9]*([^\r\n]*)")


def rewrite(spotted: Spotted, spot: Spot, data: Data) -> Iterator[Splice]:
    """Give the splices that put data in the place of a value, behind its colon, dash or bracket.

    Raises:
        EditError: It is the whole file.
    """
    if not spot.place:
        raise EditError(spot.place)
    if spot.inside:
        yield _inside(spotted.text, spot, data)
    elif _shares_line(spotted.text, spot):
        yield from _on_its_line(spotted, spot, data)
    else:
        yield from _below_its_key(spotted, spot, data)


def _shares_line(text: str, spot: Spot) -> bool:
    """Whether a value begins on the line of its key or dash."""
    return "\n" not in text[spot.behind : spot.start]


def _inside(text: str, spot: Spot, data: Data) -> Splice:
    space = " " if spot.start == spot.end and text[spot.start - 1] == ":" else ""
    return Splice(spot.start, spot.end, space + emit.in_brackets(data), spot.place)


def _on_its_line(spotted: Spotted, spot: Spot, data: Data) -> Iterator[Splice]:
    """Behind its colon or dash, before the comment there; further lines below that."""
    text = spotted.text
    first, *rest = _lines(text, spot, data)
    start = spot.behind if rest else spot.start
    space = " " if first and start == spot.behind else ""
    header = _HEADER.match(text, spot.start) if spot.style in _FOLDED else None
    comment = header[1].rstrip() if header else ""
    yield Splice(start, spot.end, space + first + comment, spot.place)
    if rest:
        end = line_end(text, spot.end)
        yield Splice(end, end, _joined(spotted, rest), spot.place)


def _below_its_key(spotted: Spotted, spot: Spot, data: Data) -> Iterator[Splice]:
    """In the lines of the old value, or in its letters where both need no more than that."""
    text = spotted.text
    first, *rest = _lines(text, spot, data)
    if not rest and (data == [] or not spot.in_lines):
        space = " " if spot.level == spot.column else ""
        yield Splice(spot.start, spot.end, space + first, spot.place)
        return
    end = line_end(text, spot.end)
    head = f" {first}" if first else ""
    comment = "" if spot.in_lines else text[spot.end : end]
    yield Splice(spot.behind, spot.behind, head + comment, spot.place)
    yield Splice(line_before(text, spot.start), end, _joined(spotted, rest), spot.place)


def _joined(spotted: Spotted, lines: list[str]) -> str:
    return "".join(spotted.newline + line for line in lines)


def _lines(text: str, spot: Spot, data: Data) -> list[str]:
    """The lines of a new value; the first stands behind its colon or dash."""
    if text[spot.behind - 1] == "-" and _shares_line(text, spot):
        lines = emit.behind_dash(data, spot.column)
    else:
        used = spot.behind + 1 - line_start(text, spot.behind)
        lines = emit.value_lines(data, spot.column + 2, used)
    if not isinstance(data, str) or (len(lines) > 1 and not _takes_comments(text, spot)):
        return lines
    return [_like(text[spot.start : spot.end], spot.style, data)]


def _takes_comments(text: str, spot: Spot) -> bool:
    """Whether comments around a value would be lines of a text that is folded there."""
    deeper = _BELOW.match(text, line_end(text, spot.end))
    return "#" in text[spot.behind : spot.start] or bool(deeper and len(deeper[1]) > spot.column)


def _like(old: str, style: str, text: str) -> str:
    """A text on one line: in quotes where there were some, plain where it was and can be."""
    if style in _QUOTED:
        return emit.quoted(text)
    plain = old and not style and text.replace("_", "").isalnum() and text.lower() != "null"
    return text if plain else emit.one_line(text)

"""Keys and list items that come and go, with the lines, commas and comments that are theirs."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from msgspec import Struct, field

from pkdocs.sources.edits import emit
from pkdocs.sources.edits.kinds import Data, EditError, Place
from pkdocs.sources.edits.marks import (
    Splice,
    Spot,
    Spotted,
    above,
    below,
    line_before,
    line_start,
)


class Change(Struct):
    """What becomes of a list or mapping: the places that go, what comes before and behind all."""

    removed: set[Place] = field(default_factory=set)
    first: dict[str, str] = field(default_factory=dict)
    added: list[tuple[str | int, Data]] = field(default_factory=list)


def change_entries(spotted: Spotted, spot: Spot, change: Change) -> Iterator[Splice]:
    """Give the splices of a list or mapping with something in it.

    Raises:
        EditError: Nothing would be left of a file, or a comment stands between what goes.
    """
    left = [child for child in spot.children if child.place not in change.removed]
    gone = [n for n, child in enumerate(spot.children) if child.place in change.removed]
    if spot.flow:
        yield from _changed_inside(spotted.text, spot, left, change)
        return
    yield from _cut(spotted.text, spot, gone)
    if change.first:
        yield _prepended(spotted, spot, change.first)
    if change.added:
        yield _appended(spotted, spot, change.added)
    if not left and not change.added and not change.first:
        yield _emptied(spotted.text, spot)


def _prepended(spotted: Spotted, spot: Spot, first: Mapping[str, str]) -> Splice:
    """Keys before the first of a mapping: behind its dash, or on lines of their own."""
    text, own = spotted.text, spot.children[0].own
    line = line_start(text, own)
    end, pad = line_before(text, own), " " * (own - line)
    new = _quoted(first)
    if text[line:own].strip():
        return Splice(own, own, "".join(key + spotted.newline + pad for key in new), spot.place)
    if not line:
        return Splice(0, 0, "".join(pad + key + spotted.newline for key in new), spot.place)
    return Splice(end, end, "".join(spotted.newline + pad + key for key in new), spot.place)


def _quoted(first: Mapping[str, str]) -> list[str]:
    return [f"{emit.one_line(key)}: {emit.quoted(teks)}" for key, teks in first.items()]


def _appended(spotted: Spotted, spot: Spot, added: Sequence[tuple[str | int, Data]]) -> Splice:
    """What comes below the last of a list or mapping, and below the comments that are its own."""
    column = spot.children[-1].column
    end = below(spotted.text, spot.end, range(column + 1, len(spotted.text)))
    lines = emit.entry_lines(_gathered_data(spot, added), column)
    return Splice(end, end, "".join(spotted.newline + line for line in lines), spot.place)


def _gathered_data(spot: Spot, added: Sequence[tuple[str | int, Data]]) -> Data:
    """What comes to a list or mapping, as one."""
    if spot.style == "[":
        return [data for _, data in added]
    return {str(step): data for step, data in added}


def _emptied(text: str, spot: Spot) -> Splice:
    """The brackets of a list or mapping that has nothing any more."""
    if not spot.place:
        raise EditError(spot.children[-1].place)
    brackets = "[]" if spot.style == "[" else "{}"
    if "\n" in text[spot.behind : spot.start]:
        return Splice(spot.behind, spot.behind, f" {brackets}", spot.place)
    return Splice(spot.start, spot.start, brackets, spot.place)


def _cut(text: str, spot: Spot, gone: Sequence[int]) -> Iterator[Splice]:
    """The lines of what goes; the first, where it stands behind a dash, up to what comes next."""
    first = spot.children[0]
    behind_dash = text[line_start(text, first.own) : first.own].strip()
    in_lines = [number for number in gone if number or not behind_dash]
    parts = _joined(_lines_of(text, spot.children, number) for number in in_lines)
    if len(in_lines) < len(gone):
        end = _own_end(text, first)
        if len(gone) < len(spot.children):
            end = _up_to_next(text, end, parts)
        yield Splice(first.own, end, "", first.place)
    yield from (Splice(start, end, "", spot.place) for start, end in parts)


def _up_to_next(text: str, end: int, parts: list[tuple[int, int]]) -> int:
    """Where the first thing stands that stays; parts that go before it are taken from the list."""
    while True:
        after = end
        while text[after : after + 1].isspace():
            after += 1
        if not parts or parts[0][0] > after:
            return after
        end = parts.pop(0)[1]


def _lines_of(text: str, children: Sequence[Spot], number: int) -> tuple[int, int]:
    """From the end of the line above those of a key or item to the end of its last one.

    At the beginning of a file, where another one follows, to the beginning of that one's line.
    """
    start, end = _own_start(text, children, number), _own_end(text, children[number])
    if not start and number + 1 < len(children):
        end = text.index("\n", end) + 1
    return line_before(text, start), end


def _joined(parts: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Parts of a text in their order, those that touch as one."""
    joined: list[tuple[int, int]] = []
    for start, end in parts:
        begin = joined.pop()[0] if joined and start <= joined[-1][1] else start
        joined.append((begin, end))
    return joined


def _own_start(text: str, children: Sequence[Spot], number: int) -> int:
    """Where the lines of a key or item begin, with comments above that can be of it alone.

    Comments above the first may be about all of them; where the next has none of its own and no
    blank line above it, they may be about that too. Those stay.
    """
    own = children[number]
    start = line_start(text, own.own)
    for follower in children[number + 1 : number + 2]:
        begin = line_start(text, follower.own)
        blank = not text[line_start(text, begin - 1) : begin].strip()
        if not blank and above(text, begin, follower.column) == begin:
            return start
    return above(text, start, own.column) if number else start


def _own_end(text: str, child: Spot) -> int:
    """Where the lines of a key or item end, with comments below in a column of what it holds."""
    held = [child]
    while held[-1].in_lines:
        held.append(held[-1].children[-1])
    columns = {own.level for own in held if own.level > child.column and own.start < own.end}
    return below(text, child.end, columns)


def _changed_inside(
    text: str, spot: Spot, left: Sequence[Spot], change: Change
) -> Iterator[Splice]:
    """What comes and goes in brackets or braces; all anew where nothing of old is left."""
    new = emit.in_brackets(_gathered_data(spot, change.added))[1:-1]
    first = ", ".join(_quoted(change.first))
    if not left:
        whole = ", ".join(own for own in (first, new) if own)
        written = f"[{whole}]" if spot.style == "[" else f"{{{whole}}}"
        yield Splice(spot.start, spot.end, written, spot.place)
        return
    begin, end = spot.children[0].own, left[-1].end
    yield Splice(begin, begin, f"{first}, " if first else "", spot.place)
    yield Splice(end, end, f", {new}" if new else "", spot.place)
    yield from _cut_inside(text, spot, left)


def _cut_inside(text: str, spot: Spot, left: Sequence[Spot]) -> Iterator[Splice]:
    """What goes, each up to the next one; behind the last that stays, all to the last."""
    stays, last = {child.place for child in left}, left[-1]
    for child, after in pairwise(spot.children):
        if "#" in text[child.end : after.own] and not {child.place, after.place} <= stays:
            raise EditError(child.place)
        if child.place not in stays and after.own <= last.own:
            yield Splice(child.own, after.own, "", child.place)
    if last.end < spot.children[-1].end:
        yield Splice(last.end, spot.children[-1].end, "", spot.place)

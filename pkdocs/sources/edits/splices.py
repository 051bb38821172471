"""From edits to splices: which letters of the text of a file go, and what stands there instead."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from pkdocs.domain.tinjauan import with_years
from pkdocs.sources.edits import emit
from pkdocs.sources.edits.kinds import (
    Add,
    Append,
    Data,
    Edit,
    EditError,
    Place,
    Remove,
    Swap,
    Write,
)
from pkdocs.sources.edits.marks import Spot, above, below, line_end, line_start

_HEADER = re.compile(r"[|>][-+0-9]*([^\r\n]*)")


@dataclass(frozen=True, slots=True)
class Splice:
    """The letters from `start` to `end` become `new`; asked for by the edit at `place`."""

    start: int
    end: int
    new: str
    place: Place


@dataclass(slots=True)
class _Change:
    """What becomes of a list or mapping: what goes, and what comes at its end."""

    removed: list[Spot] = field(default_factory=list)
    added: list[tuple[str | int, Data]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Text:
    """The text of a file, where its values stand, and how its lines end."""

    text: str
    newline: str
    spots: Mapping[Place, Spot]


def splice(text: str, spots: Mapping[Place, Spot], edits: Sequence[Edit]) -> str:
    """Return the text of a file with edits made, each in its own place.

    Raises:
        EditError: An edit has no place of its own.
    """
    newline = "\r\n" if "\r\n" in text else "\n"
    made = list(_splices(_Text(text, newline, spots), edits))
    made.sort(key=lambda own: (own.start, own.end, -len(own.place)))
    pieces, here = [], 0
    for own in made:
        if own.start < here:
            raise EditError(own.place)
        pieces += [text[here : own.start], own.new]
        here = own.end
    return "".join([*pieces, text[here:]])


def _splices(whole: _Text, edits: Sequence[Edit]) -> Iterator[Splice]:
    changes: dict[Place, _Change] = defaultdict(_Change)
    for edit in _gathered(whole.spots, edits):
        spot = whole.spots.get(edit.place)
        if isinstance(edit, Append):
            changes[edit.place].added.append((0, edit.data))
        elif isinstance(edit, Remove):
            changes[edit.place[:-1]].removed.append(_there(spot, edit.place))
        elif isinstance(edit, Swap):
            own = _there(spot, edit.place)
            new = with_years(whole.text[own.start : own.end], edit.ganti)
            yield Splice(own.start, own.end, new, edit.place)
        elif isinstance(edit, Add):
            yield _added(whole, edit)
        elif spot is None:
            changes[edit.place[:-1]].added.append((edit.place[-1], edit.data))
        else:
            yield from _written(whole, spot, edit.data)
    for place, change in changes.items():
        yield from _changed(whole, _there(whole.spots.get(place), place), change)


def _there(spot: Spot | None, place: Place) -> Spot:
    if spot is None:
        raise EditError(place)
    return spot


def _gathered(spots: Mapping[Place, Spot], edits: Iterable[Edit]) -> Iterator[Edit]:
    """Give edits, what is added to nothing gathered: one that writes a whole list or mapping."""
    lists: dict[Place, list[Data]] = {}
    keys: dict[Place, dict[str, Data]] = {}
    made: list[Edit] = []
    for edit in edits:
        spot = spots.get(edit.place)
        if isinstance(edit, Append) and not (spot and spot.children):
            if edit.place not in lists:
                made.append(Write(edit.place, lists.setdefault(edit.place, [])))
            lists[edit.place].append(edit.data)
        else:
            made.append(edit)
    for edit in made:
        holder = spots.get(edit.place[:-1])
        is_new = isinstance(edit, Write) and edit.place not in spots
        empty = holder and holder.style == "{" and not holder.children
        if isinstance(edit, Write) and is_new and holder and empty:
            keys.setdefault(holder.place, {})[str(edit.place[-1])] = edit.data
        else:
            yield edit
    yield from (Write(place, data) for place, data in keys.items())


def _added(whole: _Text, edit: Add) -> Splice:
    """A key before the first one of its mapping."""
    holder = _there(whole.spots.get(edit.place[:-1]), edit.place)
    if not holder.children:
        raise EditError(edit.place)
    own = holder.children[0].own
    column = own - line_start(whole.text, own)
    behind = ", " if holder.flow else f"{whole.newline}{' ' * column}"
    return Splice(own, own, f"{edit.place[-1]}: {emit.quoted(edit.teks)}{behind}", edit.place)


def _written(whole: _Text, spot: Spot, data: Data) -> Iterator[Splice]:
    """A value that is there, written anew behind its colon, its dash or its bracket."""
    text = whole.text
    if not spot.place:
        raise EditError(spot.place)
    if spot.inside:
        space = " " if spot.start == spot.end and text[spot.start - 1] == ":" else ""
        yield Splice(spot.start, spot.end, space + emit.in_brackets(data), spot.place)
        return
    first, *rest = _lines(whole, spot, data)
    lines = "".join(whole.newline + line for line in rest)
    if "\n" not in text[spot.behind : spot.start]:
        yield _on_its_line(text, spot, first, more=bool(rest))
        if rest:
            end = line_end(text, spot.end)
            yield Splice(end, end, lines, spot.place)
    elif rest or (spot.children and data != []):
        yield Splice(spot.behind, spot.behind, f" {first}" if first else "", spot.place)
        start = _line_before(text, spot.start)
        yield Splice(start, line_end(text, spot.end), lines, spot.place)
    else:
        space = " " if spot.level == spot.column else ""
        yield Splice(spot.start, spot.end, space + first, spot.place)


def _on_its_line(text: str, spot: Spot, first: str, *, more: bool) -> Splice:
    """The first line of a value behind its colon or dash; a comment behind it stays."""
    old = text[spot.start : spot.end]
    header = _HEADER.match(old) if spot.style in {"|", ">"} else None
    comment = header[1].rstrip() if header else ""
    start = spot.behind if more and not first else spot.start
    space = " " if first and start == spot.behind else ""
    return Splice(start, spot.end, space + first + comment, spot.place)


def _lines(whole: _Text, spot: Spot, data: Data) -> list[str]:
    """The lines of a new value; the first stands behind its colon or dash."""
    text = whole.text
    old = text[spot.start : spot.end]
    if text[spot.behind - 1] == "-":
        lines = emit.behind_dash(data, spot.column)
    else:
        lines = emit.value_lines(
            data, spot.column + 2, spot.behind + 1 - line_start(text, spot.behind)
        )
    if not isinstance(data, str):
        return lines
    if len(lines) > 1 and "#" not in text[spot.behind : spot.start]:
        return lines
    if spot.style or not old:
        return [emit.quoted(data) if spot.style not in {"", "[", "{"} else emit.one_line(data)]
    plain = data.replace("_", "").isalnum() and data.lower() != "null"
    return [data if plain else emit.one_line(data)]


def _changed(whole: _Text, spot: Spot, change: _Change) -> Iterator[Splice]:
    """A list or mapping with something in it, of which some goes and some comes."""
    if not spot.children:
        raise EditError(spot.place)
    removed = sorted(change.removed, key=lambda own: own.own)
    left = [child for child in spot.children if child not in removed]
    if spot.flow:
        yield from _changed_inside(whole, spot, left, change.added)
        return
    yield from _cut(whole, spot, removed)
    if change.added:
        yield _appended(whole, spot, change.added)
    elif not left:
        yield _emptied(whole, spot)


def _appended(whole: _Text, spot: Spot, added: list[tuple[str | int, Data]]) -> Splice:
    """What comes below the last of a list or mapping, and below the comments that are its own."""
    column = spot.children[-1].column
    end = below(whole.text, spot.end, column + 1)
    lines = [
        line
        for step, data in added
        for line in (
            emit.key_lines(step, data, column)
            if isinstance(step, str)
            else emit.item_lines(data, column)
        )
    ]
    return Splice(end, end, "".join(whole.newline + line for line in lines), spot.place)


def _emptied(whole: _Text, spot: Spot) -> Splice:
    """The brackets of a list or mapping that has nothing any more."""
    brackets = "[]" if spot.style == "[" else "{}"
    if not spot.place:
        raise EditError(spot.place)
    if "\n" in whole.text[spot.behind : spot.start]:
        return Splice(spot.behind, spot.behind, f" {brackets}", spot.place)
    return Splice(spot.start, spot.start, brackets, spot.place)


def _cut(whole: _Text, spot: Spot, removed: Sequence[Spot]) -> Iterator[Splice]:
    """The lines of what goes; the first, where it stands behind a dash, up to what comes next."""
    text, rest = whole.text, list(removed)
    first = spot.children[0]
    shared = text[line_start(text, first.own) : first.own].strip()
    if shared and first in rest:
        rest.remove(first)
        end = _own_end(text, first)
        while rest and _line_before(text, _own_start(whole, spot, rest[0])) == end:
            end = _own_end(text, rest.pop(0))
        while len(removed) < len(spot.children) and text[end : end + 1].isspace():
            end += 1
        yield Splice(first.own, end, "", first.place)
    for child in rest:
        start, end = _own_start(whole, spot, child), _own_end(text, child)
        end += len(whole.newline) if not start and end < len(text) else 0
        yield Splice(_line_before(text, start), end, "", child.place)


def _line_before(text: str, here: int) -> int:
    """Where the line above the one at `here` ends."""
    start = line_start(text, here)
    return line_end(text, start - 1) if start else 0


def _own_start(whole: _Text, spot: Spot, child: Spot) -> int:
    """Where the lines of a key or item begin, with comments above that can be of it alone.

    Comments above the first may be about all of them; where the next has none of its own and no
    blank line above it, they may be about that too. Those stay.
    """
    text, place = whole.text, spot.children.index(child)
    start = line_start(text, child.own)
    for follower in spot.children[place + 1 : place + 2]:
        begin = line_start(text, follower.own)
        blank = not text[line_start(text, begin - 1) : begin].strip()
        if not blank and above(text, begin, follower.column) == begin:
            return start
    return above(text, start, child.column) if place else start


def _own_end(text: str, child: Spot) -> int:
    """Where the lines of a key or item end, with comments below that stand inside of it."""
    if child.flow or not child.children:
        return line_end(text, child.end)
    return below(text, child.end, max(child.column + 1, child.level))


def _changed_inside(
    whole: _Text, spot: Spot, left: Sequence[Spot], added: Sequence[tuple[str | int, Data]]
) -> Iterator[Splice]:
    """The same in brackets or braces: no comma too many, none too few."""
    is_list = spot.style == "["
    written = [
        emit.in_brackets(data if is_list else {str(step): data}).removeprefix("{").removesuffix("}")
        for step, data in added
    ]
    if not left:
        new = ", ".join(written)
        yield Splice(spot.start, spot.end, f"[{new}]" if is_list else f"{{{new}}}", spot.place)
        return
    yield from _cut_inside(whole.text, spot, left)
    end = left[-1].end
    if written:
        yield Splice(end, end, "".join(f", {own}" for own in written), spot.place)


def _cut_inside(text: str, spot: Spot, left: Sequence[Spot]) -> Iterator[Splice]:
    """What goes, each up to the next one; behind the last that stays, all to the last."""
    last = spot.children.index(left[-1])
    for child, after in pairwise(spot.children):
        gap = text[child.end : after.own]
        if "#" in gap and not (child in left and after in left):
            raise EditError(child.place)
        if child not in left and after.own <= left[-1].own:
            yield Splice(child.own, after.own, "", child.place)
    if last < len(spot.children) - 1:
        yield Splice(left[-1].end, spot.children[-1].end, "", spot.place)

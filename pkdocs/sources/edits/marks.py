"""Where values stand in the text of a YAML file, and the lines and comments around them.

Letters are counted from the beginning of the text. It changes nothing; a `Splice` says what is
to change.
"""

import re
from collections.abc import Container, Iterator, Mapping
from typing import Any

import yaml
from msgspec import Struct

from pkdocs.sources.edits.kinds import Place
from pkdocs.sources.yaml_file import LOADER

_COMMENT = re.compile(r"\r?\n( *)#[^\r\n]*")


class Spot(Struct, frozen=True):
    """A value: where it stands, and the key, dash or bracket that it stands behind."""

    place: Place
    own: int
    """Where its key or its dash begins; in brackets without a key, the value itself."""
    behind: int
    """Right behind its colon or dash."""
    column: int
    """Of its key or its dash."""
    inside: bool
    """Stands in brackets or braces of another."""
    start: int
    end: int
    level: int
    """The column at which the value itself begins."""
    style: str
    """Of a text: "" for plain, its quotes, `|` or `>`; of a list `[`, of a mapping `{`."""
    flow: bool
    """A list or mapping in brackets or braces."""
    children: tuple["Spot", ...]

    @property
    def in_lines(self) -> bool:
        """Whether this is a list or mapping whose items or keys have lines of their own."""
        return bool(self.children) and not self.flow


class Spotted(Struct, frozen=True):
    """The text of a file, every value of it by its place, and how its lines end."""

    text: str
    spots: Mapping[Place, Spot]
    newline: str


class Splice(Struct, frozen=True):
    """The letters from `start` to `end` become `new`; `place` is what that is about."""

    start: int
    end: int
    new: str
    place: Place


class _Holder(Struct, frozen=True):
    """What a value stands behind."""

    place: Place
    own: int
    behind: int
    column: int
    inside: bool


def find_spots(text: str) -> Spotted:
    """Return the text of a YAML file that is sound, with the place of every value."""
    root = _spot(text, yaml.compose(text, Loader=LOADER), _Holder((), 0, 0, -2, inside=False))
    newline = "\r\n" if "\r\n" in text else "\n"
    return Spotted(text, {spot.place: spot for spot in _walk(root)}, newline)


def line_start(text: str, here: int) -> int:
    """Return where the line at `here` begins."""
    return text.rfind("\n", 0, here) + 1


def line_end(text: str, here: int) -> int:
    """Return where the line at `here` ends, before its line break."""
    end = text.find("\n", here)
    if end < 0:
        return len(text)
    return end - text.endswith("\r", 0, end)


def line_before(text: str, here: int) -> int:
    """Return where the line above the one at `here` ends; 0 where there is none."""
    start = line_start(text, here)
    return line_end(text, start - 1) if start else 0


def below(text: str, here: int, columns: Container[int]) -> int:
    """Return the end of the line at `here`, or of comments right below it in these columns."""
    end = line_end(text, here)
    while (found := _COMMENT.match(text, end)) and len(found[1]) in columns:
        end = found.end()
    return end


def above(text: str, start: int, column: int) -> int:
    """Return where comments begin that stand right above a line at its `column`, or the line."""
    while start:
        before = line_start(text, start - 1)
        if not text.startswith(f"{' ' * column}#", before):
            break
        start = before
    return start


def _walk(spot: Spot) -> Iterator[Spot]:
    yield spot
    for child in spot.children:
        yield from _walk(child)


def _spot(text: str, node: Any, holder: _Holder) -> Spot:
    plain = isinstance(node, yaml.ScalarNode)
    children = () if plain else tuple(_spot(text, *held) for held in _held(text, node, holder))
    kind = "{" if isinstance(node, yaml.MappingNode) else "["
    start = children[0].own if children and not node.flow_style else node.start_mark.index
    return Spot(
        place=holder.place,
        own=holder.own,
        behind=holder.behind,
        column=holder.column,
        inside=holder.inside,
        start=start,
        end=_end(text, node),
        level=start - line_start(text, start),
        style=node.style or "" if plain else kind,
        flow=not plain and node.flow_style,
        children=children,
    )


def _held(text: str, node: Any, above: _Holder) -> Iterator[tuple[Any, _Holder]]:
    """Give what a list or mapping holds, each with what it stands behind."""
    flow = node.flow_style
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            own, place = key.start_mark, (*above.place, key.value)
            behind = value.start_mark.index if flow else text.find(":", key.end_mark.index) + 1
            yield value, _Holder(place, own.index, behind, own.column, flow)
        return
    column = node.start_mark.column
    for index, item in enumerate(node.value):
        start = item.start_mark.index
        own = start if flow else _dash(text, start, column)
        yield item, _Holder((*above.place, index), own, own + (not flow), column, flow)


def _dash(text: str, start: int, column: int) -> int:
    """Where the dash of a list item stands: on its line, or on one above."""
    line = line_start(text, start)
    while line and text[line + column : line + column + 1] != "-":
        line = line_start(text, line - 1)
    return line + column


def _end(text: str, node: Any) -> int:
    """Where a value ends; a list or mapping without brackets where what is last in it does.

    To the parser it goes on to the next key, over comments that belong to that.
    """
    while not isinstance(node, yaml.ScalarNode) and not node.flow_style:
        last = node.value[-1]
        node = last[1] if isinstance(node, yaml.MappingNode) else last
    start, end = node.start_mark.index, node.end_mark.index
    if isinstance(node, yaml.ScalarNode) and node.style in {"|", ">"}:
        return int(start + len(text[start:end].rstrip(" \t\r\n")))
    return int(end)

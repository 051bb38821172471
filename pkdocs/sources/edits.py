"""Writing back into YAML that people wrote: single values, with comments and layout left alone.

Bytes and edits in, bytes out. Places are found by the parser's marks; what was written is parsed
again, and its values must be those of before with these edits and no other. It writes no file.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import yaml

from pkdocs.domain.tinjauan import with_years
from pkdocs.sources.yaml_file import LOADER, parse_source

Place = tuple[str | int, ...]
_BOM = "\ufeff"
_BLOCK = ("|", ">")


class EditError(Exception):
    """An edit cannot be written so that it, and nothing else, changes; `place` names it."""

    def __init__(self, place: Place) -> None:
        super().__init__(f"no such edit at {place}")
        self.place = place


@dataclass(frozen=True, slots=True)
class Put:
    """The text at `place` becomes `teks`; "" leaves its key empty."""

    place: Place
    teks: str


@dataclass(frozen=True, slots=True)
class Swap:
    """In the text at `place`, other years stand for those it names: as written -> instead."""

    place: Place
    ganti: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Add:
    """The mapping above `place` gets the last step of it as a new key, before all others."""

    place: Place
    teks: str


@dataclass(frozen=True, slots=True)
class Clear:
    """The list at `place` has nothing in it any more."""

    place: Place


Edit = Put | Swap | Add | Clear


@dataclass(frozen=True, slots=True)
class _Mark:
    """Where a value stands (letters from the beginning of the text), and how it is written.

    Of a mapping, where its first key stands.
    """

    start: int
    end: int
    column: int
    style: str
    flow: bool


def edit_source(raw: bytes, edits: Sequence[Edit]) -> bytes:
    """Return the bytes of a YAML file with these edits, all else byte for byte as it was.

    Raises:
        EditError: One cannot be made; that text is to be changed by hand.

    Example:
        >>> edit_source(b'tahun: "2023"  # ini', [Put(("tahun",), "2024")])
        b'tahun: "2024"  # ini'
    """
    text = raw.decode("utf-8-sig")
    marks = dict(_marks(yaml.compose(text, Loader=LOADER), ()))
    newline = "\r\n" if "\r\n" in text else "\n"
    by_mark: dict[_Mark, list[Edit]] = defaultdict(list)
    for edit in edits:
        by_mark[_mark_of(edit, marks)].append(edit)
    for mark in sorted(by_mark, key=lambda own: own.start, reverse=True):
        new = text[mark.start : mark.end]
        for edit in by_mark[mark]:
            new = _edited(new, edit, mark, newline)
        text = text[: mark.start] + new + text[mark.end :]
    bom = _BOM if raw.startswith(_BOM.encode()) else ""
    written = (bom + text).encode()
    _prove(raw, written, edits)
    return written


def _mark_of(edit: Edit, marks: dict[Place, _Mark]) -> _Mark:
    """Where an edit takes place; a key is added where the first key of its mapping begins."""
    mark = marks.get(edit.place[:-1] if isinstance(edit, Add) else edit.place)
    if mark is None:
        raise EditError(edit.place)
    return replace(mark, end=mark.start) if isinstance(edit, Add) else mark


def _edited(old: str, edit: Edit, mark: _Mark, newline: str) -> str:
    """The source of a value after an edit; of an added key, what stands before the first one."""
    if isinstance(edit, Add):
        behind = ", " if mark.flow else f"{newline}{' ' * mark.column}"
        return f"{old}{edit.place[-1]}: {_quoted(edit.teks)}{behind}"
    if isinstance(edit, Clear):
        return " []"
    return with_years(old, edit.ganti) if isinstance(edit, Swap) else _written(edit.teks, mark, old)


def _written(teks: str, mark: _Mark, old: str) -> str:
    """A text in quotes, or without where there were none and it needs none."""
    tail = old[len(old.rstrip()) :] if mark.style in _BLOCK else ""
    plain = not teks or (not mark.style and teks.replace("_", "").isalnum())
    space = "" if old else " "  # an empty value begins right behind its colon
    return space + (teks if plain else _quoted(teks)) + tail


def _quoted(teks: str) -> str:
    escaped = teks.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _marks(node: Any, place: Place) -> Iterator[tuple[Place, _Mark]]:
    """Give where each value at and below a node of the parser stands."""
    first = node.value[0][0] if isinstance(node, yaml.MappingNode) and node.value else node
    style = node.style or "" if isinstance(node, yaml.ScalarNode) else ""
    flow = not isinstance(node, yaml.ScalarNode) and node.flow_style
    start = first.start_mark
    yield place, _Mark(start.index, _end(node), start.column, style, flow)
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _marks(value, (*place, key.value))
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            yield from _marks(value, (*place, index))


def _end(node: Any) -> int:
    """Where a value ends; a list or mapping without brackets where what is last in it does.

    To the parser it goes on to the next key, over comments that belong to that.
    """
    while not isinstance(node, yaml.ScalarNode) and not node.flow_style:
        last = node.value[-1]
        node = last[1] if isinstance(node, yaml.MappingNode) else last
    end: int = node.end_mark.index
    return end


def _prove(raw: bytes, new: bytes, edits: Sequence[Edit]) -> None:
    """Hold what was written against what it should say.

    Raises:
        EditError: It says anything else.
    """
    before, after = parse_source(raw, "").value, parse_source(new, "").value
    if before is None or after is None:
        raise EditError(edits[0].place)
    wanted = before.plain()
    for edit in edits:
        inside = _at(wanted, edit.place[:-1])
        inside[edit.place[-1]] = _wanted(edit, inside)
    if wanted != after.plain():
        raise EditError(_culprit(edits, wanted, after.plain()))


def _at(plain: Any, place: Place) -> Any:
    """What stands at a place that is there."""
    for step in place:
        plain = plain[step]
    return plain


def _culprit(edits: Sequence[Edit], wanted: Any, found: Any) -> Place:
    """The place of the first edit that did not come out as it should."""
    wrong = (e.place for e in edits if _at(wanted, e.place) != _at(found, e.place))
    return next(wrong, edits[0].place)


def _wanted(edit: Edit, inside: Any) -> object:
    if isinstance(edit, Clear):
        return []
    if isinstance(edit, Swap):
        return with_years(str(inside[edit.place[-1]]), edit.ganti)
    if isinstance(edit, Add) and edit.place[-1] in inside:
        raise EditError(edit.place)
    return edit.teks or None

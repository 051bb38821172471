"""The kinds of edit, and what they make of the data. It knows nothing of how YAML is written."""

from collections import Counter
from collections.abc import Mapping, Sequence
from copy import deepcopy
from typing import Any, TypeAlias

from msgspec import Struct

from pkdocs.domain.tinjauan import with_years

Place = tuple[str | int, ...]
Data: TypeAlias = "str | Sequence[Data] | Mapping[str, Data] | None"
"""Texts in lists and mappings, as the sources hold them; None is an empty value."""
_MISSING, _GONE = object(), object()


class EditError(Exception):
    """An edit cannot be written so that it, and nothing else, changes; `place` names it."""

    def __init__(self, place: Place) -> None:
        super().__init__(f"no such edit at {place}")
        self.place = place


class Write(Struct, frozen=True):
    """The value at `place` becomes `data`; a key that is not there yet is the last of its mapping.

    So is the key above it. Comments inside a list or mapping that is written anew go with it.
    """

    place: Place
    data: Data


class Append(Struct, frozen=True):
    """The list at `place` has one more item at its end; empty or missing, it is a new list."""

    place: Place
    data: Data


class Remove(Struct, frozen=True):
    """The key or list item at `place` goes, with its own lines; the last one leaves [] or {}."""

    place: Place


class Swap(Struct, frozen=True):
    """In the text at `place`, other years stand for those it names: as written -> instead."""

    place: Place
    ganti: Mapping[str, str]


class Add(Struct, frozen=True):
    """The mapping above `place` gets the last step of it as a new key, before all others."""

    place: Place
    teks: str


Edit = Write | Append | Remove | Swap | Add


def with_mappings(before: Any, edits: Sequence[Edit]) -> list[Edit]:
    """Return edits; those that write keys of a mapping that is not there, as one that writes it.

    `before` are the data that places are of.
    """
    mappings: dict[Place, dict[str, Data]] = {}
    made: list[Edit] = []
    for edit in edits:
        above = edit.place[:-1]
        holder, step = _inside({"": before}, above)
        lacks = isinstance(holder, dict) and _child(holder, step) is _MISSING
        if not isinstance(edit, Write) or not above or not lacks:
            made.append(edit)
            continue
        if above not in mappings:
            made.append(Write(above, mappings.setdefault(above, {})))
        if str(edit.place[-1]) in mappings[above]:
            raise EditError(edit.place)
        mappings[above][str(edit.place[-1])] = edit.data
    return made


def apply_edits(before: Any, edits: Sequence[Edit]) -> Any:
    """Return plain data with edits made one after the other; places are those of `before`.

    Raises:
        EditError: There is no such place, or another edit replaces it or what it stands in.
    """
    _refuse_twice(edits)
    first, root = {"": before}, {"": deepcopy(before)}
    for edit in edits:
        holder, step = _inside(first, edit.place)
        if holder is _MISSING:
            raise EditError(edit.place)
        _apply(edit, *_inside(root, edit.place), is_new=_child(holder, step) is _MISSING)
    return _kept(root[""])


def says_so(before: Any, edit: Edit) -> bool:
    """Return whether data say already what an edit would write."""
    if not isinstance(edit, Write):
        return False
    return bool(_child(*_inside({"": before}, edit.place)) == read_back(edit.data))


def read_back(data: Data) -> Any:
    """Return data as they are read from a file: without spaces around texts."""
    if isinstance(data, Mapping):
        return {key: read_back(value) for key, value in data.items()}
    if isinstance(data, str) or data is None:
        return data and data.strip()
    return [read_back(item) for item in data]


def _refuse_twice(edits: Sequence[Edit]) -> None:
    """Hold edits apart: what one settles, no other touches; only a list may be added to often."""
    times = Counter(edit.place for edit in edits if not isinstance(edit, Append))
    for edit in edits:
        above = (edit.place[:steps] for steps in range(len(edit.place)))
        most = 0 if isinstance(edit, Append) else 1
        if times[edit.place] > most or any(place in times for place in above):
            raise EditError(edit.place)


def _inside(root: Any, place: Place) -> tuple[Any, str | int]:
    """What holds the value at a place, and the step to it from there."""
    steps: Place = ("", *place)
    for step in steps[:-1]:
        root = _child(root, step)
    return root, steps[-1]


def _child(inside: Any, step: str | int) -> Any:
    if isinstance(inside, dict):
        return inside.get(step, _MISSING)
    there = isinstance(inside, list) and isinstance(step, int) and 0 <= step < len(inside)
    return inside[step] if there else _MISSING


def _apply(edit: Edit, inside: Any, step: str | int, *, is_new: bool) -> None:
    """Make an edit in what holds its place; `is_new` where there was none before all edits."""
    old = _child(inside, step)
    new = _value(edit, old)
    fits = isinstance(inside, dict) if is_new else edit.place or isinstance(edit, Append)
    if new is _MISSING or not fits:
        raise EditError(edit.place)
    inside[step] = new


def _value(edit: Edit, old: Any) -> Any:
    """What stands where an edit was made; _MISSING where it cannot be made."""
    if isinstance(edit, Write):
        return read_back(edit.data)
    if isinstance(edit, Append):
        empty = old is _MISSING or old is None
        listed = [] if empty else old
        return [*listed, read_back(edit.data)] if isinstance(listed, list) else _MISSING
    if isinstance(edit, Add):
        return edit.teks if old is _MISSING else _MISSING
    if isinstance(edit, Swap):
        return with_years(old, edit.ganti) if isinstance(old, str) else _MISSING
    return old if old is _MISSING else _GONE


def _kept(plain: Any) -> Any:
    if isinstance(plain, dict):
        return {key: _kept(value) for key, value in plain.items() if value is not _GONE}
    if isinstance(plain, list):
        return [_kept(item) for item in plain if item is not _GONE]
    return plain

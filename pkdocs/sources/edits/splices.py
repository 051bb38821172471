"""From edits to splices: which letters of the text of a file go, and what stands there instead."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from pkdocs.domain.tinjauan import with_years
from pkdocs.sources.edits.entries import Change, change_entries
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
from pkdocs.sources.edits.marks import Splice, Spot, Spotted
from pkdocs.sources.edits.values import rewrite


def splice(spotted: Spotted, edits: Sequence[Edit]) -> str:
    """Return the text of a file with edits made, each in its own letters.

    Raises:
        EditError: An edit has no letters of its own.
    """
    splices = sorted(
        _splices(spotted, edits), key=lambda own: (own.start, own.end, -len(own.place))
    )
    pieces, here = [], 0
    for own in splices:
        if own.start < here:
            raise EditError(own.place)
        pieces += [spotted.text[here : own.start], own.new]
        here = own.end
    return "".join([*pieces, spotted.text[here:]])


def _splices(spotted: Spotted, edits: Sequence[Edit]) -> Iterator[Splice]:
    """Give the splices of edits; of a list or mapping what comes and what goes together."""
    changes: dict[Place, Change] = defaultdict(Change)
    for edit in _gathered(spotted.spots, edits):
        if isinstance(edit, Append):
            changes[edit.place].added.append((0, edit.data))
        elif isinstance(edit, Remove):
            changes[edit.place[:-1]].removed.add(edit.place)
        elif isinstance(edit, Write) and edit.place not in spotted.spots:
            changes[edit.place[:-1]].added.append((edit.place[-1], edit.data))
        elif isinstance(edit, Add):
            changes[edit.place[:-1]].first[str(edit.place[-1])] = edit.teks
        else:
            yield from _at_once(spotted, edit)
    for place, change in changes.items():
        yield from change_entries(spotted, spotted.spots[place], change)


def _at_once(spotted: Spotted, edit: Write | Swap) -> Iterator[Splice]:
    """Give the splices of an edit that no other has to do with."""
    spot = spotted.spots[edit.place]
    if isinstance(edit, Write):
        yield from rewrite(spotted, spot, edit.data)
    else:
        new = with_years(spotted.text[spot.start : spot.end], edit.ganti)
        yield Splice(spot.start, spot.end, new, edit.place)


def _gathered(spots: Mapping[Place, Spot], edits: Iterable[Edit]) -> Iterator[Edit]:
    """Give edits, what is added to nothing as one that writes a whole list or mapping."""
    keys: dict[Place, dict[str, Data]] = {}
    for edit in _whole_lists(spots, edits):
        holder = spots.get(edit.place[:-1])
        is_empty = holder is not None and holder.style == "{" and not holder.children
        if is_empty and isinstance(edit, Write | Add):
            data = edit.teks if isinstance(edit, Add) else edit.data
            keys.setdefault(edit.place[:-1], {})[str(edit.place[-1])] = data
        else:
            yield edit
    yield from (Write(place, data) for place, data in keys.items())


def _whole_lists(spots: Mapping[Place, Spot], edits: Iterable[Edit]) -> list[Edit]:
    """Edits, with one that writes a list in the place of all that come to an empty one."""
    items: dict[Place, list[Data]] = {}
    whole: list[Edit] = []
    for edit in edits:
        spot = spots.get(edit.place)
        if not isinstance(edit, Append) or (spot and spot.children):
            whole.append(edit)
            continue
        if edit.place not in items:
            whole.append(Write(edit.place, items.setdefault(edit.place, [])))
        items[edit.place].append(edit.data)
    return whole

"""What stands before texts in a list: which of it counts, and which says something. Pure.

A number is numbering where it begins a list or continues one; any other may be an amount, and a
dash or a star may be a minus or a times. What is no numbering is a word of its text.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

BULLETS = "•▪◦●○■➢►\uf0a7\uf0b7\uf0d8"
"""Signs that stand before an item and say nothing: no minus, no times, no tick."""
_MARKER = re.compile(
    rf"\s*(?:([{BULLETS}])|(-)|(\(?)([0-9]{{1,2}}|[a-zA-Z]|[ivxIVX]{{1,4}})([.)]))\s+(?=\S)"
)
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv")
_STEP = 3
_ENDS = (":", ".", ";", ",")
_SIGNS = ("- ", *BULLETS)
_STAR = "* "
_LATEST = 9


def runs_on(number: str, last: str) -> bool:
    """Return whether a number begins a list, or is again or soon after `last` ("" none).

    Numbers are those of an outline, as `1.2`, `b`, `iv`: behind 1.2 come 1.3, 1.2.1, 2 and 2.1. Two
    may be lacking, for rows are taken out and the others keep their numbers.

    Example:
        >>> [runs_on(number, "1.2") for number in ("1.3", "2.1", "1", "a", "1.5", "1.6", "24")]
        [True, True, True, True, True, False, False]
    """
    own, before = number.split("."), last.split(".")
    if number == last or _begins(own):
        return True
    pairs = enumerate(zip(own, before, strict=False))
    at = next((at for at, (part, known) in pairs if part != known), len(before))
    known = before[at] if at < len(before) else ""
    return at < len(own) and _is_near(own[at], known) and _begins(own[at + 1 :])


def counted(numbers: Iterable[str]) -> frozenset[str]:
    """Return which numbers, put in their order, are those of lists: each runs on from the last one.

    Example:
        >>> sorted(counted(["17", "3", "1", "2", "4.1", "4.2", "b", "a"]))
        ['1', '2', '3', '4.1', '4.2', 'a', 'b']
    """
    found, last, all_numbers = set[str](), "", set(numbers)
    roman = not all_numbers.isdisjoint(("ii", "II"))  # else i, v and x are letters
    for number in sorted(all_numbers, key=lambda number: _order(number, -1 if roman else 0)):
        if runs_on(number, last):
            found.add(number)
            last = number
    return frozenset(found)


def begins_late(numbers: Sequence[str]) -> bool:
    """Return whether numbers, as they stand, are those of one list whose first rows are elsewhere.

    Example:
        >>> [begins_late(numbers) for numbers in (("5", "6", "8"), ("5",), ("50", "51"))]
        [True, False, False]
    """
    values = [int(number) for number in numbers if number.isdecimal()]
    if not len(values) == len(numbers) > 1 or values[0] > _LATEST:
        return False
    return all(0 < after - value <= _STEP for value, after in pairwise(values))


def _order(number: str, reading: int) -> list[tuple[str, int]]:
    return [(list(_values(part)) or [("", 0)])[reading] for part in number.split(".")]


def _begins(parts: Sequence[str]) -> bool:
    return all(_is_near(part, "") for part in parts)


def without_numbering(lines: Sequence[str]) -> Iterator[str]:
    """Return normalised lines without the numbers and signs before them that are numbering.

    Example:
        >>> list(without_numbering(["1. satu", "2. dua", "50. tiga", "Hasil =", "- empat"]))
        ['satu', 'dua', '50. tiga', 'Hasil =', '- empat']
    """
    if len(lines) > 1 and all(line.startswith(_STAR) for line in lines):  # no factor comes first
        yield from (line.removeprefix(_STAR) for line in lines)
        return
    last: dict[tuple[str, str, str], int] = {}
    several = sum(line.startswith(_SIGNS) for line in lines) > 1
    above = ""
    for line in lines:
        found = _MARKER.match(line)
        dashed = found and found[2] and _is_item(above, several=several)
        counted = found and not found[2] and (found[1] or _counts(found, last))
        yield line[found.end() :] if found and (dashed or counted) else line
        above = above if line.startswith(_SIGNS) else line


def _counts(found: re.Match[str], last: dict[tuple[str, str, str], int]) -> bool:
    """Whether a number is the first or the next of its form; `last` learns it."""
    fitting = {
        (found[3], found[5], kind): value
        for kind, value in _values(found[4])
        if value == 1 or last.get((found[3], found[5], kind)) == value - 1
    }
    last |= fitting
    return bool(fitting)


def _values(number: str) -> Iterator[tuple[str, int]]:
    """What a number may be in each kind of list: `c` the third, `i` the ninth or the first."""
    small = number.lower()
    kind = "a" if number == small else "A"
    if number.isdecimal():
        yield "1", int(number)
    elif len(number) == 1:
        yield kind, ord(small) - ord("a") + 1
    if small in _ROMAN:
        yield f"{kind} roman", _ROMAN.index(small) + 1


def _is_near(number: str, last: str) -> bool:
    """Whether a number is soon after the last one, or after the beginning of a list."""
    before = dict(_values(last))
    return any(0 < value - before.get(kind, 0) <= _STEP for kind, value in _values(number))


def _is_item(above: str, *, several: bool) -> bool:
    """Whether dashes below a line begin items, and are no minus in a sum over several lines."""
    return not above or above.endswith(_ENDS) or (several and "=" not in above)

"""Which rows of a lampiran share a page: reckoned from the letters, before there is any page. Pure.

It knows one form, that of the shipped template, and errs on the long side; where the columns or
the letters are others, rows only stop elsewhere. What goes on is cut here, never worded.
"""

import math
from collections.abc import Iterator, Sequence
from typing import TypedDict

ROOM, ROOM_OF_FIRST = 472.0, 395.0
"""Points for rows on a page of the lampiran; on its first page, below title and holder."""
CLOSING = 124.0
"""Points of the closing block, with a jabatan of two lines on either side."""
_LETTER, _LINE, _GAP, _ROW, _LOWEST = 8.0, 9.2, 1.5, 3.3, 34.0
"""Points of a letter, a line, below a paragraph, around a row, and of the lowest row."""
PENGUKURAN, SASARAN, INDIKATOR = 392.7, 77.7, 96.05
"""Points of a line in the three columns that make a row high."""
_HANGING = 14.2
_LONGEST = 4_000
"""Letters of a paragraph that surely stand on a page; a longer one is cut between words."""
_WIDTHS = {
    "ijl'": 222,
    " !,./:;I[]ft|": 278,
    "()-`r": 333,
    "cksvxyzJ": 500,
    "FTZ": 611,
    "ABEKPSVXY&": 667,
    "CDHNRUw": 722,
    "GOQ": 778,
    "Mm": 833,
    "%@W": 1000,
}
_WIDTH = {letter: width for letters, width in _WIDTHS.items() for letter in letters}
"""Thousandths of the size of the letters in Arial; all others are as wide as a digit, 556."""


class Potongan(TypedDict):
    """A piece of a paragraph in one kind of letters; `tebal` "" for plain ones."""

    teks: str
    tebal: str


class Alinea(TypedDict):
    """A paragraph of Pengukuran: a sub-head (`judul`), an item with its marker, or a paragraph."""

    jenis: str
    tanda: str
    potongan: list[Potongan]


def row_height(indikator: Sequence[str], pengukuran: Sequence[Alinea]) -> float:
    """Return the points that a row takes; `indikator` are the paragraphs of that column."""
    return max(_LOWEST, _ROW + max(text_height(indikator, INDIKATOR), _height(pengukuran)))


def text_height(texts: Sequence[str], width: float) -> float:
    """Return the points that paragraphs take in a column."""
    return sum(_lines(text, width) for text in texts) * _LINE


def cut(pengukuran: Sequence[Alinea], room: float, tail: float) -> list[list[Alinea]]:
    """Return Pengukuran as it is where it fits with `tail` below it, else in parts of like height.

    A part ends between paragraphs, never behind a sub-head, and rather before one than elsewhere;
    two of them do not fit on one page.
    """
    parts: list[list[list[Alinea]]] = []
    rest = list(_units(pengukuran))
    while len(rest) > 1 and (whole := _ROW + sum(map(_height, rest)) + tail) > room:
        at = _break(rest, goal=whole / -(-whole // room), room=room)
        parts.append(rest[:at])
        rest, room = rest[at:], ROOM
    return [[alinea for unit in part for alinea in unit] for part in (*parts, rest)]


def _break(units: Sequence[list[Alinea]], *, goal: float, room: float) -> int:
    """Before which unit to stop: near the goal, and up to four lines off it before a sub-head."""
    best, used = 1, 0.0
    least = math.inf
    for place, unit in enumerate(units[:-1], start=1):
        used += _height(unit)
        headed = units[place][0]["jenis"] == "judul"
        cost = abs(used + _ROW - goal) - (4 * _LINE if headed else 0)
        if cost < least and used + _ROW <= room:
            best, least = place, cost
    return best


def share(heights: Sequence[float], goes_on: Sequence[bool], room: float, tail: float) -> list[int]:
    """Return how many rows of a sasaran share a page, one page after the other.

    `goes_on` are the rows that go on with the one above, each on a page of its own; `tail` stands
    below the last row.
    """
    counts: list[int] = []
    used = 0.0
    for height, new in zip(heights, goes_on, strict=True):
        if counts and not new and used + height <= room:
            counts[-1] += 1
            used += height
        else:
            room = ROOM if counts else room
            counts.append(1)
            used = height
    if counts[-1] > 1 and used + tail > room:
        counts[-1:] = [counts[-1] - 1, 1]
    return counts


def _units(pengukuran: Sequence[Alinea]) -> Iterator[list[Alinea]]:
    """The paragraphs, each sub-head with what follows."""
    heads: list[Alinea] = []
    for alinea in pengukuran:
        if alinea["jenis"] == "judul":
            heads.append(alinea)
            continue
        for part in _shortened(alinea):
            yield [*heads, part]
            heads = []
    if heads:
        yield heads


def _shortened(alinea: Alinea) -> Iterator[Alinea]:
    """The paragraph, or the parts of one that is longer than a page."""
    parts: list[list[Potongan]] = [[]]
    used = 0
    for potongan in alinea["potongan"]:
        for teks in _wrap(potongan["teks"]):
            if parts[-1] and used + len(teks) > _LONGEST:
                parts.append([])
                used = 0
            parts[-1].append({"teks": teks, "tebal": potongan["tebal"]})
            used += len(teks)
    for place, part in enumerate(parts):
        yield {**alinea, "tanda": "" if place else alinea["tanda"], "potongan": part}


def _wrap(teks: str) -> Iterator[str]:
    """A text in pieces of at most `_LONGEST` letters, which together are the text."""
    while len(teks) > _LONGEST:
        at = teks.rfind(" ", 0, _LONGEST) + 1 or _LONGEST
        yield teks[:at]
        teks = teks[at:]
    yield teks


def _height(pengukuran: Sequence[Alinea]) -> float:
    return sum(
        _lines("".join(p["teks"] for p in alinea["potongan"]), _room_of_line(alinea)) * _LINE
        + (0 if alinea["jenis"] == "judul" else _GAP)
        for alinea in pengukuran
    )


def _room_of_line(alinea: Alinea) -> float:
    return PENGUKURAN - (_HANGING if alinea["jenis"] == "butir" else 0)


def _lines(text: str, room: float) -> int:
    """How many lines a text takes, broken between words as Word does."""
    count, used = 1, 0.0
    space = _WIDTH[" "]
    for word in text.split():
        width = sum(_WIDTH.get(letter, 556) for letter in word)
        if used and (used + space + width) * _LETTER > room * 1000:
            count, used = count + 1, width
        else:
            used += width + (space if used else 0)
        count += int(used * _LETTER // (room * 1000))
        used %= room * 1000 / _LETTER
    return count

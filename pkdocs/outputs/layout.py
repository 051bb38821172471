"""Which rows of a lampiran share a page: reckoned from the letters, before there is any page. Pure.

It knows the forms of the shipped templates, and errs on the long side; where the columns or the
letters are others, rows only stop elsewhere. What goes on is cut here, never worded.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import TypedDict

from msgspec import Struct


class PageRoom(Struct, frozen=True):
    """What a form has room for, in points, as if its letters were of 8 points.

    `room`: for rows on a page; `first`: on the first, below what stands above the table; `closing`:
    the closing block, with a jabatan of two lines. The others: a line in the columns that make a
    row high, less what words leave of a short line.
    """

    room: float
    first: float
    closing: float
    pengukuran: float
    indikator: float
    target: float


PERJANJIAN = PageRoom(
    room=477.0, first=400.0, closing=124.0, pengukuran=392.7, indikator=84.0, target=28.0
)
LAMPIRAN = PageRoom(
    room=544.0, first=440.0, closing=142.0, pengukuran=249.0, indikator=78.0, target=23.0
)
"""Of the lampiran of an Instruksi, whose letters are of 7 points: all of it is by 8/7 the more."""
_LETTER, _LINE, _GAP, _ROW, _LOWEST = 8.0, 9.2, 1.5, 3.3, 34.0
"""Points of a letter, a line, below a paragraph, around a row, and of the lowest row."""
_SHORT = 12
"""Letters of a target that stand in the lowest row, however its words fall."""
_HANGING = 14.2
"""Points that a list item stands in."""
_LONGEST = 4_000
"""Letters of a paragraph that surely stand on a page; a longer one is cut between words."""
_LOST = 0.35
"""How much of a word a line of Pengukuran stays short of, since words are not parted."""
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
"""Thousandths of the size of the letters in Arial; all others are as wide as a digit, 556."""
_UNIT = 4
_WIDTH = bytearray([556 // _UNIT]) * 256
for _letters, _thousandths in _WIDTHS.items():
    for _letter in _letters.encode():
        _WIDTH[_letter] = _thousandths // _UNIT
"""Widths of the letters by their byte: a sum over bytes is some ten times as fast as a lookup."""


class Potongan(TypedDict):
    """A piece of a paragraph in one kind of letters; `tebal` "" for plain ones."""

    teks: str
    tebal: str


class Alinea(TypedDict):
    """A paragraph of Pengukuran: a sub-head (`judul`), an item with its marker, or a paragraph."""

    jenis: str
    tanda: str
    potongan: list[Potongan]


_Unit = tuple[list[Alinea], float]
"""What no page parts, a sub-head and what follows, with its height."""


def height_beside(
    indikator: Sequence[str], target: Iterable[str], page: PageRoom = PERJANJIAN
) -> float:
    """Return the points that a row needs for its indikator and for targets in words, and at least.

    Example:
        >>> height_beside(["Indeks"], ["N/A", "86,75"])
        34.0
    """
    lines = [sum(_lines(text, page.indikator) for text in indikator)]
    lines += [_lines(text, page.target) for text in target if len(text) > _SHORT]
    return max(_LOWEST, _ROW + max(lines) * _LINE)


def height_of(texts: Iterable[str], width: float) -> float:
    """Return the points that a row needs for the paragraphs of a cell with lines so wide."""
    return _ROW + sum(_lines(text, width) for text in texts) * _LINE


def cut(
    pengukuran: Sequence[Alinea], room: float, tail: float, page: PageRoom = PERJANJIAN
) -> Iterator[tuple[list[Alinea], float]]:
    """Return Pengukuran and its height, whole where it fits with `tail` below it, else in parts.

    Parts are of like height and end between paragraphs, never behind a sub-head, and rather before
    one than elsewhere; two of them do not fit on one page.
    """
    wide = page.pengukuran
    height = _ROW + _height(pengukuran, wide)
    if height + tail <= room:
        yield list(pengukuran), height
        return
    rest = [(unit, _height(unit, wide)) for unit in _units(pengukuran)]
    while len(rest) > 1 and (whole := _ROW + sum(high for _, high in rest) + tail) > room:
        at = _break(rest, wanted=whole / -(-whole // room), room=room)
        yield _joined(rest[:at])
        rest, room = rest[at:], page.room
    yield _joined(rest)


def _joined(units: Sequence[_Unit]) -> tuple[list[Alinea], float]:
    return [a for unit, _ in units for a in unit], _ROW + sum(high for _, high in units)


def _break(units: Sequence[_Unit], *, wanted: float, room: float) -> int:
    """Before which unit to stop: near the wanted height, or up to four lines off before a head."""
    best, used = 1, _ROW
    least = math.inf
    for place, (_, high) in enumerate(units[:-1], start=1):
        used += high
        headed = units[place][0][0]["jenis"] == "judul"
        cost = abs(used - wanted) - (4 * _LINE if headed else 0)
        if cost < least and used <= room:
            best, least = place, cost
    return best


def share(
    heights: Sequence[float],
    goes_on: Sequence[bool],
    room: float,
    tail: float,
    page: PageRoom = PERJANJIAN,
) -> list[int]:
    """Return how many rows of a sasaran share a page, one page after the other.

    `goes_on` are the rows that go on with the one above, each on a page of its own; `tail` stands
    below the last row.

    Example:
        >>> share([200.0, 200.0, 200.0], [False] * 3, PERJANJIAN.room, PERJANJIAN.closing)
        [2, 1]
    """
    counts: list[int] = []
    used = 0.0
    for height, new in zip(heights, goes_on, strict=True):
        if counts and not new and used + height <= room:
            counts[-1] += 1
            used += height
        else:
            room = page.room if counts else room
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


def _height(pengukuran: Sequence[Alinea], wide: float) -> float:
    height = 0.0
    for alinea in pengukuran:
        text = "".join([piece["teks"] for piece in alinea["potongan"]])
        room = wide - _HANGING if alinea["tanda"] else wide
        height += _lines(text, room) * _LINE + (_GAP if alinea["jenis"] == "paragraf" else 0)
    return height


@lru_cache(maxsize=4096)  # the posts of a year share most of their texts
def _lines(text: str, room: float) -> int:
    """How many lines a text takes; one too many for five of 124 paragraphs of the shipped years."""
    width = sum(text.encode("latin-1", "replace").translate(_WIDTH)) * _UNIT / 1000
    lost = _LOST * width / (text.count(" ") + 1)
    return int(-(-width // max(1.0, room / _LETTER - lost))) or 1

"""The targets of an agreement on a scanned paper: row by row, side by side, or told as missing.

Pure: words with their places in, rows out. A target that stands elsewhere on the page is none: two
quarters that changed places have the same words. What a scanner misread is missing, too.
"""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from pkdocs.base.text import fold, normalise


class Kata(Struct, frozen=True):
    """A word of a text layer, and where it begins and ends on its line."""

    teks: str
    kiri: float
    kanan: float

    @property
    def tengah(self) -> float:
        """Return its middle."""
        return (self.kiri + self.kanan) / 2


class BarisTarget(Struct, frozen=True):
    """A row of an agreement: its number, its indikator, and its targets from left to right."""

    nomor: str
    indikator: str
    target: tuple[str, ...]


def unread_targets(
    lines: Sequence[Sequence[Kata]], all_baris: Sequence[BarisTarget]
) -> list[BarisTarget]:
    """Return the rows whose targets do not stand on a scan, side by side, below the row before.

    None where the text layer has no table: neither one such row was read, nor half of the words of
    the indikator. A cell of several lines is read in its column.
    """
    shown = [[own for own in line if _bare(own.teks)] for line in lines]
    missing, reached = [], 0
    for baris in all_baris:
        wanted = tuple(own for own in map(_Sel.of, baris.target) if own.huruf)
        found = _line_of(shown, reached, wanted) if wanted else reached - 1
        if found is None:
            missing.append(baris)
        else:
            reached = found + 1
    whole = len(missing) == len(all_baris) and not _has_table(lines, all_baris)
    return [] if whole else missing


def _has_table(lines: Iterable[Sequence[Kata]], all_baris: Iterable[BarisTarget]) -> bool:
    """Whether half of the words of the indikator were read."""
    there = {word for line in lines for own in line for word in fold(own.teks).split()}
    wanted = {word for baris in all_baris for word in fold(baris.indikator).split()}
    return 2 * len(wanted & there) >= len(wanted) > 0


class _Sel(Struct, frozen=True):
    """A cell: its letters without spaces, and where a line of it may end."""

    huruf: str
    batas: frozenset[int]

    @classmethod
    def of(cls, text: str) -> "_Sel":
        """Return the cell of a text; a word that is wider than its column is parted anywhere."""
        words = [bare for word in normalise(text).split() if (bare := _bare(word))]
        ends = {sum(map(len, words[:count])) for count in range(1, len(words) + 1)}
        huruf = "".join(words)
        return cls(huruf, frozenset(ends | {*range(_NARROWEST, len(huruf))}))


_NARROWEST = 5
"""Letters that a column of targets has room for at least."""
_EDGES = "|[]{}_~¦"
"""What the line around a cell is read as."""
_MOST_LINES = 40
"""Of the page that a cell goes on in: other columns have lines beside its own, too."""


def _bare(word: str) -> str:
    return normalise(word).strip(_EDGES)


def _line_of(lines: Sequence[Sequence[Kata]], reached: int, wanted: Sequence[_Sel]) -> int | None:
    """The first line from there on in which these cells stand side by side."""
    for number in range(reached, len(lines)):
        for start in range(len(lines[number]) - len(wanted) + 1):
            pieces = _pieces(lines[number][start:], wanted)
            if pieces and _goes_on(lines[number + 1 : number + _MOST_LINES], pieces, wanted):
                return number
    return None


def _pieces(line: Sequence[Kata], wanted: Sequence[_Sel]) -> list[Sequence[Kata]]:
    """The words with which each cell begins, side by side; nothing where one does not."""
    found: list[Sequence[Kata]] = []
    for sel in wanted:
        count = _begins(line, sel)
        if not count:
            return []
        found.append(line[:count])
        line = line[count:]
    return found


def _begins(line: Sequence[Kata], sel: _Sel) -> int:
    """How many words at the start of a line are the first line of a cell."""
    read, best = "", 0
    for count, own in enumerate(line, start=1):
        apart = count > 1 and own.kiri - line[count - 2].kanan > _letter(line[count - 2])
        read += _bare(own.teks)
        if apart or not sel.huruf.startswith(read):
            break
        best = count if len(read) in sel.batas else best
    return best


def _letter(own: Kata) -> float:
    return (own.kanan - own.kiri) / len(own.teks)


def _goes_on(
    lines: Sequence[Sequence[Kata]], pieces: Sequence[Sequence[Kata]], wanted: Sequence[_Sel]
) -> bool:
    """Whether what is left of each cell stands below its first line, in its column."""
    centres = [(own[0].kiri + own[-1].kanan) / 2 for own in pieces]
    for place, (piece, sel) in enumerate(zip(pieces, wanted, strict=True)):
        rest = sel.huruf[len("".join(_bare(own.teks) for own in piece)) :]
        if rest and not _stands_below(lines, _column(centres, place), rest):
            return False
    return True


def _column(centres: Sequence[float], place: int) -> tuple[float, float]:
    """From where to where a column goes: half of the way to its neighbours."""
    own = centres[place]
    ways = [
        abs(own - centres[other]) / 2
        for other in (place - 1, place + 1)
        if 0 <= other < len(centres)
    ]
    half = min(ways, default=_ALONE)
    return own - half, own + half


_ALONE = 20.0
"""Points beside the middle of a column that has no neighbour."""


def _stands_below(lines: Iterable[Sequence[Kata]], column: tuple[float, float], rest: str) -> bool:
    left, right = column
    for line in lines:
        for own in line:
            if left < own.tengah < right:
                bare = _bare(own.teks)
                if not rest.startswith(bare):
                    return False
                rest = rest[len(bare) :]
        if not rest:
            return True
    return False

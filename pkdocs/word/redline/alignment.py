"""Which item of an old sequence is which of a new one, in order. Pure; knows nothing of Word.

Equal items that are unique on both sides hold the sequences together; what lies between is paired
for the greatest sum of scores.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from typing import TypeAlias

from msgspec import Struct

Step: TypeAlias = tuple[int | None, int | None]
"""The places of an item on the old and on the new side; None where it has no other half."""

_EFFORT = 1_000_000


class Aligner(Struct):
    """Aligns sequences, and stops comparing by likeness when it has done so a million times.

    What is left is then shown as gone and come: right, if longer than it had to be.
    """

    effort: int = _EFFORT

    def align(
        self,
        old: Sequence[Hashable],
        new: Sequence[Hashable],
        score: Callable[[int, int], float],
    ) -> list[Step]:
        """Return every place of both sides once, in order, what is gone before what came.

        `score` says how gladly two places are paired; 0 keeps them apart. Equal items may always
        be paired.
        """
        pairs: list[tuple[int, int]] = []
        todo = [(0, len(old), 0, len(new))]
        while todo:
            a, b, c, d = todo.pop()
            while a < b and c < d and old[a] == new[c]:
                pairs.append((a, c))
                a, c = a + 1, c + 1
            while a < b and c < d and old[b - 1] == new[d - 1]:
                b, d = b - 1, d - 1
                pairs.append((b, d))
            anchors = _anchors(old[a:b], new[c:d])
            if anchors:
                stops = [(a + i, c + j) for i, j in anchors]
                pairs += stops
                todo += _between((a, b, c, d), stops)
            else:
                pairs += self.best((a, b, c, d), score)
        return _steps(sorted(pairs), len(old), len(new))

    def best(
        self, area: tuple[int, int, int, int], score: Callable[[int, int], float]
    ) -> list[tuple[int, int]]:
        """Return the pairs in rising order, within an area, with the greatest sum of scores."""
        a, b, c, d = area
        size = (b - a) * (d - c)
        if not 0 < size <= self.effort:
            return []
        self.effort -= size
        return _best_pairs(area, score)


def _anchors(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[tuple[int, int]]:
    """The longest rising line of items that are unique on both sides."""
    if not old or not new:
        return []
    counts = Counter(old), Counter(new)
    places = {item: j for j, item in enumerate(new) if counts[1][item] == 1}
    shared = [(i, places[x]) for i, x in enumerate(old) if counts[0][x] == 1 and x in places]
    return _rising(shared)


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest part of pairs, sorted by their first, in which the second rises too."""
    tails: list[int] = []
    holders: list[int] = []
    before: list[int] = []
    for place, (_, j) in enumerate(pairs):
        depth = bisect_left(tails, j)
        before.append(holders[depth - 1] if depth else -1)
        tails[depth : depth + 1] = [j]
        holders[depth : depth + 1] = [place]
    chosen = []
    place = holders[-1] if holders else -1
    while place >= 0:
        chosen.append(pairs[place])
        place = before[place]
    return chosen[::-1]


def _between(
    area: tuple[int, int, int, int], stops: Sequence[tuple[int, int]]
) -> list[tuple[int, int, int, int]]:
    a, b, c, d = area
    starts = [(a, c), *((i + 1, j + 1) for i, j in stops)]
    ends = [*stops, (b, d)]
    return [(i, k, j, m) for (i, j), (k, m) in zip(starts, ends, strict=True)]


def _best_pairs(
    area: tuple[int, int, int, int], score: Callable[[int, int], float]
) -> list[tuple[int, int]]:
    """The pairs in rising order with the greatest sum of scores."""
    a, b, c, d = area
    values = [[score(i, j) for j in range(c, d)] for i in range(a, b)]
    sums = [[0.0] * (d - c + 1) for _ in range(b - a + 1)]
    for i in range(b - a - 1, -1, -1):
        below, here, row = sums[i + 1], sums[i], values[i]
        for j in range(d - c - 1, -1, -1):
            paired = row[j] + below[j + 1] if row[j] > 0 else 0.0
            here[j] = max(paired, below[j], here[j + 1])
    chosen = []
    i = j = 0
    while i < b - a and j < d - c:
        if values[i][j] > 0 and sums[i][j] == values[i][j] + sums[i + 1][j + 1]:
            chosen.append((a + i, c + j))
            i, j = i + 1, j + 1
        elif sums[i][j] == sums[i + 1][j]:
            i += 1
        else:
            j += 1
    return chosen


def _steps(pairs: Sequence[tuple[int, int]], olds: int, news: int) -> list[Step]:
    steps: list[Step] = []
    i = j = 0
    for k, m in (*pairs, (olds, news)):
        steps += [(place, None) for place in range(i, k)]
        steps += [(None, place) for place in range(j, m)]
        if k < olds or m < news:
            steps.append((k, m))
        i, j = k + 1, m + 1
    return steps

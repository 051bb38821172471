"""How alike two texts are, and the best pairing of two small sets. Pure and deterministic.

The one home of likeness: readings, comparisons and redlines ask here. It does not say what the
pairs mean, nor does it keep an order: a redline aligns, which is another question.

Runs of three letters and not an edit distance, which rapidfuzz has: that calls texts of one form
about other things ("Jumlah kelurahan tertib", "Jumlah kecamatan bersih") 70 % alike.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache

from pkdocs.base.text import fold

AMBANG_MIRIP = 0.65
"""Texts less alike than this are never taken for the same."""
_MANY = 250_000
_COMMON = 30
_LARGE = 200

Weights = Mapping[tuple[int, int], float]


@lru_cache(maxsize=16384)
def trigrams(text: str) -> frozenset[str]:
    """Return the runs of three letters of a folded text, its words framed by spaces."""
    framed = f"  {fold(text)} "
    return frozenset(framed[i : i + 3] for i in range(len(framed) - 2))


def likeness(lama: str, baru: str) -> float:
    """Return how alike two texts are, 0 to 1: the share of their runs of three letters in common.

    Twice the common runs over all runs of both (Dice), so that order of arguments does not matter.
    """
    return _dice(trigrams(lama), trigrams(baru))


def shared_words(lama: str, baru: str) -> float:
    """Return the share of words that two texts have in common, 0 to 1.

    Coarser than `likeness` and many times cheaper: for whole paragraphs and rows of a table.
    """
    return _dice(_words(lama), _words(baru))


def is_slip(word: str, meant: str) -> bool:
    """Return whether a word is another one but for a single slip of the hand.

    A letter more, less or changed, or two that changed places. rapidfuzz says so, too, and takes 15
    ms to import: as long as reading a paper.

    Example:
        >>> [is_slip(word, "satuan") for word in ("satuen", "saatuan", "sautan", "satuan")]
        [True, True, True, False]
    """
    if abs(len(word) - len(meant)) > 1:
        return False
    head = _begin_alike(word, meant)
    tail = _begin_alike(word[head:][::-1], meant[head:][::-1])
    own, other = word[head : len(word) - tail], meant[head : len(meant) - tail]
    return max(len(own), len(other)) == 1 or (len(own) == 2 and own == other[::-1])


def _begin_alike(word: str, other: str) -> int:
    """How many letters two words begin with in common."""
    pairs = enumerate(zip(word, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(word), len(other)))


@lru_cache(maxsize=8192)
def _words(text: str) -> frozenset[str]:
    return frozenset(fold(text).split())


def _dice(old: frozenset[str], new: frozenset[str]) -> float:
    return 2 * len(old & new) / (len(old) + len(new) or 1)


def candidates(lama: Sequence[str], baru: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Return the pairs of places worth comparing: all, or those that share a rare word.

    With more than a quarter of a million pairs, words that stand in more than 30 texts of a side
    make no pair: thousands of rows must not cost millions of comparisons.
    """
    if len(lama) * len(baru) <= _MANY:
        yield from ((i, j) for i in range(len(lama)) for j in range(len(baru)))
        return
    places: tuple[dict[str, list[int]], dict[str, list[int]]] = (
        defaultdict(list),
        defaultdict(list),
    )
    for texts, known in zip((lama, baru), places, strict=True):
        for place, text in enumerate(texts):
            for word in set(fold(text).split()):
                known[word].append(place)
    old, new = places
    shared = (word for word in old if word in new)
    rare = (word for word in shared if len(old[word]) <= _COMMON and len(new[word]) <= _COMMON)
    yield from sorted({(i, j) for word in rare for i in old[word] for j in new[word]})


def couples(lama: Sequence[int], baru: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Return each place of one side with each of the other; of too many, those in one order."""
    if len(lama) * len(baru) <= _MANY:
        yield from ((i, j) for i in lama for j in baru)
    else:
        yield from zip(lama, baru, strict=False)


def pair_alike(
    lama: Sequence[str], baru: Sequence[str], weigh: Callable[[int, int], float] | None = None
) -> list[tuple[int, int, float]]:
    """Return the pairs of places, with their likeness, that are alike and together the best.

    `weigh` adds a small preference among pairs that are alike; likeness alone decides whether a
    pair is possible. No place is in two pairs.
    """
    alike: dict[tuple[int, int], float] = {}
    for i, j in candidates(lama, baru):
        value = likeness(lama[i], baru[j])
        if value >= AMBANG_MIRIP:
            alike[i, j] = value
    extra = weigh or (lambda _i, _j: 0.0)
    weights = {(i, j): value + extra(i, j) for (i, j), value in alike.items()}
    return [(i, j, alike[i, j]) for i, j in assign(weights)]


def assign(weights: Weights) -> list[tuple[int, int]]:
    """Return the pairs with the greatest sum of weights, each place at most once, sorted.

    With more than 200 places on a side the weightiest pair goes first: an optimum takes too long.
    """
    olds, news = sorted({i for i, _ in weights}), sorted({j for _, j in weights})
    if max(len(olds), len(news)) > _LARGE:
        return sorted(_greedy(weights))
    return sorted(_optimal(weights, olds, news))


def _greedy(weights: Weights) -> list[tuple[int, int]]:
    """The likest pair first."""
    olds: set[int] = set()
    news: set[int] = set()
    chosen = []
    for i, j in sorted(weights, key=lambda pair: (-weights[pair], pair)):
        if i not in olds and j not in news:
            olds.add(i)
            news.add(j)
            chosen.append((i, j))
    return chosen


def _optimal(weights: Weights, olds: Sequence[int], news: Sequence[int]) -> list[tuple[int, int]]:
    """The best pairs, by the Hungarian method with potentials (Kuhn, Munkres)."""
    if len(olds) > len(news):
        turned = {(j, i): weight for (i, j), weight in weights.items()}
        return [(i, j) for j, i in _optimal(turned, news, olds)]
    rows, columns = len(olds), len(news)
    cost = [[-weights.get((i, j), 0.0) for j in news] for i in olds]
    taken = [-1] * (columns + 1)
    row_price, column_price = [0.0] * rows, [0.0] * (columns + 1)
    for row in range(rows):
        _augment(cost, row, taken, row_price, column_price)
    found = ((olds[row], news[place]) for place, row in enumerate(taken[:-1]) if row >= 0)
    return [pair for pair in found if pair in weights]


def _augment(
    cost: Sequence[Sequence[float]],
    row: int,
    taken: list[int],
    row_price: list[float],
    column_price: list[float],
) -> None:
    """Find a column for one more row, moving earlier rows along the cheapest path."""
    columns = len(taken) - 1
    taken[columns], place = row, columns
    least, back = [float("inf")] * columns, [columns] * columns
    used: list[int] = []
    while taken[place] >= 0:
        used.append(place)
        current = taken[place]
        seen = set(used)
        free = [other for other in range(columns) if other not in seen]
        for other in free:
            value = cost[current][other] - row_price[current] - column_price[other]
            if value < least[other]:
                least[other], back[other] = value, place
        step, nearest = min((least[other], other) for other in free)
        for other in used:
            row_price[taken[other]] += step
            column_price[other] -= step
        for other in free:
            least[other] -= step
        place = nearest
    while place != columns:
        taken[place], place = taken[back[place]], back[place]
    taken[columns] = -1

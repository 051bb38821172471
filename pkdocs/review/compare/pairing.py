"""Which row of last year's agreement is which row of this year's; likewise sasaran. Pure.

Only within one post. Numbers take no part, nor does the order of rows. What changed between two
rows is not asked here.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence, Set
from typing import TypeAlias

from msgspec import Struct

from pkdocs.base.likeness import (
    AMBANG_MIRIP,
    assign,
    candidates,
    couples,
    likeness,
    pair_alike,
)
from pkdocs.base.text import fold, join_lines
from pkdocs.domain.salinan import BarisSalinan
from pkdocs.review.compare.banding import Kecocokan
from pkdocs.review.read.same import pair_same, same_indikator

AMBANG_KODE = 0.3
"""Rows of one code whose texts are less alike than this are two indicators: the code went over."""

AMBANG_SASARAN = 0.9
"""Two sasaran without an indicator in common are the same one only when as alike as this."""

_Found: TypeAlias = tuple[int, int, float]
_Choose: TypeAlias = Callable[[Sequence[BarisSalinan], Sequence[BarisSalinan]], list[_Found]]


class Pair(Struct, frozen=True):
    """Two rows by their places, and by what they were taken for the same."""

    lama: int
    baru: int
    kecocokan: Kecocokan
    kemiripan: float = 1.0


def pair_rows(lama: Sequence[BarisSalinan], baru: Sequence[BarisSalinan]) -> list[Pair]:
    """Return the rows that are the same: by code, then by text, then by likeness of the text.

    Of rows of one text those that say the same in everything go together first.

    A code whose text stands under another code on the other side, or has nothing in common with
    its own, is not trusted. The same for both directions, whatever the order of the rows.
    """
    search = _Search(lama, baru)
    search.by_code(same_text=True)
    if search.free():
        search.by_words()
        search.by_text()
        search.by_code(same_text=False)
        search.by_likeness()
    return sorted(search.pairs, key=lambda pair: pair.baru)


def _content(row: BarisSalinan) -> tuple[str, ...]:
    """What tells rows apart whatever their number: the order in which pairs are looked for."""
    target = (row.target.get(key) or "" for key in sorted(row.target))
    return (
        fold(row.indikator),
        row.kode,
        fold(row.sasaran),
        row.lingkup or "",
        *target,
        *(row.pengukuran or ()),
    )


class _Search:
    """The pairs found so far, and the rows still free."""

    def __init__(self, lama: Sequence[BarisSalinan], baru: Sequence[BarisSalinan]) -> None:
        self.lama, self.baru = lama, baru
        self.pairs: list[Pair] = []
        self._old = dict.fromkeys(range(len(lama)))
        self._new = dict.fromkeys(range(len(baru)))

    def free(self) -> bool:
        """Return whether there is a row on each side that is in no pair."""
        return bool(self._old and self._new)

    def _take(self, pair: Pair) -> None:
        self.pairs.append(pair)
        del self._old[pair.lama]
        del self._new[pair.baru]

    def by_code(self, *, same_text: bool) -> None:
        old, new = _by_code(self.lama, self._old), _by_code(self.baru, self._new)
        for kode, i in old.items():
            j = new.get(kode)
            if j is None:
                continue
            before, after = self.lama[i].indikator, self.baru[j].indikator
            same = fold(before) == fold(after) or same_indikator(self.lama[i], self.baru[j])
            if same or (not same_text and likeness(before, after) >= AMBANG_KODE):
                self._take(Pair(i, j, Kecocokan.KODE))

    def by_words(self) -> None:
        """Take the rows that say the same in everything, as reading a document takes them."""
        for i, j, _ in self._best(list(self._old), list(self._new), _pair_same):
            self._take(Pair(i, j, Kecocokan.TEKS))

    def by_text(self) -> None:
        old, new = _by_text(self.lama, self._old), _by_text(self.baru, self._new)
        for text, olds in old.items():
            news = new.get(text, [])
            if len(olds) == len(news) == 1:
                self._take(Pair(olds[0], news[0], Kecocokan.TEKS))
            elif news:
                for i, j, _ in self._best(olds, news, _pair_whole):
                    self._take(Pair(i, j, Kecocokan.TEKS))

    def by_likeness(self) -> None:
        for i, j, value in self._best(list(self._old), list(self._new), _pair_texts):
            self._take(Pair(i, j, Kecocokan.DIDUGA, round(value, 2)))

    def _best(self, olds: list[int], news: list[int], choose: _Choose) -> list[_Found]:
        """The best pairs, looked for in an order that neither place nor direction decides."""
        old = sorted((_content(self.lama[i]), i) for i in olds)
        new = sorted((_content(self.baru[j]), j) for j in news)
        rows = [self.lama[i] for _, i in old], [self.baru[j] for _, j in new]
        if [content for content, _ in old] > [content for content, _ in new]:
            return [(old[i][1], new[j][1], value) for j, i, value in choose(rows[1], rows[0])]
        return [(old[i][1], new[j][1], value) for i, j, value in choose(*rows)]


def _pair_same(lama: Sequence[BarisSalinan], baru: Sequence[BarisSalinan]) -> list[_Found]:
    return [(i, j, 1.0) for i, j in pair_same(lama, baru)]


def _pair_whole(lama: Sequence[BarisSalinan], baru: Sequence[BarisSalinan]) -> list[_Found]:
    """Rows of one text, by how alike they are in all else."""
    weights = {
        (i, j): 1 + _likeness_of_rows(lama[i], baru[j])
        for i, j in couples(range(len(lama)), range(len(baru)))
    }
    return [(i, j, 1.0) for i, j in assign(weights)]


def _pair_texts(lama: Sequence[BarisSalinan], baru: Sequence[BarisSalinan]) -> list[_Found]:
    """Rows whose texts are alike; a like sasaran decides between equals."""
    texts = [row.indikator for row in lama], [row.indikator for row in baru]

    def prefer(i: int, j: int) -> float:
        return 0.05 * likeness(lama[i].sasaran, baru[j].sasaran)

    return pair_alike(*texts, prefer)


def _by_code(rows: Sequence[BarisSalinan], free: Iterable[int]) -> dict[str, int]:
    """The free rows by their code, as long as no other row of the agreement has it."""
    count = Counter(row.kode for row in rows)
    return {rows[i].kode: i for i in sorted(free) if rows[i].kode and count[rows[i].kode] == 1}


def _by_text(rows: Sequence[BarisSalinan], free: Iterable[int]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for i in sorted(free):
        found[fold(rows[i].indikator)].append(i)
    return found


def _likeness_of_rows(lama: BarisSalinan, baru: BarisSalinan) -> float:
    """How alike two rows of the same indicator text are in all else."""
    target = sum(lama.target.get(key) == baru.target.get(key) for key in lama.target)
    return (
        likeness(lama.sasaran, baru.sasaran)
        + likeness(lama.lingkup or "", baru.lingkup or "")
        + likeness(join_lines(lama.pengukuran or ()), join_lines(baru.pengukuran or ()))
        + target / 10
    )


def untrusted_codes(
    lama: Sequence[BarisSalinan], baru: Sequence[BarisSalinan], pairs: Iterable[Pair]
) -> list[tuple[BarisSalinan, BarisSalinan]]:
    """Return the rows of one code that were not taken for the same."""
    old, new = _by_code(lama, range(len(lama))), _by_code(baru, range(len(baru)))
    together = {(pair.lama, pair.baru) for pair in pairs}
    shared = ((old[kode], new[kode]) for kode in old if kode in new)
    return [(lama[i], baru[j]) for i, j in shared if (i, j) not in together]


def pair_sasaran(
    lama: Sequence[BarisSalinan], baru: Sequence[BarisSalinan], pairs: Sequence[Pair]
) -> dict[str, str]:
    """Return which sasaran (folded text) of last year's is which of this year's.

    By text, then by likeness, then where all indicators of one that stayed are those of the other.
    Many sasaran begin alike: likeness counts where an indicator links the two, else only where
    they are nearly the same.
    """
    old = {fold(row.sasaran) for row in lama if row.sasaran}
    new = {fold(row.sasaran) for row in baru if row.sasaran}
    found = {text: text for text in old if text in new}
    links = {(fold(lama[p.lama].sasaran), fold(baru[p.baru].sasaran)) for p in pairs}
    links = {(before, after) for before, after in links if before and after}
    free_old = sorted(text for text in old if text not in found)
    free_new = sorted(text for text in new if text not in found)
    found |= _alike_sasaran(free_old, free_new, links)
    goes, comes = Counter(a for a, _ in links), Counter(b for _, b in links)
    taken = set(found.values())
    for before, after in sorted(links):
        alone = goes[before] == comes[after] == 1
        if alone and before not in found and after not in taken:
            found[before] = after
    return found


def _alike_sasaran(lama: list[str], baru: list[str], links: Set[tuple[str, str]]) -> dict[str, str]:
    weights: dict[tuple[int, int], float] = {}
    for i, j in candidates(lama, baru):
        value = likeness(lama[i], baru[j])
        if value >= (AMBANG_MIRIP if (lama[i], baru[j]) in links else AMBANG_SASARAN):
            weights[i, j] = value
    if lama > baru:  # so that the direction of a comparison decides nothing
        turned = {(j, i): value for (i, j), value in weights.items()}
        return {lama[i]: baru[j] for j, i in assign(turned)}
    return {lama[i]: baru[j] for i, j in assign(weights)}

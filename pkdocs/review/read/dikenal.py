"""Which indikator of the catalogue each row of the lampiran is, and the code of a new one. Pure.

By text; of several with one text, by their numbers and what else they say. A text that is only
alike is presumed.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set

from msgspec import Struct

from pkdocs.base.likeness import AMBANG_MIRIP, assign, likeness, shared_words
from pkdocs.base.text import fold
from pkdocs.base.values import replace
from pkdocs.domain.katalog import Indikator, Katalog, Sasaran, iter_indikator
from pkdocs.domain.salinan import BarisSalinan
from pkdocs.review.read.pengukuran import iter_lines
from pkdocs.review.read.tabel import BarisMatriks

_Known = tuple[Sasaran, Indikator]


class Dikenal(Struct, frozen=True):
    """An indikator with its rows of all lampiran; `ada` is that of the catalogue, None a new one.

    `kode` is "" where a new one gets none. `kemiripan` below 1: it is presumed to be that.
    """

    kode: str
    baris: tuple[BarisMatriks, ...]
    ada: _Known | None = None
    kemiripan: float = 1.0


def find_dikenal(baris: Sequence[BarisMatriks], katalog: Katalog) -> tuple[Dikenal, ...]:
    """Return the indikator of all rows, those of one together, in the order of the paper.

    A new one gets `<no sasaran>.<no indikator>` for its code where that is free, else the same
    behind the year.
    """
    known = list(iter_indikator(katalog))
    found: dict[object, Dikenal] = {}
    new: dict[object, BarisMatriks] = {}
    for lampiran in dict.fromkeys(row.lampiran for row in baris):
        own = [row for row in baris if row.lampiran == lampiran]
        pairs = {i: (j, value) for i, j, value in _pairs(own, known)}
        here = {_key(own[i]): j for i, (j, _) in pairs.items()}
        for i, row in enumerate(own):
            if i not in pairs and _key(row) in here:  # the same row once more
                pairs[i] = here[_key(row)], 1.0
            if i in pairs:
                place, value = pairs[i]
                _add(found, place, Dikenal("", (row,), known[place], value))
            else:
                key = next((k for k, other in new.items() if _is_same(row, other)), _key(row))
                new.setdefault(key, row)
                _add(found, key, Dikenal("", (row,)))
    return tuple(_with_codes(found.values(), katalog.tahun, {own.kode for _, own in known}))


def _key(row: BarisMatriks) -> tuple[str, ...]:
    return fold(row.baris.indikator), row.baris.no_sasaran, row.baris.no_indikator


def _is_same(row: BarisMatriks, other: BarisMatriks) -> bool:
    """Whether two rows are one new indikator; a number of the sasaran may be lacking."""
    same = fold(other.baris.indikator) == fold(row.baris.indikator)
    return same and _same_numbers(row.baris, other.baris.no_sasaran, other.baris.no_indikator)


def _add(found: dict[object, Dikenal], key: object, own: Dikenal) -> None:
    first = found.get(key)
    if first:
        likest = min(first.kemiripan, own.kemiripan)
        own = replace(first, baris=(*first.baris, *own.baris), kemiripan=likest)
    found[key] = own


def _pairs(
    baris: Sequence[BarisMatriks], known: Sequence[_Known]
) -> Iterator[tuple[int, int, float]]:
    """The rows of one lampiran that are those of the catalogue, with their likeness."""
    alike: dict[tuple[int, int], float] = {}
    weights: dict[tuple[int, int], float] = {}
    texts = Counter(fold(own.indikator) for _, own in known)
    for i, row in enumerate(baris):
        for j, (sasaran, own) in enumerate(known):
            value = _likeness(row.baris.indikator, own.indikator)
            if value >= AMBANG_MIRIP:
                numbers = _same_numbers(row.baris, sasaran.no_sasaran, own.no_indikator)
                whole = numbers or _same_pengukuran(row.baris, own)
                beside = _beside(row.baris, sasaran, own)
                sure = texts[fold(own.indikator)] == 1 or whole
                alike[i, j] = value if value < 1 or sure else beside
                weights[i, j] = 2 * value + (value == 1) + whole + numbers / 2 + beside / 2
    for i, j in assign(weights):
        yield i, j, alike[i, j]


def _likeness(one: str, other: str) -> float:
    return 1.0 if fold(one) == fold(other) else min(likeness(one, other), 0.99)


def _same_numbers(row: BarisSalinan, no_sasaran: str, no_indikator: str) -> bool:
    """Whether a row has the number of an indikator; a number of the sasaran may be lacking."""
    return row.no_sasaran in ("", no_sasaran) and row.no_indikator == no_indikator


def _same_pengukuran(row: BarisSalinan, own: Indikator) -> bool:
    """Whether a row measures as an indikator does, in the same words."""
    said, known = " ".join(row.pengukuran or ()), " ".join(iter_lines(own.pengukuran))
    return bool(said) and fold(said) == fold(known)


def _beside(row: BarisSalinan, sasaran: Sasaran, own: Indikator) -> float:
    """How alike sasaran and Pengukuran are, below 1."""
    lines = " ".join(iter_lines(own.pengukuran))
    words = shared_words(" ".join(row.pengukuran or ()), lines)
    return 0.99 * (likeness(row.sasaran, sasaran.sasaran) + words) / 2


def _with_codes(found: Iterable[Dikenal], tahun: int, taken: Set[str]) -> Iterator[Dikenal]:
    used = set(taken)
    for own in found:
        kode = own.ada[1].kode if own.ada else next(_free(own.baris[0].baris, tahun, used), "")
        used.add(kode)
        yield replace(own, kode=kode)


def _free(row: BarisSalinan, tahun: int, used: Set[str]) -> Iterator[str]:
    if row.no_sasaran and row.no_indikator:
        number = f"{row.no_sasaran}.{row.no_indikator}"
        yield from (kode for kode in (number, f"{tahun}.{number}") if kode not in used)

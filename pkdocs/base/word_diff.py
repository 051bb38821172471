"""Which words of a text stayed, went and came: the one marking, for every view and the redline.

Pure but for rapidfuzz, which finds the longest common subsequence.
"""

from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise

from msgspec import Struct


class Tanda(StrEnum):
    """What became of a run of words."""

    SAMA = "sama"
    HAPUS = "hapus"
    SISIP = "sisip"


MOST_WORDS = 8_000
"""The longest texts that are compared word by word: memory and time grow with the square."""


@lru_cache(maxsize=4096)
def mark_words(lama: str, baru: str) -> tuple[tuple[Tanda, str], ...]:
    """Return the runs of words that stayed, went and came; joined they give both texts exactly.

    Runs of SAMA and HAPUS joined are `lama`, runs of SAMA and SISIP are `baru`, to the character.
    """
    marked: list[tuple[Tanda, str]] = []
    for run in _settled(_runs(_words(lama), _words(baru))):
        if run.same:
            marked.append((Tanda.SAMA, run.gone))
            continue
        both = (Tanda.HAPUS, run.gone), (Tanda.SISIP, run.come)
        marked += [(tanda, text) for tanda, text in both if text]
    return tuple(marked)


class _Run(Struct, frozen=True):
    """A run of text in both, or what went and what came in its place."""

    same: bool
    gone: str
    come: str

    @property
    def length(self) -> int:
        return max(len(self.gone), len(self.come))

    def __add__(self, other: "_Run") -> "_Run":
        same = self.same and other.same
        return _Run(same, self.gone + other.gone, self.come + other.come)


def _runs(old: list[str], new: list[str]) -> Iterator[_Run]:
    """The runs between and of the words that most of both texts have in common, in order."""
    before = after = 0
    for i, j in [*_matches(old, new), (len(old), len(new))]:
        gone, come = old[before:i], new[after:j]
        head = _common(gone, come)
        tail = _common(gone[head:][::-1], come[head:][::-1])
        middle = gone[head : len(gone) - tail], come[head : len(come) - tail]
        for words in (gone[:head], middle, gone[len(gone) - tail :] + old[i : i + 1]):
            if isinstance(words, tuple):
                yield _Run(same=False, gone="".join(words[0]), come="".join(words[1]))
            else:
                yield _Run(same=True, gone="".join(words), come="".join(words))
        before, after = i + 1, j + 1


def _matches(old: list[str], new: list[str]) -> Iterator[tuple[int, int]]:
    """The places of the words that stayed: a longest common subsequence, white space apart.

    None of texts beyond `MOST_WORDS` each: what they begin and end with in common still stays.
    """
    places = [[k for k, word in enumerate(words) if not word.isspace()] for words in (old, new)]
    texts = [[words[k] for k in at] for words, at in zip((old, new), places, strict=True)]
    if len(texts[0]) * len(texts[1]) > MOST_WORDS**2:
        return
    from rapidfuzz.distance import Indel  # takes 20 ms, and not every comparison marks words

    for op in Indel.opcodes(*texts):
        if op.tag == "equal":
            for step in range(op.src_end - op.src_start):
                yield places[0][op.src_start + step], places[1][op.dest_start + step]


def _settled(runs: Iterable[_Run]) -> list[_Run]:
    """Runs by turns; what stayed by chance between two larger changes belongs to the change."""
    settled: list[_Run] = []
    for run in runs:
        if not run.length:
            continue
        if settled and settled[-1].same == run.same:
            settled[-1] += run
        else:
            settled.append(run)
        while len(settled) > 2 and not settled[-1].same and _is_chance(settled[-3:]):
            settled[-3:] = [settled[-3] + settled[-2] + settled[-1]]
    return settled


def _is_chance(runs: list[_Run]) -> bool:
    first, between, last = runs
    return between.length < min(first.length, last.length)


def _common(lama: list[str], baru: list[str]) -> int:
    """How many words two texts begin with in common."""
    pairs = zip(lama, baru, strict=False)
    return next(
        (at for at, (old, new) in enumerate(pairs) if old != new), min(len(lama), len(baru))
    )


def _words(text: str) -> list[str]:
    """The words of a text, and the white space between them each on its own."""
    cuts = [0, *(i for i in range(1, len(text)) if _cut(text[i - 1], text[i])), len(text)]
    return [text[a:b] for a, b in pairwise(cuts) if a < b]


def _cut(before: str, after: str) -> bool:
    return before.isspace() != after.isspace() or "\n" in (before, after)

"""Papers of one form, of which some were read whole: whether another one says what its data say.

Only for speed: reading a paper costs ten times what its data do. Documents of one template have the
same marks and differ in words. Where such a paper was read whole and says its data, each of its
words is fixed, or is a value with fixed words around it; which of them it is stays open as long as
both are true of every such paper. Another paper of these marks is believed where all that may be
is: then what it truly is holds as well. Every other paper is read.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import accumulate
from typing import TypeAlias

from msgspec import Struct, field

from pkdocs.domain import wording
from pkdocs.domain.salinan import PERIODE, BarisSalinan, Salinan
from pkdocs.outputs.carried import Carried
from pkdocs.word.text.marks import Parts, read_parts, split_marks

_MOST = 128
"""How many forms are remembered; the one not met for longest is forgotten."""
_SHORT = 3
"""From so many letters on a value is looked for inside other words too."""
_FIXED = -1
_BETWEEN = "\0"
"""What stands in no word: no XML may hold it."""

Word: TypeAlias = tuple[str, int, str]
"""What a word may be: fixed words, the place of a value (`_FIXED` for none), fixed words."""


class RowValues(Struct, frozen=True):
    """What a paper prints of its rows: values, and those with two ways to print them."""

    baris: Sequence[BarisSalinan]
    texts: Sequence[str]
    lines: Sequence[str]
    others: Sequence[str]
    """The other way to print each of `lines`."""
    filled: bytes
    """Which of them all are not empty."""

    @classmethod
    def of(cls, baris: Sequence[BarisSalinan]) -> "RowValues":
        """Return the values of rows, in their order."""
        texts = [text for row in baris for text in _row(row)]
        lines = [line for row in baris for line in row.pengukuran or ()]
        others = [line.partition(" ")[2] for line in lines]
        return cls(baris, texts, lines, others, bytes(map(bool, (*texts, *lines, *others))))


class Values(Struct, frozen=True):
    """All that a paper prints of an agreement: values, then those with two ways to print them.

    `texts` are the first, behind them `pairs` texts and as many others, each its other way. `own`
    are the places of those that are not of its `rows`.
    """

    texts: list[str]
    pairs: int
    rows: RowValues
    own: Sequence[int]

    @classmethod
    def of(cls, salinan: Salinan, rows: RowValues) -> "Values":
        """Return the values of an agreement, in its order; `rows` are those of its rows."""
        first, second = salinan.pihak_pertama, salinan.pihak_kedua
        texts = [salinan.jabatan, salinan.unit, salinan.tahun, *_program(salinan)]
        texts += [text or "" for own in (first, second) for text in (own.nip, own.jabatan)]
        names = [own.nama or "" for own in (first, second)]
        pairs, start = len(names) + len(rows.lines), len(texts) + len(rows.texts)
        own = [*range(len(texts)), start, start + 1, start + pairs, start + pairs + 1]
        texts += rows.texts
        texts += (*names, *rows.lines, *map(_capital, names), *rows.others)
        return cls(texts, pairs, rows, own)

    @property
    def shape(self) -> tuple[bytes, bytes]:
        """Return which values are not empty, alike for agreements with values of the same kinds."""
        return bytes(bool(self.texts[place]) for place in self.own), self.rows.filled

    def changed(self, before: "Values") -> list[int]:
        """Return the places of what differs from the values of another agreement of its shape."""
        places = self.own if self.rows is before.rows else range(len(self.texts))
        return [place for place in places if self.texts[place] != before.texts[place]]

    def other_way(self, place: int) -> int:
        """Return the place of the same value printed the other way, else the place itself."""
        first = len(self.texts) - 2 * self.pairs
        if place < first:
            return place
        return place + self.pairs if place < first + self.pairs else place - self.pairs


def _program(salinan: Salinan) -> Iterator[str]:
    amounts = [program["anggaran"] for program in salinan.program]
    for program in salinan.program:
        yield from program.values()
    total = sum((wording.parse_angka(text) for text in amounts if text), Decimal())
    yield wording.format_angka(total) if amounts else ""


def _capital(nama: str) -> str:
    own, comma, degrees = nama.partition(",")
    words = (word if "." in word else word.upper() for word in own.split())
    return f"{' '.join(words)}{comma}{degrees}"


def _row(row: BarisSalinan) -> Iterator[str]:
    yield from (row.no_sasaran, row.kelompok, row.no_indikator)
    for text in (row.sasaran, row.indikator):
        yield from (line.strip() for line in text.split("\n"))
    yield from (row.lingkup or "", row.sumber_data or "", row.satuan or "")
    yield from (row.target.get(periode) or "" for periode in PERIODE)


class _Form(Struct):
    """What each word of a form may be; the last paper of it that was read whole.

    `places` tell where each word stands: in which part, and where among its marks and texts.
    `words` are those that were the same so far: what they may be, and their numbers.
    `silent` are the values that must stay, for no word may be one of them, `by_value` the places in
    `words` of those that may be each value.
    """

    pieces: list[list[bytes]]
    places: list[tuple[int, int]]
    words: list[tuple[tuple[Word, ...], list[int]]]
    seen: Parts
    values: Values
    silent: frozenset[int] = frozenset()
    by_value: dict[int, list[int]] = field(default_factory=dict)

    @classmethod
    def of(cls, parts: Parts, values: Values) -> "_Form":
        """Return the form of the first of its papers."""
        known: dict[str, list[int]] = {}
        for place, text in enumerate(values.texts):
            if text:
                known.setdefault(text, []).append(place)
        pieces = [split_marks(part) for part in parts.worded]
        words = _places(_words(pieces))
        found = _inside(words, known)
        places = [(p, at) for p, own in enumerate(pieces) for at in range(1, len(own), 2)]
        own = [(tuple(found[word]), same) for word, same in words.items()]
        form = cls(pieces, places, own, parts, values)
        form._index()
        return form

    def says(self, parts: Parts, values: Values) -> bool:
        """Return whether all that each word may be is true of these words and values.

        So the paper is the one seen last, with the words that may be another value written anew.
        """
        other = values.changed(self.values)
        if not self.silent.isdisjoint(other):
            return False
        changed: dict[int, dict[int, bytes]] = {}
        for number in {number for place in other for number in self.by_value.get(place, ())}:
            own, same = self.words[number]
            word = _only_word(own, values.texts)
            if word is None:
                return False
            for part, at in (self.places[at] for at in same):
                changed.setdefault(part, {})[at] = _written(word)
        return all(
            data == (self._part(at, changed[at]) if at in changed else self.seen.worded[at])
            for at, data in enumerate(parts.worded)
        )

    def _part(self, number: int, changed: Mapping[int, bytes]) -> bytes:
        """A part with other words in some places."""
        pieces = self.pieces[number].copy()
        for place, word in changed.items():
            pieces[place] = word
        return b"".join(pieces)

    def learn(self, parts: Parts, values: Values) -> bool:
        """Leave out what is not true of another paper that was read whole.

        False, and nothing else, where it has other marks.
        """
        pieces = [split_marks(part) for part in parts.worded]
        if [own[::2] for own in pieces] != [own[::2] for own in self.pieces]:
            return False
        words = _words(pieces)
        self.words = [
            (tuple(one for one in own if _printed(one, values.texts) == word), same)
            for own, before in self.words
            for word, same in _places(words, before).items()
        ]
        self.pieces, self.seen, self.values = pieces, parts, values
        self._index()
        return True

    def _index(self) -> None:
        self.by_value = {}
        for number, (own, _) in enumerate(self.words):
            for _, place, _ in own:
                if place != _FIXED:
                    self.by_value.setdefault(place, []).append(number)
        said = self.by_value.keys() | {self.values.other_way(place) for place in self.by_value}
        known = all(own for own, _ in self.words)
        every = frozenset(range(len(self.values.texts)))
        self.silent = every.difference(said) if known else every


def _only_word(own: Sequence[Word], texts: Sequence[str]) -> str | None:
    """What a word is, where all that it may be comes to the same."""
    found = {_printed(one, texts) for one in own}
    return found.pop() if len(found) == 1 else None


def _printed(word: Word, texts: Sequence[str]) -> str:
    before, place, after = word
    return before if place == _FIXED else f"{before}{texts[place]}{after}"


Kind: TypeAlias = tuple[str, int, int, tuple[bytes, bytes], tuple[bytes, ...]]
"""What papers of one form have in common beside their marks: year, values, parts without words."""


class Forms(Struct):
    """The forms of the papers that were read whole so far."""

    known: dict[Kind, list[_Form]] = field(default_factory=dict)
    rows: dict[tuple[str, int], RowValues] = field(default_factory=dict)
    """Those met last, by their year and number: documents of a year share them."""

    def says(self, docx: bytes, carried: Carried, data: Salinan) -> bool:
        """Return whether a paper is known to say just its data; False where it must be read.

        The part that the data stand in is no paper.
        """
        kind, parts, values = self._split(docx, carried, data)
        return any(form.says(parts, values) for form in self.known.get(kind, ()))

    def learn(self, docx: bytes, carried: Carried, data: Salinan) -> None:
        """Take note of a paper that was read whole and says just its data."""
        kind, parts, values = self._split(docx, carried, data)
        own = self.known.pop(kind, [])
        form = next((form for form in own if form.learn(parts, values)), None)
        form = form or _Form.of(parts, values)
        self.known[kind] = [*(one for one in own if one is not form), form]
        while len(self) > _MOST:
            oldest = next(iter(self.known))
            del self.known[oldest][0]
            if not self.known[oldest]:
                del self.known[oldest]

    def __len__(self) -> int:
        """Return how many forms are remembered."""
        return sum(map(len, self.known.values()))

    def _split(self, docx: bytes, carried: Carried, data: Salinan) -> tuple[Kind, Parts, Values]:
        parts = read_parts(docx, carried.members, carried.part)
        values = Values.of(data, self._row_values(data))
        kind = (data.tahun, len(values.texts), values.pairs, values.shape, parts.frame)
        return kind, parts, values

    def _row_values(self, data: Salinan) -> RowValues:
        place = data.tahun, len(data.baris)
        found = self.rows.get(place)
        if found is None or found.baris != data.baris:
            found = self.rows[place] = RowValues.of(data.baris)
        return found


def _places(words: Sequence[str], among: Iterable[int] | None = None) -> dict[str, list[int]]:
    """The numbers of words by what they are, of all or of some."""
    found: dict[str, list[int]] = {}
    for at in range(len(words)) if among is None else among:
        found.setdefault(words[at], []).append(at)
    return found


def _words(pieces: Sequence[Sequence[bytes]]) -> list[str]:
    """The texts of parts in turn, as they are read."""
    return [_as_read(text) for own in pieces for text in own[1::2]]


def _as_read(text: bytes) -> str:
    word = text.decode("utf-8", "surrogateescape")
    for entity, sign in _ENTITIES:
        word = word.replace(entity, sign)
    return word


def _written(word: str) -> bytes:
    """A text as templates write it."""
    for entity, sign in reversed(_ENTITIES):
        word = word.replace(sign, entity)
    return word.encode("utf-8", "surrogateescape")


_ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("&#34;", '"'), ("&#39;", "'"), ("&amp;", "&"))
"""As templates write them; a word with any other is no value, and the paper is read."""


def _inside(known: Iterable[str], places: Mapping[str, Sequence[int]]) -> dict[str, list[Word]]:
    """All that each of some words may be: itself, or a value that stands in it.

    Looked for in all words at once, the longest first: one by one took as long as reading a paper.
    """
    words = sorted(set(known), key=len, reverse=True)
    found: dict[str, list[Word]] = {word: [(word, _FIXED, "")] for word in words}
    starts = list(accumulate((len(word) + 1 for word in words), initial=0))
    every = _BETWEEN.join(words)
    for text, own in places.items():
        if _BETWEEN in text:
            continue
        end = starts[bisect_right(words, -len(text), key=lambda word: -len(word))]
        at = every.find(text, 0, end)
        while at >= 0:
            number = bisect_right(starts, at) - 1
            word, begin = words[number], at - starts[number]
            before, after = word[:begin], word[begin + len(text) :]
            if len(text) >= _SHORT or not (before[-1:].isalnum() or after[:1].isalnum()):
                found[word] += [(before, place, after) for place in own]
            at = every.find(text, at + 1, end)
    return found

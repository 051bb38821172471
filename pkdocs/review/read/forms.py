"""Papers of one form, of which some were read whole: whether another one says what its data say.

Only for speed: reading a paper costs ten times what its data do. Documents of one template have the
same marks and differ in words. Where such a paper was read whole and says its data, each of its
words is fixed, or is a value with fixed words around it; which of them it is stays open as long as
both are true of every such paper. Another paper of these marks is believed where all that may be
is: then what it truly is holds as well. Every other paper is read.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TypeAlias

from pkdocs.domain import wording
from pkdocs.domain.salinan import PERIODE, BarisSalinan, Salinan
from pkdocs.word import read_marks

_MOST = 128
"""How many forms are remembered; the one not met for longest is forgotten."""
_SHORT = 3
"""From so many letters on a value is looked for inside other words too."""
_FIXED = -1

Word: TypeAlias = tuple[str, int, str]
"""What a word may be: fixed words, the place of a value (`_FIXED` for none), fixed words."""


@dataclass(frozen=True, slots=True)
class Values:
    """All that a paper prints of an agreement: values, then those with two ways to print them.

    `texts` are the first, behind them `pairs` texts and as many others, each its other way.
    """

    texts: list[str]
    pairs: int

    @classmethod
    def of(cls, salinan: Salinan) -> "Values":
        """Return the values of an agreement, in its order."""
        first, second = salinan.pihak_pertama, salinan.pihak_kedua
        texts = [salinan.jabatan, salinan.unit, salinan.tahun, *_program(salinan)]
        texts += [text or "" for own in (first, second) for text in (own.nip, own.jabatan)]
        pairs = [(own.nama or "", _capital(own.nama or "")) for own in (first, second)]
        for row in salinan.baris:
            texts += _row(row)
            pairs += [(line, line.partition(" ")[2]) for line in row.pengukuran or ()]
        texts += [one for one, _ in pairs]
        texts += [other for _, other in pairs]
        return cls(texts, len(pairs))

    @property
    def shape(self) -> tuple[object, ...]:
        """Return what agreements have in common whose values are of the same kinds."""
        return (len(self.texts), self.pairs, "".join("x" if text else "-" for text in self.texts))

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


@dataclass(slots=True)
class _Form:
    """What each word of a form may be; the last paper of it that was read whole.

    `silent` are the values that no word may be, `by_value` the words that may be each value.
    """

    words: list[tuple[Word, ...]]
    seen: Sequence[str]
    values: Values
    silent: list[int]
    by_value: dict[int, list[int]]

    @classmethod
    def of(cls, words: Sequence[str], values: Values) -> "_Form":
        """Return the form of the first of its papers."""
        places: dict[str, list[int]] = {}
        for place, text in enumerate(values.texts):
            if text:
                places.setdefault(text, []).append(place)
        known: dict[str, tuple[Word, ...]] = {}
        for word in words:
            if word not in known:
                known[word] = ((word, _FIXED, ""), *_inside(word, places))
        form = cls([known[word] for word in words], words, values, [], {})
        form._note(words, values)
        return form

    def says(self, words: Sequence[str], values: Values) -> bool:
        """Return whether all that each word may be is true of these words and values.

        What is as on the paper seen last is true already.
        """
        if len(words) != len(self.words):
            return False
        texts, before = values.texts, self.values.texts
        other = [place for place, text in enumerate(texts) if text != before[place]]
        if any(place in self.silent for place in other):
            return False
        asked = {at for at, word in enumerate(words) if word != self.seen[at]}
        asked.update(at for place in other for at in self.by_value.get(place, ()))
        return all(self.words[at] and _all_true(self.words[at], words[at], texts) for at in asked)

    def learn(self, words: Sequence[str], values: Values) -> None:
        """Leave out what is not true of another paper that was read whole."""
        for at, (word, own) in enumerate(zip(words, self.words, strict=True)):
            self.words[at] = tuple(one for one in own if _all_true((one,), word, values.texts))
        self._note(words, values)

    def _note(self, words: Sequence[str], values: Values) -> None:
        self.seen, self.values = words, values
        self.by_value = {}
        for at, own in enumerate(self.words):
            for _, place, _ in own:
                self.by_value.setdefault(place, []).append(at)
        said = self.by_value.keys() | {values.other_way(place) for place in self.by_value}
        self.silent = [place for place in range(len(values.texts)) if place not in said]


def _all_true(own: Sequence[Word], word: str, texts: Sequence[str]) -> bool:
    """Whether a word is each of these."""
    return all(
        word == (before if place == _FIXED else f"{before}{texts[place]}{after}")
        for before, place, after in own
    )


@dataclass(slots=True)
class Forms:
    """The forms of the papers that were read whole so far."""

    known: dict[bytes, _Form] = field(default_factory=dict)

    def says(self, docx: bytes, part: str, data: Salinan) -> bool:
        """Return whether a paper is known to say just its data; False where it must be read.

        `part` is the one that the data stand in, and no paper.
        """
        key, words, values = _split(docx, part, data)
        form = self.known.get(key)
        return form is not None and form.says(words, values)

    def learn(self, docx: bytes, part: str, data: Salinan) -> None:
        """Take note of a paper that was read whole and says just its data."""
        key, words, values = _split(docx, part, data)
        form = self.known.pop(key, None)
        if form is None:
            form = _Form.of(words, values)
        else:
            form.learn(words, values)
        while len(self.known) >= _MOST:
            del self.known[next(iter(self.known))]
        self.known[key] = form


def _split(docx: bytes, part: str, data: Salinan) -> tuple[bytes, list[str], Values]:
    """What papers of one form have in common, hashed; the words; the values of the data."""
    marks, raw = read_marks(docx, part)
    values = Values.of(data)
    shape = (data.tahun, values.shape, list(map(len, marks)))
    digest = hashlib.sha256(repr(shape).encode())
    digest.update(b"".join(marks))
    text = b"\0".join(raw).decode("utf-8", "surrogateescape")
    for entity, sign in _ENTITIES:
        text = text.replace(entity, sign)
    return digest.digest(), text.split("\0"), values


_ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("&#34;", '"'), ("&#39;", "'"), ("&amp;", "&"))
"""As templates write them; a word with any other is no value, and the paper is read."""


def _inside(word: str, places: Mapping[str, Sequence[int]]) -> Iterator[Word]:
    """Each value that stands in a word, with what stands around it."""
    for text, own in places.items():
        at = word.find(text)
        while at >= 0:
            before, after = word[:at], word[at + len(text) :]
            joined = before[-1:].isalnum() or after[:1].isalnum()
            if len(text) >= _SHORT or not joined:
                yield from ((before, place, after) for place in own)
            at = word.find(text, at + 1)

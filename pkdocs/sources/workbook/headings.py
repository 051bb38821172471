"""Where the header words of a sheet stand, and which of its columns is which. Pure."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from msgspec import Struct

from pkdocs.base.text import normalise
from pkdocs.domain.lembar import Guna, Kolom

FIRST_ROWS = 20
"""Among how many filled rows the header is looked for."""
LONGEST = 200
"""How many letters a header word may have: what is longer is none."""


class Judul(Struct, frozen=True):
    """The header of a sheet: its row; known columns and others by number, with their words.

    `ganda` are the columns of a header word that stands there more than once, by that word.
    """

    baris: int
    dikenal: Mapping[int, Kolom]
    lain: Mapping[int, str]
    ganda: Mapping[str, Sequence[int]]

    def has(self, kolom: Kolom) -> bool:
        """Return whether the header has a column, once or more."""
        return kolom in self.dikenal.values() or kolom.kepala in self.ganda

    def words(self, column: int) -> str:
        """Return what stands at the head of a column that is not read, "" for nothing."""
        kolom = self.dikenal.get(column)
        return kolom.kepala if kolom else self.lain.get(column, "")

    @property
    def kunci(self) -> Kolom | None:
        """Return the column that tells the rows, where there is just one."""
        return next((own for own in self.dikenal.values() if own.guna is Guna.KUNCI), None)


def find_judul(
    rows: Sequence[tuple[int, Mapping[int, str]]], wanted: Sequence[Kolom]
) -> Judul | None:
    """Return the header among the first rows of a sheet, by the words that it shares with `wanted`.

    `rows` are texts by row and column. It is the row with the most of these words; None if no row
    has two of them, or all where only one is wanted. Case, spaces and line breaks do not count.
    """
    known = _Words(wanted)
    judul = [known.judul(number, texts) for number, texts in rows]
    best = max(judul, key=_found, default=None)
    return best if best is not None and _found(best) >= min(2, len(wanted)) else None


def share(judul: Judul, wanted: Sequence[Kolom]) -> float:
    """Return which part of the wanted columns (0 to 1) a header has."""
    return _found(judul) / len(wanted)


def _found(judul: Judul) -> int:
    return len(judul.dikenal) + len(judul.ganda)


def fold_name(text: str) -> str:
    """Return a header word or the name of a sheet as it is compared."""
    return normalise(text).casefold()


class _Words:
    """The wanted columns by their words; a word that means two of them must be as written."""

    def __init__(self, wanted: Sequence[Kolom]) -> None:
        self.exact = {normalise(kolom.kepala): kolom for kolom in wanted}
        folded = defaultdict(list)
        for kolom in wanted:
            folded[fold_name(kolom.kepala)].append(kolom)
        self.folded = {word: own[0] for word, own in folded.items() if len(own) == 1}

    def find(self, text: str) -> Kolom | None:
        return self.exact.get(normalise(text)) or self.folded.get(fold_name(text))

    def judul(self, number: int, texts: Mapping[int, str]) -> Judul:
        by_kepala: dict[str, list[int]] = defaultdict(list)
        found = {column: self.find(text) for column, text in texts.items()}
        for column, kolom in found.items():
            if kolom is not None:
                by_kepala[kolom.kepala].append(column)
        once = {columns[0] for columns in by_kepala.values() if len(columns) == 1}
        return Judul(
            number,
            {column: kolom for column, kolom in found.items() if kolom and column in once},
            {column: texts[column] for column, kolom in found.items() if kolom is None},
            {kepala: columns for kepala, columns in by_kepala.items() if len(columns) > 1},
        )

"""What a user can get wrong, as values: a Problem with its place, its code and its words.

It does not print and does not decide on exit codes; `cli` does.
"""

from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import Generic, TypeVar

from msgspec import Struct

from pkdocs.base.text import visible

T = TypeVar("T")
_NEAR = 0.7
"""How alike (0 to 1) two words are from which on one may be the other mistyped."""
MOST_COMPARISONS = 100_000
_FEW = 3


class Berat(StrEnum):
    """How grave a Problem is: a `galat` blocks what it touches, a `peringatan` never does."""

    GALAT = "galat"
    PERINGATAN = "peringatan"


class Span(Struct, frozen=True, order=True):
    """A place in a source file: file name relative to the project, line and column from 1.

    A place in an Office file is all in the name: `isi.xlsx!Turunan!F12`, `isi.docx!tabel 1`.
    """

    berkas: str
    baris: int = 1
    kolom: int = 1

    def __str__(self) -> str:
        within = any(f"{ending}!" in self.berkas.lower() for ending in (".xlsx", ".docx"))
        return self.berkas if within else f"{self.berkas}:{self.baris}:{self.kolom}"


class Problem(Struct, frozen=True):
    """One thing that is wrong: where, which rule (kode), and what to do about it, in Indonesian."""

    span: Span
    kode: str
    pesan: str
    berat: Berat = Berat.GALAT
    jabatan: tuple[str, ...] = ()
    """Codes of the posts whose agreement this problem touches; empty: it touches them all."""

    def __str__(self) -> str:
        tanda = "" if self.berat is Berat.GALAT else "peringatan: "
        return visible(f"{self.span}: {self.kode} {tanda}{self.pesan}")

    def as_dict(self) -> dict[str, str | int]:
        """Return the problem as plain data for `--json`."""
        return {
            "berkas": self.span.berkas,
            "baris": self.span.baris,
            "kolom": self.span.kolom,
            "kode": self.kode,
            "berat": str(self.berat),
            "pesan": self.pesan,
        }


class Checked(Struct, Generic[T], frozen=True):
    """The result of a step that can meet a user's mistake: a value or None, plus problems."""

    value: T | None
    problems: tuple[Problem, ...] = ()


def sort_problems(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems without doubles, in the order of files, lines and columns."""
    unique = dict.fromkeys(problems)
    return tuple(sorted(unique, key=lambda p: (p.span, p.kode, p.pesan)))


def has_error(problems: Iterable[Problem]) -> bool:
    """Return whether any of the problems is an error."""
    return any(p.berat is Berat.GALAT for p in problems)


def suggest(word: str, known: Iterable[str]) -> str:
    """Return ` Maksudnya "…"?` with the likeliest known word, or nothing when none is near."""
    near = _near(word, tuple(known), 1)
    return f' Maksudnya "{near[0]}"?' if near else ""


def near_words(word: str, known: Iterable[str]) -> tuple[str, ...]:
    """Return all known words that may have been meant, the likeliest first."""
    words = tuple(known)
    return tuple(_near(word, words, len(words) or 1))


def _near(word: str, known: tuple[str, ...], most: int) -> list[str]:
    from difflib import get_close_matches  # most runs find no mistyped word

    return get_close_matches(word, known, n=most, cutoff=_NEAR)


def suggester(known: Iterable[str]) -> Callable[[str], str]:
    """Return `suggest` for the many wrong words of one list, `within_bounds`."""
    return within_bounds(known, suggest, "")


def within_bounds(
    known: Iterable[str], find: Callable[[str, Iterable[str]], T], nothing: T
) -> Callable[[str], T]:
    """Return a search among known words: each word once, and not for ever.

    What is likest among n words takes n comparisons; a list that is wrong from end to end would
    take n². Beyond `MOST_COMPARISONS` in all a word finds `nothing`.
    """
    words = tuple(known)
    most = max(_FEW, MOST_COMPARISONS // (len(words) or 1))
    found: dict[str, T] = {}

    def search(word: str) -> T:
        if word not in found and len(found) < most:
            found[word] = find(word, words)
        return found.get(word, nothing)

    return search

"""Whose agreement a scanned paper is, by the words of its text layer: listed, never guessed.

Pure: the text of a scan and the chart in, who may be meant out, each with the signs for it. Letters
that a scanner misread are signs that are not there.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum

from msgspec import Struct

from pkdocs import domain
from pkdocs.base.text import fold
from pkdocs.domain import wording

_NIP = 18
_MOST_WORDS = 30
"""Of the longest name of a post."""
_KONSEP = re.compile(r"\bKONSEP\b")
_TAHUN = re.compile(r"\bperjanjian kinerja( perubahan)?(?: \w+){0,12}? tahun (20[0-9]{2})\b")
_PERTAMA = re.compile(r"\bdisebut (?:sebagai )?pihak (?:pertama|kesatu)\b")


class Ciri(StrEnum):
    """By what a party is known on a paper."""

    JABATAN = "jabatan"
    NAMA = "nama"
    NOMOR = "NIP/NRK"


class Dugaan(Struct, frozen=True):
    """A post whose agreement a scan may be, and the signs of either party that were found."""

    kode: str
    pertama: tuple[Ciri, ...]
    kedua: tuple[Ciri, ...]

    @property
    def berat(self) -> int:
        """Return how many signs speak for it."""
        return len(self.pertama) + len(self.kedua)


class BacaanPindaian(Struct, frozen=True):
    """What the text of a scan says: the years of its titles, and who may be meant, likeliest first.

    `perubahan`: a title calls it a PK Perubahan. None where no title was read.
    """

    tahun: frozenset[int]
    perubahan: bool | None
    konsep: bool
    dugaan: tuple[Dugaan, ...]

    @property
    def pemilik(self) -> str:
        """Return the code of the one post that most speaks for, "" where that is not one."""
        if not self.dugaan:
            return ""
        first, *others = self.dugaan
        return first.kode if all(first.berat > other.berat for other in others) else ""


class Pengenal(Struct, frozen=True):
    """By which words the parties are known: codes of posts by kind of sign and folded words."""

    ciri: Mapping[Ciri, Mapping[str, frozenset[str]]]
    kedua: Mapping[str, str]
    """The post that signs as Pihak Kedua, by that of Pihak Pertama."""


def all_pengenal(all_perjanjian: Iterable[domain.Perjanjian]) -> Pengenal:
    """Return by what the parties of these agreements are known: as each of them names them."""
    ciri: dict[Ciri, dict[str, set[str]]] = {kind: defaultdict(set) for kind in Ciri}
    kedua: dict[str, str] = {}
    for own in all_perjanjian:
        kedua[own.jabatan.kode] = own.pihak_kedua.jabatan.kode
        for pihak in (own.pihak_pertama, own.pihak_kedua):
            for kind, words in _signs(pihak):
                ciri[kind][words].add(pihak.jabatan.kode)
    frozen = {
        kind: {words: frozenset(codes) for words, codes in own.items()}
        for kind, own in ciri.items()
    }
    return Pengenal(frozen, kedua)


def _signs(pihak: domain.Pihak) -> Iterator[tuple[Ciri, str]]:
    """The signs of a party: its post, with and without role; the bare name; the numbers."""
    jabatan, pejabat = pihak.jabatan, pihak.pejabat
    yield (Ciri.JABATAN, fold(jabatan.nama))
    yield (Ciri.JABATAN, fold(wording.format_titel(jabatan)))
    if pejabat is not None:
        yield (Ciri.NAMA, fold(pejabat.nama))
        yield from ((Ciri.NOMOR, own) for own in (pejabat.nip, pejabat.nrk) if own)


def is_perubahan(halaman: Sequence[str]) -> bool:
    """Return whether the titles on a scan call it a PK Perubahan."""
    return any(changed for changed, _ in _TAHUN.findall(fold("\n".join(halaman))))


def read_pindaian(halaman: Sequence[str], pengenal: Pengenal) -> BacaanPindaian:
    """Return what the text layer of a scan says, page by page as it was read.

    Whom the statement introduces as Pihak Pertama is looked for before the words that do; where
    these were not read, either party may stand anywhere, and a superior who signs many papers is
    the one meant only where his own superior stands there, too. Dasar: Format Perjanjian Kinerja.
    """
    raw = "\n".join(halaman)
    text = fold(raw)
    titles = _TAHUN.findall(text)
    introduced = _PERTAMA.search(text)
    everywhere = _found(text.split(), pengenal)
    before = _found(text[: introduced.start()].split(), pengenal) if introduced else everywhere
    first = {**before, Ciri.NOMOR: everywhere[Ciri.NOMOR]}
    return BacaanPindaian(
        tahun=frozenset(int(year) for _, year in titles),
        perubahan=any(changed for changed, _ in titles) if titles else None,
        konsep=bool(_KONSEP.search(raw)),
        dugaan=tuple(_dugaan(first, everywhere, pengenal, sure=introduced is not None)),
    )


_Found = Mapping[Ciri, frozenset[str]]


def _dugaan(first: _Found, second: _Found, pengenal: Pengenal, *, sure: bool) -> list[Dugaan]:
    """Who may be meant; `sure`: the signs of Pihak Pertama are no other's."""
    found = []
    for kode in sorted(first[Ciri.JABATAN] | first[Ciri.NAMA]):
        if kode not in pengenal.kedua:
            continue
        atasan = pengenal.kedua[kode]
        pertama = tuple(kind for kind in Ciri if kode in first[kind])
        kedua = tuple(kind for kind in Ciri if atasan in second[kind])
        if kedua or (sure and len(pertama) > 1):
            found.append(Dugaan(kode, pertama, kedua))
    return sorted(found, key=lambda own: -own.berat)


def _found(words: Sequence[str], pengenal: Pengenal) -> dict[Ciri, frozenset[str]]:
    """The codes of the posts for which a sign of each kind stands among these words."""
    numbers = {own for run in _numbers(words) for own in run}
    by_number = pengenal.ciri[Ciri.NOMOR]
    found = [by_number[own] for own in numbers if own in by_number]
    return {
        Ciri.JABATAN: _named(words, pengenal.ciri[Ciri.JABATAN]),
        Ciri.NAMA: _named(words, pengenal.ciri[Ciri.NAMA]),
        Ciri.NOMOR: frozenset[str]().union(*found),
    }


def _named(words: Sequence[str], names: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """The codes of what is named, without names that are only part of a longer one there."""
    found, reached = frozenset[str](), 0
    for start in range(len(words)):
        for end in range(min(len(words), start + _MOST_WORDS), max(start, reached), -1):
            codes = names.get(" ".join(words[start:end]))
            if codes is not None:
                found, reached = found | codes, end
                break
    return found


def _numbers(words: Sequence[str]) -> Iterator[Iterator[str]]:
    """Each word of digits; and what is as long as an NIP among those that follow each other."""
    yield (word for word in words if word.isdigit())
    for run in re.findall(r"(?:\d+ )*\d+", " ".join(words)):
        joined = run.replace(" ", "")
        yield (joined[at : at + _NIP] for at in range(len(joined) - _NIP + 1))

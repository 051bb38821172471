"""What a cell of a post says in a lampiran of an Instruksi: tick, lingkup, sentence. Pure.

Anything else, such as what a scanner made of a tick, is not read.
"""

import re
from collections.abc import Set

from msgspec import Struct

from pkdocs.base.text import fold
from pkdocs.domain.katalog import Katalog, Sifat, iter_indikator

CHECKS = frozenset("✓✔√☑🗸vV1*●•⬤■◉\uf0fc\uf0fe\uf050\uf052üþ")
"""Signs that tick, as typed, as Word's list of symbols has them, or in the letters of Wingdings."""
CROSSES = frozenset("xX✗✘×☒☓\uf0fb\uf0fd\uf04f\uf051")
"""Signs that tick where nothing else does: beside ticks they may say that it is not given."""
_NOTHING = frozenset(("", "-", "–", "—", "−", "☐", "◻"))
_DOWN = frozenset("↓⬇")
_TICK = re.compile(r"(\S)\s*(.*)", re.DOTALL)
_BRACKETED = re.compile(r"\((.*)\)", re.DOTALL)
_COMMAS = re.compile(r"[,;\n•▪]")


class Tick(Struct, frozen=True):
    """A cell that gives an indicator to a post; `teks` is the sentence of one to be derived."""

    sifat: Sifat
    lingkup: tuple[str, ...] = ()
    teks: str = ""


def known_lingkup(katalog: Katalog) -> Set[str]:
    """Return the folded words of all lingkup that the catalogue has."""
    found: set[str] = set()
    for _, own in iter_indikator(katalog):
        found |= set(map(fold, own.layanan))
        found |= {fold(part) for penerima in own.penerima for part in penerima.lingkup}
    return found


def is_nothing(teks: str) -> bool:
    """Return whether a cell says that the indicator is not given: empty, a dash, an empty box."""
    return teks.strip() in _NOTHING


def read_tick(
    teks: str, signs: Set[str] = CHECKS | CROSSES, known: Set[str] = frozenset()
) -> Tick | None:
    """Return what a cell says, None where that is unclear; `signs` are those that tick.

    Lingkup stands behind the tick in brackets, or below it; `known` are folded lingkup, by which
    one with a comma or an "dan" in it is told from two.

    Example:
        >>> read_tick("√ (PKK, Jumantik dan RPTRA)").lingkup
        ('PKK', 'Jumantik', 'RPTRA')
    """
    plain = teks.strip()
    if fold(plain).split()[:1] in (["diturunkan"], ["turunan"]):
        sentence = " ".join(plain.split())
        return Tick(Sifat.DITURUNKAN, teks=sentence if " " in sentence else "")
    found = _TICK.fullmatch(plain)
    if found is None or found[1] not in signs | _DOWN:
        return None
    sifat = Sifat.DITURUNKAN if found[1] in _DOWN else Sifat.LANGSUNG
    if not found[2]:
        return Tick(sifat)
    below = "\n" in plain[: found.start(2)]
    bracketed = _BRACKETED.fullmatch(found[2])
    if (not below and not bracketed) or ("(" in found[2] and not bracketed):
        return None
    if not re.search(r"[^\W\d_]{2}", found[2]):
        return None
    return Tick(sifat, split_lingkup_words(bracketed[1] if bracketed else found[2], known))


def split_lingkup_words(teks: str, known: Set[str] = frozenset()) -> tuple[str, ...]:
    """Return the lingkup that a text lists: `A, B dan C`; of two joined by dan only known ones.

    Example:
        >>> split_lingkup_words("Sarana dan Prasarana")
        ('Sarana dan Prasarana',)
    """
    parts = [" ".join(part.split()) for part in _COMMAS.split(teks)]
    parts = [part for part in parts if part]
    if not parts or fold(parts[-1]) in known:
        return tuple(parts)
    first, joined, last = parts[-1].rpartition(" dan ")
    parted = parts[-1].startswith("dan ")
    if parted:
        first, last = "", parts[-1].removeprefix("dan ")
    listed = len(parts) > 1 or {fold(first), fold(last)} <= known
    if not (joined or parted) or not listed:
        return tuple(parts)
    return (*parts[:-1], *filter(None, (first, last)))

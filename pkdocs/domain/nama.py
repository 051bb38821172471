"""Names of persons as Kepegawaian writes them, taken apart: degrees before, name, degrees behind.

Pure, and it changes no letter: the form prints the name in capitals and the degrees as written, so
only where a capital would differ does a doubt matter. What is not sure is told, never guessed.
"""

import re

from msgspec import Struct

from pkdocs.base.likeness import AMBANG_MIRIP, is_slip, likeness
from pkdocs.base.text import fold, normalise

_DEPAN = re.compile(
    r"(?:Prof|Dra|Drs|Drg|Drh|Dr|Ir|Apt|Ns|Bdn|Hj|Rr|KH|K\.H)(?:\.\s*|\s+)(?=\S)"
    r"|[HR]\.\s+|\((?:h\.?\s?c|c|cand)\.?\)\.?\s*",
    re.IGNORECASE,
)
"""A title at the beginning; of one letter with dot and space (`H Contoh` is printed the same)."""
_BIASA = re.compile(r"[A-Z][a-z']+(?: [A-Z][a-z']+)*")
"""Names like most, which need no more looking at: charts hold tens of thousands."""
_BERTITIK = r"(?:[A-Za-z]{1,6}\.){1,4}(?:[A-Za-z]{0,6}\.?)?(?:\([A-Za-z]{1,8}\))?"
_HURUF = r"[A-Z]{2,6}|[A-Z]{1,3}[a-z]{0,3}[A-Z]{1,3}\.?"
"""Degrees without a dot: CA, MM, CFrA."""
_BIDANG = (
    *("h", "hi", "hum", "kn", "sy", "e", "ei", "ak", "m", "t", "ti", "tp", "p", "pi", "pt", "hut"),
    *("si", "sos", "ip", "ap", "a", "ag", "th", "pd", "pdi", "pdsd", "psi", "s", "sn", "kom"),
    *("ikom", "kes", "km", "kep", "keb", "farm", "ked", "gz", "epid", "eng", "sc", "par", "ling"),
    *("stp", "pwk", "ars", "tr", "ba", "pa", "ab", "an"),
)
_DIKENAL = frozenset(
    (
        *(jenjang + bidang for jenjang in "sm" for bidang in _BIDANG),
        *("amd", "amk", "amdkeb", "amdkep", "amdkom", "amdak", "phd", "llm", "bsc", "ba", "ap"),
        *("ak", "ca", "cpa", "apt", "ners", "ns", "bdn", "qia", "grcp", "ipm", "ipu"),
    )
)
"""Degrees without their dots, in small letters."""
_SINGKATAN = frozenset(("moh", "mohd", "muh", "muhd", "moch", "ach", "abd", "st", "tb", "rd", "sy"))
"""Names that are written short."""
_PANJANG = 5
"""A shorter word with another letter is another name: `Budi`, `Rudi`."""


class Nama(Struct, frozen=True):
    """A name taken apart; `ragu` says in words what of it was not sure, "" for nothing."""

    gelar_depan: str
    nama: str
    gelar_belakang: str
    ragu: str = ""


def read_nama(teks: str) -> Nama:
    """Return the name of a person taken apart, each letter as written.

    What stands behind the first comma is no name. Without a comma only a degree that no name looks
    like is taken off. Dasar: Pedoman Umum Ejaan Bahasa Indonesia, tanda koma di antara nama orang
    dan gelar akademik.

    Example:
        >>> read_nama("Dr. H. Wira Contoh, S.Sos., M.Si.")
        Nama(gelar_depan='Dr. H.', nama='Wira Contoh', gelar_belakang='S.Sos., M.Si.', ragu='')
    """
    if _BIASA.fullmatch(teks) and not _DEPAN.match(teks):
        return Nama("", teks, "")
    awal, koma, sesudah = " ".join(teks.split()).partition(",")
    depan, inti = _front(awal.strip())
    if koma and _is_title(inti):
        return Nama("", " ".join(teks.split()), "", "tidak ada nama di antara gelarnya")
    inti, belakang = _without_comma(inti)
    belakang = ", ".join(part for part in (belakang, _listed(sesudah)) if part)
    return Nama(depan, inti, belakang, _doubt(inti, belakang))


_SALAH_KETIK = 4
"""So many digits of a NIP may differ from one that was mistyped."""


def plain_nip(teks: str) -> str:
    """Return a NIP without the spaces that it was typed with."""
    return "".join(teks.split())


def is_alike(lama: str, baru: str) -> bool:
    """Return whether two names may be of one person: one mistyped, or without its degrees."""
    return likeness(read_nama(lama).nama, read_nama(baru).nama) >= AMBANG_MIRIP


def is_same(lama: tuple[str, str], baru: tuple[str, str]) -> bool:
    """Return whether two names, each with its NIP or "", are of one person, one of them corrected.

    Names that are only alike, with quite another NIP, are of two.

    Example:
        >>> is_same(("Dewi Contoh", "1983"), ("DEWI CONTOH, S.E.", "1990"))
        True
    """
    if not is_alike(lama[0], baru[0]):
        return False
    nip, other = plain_nip(lama[1]), plain_nip(baru[1])
    if not nip or not other or fold(read_nama(lama[0]).nama) == fold(read_nama(baru[0]).nama):
        return True
    differing = sum(a != b for a, b in zip(nip, other, strict=False))
    return differing + abs(len(nip) - len(other)) <= _SALAH_KETIK


def is_one_name(lama: str, baru: str) -> bool:
    """Return whether two names that stand with one NIP name one person, however they are written.

    Degrees and titles are no name, an initial is any word that begins with it, and a long word may
    hold one slip. One name may have words that the other lacks; where each has, one was changed.

    Example:
        >>> is_one_name("Drs. H. M. Wira Contoh", "Muhammad Wira Conto, S.H."), \
                is_one_name("Drs. H. Wira Contoh, S.H.", "Drs. H. Sari Contoh, S.H.")
        (True, False)
    """
    old, new = map(_own_words, (lama, baru))
    if "".join(old) == "".join(new):
        return True
    shared = any(_is_word(word, other) for word in old for other in new if len(word) > 1)
    return shared and (_within(old, new) or _within(new, old))


def _own_words(teks: str) -> list[str]:
    """The folded words of a name without titles and degrees, which may be all there is."""
    read = read_nama(normalise(teks).replace("'", ""))
    words = read.nama.split()
    while len(words) > 1 and _plain(words[-1]) in _DIKENAL:
        words.pop()
    odd = [word for word in re.split(r"[,;\s]+", read.gelar_belakang) if not _is_gelar(word)]
    return fold(" ".join((*words, *odd))).split()


def _within(words: list[str], other: list[str]) -> bool:
    return all(any(_is_word(word, own) or _is_short(word, own) for own in other) for word in words)


def _is_word(word: str, other: str) -> bool:
    """Whether two words are one but for a slip of the hand, which a short word cannot have."""
    return word == other or (min(len(word), len(other)) >= _PANJANG and is_slip(word, other))


def _is_short(word: str, other: str) -> bool:
    """Whether one of two words may stand for the other: `M`, `Moh` for `Muhammad`."""
    short = any(len(own) == 1 or own in _SINGKATAN for own in (word, other))
    return short and word[0] == other[0]


def _listed(sesudah: str) -> str:
    """What stands behind the comma, with one comma and one space between."""
    return ", ".join(part.strip() for part in sesudah.split(",") if part.strip())


def _is_title(text: str) -> bool:
    return not text or _front(f"{text} x") == (text, "x")


def _front(text: str) -> tuple[str, str]:
    """The titles before a name, and the rest."""
    end = 0
    while found := _DEPAN.match(text, end):
        end = found.end()
    return text[:end].strip(), text[end:].strip()


def _without_comma(text: str) -> tuple[str, str]:
    """The name and the degrees behind it, from the first that no name looks like."""
    words = text.split()
    sure = [place for place, word in enumerate(words) if place and _is_sure(word)]
    if not sure or not all(map(_is_gelar, words[sure[0] :])):
        return text, ""
    return " ".join(words[: sure[0]]), " ".join(words[sure[0] :])


def _is_sure(word: str) -> bool:
    """Whether a word is a degree wherever it stands: `S.Sos`, not `S.H.` (initials of a name)."""
    return "." in word[:-1] and word != word.upper() and _plain(word) in _DIKENAL


def _is_gelar(word: str) -> bool:
    """Whether a word behind a comma, or behind another degree, is one."""
    return (
        re.fullmatch(_BERTITIK, word) is not None
        or re.fullmatch(_HURUF, word) is not None
        or _plain(word) in _DIKENAL
    )


def _plain(word: str) -> str:
    return re.sub(r"[^a-z]", "", word.lower())


def _doubt(nama: str, belakang: str) -> str:
    """What is not sure: a word behind the comma that is no degree, one in the name that may be."""
    odd = [word for word in re.split(r"[,\s]+", belakang) if not _is_gelar(word.strip(";"))]
    if belakang and (odd or ";" in belakang):
        return f'"{(odd or [belakang])[0]}" sesudah koma tidak dikenal sebagai gelar'
    words = nama.split()
    held = [word for place, word in enumerate(words) if _may_be_gelar(word, first=not place)]
    return f'"{held[0]}" mungkin gelar, mungkin bagian nama' if held and len(words) > 1 else ""


def _may_be_gelar(word: str, *, first: bool) -> bool:
    """Whether a word of a name may be a degree: known without dots, or short and not known."""
    if word == word.upper():
        return not first and _plain(word) in _DIKENAL
    return "." in word and _plain(word) not in _SINGKATAN

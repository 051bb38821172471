"""Texts of any kind: listed, made a name of, and as they are compared. Pure.

What Word does to quotes, spaces and dashes is no change.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

from pkdocs.base.numbering import without_numbering

_TYPOGRAPHY = {
    **dict.fromkeys(map(ord, "‘’‚‛′´`ʼ"), "'"),
    **dict.fromkeys(map(ord, "“”„‟″«»"), '"'),
    **dict.fromkeys(map(ord, "‐‑‒–—−―"), "-"),
    **dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f"), None),
    ord("…"): "...",
    ord("ﬁ"): "fi",
    ord("ﬂ"): "fl",
}
_LATIN = str.maketrans(
    "АВЕЅІЈКМНОРСТУХаеіјорсухѕΑΒΕΖΗΙΚΜΝΟΡΤΥΧοναιρ",
    "ABESIJKMHOPCTYXaeijopcyxsABEZHIKMNOPTYXovaip",
)
_LOOKALIKE = re.compile(f"[{''.join(map(chr, _LATIN))}]")
HIDDEN = re.compile(
    "([\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f"
    "\ud800-\udfff\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f])"
)
"""Characters that show nothing but change how text reads, steer a terminal or break its line.

The plain line break and the tab are not among them: a cell and a paragraph have them."""
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f]")
_LINES = "\t\n\x85"
"""Controls that a text of several lines may hold."""
_UNSEEN = frozenset(("Cc", "Cf", "Cs", "Zl", "Zp"))
"""Categories of Unicode whose characters show nothing: controls, formats, halves of characters."""
_BLANK = (
    *("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2065\u2800\u3164\uffa0"),
    *("\ufdd0-\ufdef", "\ufe00-\ufe0f", "\ufff0-\ufff8", "\ufffe-\uffff"),
    *("\U00016fe4", "\U0001d159", "\U000e0000-\U000e0fff"),
)
"""What shows nothing and has another category: fillers, variation selectors, tags, empty cells.

Dasar: Unicode, Default_Ignorable_Code_Point, and the signs that are drawn empty.
"""
_SEBUTAN = re.compile(
    r"^(?:((?i:plt|plh|pjs|pj|pgs|pymt))\b\.?|([A-Z][bcdfghjklmnpqrstvwxyz]{1,5})\.)\s*"
)
"""What stands before a post: one of those known, or any short word of consonants with a dot."""
_SHORT = {
    "kec": "kecamatan",
    "kel": "kelurahan",
    "kabag": "kepala bagian",
    "kasubbag": "kepala subbagian",
    "kasubag": "kepala subbagian",
    "kasi": "kepala seksi",
    "sekcam": "sekretaris kecamatan",
    "seklur": "sekretaris kelurahan",
    "ka": "kepala",
    "subbag": "subbagian",
    "subag": "subbagian",
    "tu": "tata usaha",
    "setko": "sekretariat kota",
    "sekko": "sekretaris kota",
}
_PARTED = {"sub bagian": "subbagian", "sub kelompok": "subkelompok", "wali kota": "walikota"}
"""Short forms of offices and of what they are called; parted words that are one."""
_BOLD = re.compile(r"\*\*(?=[^\s*])(.+?)(?<=[^\s*])\*\*")


def one_name(name: str) -> str:
    """Return what two names of files have in common that are one file on some system."""
    return unicodedata.normalize("NFC", name).casefold()


def visible(text: str) -> str:
    """Return a text as one line that shows all of itself: `U+202E` becomes `<U+202E>`.

    The door through which texts of others (documents, file names, codes) come to a terminal, a
    title or a list of problems. A line break is shown as `↵`.
    """
    if text.isprintable():
        return text
    return HIDDEN.sub(lambda found: f"<U+{ord(found[1]):04X}>", text.replace("\n", "↵"))


def visible_lines(text: str) -> str:
    """Return a text of several lines that shows all of itself, as `visible` does of one."""
    return text if text.isprintable() else "\n".join(map(visible, text.split("\n")))


@lru_cache(maxsize=16384)
def normalise(text: str) -> str:
    """Return the text in one form: composed, plain quotes and dashes, single spaces."""
    if text.isascii():
        return " ".join(text.split())
    composed = unicodedata.normalize("NFC", text).translate(_TYPOGRAPHY)
    return " ".join(composed.translate(_LATIN).split() if _mixed(composed) else composed.split())


def _mixed(text: str) -> bool:
    return _LOOKALIKE.search(text) is not None


def lookalikes(text: str) -> tuple[str, ...]:
    """Return the Cyrillic and Greek letters of a text that look like Latin ones, once each."""
    if text.isascii():
        return ()
    found = dict.fromkeys(_LOOKALIKE.findall(unicodedata.normalize("NFC", text)))
    return tuple(f"{name_script(letter)} “{letter}” (U+{ord(letter):04X})" for letter in found)


def name_script(letter: str) -> str:
    """Return the Indonesian name of the script of a letter that looks like a Latin one."""
    return "huruf Kiril" if "\u0400" <= letter <= "\u04ff" else "huruf Yunani"


@lru_cache(maxsize=16384)
def fold(text: str) -> str:
    """Return the text without case and punctuation: what pairs are found by."""
    return " ".join(re.findall(r"\w+", normalise(text).casefold()))


def write_out(text: str) -> str:
    """Return the folded words of a text, digits apart, the short forms of offices written out.

    Example:
        >>> write_out("Kasubbag_TU Kec. Contoh2")
        'kepala subbagian tata usaha kecamatan contoh 2'
    """
    words = re.findall(r"[^\W\d_]+|\d+", normalise(text).casefold())
    line = " ".join(_SHORT.get(word, word) for word in words)
    for parted, whole in _PARTED.items():
        line = re.sub(rf"\b{parted}\b", whole, line)
    return line


def hidden(text: str) -> str:
    """Return the first character of a text that no reader sees, "" without one.

    Spaces, tabs and line ends are seen. What is hidden changes a text behind the reader's back, or
    its order; no keyboard of an office types it.
    """
    if text.isascii():
        found = _CONTROLS.search(text)
        return found[0] if found else ""
    return min(filter(_is_hidden, set(text)), key=text.index, default="")


@lru_cache(maxsize=4096)
def _is_hidden(sign: str) -> bool:
    if sign in _LINES:
        return False
    ranges = ((known[0], known[-1]) for known in _BLANK)
    return unicodedata.category(sign) in _UNSEEN or any(a <= sign <= b for a, b in ranges)


def fold_title(text: str) -> str:
    """Return the folded name of a post, without Plt., Plh., Pj. or such before it."""
    return fold(_SEBUTAN.sub("", text.strip()))


def sebutan(text: str) -> str:
    """Return the Plt., Plh., Pj. or such that a printed post begins with, "" without one."""
    found = _SEBUTAN.match(text.strip())
    return f"{(found[1] or found[2]).capitalize()}." if found else ""


@lru_cache(maxsize=4096)
def join_lines(lines: tuple[str, ...]) -> str:
    """Return paragraphs and list items as one text without numbering, which is no change."""
    return normalise(" ".join(without_numbering(list(map(normalise, lines)))))


def join_words(words: Sequence[str]) -> str:
    """Return `a, b dan c`."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} dan {words[-1]}"


def count_kinds(found: Iterable[str], kinds: Sequence[str]) -> str:
    """Return how many there are of each of the kinds, in their order: `3 siap, 1 konsep`.

    A kind with a comma is a variant, told in brackets and only where there is one: of `siap, nama
    belum diisi` it says `2 siap (nama belum diisi)`.
    """
    counts = Counter(found)
    told = (
        f"{counts[kind]} {head} ({variant})" if variant else f"{counts[kind]} {head}"
        for kind in kinds
        for head, _, variant in (kind.partition(", "),)
        if counts[kind] or not variant
    )
    return ", ".join(told)


def split_bold(text: str) -> list[tuple[str, bool]]:
    """Return the pieces of a text, each with whether it is bold: between `**` and `**`.

    Marks without a partner in their paragraph, or with a space inside, are letters.

    Example:
        >>> split_bold("x 100% **(Verifikasi)**")
        [('x 100% ', False), ('(Verifikasi)', True)]
    """
    pieces = enumerate(_BOLD.split(text)) if "**" in text else ((0, text),)
    return [(piece, place % 2 == 1) for place, piece in pieces if piece] or [("", False)]


def without_bold(text: str) -> str:
    """Return a text as people read it, without the marks of bold letters."""
    return _BOLD.sub(r"\1", text) if "**" in text else text


def capital(text: str) -> str:
    """Return the text with its first letter large, the others as they are: `Triwulan I`."""
    return text[:1].upper() + text[1:]


def slug(text: str) -> str:
    """Return lower-case words joined by hyphens: `Tanjung Duren Utara` -> `tanjung-duren-utara`."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")

"""A tick of Lampiran I-III as the text of a cell, both ways. Pure.

It knows neither posts nor files: `lampiran` says which cell is whose.
"""

import re

from msgspec import Struct

from pkdocs import domain
from pkdocs.base.values import replace

LANGSUNG, DITURUNKAN = "✓", "↓"
_SIGNS = {
    **dict.fromkeys(("✓", "✔", "√", "☑", "v", "1", "ya", "*", "•"), domain.Sifat.LANGSUNG),
    **dict.fromkeys(("↓", "d", "turun", "diturunkan"), domain.Sifat.DITURUNKAN),
}
_CROSS = "x"
"""Says yes or no, and beside ticks rather no: never read, as the reader of papers does beside them.

On paper a cross is the only sign at times; who fills in a sheet can still write ✓.
"""
_NONE = ("", "-", "–", "—", "tidak")
_HEAD = re.compile(r"([✓✔√☑↓*•]|\w+)\s*(\?)?\s*(.*)", re.DOTALL)
_LETTER = re.compile(r"[^\W\d_]")
_PARTS = re.compile(r"[;\n]")
BELUM_PASTI = "?"


class Centang(Struct, frozen=True):
    """How an indicator is given to a post; `lingkup` () where it is all of it.

    `perlu_konfirmasi` is what is not sure of it, `BELUM_PASTI` where a cell says only that.
    """

    sifat: domain.Sifat
    lingkup: tuple[str, ...] = ()
    perlu_konfirmasi: str = ""


def show_centang(centang: Centang) -> str:
    """Return the text of a cell: the sign, `?` behind it where it is not sure, lingkup below.

    Example:
        >>> print(show_centang(Centang(domain.Sifat.LANGSUNG, ("PKK", "RPTRA"), "Kabur.")))
        ✓ ?
        PKK; RPTRA
    """
    sign = LANGSUNG if centang.sifat is domain.Sifat.LANGSUNG else DITURUNKAN
    head = f"{sign} {BELUM_PASTI}" if centang.perlu_konfirmasi else sign
    return "\n".join(filter(None, (head, "; ".join(centang.lingkup))))


def read_centang(teks: str) -> Centang | None:
    """Return what the text of a cell says, None where it is not ticked.

    Ticked: ✓ ✔ √ ☑ v 1 ya * •, large or small; ↓, d, turun, diturunkan: to be derived. Behind
    `?` on the same line may stand what is not sure; the lines below are lingkup, divided by `;`.

    Raises:
        ValueError: It begins with no such sign.

    Example:
        >>> read_centang("V PKK; RPTRA").lingkup
        ('PKK', 'RPTRA')
    """
    teks = teks.strip()
    if teks.casefold() in _NONE:
        return None
    found = _HEAD.fullmatch(teks)
    sifat = _SIGNS.get(found[1].casefold()) if found else None
    if found is None or sifat is None:
        raise ValueError(teks)
    if not found[2]:
        return Centang(sifat, _lingkup(found[3]))
    question, _, below = found[3].partition("\n") if _on_first_line(teks) else ("", "", found[3])
    return Centang(sifat, _lingkup(below), " ".join(question.split()) or BELUM_PASTI)


def in_form(teks: str) -> str:
    """Return the text of a cell as `show_centang` writes it, one that is no tick as it is.

    Example:
        >>> in_form("v ? Kabur.")
        '✓ ? Kabur.'
    """
    try:
        centang = read_centang(teks)
    except ValueError:
        return teks
    if centang is None:
        return ""
    head, *below = show_centang(centang).split("\n")
    said = centang.perlu_konfirmasi not in ("", BELUM_PASTI)
    return "\n".join((f"{head} {centang.perlu_konfirmasi}" if said else head, *below))


def is_whole(centang: Centang) -> bool:
    """Return whether the text of a cell says all of a tick but the words of its doubt."""
    doubted = replace(centang, perlu_konfirmasi=centang.perlu_konfirmasi and BELUM_PASTI)
    return read_centang(show_centang(centang)) == doubted


def _on_first_line(teks: str) -> bool:
    """Whether words stand right behind the `?`."""
    return bool(teks.partition("\n")[0].partition(BELUM_PASTI)[2].strip())


def _lingkup(teks: str) -> tuple[str, ...]:
    """The parts below a tick; one that is a sign, or has no letter, is none."""
    parts = tuple(filter(None, (" ".join(part.split()) for part in _PARTS.split(teks))))
    if any(part.casefold() in (*_SIGNS, _CROSS) or not _LETTER.search(part) for part in parts):
        raise ValueError(teks)
    return parts

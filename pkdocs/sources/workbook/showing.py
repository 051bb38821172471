"""What a cell shows of a number, by its number format, in Indonesian signs.

Only what a format shows whole is shown: nothing is rounded. It knows formats of amounts; dates,
times, fractions and powers are refused.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from math import isfinite

from msgspec import Struct

GENERAL = "General"
UNKNOWN = "/"
"""Stands for a number format that a file names and does not have: no number is shown by it."""
_TOO_LONG = 10**14
"""From 15 digits on a number may be one that Excel cut: it keeps 15 and writes zeros after them."""
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|[_*].|\[(?P<bracket>[^\]]*)\]'
    r"|(?P<general>General)|(?P<digits>[0#?.,]+)|(?P<power>E[+-])|(?P<plain>.)",
    re.IGNORECASE | re.DOTALL,
)
_SECTIONS = re.compile(r'(?:"[^"]*"|\\.|[_*].|\[[^\]]*\]|[^;])*', re.DOTALL)
_ANGKA, _PERSEN, _KATA = "angka", "persen", "kata"
_COLOURS = frozenset(("black", "blue", "cyan", "green", "magenta", "red", "white", "yellow"))
_ELAPSED = re.compile(r"[hms]+", re.IGNORECASE)
_DATE = frozenset("ymdhsbegYMDHSBEG")
_LITERAL = frozenset(" $-+()!^&'~{}<>=%")
BUILT_IN = {
    0: GENERAL,
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    12: "# ?/?",
    13: "# ??/??",
    37: "#,##0;(#,##0)",
    38: "#,##0;(#,##0)",
    39: "#,##0.00;(#,##0.00)",
    40: "#,##0.00;(#,##0.00)",
    41: '_(* #,##0_);_(* (#,##0);_(* "-"_);_(@_)',
    43: '_(* #,##0.00_);_(* (#,##0.00);_(* "-"??_);_(@_)',
    48: "##0.0E+0",
    49: "@",
    **dict.fromkeys((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)), "yyyy"),
}
"""Number formats that a file names by a number alone. Dasar: ECMA-376 18.8.30.

Those of the machine's currency (5 to 8, 42, 44) say nothing of the sign that they show, unless the
file has them written out."""


class UnshownError(Exception):
    """A number that is not what its cell shows: the code and the words of its problem."""

    def __init__(self, kode: str, pesan: str) -> None:
        self.kode, self.pesan = kode, pesan
        super().__init__(f"{kode} {pesan}")


class Bagian(Struct, frozen=True):
    """One section of a number format: what stands before and after the digits, and their form."""

    depan: str
    angka: str
    belakang: str
    persen: int = 0


def show_number(nilai: str, format_: str) -> str:
    """Return what a cell shows of a number: `1` with `0%` is `100%`, `1250000` `1.250.000`.

    `nilai` is as the file has it, `format_` a number format of Excel in its English form.

    Raises:
        UnshownError: X012 it shows a date, a time or what no target is; X014 it does not show the
            whole number, or Excel may have cut it.
    """
    number = parse_number(nilai)
    if abs(number) >= _TOO_LONG:
        raise UnshownError(
            "X014",
            "angka dengan 15 digit atau lebih; Excel hanya menyimpan 15 digit dan mengganti "
            "sisanya dengan nol. Beri selnya format Teks, lalu ketik ulang",
        )
    sections = split_format(format_)
    section, sign = _choose(sections, number)
    part = _parse(section)
    if part.angka == GENERAL:
        return f"{sign}{part.depan}{_plain(abs(number))}{part.belakang}"
    if not part.angka:
        return _only_words(part, number)
    digits = _digits(abs(number), part)
    return f"{sign}{part.depan}{digits}{part.belakang}" if digits else _only_words(part, number)


def parse_number(nilai: str) -> Decimal:
    """Return a number of a file with the 15 digits that Excel reckons with: 0.1 + 0.2 is 0.3.

    Raises:
        UnshownError: X012, it is none.
    """
    try:
        number = float(nilai)
    except ValueError:
        number = float("nan")
    if not isfinite(number):
        raise UnshownError("X012", "isi sel rusak; ketik ulang")
    return Decimal(format(number, ".15g"))


@lru_cache(maxsize=1024)
def split_format(format_: str) -> tuple[str, ...]:
    """Return the sections of a number format: for above, below and at zero, and for texts."""
    sections, at = list[str](), 0
    while at <= len(format_):
        found = _SECTIONS.match(format_, at)
        sections.append(found[0] if found else "")
        at += len(sections[-1]) + 1
    return tuple(sections)


@lru_cache(maxsize=1024)
def shows_text(format_: str) -> bool:
    """Return whether a cell of this format shows a text as it is, without words around it."""
    sections = split_format(format_)
    own = sections[3] if len(sections) > 3 else sections[0] if "@" in format_ else "@"
    bare = re.sub(r"[_*].|\[[^\]]*\]|\s", "", own)
    return bare.casefold() in {"@", GENERAL.casefold()}


def _choose(sections: Sequence[str], number: Decimal) -> tuple[str, str]:
    """The section for a number, and the sign before it: the second one says it itself."""
    if number < 0:
        return (sections[1], "") if len(sections) > 1 else (sections[0], "-")
    third = number == 0 and len(sections) > 2
    return (sections[2] if third else sections[0]), ""


@lru_cache(maxsize=1024)
def _parse(section: str) -> Bagian:
    """The section taken apart.

    Raises:
        UnshownError: X012, it is of a date, or not known.
    """
    before, after, digits, persen = "", "", "", 0
    for kind, word in _words(section):
        if kind == _ANGKA:
            if digits:
                raise _unknown()
            digits = word
        elif digits:
            after += word
        else:
            before += word
        persen += kind == _PERSEN
    return Bagian(before, digits, after, persen)


def _words(section: str) -> Iterator[tuple[str, str]]:
    """What a section says, in its order, each with its kind."""
    for found in _TOKEN.finditer(section):
        kind = found.lastgroup or ""
        text = found[kind] if kind else ""
        if kind == "digits":
            yield _ANGKA, text
        elif kind == "general" or (text == "@" and kind == "plain"):
            yield _ANGKA, GENERAL
        elif kind == "bracket":
            yield _KATA, _bracket(text)
        elif kind in {"plain", "power"}:
            yield _plain_sign(text), text
        else:
            yield _KATA, text


def _plain_sign(sign: str) -> str:
    """The kind of a sign that stands for itself."""
    if sign in _DATE:
        raise _date()
    if sign not in _LITERAL:
        raise _unknown()
    return _PERSEN if sign == "%" else _KATA


def _bracket(text: str) -> str:
    """What `[…]` shows: the sign of a currency, of a colour nothing."""
    if text.startswith("$"):
        return text[1:].rpartition("-")[0] if "-" in text else text[1:]
    if text.casefold() in _COLOURS or text.casefold().startswith("color"):
        return ""
    raise _date() if _ELAPSED.fullmatch(text) else _unknown()


def _date() -> UnshownError:
    return UnshownError(
        "X012",
        "Excel menganggap isinya tanggal atau jam. Beri selnya format Teks, lalu ketik ulang "
        "seperti yang dimaksud",
    )


def _unknown() -> UnshownError:
    return UnshownError(
        "X012",
        "format angkanya tidak dikenal. Beri selnya format Teks, lalu ketik ulang yang dimaksud",
    )


def _only_words(part: Bagian, number: Decimal) -> str:
    """What a section without digits shows: a sign for zero; of any other number nothing."""
    if number or not part.depan.strip():
        raise UnshownError(
            "X014", f"angka {_plain(number)} tidak ditampilkan oleh format selnya; ketik ulang"
        )
    return part.depan


def _digits(number: Decimal, part: Bagian) -> str:
    """A number above zero in the digits of a section."""
    whole, _, fraction = part.angka.partition(".")
    if "." in fraction or "," in fraction or whole.endswith(","):
        raise _unknown()
    scaled = number * 100**part.persen
    left, _, right = format(scaled.normalize(), "f").partition(".")
    if len(right) > len(fraction):
        raise UnshownError(
            "X014",
            f"selnya menampilkan angka yang dibulatkan, padahal isinya {_plain(scaled)}"
            f"{'%' * part.persen}. Beri format Teks, lalu ketik yang dimaksud",
        )
    least = len(fraction.rstrip("#?"))
    right = right.ljust(least, "0")
    left = left.lstrip("0").rjust(whole.count("0"), "0")
    if "," in whole:
        left = _grouped(left)
    return f"{left},{right}" if right else left


def _grouped(digits: str) -> str:
    first = len(digits) % 3 or 3
    return ".".join((digits[:first], *(digits[at : at + 3] for at in range(first, len(digits), 3))))


def _plain(number: Decimal) -> str:
    """A number as General shows it, with all its digits and the Indonesian comma."""
    text = format(number, "f")
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace(".", ",")

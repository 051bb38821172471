"""What a printed text is worth, by rules of the judge's own: not those of the reader.

A target by its number, its sign and its percent; a name without degrees' dots; a post by its words.
"""

import re
import unicodedata
from decimal import Decimal

_QUIET = frozenset(("n/a", "na", "n.a", "n.a.", "-", "–", "—", "tidak diukur"))
_NUMBER = re.compile(r"(?P<sign>[≥≤><=]*)(?P<number>-?\d[\d.,]*)(?P<percent>%?)")
_PERCENT = re.compile(r"\s*(persen|prosen|%)$")
_WORD = re.compile(r"[^\W_]+(?:[.,/]\d+)*")


def words(text: str) -> list[str]:
    """Return the words and numbers of a text: `88,5`, `n`, `a`, `100`."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return _WORD.findall(plain.replace("\u00ad", ""))


def fold(text: str) -> str:
    """Return the words alone, each behind the other."""
    return " ".join(words(text))


def digits(text: str) -> str:
    """Return the digits alone."""
    return re.sub(r"\D", "", text)


def rupiah(text: str) -> str:
    """Return a sum of money as its whole rupiah, "" where it is none."""
    plain = re.sub(r"^rp\.?\s*|,-$|[\s]", "", text.casefold().strip())
    plain = re.sub(r"[.,]\d\d$", "", plain)
    return digits(plain) if re.fullmatch(r"[\d.,]+", plain) else ""


def target(text: str, satuan: str = "") -> str:
    """Return what a target is worth: `n/a`, `≥ 90 %`, `91`, `(3) wtp`.

    A number in a row whose unit is percent is a percentage.
    """
    plain = " ".join(unicodedata.normalize("NFKC", text).casefold().split())
    if plain in _QUIET:
        return "n/a"
    plain = _PERCENT.sub("%", plain)
    found = _NUMBER.fullmatch(plain.replace(" ", ""))
    if not found:
        return plain
    percent = "%" if found["percent"] or _is_percent(satuan) else ""
    return f"{found['sign']}{_decimal(found['number'])}{percent}"


def _is_percent(satuan: str) -> bool:
    return satuan.strip().casefold() in ("%", "persen", "persentase", "prosentase")


def _decimal(text: str) -> str:
    """A number in either way of writing it; three digits behind a single point are thousands."""
    plain = text.rstrip(".,")
    marks = re.findall(r"[.,]", plain)
    parts = re.split(r"[.,]", plain)
    grouped = bool(marks) and all(len(part) == 3 for part in parts[1:])
    whole = grouped and len(set(marks)) == 1 and (marks[0] == "." or len(marks) > 1)
    number = "".join(parts) if whole or not marks else f"{''.join(parts[:-1])}.{parts[-1]}"
    return str(Decimal(number).normalize() + 0)

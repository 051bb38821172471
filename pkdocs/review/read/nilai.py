"""Targets as printed, read for their worth: `88.5` is `88,5`, `-` is N/A. Pure.

It does not tell how far a target moved: `compare` does.
"""

import re
from collections.abc import Hashable
from functools import lru_cache
from typing import TypeAlias

from pkdocs import domain
from pkdocs.base.text import normalise
from pkdocs.base.values import replace
from pkdocs.domain.nilai import parse_nilai

Terbaca: TypeAlias = domain.Nilai | str | None
"""What a printed target is worth, None for not measured, its plain text where it is no number."""

_NOT_MEASURED = frozenset(("n/a", "na", "n.a", "n.a.", "-", "tidak diukur"))
_POINT = re.compile(
    r"(?<![0-9.,])(?:[0-9]{1,18}\.(?:[0-9]{1,2}|[0-9]{4,6})|0\.[0-9]{3})(?![0-9.,])"
)
_PERSEN = re.compile(r"(?<=[0-9])\s*(?:persen\b|prosen\b|%)", re.IGNORECASE)
_SCALE = re.compile(r"[Mm][bcdfghjklmnpqrstvwxyz]{0,3}", re.IGNORECASE)
"""Short forms in which a large M is another unit: miliar and meter, MW and mW."""
_ONE = re.compile(r"m[23²³]|mg|l", re.IGNORECASE)
"""Units of one meaning however their letters are written: powers of a meter, mg, liter."""
_PERCENT = frozenset(("persen", "%", "persentase", "prosentase"))


@lru_cache(maxsize=4096)
def read_nilai(text: str, satuan: str) -> Terbaca:
    """Return the worth of a printed target, None for not measured, its plain text if no number.

    A decimal point is read as a comma only where it cannot part thousands. A bare number in a row
    whose unit is percent is a percentage.
    """
    plain = plain_nilai(text)
    if is_not_measured(plain):
        return None
    try:
        nilai = parse_nilai(plain)
    except ValueError:
        return plain
    if nilai is None or nilai.ragam is domain.Ragam.TEKS:
        return plain
    if nilai.satuan and fold_satuan(nilai.satuan) == fold_satuan(satuan):
        nilai = replace(nilai, satuan="")
    if nilai.ragam is domain.Ragam.ANGKA and not nilai.satuan and satuan.casefold() in _PERCENT:
        return replace(nilai, ragam=domain.Ragam.PERSEN)
    return nilai


def plain_nilai(text: str) -> str:
    """Return a printed target as it is written here: `88.50` is `88,50`, `100 persen` `100%`."""
    plain = _PERSEN.sub("%", normalise(text))
    return _POINT.sub(lambda found: found[0].replace(".", ","), plain)


def is_not_measured(text: str) -> bool:
    """Return whether a printed target says that nothing is measured: `N/A`, `-`."""
    return normalise(text).casefold() in _NOT_MEASURED


def same_nilai(lama: Terbaca, baru: Terbaca) -> bool:
    """Return whether two targets are worth the same; `88,50` is `88,5`, `70-75` is `70 – 75`.

    Their bounds and the units that they name themselves count.
    """
    if isinstance(lama, domain.Nilai) and isinstance(baru, domain.Nilai):
        return _worth(lama) == _worth(baru)
    return lama == baru


def _worth(nilai: domain.Nilai) -> Hashable:
    words = nilai.teks.casefold() if nilai.ragam is domain.Ragam.PREDIKAT else ""
    ends = nilai.besar, nilai.hingga
    return nilai.ragam, ends, nilai.batas, fold_satuan(nilai.satuan), words


@lru_cache(maxsize=4096)
def fold_satuan(text: str) -> str:
    """Return a unit without case and punctuation, but for short forms that their case tells apart.

    Example:
        >>> fold_satuan("KM/Jam"), fold_satuan("M") == fold_satuan("m"), fold_satuan("MW (Listrik)")
        ('km jam', False, 'Mw listrik')
    """
    return " ".join(map(_fold_unit, re.findall(r"\w+", normalise(text))))


def _fold_unit(word: str) -> str:
    letters = "".join(filter(str.isalpha, word))
    folded = word.casefold()
    kept = len(letters) == 1 or _SCALE.fullmatch(letters)
    return f"{word[0]}{folded[1:]}" if kept and not _ONE.fullmatch(word) else folded


def is_percent(satuan: str) -> bool:
    """Return whether a printed unit means percent."""
    return normalise(satuan).casefold() in _PERCENT

"""Targets as printed, read for their worth: `88.5` is `88,5`, `-` is N/A. Pure.

It does not tell how far a target moved: `compare` does.
"""

import re
from functools import lru_cache
from typing import TypeAlias

from pkdocs import domain
from pkdocs.base.text import normalise
from pkdocs.domain import wording

Terbaca: TypeAlias = domain.Nilai | str | None
"""What a printed target is worth, None for not measured, its plain text where it is no number."""

_NOT_MEASURED = frozenset(("n/a", "na", "n.a", "n.a.", "-", "tidak diukur"))
_POINT = re.compile(
    r"(?<![0-9.,])(?:[0-9]{1,18}\.(?:[0-9]{1,2}|[0-9]{4,6})|0\.[0-9]{3})(?![0-9.,])"
)
_PERSEN = re.compile(r"(?<=[0-9])\s*(?:persen\b|prosen\b|%)", re.IGNORECASE)
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
        nilai = wording.parse_nilai(plain)
    except ValueError:
        return plain
    if nilai and nilai.ragam is domain.Ragam.ANGKA and satuan.casefold() in _PERCENT:
        return domain.Nilai(nilai.teks, domain.Ragam.PERSEN, nilai.besar)
    return nilai


def plain_nilai(text: str) -> str:
    """Return a printed target as it is written here: `88.50` is `88,50`, `100 persen` `100%`."""
    plain = _PERSEN.sub("%", normalise(text))
    return _POINT.sub(lambda found: found[0].replace(".", ","), plain)


def is_not_measured(text: str) -> bool:
    """Return whether a printed target says that nothing is measured: `N/A`, `-`."""
    return normalise(text).casefold() in _NOT_MEASURED


def same_nilai(lama: Terbaca, baru: Terbaca) -> bool:
    """Return whether two targets are worth the same; `88,50` is `88,5`."""
    if isinstance(lama, domain.Nilai) and isinstance(baru, domain.Nilai):
        return (lama.ragam, lama.besar, _predikat(lama)) == (
            baru.ragam,
            baru.besar,
            _predikat(baru),
        )
    return lama == baru


def _predikat(nilai: domain.Nilai) -> str:
    return nilai.teks.casefold() if nilai.ragam is domain.Ragam.PREDIKAT else ""


def is_percent(satuan: str) -> bool:
    """Return whether a printed unit means percent."""
    return normalise(satuan).casefold() in _PERCENT

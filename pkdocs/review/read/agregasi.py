"""Which agregasi the targets of a paper leave open, which prints none. Pure."""

from collections.abc import Mapping

from pkdocs.domain.katalog import Agregasi
from pkdocs.domain.nilai import parse_nilai
from pkdocs.domain.salinan import PERIODE
from pkdocs.rules.checks.agregasi import year_follows

_ORDER = (
    Agregasi.TETAP,
    Agregasi.JUMLAH,
    Agregasi.KUMULATIF,
    Agregasi.RATA_RATA,
    Agregasi.TERAKHIR,
)
"""From the one that says most of the targets to the one that says least."""


def fitting_agregasi(target: Mapping[str, str]) -> tuple[Agregasi, ...]:
    """Return those that targets can have by their numbers, the likeliest first; () unless all are.

    `target` maps each of PERIODE to its text, "N/A" where nothing is measured.

    Example:
        >>> quarters = {"tw1": "5%", "tw2": "40%", "tw3": "45%", "tw4": "10%"}
        >>> fitting_agregasi(quarters | {"tahunan": "100%"})
        (<Agregasi.JUMLAH: 'jumlah'>,)
    """
    try:
        values = [parse_nilai(target[name]) for name in PERIODE]
    except (KeyError, ValueError):
        return ()
    *quarters, tahunan = values
    measured = [nilai for nilai in quarters if nilai]
    if tahunan is None or not measured:
        return ()
    if len({nilai.ragam for nilai in (*measured, tahunan)}) > 1:
        return ()
    return tuple(own for own in _ORDER if not any(year_follows(own, measured, tahunan)))

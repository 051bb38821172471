"""Why an agreement is a konsep: the words that are printed, and a code for each kind of them.

The words travel: an agreement, the register and a document carry them. So the kind is read off
them, and both ways stand here. What makes a konsep is for `rules`.
"""

import re
from collections.abc import Sequence
from enum import StrEnum

from msgspec import Struct


class Sebab(StrEnum):
    """What kind of thing is still to be done; the code of it, which stays the same."""

    BELUM_DITURUNKAN = "belum-diturunkan"
    SCORE_CARD = "score-card"
    TARGET_SCORE_CARD = "target-score-card"
    NAMA_JABATAN = "nama-jabatan"
    PEMBERIAN = "pemberian"
    TAHUN_INDIKATOR = "tahun-indikator"
    TAHUN_NASKAH = "tahun-naskah"
    USULAN_TARGET = "usulan-target"
    USULAN_ANGGARAN = "usulan-anggaran"
    TAWARAN = "tawaran"
    TINJAUAN_LAIN = "tinjauan-lain"
    LAIN = "lain"
    """Of other words than these: of a document that another version made."""


_KATA: tuple[tuple[Sebab, str], ...] = (
    (Sebab.BELUM_DITURUNKAN, "indikator {} belum diturunkan"),
    (Sebab.SCORE_CARD, "indikator Score Card belum dikonfirmasi Bagian KKPP"),
    (Sebab.TARGET_SCORE_CARD, "target Score Card {} belum ditetapkan"),
    (Sebab.NAMA_JABATAN, "nama jabatan perlu dikonfirmasi"),
    (Sebab.PEMBERIAN, "pemberian indikator {} perlu dikonfirmasi"),
    (Sebab.TAHUN_INDIKATOR, "tahun di dalam teks indikator {} belum ditinjau"),
    (
        Sebab.TAHUN_NASKAH,
        "tahun di dalam naskah, dasar, program, atau nama jabatan belum ditinjau",
    ),
    (Sebab.USULAN_TARGET, "target masih usulan dari tahun lalu"),
    (Sebab.USULAN_TARGET, "target indikator {} masih usulan dari tahun lalu"),
    (Sebab.USULAN_ANGGARAN, "anggaran program masih usulan dari tahun lalu"),
    (Sebab.TAWARAN, "turunan {} dari tahun lalu belum diputuskan"),
    (Sebab.TINJAUAN_LAIN, "putusan atas teks dan target masih dari tahun lain"),
)
"""The words of each kind, `{}` for the codes of indicators."""
_KODE = r"[A-Za-z0-9.]+(?:, [A-Za-z0-9.]+)*"
POLA = "|".join(kata.replace("{}", _KODE) for _, kata in _KATA)
"""The words of any reason, as a pattern."""
_POLA = tuple((sebab, kata.replace("{}", f"({_KODE})")) for sebab, kata in _KATA)


class Alasan(Struct, frozen=True):
    """One reason: its kind, the indicators that it is about, and its words."""

    sebab: Sebab
    indikator: tuple[str, ...]
    teks: str


def write_alasan(sebab: Sebab, indikator: Sequence[str] = ()) -> str:
    """Return the words of a reason, about these indicators (codes) or about none.

    Example:
        >>> write_alasan(Sebab.BELUM_DITURUNKAN, ["1.1", "2.1"])
        'indikator 1.1, 2.1 belum diturunkan'
    """
    kata = next(k for own, k in _KATA if own is sebab and ("{}" in k) == bool(indikator))
    return kata.format(", ".join(indikator))


def read_alasan(teks: str) -> Alasan:
    """Return a reason by its words; of other words its kind is `lain`.

    Example:
        >>> read_alasan("indikator 1.1, 2.1 belum diturunkan").indikator
        ('1.1', '2.1')
    """
    for sebab, pola in _POLA:
        found = re.fullmatch(pola, teks)
        if found:
            indikator = found[1].split(", ") if found.groups() else ()
            return Alasan(sebab, tuple(indikator), teks)
    return Alasan(Sebab.LAIN, (), teks)

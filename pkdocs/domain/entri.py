"""What is typed into a system of entry, as frozen values: rows, and what is noted of them.

It decides nothing: which rows are for entry is told by `app.handing.entries`, what a filled-in
sheet notes by `rules.entri`.
"""

from collections.abc import Mapping

from msgspec import Struct

from pkdocs.domain.agenda import Kejadian
from pkdocs.domain.katalog import KodeIndikator
from pkdocs.domain.organisasi import KodeJabatan, Tanggal
from pkdocs.domain.perjanjian import Baris, Perjanjian


class BarisEntri(Struct, frozen=True):
    """A row of an agreement as it is typed into its system; `kunci` is no other row's of the year.

    `teks` are its texts by header word, `sidik` is their hash. `kejadian` is the event by which it
    was entered as it is; `dulu` one by which it was entered and said something else. `sejak` is the
    day of its agreement: before it nothing is entered; None where nobody knows it.
    """

    kunci: str
    kode: KodeJabatan
    nomor: int
    indikator: KodeIndikator
    sistem: str
    teks: Mapping[str, str]
    sidik: str
    kejadian: Kejadian | None = None
    dulu: Kejadian | None = None
    sejak: Tanggal | None = None


class PerjanjianEntri(Struct, frozen=True):
    """An agreement with its rows for one system, or for all; `beku`: it is signed.

    `disunting`: its document was edited by hand, so that the paper may say something else.
    """

    perjanjian: Perjanjian
    beku: bool
    baris: tuple[BarisEntri, ...]
    disunting: bool = False


class TidakDimuat(Struct, frozen=True):
    """What is not for entry, and why: an agreement, or one row of it.

    `sistem` are the systems that it would belong to, none where that is not known.
    """

    perjanjian: Perjanjian
    sebab: str
    baris: Baris | None = None
    sistem: frozenset[str] = frozenset()


class Tercatat(Struct, frozen=True):
    """What a sheet says of a row: entered, on that day, by whom; `batal`: not entered after all.

    `di` is its cell.
    """

    baris: BarisEntri
    tanggal: str
    oleh: str
    batal: bool
    di: str

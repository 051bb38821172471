"""The agreement of a post as a frozen value: all that any output needs, and nothing of how.

It is the waist between the sources and the outputs; `rules.cascade` makes it.
"""

from collections.abc import Iterable
from enum import StrEnum
from typing import Literal

from msgspec import Struct

from pkdocs.base.problem import Span
from pkdocs.domain.katalog import (
    Agregasi,
    Kelompok,
    KodeIndikator,
    Konfirmasi,
    Penurunan,
    Program,
    Sifat,
    Target,
    Uraian,
)
from pkdocs.domain.organisasi import Jabatan, Pejabat, Tanggal

TARGET_SENDIRI = "target sendiri"
"""The rule (`Asal.aturan`) of a row whose target is the post's own."""


class Jenis(StrEnum):
    """The first agreement of a year, or one that replaces it."""

    INDUK = "induk"
    PERUBAHAN = "perubahan"


class Keadaan(StrEnum):
    """Whether an agreement may be signed, from the most to the least ready."""

    SIAP = "siap"
    TANPA_NAMA = "siap, nama belum diisi"
    """Its terms are settled, but a name or number of a party is printed as dots."""
    KONSEP = "konsep"


class Asal(Struct, frozen=True):
    """One reason for a row, with its place: catalogue entry, rule, or turunan.

    `kode` is the indicator that it is a link of the chain by; "" for a rule.
    """

    aturan: str
    span: Span
    kode: KodeIndikator | Literal[""] = ""


class Baris(Struct, frozen=True):
    """One indicator in one agreement. `target` None: its own indicator is still to be derived.

    `induk` is what was given: the indicator of the catalogue, of a turunan what it comes from; None
    where nothing was (score card). `melalui` is the nearest superior that carries it too, None at
    the pemilik and for a score card. `asal` are the reasons, of a turunan from its own entry up.
    """

    kode: KodeIndikator
    no_sasaran: str
    kelompok: Kelompok
    sasaran: str
    no_indikator: str
    indikator: str
    sifat: Sifat
    lingkup: tuple[str, ...]
    sumber_data: str
    sistem_input: str
    pengukuran: tuple[Uraian, ...]
    target: Target | None
    satuan: str
    agregasi: Agregasi
    asal: tuple[Asal, ...]
    induk: KodeIndikator | None = None
    perlu_konfirmasi: str = ""
    melalui: Jabatan | None = None
    penurunan: Penurunan | None = None

    @property
    def rantai(self) -> tuple[KodeIndikator, ...]:
        """Return the codes from the row's own up to the catalogue's or the score card's."""
        return tuple(KodeIndikator(asal.kode) for asal in self.asal if asal.kode)


class Pihak(Struct, frozen=True):
    """A party to the agreement: the post and its holder (None: a dotted line)."""

    jabatan: Jabatan
    pejabat: Pejabat | None

    @property
    def bernama(self) -> bool:
        """Return whether nothing is left to write by hand: a name, and the number behind it.

        A post `tanpa_nip` is printed without; the line of every other asks for one.
        """
        return self.pejabat is not None and bool(self.pejabat.nomor or self.jabatan.tanpa_nip)

    @property
    def saat_perubahan(self) -> "Pihak":
        """Return the party to a PK Perubahan: whoever holds the post on its day."""
        pengganti = self.jabatan.pengganti
        return Pihak(self.jabatan, pengganti[0]) if pengganti else self

    def pada(self, tanggal: Tanggal | None) -> "Pihak":
        """Return the party to a PK Perubahan of that day; None: of the day that all have."""
        if tanggal is None:
            return self.saat_perubahan
        held = self.jabatan.pemangku(tanggal)
        return Pihak(self.jabatan, held[0] if held else None)


class Perjanjian(Struct, frozen=True):
    """The resolved agreement of a post: all that any output needs."""

    tahun: int
    jenis: Jenis
    jabatan: Jabatan
    pihak_pertama: Pihak
    pihak_kedua: Pihak
    baris: tuple[Baris, ...]
    program: tuple[Program, ...]
    alasan_konsep: tuple[str, ...] = ()
    nomor: int = 0
    """Of a perubahan: the first is 1."""
    alasan_perubahan: str = ""
    tanggal: Tanggal | None = None
    """Of a perubahan with a day of its own; None: the day that all have."""
    konfirmasi: tuple[Konfirmasi, ...] = ()
    """Who settled what was unsettled about it."""

    @property
    def keadaan(self) -> Keadaan:
        """Return `konsep` as long as there is a reason for it, `siap` where both are named."""
        if self.alasan_konsep:
            return Keadaan.KONSEP
        named = self.pihak_pertama.bernama and self.pihak_kedua.bernama
        return Keadaan.SIAP if named else Keadaan.TANPA_NAMA


def least_ready(all_keadaan: Iterable[Keadaan]) -> Keadaan:
    """Return the keadaan of several agreements as one: that of the least ready; `siap` of none."""
    order = tuple(Keadaan)
    return max(all_keadaan, key=order.index, default=Keadaan.SIAP)

"""An agreement as read back from a document, whoever made it. Pure.

Numbers of rows are fields, never keys: an inserted row must not shift a comparison.
"""

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct

from pkdocs.domain.organisasi import KodeJabatan

NAMA_PERIODE: Mapping[str, str] = {
    "tw1": "triwulan I",
    "tw2": "triwulan II",
    "tw3": "triwulan III",
    "tw4": "triwulan IV",
    "tahunan": "tahunan",
}
PERIODE = tuple(NAMA_PERIODE)


class Sumber(StrEnum):
    """What an agreement was read from."""

    DATA = "data"
    """The Perjanjian that the register's document carries inside; its seal holds."""
    TEKS = "disunting tangan"
    """The text of a document made here and edited since: it differs from the data it carries."""
    TABEL = "tabel Word"
    """The table of a document that was not made here."""


class CentangSalinan(Struct, frozen=True):
    """How a lampiran gives an indikator to a post, in words; `cara` None is unread.

    `nama` is what the post is called, by its code too where the chart has others of that name.
    """

    jabatan: KodeJabatan
    nama: str
    cara: str | None


class BarisSalinan(Struct, frozen=True):
    """One indikator as an agreement prints it; `kode` "" where none is known, None is unread.

    `target` maps each of PERIODE to its printed text ("N/A", "88,5"). `centang` and `catatan` are
    of a lampiran of the Instruksi: who is given it and how, each post once; the note beside it.
    """

    kode: str
    no_sasaran: str
    kelompok: str
    sasaran: str
    no_indikator: str
    indikator: str
    target: Mapping[str, str | None]
    lingkup: str | None = None
    sumber_data: str | None = None
    satuan: str | None = None
    agregasi: str | None = None
    pengukuran: tuple[str, ...] | None = None
    centang: tuple[CentangSalinan, ...] = ()
    catatan: str | None = None

    def __hash__(self) -> int:
        return hash((self.kode, self.no_indikator, self.indikator))


_LONGEST_NRK = 10


class PihakSalinan(Struct, frozen=True):
    """A party as printed: None is unread, "" is a dotted line. `nip` is the number, or the NRK."""

    nama: str | None = None
    nip: str | None = None
    jabatan: str | None = None

    @property
    def label_nip(self) -> str:
        """Return what its number is, by the length: `NRK` up to ten digits, else `NIP`."""
        return "NRK" if self.nip and len(self.nip) <= _LONGEST_NRK else "NIP"


TIDAK_TERBACA = "tidak terbaca"
"""What is the matter with most words that are listed."""


class TakTerbaca(Struct, frozen=True):
    """What of a document was not read: words that no value was taken from, or something lacking.

    `pesan` says what is the matter. `kata` are the words as printed and `tempat` where a person
    finds them (`tabel 2, baris 7, kolom “Target s.d. TW II”`); both "" where something is lacking.
    `nilai` says that the words may be a value: such an agreement is never the same as another.
    """

    pesan: str
    tempat: str = ""
    kata: str = ""
    nilai: bool = False

    def __str__(self) -> str:
        """Return it in one line: `tabel 2, baris 7: “90 %”`, `tahun perjanjian tidak terbaca.`."""
        place = f"{self.tempat}: " if self.tempat else ""
        words = f"“{self.kata}”" if self.kata else ""
        why = "" if self.kata and self.pesan == TIDAK_TERBACA else self.pesan
        return f"{place}{why}{': ' if why and words else ''}{words}"


class Salinan(Struct, frozen=True):
    """An agreement as read back from `berkas`; `tak_terbaca` lists what could not be read."""

    kode: str
    jabatan: str
    unit: str
    tahun: str
    berkas: str
    sumber: Sumber
    pihak_pertama: PihakSalinan
    pihak_kedua: PihakSalinan
    baris: tuple[BarisSalinan, ...]
    jenjang: str = ""
    program: tuple[Mapping[str, str], ...] = ()
    tak_terbaca: tuple[TakTerbaca, ...] = ()
    naskah: tuple[str, ...] = ()
    """Of an Instruksi or its lampiran: the lines around the rows."""


class Kepala(Struct, frozen=True):
    """The head of an agreement read back: by what posts are paired; "" where it is not known."""

    kode: str
    jabatan: str
    unit: str
    tahun: str
    nomor: int = 0
    """Of a PK Perubahan; the latest one of a post counts."""

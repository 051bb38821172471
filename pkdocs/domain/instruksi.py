"""The Instruksi of a year as frozen values: its words, and those around the tables of its lampiran.

What the lampiran give to whom stands in the catalogue alone.
"""

from collections.abc import Mapping

from msgspec import Struct, field

from pkdocs.base.problem import Span
from pkdocs.domain.organisasi import KodeJabatan, Tanggal

BERKAS_INSTRUKSI = "instruksi.yaml"
"""The source of an Instruksi; also whose its texts are among those that name a year."""


class Diktum(Struct, frozen=True):
    """One order: its number in words (`KESATU`), its text, and the points below it."""

    ke: str
    teks: str
    butir: tuple[str, ...] = ()


class LampiranInstruksi(Struct, frozen=True):
    """What is printed around the table of one lampiran: its title, the head of its last columns.

    `nomor` is `I`, `II` or `III`.

    `singkatan` are the heads of tick columns by the code of their post, where the paper has its
    own; other columns have the post's short name.
    """

    nomor: str
    judul: tuple[str, ...]
    kolom: str
    singkatan: Mapping[KodeJabatan, str] = field(default_factory=dict)

    @property
    def nama(self) -> str:
        """Return its name as receivers of the catalogue have it (`Penerima.lampiran`)."""
        return f"Lampiran {self.nomor}"


class Instruksi(Struct, frozen=True):
    """The words of the Instruksi; `nomor` "" is not given yet. Years of its own are filled in.

    Dasar: Pergub DKI 99/2021 (form of an Instruksi); Instruksi Walikota e-0005/2023.
    """

    nama: str
    nomor: str
    tahun: int
    tentang: str
    pembuka: str
    kepada: tuple[str, ...]
    di_lingkungan: str
    untuk: tuple[Diktum, ...]
    penutup: str
    tempat: str
    tanggal: Tanggal
    penandatangan: KodeJabatan
    tembusan: tuple[str, ...]
    lampiran: tuple[LampiranInstruksi, ...]
    span: Span
    pilihan_terbuka: int = 0
    """So many choices of its transcription only the scan can settle."""

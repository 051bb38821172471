"""The organisation, the catalogue and the agreement as frozen values.

Everything here is plain data of the standard library: no files, no clock, no formatting.
Words: see docs/istilah.md.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import NewType

from pkdocs.packing import packed_as_call
from pkdocs.problem import Span

KodeJabatan = NewType("KodeJabatan", str)
KodeIndikator = NewType("KodeIndikator", str)


class Kelompok(StrEnum):
    """The three groups of sasaran, in the order of the form. Dasar: Format PK, lampiran."""

    STRATEGIS = "strategis"
    KHUSUS = "khusus"
    OPERASIONAL = "operasional"


class Sifat(StrEnum):
    """How a row came into an agreement. Dasar: Instruksi e-0005/2023, Lampiran I-III."""

    LANGSUNG = "langsung"
    DITURUNKAN = "diturunkan"
    TURUNAN = "turunan"
    SCORE_CARD = "score_card"


class Agregasi(StrEnum):
    """How the year follows from the quarters."""

    TETAP = "tetap"
    JUMLAH = "jumlah"
    KUMULATIF = "kumulatif"
    TERAKHIR = "terakhir"
    RATA_RATA = "rata_rata"


class Ragam(StrEnum):
    """The form a target value is written in."""

    ANGKA = "angka"
    PERSEN = "persen"
    PREDIKAT = "predikat"


class Jenis(StrEnum):
    """The first agreement of a year, or one that replaces it."""

    INDUK = "induk"
    PERUBAHAN = "perubahan"


class Keadaan(StrEnum):
    """Whether an agreement may be signed."""

    SIAP = "siap"
    KONSEP = "konsep"


@dataclass(frozen=True, slots=True)
class Nilai:
    """A target value: its text in Indonesian form and its exact worth (None: a bare predicate)."""

    teks: str
    ragam: Ragam
    besar: Decimal | None


@dataclass(frozen=True, slots=True)
class Target:
    """Four quarters and the year; None is N/A: not measured then, never zero."""

    tw1: Nilai | None
    tw2: Nilai | None
    tw3: Nilai | None
    tw4: Nilai | None
    tahunan: Nilai | None

    @property
    def triwulan(self) -> tuple[Nilai | None, ...]:
        """Return the four quarters in order."""
        return (self.tw1, self.tw2, self.tw3, self.tw4)


@dataclass(frozen=True, slots=True)
class Butir:
    """An item of a list, with its marker as printed (`a.`, `1.`, `-`)."""

    tanda: str
    teks: str


@dataclass(frozen=True, slots=True)
class Uraian:
    """A part of Pengukuran Kinerja: its sub-head (or none), paragraphs and list items in order."""

    jenis: str
    judul: str
    isi: tuple[str | Butir, ...]


@dataclass(frozen=True, slots=True)
class Penerima:
    """The posts that one entry gives an indicator to. Dasar: tick columns of Lampiran I-III."""

    jabatan: tuple[KodeJabatan, ...]
    sifat: Sifat
    lampiran: str
    lingkup: tuple[str, ...]
    teks: str
    perlu_konfirmasi: str
    span: Span


@dataclass(frozen=True, slots=True)
class Indikator:
    """An indicator, complete as the lampiran prints it.

    `target` None: it could not be read; `sistem_input` "": not known (it is not printed).
    """

    kode: KodeIndikator
    no_indikator: str
    indikator: str
    sumber_data: str
    sistem_input: str
    pengukuran: tuple[Uraian, ...]
    target: Target | None
    target_span: Span
    satuan: str
    agregasi: Agregasi
    layanan: tuple[str, ...]
    penerima: tuple[Penerima, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Sasaran:
    """A sasaran with its indicators; `no_sasaran` runs on through the groups."""

    no_sasaran: str
    kelompok: Kelompok
    sasaran: str
    indikator: tuple[Indikator, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Turunan:
    """An indicator of a post's own, derived from the one that was `diturunkan` to it."""

    jabatan: KodeJabatan
    induk: KodeIndikator
    sasaran: str
    indikator: Indikator


@dataclass(frozen=True, slots=True)
class ScoreCard:
    """The Score Card set of Camat and Lurah. Dasar: Instruksi e-0005/2023, KEDUA angka 3."""

    berlaku_untuk: tuple[str, ...]
    dikonfirmasi: bool
    sasaran: tuple[Sasaran, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Program:
    """A line of the optional Program/Anggaran block; `anggaran` in whole rupiah."""

    jabatan: KodeJabatan
    program: str
    anggaran: Decimal
    keterangan: str


@dataclass(frozen=True, slots=True)
class Katalog:
    """The indicators of one year, who holds them all (pemilik), and what goes with them."""

    tahun: int
    pemilik: KodeJabatan
    sasaran: tuple[Sasaran, ...]
    turunan: tuple[Turunan, ...]
    score_card: ScoreCard | None
    program: tuple[Program, ...]
    span: Span


@packed_as_call
@dataclass(frozen=True, slots=True)
class Pejabat:
    """The holder of a post; `sebutan` is Plt., Plh. or Pj.; `nip` 18 digits, or none."""

    nama: str
    gelar_depan: str
    gelar_belakang: str
    nip: str
    sebutan: str
    span: Span


@packed_as_call
@dataclass(frozen=True, slots=True)
class Jabatan:
    """A structural post. `atasan` None is the top, which only signs as Pihak Kedua."""

    kode: KodeJabatan
    nama: str
    singkat: str
    jenis: str
    jenjang: str
    unit: str
    atasan: KodeJabatan | None
    pihak_kedua: KodeJabatan | None
    pejabat: Pejabat | None
    tanpa_nip: bool
    perlu_konfirmasi: str
    span: Span


@dataclass(frozen=True, slots=True)
class Tanggal:
    """A date whose day, or day and month, may be left open for writing by hand."""

    tahun: int
    bulan: int | None = None
    hari: int | None = None


@dataclass(frozen=True, slots=True)
class Jangkar:
    """Texts that a signing service looks for, one for each party; "" where none is wanted."""

    pihak_pertama: str = ""
    pihak_kedua: str = ""


@dataclass(frozen=True, slots=True)
class JangkarTtd:
    """The anchors at the signature blocks of the statement page and of the lampiran."""

    pernyataan: Jangkar = Jangkar()
    lampiran: Jangkar = Jangkar()
    span: Span = field(default_factory=lambda: Span("org.yaml"))


@dataclass(frozen=True, slots=True)
class Naskah:
    """The words of the form that are data: letterhead, titles by jenjang, place and date.

    `tanggal_perubahan` is the date of a PK Perubahan; None: to be written by hand.
    """

    kop: tuple[str, ...]
    judul_lampiran: Mapping[str, str]
    tempat: str
    tanggal: Tanggal
    batas_tanggal: Tanggal | None
    bingkai: tuple[KodeJabatan, ...]
    span: Span
    jangkar_ttd: JangkarTtd = field(default_factory=JangkarTtd)
    tanggal_perubahan: Tanggal | None = None


@dataclass(frozen=True, slots=True)
class Organisasi:
    """The chart: every post by its code, in the order of the source, and the words of the form."""

    naskah: Naskah
    jabatan: Mapping[KodeJabatan, Jabatan]
    span: Span


@dataclass(frozen=True, slots=True)
class Asal:
    """One reason for a row, with its place: catalogue entry, rule, or own turunan."""

    aturan: str
    span: Span


@dataclass(frozen=True, slots=True)
class Baris:
    """One indicator in one agreement. `target` None: its own indicator is still to be derived.

    `induk` is the indicator of the catalogue that was given, "" where none was (score card). All
    posts that are given the same share their rows.
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


@dataclass(frozen=True, slots=True)
class Pihak:
    """A party to the agreement: the post and its holder (None: a dotted line)."""

    jabatan: Jabatan
    pejabat: Pejabat | None


@dataclass(frozen=True, slots=True)
class Perjanjian:
    """The resolved agreement of a post: all that any output needs."""

    tahun: int
    jenis: Jenis
    jabatan: Jabatan
    pihak_pertama: Pihak
    pihak_kedua: Pihak
    baris: tuple[Baris, ...]
    melalui: tuple[Jabatan | None, ...]
    """The nearest superior that carries the row too, for each of `baris`; None at the pemilik."""
    program: tuple[Program, ...]
    alasan_konsep: tuple[str, ...] = ()
    nomor: int = 0
    """Of a perubahan: the first is 1."""
    alasan_perubahan: str = ""

    @property
    def keadaan(self) -> Keadaan:
        """Return `konsep` as long as there is a reason for it."""
        return Keadaan.KONSEP if self.alasan_konsep else Keadaan.SIAP

"""The catalogue of a year as frozen values: sasaran, indikator, targets and who receives them.

It knows no agreements: those are resolved from it by `rules.cascade`.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from enum import StrEnum
from typing import NewType

from msgspec import Struct, field

from pkdocs.base.problem import Span
from pkdocs.domain.organisasi import KodeJabatan, Tanggal
from pkdocs.domain.tinjauan import Teks, Tinjauan

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


class Penurunan(StrEnum):
    """How a turunan rests on its induk. Dasar: Permenpan RB 8/2021, pembagian peran dan hasil."""

    LANGSUNG = "langsung"
    """It is a share of the same result: by aspect, region or amount."""
    TIDAK_LANGSUNG = "tidak_langsung"
    """It is another result, which the induk needs."""


class Agregasi(StrEnum):
    """How the year follows from the quarters."""

    TETAP = "tetap"
    JUMLAH = "jumlah"
    KUMULATIF = "kumulatif"
    TERAKHIR = "terakhir"
    RATA_RATA = "rata_rata"


class Naik(StrEnum):
    """How the results of those below make up the one above, by the indicator's definition."""

    RATA_RATA = "rata_rata"
    JUMLAH = "jumlah"
    TIDAK = "tidak"


class Ragam(StrEnum):
    """The form a target value is written in; a text takes no part in arithmetic."""

    ANGKA = "angka"
    PERSEN = "persen"
    PREDIKAT = "predikat"
    RASIO = "rasio"
    TEKS = "teks"


class Batas(StrEnum):
    """The side on which a target is open: below it (smaller is better) or above."""

    KURANG_DARI = "<"
    PALING_BANYAK = "≤"
    PALING_SEDIKIT = "≥"
    LEBIH_DARI = ">"

    @property
    def lebih_kecil(self) -> bool:
        """Return whether a result is the better for being smaller."""
        return self in (Batas.KURANG_DARI, Batas.PALING_BANYAK)


class Nilai(Struct, frozen=True):
    """A target value: its text as typed, and its exact worth.

    `besar` None: a bare predicate or a text. `hingga` ends a range, or is what `besar` stands
    against in a ratio. `satuan` is the unit where the text itself names one: `12 dokumen`.
    """

    teks: str
    ragam: Ragam
    besar: Decimal | None
    hingga: Decimal | None = None
    batas: Batas | None = None
    satuan: str = ""


class Target(Struct, frozen=True):
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


class Butir(Struct, frozen=True):
    """An item of a list, with its marker as printed (`a.`, `1.`, `-`)."""

    tanda: str
    teks: str


class Uraian(Struct, frozen=True):
    """A part of Pengukuran Kinerja: its sub-head (or none), paragraphs and list items in order."""

    jenis: str
    judul: str
    isi: tuple[str | Butir, ...]


class Penerima(Struct, frozen=True):
    """The posts that one entry gives an indicator to. Dasar: tick columns of Lampiran I-III."""

    jabatan: tuple[KodeJabatan, ...]
    sifat: Sifat
    lampiran: str
    lingkup: tuple[str, ...]
    teks: str
    perlu_konfirmasi: str
    span: Span


class Indikator(Struct, frozen=True):
    """An indicator, complete as the lampiran prints it.

    `target` None: it could not be read, or each post has its own (`tanpa_target`, of the Score
    Card); `sistem_input` "": not known (it is not printed).
    `alasan_turun`: why its target is below last year's; not printed. `catatan`: which system it is
    entered in, as Lampiran III of the Instruksi prints it.
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
    naik: Naik = Naik.TIDAK
    tanpa_target: bool = False
    alasan_turun: str = ""
    catatan: str = ""


class Sasaran(Struct, frozen=True):
    """A sasaran with its indicators; `no_sasaran` runs on through the groups."""

    no_sasaran: str
    kelompok: Kelompok
    sasaran: str
    indikator: tuple[Indikator, ...]
    span: Span


class Turunan(Struct, frozen=True):
    """An indicator of a post's own, or one for each of several posts, and what it comes from.

    `induk` is an indicator that was `diturunkan` to the post, or a row of its superior's agreement;
    `penurunan` None: not said. `porsi` is what a post bears of the induk's target, in its satuan.
    """

    jabatan: tuple[KodeJabatan, ...]
    induk: KodeIndikator
    sasaran: str
    indikator: Indikator
    penurunan: Penurunan | None = None
    porsi: Mapping[KodeJabatan, Nilai] = field(default_factory=dict)
    unit: str = ""
    """Of the unit whose file it stands in, "" for the catalogue."""


class Tawaran(Struct, frozen=True):
    """An own indicator of last year that nobody has taken yet, for one of its posts."""

    jabatan: KodeJabatan
    indikator: KodeIndikator
    span: Span


class TargetSendiri(Struct, frozen=True):
    """What one post promises of an indicator that others carry too; `satuan` "": as theirs.

    `target` None: it could not be read. `unit` as of a Turunan.
    """

    jabatan: KodeJabatan
    indikator: KodeIndikator
    target: Target | None
    satuan: str
    alasan_satuan: str
    span: Span
    unit: str = ""


class Hal(StrEnum):
    """What can be confirmed: the name of a post, an indicator given to it, the Score Card."""

    NAMA_JABATAN = "nama_jabatan"
    PEMBERIAN = "pemberian"
    SCORE_CARD = "score_card"


class Konfirmasi(Struct, frozen=True):
    """Who settled what was unsettled for posts of a unit, when, and on which paper.

    Of a Score Card it is for all posts of the unit, and names none.
    """

    hal: Hal
    jabatan: tuple[KodeJabatan, ...]
    indikator: tuple[KodeIndikator, ...]
    oleh: str
    tanggal: Tanggal
    surat: str
    unit: str
    span: Span


class ScoreCard(Struct, frozen=True):
    """The Score Card set of Camat and Lurah. Dasar: Instruksi e-0005/2023, KEDUA angka 3."""

    berlaku_untuk: tuple[str, ...]
    dikonfirmasi: bool
    sasaran: tuple[Sasaran, ...]
    span: Span


class Program(Struct, frozen=True):
    """A line of the optional Program/Anggaran block; `anggaran` in whole rupiah."""

    jabatan: KodeJabatan
    program: str
    anggaran: Decimal
    keterangan: str
    span: Span


class Rujukan(Struct, frozen=True):
    """A file or folder that a source names, as typed, with its place."""

    teks: str
    span: Span


class PilihanTerbuka(Struct, frozen=True):
    """A choice of the transcription that only the scan can settle: of what, and on which lampiran.

    `apa` is `indikator 2.1` or `sasaran 2`, `di` the lampiran as the source names them.
    """

    apa: str
    di: str


class Katalog(Struct, frozen=True):
    """The indicators of one year, who holds them all (pemilik), and what goes with them.

    `tahun_lalu` are last year's agreements, `mutu` the project's own limits of quality: only
    `check` opens them.
    """

    tahun: int
    pemilik: KodeJabatan
    sasaran: tuple[Sasaran, ...]
    turunan: tuple[Turunan, ...]
    score_card: ScoreCard | None
    program: tuple[Program, ...]
    span: Span
    target_sendiri: tuple[TargetSendiri, ...] = ()
    konfirmasi: tuple[Konfirmasi, ...] = ()
    teks: tuple[Teks, ...] = ()
    """The texts of all sources that name a year."""
    usulan: tuple[Teks, ...] = ()
    """What was taken over from last year, as it stands now, where decisions are kept."""
    tinjauan: Tinjauan | None = None
    tawaran: tuple[Tawaran, ...] = ()
    """What prints nothing, and makes a konsep until it is taken or goes."""
    tahun_lalu: Rujukan | None = None
    mutu: Rujukan | None = None
    pilihan: tuple[PilihanTerbuka, ...] = ()


def iter_indikator(katalog: Katalog) -> Iterator[tuple[Sasaran, Indikator]]:
    """Return every indicator of the catalogue with its sasaran, in the order of the source."""
    for sasaran in katalog.sasaran:
        for indikator in sasaran.indikator:
            yield sasaran, indikator


def iter_score_card(katalog: Katalog) -> Iterator[tuple[Sasaran, Indikator]]:
    """Return every indicator of the Score Card with its sasaran, in the order of the source."""
    for sasaran in katalog.score_card.sasaran if katalog.score_card else ():
        for indikator in sasaran.indikator:
            yield sasaran, indikator

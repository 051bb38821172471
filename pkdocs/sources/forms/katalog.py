"""The shapes of indicators.yaml, of the Score Card, and of what a unit draws up itself."""

from typing import Annotated, Literal

from msgspec import Meta, field

from pkdocs.sources.forms.bentuk import (
    Bentuk,
    Butir,
    Daftar,
    DaftarKode,
    DaftarKodeIndikator,
    DaftarTeks,
    Kalimat,
    Kode,
    KodeIndikator,
    NilaiTeks,
    Nomor,
    Pendek,
    Rupiah,
    Satuan,
    Tahun,
    Teks,
)


class TargetForm(Bentuk, frozen=True, kw_only=True):
    """Target empat triwulan dan tahunan, sebagaimana dicetak; N/A = tidak diukur.

    `ragam: teks`: dicetak apa adanya dan tidak dihitung.
    """

    tw1: NilaiTeks
    tw2: NilaiTeks
    tw3: NilaiTeks
    tw4: NilaiTeks
    tahunan: NilaiTeks
    ragam: Literal["teks"] | None = None


class TargetSendiriForm(TargetForm, frozen=True, kw_only=True):
    """Target sendiri satu jabatan; satuan sendiri hanya dengan alasannya."""

    satuan: Satuan | None = None
    alasan_satuan: Teks | None = None


class DaftarForm(Bentuk, frozen=True, kw_only=True):
    """Daftar; setiap butir diawali tandanya: `a. …`, `1. …`, `- …`."""

    daftar: Annotated[list[Butir], Meta(min_length=1)]


class UraianForm(Bentuk, frozen=True, kw_only=True):
    """Bagian Pengukuran Kinerja: subjudul, paragraf dan daftar; kata tebal diapit `**`."""

    jenis: Literal["dasar_hukum", "definisi", "metode", "sumber_data", "uraian"]
    judul: Pendek | None = None
    isi: Annotated[list[Teks | DaftarForm], Meta(min_length=1)]


class PenerimaForm(Bentuk, frozen=True, kw_only=True):
    """Penerima indikator: satu jabatan (atau semua kursinya), satu jenis jabatan, satu unit."""

    jabatan: Kode | None = None
    semua: Kode | None = None
    unit: Pendek | None = None
    lingkup: DaftarTeks = field(default_factory=Daftar)
    perlu_konfirmasi: Teks | None = None


class LampiranForm(Bentuk, frozen=True, kw_only=True):
    """Penerima satu lampiran: `langsung` (dicentang) atau `diturunkan`, dengan kalimatnya."""

    langsung: list[Kode | PenerimaForm] = field(default_factory=list)
    diturunkan: list[Kode | PenerimaForm] = field(default_factory=list)
    teks: Teks | None = None


class PenerimaLampiranForm(Bentuk, frozen=True, kw_only=True):
    """Kepada siapa indikator diberikan, menurut lampiran Instruksi; `lainnya` di luar lampiran."""

    lampiran_i: LampiranForm | None = None
    lampiran_ii: LampiranForm | None = None
    lampiran_iii: LampiranForm | None = None
    lainnya: LampiranForm | None = None


class PilihanForm(Bentuk, frozen=True, kw_only=True):
    """Tempat transkripsi harus memilih: apa yang tertulis, apa yang dipilih, dan mengapa."""

    di: Pendek
    kolom: Pendek
    tertulis: str
    dipilih: str
    alasan: Teks
    periksa_pindaian: Literal["ya", "tidak"]


class IsiIndikatorForm(Bentuk, frozen=True, kw_only=True):
    """Isi indikator yang dicetak pada lampiran perjanjian."""

    indikator: Kalimat
    sumber_data: Pendek
    sistem_input: Pendek | None = None
    pengukuran: Annotated[list[UraianForm], Meta(min_length=1)]
    target: TargetForm
    target_per: dict[Kode, TargetSendiriForm] = field(default_factory=dict)
    satuan: Satuan
    agregasi: Literal["tetap", "jumlah", "kumulatif", "terakhir", "rata_rata"]
    alasan_turun: Teks | None = None


class IndikatorForm(IsiIndikatorForm, frozen=True, kw_only=True):
    """Indikator katalog, dengan penerimanya dan pilihan transkripsinya."""

    kode: KodeIndikator
    no_indikator: Nomor
    naik: Literal["rata_rata", "jumlah", "tidak"] = "tidak"
    catatan: Teks | None = None
    layanan: DaftarTeks = field(default_factory=Daftar)
    penerima: PenerimaLampiranForm = field(default_factory=PenerimaLampiranForm)
    pilihan: list[PilihanForm] = field(default_factory=list)


class SasaranForm(Bentuk, frozen=True, kw_only=True):
    """Sasaran dengan nomor urutnya melalui ketiga kelompok."""

    no_sasaran: Nomor
    kelompok: Literal["strategis", "khusus", "operasional"]
    sasaran: Kalimat
    indikator: Annotated[list[IndikatorForm], Meta(min_length=1)]
    pilihan: list[PilihanForm] = field(default_factory=list)


class TurunanForm(IsiIndikatorForm, frozen=True, kw_only=True):
    """Indikator milik jabatan sendiri: turunan dari yang diturunkan kepadanya, atau milik atasan.

    Penerimanya `jabatan`, `semua` atau `unit`; `porsi` ialah bagiannya dari target `induk`.
    """

    kode: KodeIndikator
    jabatan: Kode | None = None
    semua: Kode | None = None
    unit: Pendek | None = None
    induk: KodeIndikator
    penurunan: Literal["langsung", "tidak_langsung"] | None = None
    porsi: NilaiTeks | dict[Kode, NilaiTeks] | None = None
    no_indikator: Nomor
    sasaran: Kalimat | None = None
    tawaran: Tahun | None = None


class ProgramForm(Bentuk, frozen=True, kw_only=True):
    """Baris blok Program/Anggaran; anggaran dalam rupiah penuh."""

    jabatan: Kode
    program: Teks
    anggaran: Rupiah
    keterangan: Pendek


class KatalogForm(Bentuk, frozen=True, kw_only=True):
    """indicators.yaml: indikator setahun dan kepada siapa diberikan."""

    tahun: Tahun
    dasar: Teks
    pemilik: Kode
    score_card: str | None = None
    tahun_lalu: str | None = None
    mutu: str | None = None
    sasaran: Annotated[list[SasaranForm], Meta(min_length=1)]
    turunan: list[TurunanForm] = field(default_factory=list)
    program: list[ProgramForm] = field(default_factory=list)
    tinjauan: str | None = None


class IndikatorKartuForm(IndikatorForm, frozen=True, kw_only=True):
    """Indikator Score Card; tanpa `target`, setiap jabatan mempunyai targetnya sendiri."""

    target: TargetForm | None = None  # type: ignore[assignment] # the shape is frozen


class SasaranKartuForm(SasaranForm, frozen=True, kw_only=True):
    """Sasaran Score Card."""

    indikator: Annotated[list[IndikatorKartuForm], Meta(min_length=1)]  # type: ignore[assignment] # frozen


class ScoreCardForm(Bentuk, frozen=True, kw_only=True):
    """score-card.yaml: indikator Score Card bagi Camat dan Lurah."""

    status: Literal["belum_dikonfirmasi", "dikonfirmasi"]
    berlaku_untuk: DaftarKode
    sasaran: list[SasaranKartuForm] = field(default_factory=list)


class KonfirmasiForm(Bentuk, frozen=True, kw_only=True):
    """Siapa memastikan apa, kapan, dan pada surat mana; `hal` score_card bagi seluruh unit."""

    hal: Literal["nama_jabatan", "pemberian", "score_card"]
    jabatan: DaftarKode = field(default_factory=Daftar)
    indikator: DaftarKodeIndikator = field(default_factory=Daftar)
    oleh: Pendek
    tanggal: str
    surat: Pendek


class BerkasUnitForm(Bentuk, frozen=True, kw_only=True):
    """turunan/<unit>.yaml: apa yang disusun, dijanjikan, dan dipastikan unit itu sendiri."""

    unit: Pendek
    turunan: list[TurunanForm] = field(default_factory=list)
    score_card: dict[Kode, dict[KodeIndikator, TargetSendiriForm]] = field(default_factory=dict)
    konfirmasi: list[KonfirmasiForm] = field(default_factory=list)

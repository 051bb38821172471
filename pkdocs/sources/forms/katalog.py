"""The shapes of indicators.yaml, of the Score Card, and of what a unit draws up itself."""

from typing import Annotated, Literal

from pydantic import Field

from pkdocs.sources.forms.bentuk import (
    Bentuk,
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
    no_items,
    no_pairs,
)


class TargetForm(Bentuk):
    """Target empat triwulan dan tahunan, sebagaimana dicetak; N/A = tidak diukur.

    `ragam: teks`: dicetak apa adanya dan tidak dihitung.
    """

    tw1: NilaiTeks
    tw2: NilaiTeks
    tw3: NilaiTeks
    tw4: NilaiTeks
    tahunan: NilaiTeks
    ragam: Literal["teks"] | None = None


class TargetSendiriForm(TargetForm):
    """Target sendiri satu jabatan; satuan sendiri hanya dengan alasannya."""

    satuan: Satuan | None = None
    alasan_satuan: Teks | None = None


class DaftarForm(Bentuk):
    """Daftar; setiap butir diawali tandanya: `a. …`, `1. …`, `- …`."""

    daftar: list[Annotated[str, Field(pattern=r"^\S+\s+\S", max_length=20_000)]] = Field(
        min_length=1
    )


class UraianForm(Bentuk):
    """Bagian Pengukuran Kinerja: subjudul, paragraf dan daftar; kata tebal diapit `**`."""

    jenis: Literal["dasar_hukum", "definisi", "metode", "sumber_data", "uraian"]
    judul: Pendek | None = None
    isi: list[Teks | DaftarForm] = Field(min_length=1)


class PenerimaForm(Bentuk):
    """Penerima indikator: satu jabatan (atau semua kursinya), satu jenis jabatan, satu unit."""

    jabatan: Kode | None = None
    semua: Kode | None = None
    unit: Pendek | None = None
    lingkup: DaftarTeks = Field(default_factory=no_items)
    perlu_konfirmasi: Teks | None = None


class LampiranForm(Bentuk):
    """Penerima satu lampiran: `langsung` (dicentang) atau `diturunkan`, dengan kalimatnya."""

    langsung: list[Kode | PenerimaForm] = Field(default_factory=no_items)
    diturunkan: list[Kode | PenerimaForm] = Field(default_factory=no_items)
    teks: Teks | None = None


class PenerimaLampiranForm(Bentuk):
    """Kepada siapa indikator diberikan, menurut lampiran Instruksi; `lainnya` di luar lampiran."""

    lampiran_i: LampiranForm | None = None
    lampiran_ii: LampiranForm | None = None
    lampiran_iii: LampiranForm | None = None
    lainnya: LampiranForm | None = None


class PilihanForm(Bentuk):
    """Tempat transkripsi harus memilih: apa yang tertulis, apa yang dipilih, dan mengapa."""

    di: Pendek
    kolom: Pendek
    tertulis: str
    dipilih: str
    alasan: Teks
    periksa_pindaian: Literal["ya", "tidak"]


class IsiIndikatorForm(Bentuk):
    """Isi indikator yang dicetak pada lampiran perjanjian."""

    indikator: Kalimat
    sumber_data: Pendek
    sistem_input: Pendek | None = None
    pengukuran: list[UraianForm] = Field(min_length=1)
    target: TargetForm
    target_per: dict[Kode, TargetSendiriForm] = Field(default_factory=no_pairs)
    satuan: Satuan
    agregasi: Literal["tetap", "jumlah", "kumulatif", "terakhir", "rata_rata"]
    alasan_turun: Teks | None = None


class IndikatorForm(IsiIndikatorForm):
    """Indikator katalog, dengan penerimanya dan pilihan transkripsinya."""

    kode: KodeIndikator
    no_indikator: Nomor
    naik: Literal["rata_rata", "jumlah", "tidak"] = "tidak"
    catatan: Teks | None = None
    layanan: DaftarTeks = Field(default_factory=no_items)
    penerima: PenerimaLampiranForm = Field(default_factory=PenerimaLampiranForm.model_construct)
    pilihan: list[PilihanForm] = Field(default_factory=no_items)


class SasaranForm(Bentuk):
    """Sasaran dengan nomor urutnya melalui ketiga kelompok."""

    no_sasaran: Nomor
    kelompok: Literal["strategis", "khusus", "operasional"]
    sasaran: Kalimat
    indikator: list[IndikatorForm] = Field(min_length=1)
    pilihan: list[PilihanForm] = Field(default_factory=no_items)


class TurunanForm(IsiIndikatorForm):
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


class ProgramForm(Bentuk):
    """Baris blok Program/Anggaran; anggaran dalam rupiah penuh."""

    jabatan: Kode
    program: Teks
    anggaran: Rupiah
    keterangan: Pendek


class KatalogForm(Bentuk):
    """indicators.yaml: indikator setahun dan kepada siapa diberikan."""

    tahun: Tahun
    dasar: Teks
    pemilik: Kode
    score_card: str | None = None
    tahun_lalu: str | None = None
    mutu: str | None = None
    sasaran: list[SasaranForm] = Field(min_length=1)
    turunan: list[TurunanForm] = Field(default_factory=no_items)
    program: list[ProgramForm] = Field(default_factory=no_items)
    tinjauan: str | None = None


class IndikatorKartuForm(IndikatorForm):
    """Indikator Score Card; tanpa `target`, setiap jabatan mempunyai targetnya sendiri."""

    target: TargetForm | None = None  # type: ignore[assignment] # the shape is frozen


class SasaranKartuForm(SasaranForm):
    """Sasaran Score Card."""

    indikator: list[IndikatorKartuForm] = Field(min_length=1)  # type: ignore[assignment] # frozen


class ScoreCardForm(Bentuk):
    """score-card.yaml: indikator Score Card bagi Camat dan Lurah."""

    status: Literal["belum_dikonfirmasi", "dikonfirmasi"]
    berlaku_untuk: DaftarKode
    sasaran: list[SasaranKartuForm] = Field(default_factory=no_items)


class KonfirmasiForm(Bentuk):
    """Siapa memastikan apa, kapan, dan pada surat mana; `hal` score_card bagi seluruh unit."""

    hal: Literal["nama_jabatan", "pemberian", "score_card"]
    jabatan: DaftarKode = Field(default_factory=no_items)
    indikator: DaftarKodeIndikator = Field(default_factory=no_items)
    oleh: Pendek
    tanggal: str
    surat: Pendek


class BerkasUnitForm(Bentuk):
    """turunan/<unit>.yaml: apa yang disusun, dijanjikan, dan dipastikan unit itu sendiri."""

    unit: Pendek
    turunan: list[TurunanForm] = Field(default_factory=no_items)
    score_card: dict[Kode, dict[KodeIndikator, TargetSendiriForm]] = Field(default_factory=no_pairs)
    konfirmasi: list[KonfirmasiForm] = Field(default_factory=no_items)

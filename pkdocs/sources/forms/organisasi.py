"""The shapes of org.yaml and of the files of persons beside it."""

from typing import Annotated, Literal

from pydantic import Field

from pkdocs.sources.forms.bentuk import (
    Bentuk,
    DaftarKode,
    DaftarTeks,
    Gelar,
    JangkarTeks,
    JumlahKursi,
    Kata,
    Kode,
    LabelNip,
    Megabita,
    NamaKursi,
    Nip,
    Nrk,
    Pendek,
    Sebutan,
    Status,
    Teks,
    no_items,
    no_pairs,
)


def _no_labels() -> "dict[Status, LabelNip]":
    return {}


class OrangForm(Bentuk):
    """Seorang pegawai: nama (boleh lengkap dengan gelarnya), NIP 18 angka, NRK, pangkat, status."""

    nama: Pendek
    gelar_depan: Gelar | None = None
    gelar_belakang: Gelar | None = None
    nip: Nip | None = None
    nrk: Nrk | None = None
    pangkat: Pendek | None = None
    golongan: Pendek | None = None
    status: Status | None = None


class PejabatForm(OrangForm):
    """Pemangku jabatan: orangnya, dan sebutan Plt., Plh., Pj., Pjs."""

    sebutan: Sebutan | None = None


class MemangkuForm(Bentuk):
    """Jabatan atau kursi yang dipangku seorang pegawai, sejak `mulai` sampai dengan `selesai`."""

    jabatan: Kode
    sebutan: Sebutan | None = None
    mulai: str | None = None
    selesai: str | None = None


class PegawaiForm(OrangForm):
    """Seorang pegawai dan jabatan yang dipangkunya; tanpa jabatan pun boleh."""

    memangku: list[MemangkuForm] = Field(default_factory=no_items)


class KursiForm(Bentuk):
    """Satu kursi dari jabatan yang berkursi beberapa; kodenya diturunkan dari namanya."""

    nama: NamaKursi
    pejabat: PejabatForm | None = None
    peran: Pendek | None = None


DaftarKursi = Annotated[list[NamaKursi | KursiForm], Field(min_length=1)]


class JabatanForm(Bentuk):
    """Satu jabatan. Tanpa `atasan`: puncak bagan, hanya menjadi Pihak Kedua.

    `kursi`: berapa orang memangku jabatan bernama sama ini, atau nama setiap kursinya. `peran`
    dicetak di belakang nama jabatan, misalnya `selaku Ketua Subkelompok …`.
    """

    kode: Kode
    nama: Pendek
    singkat: Pendek | None = None
    jenis: Kode
    jenjang: Pendek | None = None
    unit: Pendek
    atasan: Kode | None = None
    pihak_kedua: Kode | None = None
    pejabat: PejabatForm | None = None
    tanpa_nip: Literal["ya", "tidak"] = "tidak"
    perlu_konfirmasi: Teks | None = None
    peran: Pendek | None = None
    kursi: JumlahKursi | DaftarKursi | None = None


class PolaJabatanForm(Bentuk):
    """Jabatan dalam pola; `{nama}`, `{kode}`, `{induk}`, `{kode_induk}` diisi dari wilayah."""

    kode: str
    nama: str
    jenis: Kode
    jenjang: Pendek | None = None
    unit: str
    atasan: str
    pihak_kedua: str | None = None
    perlu_konfirmasi: Teks | None = None
    peran: Pendek | None = None
    kursi: JumlahKursi | DaftarKursi | None = None


class PolaForm(Bentuk):
    """Pola satu tingkat wilayah; `anak` menamai pola wilayah di bawahnya."""

    anak: Kode | None = None
    jabatan: list[PolaJabatanForm] = Field(min_length=1)


class AnakForm(Bentuk):
    """Wilayah bawahan yang memerlukan lebih daripada namanya."""

    nama: Pendek
    kode: Kode | None = None
    pihak_kedua: dict[Kode, Kode] = Field(default_factory=no_pairs)


class WilayahForm(AnakForm):
    """Satu wilayah dan wilayah bawahannya; kodenya diturunkan dari namanya."""

    pola: Kode
    anak: list[Pendek | AnakForm] = Field(default_factory=no_items)


class JangkarForm(Bentuk):
    """Jangkar kedua pihak: teks yang dicari layanan tanda tangan elektronik, misalnya `#`."""

    pihak_pertama: JangkarTeks | None = None
    pihak_kedua: JangkarTeks | None = None


class JangkarTtdForm(Bentuk):
    """Jangkar tanda tangan pada halaman pernyataan dan pada akhir lampiran."""

    pernyataan: JangkarForm = Field(default_factory=JangkarForm.model_construct)
    lampiran: JangkarForm = Field(default_factory=JangkarForm.model_construct)


class NaskahForm(Bentuk):
    """Kata-kata formulir: kop, judul lampiran per jenjang, tempat dan tanggal."""

    kop: Annotated[DaftarTeks, Field(min_length=1)]
    judul_lampiran: dict[str, Pendek]
    tempat: Pendek
    tanggal: str
    tanggal_perubahan: str | None = None
    batas_tanggal: str | None = None
    tanggal_dpa: str | None = None
    bingkai: DaftarKode = Field(default_factory=no_items)
    jangkar_ttd: JangkarTtdForm = Field(default_factory=JangkarTtdForm.model_construct)
    label_nip: dict[Status, LabelNip] = Field(default_factory=_no_labels)


class TenggatForm(Bentuk):
    """Sampai kapan setiap langkah harus selesai; kosong = belum ditentukan."""

    ditandatangani: str | None = None
    diinput: str | None = None
    diunggah: str | None = None
    diserahkan: str | None = None


class UnggahForm(Bentuk):
    """Pola nama berkas PDF yang diunggah, dan ukuran terbesarnya dalam MB."""

    nama_berkas: Kata | None = None
    maks_mb: Megabita | None = None


class PenyerahanForm(Bentuk):
    """Penyerahan perjanjian yang ditandatangani: tenggat, penyusun rekap, dan penerimanya."""

    tenggat: TenggatForm = Field(default_factory=TenggatForm.model_construct)
    penyusun: Kode | None = None
    kepada: Kode | None = None
    unggah: UnggahForm = Field(default_factory=UnggahForm.model_construct)


class OrganisasiForm(Bentuk):
    """org.yaml: bagan organisasi dan kata-kata formulir."""

    naskah: NaskahForm
    penyerahan: PenyerahanForm = Field(default_factory=PenyerahanForm.model_construct)
    berkas_pejabat: str | None = None
    berkas_pegawai: str | None = None
    berperjanjian: dict[Pendek, Literal["ya", "skp_saja"]] = Field(default_factory=no_pairs)
    jabatan: list[JabatanForm] = Field(min_length=1)
    pola: dict[Kode, PolaForm] = Field(default_factory=no_pairs)
    wilayah: list[WilayahForm] = Field(default_factory=no_items)


class BerkasPejabatForm(Bentuk):
    """Berkas pejabat: kode jabatan -> pejabatnya."""

    pejabat: dict[Kode, PejabatForm]


class BerkasPegawaiForm(Bentuk):
    """pegawai.yaml: para pegawai dan jabatan yang dipangkunya."""

    pegawai: list[PegawaiForm]

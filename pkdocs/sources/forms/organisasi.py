"""The shapes of org.yaml and of the files of persons beside it."""

import re
from typing import Annotated, Literal

from msgspec import Meta, field

from pkdocs.sources.forms.bentuk import (
    KURSI,
    Bentuk,
    Daftar,
    DaftarBerisi,
    DaftarKode,
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
)


def _no_labels() -> "dict[Status, LabelNip]":
    return {}


class OrangForm(Bentuk, frozen=True, kw_only=True):
    """Seorang pegawai: nama (boleh lengkap dengan gelarnya), NIP 18 angka, NRK, pangkat, status."""

    nama: Pendek
    gelar_depan: Gelar | None = None
    gelar_belakang: Gelar | None = None
    nip: Nip | None = None
    nrk: Nrk | None = None
    pangkat: Pendek | None = None
    golongan: Pendek | None = None
    status: Status | None = None


class PejabatForm(OrangForm, frozen=True, kw_only=True):
    """Pemangku jabatan: orangnya, dan sebutan Plt., Plh., Pj., Pjs."""

    sebutan: Sebutan | None = None


class MemangkuForm(Bentuk, frozen=True, kw_only=True):
    """Jabatan atau kursi yang dipangku seorang pegawai, sejak `mulai` sampai dengan `selesai`."""

    jabatan: Kode
    sebutan: Sebutan | None = None
    mulai: str | None = None
    selesai: str | None = None


class PegawaiForm(OrangForm, frozen=True, kw_only=True):
    """Seorang pegawai dan jabatan yang dipangkunya; tanpa jabatan pun boleh."""

    memangku: list[MemangkuForm] = field(default_factory=list)


class KursiForm(Bentuk, frozen=True, kw_only=True):
    """Satu kursi dari jabatan yang berkursi beberapa; kodenya diturunkan dari namanya."""

    nama: NamaKursi
    pejabat: PejabatForm | None = None
    peran: Pendek | None = None


DaftarKursi = Annotated[list[NamaKursi | KursiForm], Meta(min_length=1)]


class BerkursiForm(Bentuk, frozen=True, kw_only=True):
    """Jabatan yang mungkin berkursi beberapa."""

    kursi: JumlahKursi | DaftarKursi | None = None

    def __post_init__(self) -> None:
        if isinstance(self.kursi, str) and not re.fullmatch(KURSI, self.kursi):
            raise ValueError("kursi")


class JabatanForm(BerkursiForm, frozen=True, kw_only=True):
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


class PolaJabatanForm(BerkursiForm, frozen=True, kw_only=True):
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


class PolaForm(Bentuk, frozen=True, kw_only=True):
    """Pola satu tingkat wilayah; `anak` menamai pola wilayah di bawahnya."""

    anak: Kode | None = None
    jabatan: Annotated[list[PolaJabatanForm], Meta(min_length=1)]


class AnakForm(Bentuk, frozen=True, kw_only=True):
    """Wilayah bawahan yang memerlukan lebih daripada namanya."""

    nama: Pendek
    kode: Kode | None = None
    pihak_kedua: dict[Kode, Kode] = field(default_factory=dict)


class WilayahForm(AnakForm, frozen=True, kw_only=True):
    """Satu wilayah dan wilayah bawahannya; kodenya diturunkan dari namanya."""

    pola: Kode
    anak: list[Pendek | AnakForm] = field(default_factory=list)


class JangkarForm(Bentuk, frozen=True, kw_only=True):
    """Jangkar kedua pihak: teks yang dicari layanan tanda tangan elektronik, misalnya `#`."""

    pihak_pertama: JangkarTeks | None = None
    pihak_kedua: JangkarTeks | None = None


class JangkarTtdForm(Bentuk, frozen=True, kw_only=True):
    """Jangkar tanda tangan pada halaman pernyataan dan pada akhir lampiran."""

    pernyataan: JangkarForm = field(default_factory=JangkarForm)
    lampiran: JangkarForm = field(default_factory=JangkarForm)


class NaskahForm(Bentuk, frozen=True, kw_only=True):
    """Kata-kata formulir: kop, judul lampiran per jenjang, tempat dan tanggal."""

    kop: DaftarBerisi[Pendek]
    judul_lampiran: dict[str, Pendek]
    tempat: Pendek
    tanggal: str
    tanggal_perubahan: str | None = None
    batas_tanggal: str | None = None
    tanggal_dpa: str | None = None
    bingkai: DaftarKode = field(default_factory=Daftar)
    jangkar_ttd: JangkarTtdForm = field(default_factory=JangkarTtdForm)
    label_nip: dict[Status, LabelNip] = field(default_factory=_no_labels)


class TenggatForm(Bentuk, frozen=True, kw_only=True):
    """Sampai kapan setiap langkah harus selesai; kosong = belum ditentukan."""

    ditandatangani: str | None = None
    diinput: str | None = None
    diunggah: str | None = None
    diserahkan: str | None = None


class UnggahForm(Bentuk, frozen=True, kw_only=True):
    """Pola nama berkas PDF yang diunggah, dan ukuran terbesarnya dalam MB."""

    nama_berkas: Kata | None = None
    maks_mb: Megabita | None = None


class PenyerahanForm(Bentuk, frozen=True, kw_only=True):
    """Penyerahan perjanjian yang ditandatangani: tenggat, penyusun rekap, dan penerimanya."""

    tenggat: TenggatForm = field(default_factory=TenggatForm)
    penyusun: Kode | None = None
    kepada: Kode | None = None
    unggah: UnggahForm = field(default_factory=UnggahForm)


class OrganisasiForm(Bentuk, frozen=True, kw_only=True):
    """org.yaml: bagan organisasi dan kata-kata formulir."""

    naskah: NaskahForm
    penyerahan: PenyerahanForm = field(default_factory=PenyerahanForm)
    berkas_pejabat: str | None = None
    berkas_pegawai: str | None = None
    berperjanjian: dict[Pendek, Literal["ya", "skp_saja"]] = field(default_factory=dict)
    jabatan: Annotated[list[JabatanForm], Meta(min_length=1)]
    pola: dict[Kode, PolaForm] = field(default_factory=dict)
    wilayah: list[WilayahForm] = field(default_factory=list)


class BerkasPejabatForm(Bentuk, frozen=True, kw_only=True):
    """Berkas pejabat: kode jabatan -> pejabatnya."""

    pejabat: dict[Kode, PejabatForm]


class BerkasPegawaiForm(Bentuk, frozen=True, kw_only=True):
    """pegawai.yaml: para pegawai dan jabatan yang dipangkunya."""

    pegawai: list[PegawaiForm]

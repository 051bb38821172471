"""The shapes of what was decided: tinjauan.yaml of last year's texts, mutu.yaml of quality."""

from typing import Literal

from msgspec import field

from pkdocs.sources.forms.bentuk import (
    Bentuk,
    Daftar,
    DaftarKata,
    KodeIndikator,
    Nomor,
    Tahun,
    Teks,
)


class PutusanTahunForm(Bentuk, frozen=True, kw_only=True):
    """Tahun di dalam satu teks, dan putusannya: `tetap`, atau tahun penggantinya."""

    di: str
    teks: str
    tertulis: str
    putusan: str | None = None
    alasan: Teks | None = None


class PutusanUsulanForm(Bentuk, frozen=True, kw_only=True):
    """Target tahun lalu: putusannya `tetap`, atau target tahunan yang baru."""

    di: str
    isi: str
    putusan: str | None = None
    alasan: Teks | None = None


class TinjauanForm(Bentuk, frozen=True, kw_only=True):
    """tinjauan.yaml: yang harus diputuskan sebelum perjanjian tahun baru ditandatangani."""

    tahun: Tahun
    usulan: list[PutusanUsulanForm] = field(default_factory=list)
    teks: list[PutusanTahunForm] = field(default_factory=list)


class DiterimaForm(Bentuk, frozen=True, kw_only=True):
    """Teguran mutu atas satu indikator yang diterima sesudah dipertimbangkan, dan alasannya."""

    indikator: KodeIndikator
    kode: Literal["M001", "M002", "M003", "M006", "M007", "M008", "M009", "M010", "M011"]
    alasan: Teks


class MutuForm(Bentuk, frozen=True, kw_only=True):
    """mutu.yaml: daftar kata menambah yang bawaan, angka menggantikannya; hanya bagi `check`."""

    satuan: DaftarKata = field(default_factory=Daftar)
    awal_kegiatan: DaftarKata = field(default_factory=Daftar)
    pencacah: DaftarKata = field(default_factory=Daftar)
    kegiatan: DaftarKata = field(default_factory=Daftar)
    jenjang_hasil: DaftarKata = field(default_factory=Daftar)
    rumus: DaftarKata = field(default_factory=Daftar)
    sumber_kosong: DaftarKata = field(default_factory=Daftar)
    dinilai_pihak_lain: DaftarKata = field(default_factory=Daftar)
    boleh_turun: DaftarKata = field(default_factory=Daftar)
    target_puncak: DaftarKata = field(default_factory=Daftar)
    tahun_tetap: Nomor | None = None
    bulan_sesudah_dpa: Nomor | None = None
    diterima: list[DiterimaForm] = field(default_factory=list)

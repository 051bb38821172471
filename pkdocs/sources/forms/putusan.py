"""The shapes of what was decided: tinjauan.yaml of last year's texts, mutu.yaml of quality."""

from typing import Literal

from pydantic import Field

from pkdocs.sources.forms.bentuk import (
    Bentuk,
    DaftarKata,
    KodeIndikator,
    Nomor,
    Tahun,
    Teks,
    no_items,
)


class PutusanTahunForm(Bentuk):
    """Tahun di dalam satu teks, dan putusannya: `tetap`, atau tahun penggantinya."""

    di: str
    teks: str
    tertulis: str
    putusan: str | None = None
    alasan: Teks | None = None


class PutusanUsulanForm(Bentuk):
    """Target tahun lalu: putusannya `tetap`, atau target tahunan yang baru."""

    di: str
    isi: str
    putusan: str | None = None
    alasan: Teks | None = None


class TinjauanForm(Bentuk):
    """tinjauan.yaml: yang harus diputuskan sebelum perjanjian tahun baru ditandatangani."""

    tahun: Tahun
    usulan: list[PutusanUsulanForm] = Field(default_factory=no_items)
    teks: list[PutusanTahunForm] = Field(default_factory=no_items)


class DiterimaForm(Bentuk):
    """Teguran mutu atas satu indikator yang diterima sesudah dipertimbangkan, dan alasannya."""

    indikator: KodeIndikator
    kode: Literal["M001", "M002", "M003", "M006", "M007", "M008", "M009", "M010", "M011"]
    alasan: Teks


class MutuForm(Bentuk):
    """mutu.yaml: daftar kata menambah yang bawaan, angka menggantikannya; hanya bagi `check`."""

    satuan: DaftarKata = Field(default_factory=no_items)
    awal_kegiatan: DaftarKata = Field(default_factory=no_items)
    pencacah: DaftarKata = Field(default_factory=no_items)
    kegiatan: DaftarKata = Field(default_factory=no_items)
    jenjang_hasil: DaftarKata = Field(default_factory=no_items)
    rumus: DaftarKata = Field(default_factory=no_items)
    sumber_kosong: DaftarKata = Field(default_factory=no_items)
    dinilai_pihak_lain: DaftarKata = Field(default_factory=no_items)
    boleh_turun: DaftarKata = Field(default_factory=no_items)
    target_puncak: DaftarKata = Field(default_factory=no_items)
    tahun_tetap: Nomor | None = None
    bulan_sesudah_dpa: Nomor | None = None
    diterima: list[DiterimaForm] = Field(default_factory=no_items)

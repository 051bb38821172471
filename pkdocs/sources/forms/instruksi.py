"""The shape of instruksi.yaml: the words of the Instruksi itself."""

from typing import Annotated, Literal

from msgspec import Meta, field

from pkdocs.sources import forms


class DiktumForm(forms.Bentuk, frozen=True, kw_only=True):
    """Satu diktum: `KESATU`, isinya, dan butir-butir di bawahnya (nomornya dari program)."""

    ke: forms.Pendek
    teks: forms.Teks
    butir: list[forms.Teks] = field(default_factory=list)


class LampiranInstruksiForm(forms.Bentuk, frozen=True, kw_only=True):
    """Kata-kata di sekitar tabel satu lampiran; isi tabelnya dari indicators.yaml.

    `kolom`: kepala kolom centang atau Penanggung Jawab; `singkatan`: kepala kolom tiap jabatan.
    """

    nomor: Literal["I", "II", "III"]
    judul: forms.DaftarBerisi[forms.Pendek]
    kolom: forms.Pendek
    singkatan: dict[forms.Kode, forms.Pendek] = field(default_factory=dict)


class InstruksiForm(forms.Bentuk, frozen=True, kw_only=True):
    """instruksi.yaml: kata-kata Instruksi; `{tahun}` diisi tahun perjanjian."""

    nama: forms.Pendek
    nomor: Annotated[str, Meta(max_length=60)] | None = None
    tentang: forms.Pendek
    pembuka: forms.Teks
    kepada: forms.DaftarBerisi[forms.Pendek]
    di_lingkungan: forms.Pendek | None = None
    untuk: Annotated[list[DiktumForm], Meta(min_length=1)]
    penutup: forms.Teks
    tempat: forms.Pendek
    tanggal: str
    penandatangan: forms.Kode
    tembusan: forms.DaftarTeks = field(default_factory=forms.Daftar)
    lampiran: Annotated[list[LampiranInstruksiForm], Meta(min_length=1)]
    pilihan: list[forms.PilihanForm] = field(default_factory=list)

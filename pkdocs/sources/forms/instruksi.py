"""The shape of instruksi.yaml: the words of the Instruksi itself."""

from typing import Annotated, Literal

from pydantic import Field

from pkdocs.sources import forms


class DiktumForm(forms.Bentuk):
    """Satu diktum: `KESATU`, isinya, dan butir-butir di bawahnya (nomornya dari program)."""

    ke: forms.Pendek
    teks: forms.Teks
    butir: list[forms.Teks] = Field(default_factory=list)


class LampiranInstruksiForm(forms.Bentuk):
    """Kata-kata di sekitar tabel satu lampiran; isi tabelnya dari indicators.yaml.

    `kolom`: kepala kolom centang atau Penanggung Jawab; `singkatan`: kepala kolom tiap jabatan.
    """

    nomor: Literal["I", "II", "III"]
    judul: Annotated[forms.DaftarTeks, Field(min_length=1)]
    kolom: forms.Pendek
    singkatan: dict[forms.Kode, forms.Pendek] = Field(default_factory=dict)


class InstruksiForm(forms.Bentuk):
    """instruksi.yaml: kata-kata Instruksi; `{tahun}` diisi tahun perjanjian."""

    nama: forms.Pendek
    nomor: Annotated[str, Field(max_length=60)] | None = None
    tentang: forms.Pendek
    pembuka: forms.Teks
    kepada: Annotated[forms.DaftarTeks, Field(min_length=1)]
    di_lingkungan: forms.Pendek | None = None
    untuk: list[DiktumForm] = Field(min_length=1)
    penutup: forms.Teks
    tempat: forms.Pendek
    tanggal: str
    penandatangan: forms.Kode
    tembusan: forms.DaftarTeks = Field(default_factory=list)
    lampiran: list[LampiranInstruksiForm] = Field(min_length=1)
    pilihan: list[forms.PilihanForm] = Field(default_factory=list)

"""Sheets of a made-up unit, and a workbook of them read back."""

import io
from collections.abc import Iterable
from pathlib import Path

import openpyxl
from openpyxl.workbook import Workbook

from pkdocs.base.problem import Span
from pkdocs.domain import Jabatan, KodeJabatan
from pkdocs.domain.lembar import TARGET, BarisLembar, Guna, Kolom, Lembar, SelLembar
from pkdocs.outputs.workbook import Petunjuk, write_workbook
from pkdocs.sources.sheets.pemeriksaan import pemeriksaan

UNIT = "Kelurahan Melati"
LURAH, SEKRETARIS = KodeJabatan("lurah-melati"), KodeJabatan("sekretaris-melati")
PETUNJUK = Petunjuk("Buku kerja 2024", 2024, UNIT, "Bagian Contoh", "31 Januari 2024")
SATUAN = ("Persen", "Layanan", "Dokumen, laporan, dan naskah")
AGREGASI = ("tetap", "jumlah", "kumulatif", "terakhir", "rata_rata")


def jabatan(kode: KodeJabatan, nama: str) -> Jabatan:
    return Jabatan(
        kode, nama, nama, "lurah", "Pengawas", UNIT, None, None, None, False, "", Span("org.yaml")
    )


JABATAN = {
    LURAH: jabatan(LURAH, "Lurah Melati"),
    SEKRETARIS: jabatan(SEKRETARIS, "Sekretaris Kelurahan Melati"),
}


def turunan(*baris: BarisLembar, kosong: int = 2, judul: str = "") -> Lembar:
    """A sheet of every kind of column."""
    kolom = (
        Kolom("Kode", Guna.KUNCI, 14),
        Kolom("Jabatan", Guna.TAMPIL, 24),
        Kolom("Indikator", lebar=36, keterangan="Apa yang diukur.\nSatu kalimat."),
        *(Kolom(kepala, lebar=9) for kepala in TARGET),
        Kolom("Satuan", pilihan=SATUAN),
        Kolom("Agregasi", pilihan=AGREGASI),
        pemeriksaan(),
    )
    return Lembar("Turunan", kolom, baris, kosong, judul)


def filled(kode: str, target: Iterable[str] = ("1", "1", "1", "1", "4")) -> BarisLembar:
    """A row that says something everywhere."""
    sel = {
        "Jabatan": SelLembar("Lurah Melati"),
        "Indikator": SelLembar("Jumlah layanan"),
        **{h: SelLembar(teks, diminta=True) for h, teks in zip(TARGET, target, strict=True)},
        "Satuan": SelLembar("Layanan", terkunci=True),
        "Agregasi": SelLembar("jumlah"),
    }
    return BarisLembar(kode, sel, jabatan=LURAH)


def waiting(kode: str, *owed: str) -> BarisLembar:
    """A row that waits for some of its cells."""
    sel = {kepala: SelLembar(diminta=True) for kepala in owed}
    return BarisLembar(kode, sel, ada=False, jabatan=SEKRETARIS)


def made(*lembar: Lembar, petunjuk: Petunjuk = PETUNJUK) -> bytes:
    """Return the workbook of the sheets."""
    stream = io.BytesIO()
    write_workbook(stream, lembar, petunjuk, JABATAN)
    return stream.getvalue()


def read(source: bytes | Path, *, values: bool = False) -> Workbook:
    """Return a workbook as openpyxl reads it; `values`: of formulas what they come to."""
    stream = io.BytesIO(source) if isinstance(source, bytes) else source
    return openpyxl.load_workbook(stream, data_only=values)

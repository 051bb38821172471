"""What can be wrong with a template or a Word file, as values.

Does not decide whether a finding stops anything: the caller of an inspection does, loading raises.
"""

from collections.abc import Iterable

from msgspec import Struct

CODES = {
    "T001": "berkas bukan dokumen Word (.docx) yang utuh",
    "T002": "berkas terkunci kata sandi",
    "T003": "berkas terlalu besar atau berisi terlalu banyak bagian",
    "T004": "nama bagian ganda atau tidak aman",
    "T005": "bagian XML rusak",
    "T006": "bagian XML memuat DTD atau entitas",
    "T007": "berkas berisi makro",
    "T008": "berkas berisi objek tertanam (OLE, ActiveX, paket)",
    "T009": "berkas merujuk ke luar (tautan, gambar, templat)",
    "T010": "berkas menyisipkan dokumen lain (altChunk, subdokumen)",
    "T011": "bagian utama dokumen tidak ada",
    "T012": "kolom Word yang mengambil atau menjalankan berkas lain",
    "T101": "tag templat salah tulis",
    "T102": "tag templat pada properti dokumen",
    "T103": "tag yang menyisipkan XML mentah",
    "T104": "penyaring, pengujian, atau perintah yang tidak diizinkan",
    "T105": "bentuk tag di luar batas formulir",
    "T106": "susunan tag tidak seimbang terhadap susunan dokumen",
    "T107": "sel atau kepala halaman dapat kehilangan paragraf terakhirnya",
    "T108": "sisa tanda kurung tag",
    "T109": "tabel tanpa daftar lebar kolom",
    "T110": "kolom tabel yang diulang tidak sama pada setiap baris",
    "T201": "gambar pengganti tidak dapat dipasang",
    "T301": "placeholder tidak ada dalam data",
    "T302": "isi placeholder bukan teks atau angka",
    "T303": "isi placeholder memuat karakter yang tidak boleh ada dalam dokumen Word",
    "T304": "templat gagal diisi",
    "T305": "templat menghasilkan isi yang terlalu besar, atau mengolah terlalu banyak",
    "T401": "komentar",
    "T402": "perubahan terlacak",
    "T403": "kata di samping tag blok, yang hilang bersama tagnya",
    "T404": "tag templat di tempat yang tidak diisi",
    "T405": "kata tersembunyi",
    "T406": "isi dalam beberapa versi yang berbeda",
    "T407": "kata yang berubah sendiri",
}
"""Meaning of every code; a code keeps its meaning for good."""


class Finding(Struct, frozen=True):
    """One thing wrong: a code of `CODES`, the part of the package, a message for the user."""

    code: str
    part: str
    message: str

    @property
    def said(self) -> str:
        """Return the message with the part that it is about."""
        return f"{self.part}: {self.message}" if self.part else self.message

    def __str__(self) -> str:
        return f"{self.code} {self.said}"


class TemplateError(Exception):
    """A template or Word file that cannot be used, or data that cannot be printed."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(findings)
        super().__init__("\n".join(map(str, self.findings)))

    def __reduce__(self) -> tuple[type["TemplateError"], tuple[tuple[Finding, ...]]]:
        return type(self), (self.findings,)

"""A small made-up chart for what is read from paper."""

from pkdocs.base.problem import Span
from pkdocs.domain.organisasi import Jabatan, KodeJabatan

NAMES = {
    "kabag-satu": "Kepala Bagian Hukum Contoh",
    "kabag-dua": "Kepala Bagian Umum Contoh",
    "kabag-tiga": "Kepala Bagian Sarana Contoh",
}


def jabatan(kode: str, nama: str) -> Jabatan:
    return Jabatan(
        kode=KodeJabatan(kode),
        nama=nama,
        singkat="",
        jenis="kepala-bagian",
        jenjang="Administrator",
        unit="Unit Contoh",
        atasan=None,
        pihak_kedua=None,
        pejabat=None,
        tanpa_nip=False,
        perlu_konfirmasi="",
        span=Span("org.yaml"),
    )


CHART = [jabatan(kode, nama) for kode, nama in NAMES.items()]
UNTUK = {"Lampiran I": frozenset(map(KodeJabatan, NAMES))}

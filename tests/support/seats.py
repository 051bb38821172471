"""The base project with a title of three seats, one of five, and the people who hold them."""

from pathlib import Path

from tests.helpers import edit

TITLES = """  - kode: analis
    nama: Analis Contoh Ahli Muda
    jenis: fungsional
    jenjang: Fungsional
    unit: Bagian Satu
    atasan: kabag-satu
    kursi:
      - nama: Peraturan
        peran: selaku Ketua Subkelompok Peraturan
      - Bantuan
      - nama: Kosong
  - kode: pengolah
    nama: Pengolah Data Contoh
    jenis: pelaksana
    jenjang: Pelaksana
    unit: Bagian Satu
    atasan: analis-peraturan
    kursi: 5
pola:"""
PEOPLE = """pegawai:
  - nama: Dr. H. Rangga Contoh, S.Sos., M.Si.
    nip: "198001012005011011"
    nrk: "123456"
    pangkat: Penata Tingkat I
    golongan: III/d
    status: PNS
    memangku:
      - {jabatan: analis-peraturan, mulai: 1 Januari 2022}
      - {jabatan: analis-bantuan, sebutan: Plt., mulai: Januari 2023}
  - nama: Lama Contoh, S.H.
    nip: "198001012005011012"
    memangku:
      - {jabatan: analis-bantuan, selesai: 2022-12-31}
  - nama: Putri Contoh, A.Md.
    nip: "199001012021212001"
    status: PPPK
    memangku: [{jabatan: pengolah-01}]
  - nama: Bagus Contoh
    nip: "199101012015011001"
    memangku: [{jabatan: pengolah-02, sebutan: Pjs.}]
  - nama: Tanpa Jabatan Contoh, S.E.
"""


def give_seats(folder: Path, people: str = PEOPLE) -> Path:
    """Add the titles, their indicator and the people to a base project; return its folder."""
    edit(folder, "org.yaml", "berkas_pejabat:", "berkas_pegawai: pegawai.yaml\nberkas_pejabat:")
    titles = "    Fungsional: PERJANJIAN KINERJA\n    Pelaksana: PERJANJIAN KINERJA\n    Pengawas:"
    edit(folder, "org.yaml", "    Pengawas:", titles)
    edit(folder, "org.yaml", "pola:", TITLES)
    receivers = "langsung: [kasubbag-satu]\n          lainnya:\n            langsung:\n"
    receivers += "              - semua: fungsional\n              - semua: pelaksana\n"
    edit(folder, "indicators.yaml", "langsung: [kasubbag-satu]\n", receivers)
    (folder / "pegawai.yaml").write_text(people, encoding="utf-8")
    return folder

"""What is said of workbooks read back: what changes, in words an official reads."""

from pathlib import Path

from pkdocs.app.receiving import read_workbooks
from pkdocs.app.workbooks import Wanted, make_workbooks
from pkdocs.cli.received import told
from tests.support.typed import copy_kota, type_into

LONG = "Banyaknya layanan loket yang memenuhi standar pada akhir triwulan"


def lines(tmp_path: Path, typed: dict[tuple[str, str, str], str]) -> list[str]:
    folder = copy_kota(tmp_path / "2024")
    make_workbooks(folder, Wanted(tmp_path / "asal.xlsx"))
    path = type_into(tmp_path / "asal.xlsx", tmp_path / "isi.xlsx", typed)
    return list(told(read_workbooks(folder, [path])))


def test_changes_stand_below_their_unit_and_post(tmp_path: Path) -> None:
    found = lines(tmp_path, {("Pegawai", "kabag-layanan", "Golongan"): "IV/b"})
    assert found[:2] == [
        "Bagian Layanan Warga",
        "  Kepala Bagian Layanan Warga (kabag-layanan)",
    ]
    assert found[2].startswith(
        "    Pegawai kabag-layanan, Golongan: IV/a → IV/b (isi.xlsx!Pegawai!"
    )
    assert found[-2].startswith("1 buku kerja dibaca: 1 sel berubah, ")
    assert found[-1] == "Belum ada yang ditulis (pegawai.yaml); tambahkan --write bila sudah benar."


def test_of_a_long_text_the_words_around_the_change_are_shown(tmp_path: Path) -> None:
    long = f"{LONG} {LONG} {LONG}"
    found = lines(tmp_path, {("Turunan", "1.1.loket", "Metode"): long})
    assert any(line.strip().startswith("Turunan 1.1.loket, Metode: ") for line in found)
    again = long.replace("loket", "warga", 1)
    assert again != long


def test_an_emptied_cell_and_a_new_row_are_said_as_such(tmp_path: Path) -> None:
    found = lines(
        tmp_path,
        {
            ("Pegawai", "kabag-layanan", "NRK"): "",
            ("Jabatan", "", "Kode"): "pengadministrasi-contoh",
            ("Jabatan", "pengadministrasi-contoh", "Nama"): "Pengadministrasi Contoh",
            ("Jabatan", "pengadministrasi-contoh", "Jenis"): "pelaksana",
            ("Jabatan", "pengadministrasi-contoh", "Jenjang"): "Pelaksana",
            ("Jabatan", "pengadministrasi-contoh", "Unit"): "Bagian Layanan Warga",
            ("Jabatan", "pengadministrasi-contoh", "Kode atasan"): "kabag-layanan",
        },
    )
    assert any("NRK: 110003 → (kosong)" in line for line in found)
    assert any("Jabatan pengadministrasi-contoh: baru" in line for line in found)
    assert "Nama: Pengadministrasi Contoh" in "\n".join(found)


def test_where_everything_is_held_back_nobody_is_told_to_write(tmp_path: Path) -> None:
    found = lines(tmp_path, {("Turunan", "1.1.tu", "Tahunan"): "5"})
    assert found[-2].startswith("isi.xlsx tidak ditulis: sumber akan galat karenanya.")
    assert found[-1] == "Tidak ada yang ditulis."

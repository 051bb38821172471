"""What is said of workbooks read back: what changes, in words an official reads."""

from pathlib import Path

from pkdocs.app.exchanging.receiving import read_workbooks
from pkdocs.app.exchanging.workbooks import Wanted, make_workbooks
from pkdocs.cli.received import told
from tests.helpers import edit
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


def test_what_may_not_be_changed_stands_apart_from_what_is_left_with_its_row(
    tmp_path: Path,
) -> None:
    folder = copy_kota(tmp_path / "2024")
    unit = "Bagian Layanan Warga"
    make_workbooks(folder, Wanted(tmp_path / "asal.xlsx", unit=unit))
    typed = {
        ("Turunan", "1.1.layanan", "TW I"): "99",
        ("Pegawai", "kabag-layanan", "Nama"): "Budi Contoh",
    }
    path = type_into(tmp_path / "asal.xlsx", tmp_path / "isi.xlsx", typed)
    edit(folder, "pegawai.yaml", '"197503032000031003"', '"197503032000031004"')
    found = list(told(read_workbooks(folder, [path])))
    first = found.index("Tidak boleh diubah dari buku kerja itu, dibiarkan:")
    second = found.index("Boleh diubah, tetapi tidak diambil:")
    (locked,), (left,) = found[first + 1 : second], found[second + 1 : found.index("")]
    assert ": TW I 1.1.layanan: sel ini bukan untuk diisi" in locked
    assert ": Nama kabag-layanan: sel lain pada baris ini" in left
    assert ", 1 tidak boleh diubah, 1 tidak diambil" in found[-2]

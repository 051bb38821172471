"""The commands of workbooks, as typed."""

from pathlib import Path

from tests.helpers import run
from tests.support.typed import copy_kota


def test_a_workbook_goes_out_comes_in_and_nothing_is_owed(tmp_path: Path) -> None:
    folder, path = copy_kota(tmp_path / "2024"), tmp_path / "isi.xlsx"
    made = run("workbook", "-o", str(path), "-C", str(folder))
    assert (made.returncode, made.stdout) == (0, f"Buku kerja dibuat: {path}\n")
    done = run("read", str(path), "-C", str(folder))
    assert (done.returncode, done.stderr) == (0, "")
    assert run("owed", "-C", str(folder)).returncode == 0


def test_what_is_no_workbook_is_told_with_what_to_do(tmp_path: Path) -> None:
    folder, path = copy_kota(tmp_path / "2024"), tmp_path / "isi.csv"
    path.write_bytes("Kode;Nama\n1;Contoh\n".encode("utf-8-sig"))
    done = run("read", str(path), "-C", str(folder))
    assert done.returncode == 1
    assert "isi.csv:1:1: X001 " in done.stderr
    assert ".xlsx" in done.stderr


def test_without_a_file_nothing_is_made_or_read(tmp_path: Path) -> None:
    folder = copy_kota(tmp_path / "2024")
    assert run("workbook", "-C", str(folder)).returncode == 2
    assert run("read", "-C", str(folder)).returncode == 2
    done = run("read", str(tmp_path / "tidak-ada.xlsx"), "-C", str(folder))
    assert (done.returncode, done.stdout.splitlines()[-1]) == (1, "Tidak ada yang ditulis.")

"""The sheet Program: lines without a code."""

from pathlib import Path

from pkdocs.domain.lembar import Alamat
from pkdocs.sources.sheets import program
from tests.helpers import ROOT, make_project
from tests.support.bahan import read_bahan, texts_of

CONTOH = ROOT / "contoh" / "kota-contoh"
KUNCI = "kabag-layanan program peningkatan layanan warga contoh 1"


def test_a_line_is_told_by_its_post_and_its_words() -> None:
    (row,) = program.build(read_bahan(CONTOH)).baris
    assert texts_of(row) == {
        "Kunci": KUNCI,
        "Kode jabatan": "kabag-layanan",
        "Jabatan": "Kepala Bagian Layanan Warga",
        "Program": "Program Peningkatan Layanan Warga Contoh",
        "Anggaran": "1.250.000.000",
        "Keterangan": "APBD",
    }
    assert row.kunci == KUNCI
    assert row.sel["Anggaran"].alamat == Alamat("indicators.yaml", ("program", 0, "anggaran"))


def test_equal_lines_are_counted(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    line = "  - {jabatan: kabag-satu, program: Contoh, anggaran: '1.000', keterangan: A}\n"
    with (project / "indicators.yaml").open("a", encoding="utf-8") as file:
        file.write(f"{line}{line.replace('kabag-satu', 'kabag-tujuh')}{line}")
    rows = program.build(read_bahan(project)).baris
    assert [row.kunci for row in rows] == [
        "kabag-dua program penunjang urusan 1",
        "kabag-satu contoh 1",
        "kabag-tujuh contoh 1",
        "kabag-satu contoh 2",
    ]
    assert rows[2].sel["Jabatan"].teks == ""


def test_a_project_without_programs_has_room_for_them() -> None:
    lembar = program.build(read_bahan(ROOT))
    assert (lembar.baris, lembar.kosong) == ((), 30)

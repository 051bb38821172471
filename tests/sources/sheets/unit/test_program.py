"""The sheet Program: lines without a code."""

import shutil
from pathlib import Path

import pytest

from pkdocs.domain.lembar import Alamat
from pkdocs.sources.sheets.unit import program
from pkdocs.sources.sheets.unit.program import SHEET
from tests.helpers import ROOT, make_project
from tests.support.bahan import codes, read_bahan, texts_of
from tests.support.terisi import fill, take, take_in

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


@pytest.fixture
def contoh(tmp_path: Path) -> Path:
    return Path(shutil.copytree(CONTOH, tmp_path / "contoh"))


LINE = {
    "Kode jabatan": "ketua-loket",
    "Program": "Program Contoh",
    "Anggaran": "1.000",
    "Keterangan": "Contoh",
}


def test_a_sheet_that_nobody_touched_writes_nothing(contoh: Path) -> None:
    usulan, tulis, problems = take(contoh, SHEET, fill(SHEET.build(read_bahan(contoh)), {}))
    assert (usulan.isian, usulan.baru, tulis, problems) == ((), (), (), ())


@pytest.mark.parametrize(("kepala", "new"), list(LINE.items()))
def test_every_cell_can_be_changed_alone(contoh: Path, kepala: str, new: str) -> None:
    before = (contoh / "indicators.yaml").read_text("utf-8")
    take_in(contoh, SHEET, fill(SHEET.build(read_bahan(contoh)), {KUNCI: {kepala: new}}))
    after = (contoh / "indicators.yaml").read_text("utf-8")
    lines = zip(before.splitlines(), after.splitlines(), strict=True)
    assert sum(one != two for one, two in lines) == 1
    (row,) = SHEET.build(read_bahan(contoh)).baris
    assert row.sel[kepala].teks == new


def test_a_new_line_stands_behind_the_others_and_is_known_the_next_time(contoh: Path) -> None:
    lembar = SHEET.build(read_bahan(contoh))
    same = {**texts_of(lembar.baris[0]), "Anggaran": "5"}
    typed = [LINE, {k: same[k] for k in LINE}]
    buku = fill(lembar, {}, typed)
    take_in(contoh, SHEET, buku)
    first, second, third = SHEET.build(read_bahan(contoh)).baris
    assert first.kunci == KUNCI
    assert {k: second.sel[k].teks for k in LINE} == LINE
    assert (third.kunci, third.sel["Anggaran"].teks) == (KUNCI.replace("1", "2"), "5")
    raw = (contoh / "indicators.yaml").read_bytes()
    usulan, tulis, problems = take(contoh, SHEET, buku)
    assert (usulan.isian, usulan.baru, usulan.bentrok, tulis, problems) == ((), (), (), (), ())
    assert (contoh / "indicators.yaml").read_bytes() == raw


def test_a_line_that_is_not_whole_is_told_and_not_taken(contoh: Path) -> None:
    lembar = SHEET.build(read_bahan(contoh))
    part = {"Program": "Program Contoh", "Anggaran": " "}
    _, tulis, problems = take(contoh, SHEET, fill(lembar, {}, [part]))
    assert (tulis, codes(problems)) == ((), ["X050"])
    assert problems[0].pesan == (
        "program baru: Kode jabatan, Anggaran dan Keterangan belum diisi; baris ini tidak diambil."
    )
    _, tulis, problems = take(contoh, SHEET, fill(lembar, {KUNCI: {"Anggaran": ""}}))
    assert (tulis, codes(problems)) == ((), ["X030"])


def test_a_post_that_is_not_there_is_told_with_the_one_that_was_meant(contoh: Path) -> None:
    lembar = SHEET.build(read_bahan(contoh))
    changed = {KUNCI: {"Kode jabatan": "kabag-layanam", "Anggaran": "5"}}
    buku = fill(lembar, changed, [{**LINE, "Kode jabatan": "ketua-lokit"}])
    _, tulis, problems = take(contoh, SHEET, buku)
    assert [t.edit.place[-1] for t in tulis] == ["anggaran"]
    assert codes(problems) == ["X051", "X051"]
    assert problems[0].pesan == (
        'jabatan "kabag-layanam" tidak ada di bagan. Maksudnya "kabag-layanan"?'
    )

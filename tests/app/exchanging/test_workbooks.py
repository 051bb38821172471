"""Workbooks that are made: of the whole project, of a unit, of every unit that owes something."""

import re
from pathlib import Path

import openpyxl
import pytest

from pkdocs.app.exchanging import workbooks
from pkdocs.app.exchanging.workbooks import Wanted, make_workbooks, open_workbooks
from pkdocs.app.terms import Refused
from pkdocs.app.years import open_year
from pkdocs.rules.year import Year
from tests.helpers import edit, run
from tests.support.typed import copy_kota

UNIT = "Bagian Layanan Warga"
_LONG = "kata " * 2_300


@pytest.fixture
def kota(tmp_path: Path) -> Path:
    return copy_kota(tmp_path / "2024")


def rows(path: Path, sheet: str) -> list[tuple[object, ...]]:
    return list(openpyxl.load_workbook(path)[sheet].iter_rows(values_only=True))


def words(path: Path) -> str:
    book = openpyxl.load_workbook(path)
    cells = (cell for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row)
    return "\n".join(str(cell) for cell in cells if cell)


def test_a_source_saved_while_it_is_read_is_not_taken_for_the_one_before(
    kota: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def saved_behind(folder: Path) -> Year:
        year = open_year(folder)
        edit(folder, "indicators.yaml", 'tahunan: "12"', 'tahunan: "13"')
        return year

    monkeypatch.setattr(workbooks, "open_year", saved_behind)
    with pytest.raises(Refused, match="sumber berubah selagi dibaca; ulangi"):
        open_workbooks(kota)


def test_the_whole_project_is_one_workbook_with_the_same_bytes_each_time(
    kota: Path, tmp_path: Path
) -> None:
    first, second = (
        run("workbook", "-o", str(tmp_path / f"{name}.xlsx"), "-C", str(kota)) for name in "ab"
    )
    assert (first.returncode, first.stderr) == (0, "")
    assert "Buku kerja dibuat" in second.stdout
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    names = openpyxl.load_workbook(tmp_path / "a.xlsx").sheetnames
    assert names[0] == "Petunjuk"
    assert {"Jabatan", "Pegawai", "Lampiran I", "Lampiran II", "Lampiran III"} < set(names)
    assert {"Turunan", "Score Card", "Program", "Konfirmasi", "_pkdocs"} < set(names)


def test_a_units_workbook_has_its_posts_alone_and_nothing_of_the_catalogue(
    kota: Path, tmp_path: Path
) -> None:
    path = tmp_path / "unit.xlsx"
    make_workbooks(kota, Wanted(path, unit="bagian layanan warga"))
    names = openpyxl.load_workbook(path).sheetnames
    assert {"Lampiran I", "Indikator", "Program"}.isdisjoint(names)
    assert {"Score Card", "Konfirmasi"}.isdisjoint(names), "there is nothing in them"
    posts = [row[0] for row in rows(path, "Pegawai")]
    assert "kabag-layanan" in posts
    assert "lurah-melati" not in posts
    assert "Wira Contoh" not in words(path)


def test_without_names_only_who_is_asked_about_is_in_it_and_nothing_is_missed(
    kota: Path, tmp_path: Path
) -> None:
    edit(kota, "pegawai.yaml", '  - nip: "197503032000031003"\n    nrk: "110003"\n', "  -\n")
    path = tmp_path / "unit.xlsx"
    done = run("workbook", "-o", str(path), "--unit", UNIT, "--tanpa-nama", "-C", str(kota))
    assert done.returncode == 0
    assert [row[0] for row in rows(path, "Pegawai")][1:] == ["kabag-layanan"]
    assert "Dewi Contoh" not in words(path)
    read = run("read", str(path), "-C", str(kota))
    assert (read.returncode, read.stderr) == (0, "")
    assert "hilang" not in read.stdout


def test_every_unit_that_owes_something_gets_one_and_no_other(kota: Path, tmp_path: Path) -> None:
    target = tmp_path / "kirim"
    done = run("workbook", "--each-unit", str(target), "-C", str(kota))
    assert "Tidak ada unit yang berutang isian" in done.stdout
    assert not list(target.glob("*"))
    edit(kota, "pegawai.yaml", '  - nip: "197503032000031003"\n    nrk: "110003"\n', "  -\n")
    done = run("workbook", "--each-unit", str(target), "--batas", "9 Januari 2024", "-C", str(kota))
    assert done.returncode == 0
    assert [path.name for path in target.iterdir()] == ["bagian-layanan-warga.xlsx"]
    told = words(target / "bagian-layanan-warga.xlsx")
    assert "9 Januari 2024" in told
    assert "NIP" in told


def test_a_text_that_no_cell_holds_is_told_with_its_cell(kota: Path, tmp_path: Path) -> None:
    path = tmp_path / "isi.xlsx"
    edit(kota, "indicators.yaml", "isi: [Layanan yang seluruh", f"isi: [{_LONG}, {_LONG}, {_LONG}")
    with pytest.raises(Refused, match='seluruh proyek tidak dibuat: lembar "Indikator", sel J3'):
        make_workbooks(kota, Wanted(path))
    assert not path.exists()


def test_a_file_that_is_not_ours_is_not_replaced(kota: Path, tmp_path: Path) -> None:
    path = tmp_path / "isi.xlsx"
    path.write_bytes(b"punya orang")
    with pytest.raises(Refused) as refused:
        make_workbooks(kota, Wanted(path))
    assert [p.kode for p in refused.value.problems] == ["F012"]
    assert path.read_bytes() == b"punya orang"
    make_workbooks(kota, Wanted(path, overwrite=True))
    assert path.read_bytes() != b"punya orang"


def test_what_cannot_be_meant_is_refused(kota: Path, tmp_path: Path) -> None:
    path = tmp_path / "isi.xlsx"
    for wanted, words in (
        (Wanted(), "--each-unit"),
        (Wanted(path, each_unit=tmp_path), "--each-unit"),
        (Wanted(unit=UNIT, each_unit=tmp_path), "--unit"),
        (Wanted(tmp_path / "isi.xls"), ".xlsx"),
        (Wanted(path, unit="Bagian Layanan Warg"), 'Maksudnya "Bagian Layanan Warga"?'),
    ):
        with pytest.raises(Refused, match=re.escape(words)) as refused:
            make_workbooks(kota, wanted)
        assert refused.value.usage
    assert not path.exists()


def test_last_years_own_indicators_are_shown_where_a_project_of_it_is_named(
    kota: Path, tmp_path: Path
) -> None:
    new = tmp_path / "2025"
    assert run("next-year", "2025", str(new), "-C", str(kota)).returncode == 0
    assert open_workbooks(new).bahan(UNIT).tahun_lalu.keys() >= {"kabag-layanan"}
    assert open_workbooks(kota).bahan(UNIT).tahun_lalu == {}

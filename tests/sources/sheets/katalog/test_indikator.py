"""The sheet Indikator: all of each indicator, and where the sources say it."""

from pathlib import Path

from pkdocs.domain.lembar import Alamat, Guna
from pkdocs.sources.sheets.katalog.indikator import SHEET
from pkdocs.sources.sheets.katalog.kolom_indikator import OF_INDIKATOR, OF_SASARAN
from pkdocs.sources.sheets.uraian import KOLOM
from tests.helpers import ROOT, edit
from tests.support.bahan import read_bahan
from tests.support.lembar import copy_sources

KOTA = ROOT / "contoh" / "kota-contoh"


def test_a_row_shows_all_of_an_indicator_and_where_it_stands() -> None:
    lembar = SHEET.build(read_bahan(ROOT))
    row = next(row for row in lembar.baris if row.kunci == "2.1")
    place = ("sasaran", 1, "indikator", 0)
    assert row.sel["TW II"].teks == "88,5"
    assert row.sel["TW II"].alamat == Alamat("indicators.yaml", (*place, "target", "tw2"))
    assert row.sel["Sasaran"].alamat == Alamat("indicators.yaml", ("sasaran", 1, "sasaran"))
    assert row.sel["Naik"].teks == "rata_rata"
    assert row.sel["Metode"].teks.splitlines()[1].startswith("a. Nilai Persepsi 1")
    assert row.sel["Metode"].alamat == Alamat("indicators.yaml", (*place, "pengukuran", 2))
    assert row.sel["Uraian Pengukuran"].teks == ""


def test_every_column_has_its_cell_and_rows_of_a_sasaran_share_their_place() -> None:
    lembar = SHEET.build(read_bahan(ROOT))
    headers = [kolom.kepala for kolom in lembar.kolom]
    assert (len(lembar.baris), lembar.kunci, lembar.kosong > 0) == (16, "Kode", True)
    assert set(headers) == {"Kode", *OF_SASARAN, *OF_INDIKATOR, *KOLOM, "Pemeriksaan"}
    first, second = lembar.baris[:2]
    assert set(first.sel) == set(headers) - {"Pemeriksaan"}
    assert all(first.sel[k].alamat == second.sel[k].alamat for k in OF_SASARAN)
    assert not SHEET.untuk_unit


def test_choices_are_those_of_the_sources_or_those_in_use() -> None:
    kolom = {own.kepala: own for own in SHEET.build(read_bahan(KOTA)).kolom}
    assert kolom["Kelompok"].pilihan == ("strategis", "khusus", "operasional")
    assert kolom["Satuan"].pilihan == ("Layanan", "Indeks", "Persen")
    assert kolom["Kode"].guna is Guna.KUNCI


def test_what_a_cell_cannot_say_is_shown_and_locked(tmp_path: Path) -> None:
    folder = copy_sources(KOTA, tmp_path)
    edit(folder, "indicators.yaml", "judul: Formula Pengukuran", 'judul: "Rumus (a/b)"')
    cell = SHEET.build(read_bahan(folder)).baris[0].sel["Metode"]
    assert cell.terkunci
    assert cell.teks.startswith("[Rumus (a/b)]\nBanyaknya layanan")
    assert "indicators.yaml" in cell.catatan

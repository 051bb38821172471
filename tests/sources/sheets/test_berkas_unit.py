"""The file of a unit among the sources."""

from pathlib import Path

from pkdocs.sources.sheets.berkas_unit import is_of, unit_file, unit_sources
from tests.helpers import ROOT, make_project
from tests.support.bahan import read_bahan

CONTOH = ROOT / "contoh" / "kota-contoh"


def test_the_files_of_units_come_in_the_order_of_their_names() -> None:
    names = [source.berkas for source in unit_sources(read_bahan(CONTOH))]
    assert names == [
        "turunan/bagian-layanan-warga.yaml",
        "turunan/kecamatan-mawar.yaml",
        "turunan/kelurahan-kenanga.yaml",
        "turunan/kelurahan-melati.yaml",
    ]


def test_a_unit_without_a_file_gets_one_called_after_it(tmp_path: Path) -> None:
    bahan = read_bahan(make_project(tmp_path))
    assert unit_file(bahan, "Kecamatan Mawar") == "turunan/kecamatan-mawar.yaml"


def test_a_file_of_another_name_is_the_units_if_it_says_so(tmp_path: Path) -> None:
    folder = make_project(tmp_path)
    (folder / "turunan").mkdir()
    (folder / "turunan" / "lain.yaml").write_text("unit: kecamatan mawar\n", encoding="utf-8")
    bahan = read_bahan(folder)
    assert unit_file(bahan, "Kecamatan Mawar") == "turunan/lain.yaml"
    assert is_of(bahan.sources["turunan/lain.yaml"], "Kecamatan Mawar")
    assert not is_of(bahan.sources["turunan/lain.yaml"], "Kecamatan Anggrek")

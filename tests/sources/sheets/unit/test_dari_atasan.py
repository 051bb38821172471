"""The sheet Dari atasan: what the posts of a unit were given."""

from pathlib import Path

from pkdocs.sources.sheets.unit import dari_atasan
from tests.helpers import ROOT, make_project
from tests.support.bahan import read_bahan, row_of, texts_of

CONTOH = ROOT / "contoh" / "kota-contoh"


def test_a_ticked_row_has_its_target_and_its_lingkup(tmp_path: Path) -> None:
    lembar = dari_atasan.build(read_bahan(make_project(tmp_path)))
    assert texts_of(row_of(lembar, "asisten-satu 1.1")) == {
        "Kunci": "asisten-satu 1.1",
        "Jabatan": "Asisten Satu",
        "Kode": "1.1",
        "Sasaran": "Layanan kota membaik",
        "Indikator": "Indeks kepuasan layanan",
        "Target tahunan": "88,5",
        "Satuan": "Nilai",
        "Sifat": "langsung (Posyandu; Taman)",
    }


def test_what_was_derived_is_shown_as_it_was_given() -> None:
    lembar = dari_atasan.build(read_bahan(CONTOH, "Bagian Layanan Warga"))
    given = texts_of(row_of(lembar, "ketua-loket 1.1.layanan"))
    assert given["Indikator"] == "Jumlah layanan bagian yang memenuhi standar pelayanan"
    assert given["Sasaran"] == "Meningkatnya mutu layanan Kota Contoh"
    assert (given["Target tahunan"], given["Satuan"]) == ("12", "Layanan")
    assert given["Sifat"] == "diturunkan, disusun sebagai 1.1.loket"


def test_what_is_still_to_be_derived_has_the_target_that_stands_above() -> None:
    lembar = dari_atasan.build(read_bahan(ROOT, "Bagian Hukum"))
    owed = texts_of(row_of(lembar, "kabag-hukum 1.1"))
    assert (owed["Target tahunan"], owed["Satuan"], owed["Sifat"]) == (
        "86,75",
        "Nilai",
        "diturunkan",
    )


def test_a_post_has_its_own_target_and_nothing_of_the_score_card() -> None:
    lembar = dari_atasan.build(read_bahan(CONTOH, "Kelurahan Melati"))
    assert [row.kunci for row in lembar.baris] == [
        "lurah-melati 1.2",
        "lurah-melati 2.1",
        "lurah-melati 3.1",
    ]
    assert texts_of(lembar.baris[0])["Target tahunan"] == "85"


def test_a_year_that_is_not_measured_is_told_so(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    path = project / "indicators.yaml"
    path.write_text(
        path.read_text("utf-8").replace('tahunan: "88,5"', 'tahunan: "N/A"'), encoding="utf-8"
    )
    lembar = dari_atasan.build(read_bahan(project))
    assert texts_of(row_of(lembar, "asisten-satu 1.1"))["Target tahunan"] == "N/A"


def test_nothing_of_it_is_read_or_written() -> None:
    bahan = read_bahan(CONTOH)
    assert all(sel.terkunci for row in dari_atasan.build(bahan).baris for sel in row.sel.values())
    assert dari_atasan.write(bahan, (), ()).value == ()
    assert dari_atasan.SHEET.untuk_unit

"""The sheet Score Card: a row an indicator and post, each target where it stands."""

from pathlib import Path

from pkdocs import domain
from pkdocs.base.values import replace
from pkdocs.domain.lembar import Alamat
from pkdocs.sources.sheets.unit import baris_score_card
from tests.helpers import ROOT, edit, make_project
from tests.support.bahan import read_bahan, row_of, texts_of
from tests.support.units import MAWAR, with_units

CONTOH = ROOT / "contoh" / "kota-contoh"


def test_a_target_of_a_post_is_shown_from_the_file_of_its_unit() -> None:
    lembar = baris_score_card.build(read_bahan(CONTOH, "Kelurahan Melati"))
    assert [row.kunci for row in lembar.baris] == ["lurah-melati SC.1", "lurah-melati SC.2"]
    row = lembar.baris[0]
    assert texts_of(row) == {
        "Kunci": "lurah-melati SC.1",
        "Kode jabatan": "lurah-melati",
        "Jabatan": "Lurah Melati",
        "Kode indikator": "SC.1",
        "Indikator": "Persentase titik sampah liar yang dibersihkan",
        "Satuan": "Persen",
        "TW I": "50%",
        "TW II": "75%",
        "TW III": "100%",
        "TW IV": "100%",
        "Tahunan": "100%",
    }
    place = ("score_card", "lurah-melati", "SC.1", "tw2")
    assert row.sel["TW II"].alamat == Alamat("turunan/kelurahan-melati.yaml", place)
    assert not row.sel["TW II"].terkunci
    assert (row.ada, row.jabatan) == (True, "lurah-melati")


def test_a_target_that_is_missing_is_asked_for(tmp_path: Path) -> None:
    project = with_units(make_project(tmp_path))
    edit(project, MAWAR, "  camat-mawar:\n    SC.1:", "  camat-lain:\n    SC.1:")
    lembar = baris_score_card.build(read_bahan(project, "Kecamatan Mawar"))
    row = row_of(lembar, "camat-mawar SC.1")
    assert not row.ada
    asked = {kepala for kepala, sel in row.sel.items() if sel.diminta}
    assert asked == {"TW I", "TW II", "TW III", "TW IV", "Tahunan"}
    assert row.sel["TW I"].alamat == Alamat(MAWAR, ("score_card", "camat-mawar", "SC.1", "tw1"))


def test_the_target_of_the_set_is_changed_by_who_keeps_the_set_alone(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    unit = row_of(
        baris_score_card.build(read_bahan(project, "Kecamatan Mawar")), "camat-mawar SC.1"
    )
    whole = row_of(baris_score_card.build(read_bahan(project)), "camat-mawar SC.1")
    assert unit.sel["TW I"].teks == whole.sel["TW I"].teks == "3"
    assert unit.sel["TW I"].terkunci
    assert not whole.sel["TW I"].terkunci
    assert not whole.sel["TW I"].diminta
    assert whole.ada


def test_a_target_in_the_set_of_one_post_is_the_sets(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    edit(
        project,
        "score-card.yaml",
        "        satuan: Rapat\n",
        "        satuan: Rapat\n        target_per:\n          camat-mawar: {tw1: '1', tw2: '1', "
        "tw3: '1', tw4: '1', tahunan: '4', satuan: Kali, alasan_satuan: Karena contoh.}\n",
    )
    unit = row_of(
        baris_score_card.build(read_bahan(project, "Kecamatan Mawar")), "camat-mawar SC.1"
    )
    assert (unit.sel["Tahunan"].teks, unit.sel["Satuan"].teks) == ("4", "Kali")
    assert unit.sel["Tahunan"].terkunci
    assert unit.sel["Tahunan"].catatan == "Tertulis di score-card.yaml."
    whole = row_of(baris_score_card.build(read_bahan(project)), "camat-mawar SC.1")
    place = ("sasaran", 0, "indikator", 0, "target_per", "camat-mawar", "tahunan")
    assert whole.sel["Tahunan"].alamat == Alamat("score-card.yaml", place)
    assert not whole.sel["Tahunan"].terkunci


def test_what_stands_for_all_seats_is_not_changed_at_one(tmp_path: Path) -> None:
    project = with_units(make_project(tmp_path))
    edit(project, "org.yaml", "jenis: camat\n", "jenis: camat\n        kursi: 2\n")
    lembar = baris_score_card.build(read_bahan(project))
    assert [row.kunci for row in lembar.baris] == ["camat-mawar-01 SC.1", "camat-mawar-02 SC.1"]
    assert all(row.sel["TW I"].terkunci for row in lembar.baris)
    assert lembar.baris[0].sel["TW I"].catatan == "Target semua kursi camat-mawar."


def test_last_year_stands_beside_it() -> None:
    bahan = read_bahan(CONTOH, "Kelurahan Melati")
    kode = domain.KodeJabatan("lurah-melati")
    bahan = replace(bahan, tahun_lalu={kode: bahan.perjanjian[kode].baris})
    row = row_of(baris_score_card.build(bahan), "lurah-melati SC.2")
    assert row.sel["Tahun lalu"].teks == (
        "TW I 100, TW II 200, TW III 200, TW IV 200, setahun 700 (Meter)"
    )


def test_a_project_without_a_score_card_has_an_empty_sheet(tmp_path: Path) -> None:
    assert baris_score_card.build(read_bahan(ROOT)).baris == ()
    project = make_project(tmp_path)
    edit(project, "indicators.yaml", "score_card: score-card.yaml\n", "")
    assert baris_score_card.build(read_bahan(project)).baris == ()

"""The sheet Jabatan: shown as the chart has it, changed where it is written."""

from pathlib import Path

from pkdocs.domain.lembar import Alamat
from pkdocs.sources.sheets import jabatan
from tests.helpers import edit, make_project
from tests.support.bahan import iter_editable, read_bahan, row_of, texts_of
from tests.support.seats import give_seats


def test_an_entry_of_the_chart_is_shown_key_by_key_with_its_place(tmp_path: Path) -> None:
    lembar = jabatan.build(read_bahan(make_project(tmp_path)))
    row = row_of(lembar, "walikota")
    assert texts_of(row) == {
        "Kode": "walikota",
        "Nama": "Walikota Kota Contoh",
        "Singkat": "Walikota",
        "Jenis": "walikota",
        "Jenjang": "Tinggi",
        "Unit": "Kota Contoh",
        "Kode atasan": "gubernur",
    }
    assert row.sel["Nama"].alamat == Alamat("org.yaml", ("jabatan", 1, "nama"))
    assert row.sel["Peran"].alamat == Alamat("org.yaml", ("jabatan", 1, "peran"))
    assert row.sel["Kode"].terkunci
    assert [baris.kunci for baris in lembar.baris[:2]] == ["gubernur", "walikota"]


def test_a_post_of_a_pola_is_locked_and_says_where_it_is_written(tmp_path: Path) -> None:
    row = row_of(jabatan.build(read_bahan(make_project(tmp_path))), "lurah-melati")
    assert texts_of(row)["Kode atasan"] == "camat-mawar"
    assert "Singkat" not in texts_of(row)
    assert all(sel.terkunci and not sel.alamat for sel in row.sel.values())
    assert row.sel["Kode"].catatan == "Tertulis di org.yaml:89:9; diubah di sana."


def test_a_title_is_changed_in_its_row_and_its_seats_follow_it_locked(tmp_path: Path) -> None:
    lembar = jabatan.build(read_bahan(give_seats(make_project(tmp_path))))
    keys = [row.kunci for row in lembar.baris]
    at = keys.index("analis")
    assert keys[at : at + 4] == ["analis", "analis-peraturan", "analis-bantuan", "analis-kosong"]
    title, seat = row_of(lembar, "analis"), row_of(lembar, "analis-peraturan")
    assert title.sel["Nama"].alamat
    assert "kursi" in title.sel["Kode"].catatan
    assert title.jabatan is None
    assert seat.sel["Peran"].teks == "selaku Ketua Subkelompok Peraturan"
    assert seat.sel["Peran"].terkunci
    assert "Kursi dari analis" in seat.sel["Kode"].catatan
    assert len(keys) == len(set(keys))


def test_a_code_that_stands_twice_has_one_row(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    edit(project, "org.yaml", "  - kode: kabag-dua\n", "  - kode: kabag-satu\n")
    lembar = jabatan.build(read_bahan(project))
    assert [row.kunci for row in lembar.baris].count("kabag-satu") == 1
    assert row_of(lembar, "kabag-satu").sel["Nama"].teks == "Kepala Bagian Satu"


def test_an_entry_that_cannot_be_read_is_left_out(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    edit(project, "org.yaml", "    nama: Kepala Bagian Dua\n", "")
    assert "kabag-dua" not in [row.kunci for row in jabatan.build(read_bahan(project)).baris]


def test_a_unit_sees_its_own_posts_and_changes_none(tmp_path: Path) -> None:
    lembar = jabatan.build(read_bahan(give_seats(make_project(tmp_path)), "Bagian Satu"))
    keys = [row.kunci for row in lembar.baris]
    assert keys[:3] == ["kabag-satu", "kasubbag-satu", "analis-peraturan"]
    assert not list(iter_editable(lembar))
    assert lembar.kosong == 0


def test_what_may_be_chosen_is_what_the_chart_has(tmp_path: Path) -> None:
    lembar = jabatan.build(read_bahan(make_project(tmp_path)))
    choices = {kolom.kepala: kolom.pilihan for kolom in lembar.kolom}
    assert choices["Jenjang"] == ("Administrator", "Pengawas", "Tinggi")
    assert choices["Jenis"][:2] == ("gubernur", "walikota")
    assert "lurah-melati" in choices["Kode atasan"]
    assert choices["Nama"] == ()
    assert lembar.kosong > 0

"""The sheet Jabatan: shown as the chart has it, changed where it is written."""

from pathlib import Path

from pkdocs import domain
from pkdocs.domain.lembar import Alamat
from pkdocs.sources.sheets import jabatan
from tests.helpers import edit, make_project
from tests.support.bahan import (
    apply,
    codes,
    filled,
    iter_editable,
    new_row,
    read_bahan,
    row_of,
    texts_of,
)
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


def test_a_changed_cell_changes_one_line_of_the_chart(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    bahan, before = read_bahan(project), (project / "org.yaml").read_text(encoding="utf-8")
    changed = filled(jabatan.build(bahan), "kabag-dua", Nama="Kepala Bagian Dua Baru")
    written = jabatan.write(bahan, changed, ())
    assert not written.problems
    apply(project, bahan, written.value or ())
    after = (project / "org.yaml").read_text(encoding="utf-8")
    old = "nama: Kepala Bagian Dua\n"
    assert after == before.replace(old, "nama: Kepala Bagian Dua Baru\n")


def test_a_key_comes_with_its_first_text_and_goes_with_its_last(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    bahan = read_bahan(project)
    lembar = jabatan.build(bahan)
    changed = filled(lembar, "walikota", Singkat="", Peran="selaku contoh")
    apply(project, bahan, jabatan.write(bahan, changed, ()).value or ())
    after = read_bahan(project)
    assert texts_of(row_of(jabatan.build(after), "walikota"))["Peran"] == "selaku contoh"
    assert not after.sources["org.yaml"].has(("jabatan", 1, "singkat"))


def test_what_a_post_must_have_is_not_emptied(tmp_path: Path) -> None:
    bahan = read_bahan(make_project(tmp_path))
    written = jabatan.write(bahan, filled(jabatan.build(bahan), "walikota", Unit=""), ())
    assert written.value == ()
    assert codes(written.problems) == ["X030"]


def test_a_new_row_is_a_new_post_at_the_end_of_the_list(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    bahan = read_bahan(project)
    cells = {"Nama": "Kepala Bagian Tiga", "Jenis": "kepala-bagian", "Unit": "Bagian Tiga"}
    rows = [
        new_row("Jabatan", "", {**cells, "Kode atasan": "asisten-dua", "Jenjang": "Administrator"}),
        new_row("Jabatan", "staf-tiga", {**cells, "Nama": "Staf Tiga"}),
    ]
    apply(project, bahan, jabatan.write(bahan, (), rows).value or ())
    chart = read_bahan(project).organisasi.jabatan
    assert list(chart)[8:10] == ["kepala-bagian-tiga", "staf-tiga"]
    assert chart[domain.KodeJabatan("kepala-bagian-tiga")].atasan == "asisten-dua"
    assert jabatan.new_key(cells) == "kepala-bagian-tiga"


def test_a_new_row_that_can_be_no_post_is_refused(tmp_path: Path) -> None:
    bahan = read_bahan(give_seats(make_project(tmp_path)))
    cells = {"Nama": "Staf", "Jenis": "staf", "Unit": "Bagian Tiga"}
    rows = [
        new_row("Jabatan", "staf", {"Nama": "Staf"}),
        new_row("Jabatan", "", {**cells, "Nama": "…"}),
        new_row("Jabatan", "analis", cells),
        new_row("Jabatan", "", cells),
        new_row("Jabatan", "staf", cells),
    ]
    written = jabatan.write(bahan, (), rows)
    used = "sudah dipakai jabatan lain; isi Kode yang lain."
    assert [str(own) for own in written.problems] == [
        f"isi.xlsx!Jabatan!A9:1:1: {pesan}"
        for pesan in (
            "X030 jabatan baru: isi juga Jenis dan Unit.",
            "X031 kode tidak dapat dibuat dari namanya; isi Kode.",
            f'X031 kode "analis" {used}',
            f'X031 kode "staf" {used}',
        )
    ]
    assert len(written.value or ()) == 1

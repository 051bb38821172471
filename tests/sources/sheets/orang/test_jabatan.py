"""The sheet Jabatan: shown as the chart has it, changed where it is written."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pkdocs import domain
from pkdocs.domain.lembar import Alamat
from pkdocs.sources.edits import edit_source
from pkdocs.sources.sheets.orang import jabatan
from pkdocs.sources.yaml_file import parse_source
from tests.helpers import ROOT, edit, make_project
from tests.support.bahan import (
    Cells,
    apply,
    codes,
    filled,
    iter_editable,
    new_row,
    read_back,
    read_bahan,
    row_of,
    texts_of,
)
from tests.support.lembar import copy_sources
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
    lembar = jabatan.build(bahan)
    assert jabatan.SHEET.kunci(bahan, lembar, cells) == "kepala-bagian-tiga"
    assert jabatan.SHEET.kunci(bahan, lembar, {}) == ""


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
        f"isi.xlsx!Jabatan!A9: {pesan}"
        for pesan in (
            "X030 jabatan baru: isi juga Jenis dan Unit.",
            "X031 kode tidak dapat dibuat dari namanya; isi Kode.",
            f'X031 kode "analis" {used}',
            f'X031 kode "staf" {used}',
        )
    ]
    assert len(written.value or ()) == 1


def write_back(folder: Path, changed: Cells) -> None:
    bahan = read_bahan(folder)
    usulan = read_back(bahan, jabatan.SHEET, changed)
    written = jabatan.write(bahan, usulan.isian, usulan.baru)
    assert not written.problems
    apply(folder, bahan, written.value or ())


def said(folder: Path) -> dict[tuple[str, str], str]:
    cells = iter_editable(jabatan.build(read_bahan(folder)))
    return {(row.kunci, kepala): sel.teks for row, kepala, sel in cells}


def test_what_nobody_changed_writes_nothing(tmp_path: Path) -> None:
    for folder in (ROOT, ROOT / "contoh/kota-contoh", ROOT / "contoh/2022"):
        bahan = read_bahan(folder)
        usulan = read_back(bahan, jabatan.SHEET, {})
        assert (usulan.isian, usulan.baru, usulan.bentrok, usulan.ditolak) == ((), (), (), ())
        assert jabatan.write(bahan, (), ()).value == ()


@pytest.mark.slow
@pytest.mark.parametrize("folder", [ROOT, ROOT / "contoh/kota-contoh", ROOT / "contoh/2022"])
def test_each_cell_of_the_shipped_charts_can_be_changed_alone(folder: Path) -> None:
    bahan, raw = read_bahan(folder), (folder / "org.yaml").read_bytes()
    lembar, seen = jabatan.build(bahan), 0
    for row, kepala, sel in list(iter_editable(lembar))[:: 1 + (folder == ROOT) * 6]:
        new = sel.teks + " baru" if sel.teks else "Baru: satu"
        changed = filled(lembar, row.kunci, **{kepala.replace(" ", "_"): new})
        (tulis,) = jabatan.write(bahan, changed, ()).value or ()
        source = parse_source(edit_source(raw, [tulis.edit]), "org.yaml").value
        assert sel.alamat
        assert source
        assert source.text(sel.alamat.tempat) == new
        seen += 1
    assert seen > 17


def test_cells_of_the_shipped_chart_changed_together_say_so_and_no_other(tmp_path: Path) -> None:
    folder = copy_sources(ROOT, tmp_path)
    before = said(folder)
    cells = [cell for cell in list(before)[::5] if cell[1] != "Jenis"]
    changed = {c: f"{before[c]}-baru" if "Kode" in c[1] else f"{before[c]} baru" for c in cells}
    changed = {cell: teks.strip(" -") for cell, teks in changed.items()}
    write_back(folder, changed)
    assert said(folder) == {**before, **changed}


_WORDS = st.text("abc é:#'\"-", min_size=1, max_size=12).map(lambda text: f"A{text}".strip())


@given(data=st.data())
def test_any_cells_of_a_chart_with_seats_are_changed_and_no_others(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = give_seats(make_project(tmp_path_factory.mktemp("bagan")))
    before = said(folder)
    named = [cell for cell in before if cell[1] in {"Nama", "Singkat", "Peran", "Perlu konfirmasi"}]
    some = data.draw(st.lists(st.sampled_from(named), unique=True, max_size=6))
    changed = {cell: data.draw(_WORDS) for cell in some}
    write_back(folder, changed)
    one_line = {cell: " ".join(teks.split()) for cell, teks in changed.items()}
    assert said(folder) == {**before, **one_line}

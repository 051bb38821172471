"""The sheet Pegawai: who holds each post, wherever it is said."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pkdocs.domain.lembar import Alamat, SelLembar
from pkdocs.sources.edits import edit_source
from pkdocs.sources.sheets.orang import pegawai
from pkdocs.sources.yaml_file import parse_source
from tests.helpers import ROOT, edit, make_project
from tests.support.bahan import (
    Cells,
    apply,
    filled,
    iter_editable,
    read_back,
    read_bahan,
    row_of,
    texts_of,
)
from tests.support.seats import give_seats


def test_a_holder_is_shown_where_the_chart_names_him(tmp_path: Path) -> None:
    row = row_of(pegawai.build(read_bahan(make_project(tmp_path))), "asisten-satu")
    assert texts_of(row) == {
        "Kode jabatan": "asisten-satu",
        "Jabatan": "Asisten Satu",
        "Unit": "Sekretariat Kota",
        "Nama": "Adi Contoh",
        "Gelar depan": "Dr.",
        "NIP": "198203032007031003",
    }
    assert row.sel["NIP"].alamat == Alamat("org.yaml", ("jabatan", 3, "pejabat", "nip"))
    assert row.sel["Mulai"].terkunci
    assert "berkas_pegawai" in row.sel["Mulai"].catatan


def test_a_holder_is_shown_where_the_file_by_post_names_him(tmp_path: Path) -> None:
    row = row_of(pegawai.build(read_bahan(make_project(tmp_path))), "lurah-melati")
    assert row.sel["Nama"].teks == "Lestari Contoh"
    assert row.sel["Sebutan"].alamat == Alamat(
        "pejabat.yaml", ("pejabat", "lurah-melati", "sebutan")
    )


def test_a_person_and_how_he_holds_the_post_have_places_of_their_own(tmp_path: Path) -> None:
    lembar = pegawai.build(read_bahan(give_seats(make_project(tmp_path))))
    row = row_of(lembar, "analis-bantuan")
    assert texts_of(row) == {
        "Kode jabatan": "analis-bantuan",
        "Jabatan": "Analis Contoh Ahli Muda (Bantuan)",
        "Unit": "Bagian Satu",
        "Nama": "Dr. H. Rangga Contoh, S.Sos., M.Si.",
        "NIP": "198001012005011011",
        "NRK": "123456",
        "Pangkat": "Penata Tingkat I",
        "Golongan": "III/d",
        "Status": "PNS",
        "Sebutan": "Plt.",
        "Mulai": "Januari 2023",
    }
    assert row.sel["Nama"].alamat == Alamat("pegawai.yaml", ("pegawai", 0, "nama"))
    assert row.sel["Selesai"].alamat == Alamat(
        "pegawai.yaml", ("pegawai", 0, "memangku", 1, "selesai")
    )
    same = row_of(lembar, "analis-peraturan").sel
    assert same["Nama"].alamat == row.sel["Nama"].alamat
    assert same["Mulai"].teks == "1 Januari 2022"


def test_who_holds_a_post_on_other_days_is_known_besides(tmp_path: Path) -> None:
    project = give_seats(make_project(tmp_path))
    begins = "  - nama: Orang Contoh\n    memangku: [{jabatan: %s, mulai: 1 Juli 2023}]\n"
    people = (project / "pegawai.yaml").read_text(encoding="utf-8")
    more = "".join(begins % kode for kode in ("analis-peraturan", "analis-kosong"))
    (project / "pegawai.yaml").write_text(people + more, encoding="utf-8")
    lembar = pegawai.build(read_bahan(project))
    for kode, ada in (("analis-peraturan", True), ("analis-kosong", False)):
        row = row_of(lembar, kode)
        (own,) = row.sudah
        assert (own["Nama"], own["NIP"], own["Mulai"]) == ("Orang Contoh", "", "1 Juli 2023")
        assert row.ada is ada
    (before,) = row_of(lembar, "analis-bantuan").sudah
    assert before["Nama"] == "Lama Contoh, S.H."
    assert row_of(lembar, "asisten-satu").sudah == ()


def test_a_post_without_holder_owes_a_name_and_a_number(tmp_path: Path) -> None:
    row = row_of(pegawai.build(read_bahan(give_seats(make_project(tmp_path)))), "analis-kosong")
    assert not row.ada
    assert [kepala for kepala, sel in row.sel.items() if sel.diminta] == ["Nama", "NIP"]
    assert "Mulai" not in row.sel


def test_a_post_that_prints_no_number_owes_none(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    edit(project, "org.yaml", "    pejabat: {nama: Gita Contoh, gelar_belakang: Ph.D}\n", "")
    row = row_of(pegawai.build(read_bahan(project)), "gubernur")
    assert [kepala for kepala, sel in row.sel.items() if sel.diminta] == ["Nama"]
    assert row.sel["Mulai"].terkunci


def test_a_holder_without_a_number_owes_it(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    edit(project, "org.yaml", ', nip: "198001012005011001"', "")
    row = row_of(pegawai.build(read_bahan(project)), "walikota")
    assert row.ada
    assert [kepala for kepala, sel in row.sel.items() if sel.diminta] == ["NIP"]


def test_each_seat_is_shown_with_the_holder_beside_it(tmp_path: Path) -> None:
    project = give_seats(make_project(tmp_path), "pegawai: []\n")
    seat = "      - nama: Kosong\n        pejabat: {nama: Kirana Contoh}\n"
    edit(project, "org.yaml", "      - nama: Kosong\n", seat)
    row = row_of(pegawai.build(read_bahan(project)), "analis-kosong")
    place = row.sel["Nama"].alamat
    assert place
    assert place.tempat[2:] == ("kursi", 2, "pejabat", "nama")


def test_a_holder_that_a_pola_names_is_locked(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    seat = '        kursi: [{nama: Satu, pejabat: {nama: Kirana Contoh, nip: "1"}}]\n'
    jenis = "        jenis: lurah\n"
    edit(project, "org.yaml", jenis, jenis + seat)
    edit(project, "pejabat.yaml", "  lurah-melati:", "  lurah-melati-dua:")
    row = row_of(pegawai.build(read_bahan(project)), "lurah-melati-satu")
    assert row.ada
    assert row.sel["Nama"].terkunci
    assert row.sel["Nama"].teks == "Kirana Contoh"
    assert not [sel for sel in row.sel.values() if sel.diminta or sel.alamat]


def test_a_holder_who_left_before_the_day_of_signing_is_not_shown(tmp_path: Path) -> None:
    project = give_seats(make_project(tmp_path))
    edit(project, "pegawai.yaml", "mulai: 1 Januari 2022", "selesai: 5 Februari 2023")
    assert not row_of(pegawai.build(read_bahan(project)), "analis-peraturan").ada
    edit(project, "pegawai.yaml", "selesai: 5 Februari", "selesai: 6 Februari")
    assert row_of(pegawai.build(read_bahan(project)), "analis-peraturan").ada


def test_a_date_that_cannot_be_read_does_not_hide_a_holder(tmp_path: Path) -> None:
    project = give_seats(make_project(tmp_path))
    edit(project, "pegawai.yaml", "mulai: 1 Januari 2022", "mulai: kemarin")
    assert row_of(pegawai.build(read_bahan(project)), "analis-peraturan").ada


def test_only_who_signs_has_a_row_and_of_a_unit_only_its_own(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    extra = (
        "  - {kode: staf, nama: Staf Contoh, jenis: staf, unit: Bagian Satu, atasan: kabag-satu}\n"
    )
    edit(project, "org.yaml", "pola:\n", extra + "pola:\n")
    keys = [row.kunci for row in pegawai.build(read_bahan(project)).baris]
    assert "gubernur" in keys
    assert "staf" not in keys
    own = pegawai.build(read_bahan(project, "Bagian Satu"))
    assert [row.kunci for row in own.baris] == ["kabag-satu", "kasubbag-satu"]
    assert list(iter_editable(own))


_NEW = {
    "NIP": "198001012005011099",
    "NRK": "7",
    "Status": "PPPK",
    "Sebutan": "Plh.",
    "Mulai": "1 Januari 2021",
    "Selesai": "31 Desember 2030",
}


def said(folder: Path) -> dict[tuple[str, str], SelLembar]:
    cells = iter_editable(pegawai.build(read_bahan(folder)))
    return {(row.kunci, kepala): sel for row, kepala, sel in cells}


def write_back(folder: Path, changed: Cells) -> None:
    bahan = read_bahan(folder)
    usulan = read_back(bahan, pegawai.SHEET, changed)
    assert not usulan.bentrok
    written = pegawai.SHEET.write(bahan, usulan.isian, usulan.baru)
    assert not written.problems
    apply(folder, bahan, written.value or ())


SHIPPED = [ROOT, ROOT / "contoh/kota-contoh", ROOT / "contoh/2022"]


@pytest.mark.parametrize("folder", SHIPPED)
def test_what_nobody_changed_writes_nothing(folder: Path) -> None:
    usulan = read_back(read_bahan(folder), pegawai.SHEET, {})
    assert (usulan.isian, usulan.baru, usulan.bentrok, usulan.ditolak) == ((), (), (), ())


@pytest.mark.slow
@pytest.mark.parametrize("folder", SHIPPED)
def test_each_cell_of_the_shipped_people_can_be_changed_alone(folder: Path) -> None:
    bahan = read_bahan(folder)
    lembar, seen = pegawai.build(bahan), 0
    for row, kepala, sel in iter_editable(lembar):
        new = _NEW.get(kepala, f"{sel.teks} baru".strip())
        changed = filled(lembar, row.kunci, **{kepala.replace(" ", "_"): new})
        written = pegawai.SHEET.write(bahan, changed, ())
        assert not written.problems
        (tulis,) = written.value or ()
        raw = edit_source((folder / tulis.berkas).read_bytes(), [tulis.edit])
        source = parse_source(raw, tulis.berkas).value
        assert sel.alamat
        assert source
        assert source.text(sel.alamat.tempat) == new
        seen += 1
    assert seen > 17


@given(data=st.data())
def test_any_cells_are_changed_in_each_row_of_the_person_and_no_others(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = give_seats(make_project(tmp_path_factory.mktemp("orang")))
    before = said(folder)
    some = data.draw(st.lists(st.sampled_from(list(before)), unique=True, max_size=6))
    renamed = {kunci for kunci, kepala in some if kepala == "Nama"}  # with another NIP: another one
    some = [(kunci, kepala) for kunci, kepala in some if kepala != "NIP" or kunci not in renamed]
    changed, places = dict[tuple[str, str], str](), dict[Alamat | None, str]()
    for cell in some:
        sel = before[cell]
        new = _NEW.get(cell[1], f"{sel.teks} baru".strip())
        changed[cell] = places[sel.alamat] = new
    write_back(folder, changed)
    expected = {cell: places.get(sel.alamat, sel.teks) for cell, sel in before.items()}
    assert {cell: sel.teks for cell, sel in said(folder).items()} == expected

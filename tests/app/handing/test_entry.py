"""Entry sheets: rows of the agreements that count, a file a system, and what is not in them."""

import hashlib
from pathlib import Path

import openpyxl
import pytest

from pkdocs.app.handing.entry import Sheets, make_entry_sheets
from pkdocs.app.handing.keeping import freeze
from pkdocs.app.making.documents import Making, make_documents
from pkdocs.app.terms import Refused, Which
from pkdocs.app.years import open_year
from pkdocs.domain.agenda import Kejadian, Peristiwa
from tests.helpers import edit
from tests.support.entry import E_SAKIP, OLEH, SUDAH, TANGGAL, rows_of, sheet_of
from tests.support.typed import copy_kota

SIM = "Sistem Informasi Manajemen Kepegawaian"
TARGET = 'target: {tw1: "3", tw2: "3", tw3: "3", tw4: "3", tahunan: "12"}'
OTHER = 'target: {tw1: "3", tw2: "3", tw3: "3", tw4: "4", tahunan: "13"}'


@pytest.fixture
def kota(tmp_path: Path) -> Path:
    return copy_kota(tmp_path / "2024")


def entered(indikator: str, sha256: str = "", **rest: object) -> Kejadian:
    waktu = "2024-03-01T08:00:00+07:00"
    plain = Kejadian(waktu, "ani", Peristiwa.DIINPUT, 2024, "walikota", sistem="e-SAKIP")
    return plain._replace(indikator=(indikator,), sha256=sha256, **rest)  # type: ignore[arg-type]


def test_each_system_has_a_sheet_and_a_page_with_its_rows_in_the_order_of_the_forms(
    kota: Path, tmp_path: Path
) -> None:
    made = make_entry_sheets(kota, Which(), Sheets(tmp_path / "entri"))
    stem = "entri-sistem-informasi-manajemen-kepegawaian"
    assert [path.name for path in made.written] == [
        *(E_SAKIP, "entri-e-sakip.html"),
        *(f"{stem}.xlsx", f"{stem}.html"),
    ]
    rows = rows_of(tmp_path / "entri" / E_SAKIP)
    assert [row["Kode"] for row in rows[:4]] == [
        *("walikota 1.1", "walikota 1.2", "walikota 2.1", "asisten-pelayanan 1.1"),
    ]
    assert {key: rows[0][key] for key in ("NIP", "Nama", "Satuan", "TW IV", "Tahunan")} == {
        "NIP": "197001011995011001",
        "Nama": "Dr. H. Wira Contoh, S.Sos., M.Si.",
        "Satuan": "Layanan",
        "TW IV": "3",
        "Tahunan": "12",
    }
    assert rows[0][SUDAH] == ""
    year = open_year(kota)
    wanted = [
        f"{kode} {row.kode}"
        for kode, perjanjian in year.perjanjian.items()
        for row in perjanjian.baris
        if row.sistem_input == SIM
    ]
    assert [row["Kode"] for row in rows_of(tmp_path / "entri" / f"{stem}.xlsx")] == wanted


def test_all_cells_are_texts_that_are_not_merged(kota: Path, tmp_path: Path) -> None:
    sheet = openpyxl.load_workbook(sheet_of(kota, tmp_path / "e"))["Entri"]
    cells = [cell for row in sheet.iter_rows(min_row=2) for cell in row]
    assert {cell.number_format for cell in cells} == {"@"}
    assert {type(cell.value) for cell in cells} == {str, type(None)}
    assert not sheet.merged_cells.ranges


def test_the_same_sources_and_agenda_give_the_same_bytes(kota: Path, tmp_path: Path) -> None:
    found = []
    for name in ("a", "b"):
        made = make_entry_sheets(kota, Which(), Sheets(tmp_path / name))
        found.append([hashlib.sha256(path.read_bytes()).hexdigest() for path in made.written])
    assert found[0] == found[1]


def test_one_file_a_unit_and_some_posts_alone(kota: Path, tmp_path: Path) -> None:
    sheets = Sheets(tmp_path / "unit", each_unit=True)
    made = make_entry_sheets(kota, Which(unit="Kecamatan Mawar"), sheets)
    assert [path.name for path in made.written if path.suffix == ".xlsx"][:3] == [
        "entri-e-sakip-kecamatan-mawar.xlsx",
        "entri-e-sakip-kelurahan-melati.xlsx",
        "entri-e-sakip-kelurahan-kenanga.xlsx",
    ]
    rows = rows_of(tmp_path / "unit" / "entri-e-sakip-kelurahan-melati.xlsx")
    assert {row["Jabatan"] for row in rows} == {"Lurah Melati"}
    rows = rows_of(sheet_of(kota, tmp_path / "satu", Which(["camat-mawar"])))
    assert {row["Unit"] for row in rows} == {"Kecamatan Mawar"}


def test_a_konsep_is_told_and_none_of_its_rows_is_for_entry(kota: Path, tmp_path: Path) -> None:
    edit(kota, "score-card.yaml", "status: dikonfirmasi", "status: belum_dikonfirmasi")
    made = make_entry_sheets(kota, Which(), Sheets(tmp_path / "e"))
    (camat, *_) = made.lain
    assert camat.perjanjian.jabatan.kode == "camat-mawar"
    assert camat.sebab.startswith("masih konsep: ")
    assert "camat-mawar" not in {
        own.perjanjian.jabatan.kode for e in made.written.values() for own in e.perjanjian
    }
    left = rows_of(tmp_path / "e" / E_SAKIP, "Tidak dimuat")
    assert (left[0]["Kode"], left[0]["Sebab"]) == ("camat-mawar", camat.sebab)


def test_rows_whose_system_is_not_known_are_listed_apart(kota: Path, tmp_path: Path) -> None:
    edit(kota, "indicators.yaml", f"        sistem_input: {SIM}\n", "")
    made = make_entry_sheets(kota, Which(), Sheets(tmp_path / "e"))
    assert [path.name for path in made.written] == [E_SAKIP, "entri-e-sakip.html"]
    assert len(made.lain) == 15
    assert {own.sebab.partition(";")[0] for own in made.lain} == {"sistem inputnya belum diketahui"}
    left = rows_of(tmp_path / "e" / E_SAKIP, "Tidak dimuat")
    assert len(left) == 15
    assert all(row["Indikator"] for row in left)


def test_without_any_row_for_entry_it_is_refused_with_the_reason(
    kota: Path, tmp_path: Path
) -> None:
    edit(kota, "score-card.yaml", "status: dikonfirmasi", "status: belum_dikonfirmasi")
    with pytest.raises(Refused, match="camat-mawar: masih konsep"):
        make_entry_sheets(kota, Which(["camat-mawar"]), Sheets(tmp_path / "e"))
    assert not (tmp_path / "e").exists()


def test_a_signed_agreement_that_the_sources_left_is_no_more_for_entry_until_it_is_replaced(
    kota: Path, tmp_path: Path
) -> None:
    make_documents(kota)
    freeze(kota, Which(["walikota"]))
    first = rows_of(sheet_of(kota, tmp_path / "a", Which(["walikota"])))
    assert {(row["PK"], row["Ditandatangani"]) for row in first} == {("Induk", "sudah")}
    edit(kota, "indicators.yaml", TARGET, OTHER)
    with pytest.raises(Refused, match="walikota: sumber berubah sejak ditandatangani"):
        make_entry_sheets(kota, Which(["walikota"]), Sheets(tmp_path / "b"))
    make_documents(kota, Which(["walikota"]), Making(perubahan="Target naik"))
    again = rows_of(sheet_of(kota, tmp_path / "c", Which(["walikota"])))
    assert {(row["PK"], row["Ditandatangani"]) for row in again} == {("Perubahan 1", "belum")}
    assert again[0]["Kode"] == "walikota-perubahan-1 1.1"
    assert again[0]["TW IV"] == "4"


def test_the_sheet_shows_what_was_entered(kota: Path, tmp_path: Path) -> None:
    from pkdocs.store.agenda import add_kejadian

    add_kejadian(kota, [entered("1.1", tanggal="1 Maret 2024"), entered("1.2", "f" * 64)])
    path = sheet_of(kota, tmp_path / "e")
    rows = rows_of(path)
    assert [rows[0][key] for key in (SUDAH, TANGGAL, OLEH)] == ["✓", "1 Maret 2024", "ani"]
    assert [rows[1][key] for key in (SUDAH, TANGGAL, OLEH)] == ["", "", ""]
    sheet = openpyxl.load_workbook(path)["Entri"]
    told = [cell.comment.text for row in sheet.iter_rows(min_row=2) for cell in row if cell.comment]
    assert told == ["Sudah pernah diinput, tetapi isinya berubah sejak itu: input ulang."]


def test_sheets_do_not_lie_among_the_documents(kota: Path) -> None:
    make_documents(kota)
    place = kota / "output" / "2024"
    with pytest.raises(Refused, match="folder keluaran"):
        make_entry_sheets(kota, Which(), Sheets(place))
    assert not list(place.glob("entri*"))


def test_a_sheet_somebody_filled_in_is_not_overwritten(kota: Path, tmp_path: Path) -> None:
    path = sheet_of(kota, tmp_path / "e")
    book = openpyxl.load_workbook(path)
    book.save(path)
    with pytest.raises(Refused) as refused:
        make_entry_sheets(kota, Which(), Sheets(tmp_path / "e"))
    assert [problem.kode for problem in refused.value.problems] == ["F012"]


def test_two_systems_whose_files_would_have_one_name_are_refused(
    kota: Path, tmp_path: Path
) -> None:
    edit(kota, "indicators.yaml", f"sistem_input: {SIM}", "sistem_input: e SAKIP")
    with pytest.raises(Refused) as refused:
        make_entry_sheets(kota, Which(), Sheets(tmp_path / "e"))
    assert {problem.kode for problem in refused.value.problems} == {"F013"}

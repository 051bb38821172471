"""What is said of entry sheets: what each holds, what none holds, what was read back."""

from pathlib import Path

import docx

from pkdocs.app.exchanging.receiving import read_workbooks
from pkdocs.app.handing.entry import Sheets, make_entry_sheets
from pkdocs.app.making.documents import make_documents
from pkdocs.app.terms import Which
from pkdocs.cli.entered import as_data, counts, made, told
from tests.helpers import ROOT, edit
from tests.support.entry import OLEH, SUDAH, TANGGAL, fill, sheet_of
from tests.support.typed import copy_kota


def test_each_file_says_what_it_holds(tmp_path: Path) -> None:
    kota = copy_kota(tmp_path / "2024")
    done = make_entry_sheets(kota, Which(["walikota"]), Sheets(tmp_path / "e"))
    lines = list(made(done))
    assert lines[0] == (
        f"Dibuat: {tmp_path}/e/entri-e-sakip.xlsx (1 perjanjian, 3 baris, 0 sudah diinput)"
    )
    assert lines[-1] == "1 perjanjian di dalamnya belum ditandatangani (pkdocs freeze)."


def test_documents_edited_by_hand_are_named(tmp_path: Path) -> None:
    kota = copy_kota(tmp_path / "2024")
    make_documents(kota, Which(["walikota"]))
    path = kota / "output" / "2024" / "walikota.docx"
    paper = docx.Document(str(path))
    paper.save(str(path))
    done = make_entry_sheets(kota, Which(), Sheets(tmp_path / "e"))
    assert list(made(done))[-1] == "Disunting tangan, cocokkan dengan kertasnya: walikota."


def test_of_what_none_holds_the_first_are_told(tmp_path: Path) -> None:
    kota = copy_kota(tmp_path / "2024")
    edit(kota, "score-card.yaml", "status: dikonfirmasi", "status: belum_dikonfirmasi")
    sistem = "        sistem_input: Sistem Informasi Manajemen Kepegawaian\n"
    edit(kota, "indicators.yaml", sistem, "")
    lines = list(made(make_entry_sheets(kota, Which(), Sheets(tmp_path / "e"))))
    assert "3 perjanjian tidak dimuat:" in lines
    assert any(line.startswith("  camat-mawar: masih konsep: ") for line in lines)
    assert "1 indikator tidak dimuat:" in lines
    assert lines[-1].startswith("  3.1 pada 15 perjanjian: sistem inputnya belum diketahui; isi")


def test_of_many_the_first_are_told(tmp_path: Path) -> None:
    lines = list(made(make_entry_sheets(ROOT, Which(), Sheets(tmp_path / "e"))))
    place = next(n for n, line in enumerate(lines) if line.endswith("perjanjian tidak dimuat:"))
    assert lines[place + 6].startswith("  … dan ")
    assert lines[place + 6].endswith(" lagi; semuanya pada lembar Tidak dimuat.")


def test_what_was_read_back_stands_by_system_and_agreement_and_as_data(tmp_path: Path) -> None:
    kota = copy_kota(tmp_path / "2024")
    sheet = sheet_of(kota, tmp_path / "e")
    typed = {
        ("walikota 1.1", SUDAH): "✓",
        ("walikota 1.1", TANGGAL): "3 Juli 2024",
        ("walikota 1.1", OLEH): "Budi",
        ("walikota 1.2", SUDAH): "✓",
        ("camat-mawar 1.2", SUDAH): "✓",
    }
    read_workbooks(kota, [fill(sheet, tmp_path / "satu.xlsx", typed)], write=True)
    later = {("walikota 1.1", SUDAH): "", ("walikota 2.1", SUDAH): "v"}
    path = fill(sheet_of(kota, tmp_path / "f"), tmp_path / "dua.xlsx", later)
    done = read_workbooks(kota, [path]).entered
    assert list(told(done)) == ["e-SAKIP, walikota: dicabut 1.1; sudah diinput 2.1"]
    assert list(counts(done)) == [(1, "baris diinput"), (1, "baris dicabut")]
    back, new = as_data(done)
    assert (back["indikator"], back["batal"], back["tanggal"]) == ("1.1", True, "")
    assert (new["sistem"], new["kode"], new["nomor"], new["di"]) == (
        *("e-SAKIP", "walikota", 0),
        "dua.xlsx!Entri!X4",
    )

"""The commands for what follows once agreements are signed."""

import json
from datetime import datetime
from pathlib import Path

from pkdocs.domain import wording
from pkdocs.store.agenda import NAME
from tests.helpers import edit, run
from tests.support.entry import E_SAKIP, SUDAH, fill, rows_of
from tests.support.pindaian import KABAG_SATU, scan
from tests.support.typed import copy_kota


def test_a_recap_is_of_today_unless_another_day_is_named(project: Path) -> None:
    before = datetime.now().astimezone().date()
    done = run("recap", "-C", str(project))
    days = {before, datetime.now().astimezone().date()}
    named = {wording.format_tanggal(wording.parse_hari(day.isoformat())) for day in days}
    assert done.returncode == 0
    assert done.stdout.splitlines()[0] in {
        f"Rekap Perjanjian Kinerja 2023, keadaan {day}." for day in named
    }
    told = run("recap", "--tanggal", "6 Februari 2023", "-C", str(project))
    assert "keadaan 6 Februari 2023." in told.stdout


def test_json_is_all_that_is_printed(project: Path) -> None:
    done = run("recap", "--json", "--tanggal", "2023-02-06", "-C", str(project))
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["hari"] == "2023-02-06"


def test_packs_are_told_with_what_is_missing(project: Path) -> None:
    (project / "a.pdf").write_bytes(scan(KABAG_SATU))
    run("freeze", "--scan", str(project / "a.pdf"), "-C", str(project))
    where = project / "unggah"
    done = run("upload-pack", "-o", str(where), "--unit", "Bagian Satu", "-C", str(project))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        f"{where}/bagian-satu: 1 dari 2 perjanjian; belum: 1 belum ditandatangani",
        "1 paket: 1 dari 2 perjanjian siap diunggah.",
    ]
    assert "198405052009052005" not in done.stdout
    (where / "bagian-satu" / "PK_2023_198405052009052005_kabag-satu.pdf").write_bytes(b"lain")
    wrong = run("upload-pack", "-o", str(where), "--zip", "-C", str(project))
    assert (wrong.returncode, "U020" in wrong.stderr) == (0, True)
    again = run("upload-pack", "-o", str(where), "-C", str(project))
    assert (again.returncode, "F012" in again.stderr) == (1, True)


def test_entry_sheets_are_made_filled_in_and_read_back(tmp_path: Path) -> None:
    kota, where = copy_kota(tmp_path / "2024"), tmp_path / "entri"
    made = run("entry-sheets", "-o", str(where), "-C", str(kota))
    assert (made.returncode, made.stderr) == (0, "")
    assert sorted(path.suffix for path in where.iterdir()) == [".html", ".html", ".xlsx", ".xlsx"]
    path = fill(where / "entri-e-sakip.xlsx", tmp_path / "isi.xlsx", {("walikota 1.1", SUDAH): "✓"})
    shown = run("read", str(path), "-C", str(kota))
    assert shown.returncode == 0
    assert shown.stdout.splitlines()[0] == "e-SAKIP, walikota: sudah diinput 1.1"
    assert "1 buku kerja dibaca: " in shown.stdout
    assert "1 baris diinput" in shown.stdout
    assert "Belum ada yang ditulis (agenda.jsonl); tambahkan --write" in shown.stdout
    data = json.loads(run("read", str(path), "--json", "-C", str(kota)).stdout)
    assert [own["indikator"] for own in data["diinput"]] == ["1.1"]
    written = run("read", str(path), "--write", "-C", str(kota))
    assert f"Ditulis: {kota}/agenda.jsonl" in written.stdout
    again = run("read", str(path), "--write", "-C", str(kota))
    assert "Tidak ada yang perlu ditulis." in again.stdout


def test_errors_of_the_sources_are_told_and_the_others_are_made(tmp_path: Path) -> None:
    kota = copy_kota(tmp_path / "2024")
    edit(kota, "turunan/kecamatan-mawar.yaml", 'tahunan: "1.200"', 'tahunan: "1.300"')
    done = run("entry-sheets", "-o", str(tmp_path / "entri"), "-C", str(kota))
    assert done.returncode == 1
    assert "kecamatan-mawar.yaml:6:11: A005" in done.stderr
    assert "Dibuat: " in done.stdout
    assert "camat-mawar" not in {
        row["Kode"].partition(" ")[0] for row in rows_of(tmp_path / "entri" / E_SAKIP)
    }


def test_a_folder_must_be_named(tmp_path: Path) -> None:
    done = run("entry-sheets", "-C", str(copy_kota(tmp_path / "2024")))
    assert done.returncode == 2


def test_what_became_of_an_agreement_is_marked_and_read(project: Path) -> None:
    here = ("-C", str(project))
    assert run("agenda", *here).stdout == "Belum ada yang dicatat.\n"
    run("freeze", "kabag-dua", *here)
    told = ("--tanggal", "10 Februari 2023", "--catatan", "lewat TU")
    done = run("mark", "diserahkan", "kabag-dua", *told, *here)
    assert (done.returncode, done.stdout) == (0, "1 perjanjian dicatat diserahkan: kabag-dua.\n")
    done = run("mark", "diserahkan", "kabag-dua", *told, *here)
    assert done.stdout == "0 perjanjian dicatat diserahkan.\nSudah tercatat begitu: kabag-dua.\n"
    done = run("mark", "diinput", "kabag-dua", "--sistem", "e-SAKIP", *here)
    assert done.returncode == 0
    run("mark", "diserahkan", "kabag-dua", "--undo", *here)
    lines = run("agenda", *here).stdout.splitlines()
    assert len(lines) == 5
    assert lines[0].endswith("...") or "  kabag-dua  dibekukan; docx " in lines[0]
    assert lines[1].endswith("  kabag-dua  diserahkan; 10 Februari 2023; lewat TU")
    assert "diinput; e-SAKIP: " in lines[2]
    assert lines[3].endswith("  kabag-dua  diserahkan, dibatalkan")
    assert lines[4] == "4 kejadian."
    found = json.loads(run("agenda", "--json", *here).stdout)
    assert [own["peristiwa"] for own in found][:2] == ["dibekukan", "diserahkan"]


def test_a_post_that_cannot_be_marked_is_told_with_exit_code_1(project: Path) -> None:
    done = run("mark", "diserahkan", "--unit", "Bagian Dua", "-C", str(project))
    assert (done.returncode, "F018 jabatan kabag-dua" in done.stderr) == (1, True)
    assert done.stdout == "0 perjanjian dicatat diserahkan.\n"


def test_a_broken_line_is_told_with_its_number_and_exit_code_1(project: Path) -> None:
    run("freeze", "kabag-dua", "-C", str(project))
    with (project / NAME).open("a", encoding="utf-8") as file:
        file.write("bukan baris\n")
    done = run("agenda", "-C", str(project))
    assert done.returncode == 1
    assert "agenda.jsonl:2:1: F015" in done.stderr
    assert done.stdout.endswith("1 kejadian.\n")

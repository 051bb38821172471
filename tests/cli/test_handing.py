"""The commands for what follows once agreements are signed."""

import json
from datetime import datetime
from pathlib import Path

from pkdocs.domain import wording
from tests.helpers import run
from tests.support.pindaian import KABAG_SATU, scan


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

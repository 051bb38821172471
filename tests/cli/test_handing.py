"""The commands for what follows once agreements are signed."""

import json
from datetime import datetime
from pathlib import Path

from pkdocs.domain import wording
from tests.helpers import run


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

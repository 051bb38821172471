"""The commands for what comes after signing, as a user runs them."""

import json
from pathlib import Path

from pkdocs.store.agenda import NAME
from tests.helpers import run


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

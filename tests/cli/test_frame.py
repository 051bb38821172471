"""What commands share: -C before the command or after it, a question on a terminal."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from pkdocs.base.problem import Problem, Span
from pkdocs.cli import frame
from tests.helpers import make_project, run
from tests.support.folder import without_holder


@pytest.fixture
def parent(tmp_path: Path) -> Path:
    """Return a folder with a good project and, in it, one that is broken."""
    make_project(tmp_path / "proyek")
    make_project(tmp_path / "proyek" / "rusak")
    (tmp_path / "proyek" / "rusak" / "org.yaml").write_text("naskah: [", encoding="utf-8")
    return tmp_path


GOOD = (0, "0 galat, 0 peringatan.\n")


@pytest.mark.slow
@pytest.mark.parametrize(
    "args",
    [
        ("-C", "proyek", "check"),
        ("check", "-C", "proyek"),
        ("-C", ".", "check", "-C", "proyek"),
        ("-C", "proyek/rusak", "check", "-C", ".."),
        ("-C", "proyek", "-C", "rusak", "-C", "..", "check"),
        ("check", "-C", "proyek", "-C", "rusak/.."),
    ],
)
def test_each_folder_is_seen_from_the_one_before_it(parent: Path, args: tuple[str, ...]) -> None:
    done = run(*args, cwd=parent)
    assert (done.returncode, done.stdout) == GOOD


def test_a_whole_path_stands_for_itself(parent: Path) -> None:
    args = ("-C", "tidak-ada", "check", "-C", str(parent / "proyek"))
    done = run(*args, cwd=parent)
    assert (done.returncode, done.stdout) == GOOD


def test_the_inner_folder_counts(parent: Path) -> None:
    done = run("-C", "proyek", "check", "-C", "rusak", cwd=parent)
    assert (done.returncode, "org.yaml:" in done.stdout + done.stderr) == (1, True)


def test_other_paths_are_still_seen_from_where_the_user_is(parent: Path) -> None:
    done = run("-C", "proyek", "generate", "walikota", "--output", "hasil", cwd=parent)
    assert done.returncode == 0
    assert (parent / "hasil" / "walikota.docx").is_file()
    args = ("-C", "proyek", "diff", "hasil/walikota.docx", "hasil/walikota.docx")
    assert run(*args, cwd=parent).returncode == 0


@pytest.mark.parametrize("command", ["text", "init"])
def test_a_command_without_a_project_refuses_one(parent: Path, command: str) -> None:
    done = run("-C", "proyek", command, "baru", cwd=parent)
    assert done.returncode == 2
    assert f'"pkdocs {command}" tidak bekerja di folder proyek; tulis tanpa -C.' in done.stderr
    assert not (parent / "baru").exists()
    assert not (parent / "proyek" / "baru").exists()


def test_the_help_of_all_commands_tells_of_it() -> None:
    assert "-C FOLDER  Folder proyek; boleh di sini" in run("--help").stdout


@pytest.mark.parametrize(("answers", "frozen"), [("ya\nya", 8), ("\nya", 7), ("tidak\nya", 7)])
def test_who_sits_at_a_terminal_is_asked_before_what_has_no_name_is_frozen(
    project: Path, answers: str, frozen: int
) -> None:
    without_holder(project)
    run("generate", "-C", str(project))
    ours, theirs = pty.openpty()
    os.write(ours, f"{answers}\n".encode())
    command = [sys.executable, "-m", "pkdocs", "freeze", "-C", str(project)]
    done = subprocess.run(
        command, stdin=theirs, stdout=subprocess.PIPE, stderr=theirs, text=True, check=False
    )
    told = os.read(ours, 4000).decode()
    assert "1 dokumen siap, tetapi nama atau NIP/NRK pihaknya belum diisi: kabag-dua." in told
    assert "Bekukan juga?" in told
    assert done.stdout.startswith(f"{frozen} dokumen dibekukan")
    assert done.returncode == int(frozen < 8)


@pytest.mark.parametrize(("answer", "frozen"), [("ya", 8), ("", 0), ("tidak", 0)])
def test_who_sits_at_a_terminal_is_told_what_will_be_frozen_and_asked(
    project: Path, answer: str, frozen: int
) -> None:
    ours, theirs = pty.openpty()
    os.write(ours, f"{answer}\n".encode())
    command = [sys.executable, "-m", "pkdocs", "freeze", "-C", str(project)]
    done = subprocess.run(
        command, stdin=theirs, stdout=subprocess.PIPE, stderr=theirs, text=True, check=False
    )
    told = os.read(ours, 4000).decode()
    assert "8 dokumen akan dibekukan:" in told
    assert "  - Bagian Dua, 1: kabag-dua" in told
    assert "Bekukan? Ketik ya atau tidak [tidak]:" in told
    assert (done.returncode, done.stdout.startswith(f"{frozen} dokumen dibekukan")) == (0, True)


def test_what_many_documents_have_is_told_once(capsys: pytest.CaptureFixture[str]) -> None:
    engine = Problem(Span("LibreOffice"), "P010", "tidak bekerja.")
    frame.print_problems([engine, Problem(Span("a.docx"), "P002", "makro."), engine])
    told = capsys.readouterr().err.splitlines()
    assert told == ["LibreOffice:1:1: P010 tidak bekerja.", "a.docx:1:1: P002 makro."]


def test_without_a_terminal_it_is_told_and_done(project: Path) -> None:
    done = run("freeze", "--unit", "Bagian Dua", "-C", str(project))
    assert (done.returncode, done.stdout) == (0, "1 dokumen dibekukan: kabag-dua.\n")
    assert done.stderr == "1 dokumen akan dibekukan:\n  - Bagian Dua, 1: kabag-dua\n"
    assert run("freeze", "kabag-satu", "-C", str(project)).stderr == ""

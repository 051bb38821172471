"""The program as a process of its own: each command says there what tests hear in their own."""

import gc
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from pkdocs.cli import cli
from tests.helpers import ROOT, edit, run, run_process
from tests.support.sticky import Sticky

COMMANDS = (
    ("check",),
    ("generate",),
    ("generate", "lurah melatti"),
    ("generate", "--unit", "kecamatan mawar", "--zip", "--output", "arsip"),
    ("pdf",),
    ("bundle", "walikota", "-o", "cetak.docx"),
    ("preview", "lurah melatti"),
    ("status",),
    ("freeze", "kabag-dua"),
    ("show", "kabag-dua"),
    ("explain", "kasubbag-satu", "2.1"),
    ("tree", "kabag-satu", "--svg", "pohon.svg"),
    ("diff", "output/2023", "output/2023"),
    ("text", "output/2023/walikota.docx"),
    ("schema",),
    ("init", "baru"),
    ("next-year", "2024", "2024"),
    ("decide",),
    ("workbook", "-o", "isi.xlsx"),
    ("read", "org.yaml"),
    ("owed",),
    ("instruksi", "-o", "instruksi"),
    ("recap",),
    ("upload-pack", "-o", "unggah"),
    ("entry-sheets", "-o", "entri"),
    ("agenda",),
    ("mark", "diserahkan", "walikota"),
    ("generat",),
    ("--version",),
    (),
)


def test_every_command_is_tried() -> None:
    assert set(cli.commands) <= {command[0] for command in COMMANDS if command}


EVERYDAY = (("generate",), ("status",), ("generat",), ())
"""The others wait for the one check."""


def as_windows_speaks(encoding: str) -> dict[str, str]:
    """What a process finds that writes to a pipe on Windows; no file may go by that."""
    return {
        "PYTHONIOENCODING": encoding,
        "PYTHONUTF8": "0",
        "PYTHONCOERCECLOCALE": "0",
        "LC_ALL": "C",
        "COLUMNS": "80",
    }


@pytest.mark.parametrize(
    ("command", "encoding"),
    [
        pytest.param(
            *(own, "cp850" if nth % 2 else "cp1252"),
            marks=[] if own in EVERYDAY else pytest.mark.slow,
            id=" ".join(own),
        )
        for nth, own in enumerate(COMMANDS)
    ],
)
def test_a_process_prints_ends_and_writes_as_the_call_does_whatever_the_machine_speaks(
    project: Path, tmp_path: Path, command: tuple[str, ...], encoding: str
) -> None:
    edit(project, "org.yaml", "tanggal: 6 Februari 2023", "tanggal: 24 Mei 2023")  # a warning
    there = Path(shutil.copytree(project, tmp_path / "di-sana"))
    here = run(*command, cwd=project)
    done = run_process(*command, cwd=there, environment=as_windows_speaks(encoding))
    assert (done.returncode, done.stdout, done.stderr) == (
        here.returncode,
        here.stdout,
        here.stderr,
    )
    assert written(there) == written(project)


def written(folder: Path) -> dict[str, bytes]:
    """Every file by its name; register and agenda have times, which are nobody's promise."""
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in paths
        if path.name not in {"register.json", "agenda.jsonl", ".pkdocs.lock"}
    }


def test_a_call_leaves_the_tests_as_they_were(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def state() -> tuple[object, ...]:
        numbers = (signal.SIGINT, signal.SIGTERM)
        handlers = [signal.getsignal(number) for number in numbers]
        here = Path.cwd(), dict(os.environ), os.cpu_count
        return (*here, gc.get_threshold(), handlers, sys.stdout, sys.stderr, gc.get_freeze_count())

    for name in ("COLUMNS", "LC_ALL"):  # not what a call before this one left
        monkeypatch.delenv(name, raising=False)
    gc.set_threshold(701, *gc.get_threshold()[1:])
    before = state()
    for command in (("generate", "--all"), ("pdf",), ("generat",), ("status",)):
        run(*command, cwd=project)
        assert state() == before, command


@pytest.mark.skipif(os.name == "nt", reason="POSIX pipes")
def test_a_reader_who_leaves_early_ends_the_program_without_a_word(project: Path) -> None:
    command = [sys.executable, "-m", "pkdocs", "show", "--json", "-C", str(project)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        told = process.stderr.read()
    assert (process.returncode, told) == (1, b"")


def test_words_are_utf_8_whatever_the_machine_speaks(project: Path) -> None:
    done = run_process("tree", "-C", str(project), environment=as_windows_speaks("ascii"))
    assert "│" in done.stdout
    assert done.stdout == run("tree", "-C", str(project)).stdout


def test_a_fault_of_the_program_is_told_with_its_record_also_where_no_file_can_be_written(
    project: Path, tmp_path: Path, sticky: Sticky, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(*_: object, **__: object) -> None:
        raise ZeroDivisionError("sengaja")

    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("pkdocs.app.handing.keeping.status", crash)
    done = run("status", "-C", str(project))
    (log,) = tmp_path.glob("pkdocs-galat-*.log")
    assert (done.returncode, str(log) in done.stderr) == (3, True)
    assert "ZeroDivisionError: sengaja" in log.read_text(encoding="utf-8")
    sticky.hold()
    done = run("status", "-C", str(project))
    assert (done.returncode, "ZeroDivisionError: sengaja" in done.stderr) == (3, True)


_INTERRUPTED_EARLY = """
import runpy, sys
class Interrupting:
    def find_spec(self, name, *_):
        if name == "pkdocs.cli":
            raise KeyboardInterrupt
sys.meta_path.insert(0, Interrupting())
runpy.run_module("pkdocs", run_name="__main__")
"""


def test_ctrl_c_while_the_program_loads_is_no_error() -> None:
    command = [sys.executable, "-c", _INTERRUPTED_EARLY]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (130, b"Dihentikan.\n")

"""The program that makes PDF: the one that is there, or the line that installs one."""

import shutil
from pathlib import Path

import pytest

from pkdocs.pdf.engine import LIBREOFFICE, WORD, Engine, find_engine, no_engine
from tests.helpers import ROOT, make_project, out, run, run_process

pytestmark = pytest.mark.usefixtures("nothing_is_left_behind")


def test_word_is_chosen_where_it_is_and_libreoffice_elsewhere(tmp_path: Path) -> None:
    office_exe = tmp_path / "Microsoft Office" / "root" / "Office16" / "WINWORD.EXE"
    libre = tmp_path / "LibreOffice" / "program" / "soffice.com"
    for path in (office_exe, libre):
        path.parent.mkdir(parents=True)
        path.touch()
    windows = {"ProgramFiles": str(tmp_path), "PATH": ""}
    chosen = find_engine(None, "win32", windows)
    if shutil.which("docx2pdf"):
        assert chosen == Engine(WORD)
    else:
        assert chosen == Engine(LIBREOFFICE, libre)
    assert find_engine(LIBREOFFICE, "win32", windows) == Engine(LIBREOFFICE, libre)
    assert find_engine(WORD, "linux", {"PATH": str(tmp_path)}) is None


def test_without_an_engine_the_line_that_installs_one_is_told_and_no_document_is_touched(
    tmp_path: Path,
) -> None:
    folder = make_project(tmp_path / "proyek")
    assert run("generate", "-C", str(folder)).returncode == 0
    before = {path.name: path.stat().st_mtime_ns for path in out(folder).iterdir()}
    script = (
        "import sys; from pkdocs.pdf import engine; engine.find_engine = lambda *a: None; "
        "from pkdocs.cli import main; main(sys.argv[1:])"
    )
    done = run_process("pdf", "-C", str(folder), cwd=ROOT, code=script)
    assert done.returncode == 2
    assert "apt-get install libreoffice-writer-nogui fonts-liberation" in done.stderr
    assert {path.name: path.stat().st_mtime_ns for path in out(folder).iterdir()} == before
    assert "winget install" in no_engine(None, "win32")
    assert "Windows dan macOS" in no_engine(WORD, "linux")

"""The program that makes PDF: the one that is there, or the line that installs one."""

import sys
from pathlib import Path

import pytest

from pkdocs.pdf.engine import LIBREOFFICE, WORD, Engine, find_engine, no_engine, read_registry
from tests.helpers import ROOT, make_project, out, run, run_process

pytestmark = pytest.mark.usefixtures("nothing_is_left_behind")


class Machine:
    """A Windows machine: its programs, and its registry as the keys with their default values."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.keys: dict[str, str] = {}

    def install(self, key: str, *names: str) -> Path:
        """Install a program, whose path a key has as its value."""
        program = self.folder.joinpath(*names)
        program.parent.mkdir(parents=True, exist_ok=True)
        program.touch()
        self.keys[key] = str(program)
        return program

    def find(self, wanted: str | None = None) -> Engine | None:
        environment = {"ProgramFiles": str(self.folder / "Program Files"), "PATH": ""}
        return find_engine(wanted, "win32", environment, lambda key: self.keys.get(key, ""))


APP_PATHS = r"Software\Microsoft\Windows\CurrentVersion\App Paths\WINWORD.EXE"
CURRENT = r"HKCR\Word.Application\CurVer"


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


@pytest.mark.parametrize("root", ["HKLM", "HKCU"])
@pytest.mark.parametrize(
    ("version", "place"),
    [
        ("14", "Program Files (x86)/Microsoft Office/Office14"),
        ("15", "Program Files/Microsoft Office 15/root/Office15"),
        ("16", "Program Files/Microsoft Office/root/Office16"),
    ],
)
def test_word_is_found_by_the_registry_wherever_it_was_installed(
    machine: Machine, root: str, version: str, place: str
) -> None:
    machine.keys[CURRENT] = f"Word.Application.{version}"
    machine.install(rf"{root}\{APP_PATHS}", place, "WINWORD.EXE")
    assert machine.find() == machine.find(WORD) == Engine(WORD, version=version)
    assert machine.find(LIBREOFFICE) is None


def test_no_word_an_older_one_one_that_is_gone_or_one_by_others_is_none(machine: Machine) -> None:
    program = machine.install(rf"HKLM\{APP_PATHS}", "WINWORD.EXE")
    libre = machine.install("-", "LibreOffice", "program", "soffice.com")
    machine.keys[r"HKLM\Software\LibreOffice\UNO\InstallPath"] = str(libre.parent)
    for current in ("", "Word.Application.12", "KWPS.Application.9"):
        machine.keys[CURRENT] = current
        assert machine.find() == Engine(LIBREOFFICE, libre)
        assert machine.find(WORD) is None
    machine.keys[CURRENT] = "Word.Application.16"
    assert machine.find() == Engine(WORD, version="16")
    program.unlink()
    assert machine.find() == Engine(LIBREOFFICE, libre)


@pytest.mark.parametrize(
    "key",
    [
        r"HKCU\Software\LibreOffice\UNO\InstallPath",
        r"HKLM\Software\LibreOffice\UNO\InstallPath",
        r"HKLM\Software\WOW6432Node\LibreOffice\UNO\InstallPath",
        "",
    ],
)
def test_libreoffice_is_found_by_the_registry_or_where_it_is_usually(
    machine: Machine, key: str
) -> None:
    place = "Program Files/LibreOffice/program" if not key else "D/Aplikasi/program"
    libre = machine.install("-", place, "soffice.com")
    machine.keys[key] = str(libre.parent)
    assert machine.find() == Engine(LIBREOFFICE, libre)


def test_elsewhere_there_is_no_word_of_windows(tmp_path: Path) -> None:
    assert find_engine(WORD, "linux", {"PATH": str(tmp_path)}) is None
    assert read_registry(CURRENT) == "" or sys.platform == "win32"


def test_what_one_word_made_is_told_from_what_another_made() -> None:
    engines = [Engine(WORD), Engine(WORD, version="15"), Engine(WORD, version="16")]
    assert len({engine.fingerprint for engine in engines}) == 3


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
    assert done.returncode == 1
    assert done.stderr.startswith("Gagal: tidak ada program pembuat PDF di komputer ini.")
    assert "apt-get install libreoffice-writer-nogui fonts-liberation" in done.stderr
    assert {path.name: path.stat().st_mtime_ns for path in out(folder).iterdir()} == before
    assert "winget install" in no_engine(None, "win32")
    assert "Word 2010" in no_engine(WORD, "linux")

"""A clerk's first hour on Windows, as far as Wine is Windows: unpack, double-click, work on.

One story in one test: a machine costs a minute to install on.
"""

import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.helpers import run_process
from tests.support.wine import Wine, add_python, machine

pytestmark = [pytest.mark.wine, pytest.mark.slow]

NAME = "Unduhan & hasil (2) é!"
"""Of the folder that the zip is unpacked in."""


@pytest.fixture
def wine(tmp_path: Path) -> Iterator[Wine]:
    with machine(tmp_path / "mesin") as made:
        yield made


def test_unpacked_installed_and_double_clicked(
    wine: Wine, windows_zip: Path, tmp_path: Path
) -> None:
    folder = tmp_path / NAME
    with zipfile.ZipFile(windows_zip) as archive:
        archive.extractall(folder)
    project = folder / "pk-2023"
    _nothing_is_installed_yet(wine, folder, project)
    add_python(wine, tmp_path / "unduhan")
    _it_is_installed_in_place_of_an_older_one(wine, folder)
    _double_clicked_it_makes_what_linux_makes(wine, project, tmp_path)
    _with_words_behind_it_it_is_the_command(wine, project)
    _what_it_starts_ends_with_it(wine, folder)
    _without_its_python_it_says_so(wine, project)


def _nothing_is_installed_yet(wine: Wine, folder: Path, project: Path) -> None:
    code, said = wine.run("pkdocs.cmd", cwd=project)
    assert (code, "Klik dua kali PASANG.cmd" in said) == (9, True), said
    code, said = wine.run("PASANG.cmd", cwd=folder)
    assert (code, "python.org/downloads/windows" in said) == (1, True), said
    lone = folder / "di dalam zip"
    lone.mkdir()
    shutil.copy(folder / "PASANG.cmd", lone)
    code, said = wine.run("PASANG.cmd", cwd=lone)
    assert (code, "Ekstrak dahulu seluruh zip" in said) == (1, True), said


def _it_is_installed_in_place_of_an_older_one(wine: Wine, folder: Path) -> None:
    home = wine.home / "pkdocs-program"
    for rest in ("pkdocs", "baru", "lama"):  # the latter two of a run cut short
        (home / rest / "Scripts").mkdir(parents=True)
        (home / rest / "berkas-lama.txt").touch()
    code, said = wine.run("PASANG.cmd", cwd=folder)
    assert (code, "pkdocs terpasang." in said) == (0, True), said
    assert [path.name for path in home.iterdir()] == ["pkdocs"]
    assert not (home / "pkdocs" / "berkas-lama.txt").exists()


def _double_clicked_it_makes_what_linux_makes(wine: Wine, project: Path, scratch: Path) -> None:
    here = Path(shutil.copytree(project, scratch / "linux"))
    assert run_process("generate", "-C", str(here)).returncode == 0
    code, said = wine.run("pkdocs.cmd", cwd=project)
    # Neither Word nor LibreOffice is on that machine: it says so, and the documents come.
    assert "tidak ada program pembuat PDF" in said
    assert (code, "100 dokumen dibuat" in said) == (1, True), said
    made, wanted = project / "output" / "2023", here / "output" / "2023"
    names = sorted(path.name for path in wanted.glob("*.docx"))
    assert len(names) == 100
    assert sorted(path.name for path in made.glob("*.docx")) == names
    differing = [n for n in names if (made / n).read_bytes() != (wanted / n).read_bytes()]
    assert differing == []


def _with_words_behind_it_it_is_the_command(wine: Wine, project: Path) -> None:
    code, said = wine.run("pkdocs.cmd", "freeze", "walikota", cwd=project)
    assert (code, "walikota" in said) == (0, True), said
    assert (project / "agenda.jsonl").is_file()
    code, said = wine.run("pkdocs.cmd", "status", "walikota", cwd=project)
    assert (code, "beku" in said) == (0, True), said
    code, said = wine.run("pkdocs.cmd", "generate", "bukan-jabatan", cwd=project)
    assert code == 2, said
    lone = project / "hanya dari zip"
    lone.mkdir()
    shutil.copy(project / "pkdocs.cmd", lone)
    code, said = wine.run("pkdocs.cmd", cwd=lone)
    assert (code, "Folder ini bukan folder proyek" in said) == (9, True), said


_STARTS_OTHERS = """
import os, sys, time
from pathlib import Path
import win32com.client
from pkdocs.pdf import processes

child = (
    "import subprocess, sys, time; "
    "own = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(600)']); "
    "open('cucu.baru', 'w').write(str(own.pid)); "
    "import os; os.replace('cucu.baru', 'cucu'); time.sleep(600)"
)
with processes.started([sys.executable, "-I", "-c", child], Path.cwd(), os.environ) as process:
    while not Path("cucu").exists() and process.poll() is None:
        time.sleep(0.1)
    grandchild = processes.take_hold(int(Path("cucu").read_text()), "PYTHON.EXE")
    print("hidup:", grandchild.outlasts(0.1))
print("hidup:", grandchild.outlasts(30), process.poll() is None)
"""


def _what_it_starts_ends_with_it(wine: Wine, folder: Path) -> None:
    """The job that Windows keeps a family of processes in; and COM, for Word, can be imported."""
    code, said = wine.run_script(_STARTS_OTHERS, folder)
    assert (code, "".join(said.split())) == (0, "hidup:Truehidup:FalseFalse"), said


def _without_its_python_it_says_so(wine: Wine, project: Path) -> None:
    wine.python.rename(wine.python.with_name("dibuang"))
    code, said = wine.run("pkdocs.cmd", "status", cwd=project)
    assert (code, "Pasang lagi: klik dua kali PASANG.cmd" in said) == (103, True), said

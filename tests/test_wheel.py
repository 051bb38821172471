"""The built wheel works away from the source: a project made in an empty folder, and run."""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.helpers import ROOT

pytestmark = pytest.mark.slow

PAGE = ROOT / "pkdocs" / "review" / "views" / "html"
FOLDERS = (PAGE / "static", PAGE / "templates", ROOT / "pkdocs" / "app" / "starting" / "kosong")


def test_the_wheel_makes_and_runs_a_project_in_an_empty_folder(tmp_path: Path) -> None:
    uv = shutil.which("uv")
    if uv is None:
        if os.environ.get("PKDOCS_REQUIRE_TOOLS") == "1":
            pytest.fail("uv is not installed")
        pytest.skip("uv is not installed (pip install uv)")
    build = [uv, "build", "--wheel", "--out-dir", str(tmp_path / "dist"), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True, timeout=300)
    (wheel,) = (tmp_path / "dist").glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "terpasang")
        assert not [n for n in archive.namelist() if n.startswith(("tests/", "output/"))]
        made_of = [path for folder in FOLDERS for path in folder.iterdir()]
        parts = {path.relative_to(ROOT).as_posix() for path in made_of}
        parts |= {"pkdocs/sources/mutu.yaml", "pkdocs/app/starting/pkdocs.cmd"}
        assert len(parts) > 3
        assert parts <= set(archive.namelist()), "what a page and an empty project are made of"
    environment = {**os.environ, "PYTHONPATH": str(tmp_path / "terpasang"), "PYTHONUTF8": "1"}
    folder = tmp_path / "proyek"

    def run(*args: str) -> str:
        # -P and a folder of its own: nothing of the source tree is on the path.
        command = [sys.executable, "-P", "-c", _START, *args]
        done = subprocess.run(
            command,
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=True,
            timeout=120,
        )
        return done.stdout

    assert str(tmp_path / "terpasang") in run("--where")
    run("init", str(folder))
    assert "100 dokumen dibuat" in run("generate", "-C", str(folder))
    assert len(list((folder / "output" / "2023").glob("*.docx"))) == 100


_START = """
import sys
import pkdocs
from pkdocs.cli import main
print(pkdocs.__file__) if sys.argv[1:] == ["--where"] else main(sys.argv[1:])
"""

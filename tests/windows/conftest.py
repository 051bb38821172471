"""The zip, built once in a run of the tests, whichever process asks first."""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.helpers import ROOT
from tests.tools import find_program


@pytest.fixture(scope="session")
def windows_zip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The zip for all versions of Python; downloads their wheels."""
    find_program("uv", shutil.which("uv"), "pip install uv")
    own = tmp_path_factory.getbasetemp()
    folder = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "windows-zip"
    try:
        folder.mkdir()
    except FileExistsError:
        _await(folder / "selesai")
    else:
        build = [sys.executable, "-m", "windows", "--output", str(folder)]
        try:
            subprocess.run(build, cwd=ROOT, check=True, timeout=400)
        finally:
            (folder / "selesai").touch()
    (made,) = folder.glob("*.zip")
    return made


def _await(path: Path) -> None:
    """Wait for another process of the same run of tests."""
    for _ in range(400):
        if path.exists():
            return
        time.sleep(1)

"""The zip, built once in a run of the tests, whichever process asks first."""

import fcntl
import os
import shutil
import subprocess
import sys
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
    folder.mkdir(exist_ok=True)
    with (folder / "kunci").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not list(folder.glob("*.zip")):
            build = [sys.executable, "-m", "windows", "--output", str(folder)]
            subprocess.run(build, cwd=ROOT, check=True, timeout=300)
    (made,) = folder.glob("*.zip")
    return made

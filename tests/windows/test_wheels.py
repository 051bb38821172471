"""The wheels of the zip: whole for every version of Python, and nothing besides."""

import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.helpers import ROOT
from windows import wheels

pytestmark = pytest.mark.slow


def test_each_version_of_python_finds_all_it_needs_in_the_zip_and_nothing_is_left_over(
    windows_zip: Path, tmp_path: Path
) -> None:
    with zipfile.ZipFile(windows_zip) as archive:
        archive.extractall(tmp_path)
    found = {distribution(path.name) for path in (tmp_path / "wheels").iterdir()}
    assert len(found) > 40
    needed = set()
    for version in wheels.VERSIONS:
        alone = resolved_from(tmp_path / "wheels", version)
        assert {"pkdocs", "lxml", "pyyaml", "pyhanko", "pywin32"} <= {n for n, _ in alone}
        needed |= alone
    assert found == needed


def resolved_from(folder: Path, version: str) -> set[tuple[str, str]]:
    """What is to be installed where there is nothing but the wheels of a folder."""
    uv = shutil.which("uv")
    assert uv is not None
    offline = ["--no-index", "--find-links", str(folder), "--only-binary", ":all:"]
    target = ["--python-platform", "x86_64-pc-windows-msvc", "--python-version", version]
    own = ["--python", sys.executable]
    done = subprocess.run(
        [uv, "pip", "compile", "-", "-q", "--no-header", "--no-annotate", *offline, *target, *own],
        input="pkdocs[ttd]",
        cwd=folder,
        capture_output=True,
        check=True,
        encoding="utf-8",
        timeout=120,
    )
    pairs = re.findall(r"^([\w.-]+)(?:\[\w+\])?==(\S+)", done.stdout, re.MULTILINE)
    return {(name, version) for name, version in pairs}


def distribution(wheel: str) -> tuple[str, str]:
    name, version, *_ = wheel.split("-")
    return re.sub(r"[-_.]+", "-", name).lower(), version


def test_every_version_is_pinned() -> None:
    if shutil.which("uv") is None:
        pytest.skip("uv is not installed (pip install uv)")
    pinned = set(re.findall(r'"([\w.-]+==[^"]+)"', (ROOT / "pyproject.toml").read_text("utf-8")))
    needed = wheels.requirements(wheels.VERSIONS[-1])
    assert len(needed) > 40
    assert set(needed) - pinned == set()

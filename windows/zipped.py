"""The zip itself: what a clerk unpacks. The same sources and wheels give the same bytes."""

import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from pkdocs.app.starting.project import start_project
from pkdocs.base import files
from pkdocs.sources.project import load_project

_HERE = Path(__file__).parent
INSTALLER, FIRST = "PASANG.cmd", "BACA-DULU.txt"
"""What is double-clicked, and what is read before."""
_ALL = b'set "VERSI=3.14 3.13 3.12 3.11"'


def write_zip(wheels: Sequence[Path], versions: Sequence[str], scratch: Path, into: Path) -> Path:
    """Write the zip of these wheels into the folder `into`, and return it.

    `versions`: those of Python that the wheels are for; `scratch`: a new folder, for the project.

    Raises:
        Refused: The shipped project lacks something.
        OSError: It cannot be written.
    """
    (own,) = (wheel for wheel in wheels if wheel.name.startswith("pkdocs-"))
    into.mkdir(parents=True, exist_ok=True)
    made = into / f"pkdocs-{own.name.split('-')[1]}-windows.zip"
    project = start_project(scratch)
    contents = dict(_contents(project, versions))
    contents |= {f"wheels/{wheel.name}": wheel.read_bytes() for wheel in wheels}
    files.write_file(made, zip_of(contents))
    return made


def zip_of(contents: Mapping[str, bytes]) -> bytes:
    """Return a zip of these files, by name, in the order of their names."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in sorted(contents):
            archive.writestr(_entry(name), contents[name])
    return stream.getvalue()


def _entry(name: str) -> zipfile.ZipInfo:
    """Stored: wheels are compressed already, and no version of zlib changes the bytes."""
    entry = zipfile.ZipInfo(name)
    entry.create_system = 0
    return entry


def _contents(project: Path, versions: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    loaded = load_project(project).value
    assert loaded is not None, "start_project refuses what cannot be read"
    name = f"pk-{loaded.katalog.tahun}"
    first = (_HERE / FIRST).read_text(encoding="utf-8")
    said = first.format(proyek=name, python=", ".join(versions))
    yield FIRST, said.replace("\n", "\r\n").encode("ascii")
    yield INSTALLER, for_versions((_HERE / INSTALLER).read_bytes(), versions)
    for path in project.rglob("*"):
        if path.is_file():
            yield f"{name}/{path.relative_to(project).as_posix()}", path.read_bytes()


def for_versions(installer: bytes, versions: Sequence[str]) -> bytes:
    """Return the installer as it asks for these versions of Python, the newest first."""
    assert _ALL in installer
    newest = sorted(versions, key=lambda version: int(version.partition(".")[2]), reverse=True)
    return installer.replace(_ALL, f'set "VERSI={" ".join(newest)}"'.encode())

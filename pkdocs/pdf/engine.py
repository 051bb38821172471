"""Which program of this machine turns a docx into a PDF.

Finds it; starts nothing.
"""

import hashlib
import os
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from pkdocs.pdf.office import EXPORT

WORD, LIBREOFFICE = "word", "libreoffice"
NAMES = (WORD, LIBREOFFICE)
_VERSION_FILES = ("versionrc", "version.ini")
_INSTALL = {
    "linux": "apt-get install libreoffice-writer-nogui fonts-liberation",
    "darwin": "brew install --cask libreoffice",
    "win32": "winget install TheDocumentFoundation.LibreOffice",
}


@dataclass(frozen=True, slots=True)
class Engine:
    """A program that makes PDF; `program` is soffice, None for Microsoft Word."""

    name: str
    program: Path | None = None

    @property
    def fingerprint(self) -> str:
        """Return what tells one result from another: hash (hex) of name, version and options."""
        digest = hashlib.sha256(self.name.encode())
        if self.program:
            digest.update(repr(sorted(EXPORT.items())).encode())
            folder = self.program.resolve().parent
            for path in (folder / name for name in _VERSION_FILES):
                if path.is_file():
                    digest.update(path.read_bytes())
        return digest.hexdigest()


def find_engine(
    wanted: str | None, system: str, environment: Mapping[str, str] = os.environ
) -> Engine | None:
    """Return the engine to use on a system (`sys.platform`): the wanted one, else the best here.

    Word where it exists, for its documents look as the staff know them; LibreOffice elsewhere.
    """
    if wanted != LIBREOFFICE and system in ("win32", "darwin") and _has_word(system, environment):
        return Engine(WORD)
    if wanted == WORD:
        return None
    for program in _candidates(system, environment):
        if program.is_file():
            return Engine(LIBREOFFICE, program)
    return None


def no_engine(wanted: str | None, system: str) -> str:
    """Return what to tell where none was found, with the line that installs one."""
    if wanted == WORD:
        return "Microsoft Word hanya dapat dipakai di Windows dan macOS yang memilikinya."
    install = _INSTALL.get(system, _INSTALL["linux"])
    return f"tidak ada program pembuat PDF di komputer ini. Pasang LibreOffice: {install}"


def _has_word(system: str, environment: Mapping[str, str]) -> bool:
    if find_spec("docx2pdf") is None:
        return False
    if system == "darwin":
        return Path("/Applications/Microsoft Word.app").exists()
    roots = [environment.get(name) for name in ("ProgramFiles", "ProgramFiles(x86)")]
    places = ("Microsoft Office/root/Office16", "Microsoft Office/Office16")
    return any(
        Path(root, place, "WINWORD.EXE").exists() for root in roots if root for place in places
    )


def _candidates(system: str, environment: Mapping[str, str]) -> Iterator[Path]:
    path = environment.get("PATH")
    for name in ("soffice", "libreoffice"):
        found = shutil.which(name, path=path)
        if found:
            yield Path(found)
    if system == "darwin":
        yield Path("/Applications/LibreOffice.app/Contents/MacOS/soffice")
    elif system == "win32":
        for root in (environment.get(name) for name in ("ProgramFiles", "ProgramFiles(x86)")):
            if root:
                yield Path(root, "LibreOffice", "program", "soffice.com")
    else:
        yield Path("/usr/lib/libreoffice/program/soffice")
        yield from sorted(Path("/opt").glob("libreoffice*/program/soffice"), reverse=True)

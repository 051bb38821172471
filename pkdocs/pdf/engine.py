"""Which program of this machine turns a docx into a PDF.

Finds it; starts nothing.
"""

import hashlib
import os
import re
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from pkdocs.base.problem import Problem, Span
from pkdocs.pdf import driver
from pkdocs.pdf.office import EXPORT

WORD, LIBREOFFICE = "word", "libreoffice"
NAMES = (WORD, LIBREOFFICE)
_TITLES = {WORD: "Microsoft Word", LIBREOFFICE: "LibreOffice"}
_VERSION_FILES = ("versionrc", "version.ini")
_APP_PATHS = r"Software\Microsoft\Windows\CurrentVersion\App Paths\WINWORD.EXE"
_WORD_VERSION = r"HKCR\Word.Application\CurVer"
_OLDEST_WORD = 14
"""Word 2010; the one before has another form of PDF, and Microsoft no longer mends either."""
_OFFICE_PATHS = tuple(
    rf"{root}\Software\{view}LibreOffice\UNO\InstallPath"
    for root in ("HKCU", "HKLM")
    for view in ("", "WOW6432Node\\")
)
_INSTALL = {
    "linux": "apt-get install libreoffice-writer-nogui fonts-liberation",
    "darwin": "brew install --cask libreoffice",
    "win32": "winget install TheDocumentFoundation.LibreOffice",
}


class Engine(Struct, frozen=True):
    """A program that makes PDF; `program` is soffice, None for Microsoft Word.

    `version` is that of a Word for Windows: "16" is every one since 2016.
    """

    name: str
    program: Path | None = None
    version: str = ""

    @property
    def fingerprint(self) -> str:
        """Return what tells one result from another: hash (hex) of name, version and options."""
        digest = hashlib.sha256(self.name.encode())
        if self.version:
            digest.update(f"{self.version} {sorted(driver.EXPORT.items())!r}".encode())
        if self.program:
            digest.update(repr(sorted(EXPORT.items())).encode())
            folder = self.program.resolve().parent
            for path in (folder / name for name in _VERSION_FILES):
                if path.is_file():
                    digest.update(path.read_bytes())
        return digest.hexdigest()


Registry = Callable[[str], str]
"""What the registry of Windows has as the value of a key, "" where there is no such key."""


def read_registry(key: str) -> str:
    r"""Return the default value of a key of the registry; it begins with `HKLM\` or the like."""
    if sys.platform != "win32":
        return ""
    import winreg

    roots = {
        "HKCR": winreg.HKEY_CLASSES_ROOT,
        "HKCU": winreg.HKEY_CURRENT_USER,
        "HKLM": winreg.HKEY_LOCAL_MACHINE,
    }
    root, _, name = key.partition("\\")
    try:
        return winreg.QueryValue(roots[root], name)
    except OSError:
        return ""


def find_engine(
    wanted: str | None,
    system: str,
    environment: Mapping[str, str] = os.environ,
    registry: Registry = read_registry,
) -> Engine | None:
    """Return the engine to use on a system (`sys.platform`): the wanted one, else the best here.

    Word where it exists, for its documents look as the staff know them; LibreOffice elsewhere.
    """
    if wanted != LIBREOFFICE and (word := _find_word(system, registry)):
        return word
    if wanted == WORD:
        return None
    for program in _candidates(system, environment, registry):
        if program.is_file():
            return Engine(LIBREOFFICE, program)
    return None


def _find_word(system: str, registry: Registry) -> Engine | None:
    if system == "darwin":
        return Engine(WORD) if Path("/Applications/Microsoft Word.app").exists() else None
    if system != "win32":
        return None
    places = (registry(rf"{root}\{_APP_PATHS}").strip('"') for root in ("HKCU", "HKLM"))
    version = re.fullmatch(r"Word\.Application\.([0-9]+)", registry(_WORD_VERSION))
    if version is None or int(version[1]) < _OLDEST_WORD:
        return None
    there = any(Path(place).is_file() for place in places if place)
    return Engine(WORD, version=version[1]) if there else None


def no_engine(wanted: str | None, system: str) -> str:
    """Return what to tell where none was found, with the line that installs one."""
    if wanted == WORD:
        return (
            "Microsoft Word hanya dapat dipakai di Windows (Word 2010 atau yang lebih baru) dan "
            "macOS yang memilikinya."
        )
    install = _INSTALL.get(system, _INSTALL["linux"])
    return f"tidak ada program pembuat PDF di komputer ini. Pasang LibreOffice: {install}"


def engine_trouble(name: str, said: str) -> Problem:
    """Return the Problem P010: the engine does not work here; `said` is what it says of it."""
    advice = {
        WORD: "Buka Word sekali, jawab semua pertanyaannya (aktivasi, masuk akun, pemulihan "
        "dokumen), tutup, lalu ulangi. Atau pakai --pdf-engine libreoffice",
        LIBREOFFICE: "Buka LibreOffice sekali, atau pasang ulang, lalu ulangi",
    }
    why = said or "dokumen percobaan pun tidak menjadi PDF"
    pesan = f"program ini tidak bekerja di komputer ini ({why}). {advice[name]}."
    return Problem(Span(_TITLES[name]), "P010", pesan)


def _candidates(system: str, environment: Mapping[str, str], registry: Registry) -> Iterator[Path]:
    path = environment.get("PATH")
    for name in ("soffice", "libreoffice"):
        found = shutil.which(name, path=path)
        if found:
            yield Path(found)
    if system == "darwin":
        yield Path("/Applications/LibreOffice.app/Contents/MacOS/soffice")
    elif system == "win32":
        yield from (Path(place, "soffice.com") for place in map(registry, _OFFICE_PATHS) if place)
        for root in (environment.get(name) for name in ("ProgramFiles", "ProgramFiles(x86)")):
            if root:
                yield Path(root, "LibreOffice", "program", "soffice.com")
    else:
        yield Path("/usr/lib/libreoffice/program/soffice")
        yield from sorted(Path("/opt").glob("libreoffice*/program/soffice"), reverse=True)

"""One document of a side of a comparison, and its bytes, from a folder or out of an archive."""

import zipfile
import zlib
from pathlib import Path

from msgspec import Struct

from pkdocs.base import files, trouble
from pkdocs.base.problem import Checked, Problem, Span
from pkdocs.domain.salinan import Kepala, Salinan
from pkdocs.review.read.formats import disguised
from pkdocs.word.package.container import MAX_FILE, MAX_RATIO

_RATIO_FREE = 1_000_000
_BROKEN = (KeyError, RuntimeError, ValueError, EOFError, zlib.error, zipfile.BadZipFile)


class Dokumen(Struct, frozen=True):
    """One document of a side: its file (and its name inside an archive), and whose it is.

    `kepala` None: the register knows the code alone; the rest is read where it is needed.
    """

    path: Path
    kode: str
    member: str = ""
    kepala: Kepala | None = None
    registered: bool = False
    """Whether the register says that it is the document of its post."""
    salinan: Checked[Salinan] | None = None
    """Its agreement, where it was read already to tell whose it is."""

    @property
    def berkas(self) -> str:
        """Return the name to show."""
        return f"{self.path.as_posix()}/{self.member}" if self.member else self.path.as_posix()

    @property
    def tahun(self) -> str:
        """Return the year of the agreement, "" where it is not known."""
        return self.kepala.tahun if self.kepala else ""

    @property
    def stem(self) -> str:
        """Return the file name without its ending."""
        return Path(self.member or self.path.name).stem

    @property
    def ending(self) -> str:
        """Return the ending of the file name in small letters, with its dot; "" without one."""
        return Path(self.member or self.path.name).suffix.lower()

    @property
    def place(self) -> tuple[Path, str]:
        """Return the folder and the name without its ending, by which a PDF lies beside it.

        What lies at the top of an archive lies beside what the archive lies beside.
        """
        inner = Path(self.member)
        packed = self.path if len(inner.parts) > 1 else self.path.parent
        return (packed / inner).parent if inner.name else self.path.parent, self.stem.casefold()


class Unread(Struct, frozen=True):
    """A file of a side whose agreement was not read, and what there is to tell whose it may be.

    `kode`: what the register says. `held`: the words of a message that names the agreements in it.
    `many`: an archive that was not opened, which may hold that of any post. `silent`: it counts
    only where its name is that of a post.
    """

    berkas: str
    kode: str = ""
    held: str = ""
    many: bool = False
    silent: bool = False

    @property
    def stem(self) -> str:
        """Return the file name without its ending."""
        return Path(self.berkas).stem


def read_head(dokumen: Dokumen, size: int) -> bytes:
    """Return the first bytes of a file or member, b"" where it cannot be read."""
    try:
        if not dokumen.member:
            with dokumen.path.open("rb") as file:
                return file.read(size)
        with zipfile.ZipFile(dokumen.path) as archive, archive.open(dokumen.member) as member:
            return member.read(size)
    except (OSError, *_BROKEN):
        return b""


def read_bytes(dokumen: Dokumen) -> bytes | Problem:
    """Return the bytes of a document, or the Problem that kept them: F004, R006, R007, T002, T003.

    R006 and T002: it is no .docx at all, whatever its name says, or locked.
    """
    data = _read(dokumen)
    found = disguised(data) if isinstance(data, bytes) else None
    return Problem(Span(dokumen.berkas), *found) if found else data


def _read(dokumen: Dokumen) -> bytes | Problem:
    path = dokumen.path
    try:
        if not dokumen.member:
            if path.stat().st_size > MAX_FILE:
                return _too_large(dokumen)
            return files.read_whole(path)
        with zipfile.ZipFile(path) as archive:
            info = archive.getinfo(dokumen.member)
            bomb = info.file_size > max(_RATIO_FREE, info.compress_size * MAX_RATIO)
            if bomb or info.file_size > MAX_FILE:
                return _too_large(dokumen)
            with archive.open(info) as stream:
                return stream.read(info.file_size + 1)
    except OSError as error:
        return trouble.unwritten(path, error)
    except _BROKEN:
        return broken_archive(Path(dokumen.berkas))


def _too_large(dokumen: Dokumen) -> Problem:
    return Problem(Span(dokumen.berkas), "T003", "berkas terlalu besar untuk dibaca.")


def broken_archive(path: Path) -> Problem:
    """Return the Problem R007: an archive cannot be opened, or what is in it."""
    return Problem(Span(path.as_posix()), "R007", "arsip rusak atau tidak dapat dibuka.")

"""An output folder as it is now: its files beside the register, looked at without being changed.

What a file means for its post is for `standing` to say.
"""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import cached_property
from pathlib import Path

from msgspec import Struct

from pkdocs.base.files import list_files, look
from pkdocs.base.text import one_name
from pkdocs.store.register import Entri, Register, file_name, hash_file


class FileState(StrEnum):
    """How a file on disk stands to its register entry."""

    ABSENT = "belum dibuat"
    UNKNOWN = "tidak dikenal"
    """Sealed, but not as the register says: of a run cut short, or of another year or project."""
    INTACT = "utuh"
    EDITED = "disunting"
    LOST = "hilang"
    """The register lists it, and it is gone."""


class Folder(Struct, frozen=True, dict=True):
    """The files of an output folder by name, with size and time in ns, and its register."""

    path: Path
    files: Mapping[str, tuple[int, int]]
    register: Register

    @cached_property
    def _spellings(self) -> Mapping[str, Sequence[str]]:
        """The names of the files by what those have in common that differ in letters alone."""
        found: dict[str, list[str]] = {}
        for name in self.files:
            found.setdefault(one_name(name), []).append(name)
        return found

    def name(self, name: str) -> str:
        """Return how a file of ours is spelled on the disk: perhaps `Camat-Mawar.docx`.

        As it is asked for where that lies there. Of several in other letters none is taken for it:
        one of them is somebody's, and nobody knows which.
        """
        if name in self.files:
            return name
        found = self._spellings.get(one_name(name), ())
        return found[0] if len(found) == 1 else name

    def place(self, name: str) -> Path:
        """Return where a file of ours lies, as it is spelled there, or where it would lie."""
        return self.path / self.name(name)

    @cached_property
    def perubahan(self) -> Mapping[str, Sequence[Entri]]:
        """Return the perubahan that the register lists, by post and in their order."""
        found: dict[str, list[Entri]] = {}
        for entri in self.register.dokumen.values():
            if entri.nomor and not entri.lama:
                found.setdefault(entri.kode, []).append(entri)
        return {kode: sorted(own, key=_nomor) for kode, own in found.items()}

    @cached_property
    def besides(self) -> Mapping[str, Sequence[Entri]]:
        """Return the entries of each post that were laid beside an edited document."""
        found: dict[str, list[Entri]] = {}
        for entri in self.register.dokumen.values():
            if entri.lama:
                found.setdefault(entri.kode, []).append(entri)
        return found

    def document(self, stem: str) -> FileState:
        """Return how the file of a document (or an archive) stands to its entry.

        Size and time are enough while they agree; else the content decides. Whose a sealed file
        is that the register does not know, `standing` tells by the agreement in it.
        """
        entri = self.register.dokumen.get(stem)
        name = self.name(file_name(stem))
        listed = self.files.get(name)
        if listed and entri and listed == (entri.ukuran, entri.waktu):
            return FileState.INTACT
        if self.seen(name) is None:
            return FileState.LOST if entri else FileState.ABSENT
        if entri and _hash_of(self.path / name) == entri.sha256:
            return FileState.INTACT if listed else FileState.LOST
        from pkdocs.outputs.carried import is_sealed  # few runs meet a file that is not as it was

        return FileState.UNKNOWN if is_sealed(self.path / name) else FileState.EDITED

    def seen(self, name: str) -> tuple[int, int] | None:
        """Return size and time (ns) of a document or archive, None where there is none."""
        spelled = self.name(name)
        return self.files.get(spelled) or look(self.path / spelled)

    def pdf(self, stem: str) -> FileState:
        """Return how the PDF of a document stands to its entry; a signed one counts as edited."""
        entri = self.register.dokumen.get(stem)
        name = self.name(f"{stem}.pdf")
        stat = self.files.get(name)
        known = entri is not None and bool(entri.pdf_sha256)
        if stat is None:
            return FileState.LOST if known else FileState.ABSENT
        if entri is None or not known:
            return FileState.EDITED
        if stat == (entri.pdf_ukuran, entri.pdf_waktu):
            return FileState.INTACT
        same = _hash_of(self.path / name) == entri.pdf_sha256
        return FileState.INTACT if same else FileState.EDITED

    def sha256(self, entri: Entri) -> str:
        """Return the hash (hex) of a document as it is now, edited by hand or not; "" unread."""
        name = self.name(entri.berkas)
        if self.files.get(name) == (entri.ukuran, entri.waktu):
            return entri.sha256
        return _hash_of(self.path / name)


def _nomor(entri: Entri) -> int:
    return entri.nomor


def read_folder(path: Path, register: Register) -> Folder:
    """Return the folder as it is now; a missing one is empty."""
    return Folder(path, list_files(path), register)


def _hash_of(path: Path) -> str:
    """The hash of a file; "" where it cannot be read, so that it counts as edited and is kept."""
    try:
        return hash_file(path)
    except OSError:
        return ""

"""Files on disk: written whole or not at all, by one run at a time."""

import errno
import os
import stat
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from pkdocs.base.problem import Problem, Span

FOLDER = "output"
"""Where a project keeps what is made, in a folder for each year."""
LOCK = ".pkdocs.lock"
_PREFIX, _SUFFIX = ".pkdocs-", ".tmp"
_OURS = (".docx", ".zip", ".pdf")
_FEW = 8


def prepare_folder(folder: Path) -> Problem | None:
    """Create the output folder where it is missing; return the Problem F003 when that cannot be."""
    import tempfile

    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return None
    except OSError as error:
        return _unwritable(folder, error)


@contextmanager
def locked(folder: Path) -> Iterator[bool]:
    """Hold the folder's lock, or give False where another run holds it.

    The operating system lets go of it when a process dies, however it dies.
    """
    path = folder / LOCK
    if not path.exists():  # whoever else may write in the folder may lock it as well
        path.touch(mode=0o666)
    with path.open("a+b") as file:
        try:
            _lock(file.fileno())
        except OSError:
            yield False
            return
        yield True


if sys.platform == "win32":

    def _lock(descriptor: int) -> None:
        import msvcrt

        os.lseek(descriptor, 0, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
else:

    def _lock(descriptor: int) -> None:
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def in_use(folder: Path) -> Problem:
    """Return the Problem F007: another run is working in the folder."""
    pesan = "pkdocs lain sedang bekerja di folder ini; tunggu sampai selesai, lalu ulangi."
    return Problem(Span(folder.as_posix()), "F007", pesan)


def sweep(folder: Path) -> None:
    """Remove temporary files that a run cut short left behind; only while holding the lock."""
    for path in folder.glob(f"{_PREFIX}*{_SUFFIX}"):
        path.unlink(missing_ok=True)


def is_leftover(name: str) -> bool:
    """Return whether a file of this name is a temporary one, which only `sweep` may remove."""
    return name.startswith(_PREFIX) and name.endswith(_SUFFIX)


def list_files(folder: Path) -> dict[str, tuple[int, int]]:
    """Return size and time (ns) of each document, archive, PDF and leftover in it, by its name."""
    if not folder.is_dir():
        return {}
    found: dict[str, tuple[int, int]] = {}
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith(_OURS) or is_leftover(entry.name):
                try:
                    if entry.is_file():
                        own = entry.stat()
                        found[entry.name] = (own.st_size, own.st_mtime_ns)
                except OSError:  # there is something, and it is not as we left it
                    found[entry.name] = (-1, -1)
    return found


def look(path: Path) -> tuple[int, int] | None:
    """Return size and time (ns) of one file as `list_files` does; None where there is none."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    except OSError:
        return (-1, -1)
    return (found.st_size, found.st_mtime_ns) if stat.S_ISREG(found.st_mode) else None


def put(temporary: Path, path: Path, look: Callable[[], Problem | None]) -> Problem | None:
    """Rename a flushed temporary file into place, unless what is found there forbids it.

    Looked at last of all: somebody may have saved a file there while this one was made. Where it
    does not come into place, the temporary one goes.

    Raises:
        OSError: It cannot be put there; what stood there is intact.
    """
    try:
        found = look()
        if found is None:
            temporary.replace(path)
        return found
    finally:
        temporary.unlink(missing_ok=True)


def flush_and_put(
    temporary: Path, path: Path, look: Callable[[], Problem | None]
) -> Problem | None:
    """Bring a temporary file to the disk, then into its place, as `put` does."""
    try:
        flush([temporary])
        return put(temporary, path, look)
    finally:
        temporary.unlink(missing_ok=True)


def write_file(path: Path, data: bytes) -> None:
    """Write the file under a temporary name, flush it to the disk, then rename it into place."""
    write_chunks(path, (data,))


def write_chunks(path: Path, chunks: Iterable[bytes]) -> None:
    """Write a file made piece by piece, as `write_file` does; a piece that fails leaves none."""
    temporary = write_temporary(path, chunks)
    try:
        flush([temporary])
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def write_temporary(path: Path, data: bytes | Iterable[bytes]) -> Path:
    """Write what is to become the file `path` beside it, under the name that is returned.

    Call `flush` before renaming it, or a power cut may leave an empty file.
    """
    import tempfile  # slow to load, and a run with nothing to do writes nothing

    handle, name = tempfile.mkstemp(dir=path.parent, prefix=_PREFIX, suffix=_SUFFIX)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines((data,) if isinstance(data, bytes) else data)
        temporary.chmod(0o644)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def flush(paths: Sequence[Path]) -> None:
    """Bring the contents of files to the disk: many at once cost little more than one."""
    if len(paths) > _FEW and hasattr(os, "sync"):
        os.sync()
        return
    for path in paths:
        with path.open("r+b") as file:
            os.fsync(file.fileno())


def _unwritable(folder: Path, error: OSError) -> Problem:
    pesan = f"folder keluaran tidak dapat dipakai: {reason(error)}."
    return Problem(Span(folder.as_posix()), "F003", pesan)


def unwritten(path: Path, error: OSError) -> Problem:
    """Return the Problem F004 for a document that could not be written; the old file is intact."""
    advice = _ADVICE.get(error.errno or 0, "")
    pesan = f"berkas tidak dapat dibaca atau ditulis: {reason(error)}.{advice}"
    return Problem(Span(path.as_posix()), "F004", pesan)


def saved_meanwhile(path: Path, seen: tuple[int, int] | None) -> Problem | None:
    """Return the Problem F014 where another file lies there than was `seen`; it is somebody's."""
    if look(path) == seen:
        return None
    pesan = (
        "berkas ini disimpan atau dihapus orang lain selama pkdocs bekerja; tidak ditimpa. Tutup "
        "dahulu di Word, lalu ulangi."
    )
    return Problem(Span(path.as_posix()), "F014", pesan)


def reason(error: OSError) -> str:
    """Return why the system refused, in words for an official."""
    return _REASONS.get(error.errno or 0, f"galat sistem nomor {error.errno}")


_REASONS = {
    errno.EACCES: "tidak ada izin, atau berkasnya sedang dibuka di Word",
    errno.EPERM: "tidak ada izin",
    errno.EBUSY: "berkasnya sedang dipakai program lain",
    errno.EROFS: "tempat itu hanya dapat dibaca",
    errno.ENOSPC: "ruang penyimpanan penuh",
    errno.EDQUOT: "jatah penyimpanan habis",
    errno.ENOENT: "berkas atau foldernya tidak ada",
    errno.EEXIST: "di tempat itu ada berkas, bukan folder",
    errno.ENOTDIR: "di tempat itu ada berkas, bukan folder",
    errno.EISDIR: "di tempat itu ada folder, bukan berkas",
    errno.ENAMETOOLONG: "namanya terlalu panjang",
}
_ADVICE = {
    errno.EACCES: " Tutup berkas itu di Word, lalu ulangi.",
    errno.EBUSY: " Tutup program itu, lalu ulangi.",
    errno.ENOSPC: " Kosongkan tempat, lalu ulangi.",
    errno.EDQUOT: " Kosongkan tempat, lalu ulangi.",
}

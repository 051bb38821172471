"""Files on disk: written whole or not at all, by one run at a time."""

import errno
import os
import stat
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from pkdocs.base import disk
from pkdocs.base.problem import Problem, Span
from pkdocs.base.trouble import unusable

ORG = "org.yaml"
"""The file by which a folder is a project's."""
FOLDER = "output"
"""Where a project keeps what is made, in a folder for each year."""
AGENDA = "agenda.jsonl"
"""Where a project keeps what became of its agreements: a line an event."""
UNITS = "turunan"
"""Where a project keeps what its units bring, a file for each."""
LOCK = ".pkdocs.lock"
_WORK = "pkdocs-"
"""How the name of a temporary folder begins."""
_YOUNG_SECONDS = 60.0
_OURS = (".docx", ".zip", ".pdf")
MOST_BYTES = 64 * 1024 * 1024
"""A source, a template, a document: what is larger is none of them and is not read."""
MOST_PATH = 259
_FILE_SYSTEM = r"SYSTEM\CurrentControlSet\Control\FileSystem"
_AT_ONCE = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
"""Opening waits for nobody: a pipe has perhaps nobody at its other end."""


def read_whole(path: Path, most: int = MOST_BYTES) -> bytes:
    """Return the bytes of a file.

    Raises:
        OSError: It cannot be read, is larger than `most` bytes, or is no file (a pipe, a device).
    """
    with disk.on_behalf_of(path), open(path, "rb", opener=_open_at_once) as file:
        if _plain_size(file.fileno(), path) > most:
            raise OSError(errno.EFBIG, "too large", str(path))
        return file.read()


def _open_at_once(path: str, flags: int) -> int:
    try:
        return disk.open_as(path, flags | _AT_ONCE)
    except PermissionError:
        if Path(path).is_dir():  # of which Windows says no more than that it is denied
            raise IsADirectoryError(errno.EISDIR, "a folder", path) from None
        raise


def _plain_size(descriptor: int, path: Path) -> int:
    """The size of an open file; an error where it is none."""
    found = os.fstat(descriptor)
    if not stat.S_ISREG(found.st_mode):
        raise OSError(errno.ENXIO, "no file", str(path))
    return found.st_size


def prepare_folder(folder: Path, names: Iterable[str] = ()) -> Problem | None:
    """Create the output folder where it is missing; return the Problem F003 when that cannot be.

    F019, before anything is made, where files of these `names` would have too long a path in it.
    """
    if found := too_long(folder / name for name in names):
        return found
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with disk.temporary_file(inside=folder):
            return None
    except OSError as error:
        return unusable(folder, error)


def too_long(paths: Iterable[Path]) -> Problem | None:
    """Return the Problem F019 where Windows takes no path as long as the longest of these.

    Basis: "Maximum Path Length Limitation" of the Windows documentation: 260 characters with the
    one that ends it, unless long paths are enabled.
    """
    if has_long_paths():
        return None
    longest = max(paths, key=_length, default=None)
    if longest is None or _length(longest) <= MOST_PATH:
        return None
    pesan = (
        f"nama berkas terpanjang di sini, dengan foldernya, {_length(longest)} huruf; Windows "
        f"hanya menerima {MOST_PATH}. Tidak ada yang dibuat. Pindahkan proyek ke folder yang "
        r"namanya pendek, misalnya C:\pkdocs, lalu ulangi."
    )
    return Problem(Span(longest.parent.as_posix()), "F019", pesan)


def _length(path: Path) -> int:
    """The characters of a path, and of the temporary one that comes first."""
    return max(len(os.path.abspath(own)) for own in (path, disk.beside(path)))  # noqa: PTH100 - follows no link


if sys.platform == "win32":

    def has_long_paths() -> bool:
        """Return whether paths may be longer, as who looks after the machine has set it."""
        import winreg

        try:
            with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, _FILE_SYSTEM) as key:
                return bool(winreg.QueryValueEx(key, "LongPathsEnabled")[0])
        except OSError:
            return False
else:

    def has_long_paths() -> bool:
        """Return whether paths may be longer than Windows lets them be, as elsewhere."""
        return True


@contextmanager
def locked(folder: Path) -> Iterator[bool]:
    """Hold the folder's lock, or give False where another run holds it.

    The operating system lets go of it when a process dies, however it dies.
    """
    descriptor = _open_lock(folder / LOCK)
    try:
        yield _is_locked(descriptor)
    finally:
        os.close(descriptor)


def _open_lock(path: Path) -> int:
    """Open the lock, made where it is missing: by whoever may write in the folder, for all such.

    A link is refused: it might make, or lock, a file elsewhere.
    """
    flags = os.O_RDWR | _AT_ONCE | getattr(os, "O_NOFOLLOW", 0)
    try:
        descriptor = disk.open_as(path, flags)
    except FileNotFoundError:
        descriptor = disk.open_as(path, flags | os.O_CREAT)
    except PermissionError:
        if not path.exists():
            raise
        # a colleague's, whose umask lets others read alone: that will do
        descriptor = disk.open_as(path, flags & ~os.O_RDWR)
    _plain_size(descriptor, path)
    return descriptor


def _is_locked(descriptor: int) -> bool:
    try:
        _lock(descriptor)
    except OSError:
        return False
    return True


_BEYOND = 1 << 40
"""Where Windows locks a byte: far behind the end, so that what stands there can be read."""

if sys.platform == "win32":

    def _lock(descriptor: int) -> None:
        import msvcrt

        os.lseek(descriptor, _BEYOND, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
else:

    def _lock(descriptor: int) -> None:
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def growing(path: Path) -> Iterator[BinaryIO]:
    """Hold a file that is only ever added to, made where it is missing; others wait their turn.

    Raises:
        OSError: It cannot be opened, is no file, or others hold it for half a minute.
    """
    flags = os.O_RDWR | os.O_CREAT | os.O_APPEND | _AT_ONCE | getattr(os, "O_NOFOLLOW", 0)
    with os.fdopen(disk.open_as(path, flags), "ab+") as file:
        _plain_size(file.fileno(), path)
        tries = 0
        while not _is_locked(file.fileno()):
            tries += 1
            if tries > _TRIES:
                raise OSError(errno.EBUSY, "held by another run", str(path))
            time.sleep(_PAUSE)
        yield file


_TRIES, _PAUSE = 600, 0.05


def append(file: BinaryIO, data: bytes) -> None:
    """Add to a file that is held, in one piece, and bring it to the disk."""
    file.write(data)
    file.flush()
    os.fsync(file.fileno())


def watch(folder: Path) -> Callable[[], None]:
    """Return what raises an OSError once another folder, or a link, stands in the place of this."""
    before = folder.stat()

    def check() -> None:
        if not os.path.samestat(before, folder.stat()):
            raise OSError(errno.ESTALE, "another folder", str(folder))

    return check


def in_use(folder: Path) -> Problem:
    """Return the Problem F007: another run is working in the folder."""
    pesan = "pkdocs lain sedang bekerja di folder ini; tunggu sampai selesai, lalu ulangi."
    return Problem(Span(folder.as_posix()), "F007", pesan)


def sweep(folder: Path) -> None:
    """Remove temporary files that a run cut short left behind; only while holding the lock."""
    for path in disk.leftovers(folder):
        disk.discard(path)


@contextmanager
def working_folder(prefix: str = _WORK) -> Iterator[Path]:
    """Give a temporary folder for this run alone, and sweep those of runs that were killed.

    `prefix` begins as every one of ours does.

    Raises:
        OSError: It cannot be made.
    """
    _sweep_working_folders()
    with disk.temporary_folder(prefix=prefix) as folder, locked(folder):
        yield folder


def _sweep_working_folders() -> None:
    """Remove what runs that were killed left behind; a run that works holds its lock.

    One that begins just now may not hold it yet: young folders are left alone.
    """
    for place in disk.temporary_places():
        for folder in place.glob(f"{_WORK}*"):
            with suppress(OSError):
                old = time.time() - folder.stat().st_mtime > _YOUNG_SECONDS
                if old and (folder / LOCK).exists() and _is_abandoned(folder):
                    disk.remove_tree(folder)


def _is_abandoned(folder: Path) -> bool:
    with locked(folder) as free:
        return free


def list_files(folder: Path) -> dict[str, tuple[int, int]]:
    """Return size and time (ns) of each document, archive, PDF and leftover in it, by its name."""
    if not folder.is_dir():
        return {}
    found: dict[str, tuple[int, int]] = {}
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.lower().endswith(_OURS) or disk.is_leftover(entry.name):
                try:
                    if entry.is_file():
                        own = entry.stat()
                        found[entry.name] = (own.st_size, own.st_mtime_ns)
                except OSError:  # there is something, and it is not as we left it
                    found[entry.name] = (-1, -1)
    return found


def is_hidden(name: str) -> bool:
    """Return whether Finder, Word and sync programs so name what nobody is to open."""
    return name.startswith((".", "~"))


_OF_FOLDERS = ("desktop.ini", "thumbs.db")


def is_passed(name: str) -> bool:
    """Return whether a file that lies in a folder is nobody's document: hidden, or Office's own.

    Or what Windows and Google Drive lay into folders by themselves.
    """
    return name.startswith(".") or is_owner_file(name) or name.lower() in _OF_FOLDERS


def is_owner_file(name: str) -> bool:
    """Return whether Word or Excel lays such a file beside one that somebody has open."""
    return name.startswith(("~$", "~WR"))


def list_yaml(folder: Path) -> list[str]:
    """Return the names of the YAML files in a folder, sorted; none where there is no folder.

    Raises:
        OSError: It cannot be read.
    """
    try:
        names = [path.name for path in folder.iterdir()]
    except (FileNotFoundError, NotADirectoryError):
        return []
    shown = (name for name in names if not is_hidden(name))
    return sorted(name for name in shown if name.lower().endswith((".yaml", ".yml")))


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
            disk.replace(temporary, path)
        return found
    finally:
        disk.discard(temporary)


def flush_and_put(
    temporary: Path, path: Path, look: Callable[[], Problem | None]
) -> Problem | None:
    """Bring a temporary file to the disk, then into its place, as `put` does."""
    try:
        with disk.on_behalf_of(path):
            disk.sync([temporary])
        return put(temporary, path, look)
    finally:
        disk.discard(temporary)


def write_file(path: Path, data: bytes) -> None:
    """Write the file under a temporary name, flush it to the disk, then rename it into place."""
    write_chunks(path, (data,))


def write_chunks(path: Path, chunks: Iterable[bytes]) -> None:
    """Write a file made piece by piece, as `write_file` does; a piece that fails leaves none."""
    temporary = write_temporary(path, chunks)
    try:
        with disk.on_behalf_of(path):
            disk.sync([temporary])
        disk.replace(temporary, path)
    finally:
        disk.discard(temporary)


def write_temporary(path: Path, data: bytes | Iterable[bytes]) -> Path:
    """Write what is to become the file `path` beside it, under the name that is returned.

    Call `disk.sync` before renaming it, or a power cut may leave an empty file.
    """
    temporary = disk.beside(path)
    with disk.on_behalf_of(path):
        file = disk.open_new(temporary)
        try:
            with file:  # a full disk may show only where it is closed
                file.writelines((data,) if isinstance(data, bytes) else data)
        except BaseException:
            disk.discard(temporary)
            raise
    return temporary


def saved_meanwhile(path: Path, seen: tuple[int, int] | None) -> Problem | None:
    """Return the Problem F014 where another file lies there than was `seen`; it is somebody's."""
    if look(path) == seen:
        return None
    pesan = (
        "berkas ini disimpan atau dihapus orang lain selama pkdocs bekerja; tidak ditimpa. Tutup "
        "dahulu di Word, lalu ulangi."
    )
    return Problem(Span(path.as_posix()), "F014", pesan)

"""The one door to what a disk may refuse for a moment: names taken, given and removed.

On Windows an antivirus, OneDrive or the preview of a folder holds a file for an instant. What is
refused for such a reason is tried again, and only then refused. Files whole and locks are for
`files`, the words for `trouble`.
"""

import errno
import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import BinaryIO, TypeVar

from pkdocs.base.trouble import BUSY, IN_USE

T = TypeVar("T")
PATIENCE = 2.0
"""Seconds in all for which one thing is tried again."""
_FIRST, _LONGEST = 0.01, 0.25
"""Seconds between two tries: the first pause, doubled each time up to the longest."""
_TAKEN = IN_USE | {5, 145}
"""And what it says, of the same, to who wants its name: denied, or the folder is not empty yet."""
_NEW = os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
_PREFIX, _SUFFIX = ".pkdocs-", ".tmp"
_GOES = getattr(os, "O_TEMPORARY", 0)
"""How Windows is told that a file goes once nobody has it open."""
_FEW = 8
_left: dict[str, float] = {}
"""The patience that is left for a folder where somebody waited in vain: half as long each time."""


def replace(temporary: Path, path: Path) -> None:
    """Give a file of ours its name; what had it is gone.

    Raises:
        OSError: That cannot be, and what stood there is intact; it names `path`.
    """
    with on_behalf_of(path):
        _patiently(partial(_replace, temporary, path), path, _TAKEN)


def remove(path: Path) -> None:
    """Remove a file; none there is fine.

    Raises:
        OSError: It cannot be removed.
    """
    with suppress(FileNotFoundError):
        _patiently(partial(_unlink, path), path, _TAKEN)


def discard(path: Path) -> None:
    """Remove a file of ours that nobody wants any more; what is held stays for the next sweep."""
    with suppress(OSError):
        remove(path)


def remove_folder(path: Path) -> None:
    """Remove an empty folder.

    Raises:
        OSError: It cannot be removed.
    """
    _patiently(partial(os.rmdir, path), path, _TAKEN)


def remove_tree(path: Path) -> None:
    """Remove a folder of ours with all in it; what is held stays for the next sweep."""
    import shutil

    try:
        _patiently(partial(shutil.rmtree, path), path, _TAKEN)
    except OSError:
        shutil.rmtree(path, ignore_errors=True)


def open_new(path: Path) -> BinaryIO:
    """Open a file for writing that was not there; its mode is what the umask leaves.

    Raises:
        FileExistsError: One is there.
        OSError: It cannot be made.
    """
    return os.fdopen(open_as(path, os.O_WRONLY | _NEW, 0o666), "wb")


def open_as(path: str | Path, flags: int, mode: int = 0o666) -> int:
    """Return a descriptor as `os.open` does.

    Raises:
        OSError: It cannot be opened.
    """
    return _patiently(partial(_open, path, flags, mode), path, IN_USE)


@contextmanager
def on_behalf_of(path: Path) -> Iterator[None]:
    """Let an error name the file that is meant, not a temporary one that is gone by then."""
    try:
        yield
    except OSError as error:
        if sys.platform == "win32" and error.errno in (errno.EINVAL, errno.EACCES):
            error.winerror = error.winerror or _last_error()
        if error.filename is None or is_leftover(os.path.basename(str(error.filename))):  # noqa: PTH119
            error.filename, error.filename2 = str(path), None
        raise


def beside(path: Path) -> Path:
    """Return a name that nobody has, in the folder of `path`, for what is to become that file."""
    return path.with_name(f"{_PREFIX}{_random()}{_SUFFIX}")


def is_leftover(name: str) -> bool:
    """Return whether a file of this name is a temporary one, which only a sweep may remove."""
    return name.startswith(_PREFIX) and name.endswith(_SUFFIX)


def leftovers(folder: Path) -> list[Path]:
    """Return the temporary files in a folder, of this run or of one cut short."""
    return list(folder.glob(f"{_PREFIX}*{_SUFFIX}"))


def temporary_places() -> list[Path]:
    """Return where the system wants temporary files, the likeliest first; each is a folder."""
    usual = ["~/AppData/Local/Temp"] if sys.platform == "win32" else ["/tmp", "/var/tmp"]  # noqa: S108 - where the system has them
    named = [os.environ.get(name) for name in ("TMPDIR", "TEMP", "TMP")]
    places = (Path(name).expanduser().absolute() for name in [*named, *usual] if name)
    return [place for place in dict.fromkeys(places) if place.is_dir()]


@contextmanager
def temporary_folder(*, prefix: str = "pkdocs-", inside: Path | None = None) -> Iterator[Path]:
    """Give a new folder that only its owner may enter, and remove it with all in it.

    Raises:
        OSError: It cannot be made.
    """
    folder = _made(partial(_new_folder, prefix), inside)
    try:
        yield folder
    finally:
        remove_tree(folder)


def _new_folder(prefix: str, place: Path) -> Path:
    folder = place / f"{prefix}{_random()}"
    _patiently(partial(os.mkdir, folder, 0o700), folder, IN_USE)
    return folder


@contextmanager
def temporary_file(*, inside: Path | None = None) -> Iterator[BinaryIO]:
    """Give a new file without a name, to write and to read; it goes by itself.

    Raises:
        OSError: It cannot be made.
    """
    with os.fdopen(_made(_new_file, inside), "w+b") as file:
        yield file


def _new_file(place: Path) -> int:
    path = beside(place / "x")
    descriptor = open_as(path, os.O_RDWR | _NEW | _GOES, 0o600)
    if not _GOES:
        remove(path)
    return descriptor


def kept_file(prefix: str, ending: str, data: bytes) -> Path:
    """Write a new file where the system has its temporary ones, and return where; it stays.

    Raises:
        OSError: It cannot be written.
    """

    def write(place: Path) -> Path:
        path = place / f"{prefix}{_random()}{ending}"
        with open_new(path) as file:
            file.write(data)
        return path

    return _made(write, None)


def _made(make: Callable[[Path], T], inside: Path | None) -> T:
    """What is made in a folder, or in the first temporary one where it can be."""
    places = temporary_places() if inside is None else [inside]
    errors: list[OSError] = []
    for place in places:
        try:
            return make(place)
        except OSError as error:
            error.filename = str(place)
            errors.append(error)
    raise errors[0] if errors else FileNotFoundError(errno.ENOENT, "no temporary folder", "TEMP")


def _random() -> str:
    return os.urandom(8).hex()


def sync(paths: Sequence[Path]) -> None:
    """Bring the contents of files to the disk: many at once cost little more than one.

    Raises:
        OSError: One cannot be brought there.
    """
    if len(paths) > _FEW and hasattr(os, "sync"):
        os.sync()
        return
    for path in paths:
        with os.fdopen(open_as(path, os.O_RDWR), "r+b") as file:
            os.fsync(file.fileno())


def _patiently(act: Callable[[], T], path: str | Path, passing: frozenset[int]) -> T:
    """What an act returns, tried again while it is refused for a reason that passes."""
    try:
        return act()
    except OSError as error:
        if not _passes(error, passing):
            raise
    return _again(act, os.path.dirname(os.path.abspath(path)), passing)  # noqa: PTH100, PTH120 - of a text, too


def _again(act: Callable[[], T], place: str, passing: frozenset[int]) -> T:
    """What an act returns that was refused; who waits in vain leaves half the patience."""
    patience, pause = _left.get(place, PATIENCE), _FIRST
    until = time.monotonic() + patience
    while True:
        time.sleep(min(pause, max(0.0, until - time.monotonic())))
        pause = min(2 * pause, _LONGEST)
        try:
            done = act()
        except OSError as error:
            if not _passes(error, passing):
                raise
            if time.monotonic() >= until:
                _left[place] = patience / 2
                raise
        else:
            _left.pop(place, None)  # it passes here after all
            return done


def _passes(error: OSError, passing: frozenset[int]) -> bool:
    winerror = getattr(error, "winerror", None)
    return winerror in passing if winerror else error.errno in BUSY


_replace = os.replace
_unlink = os.unlink

if sys.platform == "win32":
    import ctypes  # loaded later it would make the C library forget; click has loaded it already

    _C_LIBRARY = ctypes.CDLL("ucrtbase")

    def _open(path: str | Path, flags: int, mode: int) -> int:
        """Open as `os.open` does, which keeps to itself what exactly Windows said."""
        try:
            return os.open(path, flags, mode)
        except OSError as error:
            error.winerror = _last_error() or error.winerror
            raise

    def _last_error() -> int:
        """What Windows said when the C library was last refused something in this thread."""
        found = ctypes.c_ulong()
        _C_LIBRARY["_get_doserrno"](ctypes.byref(found))
        return found.value
else:
    _open = os.open

"""Outputs that a user named: each says inside which command made it, and nothing else is replaced.

The mark stands where the format has room for it (a comment, a chunk of text, a key) and holds a
hash of all that comes before, so that a file somebody has changed since is known from one that is
as it was made. A Word or Excel file has it in its property "status", over all its other parts; a
zip as its comment.
Names and places tell nothing.
"""

import errno
import hashlib
import io
import os
import re
import shutil
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from copy import copy
from enum import Enum, auto
from functools import partial
from pathlib import Path
from typing import BinaryIO

from msgspec import Struct

from pkdocs.base import disk, files, trouble
from pkdocs.base.problem import Problem, Span
from pkdocs.base.text import one_name

_MOST = 200_000_000
"""Bytes; a file that is larger is none of ours."""
_OFFICE = (".docx", ".xlsx")
_ZIP, _PIECE = ".zip", 1 << 20
"""Its mark is its comment, for which whoever makes it leaves room: as long as `Maker.status`."""
_ROOM = "0" * 64
_CORE, _CORE_MOST = ("core.xml", ".psmdcp"), 1_000_000
"""How the part with the properties of an office file ends, and its bytes at most."""


class Origin(Enum):
    """Who made a file: the command that asks, untouched or changed since, or somebody else."""

    OURS = auto()
    CHANGED = auto()
    FOREIGN = auto()


class Maker(Struct, frozen=True):
    """The command that writes, and whether it was asked to replace what it did not make."""

    perintah: str
    overwrite: bool = False

    @property
    def mark(self) -> str:
        """Return what its files say of themselves."""
        return f"pkdocs {self.perintah}"

    @property
    def status(self) -> str:
        """Return the status to give a Word or Excel file, in which its hash will stand."""
        return f"{self.mark} {_ROOM}"


class _Format(Struct, frozen=True):
    """Where a format has room: how its mark is wrapped, and before which last bytes it stands."""

    wrap: Callable[[bytes], bytes]
    tail: re.Pattern[bytes]


def marked(chunks: Iterable[bytes], path: Path, maker: Maker) -> Iterator[bytes]:
    """Give the bytes of a file with its maker's mark in them, piece by piece.

    An office file is made as a whole, the others pass through as they come, but for their end. A
    list of nothing in JSON has no room.
    """
    ending = path.suffix.lower()
    if ending in _OFFICE:
        sealed = io.BytesIO()
        seal_office(io.BytesIO(b"".join(chunks)), sealed)
        yield sealed.getvalue()
        return
    form = _FORMATS[ending]
    digest, end = hashlib.sha256(), b""
    for chunk in chunks:
        end += chunk
        passing, end = end[:-_END], end[-_END:]
        digest.update(passing)
        yield passing
    tail = form.tail.search(end)
    if tail is None:
        yield end
        return
    digest.update(end[: tail.start()])
    mark = f"{maker.mark} {digest.hexdigest()}".encode()
    yield end[: tail.start()] + form.wrap(mark) + tail[0]


def origin(path: Path, perintah: str) -> Origin:
    """Return who made the file, judged by what is inside; what cannot be read is foreign."""
    try:
        return _origin(path, perintah)
    except OSError:
        return Origin.FOREIGN


def _origin(path: Path, perintah: str) -> Origin:
    ending, mark = path.suffix.lower(), Maker(perintah).mark
    if path.is_file() and ending == _ZIP:
        return _of_zip(path, mark.encode())
    if not path.is_file() or path.stat().st_size > _MOST:
        return Origin.FOREIGN
    if ending in _OFFICE:
        return _of_office(path, mark)
    return _of_bytes(files.read_whole(path, _MOST), _FORMATS[ending], mark)


def _of_bytes(data: bytes, form: _Format, mark: str) -> Origin:
    hashes = re.findall(rb"%b ([0-9a-f]{64})" % mark.encode(), data)
    if not hashes:
        return Origin.OURS if data == _NOTHING else Origin.FOREIGN
    wrapped = form.wrap(b"%b %b" % (mark.encode(), hashes[-1]))
    at = data.rfind(wrapped)
    same = at >= 0 and hashlib.sha256(data[:at]).hexdigest().encode() == hashes[-1]
    whole = same and form.tail.fullmatch(data, at + len(wrapped))
    return Origin.OURS if whole else Origin.CHANGED


def _of_zip(path: Path, mark: bytes) -> Origin:
    """A zip may be far larger than other outputs, and goes through here piece by piece."""
    digest, room = hashlib.sha256(), len(mark) + 1 + len(_ROOM)
    left = path.stat().st_size - room
    with open(path, "rb", opener=disk.open_as) as file:
        while left > 0 and (piece := file.read(min(left, _PIECE))):
            digest.update(piece)
            left -= len(piece)
        end = file.read()
    if not end.startswith(mark):
        return Origin.FOREIGN
    same = end == b"%b %b" % (mark, digest.hexdigest().encode())
    return Origin.OURS if same else Origin.CHANGED


def _of_office(path: Path, mark: str) -> Origin:
    try:
        with zipfile.ZipFile(io.BytesIO(files.read_whole(path, _MOST))) as archive:
            core = _core_of(archive)
            text = archive.open(core).read(_CORE_MOST)
            found = re.search(rb">%b ([0-9a-f]{64})<" % mark.encode(), text)
            digest = _digest(archive, core)
    except (KeyError, RuntimeError, ValueError, EOFError, zlib.error, zipfile.BadZipFile):
        return Origin.FOREIGN
    if found is None:
        return Origin.FOREIGN
    return Origin.OURS if found[1].decode() == digest else Origin.CHANGED


def seal_office(source: BinaryIO, target: BinaryIO) -> None:
    """Copy a Word or Excel file, with the hash of its parts in the room its status has for it."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        core = _core_of(old)
        digest = _digest(old, core).encode()
        for info in old.infolist():
            with old.open(info) as part, new.open(copy(info), "w") as to:
                if info.filename == core:
                    to.write(part.read().replace(_ROOM.encode(), digest))
                else:
                    shutil.copyfileobj(part, to)


def _core_of(archive: zipfile.ZipFile) -> str:
    """The name of the part with the properties, "" where there is none."""
    return next((name for name in archive.namelist() if name.endswith(_CORE)), "")


def _digest(archive: zipfile.ZipFile, core: str) -> str:
    """One hash (hex) over name, checksum and size of all parts but that of the properties."""
    parts = [(i.filename, i.CRC, i.file_size) for i in archive.infolist() if i.filename != core]
    return hashlib.sha256(repr(sorted(parts)).encode()).hexdigest()


def hindrance(path: Path, maker: Maker) -> Problem | None:
    """Return the Problem F012 where a file stands that the command may not replace.

    F004 where it is a folder, or cannot be read, so that nobody knows whose it is. A link counts as
    what it leads to; one that leads nowhere is foreign.
    """
    if not os.path.lexists(path):
        return None
    if path.is_dir():
        return trouble.unwritten(path, IsADirectoryError(errno.EISDIR, ""))
    try:
        found = Origin.OURS if maker.overwrite else _origin(path, maker.perintah)
    except OSError as error:
        return trouble.unwritten(path, error)
    if found is Origin.OURS:
        return None
    why = {
        Origin.CHANGED: f"diubah sejak dibuat oleh {maker.mark}",
        Origin.FOREIGN: f"bukan buatan {maker.mark}",
    }
    pesan = (
        f"berkas ini {why[found]}, maka tidak ditimpa. Sebut nama atau folder lain, pindahkan "
        "berkas itu, atau tambahkan --overwrite bila memang harus diganti."
    )
    return Problem(Span(path.as_posix()), "F012", pesan)


def write_output(path: Path, chunks: Iterable[bytes], maker: Maker) -> Problem | None:
    """Write a file with its maker's mark, whole or not at all.

    Return the Problem F012 where another stands there, F004 where it cannot be written; what stood
    there is intact then.
    """
    look = partial(hindrance, path, maker)
    found = look()
    if found:
        return found
    try:
        temporary = files.write_temporary(path, marked(chunks, path, maker))
        return files.flush_and_put(temporary, path, look)
    except OSError as error:
        return trouble.unwritten(path, error)


def write_outputs(
    paths: Sequence[Path], contents: Iterable[bytes], maker: Maker, folder: Path | None = None
) -> list[Problem]:
    """Write files of one maker, none where one of them may not stand; what could not be written.

    `contents` are asked for one at a time. `folder` is made, where it is missing, once nothing
    stands in the way.

    F019 where the path of one would be too long for Windows; then none is written, either.

    Raises:
        OSError: The folder cannot be made.
    """
    long = files.too_long(paths)
    found = [long] if long else [p for path in paths if (p := hindrance(path, maker))]
    if found:
        return found
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
    pairs = zip(paths, contents, strict=True)
    return [p for path, data in pairs if (p := write_output(path, [data], maker))]


def clashes(named: Iterable[tuple[str, Path]]) -> list[Problem]:
    """Return a Problem F013 for every output that two inputs would become: (input, output).

    Names that differ in case or in how an accent is written are one file on some systems.
    """
    by_name: dict[str, list[str]] = {}
    outputs: dict[str, Path] = {}
    for source, path in named:
        key = one_name(path.as_posix())
        outputs.setdefault(key, path)
        by_name.setdefault(key, []).append(source)
    return [_clash(outputs[key], sources) for key, sources in by_name.items() if len(sources) > 1]


def _clash(path: Path, sources: list[str]) -> Problem:
    pesan = (
        f"{len(sources)} masukan menjadi satu berkas ini: {', '.join(sources)}. Ganti nama salah "
        "satunya, atau kerjakan satu demi satu ke folder yang berlainan."
    )
    return Problem(Span(path.as_posix()), "F013", pesan)


def _comment(text: bytes) -> bytes:
    return b"<!-- %b -->\n" % text


def _chunk(text: bytes) -> bytes:
    """A tEXt chunk of a PNG: length, kind, keyword and text, checksum."""
    body = b"tEXtSoftware\0%b" % text
    return (len(body) - 4).to_bytes(4, "big") + body + zlib.crc32(body).to_bytes(4, "big")


_NOT_TEXT = b"Bukan bagian teks di atas; jangan menyalin baris ini dan baris di bawahnya."
"""What a text says above its mark, for who copies it into a mail, which ends at `--` itself."""
_NOTHING = b"[]\n"
"""What a list of nothing is as JSON: no room for a mark, and nothing to lose."""
_END = 1024
"""Bytes at the end of a file in which the place of its mark is looked for."""
_LAST = re.compile(rb"\Z")
_FORMATS: Mapping[str, _Format] = {
    ".html": _Format(_comment, _LAST),
    ".svg": _Format(_comment, _LAST),
    ".txt": _Format(lambda text: b"\n-- \n%b\n%b\n" % (_NOT_TEXT, text), _LAST),
    ".json": _Format(  # in the object that it is, or in the last one of the list that it is
        lambda text: b',\n  "$comment": "%b"' % text,
        re.compile(rb"\s*\}\s*(\]\s*)?\Z"),
    ),
    ".pdf": _Format(lambda text: b"%%%b\n" % text, re.compile(rb"startxref\s+[0-9]+\s+%%EOF\s*\Z")),
    _ZIP: _Format(lambda text: text, _LAST),
    ".png": _Format(_chunk, re.compile(rb"\0\0\0\0IEND\xaeB`\x82\Z")),
}

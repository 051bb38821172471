"""Reads a Word package into its parts, and refuses what is broken, hostile or out of bounds.

Knows zip and sizes; what the parts say is judged in `pkdocs.word.package.rules`.
"""

import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

from isal import isal_zlib
from msgspec import Struct

from pkdocs.base.files import read_whole
from pkdocs.word.package.findings import Finding, TemplateError
from pkdocs.word.package.rules import part_findings

MAX_FILE = 50_000_000
MAX_PARTS = 200
MAX_PART = 20_000_000
MAX_TOTAL = 50_000_000
MAX_RATIO = 200
_RATIO_FREE = 1_000_000


class Limits(Struct, frozen=True):
    """What a package may hold: how many parts, how many bytes in one and in all once inflated."""

    parts: int = MAX_PARTS
    part: int = MAX_PART
    total: int = MAX_TOTAL


_WORD_LIMITS = Limits()
_OLE_MAGIC = bytes.fromhex("D0CF11E0A1B11AE1")
_ENCRYPTED, _PATCHED_OR_LOCKED, _UTF8_NAME = 0x1, 0x60, 0x800
_RAW_DEFLATE = -15
_LOCAL_MAGIC = b"PK\x03\x04"
_LOCAL, _LENGTHS = 30, 26
"""Bytes of the head of a member, and where in it the lengths of its name and extra field stand."""
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_LOCKED = "berkas terkunci kata sandi atau berformat Word lama (.doc)"
_BROKEN = (
    "berkas bukan dokumen Word (.docx) yang utuh; buka di Word lalu simpan ulang sebagai .docx"
)


def read_file(source: Path | str | bytes) -> bytes:
    """Return the bytes of `source`, a path or the bytes themselves.

    Raises:
        TemplateError: The file is larger than a template may be.
        OSError: The file cannot be read.
    """
    if isinstance(source, bytes):
        size = len(source)
    else:
        source = Path(source)
        size = source.stat().st_size
    if size > MAX_FILE:
        raise TemplateError([Finding("T003", "", f"berkas lebih besar dari {_mb(MAX_FILE)}")])
    return source if isinstance(source, bytes) else read_whole(source)


def read_package(
    data: bytes, *, links: bool = False, tolerated: frozenset[str] = frozenset()
) -> dict[str, bytes]:
    """Return the parts of a docx by name, uncompressed; `links` lets links to click on pass.

    Findings about parts whose code is `tolerated` stop nothing: for documents that are not filled.

    Raises:
        TemplateError: With every finding of the stage that failed: the archive, then the parts.
    """
    parts = _inflate(data)
    found = part_findings(parts, links=links)
    findings = [finding for finding in found if finding.code not in tolerated]
    if findings:
        raise TemplateError(findings)
    return parts


def _inflate(data: bytes) -> dict[str, bytes]:
    with open_archive(data) as archive:
        return {
            info.filename: read_member(archive, info)
            for info in archive.infolist()
            if not _is_empty_folder(info)
        }


@contextmanager
def open_archive(data: bytes, limits: Limits = _WORD_LIMITS) -> Iterator[zipfile.ZipFile]:
    """Give a docx as an archive whose names and sizes keep within the bounds; nothing is inflated.

    For those who only read a document: what its parts say is not judged. Other packages of Office
    are such archives, too, with `limits` of their own.

    Raises:
        TemplateError: The bytes are no such archive, or a member read inside is broken.
    """
    if data.startswith(_OLE_MAGIC):
        raise TemplateError([Finding("T002", "", _LOCKED)])
    with refusing_broken(), zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = [info for info in archive.infolist() if not _is_empty_folder(info)]
        findings = [*_name_findings(members), *_size_findings(members, limits)]
        if findings:
            raise TemplateError(findings)
        yield archive


@contextmanager
def refusing_broken() -> Iterator[None]:
    """Refuse what turns out inside to be a broken archive.

    Raises:
        TemplateError: Instead of any error of zip or deflate.
    """
    try:
        yield
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError) as error:
        raise TemplateError([Finding("T001", "", _BROKEN)]) from error


def read_member(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    """Return a member's bytes; one that is larger than it says is not inflated any further."""
    with archive.open(info) as stream:
        return stream.read(info.file_size + 1)


def inflate_member(data: bytes, info: zipfile.ZipInfo) -> bytes:
    """Return a member's bytes out of its archive at a fifth of the price of `read_member`.

    Raises:
        zipfile.BadZipFile: The member is broken, not what it says, or larger.
    """
    packed = packed_member(data, info)
    if info.flag_bits & _PATCHED_OR_LOCKED:
        raise zipfile.BadZipFile(info.filename)
    if info.compress_type == zipfile.ZIP_DEFLATED:
        try:
            packed = isal_zlib.decompressobj(_RAW_DEFLATE).decompress(packed, info.file_size + 1)
        except isal_zlib.error as error:  # type: ignore[misc]  # its stub calls it a value
            raise zipfile.BadZipFile(info.filename) from error
    if len(packed) != info.file_size or isal_zlib.crc32(packed) != info.CRC:
        raise zipfile.BadZipFile(info.filename)
    return packed


def packed_member(data: bytes, info: zipfile.ZipInfo) -> bytes:
    """Return the bytes of a member as they lie in its archive.

    Raises:
        zipfile.BadZipFile: The head of the member is broken, or names another.
    """
    head = data[info.header_offset : info.header_offset + _LOCAL]
    if not head.startswith(_LOCAL_MAGIC) or len(head) < _LOCAL:
        raise zipfile.BadZipFile(info.filename)
    name, extra = (int.from_bytes(head[at : at + 2], "little") for at in (_LENGTHS, _LENGTHS + 2))
    start = info.header_offset + _LOCAL
    encoding = "utf-8" if info.flag_bits & _UTF8_NAME or info.orig_filename.isascii() else "cp437"
    if data[start : start + name] != info.orig_filename.encode(encoding):
        raise zipfile.BadZipFile(info.filename)
    start += name + extra
    return data[start : start + info.compress_size]


def _is_empty_folder(info: zipfile.ZipInfo) -> bool:
    return info.filename.endswith("/") and info.file_size == 0


def _name_findings(members: list[zipfile.ZipInfo]) -> Iterator[Finding]:
    seen: set[str] = set()
    for info in members:
        name = info.filename
        if info.flag_bits & _ENCRYPTED:
            yield Finding("T002", name, "bagian berkas terkunci kata sandi")
        if info.compress_type not in _METHODS:
            yield Finding("T001", name, _BROKEN)
        if _is_unsafe(info.orig_filename) or _is_unsafe(name):
            yield Finding("T004", name, "nama bagian tidak aman; simpan ulang berkas di Word")
        if name.casefold() in seen:
            yield Finding("T004", name, "nama bagian muncul dua kali; simpan ulang berkas di Word")
        seen.add(name.casefold())


@lru_cache(maxsize=1024)
def _is_unsafe(name: str) -> bool:
    steps = name.split("/")
    return (
        any(step in {"", ".", ".."} for step in steps)
        or not name.isprintable()
        or "\\" in name
        or ":" in name
    )


def _size_findings(members: list[zipfile.ZipInfo], limits: Limits) -> Iterator[Finding]:
    if len(members) > limits.parts:
        yield Finding("T003", "", f"berkas berisi lebih dari {limits.parts} bagian")
    if sum(info.file_size for info in members) > limits.total:
        message = f"isi berkas setelah dibuka lebih besar dari {_mb(limits.total)}"
        yield Finding("T003", "", message)
    for info in members:
        bomb = info.file_size > max(_RATIO_FREE, info.compress_size * MAX_RATIO)
        if bomb or info.file_size > limits.part:
            message = f"isi bagian terlalu besar (paling banyak {_mb(limits.part)})"
            yield Finding("T003", info.filename, message)


def _mb(size: int) -> str:
    return f"{size // 1_000_000} MB"

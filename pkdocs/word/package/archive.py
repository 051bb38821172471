"""Writes zip archives whose members can be deflated long before the archive is written.

Same members, same bytes: sorted names, one date, one set of attributes. Reads nothing; no zip64.
"""

import struct
from collections.abc import Iterable

from isal import isal_zlib
from msgspec import Struct

_LEVEL = 2
_RAW_DEFLATE = -15
_DEFLATED, _STORED = 8, 0
_VERSION = 20
_UTF8_NAME = 0x800
_DATE_1980_01_01 = 0x21
_COMMON = struct.Struct("<HHHHHIIIHH")
_END = struct.Struct("<IHHHHIIH")


class Member(Struct, frozen=True):
    """One deflated file of an archive, with its headers ready to be copied."""

    name: str
    local: bytes
    central_head: bytes
    central_tail: bytes

    @property
    def crc32(self) -> int:
        """Return the checksum of the uncompressed bytes."""
        return _COMMON.unpack_from(self.local, 4)[5]  # type: ignore[no-any-return]  # struct

    @property
    def size(self) -> int:
        """Return the number of uncompressed bytes."""
        return _COMMON.unpack_from(self.local, 4)[7]  # type: ignore[no-any-return]  # struct

    @property
    def data(self) -> bytes:
        """Return the file's uncompressed bytes."""
        head = 4 + _COMMON.size
        method = _COMMON.unpack_from(self.local, 4)[2]
        payload = self.local[head + len(self.name.encode()) :]
        return isal_zlib.decompress(payload, _RAW_DEFLATE) if method else payload


def deflate(name: str, data: bytes) -> Member:
    """Return `data` as a member called `name`; stored as it is where deflating does not help."""
    payload, method = isal_zlib.compress(data, _LEVEL, _RAW_DEFLATE), _DEFLATED
    if len(payload) >= len(data):
        payload, method = data, _STORED
    encoded = name.encode()
    common = _COMMON.pack(
        _VERSION,
        0 if name.isascii() else _UTF8_NAME,
        method,
        0,
        _DATE_1980_01_01,
        isal_zlib.crc32(data),
        len(payload),
        len(data),
        len(encoded),
        0,
    )
    return Member(
        name=name,
        local=b"".join((b"PK\x03\x04", common, encoded, payload)),
        central_head=b"".join((b"PK\x01\x02", _VERSION.to_bytes(2, "little"), common, bytes(10))),
        central_tail=encoded,
    )


def write_archive(members: Iterable[Member], comment: bytes = b"") -> bytes:
    """Return the zip archive of `members`, sorted by name; names must be unique.

    `comment` is what the archive says of itself, which no program unpacks.
    """
    ordered = sorted(members, key=lambda member: member.name)
    pieces = [member.local for member in ordered]
    offset = size = 0
    for member in ordered:
        entry = b"".join((member.central_head, struct.pack("<I", offset), member.central_tail))
        pieces.append(entry)
        offset += len(member.local)
        size += len(entry)
    pieces.append(
        _END.pack(0x06054B50, 0, 0, len(ordered), len(ordered), size, offset, len(comment))
    )
    pieces.append(comment)
    return b"".join(pieces)

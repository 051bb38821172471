"""A Word document as its marks and the texts between them, in one search and unparsed.

For whoever knows a document of the same marks: it then differs in these texts alone. What the texts
mean is not asked. Parts that print no words of their own are taken as they are packed.
"""

import re
import zipfile
import zlib

from pkdocs.word.package.container import open_archive

_TEXT = re.compile(rb">([^<]+)(?=<)")
_WORDED = re.compile(r"word/(?:document|header\d*|footer\d*)\.xml|docProps/core\.xml")
_BETWEEN = b"\1"
"""Where a text stood; XML has no such character, and who smuggles one in has a text too few."""
_LOCAL, _NAME = 30, 26
"""Bytes of the head of a member, and where in it the lengths of its name and extra field stand."""


def read_marks(docx: bytes, without: str) -> tuple[list[bytes], list[bytes]]:
    """Return the marks of all parts but one, with their names, and the texts in them.

    Raises:
        TemplateError: The file is no zip archive, or out of bounds.
    """
    marks: list[bytes] = []
    texts: list[bytes] = []
    with open_archive(docx) as archive:
        for info in archive.infolist():
            if info.filename == without:
                continue
            marks.append(info.filename.encode())
            if _WORDED.fullmatch(info.filename):
                pieces = _TEXT.split(_inflated(docx, info))
                marks.append(_BETWEEN.join(pieces[::2]))
                texts += pieces[1::2]
            else:
                marks.append(b"%d %d %d" % (info.compress_type, info.CRC, info.file_size))
                marks.append(_packed(docx, info))
    return marks, texts


def _inflated(docx: bytes, info: zipfile.ZipInfo) -> bytes:
    """The bytes of a member, as `read_member` gives them at half of the price."""
    data = _packed(docx, info)
    if info.compress_type == zipfile.ZIP_DEFLATED:
        data = zlib.decompressobj(-zlib.MAX_WBITS).decompress(data, info.file_size + 1)
    if len(data) != info.file_size or zlib.crc32(data) != info.CRC:
        raise zipfile.BadZipFile(info.filename)
    return data


def _packed(docx: bytes, info: zipfile.ZipInfo) -> bytes:
    """The bytes of a member as they lie in the archive."""
    lengths = docx[info.header_offset + _NAME : info.header_offset + _LOCAL]
    start = info.header_offset + _LOCAL
    start += int.from_bytes(lengths[:2], "little") + int.from_bytes(lengths[2:], "little")
    return docx[start : start + info.compress_size]

"""A Word document as its marks and the texts between them, in one search and unparsed.

For whoever knows a document of the same marks: it then differs in these texts alone. What the texts
mean is not asked. Parts that print no words of their own are taken as they are packed.
"""

import re
import zipfile
from collections.abc import Iterable
from functools import lru_cache

from msgspec import Struct

from pkdocs.word.package.container import inflate_member, packed_member, refusing_broken

_TEXT = re.compile(rb"(?<=>)([^<]+)(?=<)")
_WORDED = re.compile(r"word/(?:document|header\d*|footer\d*)\.xml|docProps/core\.xml")


class Parts(Struct, frozen=True):
    """A document as its `frame`, which prints no words of its own, and the parts with `words`.

    The frame holds the names of all parts, and what prints no words as it is packed.
    """

    frame: tuple[bytes, ...]
    worded: tuple[bytes, ...]


def read_parts(docx: bytes, members: Iterable[zipfile.ZipInfo], without: str) -> Parts:
    """Return a document whose members are known and within the bounds; one part is left out.

    Raises:
        TemplateError: A part with words is broken.
    """
    frame: list[bytes] = []
    worded: list[bytes] = []
    with refusing_broken():
        for info in members:
            if info.filename == without:
                continue
            frame.append(info.filename.encode())
            if _is_worded(info.filename):
                worded.append(inflate_member(docx, info))
            else:
                frame.append(b"%d %d %d" % (info.compress_type, info.CRC, info.file_size))
                frame.append(packed_member(docx, info))
    return Parts(tuple(frame), tuple(worded))


@lru_cache(maxsize=1024)
def _is_worded(name: str) -> bool:
    return _WORDED.fullmatch(name) is not None


def split_marks(part: bytes) -> list[bytes]:
    """Return the marks of a part and the texts in turns; joined they are the part again."""
    return _TEXT.split(part)

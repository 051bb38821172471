"""Documents of ours that somebody changed on purpose, with a seal computed anew each time."""

import io
import re
import zipfile
from collections.abc import Callable

from pkdocs.outputs.carried import read_document
from pkdocs.outputs.document import digest
from tests.word.template_factory import with_parts, zipped

BODY = "word/document.xml"
_TEXT = re.compile(rb"(<w:t(?: [^>]*)?>)([^<]*)(</w:t>)")


def texts(docx: bytes) -> list[str]:
    """Return the text of each run of the body, in order."""
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        return [found[2].decode() for found in _TEXT.finditer(archive.read(BODY))]


def on_paper(docx: bytes, place: int, text: str) -> bytes:
    """Print another text in one run of the body."""

    def change(parts: dict[str, bytes]) -> None:
        runs = list(_TEXT.finditer(parts[BODY]))
        start, end = runs[place].span(2)
        parts[BODY] = parts[BODY][:start] + text.encode() + parts[BODY][end:]

    return sealed(with_parts(docx, change))


def inside(docx: bytes, change: Callable[[str], str]) -> bytes:
    """Carry other data."""

    def other(parts: dict[str, bytes]) -> None:
        name = _own(parts)
        head, start, rest = parts[name].decode().partition(">{")
        body, end, tail = rest.rpartition("}<")
        parts[name] = (head + start + change(body) + end + tail).encode()

    return sealed(with_parts(docx, other))


def sealed(docx: bytes) -> bytes:
    """Return a document with a seal that holds; anybody can compute one."""
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
        own = _own(parts)
        infos = [(i.filename, i.CRC, i.file_size) for i in archive.infolist() if i.filename != own]
    seal = b'segel="%b"' % digest(infos).encode()
    parts[own] = re.sub(rb'segel="[0-9a-f]{64}"', seal, parts[own])
    made = zipped(parts)
    carried = read_document(made)
    assert carried is not None
    assert carried.sealed
    return made


def _own(parts: dict[str, bytes]) -> str:
    return next(name for name, data in parts.items() if b"segel=" in data)

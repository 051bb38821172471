"""Small Word templates for tests, made with python-docx as staff would make them in Word."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterable

from docx import Document
from docx.document import Document as DocumentObject
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm


def document(*paragraphs: str) -> DocumentObject:
    """Return a document with one paragraph per text."""
    made = Document()
    for text in paragraphs:
        made.add_paragraph(text)
    return made


def docx(source: DocumentObject) -> bytes:
    """Return the bytes of a document."""
    buffer = io.BytesIO()
    source.save(buffer)
    return buffer.getvalue()


def template(*paragraphs: str) -> bytes:
    """Return the bytes of a document with one paragraph per text."""
    return docx(document(*paragraphs))


def table_template(*rows: Iterable[str]) -> bytes:
    """Return the bytes of a document with one table, a list of cell texts per row."""
    made = Document()
    add_table(made, *rows)
    return docx(made)


def add_table(made: DocumentObject, *rows: Iterable[str]) -> None:
    """Append a table; a row shorter than the widest spans the rest with its last cell."""
    cells = [list(row) for row in rows]
    columns = max(map(len, cells))
    table = made.add_table(rows=0, cols=columns)
    for texts in cells:
        row = table.add_row()
        if len(texts) < columns:
            row.cells[len(texts) - 1].merge(row.cells[columns - 1])
        for cell, text in zip(row.cells, texts, strict=False):
            cell.text = text


def with_parts(data: bytes, change: Callable[[dict[str, bytes]], None]) -> bytes:
    """Return a package whose parts, by name, were changed."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    return zipped(parts)


def zipped(parts: dict[str, bytes]) -> bytes:
    """Return a zip archive of `parts` by name."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def unzipped(data: bytes) -> dict[str, bytes]:
    """Return the parts of a package by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def png(width: int, height: int, grey: int = 128) -> bytes:
    """Return a grey PNG of the given size."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        checksum = zlib.crc32(kind + data)
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", checksum)

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = (b"\x00" + bytes([grey]) * width) * height
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


def add_picture(made: DocumentObject, name: str, data: bytes, *, height_cm: float = 3) -> None:
    """Append a picture called `name` in Word's selection pane."""
    shape = made.add_picture(io.BytesIO(data), height=Cm(height_cm))
    shape._inline.docPr.set("name", name)


def raw_paragraph(made: DocumentObject, inner: str) -> None:
    """Append a paragraph given as the XML inside of `w:p`."""
    made.element.body.insert_element_before(
        parse_xml(f"<w:p {nsdecls('w', 'wp', 'a', 'pic', 'r')}>{inner}</w:p>"), "w:sectPr"
    )


def paragraphs(data: bytes) -> list[str]:
    """Return the texts of the paragraphs of a docx."""
    return [paragraph.text for paragraph in Document(io.BytesIO(data)).paragraphs]

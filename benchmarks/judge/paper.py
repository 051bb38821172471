"""Pieces of a Word document, each with the values it prints and the words that are none.

It knows WordprocessingML and no agreement.
"""

import io
import zipfile
from collections.abc import Iterable
from functools import cache
from typing import TypeAlias
from xml.sax.saxutils import escape

import docx
from msgspec import Struct

Key: TypeAlias = tuple[str, ...]
"""What a value is of: ("baris", "3", "tw1"), ("pihak_kedua", "nama"), ("lain", "7")."""
_NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_PAGE = '<w:sectPr><w:pgSz w:w="18709" w:h="11907" w:orient="landscape"/></w:sectPr>'


class Value(Struct, frozen=True):
    """A value that a layout prints: `text` as printed, `accepts` what it may be read as.

    Values of one `place` are printed once, such as a cell merged over several quarters.
    """

    key: Key
    text: str
    accepts: tuple[str, ...] = ()
    place: str = ""


class Part(Struct, frozen=True):
    """A piece of the document: its XML, the values in it, and its words that are no value."""

    xml: str = ""
    values: tuple[Value, ...] = ()
    fixed: str = ""

    def __add__(self, other: "Part") -> "Part":
        """Return both, one behind the other."""
        fixed = f"{self.fixed}\n{other.fixed}" if self.fixed and other.fixed else ""
        return Part(
            self.xml + other.xml,
            self.values + other.values,
            fixed or self.fixed or other.fixed,
        )

    def wrap(self, before: str, after: str) -> "Part":
        """Return it with XML around."""
        return Part(before + self.xml + after, self.values, self.fixed)


def join(parts: Iterable[Part]) -> Part:
    """Return the parts as one."""
    found = list(parts)
    return Part(
        "".join(part.xml for part in found),
        tuple(value for part in found for value in part.values),
        "\n".join(part.fixed for part in found if part.fixed),
    )


def run(text: str, properties: str = "") -> str:
    """Return the XML of a run; tabs and line breaks as Word keeps them."""
    inner = "".join(_piece(piece) for piece in _pieces(text))
    props = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f"<w:r>{props}{inner}</w:r>"


def _pieces(text: str) -> list[str]:
    return text.replace("\t", "\0\t\0").replace("\n", "\0\n\0").split("\0")


def _piece(piece: str) -> str:
    if piece == "\t":
        return "<w:tab/>"
    if piece == "\n":
        return "<w:br/>"
    return f'<w:t xml:space="preserve">{escape(piece)}</w:t>' if piece else ""


def paragraph(inner: str, properties: str = "") -> str:
    """Return the XML of a paragraph around its runs."""
    props = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{props}{inner}</w:p>"


def fixed(text: str = "") -> Part:
    """Return a paragraph whose words are no value: a title, a label, a sentence of the form."""
    return Part(paragraph(run(text)), fixed=text)


def line(text: str, *values: Value, fixed: str = "") -> Part:
    """Return a paragraph that prints these values."""
    return Part(paragraph(run(text)), values, fixed)


def cell(content: Part, *, span: int = 1, merge: str = "") -> Part:
    """Return a cell around paragraphs; `merge` is restart or continue."""
    spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    merged = f'<w:vMerge w:val="{merge}"/>' if merge else ""
    filled = content if content.xml.rstrip().endswith("</w:p>") else content + Part("<w:p/>")
    return filled.wrap(f"<w:tc><w:tcPr>{spanned}{merged}</w:tcPr>", "</w:tc>")


def head(text: str, *, span: int = 1, merge: str = "") -> Part:
    """Return a cell whose words are no value."""
    words = join(fixed(row) for row in text.split("\n"))
    return cell(words, span=span, merge=merge)


def row(*cells: Part, repeated: bool = False) -> Part:
    """Return a row; `repeated` marks it as header of each page."""
    props = "<w:trPr><w:tblHeader/></w:trPr>" if repeated else ""
    return join(cells).wrap(f"<w:tr>{props}", "</w:tr>")


def table(*rows: Part, columns: int) -> Part:
    """Return a table over a grid of so many columns."""
    grid = f'<w:gridCol w:w="{14400 // columns}"/>' * columns
    borders = '<w:tblPr><w:tblStyle w:val="TableGrid"/></w:tblPr>'
    start = f"<w:tbl>{borders}<w:tblGrid>{grid}</w:tblGrid>"
    return join(rows).wrap(start, "</w:tbl>")


def write(body: str) -> bytes:
    """Return the bytes of a docx with this body, in Word's own package."""
    stream = io.BytesIO()
    text = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:document {_NAMESPACES}>'
    document = f"{text}<w:body>{body}{_PAGE}</w:body></w:document>".encode()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in _blank():
            own = document if name == "word/document.xml" else data
            archive.writestr(zipfile.ZipInfo(name), own)
    return stream.getvalue()


@cache
def _blank() -> tuple[tuple[str, bytes], ...]:
    """The parts of an empty document as python-docx makes it."""
    stream = io.BytesIO()
    docx.Document().save(stream)
    with zipfile.ZipFile(stream) as archive:
        return tuple((name, archive.read(name)) for name in archive.namelist())

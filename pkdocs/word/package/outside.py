"""What another program would fetch or run by itself when it opens a part: pictures, fields, files.

Names are matched in any namespace, for strict and transitional documents alike. What relations say
of themselves is judged in `pkdocs.word.package.rules`.
"""

import re
import zlib
from collections.abc import Collection, Iterator

from lxml import etree

from pkdocs.word.package.findings import Finding

_VML = "{urn:schemas-microsoft-com:vml}"
_HREF = "{urn:schemas-microsoft-com:office:office}href"
_FIELD = re.compile(
    r'^[\s"“”\\]*(DDE|DDEAUTO|LINK|EMBED|IMPORT|INCLUDE|INCLUDETEXT|INCLUDEPICTURE|RD|MACROBUTTON|'
    r"DATABASE)\b",
    re.IGNORECASE,
)
PATH_FIELD = re.compile(rb"(\bFILENAME\b[^<>\"]*?)\\p(?![a-z])", re.IGNORECASE)
"""A field that prints its file name with the path, up to the switch that says so."""
_ELSEWHERE = re.compile(r"^[\0-\x20]*([a-z][a-z0-9+.-]*:|[/\\]{2})", re.IGNORECASE)
_STYLE_SOURCE = r"(?i)@import|url\(\s*['\"]?\s*(?!#)"
_BITMAP = r"data:[^,]*;base64,\s*(iVBORw0KGgo|/9j/|R0lGOD)"
_LINKING = frozenset(
    (
        ("hyperlink", "id"),
        ("hlinkClick", "id"),
        ("hlinkHover", "id"),
        ("hlinkMouseOver", "id"),
    )
)
_GZIP = b"\x1f\x8b"
_PEEK = 65_536


def is_elsewhere(target: str) -> bool:
    """Return whether the target of a relation is an address, whatever its mode says."""
    return _ELSEWHERE.match(target) is not None


def is_packed_xml(data: bytes) -> bool:
    """Return whether a part is gzip with XML in it: a picture that nobody here has looked into."""
    if not data.startswith(_GZIP):
        return False
    try:
        start = zlib.decompressobj(wbits=31).decompress(data, _PEEK)
    except zlib.error:
        return False
    return starts_as_xml(start)


def starts_as_xml(data: bytes) -> bool:
    """Return whether bytes begin like XML in any Unicode encoding, whatever the name says."""
    return data[:_PEEK].lstrip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n")[:1] == b"<"


def outside_findings(part: str, root: etree._Element) -> Iterator[Finding]:
    """Yield what in a part makes a program that opens it fetch or run something."""
    if any(shape.get("src") or shape.get(_HREF) for shape in root.iter(f"{_VML}*")):
        yield Finding("T009", part, "gambar lama (VML) merujuk ke luar; hapus di Word")
    is_svg = next(root.iter("{*}svg"), None) is not None
    if is_svg and any(map(_fetches, root.iter("*"))):
        yield Finding("T009", part, "gambar SVG merujuk ke luar; sisipkan sebagai PNG")
    for instruction, _ in field_instructions(root):
        if match := _FIELD.match(instruction):
            message = f"kolom {match[1].upper()} mengambil berkas lain; ganti dengan teks biasa"
            yield Finding("T012", part, message)


def misused_links(part: str, root: etree._Element, links: Collection[str]) -> Iterator[Finding]:
    """Yield a finding where the id of a link to click on is used as something to fetch.

    LibreOffice goes by the id alone: a picture may name a relation that calls itself a hyperlink.
    """
    for element in root.iter("*"):
        for name, value in element.attrib.items():
            used = (etree.QName(element).localname, etree.QName(name).localname)
            if value in links and "/relationships" in name and used not in _LINKING:
                yield Finding("T009", part, "gambar atau isi lain merujuk ke luar; hapus di Word")
                return


def _fetches(element: etree._Element) -> bool:
    """Whether an element of an SVG names anything but itself and bitmaps it carries."""
    for name, value in element.attrib.items():
        local = etree.QName(name).localname
        if local == "href" and not (value.startswith("#") or re.match(_BITMAP, value)):
            return str(etree.QName(element).localname) != "a"
        if re.search(_STYLE_SOURCE, value):
            return True
    is_style = etree.QName(element).localname == "style"
    return is_style and bool(re.search(_STYLE_SOURCE, "".join(map(str, element.itertext()))))


def field_instructions(root: etree._Element) -> Iterator[tuple[str, etree._Element]]:
    """Yield the instruction of each field; of one with others inside, its own pieces joined.

    With the element that the field begins with, or is.
    """
    for simple in root.iter("{*}fldSimple"):
        values = (v for k, v in simple.attrib.items() if etree.QName(k).localname == "instr")
        yield from ((value, simple) for value in values)
    open_fields = [("", root)]
    for node in root.iter("{*}instrText", "{*}fldChar"):
        if etree.QName(node).localname == "instrText":
            text, begin = open_fields[-1]
            open_fields[-1] = (text + (node.text or ""), begin)
            continue
        kinds = [v for k, v in node.attrib.items() if etree.QName(k).localname == "fldCharType"]
        if kinds == ["begin"]:
            open_fields.append(("", node))
        elif kinds == ["end"] and len(open_fields) > 1:
            yield open_fields.pop()
    yield from open_fields

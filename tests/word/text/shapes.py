"""Word documents given as XML, of shapes that only Word itself makes."""

from xml.sax.saxutils import escape

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from lxml import etree

from tests import foreign
from tests.word.template_factory import with_parts

MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
COMPATIBLE = "http://schemas.openxmlformats.org/markup-compatibility/2006"
EMOJI = "http://schemas.microsoft.com/office/word/2015/wordml/symex"
NAMES = f'{nsdecls("w", "r", "wp", "a")} xmlns:m="{MATH}" xmlns:mc="{COMPATIBLE}" xmlns:e="{EMOJI}"'
RELATIONS = "word/_rels/document.xml.rels"
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def element(xml: str) -> etree._Element:
    """The element that a piece of XML is, with the namespaces of Word."""
    return parse_xml(f"<w:body {NAMES}>{xml}</w:body>")[0]


def sym(font: str, code: str) -> str:
    return f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>'


def equation(*inner: str) -> str:
    """An equation; what is no XML becomes its text."""
    parts = (part if part.startswith("<") else letters(part) for part in inner)
    return f'<m:oMath xmlns:m="{MATH}">{"".join(parts)}</m:oMath>'


def letters(text: str) -> str:
    return f"<m:r><m:t>{escape(text)}</m:t></m:r>"


def control(inner: str) -> str:
    properties = '<w:sdtPr><w:alias w:val="Nama"/></w:sdtPr>'
    return f"<w:sdt>{properties}<w:sdtContent>{inner}</w:sdtContent></w:sdt>"


def box(*paragraphs: str) -> str:
    """A run with a text box, as old and new Word write it."""
    inner = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    return (
        f'<w:r><mc:AlternateContent xmlns:mc="{COMPATIBLE}"><mc:Choice Requires="wps">'
        f"<w:drawing>{inner}</w:drawing></mc:Choice><mc:Fallback><w:pict>{inner}</w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r>"
    )


def _field(inner: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="begin">{inner}</w:fldChar></w:r>'


SIGNS = {
    name: f"<w:p>{inner}</w:p>"
    for name, inner in {
        "bullet": '<w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr>',
        "style with a bullet": '<w:pPr><w:pStyle w:val="ListBullet"/></w:pPr>',
        "box to tick": _field("<w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData>"),
        "list to choose from": _field("<w:ffData><w:ddList/></w:ffData>")
        + "<w:r><w:t>-</w:t></w:r>",
        "field without a result": '<w:fldSimple w:instr=" SYMBOL 252 "/>',
        "drawing": "<w:r><w:drawing/></w:r>",
        "line through a tick": "<w:r><w:t>✓</w:t></w:r><w:r><w:pict/></w:r>",
        "object": "<w:r><w:object/></w:r>",
        "mark of a note": '<w:r><w:footnoteReference w:id="1"/></w:r>',
    }.items()
}
"""Paragraphs that show a sign which is no text, by what it is."""


def noted(document: bytes, *notes: str, kind: str = "footnote") -> bytes:
    """The document with notes; Word's own two that hold the line above them come first."""
    lines = "".join(
        f'<w:{kind} w:type="{name}" w:id="{place}"><w:p><w:r><w:t>—</w:t></w:r></w:p></w:{kind}>'
        for place, name in ((-1, "separator"), (0, "continuationSeparator"))
    )
    own = "".join(
        f'<w:{kind} w:id="{place}"><w:p>{foreign.run(text)}</w:p></w:{kind}>'
        for place, text in enumerate(notes, start=1)
    )
    part = f"<w:{kind}s {NAMES}>{lines}{own}</w:{kind}s>"
    return related(document, f"{kind}s", part)


def related(document: bytes, kind: str, part: str, name: str = "") -> bytes:
    """The document with one more part that it is related to."""
    name = name or f"{kind}.xml"
    relation = f'<Relationship Id="r{name}" Type="{KIND}/{kind}" Target="{name}"/>'

    def change(parts: dict[str, bytes]) -> None:
        assert b"</Relationships>" in parts[RELATIONS]
        parts[f"word/{name}"] = part.encode()
        parts[RELATIONS] = parts[RELATIONS].replace(
            b"</Relationships>", f"{relation}</Relationships>".encode()
        )

    return with_parts(document, change)

"""Paragraphs as other people's Word makes them, and pairs of documents of them."""

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from tests.word.template_factory import docx as save

RUN = '<w:r><w:t xml:space="preserve">{}</w:t></w:r>'
NOTE = '<w:r><w:footnoteReference w:id="2"/></w:r>'


def raw(*paragraphs: str) -> bytes:
    """A document of paragraphs given as the XML inside of w:p."""
    made = docx.Document()
    for inner in paragraphs:
        node = inner if inner.startswith("<w:sdt>") else f"<w:p>{inner}</w:p>"
        names = nsdecls("w", "r", "wp", "a", "pic")
        made.element.body.insert_element_before(
            parse_xml(node.replace(">", f" {names}>", 1)), "w:sectPr"
        )
    return save(made)


def link(text: str) -> str:
    return f'<w:hyperlink w:anchor="tempat">{RUN.format(text)}</w:hyperlink>'


def control(text: str) -> str:
    return f"<w:sdt><w:sdtPr/><w:sdtContent>{RUN.format(text)}</w:sdtContent></w:sdt>"


def control_around(*texts: str) -> str:
    inner = "".join(f"<w:p>{RUN.format(text)}</w:p>" for text in texts)
    return f"<w:sdt><w:sdtPr/><w:sdtContent>{inner}</w:sdtContent></w:sdt>"


def simple_field(name: str, result: str) -> str:
    return f'<w:fldSimple w:instr=" {name} ">{RUN.format(result)}</w:fldSimple>'


def field(name: str, result: str) -> str:
    def char(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    code = f'<w:r><w:instrText xml:space="preserve"> {name} </w:instrText></w:r>'
    return f"{char('begin')}{code}{char('separate')}{RUN.format(result)}{char('end')}"


def styled(style: str, text: str) -> str:
    return f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>{RUN.format(text)}'


def numbered_paragraph(text: str) -> str:
    number = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="77"/></w:numPr>'
    return f"<w:pPr>{number}</w:pPr>{RUN.format(text)}"


SHAPES: dict[str, tuple[bytes, bytes]] = {
    "link": (
        raw(RUN.format("lihat ") + link("satu dua") + RUN.format(" di sini"), RUN.format("akhir")),
        raw(RUN.format("lihat ") + link("satu tiga") + RUN.format(" di sana"), RUN.format("akhir")),
    ),
    "control": (
        raw(RUN.format("isi ") + control("lama sekali")),
        raw(RUN.format("isi ") + control("baru sekali")),
    ),
    "control around": (
        raw(control_around("A", "B", "C"), RUN.format("akhir")),
        raw(control_around("A", "X", "C", "D"), RUN.format("akhir")),
    ),
    "split runs": (
        raw(RUN.format("Per") + RUN.format("sentase 86,") + RUN.format("75 persen")),
        raw(RUN.format("Persentase ") + RUN.format("87") + RUN.format(",00 persen")),
    ),
    "result of a field": (
        raw(RUN.format("nama ") + field("MERGEFIELD nama", "Wira Contoh")),
        raw(RUN.format("nama ") + field("MERGEFIELD nama", "Sari Contoh")),
    ),
    "page numbers": (
        raw(RUN.format("hal ") + simple_field("PAGE", "1"), RUN.format("B")),
        raw(RUN.format("halaman ") + field("PAGE", "1"), RUN.format("B")),
    ),
    "page numbers gone": (
        raw(RUN.format("A"), simple_field("PAGE", "1"), field("NUMPAGES", "9"), RUN.format("B")),
        raw(RUN.format("A"), RUN.format("B")),
    ),
    "styles and numbers": (
        raw(styled("TidakAda", "A"), numbered_paragraph("B"), RUN.format("C")),
        raw(RUN.format("C")),
    ),
    "a note": (raw(RUN.format("A") + NOTE, RUN.format("B")), raw(RUN.format("B"))),
    "quotes and spaces": (
        raw(RUN.format("“kata”\u00a0lama – x")),
        raw(RUN.format('"kata" lama - x')),
    ),
    "symbols": (
        raw('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/><w:t>ya</w:t><w:noBreakHyphen/></w:r>'),
        raw('<w:r><w:t>ya tidak</w:t><w:br w:type="page"/></w:r>'),
    ),
}

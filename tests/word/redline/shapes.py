"""Paragraphs as other people's Word makes them, and pairs of documents of them."""

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from tests.foreign import cell, document, p, row, run, table
from tests.tracked import Block, build
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


def control_of(content: str) -> str:
    """A content control around anything: cells, rows, paragraphs, runs."""
    return f"<w:sdt><w:sdtPr/><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def locked_and_bound(content: str) -> str:
    bound = '<w:dataBinding w:xpath="/a/b" w:storeItemID="{00000000-0000-0000-0000-000000000001}"/>'
    looks = f'<w:sdtPr><w:lock w:val="sdtContentLocked"/>{bound}<w:text/></w:sdtPr>'
    return f"<w:sdt>{looks}<w:sdtContent>{content}</w:sdtContent></w:sdt>"


def tabled(*rows: str) -> bytes:
    """A document with a table of rows, under a head."""
    return document(table(row("No", "Indikator Kinerja", "Target"), *rows, columns=3), p("akhir"))


FIRST = row("1", "Nilai survei kepuasan", "86,75")
_SECOND = ("2", "Opini laporan keuangan")


def _in_cell(text: str) -> bytes:
    held = cell(inner=control_of(p(text)))
    return tabled(f"<w:tr>{cell('1')}{cell('Nilai survei')}{held}</w:tr>")


def _around_cell(text: str) -> bytes:
    return tabled(f"<w:tr>{cell('1')}{cell('Nilai survei')}{control_of(cell(text))}</w:tr>")


def _around_all(text: str) -> bytes:
    held = control_of(control_of(table(f"<w:tr>{control_of(cell(text))}</w:tr>", columns=1)))
    return document(p("A"), held, p("akhir"))


CONTROLS: dict[str, tuple[bytes, bytes]] = {
    "around a cell": (_around_cell("86,75 lama"), _around_cell("90,00 baru")),
    "in a cell": (_in_cell("86,75 lama"), _in_cell("90,00 baru")),
    "around a row that came": (tabled(FIRST), tabled(FIRST, control_of(row(*_SECOND, "WTP")))),
    "around a cell that came": (
        tabled(FIRST),
        tabled(FIRST, f"<w:tr>{cell('2')}{cell('Opini')}{control_of(cell('WTP'))}</w:tr>"),
    ),
    "around paragraphs": (
        document(p("A"), control_of(p("lama isi") + p("b")), p("akhir")),
        document(p("A"), control_of(p("baru isi") + p("c")), p("akhir")),
    ),
    "around paragraphs that came": (
        document(p("A"), p("akhir")),
        document(p("A"), control_of(p("baru isi") + p("c")), p("akhir")),
    ),
    "in each other": (_around_all("lama"), _around_all("baru")),
    "locked and bound": (
        document(p(inner=run("isi ") + locked_and_bound(run("lama")))),
        document(p(inner=run("isi ") + locked_and_bound(run("baru")))),
    ),
}
"""Pairs whose words differ in content controls."""

_TABLE: Block = [("a", "b")]
_WIDE: Block = [("a", "b", "c")]
ENDS: dict[str, tuple[bytes, bytes]] = {
    "both end in a table": (build(["A", _TABLE], ended=False), build(["B", _TABLE], ended=False)),
    "a table for an empty paragraph": (build([""]), build(["", _TABLE], ended=False)),
    "two tables for one": (
        build(["A", _TABLE], ended=False),
        build(["A", _TABLE, "q", _WIDE], ended=False),
    ),
    "words behind a table": (build([_TABLE], ended=False), build([_TABLE, "x", "y"])),
    "words for a table": (build(["A", "B"]), build(["A", _TABLE], ended=False)),
    "nothing at all": (build([], ended=False), build(["A", _TABLE], ended=False)),
    "a table in a control": (document(p(), control_of(table(row("a"), columns=1))), build([""])),
}
"""Pairs of which one ends in a table, without the paragraph that Word puts behind it."""

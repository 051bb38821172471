"""Redlines of documents as other people's Word makes them, and of files that are none."""

import io
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from pkdocs.base.word_diff import Tanda, mark_words
from pkdocs.review.views.redline import WordFile, redline, write_redline
from tests.test_redline import WHEN, check, compare, marked
from tests.tools import validate
from tests.tracked import REJECTED, body_lines, build, settle
from tests.word.template_factory import add_picture, document, png, unzipped, with_parts, zipped
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


def numbered(text: str) -> str:
    number = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="77"/></w:numPr>'
    return f"<w:pPr>{number}</w:pPr>{RUN.format(text)}"


PAIRS: dict[str, tuple[bytes, bytes]] = {
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
        raw(styled("TidakAda", "A"), numbered("B"), RUN.format("C")),
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


@pytest.mark.parametrize("name", list(PAIRS))
def test_foreign_shapes_give_both_texts_back(name: str) -> None:
    old, new = PAIRS[name]
    assert check(old, new).perubahan > 0
    assert check(new, old).perubahan > 0


@pytest.mark.node
@pytest.mark.slow
def test_foreign_shapes_stay_valid(tmp_path: Path) -> None:
    paths = []
    for name, (old, new) in PAIRS.items():
        if name == "a note":  # the document itself has no part of notes
            continue
        for turn, made in enumerate((compare(old, new), compare(new, old))):
            paths.append(tmp_path / f"{name}{turn}.docx")
            paths[-1].write_bytes(made.docx)
    assert len(paths) == 2 * len(PAIRS) - 2
    assert validate(paths) == {}


def test_words_are_marked_across_the_runs_word_cuts_them_into() -> None:
    made = check(*PAIRS["split runs"])
    assert marked(made, "del") == "86,75"
    assert marked(made, "ins") == "87,00"


def test_the_looks_of_deleted_words_stay() -> None:
    bold = "<w:r><w:rPr><w:b/></w:rPr><w:t>tebal</w:t></w:r>"
    made = check(raw(RUN.format("A ") + bold), raw(RUN.format("A ")))
    xml = unzipped(made.docx)["word/document.xml"]
    assert b"<w:r><w:rPr><w:b/></w:rPr><w:delText" in xml


def test_styles_and_numbers_the_new_document_lacks_do_not_come_over() -> None:
    xml = unzipped(check(*PAIRS["styles and numbers"]).docx)["word/document.xml"]
    assert b"TidakAda" not in xml
    assert b"numPr" not in xml


def test_ids_and_looks_of_later_words_do_not_come_over() -> None:
    later = "http://schemas.microsoft.com/office/word/2010/wordml"
    looks = f'<w:rPr><w:b/><x:ligatures xmlns:x="{later}" x:val="all"/></w:rPr>'
    traced = build(["A", [("lama", "x")], "B"])

    def change(parts: dict[str, bytes]) -> None:
        text = parts["word/document.xml"].decode().replace("<w:r>", f"<w:r>{looks}")
        ids = f'<w:p xmlns:y="{later}" y:paraId="1234ABCD" w:rsidR="00AA00AA">'
        parts["word/document.xml"] = text.replace("<w:p>", ids).encode()

    made = check(with_parts(traced, change), build(["B"]))
    xml = unzipped(made.docx)["word/document.xml"]
    assert b"<w:delText" in xml
    assert b"<w:b/>" in xml
    assert not any(trace in xml for trace in (b"paraId", b"00AA00AA", b"ligatures"))


def test_a_mark_has_no_number_that_the_document_uses_already() -> None:
    place = '<w:bookmarkStart w:id="1" w:name="tempat"/><w:bookmarkEnd w:id="1"/>'
    made = check(raw(RUN.format("A")), raw(place + RUN.format("B")))
    xml = unzipped(made.docx)["word/document.xml"].decode()
    assert xml.count('w:id="1"') == 2
    assert 'w:id="2"' in xml


def test_an_author_may_have_any_name() -> None:
    made = redline(
        WordFile("a", build(["A"])),
        WordFile("b", build(["B"])),
        penulis='Wira "A" & <Contoh>\x00\n',
        tanggal=WHEN,
    )
    assert made.value is not None
    xml = unzipped(made.value.docx)["word/document.xml"]
    assert b'w:author="Wira &quot;A&quot; &amp; &lt;Contoh&gt;"' in xml


def pictured(text: str, grey: int) -> bytes:
    made = document(text)
    add_picture(made, "lambang", png(10, 10, grey))
    return save(made)


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("gambar, bentuk, dan tanda air", pictured("A", 1), pictured("A", 200)),
        ("catatan kaki, catatan akhir, dan komentar", "note", "other note"),
        ("kotak teks", "box", "other box"),
        ("kolom otomatis (field)", raw(field("PAGE", "1")), raw(field("NUMPAGES", "1"))),
        ("penomoran otomatis", raw(numbered("A")), raw(RUN.format("A"))),
        ("kontrol isian", raw(control("A")), raw(RUN.format("A"))),
        ("bentuk huruf, paragraf, dan tabel", raw(styled("Title", "A")), raw(RUN.format("A"))),
        ("ukuran, tepi, dan susunan halaman", "wide", "narrow"),
        ("teks dalam susunan khusus", "gloss", "other gloss"),
        ("gaya (style) dan tema", "style", "other style"),
        ("rumus", "formula", "other formula"),
        ("alamat tautan", "target", "other target"),
    ],
)
def test_what_is_not_compared_is_stated_where_it_differs(
    name: str, old: bytes | str, new: bytes | str
) -> None:
    before, after = (MADE[side] if isinstance(side, str) else side for side in (old, new))
    assert name in compare(before, after).tak_dibandingkan
    assert name not in compare(after, after).tak_dibandingkan


def noted(text: str) -> bytes:
    inner = f'<w:footnotes {nsdecls("w")}><w:footnote w:id="2"><w:p>{RUN.format(text)}</w:p>'
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"

    def change(parts: dict[str, bytes]) -> None:
        parts["word/footnotes.xml"] = f"{inner}</w:footnote></w:footnotes>".encode()
        relate(parts, f'<Relationship Id="rId99" Type="{kind}" Target="footnotes.xml"/>')

    return with_parts(build(["A"]), change)


def relate(parts: dict[str, bytes], relation: str) -> None:
    name = "word/_rels/document.xml.rels"
    parts[name] = parts[name].replace(b"</Relationships>", f"{relation}</Relationships>".encode())


def linked(address: str) -> bytes:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
    tag = f'<Relationship Id="rId98" Type="{kind}" Target="{address}" TargetMode="External"/>'
    return with_parts(build(["A"]), lambda parts: relate(parts, tag))


def replaced(part: str, old: str, new: str) -> bytes:
    def change(parts: dict[str, bytes]) -> None:
        assert old.encode() in parts[part]
        parts[part] = parts[part].replace(old.encode(), new.encode())

    return with_parts(build(["A"]), change)


def boxed(text: str) -> bytes:
    vml = 'xmlns:v="urn:schemas-microsoft-com:vml"'
    inner = f"<w:txbxContent><w:p>{RUN.format(text)}</w:p></w:txbxContent>"
    return raw(
        f"{RUN.format('A')}<w:r><w:pict><v:shape {vml}><v:textbox>{inner}</v:textbox></v:shape>"
        "</w:pict></w:r>"
    )


def formula(text: str) -> bytes:
    names = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    return raw(f"{RUN.format('A')}<m:oMath {names}><m:r><m:t>{text}</m:t></m:r></m:oMath>")


def gloss(text: str) -> bytes:
    inner = f"<w:rubyBase>{RUN.format(text)}</w:rubyBase>"
    return raw(f"{RUN.format('A')}<w:r><w:ruby>{inner}</w:ruby></w:r>")


MADE = {
    "gloss": gloss("satu"),
    "other gloss": gloss("dua"),
    "note": noted("satu"),
    "other note": noted("dua"),
    "box": boxed("satu"),
    "other box": boxed("dua"),
    "formula": formula("x"),
    "other formula": formula("y"),
    "wide": build(["A"]),
    "narrow": replaced("word/document.xml", 'w:w="12240"', 'w:w="9000"'),
    "style": build(["A"]),
    "other style": replaced("word/styles.xml", "Heading1", "Judul1"),
    "target": linked("https://contoh.invalid/a"),
    "other target": linked("https://contoh.invalid/b"),
}


def test_a_header_that_came_is_marked_and_one_that_went_is_stated() -> None:
    plain, headed = build(["A"]), build(["A"], "KONSEP")
    assert b"<w:ins" in unzipped(compare(plain, headed).docx)["word/header1.xml"]
    assert "kepala atau kaki halaman yang tidak ada lagi" in compare(headed, plain).tak_dibandingkan


def test_a_changed_header_is_marked() -> None:
    made = compare(build(["A"], "Tahun 2022"), build(["A"], "Tahun 2023"))
    header = unzipped(made.docx)["word/header1.xml"]
    assert b'<w:delText xml:space="preserve">2022</w:delText>' in header
    assert b">2023</w:t>" in header
    assert b"2023" not in unzipped(settle(made.docx, REJECTED))["word/header1.xml"]


def test_text_in_a_cell_joined_to_the_one_above_is_not_hidden() -> None:
    old, new = (save_merged(restart) for restart in (True, False))
    made = check(old, new)
    assert "gabungan sel ke bawah" in made.tak_dibandingkan
    assert b'<w:vMerge w:val="restart"/>' in unzipped(made.docx)["word/document.xml"]


def save_merged(restart: bool) -> bytes:
    data = build([[("a", "x"), ("b" if restart else "", "y"), ("c", "z")], "E"])
    merge = '<w:vMerge w:val="restart"/>' if restart else "<w:vMerge/>"

    def change(parts: dict[str, bytes]) -> None:
        text = parts["word/document.xml"].decode()
        head, row, rest = text.partition("</w:tr>")
        rest = rest.replace("</w:tcPr>", f"{merge}</w:tcPr>", 1)
        parts["word/document.xml"] = f"{head}{row}{rest}".encode()

    return with_parts(data, change)


def test_a_signature_of_the_file_does_not_come_over() -> None:
    signed = with_parts(
        build(["A"]), lambda parts: parts.update({"_xmlsignatures/sig1.xml": b"<a/>"})
    )
    made = compare(build(["B"]), signed)
    assert "_xmlsignatures/sig1.xml" not in unzipped(made.docx)
    assert "tanda tangan digital (tidak ikut dalam hasil)" in made.tak_dibandingkan


def tracked(data: bytes) -> bytes:
    return compare(data, build(["lain"])).docx


def strict(data: bytes) -> bytes:
    old, new = "http://schemas.openxmlformats.org/wordprocessingml/2006/main", "urn:lain"
    return with_parts(
        data,
        lambda parts: parts.update(
            {"word/document.xml": parts["word/document.xml"].replace(old.encode(), new.encode())}
        ),
    )


def hostile(data: bytes) -> bytes:
    def change(parts: dict[str, bytes]) -> None:
        bomb = b'<!DOCTYPE a [<!ENTITY b "c">]><w:document'
        parts["word/document.xml"] = parts["word/document.xml"].replace(b"<w:document", bomb, 1)

    return with_parts(data, change)


BAD: dict[str, tuple[str, Callable[[bytes], bytes]]] = {
    "no docx": ("T001", lambda _: b"bukan docx"),
    "empty": ("T001", lambda _: b""),
    "cut short": ("T001", lambda data: data[:2000]),
    "locked": ("T002", lambda _: bytes.fromhex("D0CF11E0A1B11AE1") + bytes(600)),
    "a sheet": ("T011", lambda _: zipped({"xl/workbook.xml": b"<a/>"})),
    "entities": ("T006", hostile),
    "tracked": ("R101", tracked),
    "strict": ("R103", strict),
}


@pytest.mark.parametrize("name", list(BAD))
def test_a_file_that_cannot_be_compared_is_a_problem_of_that_file(name: str) -> None:
    code, spoil = BAD[name]
    good = WordFile("baik.docx", build(["A"]))
    bad = WordFile("buruk.docx", spoil(good.docx))
    for sides in ((good, bad), (bad, good)):
        made = redline(*sides, penulis="Peninjau", tanggal=WHEN)
        assert made.value is None
        assert [(p.span.berkas, p.kode) for p in made.problems] == [("buruk.docx", code)]


def test_a_result_that_would_not_be_exact_is_never_given() -> None:
    """Here a header of the new document is the document itself: one overwrites the other."""
    twisted = with_parts(
        build(["B"], "kepala"),
        lambda parts: parts.update(
            {
                "word/_rels/document.xml.rels": parts["word/_rels/document.xml.rels"].replace(
                    b"header1.xml", b"document.xml"
                )
            }
        ),
    )
    sides = WordFile("lama.docx", build(["A"])), WordFile("baru.docx", twisted)
    made = redline(*sides, penulis="Peninjau", tanggal=WHEN)
    assert made.value is None
    assert [p.kode for p in made.problems] == ["R102"]


def test_thousands_of_paragraphs_that_all_differ_are_compared(tmp_path: Path) -> None:
    count = 3000
    old = build([f"lama {n} {n * 7919 % 1000}" for n in range(count)])
    new = build([f"baru {n} {n * 7907 % 1000}" for n in range(count)])
    made = compare(old, new)
    assert body_lines(settle(made.docx, REJECTED)) == body_lines(old)


def test_long_texts_are_marked_exactly() -> None:
    old = " ".join(f"kata{n % 7}" for n in range(3000))
    new = " ".join(f"kata{n % 5}" for n in range(3000))
    found = mark_words(old, new)
    assert "".join(t for tanda, t in found if tanda is not Tanda.SISIP) == old
    assert "".join(t for tanda, t in found if tanda is not Tanda.HAPUS) == new


def test_white_space_alone_holds_no_words_together() -> None:
    assert mark_words("satu dua", "tiga empat") == (
        (Tanda.HAPUS, "satu dua"),
        (Tanda.SISIP, "tiga empat"),
    )


def test_a_redline_is_written_whole_or_reported(tmp_path: Path) -> None:
    made = compare(build(["A"]), build(["B"]))
    path = tmp_path / "hasil.docx"
    assert write_redline(path, made) is None
    assert path.read_bytes() == made.docx
    assert docx.Document(io.BytesIO(path.read_bytes())).paragraphs
    problem = write_redline(tmp_path / "tidak-ada" / "hasil.docx", made)
    assert problem is not None
    assert problem.kode == "F004"

"""What a comparison leaves unmarked is stated where it differs."""

import pytest
from docx.oxml.ns import nsdecls

from tests.tracked import build
from tests.word.redline.comparing import compare
from tests.word.redline.shapes import RUN, control, field, numbered_paragraph, raw, styled
from tests.word.template_factory import add_picture, document, png, with_parts
from tests.word.template_factory import docx as save
from tests.word.text.shapes import drawn


def pictured(text: str, grey: int) -> bytes:
    made = document(text)
    add_picture(made, "lambang", png(10, 10, grey))
    return save(made)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("gambar, bentuk, dan tanda air", pictured("A", 1), pictured("A", 200)),
        ("catatan kaki, catatan akhir, dan komentar", "note", "other note"),
        ("kotak teks", "box", "other box"),
        ("kolom otomatis (field)", raw(field("PAGE", "1")), raw(field("NUMPAGES", "1"))),
        ("penomoran otomatis", raw(numbered_paragraph("A")), raw(RUN.format("A"))),
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


def emoji(code: str) -> bytes:
    names = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    sign = "http://schemas.microsoft.com/office/word/2015/wordml/symex"
    choice = f'<e:symEx xmlns:e="{sign}" e:font="Segoe UI Emoji" e:char="{code}"/>'
    inner = f'<mc:Choice xmlns:e="{sign}" Requires="e">{choice}</mc:Choice>'
    older = "<mc:Fallback><w:t>?</w:t></mc:Fallback>"
    both = f'<mc:AlternateContent xmlns:mc="{names}">{inner}{older}</mc:AlternateContent>'
    return raw(f"{RUN.format('A')}<w:r>{both}</w:r>")


def tabled_box(text: str) -> bytes:
    cell = f"<w:tc><w:tcPr/><w:p>{RUN.format(text)}</w:p></w:tc>"
    table = f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr>{cell}</w:tr></w:tbl>"
    inner = f"<w:txbxContent>{table}<w:p/></w:txbxContent>"
    return raw(f"{RUN.format('A')}<w:r><w:pict>{inner}</w:pict></w:r>")


def fraction(over: str, under: str) -> bytes:
    names = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    parts = (("num", over), ("den", under))
    inner = "".join(f"<m:{name}><m:r><m:t>{text}</m:t></m:r></m:{name}>" for name, text in parts)
    return raw(f"{RUN.format('A')}<m:oMath {names}><m:f>{inner}</m:f></m:oMath>")


def drawing(text: str) -> bytes:
    return raw(RUN.format("A") + drawn(text))


def embedded(content: bytes) -> bytes:
    def change(parts: dict[str, bytes]) -> None:
        parts["word/embeddings/tabel.xlsx"] = content

    return with_parts(build(["A"]), change)


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("gambar, bentuk, dan tanda air", drawing("satu"), drawing("dua")),
        ("gambar, bentuk, dan tanda air", embedded(b"satu"), embedded(b"dua")),
        ("teks dalam susunan khusus", emoji("1F600"), emoji("1F601")),
        ("kotak teks", tabled_box("satu"), tabled_box("dua")),
        ("rumus", fraction("1", "23"), fraction("12", "3")),
    ],
)
def test_words_in_unusual_places_are_stated_where_they_differ(
    name: str, old: bytes, new: bytes
) -> None:
    made = compare(old, new)
    assert (made.marks, made.tak_dibandingkan) == (0, (name,))

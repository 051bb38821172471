"""One look at a whole file: each kind and part once, nothing where there is nothing to tell."""

from pathlib import Path

import pytest

from pkdocs.word import inspect_template, paper_findings
from tests.helpers import ROOT, out
from tests.word.package.packages import PLAIN, Parts, changed, with_body
from tests.word.paper.seeing import W, paragraph, run, told, with_part
from tests.word.template_factory import template, with_parts

DELETED = '<w:del w:id="1" w:author="A"><w:r><w:delText>lama</w:delText></w:r></w:del>'
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
TRANSITIONAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def test_the_shipped_template_has_nothing_to_tell() -> None:
    for folder in (ROOT, ROOT / "contoh" / "2022"):
        data = (folder / "templates" / "perjanjian-kinerja.docx").read_bytes()
        assert inspect_template(data, strict=True) == []
        assert {finding.code for finding in paper_findings(data)} == {"T404"}


def test_no_document_made_of_it_has_anything_to_tell(project: Path) -> None:
    made = sorted(out(project).glob("*.docx"))
    assert len(made) > 5
    assert [paper_findings(path.read_bytes()) for path in made] == [[] for _ in made]


def test_every_kind_of_every_part_is_told_at_once_with_what_to_do() -> None:
    date = '<w:fldSimple w:instr="DATE"/>'
    header = f"<w:hdr {W}>{paragraph(run('Kop'), date, DELETED)}</w:hdr>"
    hidden = run("rahasia", "<w:vanish/>")
    body = paragraph(run("a"), DELETED, hidden) + paragraph(run("hilang {%p if x %}"))
    data = with_part("header9.xml", header, "header", f"{body}{paragraph(run('{%p endif %}'))}")
    found = [(finding.part, finding.code) for finding in inspect_template(data, strict=True)]
    assert sorted(found) == [
        ("word/document.xml", "T402"),
        ("word/document.xml", "T403"),
        ("word/document.xml", "T405"),
        ("word/header9.xml", "T402"),
        ("word/header9.xml", "T407"),
    ]
    messages = {finding.code: finding.message for finding in paper_findings(data)}
    assert "terima atau tolak semuanya di Word" in messages["T402"]
    assert "Ctrl+Shift+F9" in messages["T407"]


def test_what_is_told_comes_beside_a_tag_that_cannot_be_read() -> None:
    codes = {
        f.code
        for f in inspect_template(with_body(paragraph(run("{{ a b }}"), DELETED)), strict=False)
    }
    assert codes == {"T101", "T402"}


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "iso-8859-1"])
def test_an_encoding_hides_nothing(encoding: str) -> None:
    declared = "utf-8" if encoding == "utf-8-sig" else encoding
    xml = f'<?xml version="1.0" encoding="{declared}"?><w:hdr {W}>{paragraph(DELETED)}</w:hdr>'

    def add(parts: Parts) -> None:
        parts["word/header9.xml"] = xml.encode(encoding)

    assert [f.part for f in paper_findings(changed(add)) if f.code == "T402"] == [
        "word/header9.xml"
    ]


def test_the_strict_form_of_the_format_is_read_as_well() -> None:
    def convert(parts: Parts) -> None:
        part = parts["word/document.xml"]
        parts["word/document.xml"] = part.replace(TRANSITIONAL.encode(), STRICT.encode())

    data = with_parts(with_body(paragraph(run("a"), DELETED)), convert)
    assert 'dihapus "lama"' in {f.code: f.message for f in paper_findings(data)}["T402"]


def test_another_prefix_is_read_as_well() -> None:
    xml = f'<x:hdr xmlns:x="{TRANSITIONAL}"><x:p>{DELETED.replace("w:", "x:")}</x:p></x:hdr>'
    assert "T402" in told(with_part("header9.xml", xml, "header"))


@pytest.mark.parametrize(
    ("data", "code"), [(b"bukan zip", "T001"), (PLAIN[:-30], "T001")], ids=["no zip", "cut"]
)
def test_a_file_that_cannot_be_read_gives_why(data: bytes, code: str) -> None:
    assert [finding.code for finding in paper_findings(data)] == [code]


def test_a_broken_part_gives_why() -> None:
    def spoil(parts: Parts) -> None:
        parts["word/document.xml"] = parts["word/document.xml"][:-9] + b"<w:vanish/>"

    assert [finding.code for finding in paper_findings(changed(spoil))] == ["T005"]


def test_plain_words_are_nothing_to_tell() -> None:
    assert paper_findings(template("Target 100% {siap}", "{a}{b}")) == []

"""Tags that no template fills are told, in whatever part of a file they would be printed."""

import pytest

from pkdocs.word import inspect_template, paper_findings
from tests.word.package.packages import Parts, with_body
from tests.word.paper.seeing import W, paragraph, run, told, with_part
from tests.word.template_factory import template, with_parts

A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
DRAWN = "<a:p><a:r><a:t>{}</a:t></a:r></a:p>"
SPLIT = "<a:p><a:r><a:t>{</a:t></a:r><a:r><a:t>{ nama</a:t></a:r><a:r><a:t> }}</a:t></a:r></a:p>"
WORDS = paragraph(run("lihat {{ nama }}"))
NOTE = f'<w:endnotes {W}><w:endnote w:id="2">{WORDS}</w:endnote></w:endnotes>'
PARTS = {
    "an endnote": ("endnotes.xml", NOTE),
    "a diagram": ("diagrams/data1.xml", f"<d {A}>{DRAWN.format('{{ nama }}')}</d>"),
    "a diagram, in pieces": ("diagrams/data1.xml", f"<d {A}>{SPLIT}</d>"),
    "a chart": ("charts/chart1.xml", f"<c {A}>{DRAWN.format('{% if nama %}')}</c>"),
    "a cached label": ("charts/chart1.xml", "<c><v>{{ nama }}</v></c>"),
    "letters as numbers": ("charts/chart1.xml", "<c><v>&#123;&#x7B; nama }}</v></c>"),
    "the number of a list": (
        "numbering.xml",
        f'<w:n {W}><w:lvlText w:val="{{{{ nama }}}}.%1"/></w:n>',
    ),
}


@pytest.mark.parametrize(("name", "xml"), PARTS.values(), ids=PARTS)
def test_a_tag_in_a_part_that_is_never_filled_is_told(name: str, xml: str) -> None:
    found = told(
        with_parts(with_body(""), lambda parts: parts.update({f"word/{name}": xml.encode()}))
    )
    assert set(found) == {"T404"}
    assert 'tag "{' in found["T404"]
    assert "nama" in found["T404"]


def test_a_tag_that_is_not_closed_is_told_as_such_wherever_it_stands() -> None:
    xml = NOTE.replace(" }}", "").encode()
    data = with_parts(with_body(""), lambda parts: parts.update({"word/endnotes.xml": xml}))
    assert {finding.code for finding in inspect_template(data, strict=False)} == {"T101"}
    assert {finding.code for finding in paper_findings(data)} == {"T404"}


def test_a_part_in_another_encoding_hides_nothing() -> None:
    xml = f'<?xml version="1.0" encoding="utf-16"?>{NOTE}'.encode("utf-16")
    data = with_parts(with_body(""), lambda parts: parts.update({"word/endnotes.xml": xml}))
    assert set(told(data)) == {"T404"}


@pytest.mark.parametrize(
    "name", ["word/settings.xml", "customXml/item9.xml", "word/glossary/document.xml"]
)
def test_what_is_not_printed_may_hold_such_letters(name: str) -> None:
    def add(parts: Parts) -> None:
        parts[name] = b"<a>{{ nama }}</a>"

    assert told(with_parts(with_body(""), add)) == {}


def test_a_document_with_tags_left_in_it_is_told_where() -> None:
    (finding,) = paper_findings(template("Nama: {{ nama }}", "{%p if x %}"))
    assert (finding.code, finding.part) == ("T404", "word/document.xml")
    assert 'tag "{{ nama }}" (di dekat "Nama:"); tag "{%p if x %}"' in finding.message


def test_a_footnote_is_filled_by_the_template() -> None:
    note = f'<w:footnote w:id="2">{paragraph(run("{{ x }}"))}</w:footnote>'
    notes = f"<w:footnotes {W}>{note}</w:footnotes>"
    assert told(with_part("footnotes.xml", notes, "footnotes")) == {}

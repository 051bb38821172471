"""The parts of a document that hold text, found by how it is related to them."""

import pytest

from pkdocs.word import TemplateError, read_printed_lines, read_word_text
from pkdocs.word.text.parts import MARGINS, NOTES, text_parts
from tests import foreign
from tests.foreign import p
from tests.word.template_factory import with_parts
from tests.word.text.shapes import MATH, NAMES, equation, noted, related

PLAIN = foreign.document(p("isi"))


def test_only_the_parts_that_are_asked_for_are_read() -> None:
    made = noted(related(PLAIN, "header", f"<w:hdr {NAMES}>{p('kepala')}</w:hdr>"), "satu")
    assert len(text_parts(made)[0]) == 1
    assert len(text_parts(made, NOTES)[0]) == 2
    assert len(text_parts(made, (*MARGINS, *NOTES))[0]) == 3


def test_a_header_is_found_whatever_its_name() -> None:
    made = related(PLAIN, "header", f"<w:hdr {NAMES}>{p('kepala')}</w:hdr>", "atas.xml")
    assert sorted(read_printed_lines(made)) == ["isi", "kepala"]


def test_a_part_that_is_not_there_is_passed_by() -> None:
    def drop(parts: dict[str, bytes]) -> None:
        del parts["word/footnotes.xml"]

    assert read_word_text(with_parts(noted(PLAIN, "satu"), drop)).notes == ()


def test_a_broken_part_is_told() -> None:
    with pytest.raises(TemplateError) as told:
        read_word_text(related(PLAIN, "endnotes", "<w:endnotes"))
    assert [finding.code for finding in told.value.findings] == ["T005"]


def test_equations_of_a_document_saved_as_strict_open_xml_are_read() -> None:
    made = foreign.document(p(inner=equation("x")))
    strict = foreign.rewrite(
        made,
        "word/document.xml",
        lambda xml: xml.replace(
            MATH.encode(), b"http://purl.oclc.org/ooxml/officeDocument/math"
        ).replace(
            b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        ),
    )
    assert strict != made
    assert list(read_word_text(strict).paragraphs()) == ["x"]

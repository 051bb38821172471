"""The parts of a document that hold text, found by how it is related to them."""

import re

import pytest

from pkdocs.word import TemplateError, read_printed_lines, read_word_text
from pkdocs.word.text.parts import MARGINS, NOTES, text_parts
from pkdocs.word.text.stream import KNOWN_THING
from tests import foreign
from tests.foreign import p
from tests.word.template_factory import with_parts
from tests.word.text.shapes import MATH, NAMES, OBJECT, equation, noted, related, with_object

PLAIN = foreign.document(p("isi"))


def test_only_the_parts_that_are_asked_for_are_read() -> None:
    made = noted(related(PLAIN, "header", f"<w:hdr {NAMES}>{p('kepala')}</w:hdr>"), "satu")
    assert len(text_parts(made)) == 1
    assert len(text_parts(made, NOTES)) == 2
    assert len(text_parts(made, (*MARGINS, *NOTES))) == 3


def test_a_header_is_found_whatever_its_name() -> None:
    made = related(PLAIN, "header", f"<w:hdr {NAMES}>{p('kepala')}</w:hdr>", "atas.xml")
    assert sorted(read_printed_lines(made)) == ["isi", "kepala"]


def test_a_part_that_is_not_there_is_passed_by() -> None:
    def drop(parts: dict[str, bytes]) -> None:
        del parts["word/footnotes.xml"]

    assert read_word_text(with_parts(noted(PLAIN, "satu"), drop)).notes == ()


def objects(content: bytes, mode: str = "") -> str:
    """What a document says of an object with this content in its text, its header and its note."""
    shown = p(inner=OBJECT)
    note = f'<w:footnotes {NAMES}><w:footnote w:id="2">{shown}</w:footnote></w:footnotes>'
    made = related(foreign.document(shown), "header", f"<w:hdr {NAMES}>{shown}</w:hdr>")
    text = read_word_text(with_object(related(made, "footnotes", note), content, mode))
    assert {*text.margins, *text.notes} == {text.blocks[0]}
    return str(text.blocks[0])


def test_what_another_program_shows_is_told_by_its_content_in_every_part() -> None:
    first, again, other = map(objects, (b"85", b"85", b"90"))
    assert KNOWN_THING.fullmatch(first)
    assert (first, first != other) == (again, True)
    assert re.search(r"\d", first) is None
    assert objects(b"85", ' TargetMode="External"') == "▣[objek tertanam]"


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

"""Which parts are refused before anything in them is used."""

import io

import pytest

from tests.word.package.packages import (
    OFFICE,
    PLAIN,
    RELS,
    Parts,
    changed,
    codes,
    related,
    with_body,
)
from tests.word.template_factory import document, docx, png, with_parts


def test_a_plain_template_has_no_findings() -> None:
    assert codes(PLAIN) == set()


@pytest.mark.parametrize(
    "part", ["word/document.xml", "word/styles.xml", RELS, "[Content_Types].xml"]
)
def test_broken_xml_is_refused(part: str) -> None:
    assert "T005" in codes(changed(lambda p: p.update({part: p[part][:-5]})))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("part", ["word/document.xml", "word/styles.xml", "customXml/item1.xml"])
def test_a_dtd_is_refused(part: str, encoding: str) -> None:
    text = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
    assert "T006" in codes(changed(lambda p: p.update({part: text.encode(encoding)})))


def test_a_dtd_is_refused_before_anything_is_parsed() -> None:
    broken = b"<!DOCTYPE a [<!ENTITY b 'c'>]><a b='&b;'>"
    assert codes(changed(lambda p: p.update({"word/styles.xml": broken}))) == {"T006"}


def test_deep_xml_is_refused() -> None:
    deep = b"<a>" * 240 + b"</a>" * 240
    assert codes(changed(lambda p: p.update({"word/x.xml": deep}))) == {"T005"}
    deeper = b"<a>" * 100_000 + b"</a>" * 100_000
    assert codes(changed(lambda p: p.update({"word/x.xml": deeper}))) == {"T005"}


def test_macros_are_refused() -> None:
    assert codes(changed(lambda p: p.update({"word/vbaProject.bin": b"x"}))) == {"T007"}


def test_a_renamed_docm_is_refused() -> None:
    def rename(parts: Parts) -> None:
        kind = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
        parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
            kind, b"application/vnd.ms-word.document.macroEnabled.main+xml"
        )

    assert codes(with_parts(PLAIN, rename)) == {"T007"}


def test_a_template_file_of_word_is_refused() -> None:
    def rename(parts: Parts) -> None:
        types = parts["[Content_Types].xml"]
        parts["[Content_Types].xml"] = types.replace(b"document.main+xml", b"template.main+xml")

    assert codes(with_parts(PLAIN, rename)) == {"T011"}


@pytest.mark.parametrize(
    "name",
    ["word/embeddings/oleObject1.bin", "word/activeX/activeX1.xml", "word/embeddings/a.xlsx"],
)
def test_embedded_objects_are_refused(name: str) -> None:
    assert codes(changed(lambda p: p.update({name: b"<a/>"}))) == {"T008"}


@pytest.mark.parametrize("kind", ["oleObject", "package", "control"])
def test_relationships_to_objects_are_refused(kind: str) -> None:
    assert codes(related(f"{OFFICE}/{kind}", "x.bin")) == {"T008"}


@pytest.mark.parametrize("tag", ["object", "control"])
def test_object_elements_are_refused(tag: str) -> None:
    assert codes(with_body(f"<w:p><w:r><w:{tag}/></w:r></w:p>")) == {"T008"}


@pytest.mark.parametrize("kind", ["aFChunk", "subDocument"])
def test_inserted_documents_are_refused(kind: str) -> None:
    assert codes(related(f"{OFFICE}/{kind}", "x.html")) == {"T010"}


@pytest.mark.parametrize("tag", ["altChunk", "subDoc"])
def test_elements_that_insert_documents_are_refused(tag: str) -> None:
    assert codes(with_body(f"<w:{tag}/>")) == {"T010"}


@pytest.mark.parametrize("part", ["word/document.xml", "[Content_Types].xml", "_rels/.rels"])
def test_a_package_without_its_main_part_is_refused(part: str) -> None:
    assert codes(changed(lambda p: p.pop(part))) == {"T011"}


def test_page_numbers_are_allowed() -> None:
    assert codes(with_body('<w:p><w:fldSimple w:instr=" PAGE \\* MERGEFORMAT "/></w:p>')) == set()


def test_every_finding_of_the_parts_is_told_at_once() -> None:
    def spoil(parts: Parts) -> None:
        parts["word/vbaProject.bin"] = b"x"
        parts["word/styles.xml"] = b"<a"

    assert codes(with_parts(PLAIN, spoil)) >= {"T005", "T007"}


def test_a_table_without_column_widths_is_refused() -> None:
    row = "<w:tr><w:tc><w:p/></w:tc></w:tr>"
    assert codes(with_body(f"<w:tbl><w:tblPr/>{row}</w:tbl><w:p/>")) == {"T109"}


def test_a_document_with_pictures_is_fine() -> None:
    made = document("{{ x }}")
    made.add_picture(io.BytesIO(png(2, 2)))
    assert codes(docx(made)) == set()

"""Which files are refused before anything in them is used."""

import gzip
import io
import random
import struct
import tracemalloc
import zipfile
from collections.abc import Callable

import pytest

from pkdocs.word import (
    CODES,
    Finding,
    Template,
    TemplateError,
    inspect_document,
    inspect_template,
    read_custom_xml,
)
from tests.word.template_factory import document, docx, png, template, unzipped, with_parts, zipped

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELS = "word/_rels/document.xml.rels"
Parts = dict[str, bytes]
PLAIN = template("{{ x }}")


def codes(data: bytes) -> set[str]:
    findings = inspect_template(data, strict=False)
    assert all(finding.message for finding in findings)
    return {finding.code for finding in findings}


def changed(change: Callable[[Parts], object]) -> bytes:
    return with_parts(PLAIN, lambda parts: (change(parts), None)[1])


def related(kind: str, target: str, mode: str = "") -> bytes:
    def add(parts: Parts) -> None:
        relation = f'<Relationship Id="rId99" Type="{kind}" Target="{target}"{mode}/>'
        end = b"</Relationships>"
        parts[RELS] = parts[RELS].replace(end, relation.encode() + end)

    return with_parts(PLAIN, add)


def with_body(xml: str) -> bytes:
    def add(parts: Parts) -> None:
        document_xml = parts["word/document.xml"]
        parts["word/document.xml"] = document_xml.replace(b"<w:body>", f"<w:body>{xml}".encode())

    return with_parts(PLAIN, add)


def test_a_plain_template_has_no_findings() -> None:
    assert codes(PLAIN) == set()


@pytest.mark.parametrize(
    "data",
    [b"", b"teks", PLAIN[:200], PLAIN[:-40], b"PK\x05\x06" + bytes(18), zipped({})],
    ids=["empty", "text", "cut", "no end", "empty zip", "no parts"],
)
def test_what_is_not_a_whole_docx_is_refused(data: bytes) -> None:
    assert codes(data) & {"T001", "T011"}


def test_a_file_whose_content_does_not_match_its_checksum_is_refused() -> None:
    at = PLAIN.index(b"word/document.xml") + 40
    assert codes(PLAIN[:at] + b"\xff\xff\xff" + PLAIN[at + 3 :]) == {"T001"}


def test_a_file_locked_with_a_password_is_told_apart() -> None:
    assert codes(bytes.fromhex("D0CF11E0A1B11AE1") + bytes(512)) == {"T002"}


def test_an_encrypted_part_is_refused() -> None:
    data = bytearray(PLAIN)
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    assert codes(bytes(data)) == {"T002"}


def test_another_compression_is_refused() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_LZMA) as archive:
        for name, part in unzipped(PLAIN).items():
            archive.writestr(name, part)
    assert codes(buffer.getvalue()) == {"T001"}


def test_too_many_parts_are_refused() -> None:
    assert codes(changed(lambda p: p.update({f"x{n}.txt": b"" for n in range(200)}))) == {"T003"}


def test_a_part_that_is_too_large_is_refused() -> None:
    noise = random.Random(1).randbytes(10_000_001).hex().encode()  # deflates to half
    assert codes(changed(lambda p: p.update({"x.txt": noise}))) == {"T003"}


def test_a_part_that_inflates_too_much_is_refused() -> None:
    assert codes(changed(lambda p: p.update({"x.txt": bytes(2_000_000)}))) == {"T003"}


def test_parts_that_are_too_large_together_are_refused() -> None:
    noise = bytes(range(256)) * 60_000
    large = {f"x{n}.txt": noise for n in range(4)}
    findings = inspect_template(changed(lambda p: p.update(large)), strict=False)
    assert findings[0] == Finding("T003", "", "isi berkas setelah dibuka lebih besar dari 50 MB")


def test_a_part_larger_than_it_says_is_stopped_while_it_is_read() -> None:
    data = bytearray(changed(lambda p: p.update({"x.txt": bytes(60_000_000)})))
    small = struct.pack("<I", 1_000)
    first, second = data.index(b"x.txt"), data.rindex(b"x.txt")
    for size_at in (first - 30 + 22, second - 46 + 24):
        data[size_at : size_at + 4] = small
    tracemalloc.start()
    found = codes(bytes(data))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert found == {"T001"}
    assert peak < 10_000_000


@pytest.mark.parametrize(
    "name",
    ["../x.xml", "/x.xml", "word/../x.xml", "C:/x.xml", "word\\x.xml", "word//x.xml", "a\x01.xml"],
)
def test_an_unsafe_name_is_refused(name: str) -> None:
    assert "T004" in codes(changed(lambda p: p.update({name: b"<a/>"})))


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("name", ["word/document.xml", "word/DOCUMENT.xml"])
def test_a_name_that_occurs_twice_is_refused(name: str) -> None:
    buffer = io.BytesIO(PLAIN)
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr(name, b"<a/>")
    assert codes(buffer.getvalue()) == {"T004"}


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

    assert codes(with_parts(PLAIN, rename)) == {"T007", "T011"}


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


@pytest.mark.parametrize("kind", ["hyperlink", "image", "attachedTemplate", "frame"])
def test_references_to_the_outside_are_refused(kind: str) -> None:
    data = related(f"{OFFICE}/{kind}", "http://contoh.test/a", ' TargetMode="External"')
    assert "T009" in codes(data)


def test_an_attached_template_is_refused() -> None:
    assert codes(related(f"{OFFICE}/attachedTemplate", "x.dotx")) == {"T009"}


@pytest.mark.parametrize("kind", ["aFChunk", "subDocument"])
def test_inserted_documents_are_refused(kind: str) -> None:
    assert codes(related(f"{OFFICE}/{kind}", "x.html")) == {"T010"}


@pytest.mark.parametrize("tag", ["altChunk", "subDoc"])
def test_elements_that_insert_documents_are_refused(tag: str) -> None:
    assert codes(with_body(f"<w:{tag}/>")) == {"T010"}


@pytest.mark.parametrize("part", ["word/document.xml", "[Content_Types].xml", "_rels/.rels"])
def test_a_package_without_its_main_part_is_refused(part: str) -> None:
    assert codes(changed(lambda p: p.pop(part))) == {"T011"}


@pytest.mark.parametrize("text", ["DDEAUTO c:\\x", ' INCLUDEPICTURE "http://x"', "link a"])
@pytest.mark.parametrize("kind", ["simple", "complex", "split"])
def test_fields_that_fetch_or_run_files_are_refused(text: str, kind: str) -> None:
    quoted = text.replace('"', "&quot;")
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{mark}"/></w:r>' for mark in ("begin", "end"))
    pieces = [text] if kind == "complex" else [text[:3], text[3:]]
    runs = "".join(f"<w:r><w:instrText>{piece}</w:instrText></w:r>" for piece in pieces)
    xml = f'<w:fldSimple w:instr="{quoted}"/>' if kind == "simple" else begin + runs + end
    assert codes(with_body(f"<w:p>{xml}</w:p>")) == {"T012"}


@pytest.mark.parametrize(
    "pieces",
    [
        ('"INCLUDEPICTURE" "http://x"',),
        ("\\INCLUDEPICTURE x",),
        ("INC", None, "LUDEPICTURE x"),
    ],
    ids=["quoted", "escaped", "around another field"],
)
def test_a_field_in_disguise_is_refused(pieces: tuple[str | None, ...]) -> None:
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{mark}"/></w:r>' for mark in ("begin", "end"))
    inner = f"{begin}<w:r><w:instrText>PAGE</w:instrText></w:r>{end}"
    runs = "".join(
        inner if piece is None else f"<w:r><w:instrText>{piece}</w:instrText></w:r>"
        for piece in pieces
    )
    assert codes(with_body(f"<w:p>{begin}{runs}{end}</w:p>")) == {"T012"}


@pytest.mark.parametrize("target", ["http://contoh.test/a.png", "file:///a.png", "//a/b", "C:\\a"])
def test_a_relation_to_an_address_is_refused_whatever_its_mode_says(target: str) -> None:
    assert "T009" in codes(related(f"{OFFICE}/image", target))


VML = 'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'


@pytest.mark.parametrize(
    "shape",
    ['v:image src="a"', 'v:imagedata src="a"', 'v:fill o:href="a"', 'v:stroke src="a"'],
)
def test_a_picture_of_old_word_that_is_fetched_is_refused(shape: str) -> None:
    xml = f"<w:p><w:r><w:pict><{shape} {VML}/></w:pict></w:r></w:p>"
    assert codes(with_body(xml)) == {"T009"}


SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">{}</svg>'


@pytest.mark.parametrize("name", ["word/media/a.svg", "word/media/a.png"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize(
    "inner",
    [
        '<image xlink:href="file:///a.png"/>',
        '<image href="http://contoh.test/a.png"/>',
        '<image href="data:image/png;base64,PHN2Zz4="/>',
        '<use href="b.svg#c"/>',
        '<rect style="fill: url(http://contoh.test/a)"/>',
        "<style>@import 'a.css';</style>",
    ],
)
def test_a_picture_that_fetches_another_is_refused(name: str, encoding: str, inner: str) -> None:
    picture = SVG.format(inner).encode(encoding)
    assert codes(changed(lambda p: p.update({name: picture}))) == {"T009"}


def test_a_picture_of_another_namespace_is_no_way_round() -> None:
    picture = SVG.format('<image href="a"/>').replace("2000/svg", "2000/lain").encode()
    assert codes(changed(lambda p: p.update({"word/media/a.png": picture}))) == {"T009"}


def test_a_packed_picture_that_cannot_be_looked_into_is_refused() -> None:
    packed = gzip.compress(SVG.format("").encode())
    assert codes(changed(lambda p: p.update({"word/media/a.emz": packed}))) == {"T009"}
    metafile = gzip.compress(b"\x01\x00\x00\x00 EMF")
    assert codes(changed(lambda p: p.update({"word/media/a.emz": metafile}))) == set()


def test_a_picture_that_carries_all_it_shows_is_allowed() -> None:
    inner = (
        '<image href="data:image/png;base64,iVBORw0KGgoAAAA"/><use xlink:href="#a"/>'
        '<a href="http://contoh.test/"><rect style="fill:url(#b)"/></a>'
    )
    picture = SVG.format(inner).encode()
    assert codes(changed(lambda p: p.update({"word/media/a.svg": picture}))) == set()


PICTURE = '<a:blip xmlns:a="urn:a" xmlns:r="{0}" r:link="rId99"/>'
LINK = '<w:hyperlink xmlns:r="{0}" r:id="rId99"/>'
STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"


@pytest.mark.parametrize(
    ("xml", "namespace", "found"),
    [(LINK, OFFICE, set()), (PICTURE, OFFICE, {"T009"}), (PICTURE, STRICT, {"T009"})],
    ids=["a link", "a picture", "a picture of a strict document"],
)
def test_a_link_may_be_clicked_on_and_nothing_else(
    xml: str, namespace: str, found: set[str]
) -> None:
    linked = related(f"{OFFICE}/hyperlink", "http://contoh.test/a", ' TargetMode="External"')
    body = f"<w:body><w:p>{xml.format(namespace)}</w:p>".encode()

    def use(parts: Parts) -> None:
        parts["word/document.xml"] = parts["word/document.xml"].replace(b"<w:body>", body)

    data = with_parts(linked, use)
    assert {finding.code for finding in inspect_document(data)} == found
    assert "T009" in codes(data)


def test_page_numbers_are_allowed() -> None:
    assert codes(with_body('<w:p><w:fldSimple w:instr=" PAGE \\* MERGEFORMAT "/></w:p>')) == set()


def test_every_finding_of_the_parts_is_told_at_once() -> None:
    def spoil(parts: Parts) -> None:
        parts["word/vbaProject.bin"] = b"x"
        parts["word/styles.xml"] = b"<a"

    assert codes(with_parts(PLAIN, spoil)) >= {"T005", "T007"}


def test_loading_and_reading_refuse_what_inspection_refuses() -> None:
    data = changed(lambda p: p.update({"word/vbaProject.bin": b"x"}))
    message = "T007 word/vbaProject.bin: berkas berisi makro"
    with pytest.raises(TemplateError, match=message):
        Template.load(data)
    with pytest.raises(TemplateError, match=message):
        read_custom_xml(data, "urn:x")


def test_a_file_that_is_too_large_is_not_even_read(tmp_path: object) -> None:
    with pytest.raises(TemplateError, match="T003"):
        Template.load(bytes(50_000_001))


def test_a_table_without_column_widths_is_refused() -> None:
    row = "<w:tr><w:tc><w:p/></w:tc></w:tr>"
    assert codes(with_body(f"<w:tbl><w:tblPr/>{row}</w:tbl><w:p/>")) == {"T109"}


def test_a_document_with_pictures_is_fine() -> None:
    made = document("{{ x }}")
    made.add_picture(io.BytesIO(png(2, 2)))
    assert codes(docx(made)) == set()


def test_every_code_has_a_meaning() -> None:
    assert all(code[0] == "T" and code[1:].isdigit() and text for code, text in CODES.items())
    assert str(Finding("T001", "a.xml", "rusak")) == "T001 a.xml: rusak"
    assert str(Finding("T001", "", "rusak")) == "T001 rusak"

"""What would fetch or run anything from outside is refused."""

import gzip

import pytest

from pkdocs.word import inspect_document
from tests.word.package.packages import (
    OFFICE,
    Parts,
    changed,
    codes,
    related,
    with_body,
)
from tests.word.template_factory import with_parts


@pytest.mark.parametrize("kind", ["hyperlink", "image", "attachedTemplate", "frame"])
def test_references_to_the_outside_are_refused(kind: str) -> None:
    data = related(f"{OFFICE}/{kind}", "http://contoh.test/a", ' TargetMode="External"')
    assert "T009" in codes(data)


def test_an_attached_template_is_refused() -> None:
    assert codes(related(f"{OFFICE}/attachedTemplate", "x.dotx")) == {"T009"}


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

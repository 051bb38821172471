"""Opens a package with docxtpl and takes from it the parts as docxtpl hands them to Jinja."""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from typing import Any, Literal

from docxtpl import DocxTemplate
from lxml import etree
from msgspec import Struct

from pkdocs.base.values import replace
from pkdocs.word.package.archive import deflate, write_archive
from pkdocs.word.package.findings import Finding, TemplateError
from pkdocs.word.package.opc import serialize
from pkdocs.word.package.rules import parse_xml
from pkdocs.word.template.columns import mark_columns

Kind = Literal["body", "header", "footnotes"]
_FOOTNOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_DECLARATION = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
_PARAGRAPH = re.compile(r"(?=<w:p[ >])")
_LINE_END = re.compile(r"\r\n|\r|\n")
_BODY_MARK = "pkdocs:body"
_UNREADABLE = (KeyError, ValueError, AttributeError, etree.XMLSyntaxError)


class PartSource(Struct, frozen=True):
    """One part as docxtpl hands it to Jinja; each paragraph begins a line.

    `original` is the part as staff wrote it, `written` its XML before docxtpl patched it, `before`
    and `after` what surrounds the text.
    """

    name: str
    kind: Kind
    written: str
    text: str
    original: etree._Element
    before: str = ""
    after: str = ""
    unfit: tuple[str, ...] = ()
    """What is wrong with its tables whose columns come from a list."""


class _Untagged:
    """What docxtpl needs of Jinja for texts without tags: it prints them and compiles nothing."""

    def __init__(self, text: str = "") -> None:
        self._text = text

    def from_string(self, text: str) -> "_Untagged":
        return _Untagged(text)

    def render(self, _context: object) -> str:
        """Return the text as Jinja prints it: one kind of line end, none at the end."""
        return _LINE_END.sub("\n", self._text).removesuffix("\n")


def open_template(parts: Mapping[str, bytes]) -> Any:
    """Return the package opened by docxtpl, its core properties, without tags, as docxtpl's.

    Raises:
        TemplateError: python-docx cannot read the package.
    """
    archive = write_archive(deflate(name, data) for name, data in parts.items())
    template = DocxTemplate(io.BytesIO(archive))
    try:
        template.render_init()
        template.render_properties({}, jinja_env=_Untagged())
    except _UNREADABLE as error:
        message = "susunan berkas tidak lengkap; buka di Word lalu simpan ulang sebagai .docx"
        raise TemplateError([Finding("T001", "", message)]) from error
    return template


def part_sources(template: Any, *, form: bool = False) -> Iterator[PartSource]:
    """Yield the parts that docxtpl renders: body, headers, footers, footnotes.

    Those of a form have their tables marked whose columns come from a list.

    Raises:
        TemplateError: The body is written in a way docxtpl does not read.
    """
    yield _body_source(template, form=form)
    for uri in (template.HEADER_URI, template.FOOTER_URI):
        for _, part in template.get_headers_footers(uri):
            unfit = tuple(mark_columns(part.element, body=False)) if form else ()
            written = template.get_part_xml(part)
            text = _lined(template.patch_xml(written))
            source = PartSource(_name(part), "header", written, text, part.element, _DECLARATION)
            yield replace(source, unfit=unfit)
    for part in template.docx.part.package.parts:
        if part.content_type == _FOOTNOTES:
            written = part.blob.decode()
            text = _lined(template.patch_xml(written))
            yield PartSource(_name(part), "footnotes", written, text, parse_xml(part.blob))


def saved_parts(template: Any) -> dict[str, bytes]:
    """Return the parts of the package as python-docx saves them."""
    buffer = io.BytesIO()
    template.docx.save(buffer)
    with zipfile.ZipFile(buffer) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _body_source(template: Any, *, form: bool) -> PartSource:
    part = template.docx.part
    unfit = tuple(mark_columns(part.element, body=True)) if form else ()
    written = template.get_xml()
    text = template.patch_xml(written)
    root = part.element
    body = root.find("w:body", root.nsmap) if "w" in root.nsmap else None
    if body is None or not text.startswith("<w:body"):
        message = "penulisan XML bagian utama tidak lazim; buka di Word lalu simpan ulang"
        raise TemplateError([Finding("T011", _name(part), message)])
    mark = etree.Comment(_BODY_MARK)
    root.replace(body, mark)
    before, after = serialize(root).decode().split(f"<!--{_BODY_MARK}-->")
    root.replace(mark, body)
    source = PartSource(_name(part), "body", written, _lined(text), part.element, before, after)
    return replace(source, unfit=unfit)


def _name(part: Any) -> str:
    name: str = part.partname
    return name.lstrip("/")


def _lined(text: str) -> str:
    return _PARAGRAPH.sub("\n", text)

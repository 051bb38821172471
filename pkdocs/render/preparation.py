"""Prepares a template once: docxtpl's steps up to Jinja, checks, compilation.

Everything that is the same for all documents of a template happens here.
"""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from docxtpl import DocxTemplate
from jinja2 import TemplateSyntaxError, nodes
from lxml import etree

from pkdocs.render.archive import Member, deflate, write_archive
from pkdocs.render.codegen import DRAWING_ID
from pkdocs.render.custom_xml import add_custom_xml
from pkdocs.render.findings import Finding, TemplateError
from pkdocs.render.images import replace_images
from pkdocs.render.opc import Parts, add_part, relate, serialize
from pkdocs.render.package import read_file, read_package
from pkdocs.render.package_rules import parse_xml, relations, resolve_target
from pkdocs.render.placeholders import Placeholders
from pkdocs.render.printing import encoded, escaped
from pkdocs.render.rendering import Kind, RenderedPart
from pkdocs.render.sandbox import TemplateEnvironment
from pkdocs.render.structure import Structure, examine, form_findings, structure_findings
from pkdocs.render.syntax import broken_tag, form_syntax_findings, parse_part

_FOOTNOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
_CORE_KIND = (
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
)
_CORE_NAMESPACE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_DRAWING_ELEMENT = (
    "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
)
_DRAWING_NUMBER = re.compile(r'(<wp:docPr\s(?:[^>]*\s)?id=")[^"]*')
_BODY_START = re.compile(r"^<w:body [^>]*>")
_TITLE_MARK = "@title@"
_DECLARATION = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
_PARAGRAPH = re.compile(r"(?=<w:p[ >])")
_LINED_PARAGRAPH = re.compile(r"\n(?=<w:p[ >])")
_ESCAPED_DELIMITERS = (("{_{", "{{"), ("}_}", "}}"), ("{_%", "{%"), ("%_}", "%}"))
_TAG = re.compile(r"\{[{%#]")

__all__ = ["Additions", "Prepared", "inspect", "prepare", "read_file"]


@dataclass(frozen=True, slots=True)
class PartSource:
    """One part as docxtpl hands it to Jinja; each paragraph begins a line."""

    name: str
    kind: Kind
    text: str
    original: etree._Element
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class CheckedPart:
    """One part, parsed and examined."""

    source: PartSource
    tree: nodes.Template
    structure: Structure
    placeholders: frozenset[str]


@dataclass(frozen=True, slots=True)
class CoreProperties:
    """The core properties part, cut at its title."""

    name: str
    before_title: str
    after_title: str

    def with_title(self, title: str) -> bytes:
        """Return the part with another title."""
        part = encoded(f"{self.before_title}{escaped(title)}{self.after_title}")
        if part is None:
            message = "judul dokumen memuat karakter yang tidak boleh ada dalam dokumen Word"
            raise TemplateError([Finding("T303", self.name, message)])
        return part


@dataclass(frozen=True, slots=True)
class Additions:
    """What is put into a template's package before it is prepared."""

    images: Mapping[str, Path] = field(default_factory=dict)
    custom_xml: str | None = None


@dataclass(frozen=True, slots=True)
class Prepared:
    """A template ready to make documents."""

    members: Mapping[str, Member]
    parts: tuple[RenderedPart, ...]
    placeholders: frozenset[str]
    core: CoreProperties
    custom_xml_part: str | None


def inspect(data: bytes, *, strict: bool) -> list[Finding]:
    """Return everything that is wrong with a template; `strict` adds the limits for forms."""
    environment = TemplateEnvironment()
    try:
        checked = _check(environment, _open(read_package(data)))
        for part in checked:
            _compile(environment, part)
    except TemplateError as error:
        return list(error.findings)
    return list(_form_findings(environment, checked)) if strict else []


def prepare(data: bytes, additions: Additions) -> Prepared:
    """Return the template in `data`, prepared.

    Raises:
        TemplateError: With everything that is wrong with it.
    """
    environment = TemplateEnvironment()
    parts = read_package(data)
    replace_images(parts, additions.images)
    namespace = additions.custom_xml
    custom = None if namespace is None else add_custom_xml(parts, namespace)
    template = _open(parts)
    checked = _check(environment, template)
    compiled = [_compile(environment, part) for part in checked]
    package = _saved(template)
    package.update((part.name, part.render({})) for part in compiled if _is_static(part))
    rendered = tuple(part for part in compiled if not _is_static(part))
    fixed = package.keys() - {part.name for part in rendered}
    return Prepared(
        members={name: deflate(name, package[name]) for name in sorted(fixed)},
        parts=rendered,
        placeholders=frozenset().union(*(part.placeholders for part in checked)),
        core=_split_core(package),
        custom_xml_part=custom,
    )


def _open(parts: Parts) -> Any:
    """Return the package opened by docxtpl, its core properties rendered as docxtpl does."""
    core = _core_name(parts)
    if core is None:
        core = "docProps/core.xml"
        empty = f'<cp:coreProperties xmlns:cp="{_CORE_NAMESPACE}"/>'.encode()
        add_part(parts, core, empty, _CORE_TYPE)
        relate(parts, "", core, _CORE_KIND)
    if _TAG.search("".join(str(text) for text in parse_xml(parts[core]).itertext())):
        message = "judul atau properti lain memuat tag templat; kosongkan di Word (Berkas > Info)"
        raise TemplateError([Finding("T102", core, message)])
    archive = write_archive(deflate(name, data) for name, data in parts.items())
    template = DocxTemplate(io.BytesIO(archive))
    try:
        template.render_init()
    except (KeyError, ValueError, AttributeError, etree.XMLSyntaxError) as error:
        message = "susunan berkas tidak lengkap; buka di Word lalu simpan ulang sebagai .docx"
        raise TemplateError([Finding("T001", "", message)]) from error
    template.render_properties({})
    return template


def _check(environment: TemplateEnvironment, template: Any) -> list[CheckedPart]:
    checked: list[CheckedPart] = []
    findings: list[Finding] = []
    for source in _sources(template):
        try:
            part = _check_source(environment, source)
        except TemplateError as error:
            findings += error.findings
            continue
        checked.append(part)
        findings += structure_findings(source.name, part.structure)
    if findings:
        raise TemplateError(findings)
    return checked


def _check_source(environment: TemplateEnvironment, source: PartSource) -> CheckedPart:
    tree = parse_part(environment, source.name, source.text, source.original)
    for data in tree.find_all(nodes.TemplateData):
        data.data = _LINED_PARAGRAPH.sub("", data.data)
    placeholders = Placeholders(tree)
    prefixes = source.original.nsmap if source.kind == "body" else ()
    structure = examine(tree, placeholders, (prefix for prefix in prefixes if prefix))
    if source.kind == "body" and not _can_number_drawings(source, tree):
        structure = replace(structure, fixed=False)
    return CheckedPart(source, tree, structure, placeholders.used)


def _can_number_drawings(source: PartSource, tree: nodes.Template) -> bool:
    """Return whether the id of every drawing stands in static text."""
    drawings = sum(1 for _ in source.original.iter(_DRAWING_ELEMENT))
    static = tree.find_all(nodes.TemplateData)
    return drawings == sum(len(_DRAWING_NUMBER.findall(data.data)) for data in static)


def _form_findings(
    environment: TemplateEnvironment, checked: list[CheckedPart]
) -> Iterator[Finding]:
    for part in checked:
        name = part.source.name
        yield from form_syntax_findings(environment, name, part.source.text, part.tree)
        yield from form_findings(name, part.structure)


def _compile(environment: TemplateEnvironment, part: CheckedPart) -> RenderedPart:
    source = part.source
    try:
        template = environment.build(_finished(part))
    except (TemplateSyntaxError, SyntaxError, RecursionError, MemoryError) as error:
        raise TemplateError([broken_tag(source.name, source.text, error)]) from error
    return RenderedPart(
        name=source.name,
        kind=source.kind,
        source=source.text,
        template=template,
        structure=part.structure,
        before=source.before.encode(),
        after=source.after.encode(),
    )


def _finished(part: CheckedPart) -> nodes.Template:
    """Return the syntax with what docxtpl replaces in every output replaced in the static text."""
    for data in part.tree.find_all(nodes.TemplateData):
        for escaped, delimiter in _ESCAPED_DELIMITERS:
            data.data = data.data.replace(escaped, delimiter)
        if part.source.kind == "body" and part.structure.fixed:
            data.data = _DRAWING_NUMBER.sub(rf"\1{DRAWING_ID}", data.data)
            data.data = _BODY_START.sub("<w:body>", data.data)
    return part.tree


def _sources(template: Any) -> Iterator[PartSource]:
    yield _body_source(template)
    for uri in (template.HEADER_URI, template.FOOTER_URI):
        for _, part in template.get_headers_footers(uri):
            text = template.patch_xml(template.get_part_xml(part))
            name = part.partname.lstrip("/")
            yield PartSource(name, "header", _lined(text), part.element, _DECLARATION)
    for part in template.docx.part.package.parts:
        if part.content_type == _FOOTNOTES:
            text = template.patch_xml(part.blob.decode())
            name = part.partname.lstrip("/")
            yield PartSource(name, "footnotes", _lined(text), parse_xml(part.blob))


def _body_source(template: Any) -> PartSource:
    name = template.docx.part.partname.lstrip("/")
    text = template.patch_xml(template.get_xml())
    root = parse_xml(serialize(template.docx.part.element))
    body = root.find("w:body", root.nsmap) if "w" in root.nsmap else None
    if body is None or not text.startswith("<w:body"):
        message = "penulisan XML bagian utama tidak lazim; buka di Word lalu simpan ulang"
        raise TemplateError([Finding("T011", name, message)])
    body.clear()
    before, after = serialize(root).decode().split("<w:body/>")
    return PartSource(name, "body", _lined(text), template.docx.part.element, before, after)


def _lined(text: str) -> str:
    return _PARAGRAPH.sub("\n", text)


def _is_static(part: RenderedPart) -> bool:
    return not _TAG.search(part.source)


def _saved(template: Any) -> dict[str, bytes]:
    buffer = io.BytesIO()
    template.docx.save(buffer)
    with zipfile.ZipFile(buffer) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _core_name(parts: Mapping[str, bytes]) -> str | None:
    for relation in relations(parts, ""):
        if relation.get("Type") == _CORE_KIND:
            name = resolve_target("", relation.get("Target", ""))
            return name if name in parts else None
    return None


def _split_core(package: Mapping[str, bytes]) -> CoreProperties:
    name = _core_name(package) or ""
    root = parse_xml(package[name])
    title = root.find(_TITLE)
    title.text = _TITLE_MARK
    before, after = serialize(root).decode().split(_TITLE_MARK)
    return CoreProperties(name, before, after)

"""Prepares a template once: docxtpl's steps up to Jinja, checks, compilation.

Everything that is the same for all documents of a template happens here.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from jinja2 import TemplateSyntaxError
from msgspec import Struct, field

from pkdocs.base.values import replace
from pkdocs.word.package.archive import Member, deflate
from pkdocs.word.package.container import read_file, read_package
from pkdocs.word.package.core import CoreProperties, ensure_core, split_core
from pkdocs.word.package.custom_xml import add_custom_xml
from pkdocs.word.package.findings import Finding, TemplateError
from pkdocs.word.package.images import replace_images
from pkdocs.word.package.rules import is_strict
from pkdocs.word.paper.looking import paper_findings
from pkdocs.word.template.codegen import DRAWING_ID
from pkdocs.word.template.columns import MARK
from pkdocs.word.template.placeholders import Placeholders
from pkdocs.word.template.printing import is_plain
from pkdocs.word.template.rendering import RenderedPart
from pkdocs.word.template.sandbox import TemplateEnvironment
from pkdocs.word.template.sources import PartSource, open_template, part_sources, saved_parts
from pkdocs.word.template.structure import Structure, examine, form_findings, structure_findings
from pkdocs.word.template.syntax import Syntax, broken_tag, form_syntax_findings, parse_part
from pkdocs.word.template.tags import refuse_tags
from pkdocs.word.template.vanished import vanished_findings

_DRAWING_ELEMENT = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_DRAWING_NUMBER = re.compile(r'(<wp:docPr\s(?:[^>]*\s)?id=")[^"]*')
_BODY_START = re.compile(r"^<w:body [^>]*>")
_LINED_PARAGRAPH = re.compile(r"\n(?=<w:p[ >])")
_ESCAPED_DELIMITERS = (("{_{", "{{"), ("}_}", "}}"), ("{_%", "{%"), ("%_}", "%}"))
_STRICT = (
    "berkas disimpan sebagai Strict Open XML; di Word pilih Simpan Sebagai, jenis Dokumen Word "
    "(.docx)"
)
_TAG = re.compile(r"\{[{%#]")
__all__ = ["Additions", "Prepared", "inspect", "prepare", "read_file"]


_Opened = tuple[Any, list[PartSource]]
"""A package as docxtpl has it, and its parts as docxtpl hands them to Jinja."""


class CheckedPart(Struct, frozen=True):
    """One part, parsed and examined."""

    source: PartSource
    syntax: Syntax
    structure: Structure
    placeholders: Placeholders


class Additions(Struct, frozen=True):
    """What is put into a template's package before it is prepared."""

    images: Mapping[str, Path | bytes] = field(default_factory=dict)
    custom_xml: str | None = None
    strict: bool = False
    """Whether to hold it to the limits for forms too."""


class Prepared(Struct, frozen=True):
    """A template ready to make documents."""

    members: Mapping[str, Member]
    parts: tuple[RenderedPart, ...]
    placeholders: Mapping[str, frozenset[str]]
    """Of each part that has text, by its name."""
    core: CoreProperties
    custom_xml_part: str | None


def inspect(data: bytes, *, strict: bool) -> list[Finding]:
    """Return everything that is wrong with a template; `strict` adds the limits for forms."""
    environment = TemplateEnvironment()
    try:
        parts = _read(data)
        ensure_core(parts)
        refused = refuse_tags(parts)
        checked = _check(environment, parts, _opened(parts, strict=strict), refused)
        beyond = list(_form_findings(environment, checked)) if strict else []
        for part in checked:  # last, since compiling changes the syntax
            _compile(environment, part)
    except TemplateError as error:
        return list(error.findings)
    return beyond


def prepare(data: bytes, additions: Additions) -> Prepared:
    """Return the template in `data`, prepared.

    Raises:
        TemplateError: With everything that is wrong with it.
    """
    environment = TemplateEnvironment()
    parts = _read(data)
    ensure_core(parts)
    refused = refuse_tags(parts)
    replace_images(parts, additions.images)
    namespace = additions.custom_xml
    custom = None if namespace is None else add_custom_xml(parts, namespace)
    opened = _opened(parts, strict=additions.strict)
    template = opened[0]
    checked = _check(environment, parts, opened, refused)
    beyond = list(_form_findings(environment, checked)) if additions.strict else []
    if beyond:
        raise TemplateError(beyond)
    compiled = [_compile(environment, part) for part in checked]
    package = saved_parts(template)
    package.update((part.name, part.render({})) for part in compiled if _is_static(part))
    rendered = tuple(part for part in compiled if not _is_static(part))
    fixed = package.keys() - {part.name for part in rendered}
    return Prepared(
        members={name: deflate(name, package[name]) for name in sorted(fixed)},
        parts=rendered,
        placeholders={part.source.name: part.placeholders.used for part in checked},
        core=split_core(package),
        custom_xml_part=custom,
    )


def _read(data: bytes) -> dict[str, bytes]:
    """The parts of a template; one saved in a way that docxtpl does not read is told by its name.

    Raises:
        TemplateError: With everything that is wrong with them.
    """
    parts = read_package(data)
    if is_strict(parts):
        raise TemplateError([Finding("T011", "", _STRICT)])
    return parts


def _opened(parts: Mapping[str, bytes], *, strict: bool) -> _Opened:
    template = open_template(parts)
    return template, list(part_sources(template, form=strict))


def _check(
    environment: TemplateEnvironment,
    parts: Mapping[str, bytes],
    opened: _Opened,
    refused: list[Finding],
) -> list[CheckedPart]:
    checked: list[CheckedPart] = []
    template, sources = opened
    findings = [*refused, *paper_findings(parts, {source.name for source in sources})]
    for source in sources:
        findings += vanished_findings(source.name, source.written, source.text, template.patch_xml)
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
    syntax = parse_part(environment, source.name, source.text, source.original)
    for data in syntax.static:
        data.data = _LINED_PARAGRAPH.sub("", data.data)
    placeholders = Placeholders(syntax.tree)
    prefixes = source.original.nsmap if source.kind == "body" else ()
    structure = examine(syntax, placeholders, (prefix for prefix in prefixes if prefix))
    fitted = f' {MARK}="' in source.text  # the grid is set where docxtpl goes through tables
    if source.kind == "body" and (fitted or not _can_number_drawings(source, syntax)):
        structure = replace(structure, fixed=False)
    return CheckedPart(source, syntax, structure, placeholders)


def _can_number_drawings(source: PartSource, syntax: Syntax) -> bool:
    """Return whether the id of every drawing stands in static text."""
    drawings = sum(1 for _ in source.original.iter(_DRAWING_ELEMENT))
    return drawings == sum(len(_DRAWING_NUMBER.findall(data.data)) for data in syntax.static)


def _form_findings(
    environment: TemplateEnvironment, checked: list[CheckedPart]
) -> Iterator[Finding]:
    for part in checked:
        name = part.source.name
        yield from form_syntax_findings(environment, name, part.source.text, part.syntax)
        yield from form_findings(name, part.structure)
        yield from (Finding("T110", name, fault) for fault in part.source.unfit)


def _compile(environment: TemplateEnvironment, part: CheckedPart) -> RenderedPart:
    source = part.source
    _finish(part)
    static = "".join(data.data for data in part.syntax.static)
    try:
        template = environment.build(part.syntax.tree, part.placeholders)
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
        plain=is_plain(static.replace(DRAWING_ID, "")),
    )


def _finish(part: CheckedPart) -> None:
    """Replace in the static text what docxtpl replaces in every output."""
    for data in part.syntax.static:
        for written, delimiter in _ESCAPED_DELIMITERS:
            data.data = data.data.replace(written, delimiter)
        if part.source.kind == "body" and part.structure.fixed:
            data.data = _DRAWING_NUMBER.sub(rf"\1{DRAWING_ID}", data.data)
            data.data = _BODY_START.sub("<w:body>", data.data)


def _is_static(part: RenderedPart) -> bool:
    return not _TAG.search(part.source)

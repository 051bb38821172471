"""The Word form of an agreement: the template, checked against the context, filled in."""

import json
from dataclasses import dataclass
from pathlib import Path

from pkdocs import context, model, record
from pkdocs.problem import Checked, Problem, Span, suggest
from pkdocs.render import Template, TemplateError, core_properties, inspect_template

NAMESPACE = "urn:pkdocs:perjanjian:1"
"""Namespace of the custom XML part that holds the Perjanjian inside each document."""


@dataclass(frozen=True, slots=True)
class Form:
    """A template that was found in order, ready to be filled in many times."""

    template: Template
    naskah: model.Naskah
    custom_xml_part: str


def load_form(folder: Path, template: Path, lambang: Path, naskah: model.Naskah) -> Checked[Form]:
    """Return the form made of the template and the arms in `folder` (both paths relative to it).

    Problems: T001 and up, see docs/masalah.md; T090 an unknown placeholder, T091 a field of the
    form that the template does not use.
    """
    images = {"lambang": folder / lambang} if (folder / lambang).is_file() else {}
    here = Span(template.as_posix())
    try:
        data = (folder / template).read_bytes()
    except OSError:
        pesan = (
            "template tidak dapat dibaca; pulihkan berkasnya atau buat ulang dengan pkdocs init."
        )
        return Checked(None, (Problem(here, "T000", pesan),))
    findings = inspect_template(data, strict=True)
    if findings:
        return Checked(
            None, tuple(Problem(here, f.code, f"{f.part}: {f.message}") for f in findings)
        )
    try:
        ready = Template.load(data, images=images, custom_xml=NAMESPACE)
    except TemplateError as error:
        return Checked(None, tuple(Problem(here, f.code, f.message) for f in error.findings))
    problems = tuple(_compare_fields(ready.placeholders, here))
    if problems or ready.custom_xml_part is None:
        return Checked(None, problems)
    return Checked(Form(ready, naskah, ready.custom_xml_part))


def _compare_fields(placeholders: frozenset[str], here: Span) -> list[Problem]:
    """Every placeholder known, every field of the form used."""
    known = context.FIELDS.union(*map(_branches, context.FIELDS))
    unknown = [
        Problem(here, "T090", f'placeholder "{name}" tidak dikenal.{suggest(name, context.FIELDS)}')
        for name in sorted(placeholders - known)
    ]
    unused = [
        Problem(here, "T091", f'isian formulir "{name}" tidak dipakai di template.')
        for name in sorted(context.FIELDS - placeholders)
    ]
    return unknown + unused


def _branches(name: str) -> set[str]:
    """The lists and dicts on the way to a field, which a template names in loops and ifs."""
    steps = name.split(".")
    above = {".".join(steps[:depth]) for depth in range(1, len(steps))}
    return above | {branch.removesuffix("[]") for branch in (name, *above)}


def render_document(form: Form, perjanjian: model.Perjanjian) -> bytes:
    """Return the .docx of one Perjanjian; the same Perjanjian gives the same bytes.

    The Perjanjian itself travels inside as a custom XML part, so that one file tells what it was
    made from.
    """
    words = context.build_context(perjanjian, form.naskah)
    embedded = json.dumps(record.to_embedded(perjanjian), ensure_ascii=False, sort_keys=True)
    parts = {
        form.custom_xml_part: _custom_xml(embedded),
        "docProps/core.xml": core_properties(form.template, context.format_judul(perjanjian)),
    }
    return form.template.render(words, parts)


def _custom_xml(text: str) -> bytes:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    body = f'<perjanjian xmlns="{NAMESPACE}">{escaped}</perjanjian>'
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{body}'.encode()

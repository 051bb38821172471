"""The templates of the Instruksi and its lampiran: read from a project, checked, and filled."""

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from pkdocs.base.problem import Checked, Problem, Span
from pkdocs.outputs.form import (
    compare_fields,
    headers_without_konsep,
    read_arms,
    template_problems,
)
from pkdocs.word import Template, TemplateError, core_properties, read_file


class PaperForm(Struct, frozen=True):
    """What a project has a template for: its file, its fields, whether it has room for the arms.

    `namespace` is that of the custom XML part that its documents carry, "" for none. A template may
    do without the fields that are `optional`.
    """

    name: str
    fields: frozenset[str]
    arms: bool = False
    namespace: str = ""
    optional: frozenset[str] = frozenset()


def load_template(folder: Path, form: PaperForm) -> Checked[Template]:
    """Return the template of a project for such a paper, ready to be filled.

    Problems: T000 it cannot be read, T001 and up what is wrong with it, T090 and T091 fields
    unknown and unused, T093 a header without KONSEP.
    """
    here = Span(form.name)
    try:
        lambang = read_arms(folder) if form.arms else None
        images = {} if lambang is None else {"lambang": lambang}
        template = Template.load(
            read_file(folder / form.name),
            images=images,
            custom_xml=form.namespace or None,
            strict=True,
        )
    except TemplateError as error:
        return Checked(None, template_problems(error, form.name))
    except OSError:
        pesan = "template tidak dapat dibaca; salin berkasnya dari unduhan pkdocs yang asli."
        return Checked(None, (Problem(here, "T000", pesan),))
    wrong = (
        *compare_fields(template.placeholders, form.fields, here, form.optional),
        *(headers_without_konsep(template, here) if "konsep" in form.fields else ()),
    )
    return Checked(None if wrong else template, wrong)


def fill(
    template: Template,
    words: Mapping[str, object],
    judul: str,
    status: str,
    carried: bytes | None = None,
) -> bytes:
    """Return the .docx of a template and the words for it; the same words, the same bytes.

    `judul` is the title of its properties, `status` the mark of who makes it (`Maker.status`),
    `carried` what it carries in its custom XML part.

    Raises:
        TemplateError: A word cannot be printed.
    """
    parts = {template.core_properties_part: core_properties(template, judul, status)}
    if carried is not None and template.custom_xml_part:
        parts[template.custom_xml_part] = carried
    return template.render(words, parts)

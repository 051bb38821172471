"""The core properties: title, no dates, no tags."""

import io
import re

import docx
import pytest

from pkdocs.word import Template, TemplateError, core_properties
from pkdocs.word.package.archive import deflate, write_archive
from pkdocs.word.package.core import relabel_core
from tests.word.template_factory import document, template, unzipped, with_parts
from tests.word.template_factory import docx as bytes_of


def test_the_title_of_the_document_is_set() -> None:
    loaded = Template.load(template("{{ x }}"))
    core = core_properties(loaded, "Perjanjian <Kinerja> & 'Lampiran'")
    made = docx.Document(io.BytesIO(loaded.render({"x": "1"}, {loaded.core_properties_part: core})))
    assert made.core_properties.title == "Perjanjian <Kinerja> & 'Lampiran'"


def test_a_status_stands_beside_the_title_where_one_is_given() -> None:
    loaded = Template.load(template("{{ x }}"))
    for status in ("", "dibuat", "lagi"):
        core = core_properties(loaded, "Judul", status)
        made = loaded.render({"x": "1"}, {loaded.core_properties_part: core})
        found = docx.Document(io.BytesIO(made)).core_properties
        assert (found.title, found.content_status) == ("Judul", status)


@pytest.mark.parametrize("title", ["a\x00b", "a\x0cb", "a\ud800b"])
def test_a_title_with_a_forbidden_character_is_refused(title: str) -> None:
    with pytest.raises(TemplateError, match="T303"):
        core_properties(Template.load(template("{{ x }}")), title)


def test_a_template_without_core_properties_gets_them_without_a_date() -> None:
    def drop(parts: dict[str, bytes]) -> None:
        del parts["docProps/core.xml"]
        rels = parts["_rels/.rels"]
        parts["_rels/.rels"] = re.sub(rb"<Relationship [^>]*core\.xml[^>]*/>", b"", rels)

    loaded = Template.load(with_parts(template("{{ x }}"), drop))
    core = unzipped(loaded.render({"x": "1"}))[loaded.core_properties_part]
    assert b"<dc:title" in core
    assert b"modified" not in core


def test_tags_in_the_core_properties_are_refused() -> None:
    made = document("{{ x }}")
    made.core_properties.title = "Perjanjian {{ x }}"
    with pytest.raises(TemplateError, match=r"T102 docProps/core.xml"):
        Template.load(bytes_of(made))


def test_a_document_is_labelled_anew_also_one_that_had_no_properties() -> None:
    def drop(parts: dict[str, bytes]) -> None:
        del parts["docProps/core.xml"]
        rels = parts["_rels/.rels"]
        parts["_rels/.rels"] = re.sub(rb"<Relationship [^>]*core\.xml[^>]*/>", b"", rels)

    for whole, title in (
        (template("{{ x }}"), "Lama: "),
        (with_parts(template("{{ x }}"), drop), ""),
    ):
        parts = unzipped(whole)
        relabel_core(parts, "Lama: ", "pkdocs diff")
        members = (deflate(name, data) for name, data in parts.items())
        core = docx.Document(io.BytesIO(write_archive(members))).core_properties
        assert (core.content_status, core.title) == ("pkdocs diff", title)

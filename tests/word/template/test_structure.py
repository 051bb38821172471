"""Where tags may stand: every document is whole, and no cell loses its last paragraph."""

from collections.abc import Mapping

import pytest

from pkdocs.word import Template, TemplateError, inspect_template
from tests.word.template.outcomes import codes, failure, strict
from tests.word.template_factory import add_table, document, docx, raw_paragraph, template


def test_a_placeholder_within_the_code_of_a_field_is_told() -> None:
    made = document()
    raw_paragraph(made, "<w:r><w:instrText>HYPERLINK {{ x }}</w:instrText></w:r>")
    assert codes(strict(docx(made))) == {"T105"}


UNEVEN = [
    ["{%p for x in y %}", "a {% endfor %}"],
    ["a {% if x %} b", "{%p endif %}", "c"],
]


@pytest.mark.parametrize("paragraphs", UNEVEN)
def test_tags_at_different_levels_are_told_and_never_give_broken_xml(
    paragraphs: list[str],
) -> None:
    data = template(*paragraphs)
    assert "T106" in codes(strict(data))
    loaded = Template.load(data)
    assert {outcome(loaded, {"x": x, "y": [x] if x else []}) for x in ("", "1")} <= {"", "T106"}


def outcome(loaded: Template, context: Mapping[str, object]) -> str:
    """Return "" for a whole document, the code for a refusal."""
    try:
        made = loaded.render(context)
    except TemplateError as error:
        return error.findings[0].code
    return "".join(finding.code for finding in inspect_template(made, strict=False))


def test_an_if_from_one_paragraph_to_the_next_joins_them() -> None:
    assert strict(template("a {% if x %} b", "c {% endif %} d")) == []


def test_a_document_that_would_be_broken_is_an_error() -> None:
    made = document()
    raw_paragraph(made, "<w:r><w:t>a {% if x %} b</w:t></w:r><w:r><w:t>c {% endif %} d</w:t></w:r>")
    loaded = Template.load(docx(made))
    assert loaded.render({"x": "1"})
    made = document("a {% if x %} b")
    raw_paragraph(made, "<w:hyperlink><w:r><w:t>c {% endif %} d</w:t></w:r></w:hyperlink>")
    loaded = Template.load(docx(made))
    assert loaded.render({"x": "1"})
    with pytest.raises(TemplateError, match="T106"):
        loaded.render({"x": ""})


def cell(*paragraphs: str) -> bytes:
    made = document("a")
    add_table(made, ["x"])
    target = made.tables[0].rows[0].cells[0]
    target.paragraphs[0].text = paragraphs[0]
    for text in paragraphs[1:]:
        target.add_paragraph(text)
    return docx(made)


@pytest.mark.parametrize(
    "paragraphs",
    [
        ["{%p if x %}", "a", "{%p endif %}"],
        ["{%p for a in x %}", "a", "{%p endfor %}"],
        ["{%p if x %}", "a", "{%p elif y %}", "b", "{%p endif %}"],
        ["{%p if x %}", "{%p if y %}", "a", "{%p endif %}", "{%p else %}", "b", "{%p endif %}"],
    ],
)
def test_a_cell_that_may_lose_its_last_paragraph_is_told(paragraphs: list[str]) -> None:
    findings = strict(cell(*paragraphs))
    assert codes(findings) == {"T107"}
    assert "sel tabel dapat kehilangan" in findings[0].message


@pytest.mark.parametrize(
    "paragraphs",
    [
        ["a", "{%p if x %}", "a", "{%p endif %}"],
        ["{%p if x %}", "a", "{%p endif %}", "b"],
        ["{%p if x %}", "a", "{%p else %}", "b", "{%p endif %}"],
        ["{%p for a in x %}", "a", "{%p else %}", "b", "{%p endfor %}"],
        ["{% if x %}a{% endif %}"],
    ],
)
def test_a_cell_that_keeps_a_paragraph_is_fine(paragraphs: list[str]) -> None:
    assert strict(cell(*paragraphs)) == []


def test_a_cell_that_may_end_in_a_table_is_told() -> None:
    made = document("a")
    add_table(made, ["x"])
    target = made.tables[0].rows[0].cells[0]
    target.add_table(rows=1, cols=1)
    tail = target.add_paragraph("{%p if x %}")
    for text in ("a", "{%p endif %}"):
        tail = target.add_paragraph(text)
    spare = next(p for p in target.paragraphs if p.text == "" and p is not tail)
    assert strict(docx(made)) == []  # python-docx leaves an empty paragraph after the table
    for paragraph in target.paragraphs:
        if paragraph.text == "":
            paragraph._p.getparent().remove(paragraph._p)
    assert spare is not None
    assert codes(strict(docx(made))) == {"T107"}


def test_a_header_that_may_lose_its_last_paragraph_is_told() -> None:
    made = document("{{ x }}")
    header = made.sections[0].header
    header.paragraphs[0].text = "{%p if x %}"
    for text in ("KONSEP", "{%p endif %}"):
        header.add_paragraph(text)
    findings = strict(docx(made))
    assert [(finding.code, finding.part) for finding in findings] == [("T107", "word/header1.xml")]
    assert "kepala halaman" in findings[0].message


def test_a_header_that_would_be_broken_is_an_error() -> None:
    made = document("{{ x }}")
    made.sections[0].header.paragraphs[0].text = "{{ x|e|upper }}"
    loaded = Template.load(docx(made))
    assert loaded.render({"x": "a"})
    with pytest.raises(TemplateError, match=r"T106 word/header1\.xml"):
        loaded.render({"x": "a<b"})


@pytest.mark.parametrize("tag", ["{{p x }}", "{{r x }}"])
def test_a_tag_for_raw_xml_is_refused_when_loaded(tag: str) -> None:
    with pytest.raises(TemplateError, match=r'T103 .*"x".*tidak didukung; tulis \{\{ … \}\} biasa'):
        Template.load(template(f"a {tag} b"))


def test_an_escaping_filter_that_breaks_an_entity_cannot_break_the_document() -> None:
    assert failure("{{ x|e|upper }}", context={"x": "a<b"}).code == "T106"


def test_a_macro_that_opens_an_element_cannot_break_the_document() -> None:
    made = document("{{ m() }}")
    raw_paragraph(
        made,
        "<w:r><w:t>{% macro m() %}</w:t></w:r><w:r><w:t>x{% endmacro %}</w:t></w:r>",
    )
    with pytest.raises(TemplateError):
        Template.load(docx(made)).render({})

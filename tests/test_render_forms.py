"""What an inspection tells staff about the tags of a template, and what a form may hold."""

from collections.abc import Mapping

import jinja2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pkdocs.word import Finding, Template, TemplateError, inspect_template
from pkdocs.word.template.placeholders import Placeholders
from pkdocs.word.template.structure import examine
from tests.template_factory import (
    add_table,
    document,
    docx,
    raw_paragraph,
    table_template,
    template,
)


def strict(data: bytes) -> list[Finding]:
    assert inspect_template(data, strict=False) == []
    return inspect_template(data, strict=True)


def codes(findings: list[Finding]) -> set[str]:
    return {finding.code for finding in findings}


@pytest.mark.parametrize(
    ("paragraphs", "message"),
    [
        (["{% fro x in y %}"], 'perintah "fro" tidak dikenal dekat "{% fro x in y %}"'),
        (["{% fro x in y %}"], 'Maksudnya "for"?'),
        (["Nama: {{ nama }", "b {{ c }}"], 'tag "{{ nama }" tidak ditutup dengan "}}"'),
        (["{{ nama"], 'tag "{{ nama" tidak ditutup dengan "}}"'),
        (["a {% if x", "{{ b }}"], 'tag "{% if x" tidak ditutup dengan "%}"'),
        (["{%p for x in y %}", "a"], 'tag "{%p for x in y %}" tidak ditutup'),
        (["{%p for x in y %}", "a", "{%p endif %}"], 'tag "{%p endif %}" tidak punya pembuka'),
        (
            ["{%tr for x in y %}", "{%tr endfor %}"],
            'tag "{%tr for x in y %}" harus berada di dalam',
        ),
        (["Jumlah {{ a b }} orang"], 'tidak dapat dibaca dekat "Jumlah {{ a b }} orang"'),
        (["{{ }}"], 'tidak dapat dibaca dekat "{{ }}"'),
        (["{% if %}a{% endif %}"], "tidak dapat dibaca"),
        (["{% for loop in x %}a{% endfor %}"], "tidak dapat dibaca"),
    ],
)
def test_a_tag_that_cannot_be_read_is_told_in_words(paragraphs: list[str], message: str) -> None:
    findings = inspect_template(template("Awal", *paragraphs, "Akhir"), strict=False)
    assert codes(findings) == {"T101"}
    assert message in findings[0].message
    assert findings[0].part == "word/document.xml"


def test_broken_tags_of_all_parts_are_told_at_once() -> None:
    made = document("{{ a }")
    made.sections[0].header.paragraphs[0].text = "{% fro %}"
    made.sections[0].footer.paragraphs[0].text = "{{ b|attr('c') }}"
    findings = inspect_template(docx(made), strict=False)
    assert [(finding.code, finding.part) for finding in findings] == [
        ("T101", "word/document.xml"),
        ("T101", "word/header1.xml"),
        ("T104", "word/footer1.xml"),
    ]


def test_too_many_blocks_within_each_other_are_told() -> None:
    deep = "{% for x in y %}" * 30 + "{% endfor %}" * 30
    sum_of_many = "{{ " + "(" * 2000 + "1" + ")" * 2000 + " }}"
    for text in (deep, sum_of_many):
        findings = inspect_template(template(text), strict=False)
        assert codes(findings) == {"T101"}
        assert "terlalu dalam" in findings[0].message


def form() -> bytes:
    made = document(
        "{{ judul }} {{ pihak.nama }}",
        "{%p for k in kelompok %}",
        "{{ loop.index }} {{ k.judul }}{% if k.x == 'a' and not k.y or k.n > 3 %}b{% endif %}",
        "{%p if k.x %}",
        "a",
        "{%p elif k.y != '' %}",
        "b",
        "{%p else %}",
        "c",
        "{%p endif %}",
        "{%p endfor %}",
    )
    add_table(made, ["A", "B"], ["{%tr for b in baris %}"], ["{{ b.a }}", "{{ b.b }}"])
    add_table(made, ["{%tr endfor %}"])
    table = made.tables[0]
    table._tbl.append(made.tables[1].rows[0]._tr)
    made.tables[1]._tbl.getparent().remove(made.tables[1]._tbl)
    return docx(made)


def test_a_form_of_plain_tags_is_fine() -> None:
    assert strict(form()) == []


@pytest.mark.parametrize(
    "text",
    [
        "{{ x|upper }}",
        "{{ x.y() }}",
        "{{ x[0] }}",
        "{{ x['y'] }}",
        "{{ x + 1 }}",
        "{{ x ~ 'a' }}",
        "{{ 'a' }}",
        "{{ x if y else z }}",
        "{{ x == 'a' }}",
        "{% set a = x %}",
        "{% macro m() %}{% endmacro %}",
        "{% with %}a{% endwith %}",
        "{% filter upper %}a{% endfilter %}",
        "{% raw %}a{% endraw %}",
        "{% if x is defined %}a{% endif %}",
        "{% if x == y %}a{% endif %}",
        "{% if 'a' < x < 'b' %}a{% endif %}",
        "{% if x|length %}a{% endif %}",
        "{% if x in ['a'] %}a{% endif %}",
        "{% for a, b in x %}a{% endfor %}",
        "{% for a in x if a.b %}a{% endfor %}",
        "{% for a in x recursive %}a{% endfor %}",
        "{% for a in 'abc' %}a{% endfor %}",
        "{% for a in range(9) %}a{% endfor %}",
        "{{ _x }}",
        "{{ x._y }}",
    ],
)
def test_a_form_may_not_use_more_of_jinja(text: str) -> None:
    findings = strict(template("a", text))
    assert codes(findings) >= {"T105"}
    assert "formulir hanya boleh memakai for, if" in findings[0].message


@pytest.mark.parametrize("text", ["a }} b", "a %} b", "a {{ x }} }}", "{_{ x }} b"])
def test_brackets_left_over_are_told(text: str) -> None:
    assert codes(strict(template(text))) == {"T108"}


def test_delimiters_written_to_be_printed_are_fine() -> None:
    assert strict(template("{_{ x }_} {_% if %_}")) == []


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


@pytest.mark.parametrize(
    ("text", "proven"),
    [
        ("<a><b/>{{ x }}</a>", True),
        ("<a>{% if x %}<b>{% else %}<b>{% endif %}</b></a>", True),
        ("<a>{% for x in y %}</a><a>{% endfor %}</a>", False),
        ("<a><b>{% for x in y %}</b><b>{% endfor %}</b></a>", True),
        ("<a>{% if x %}<b>{% endif %}</b></a>", False),
        ("<a>{% for x in y %}<b>{% else %}<b>{% endfor %}</b></a>", False),
        ("<a>{% for x in y %}<b>{% endfor %}</a>", False),
        ("<a><b>", False),
        ("<a", False),
        ("<a></b>", False),
        ("<a></a>text", False),
        ("<a/><b/>", False),
        ('<a b="{{ x }}"/>', True),
        ('<a b="{% if x %}c{% else %}d{% endif %}"/>', True),
        ('<a b="c"{% if x %} d="e"{% endif %}/>', False),
        ("<a {{ x }}/>", False),
        ('<a b="c" b="d"/>', False),
        ("<c:a/>", False),
        ('<a c:b="d"/>', False),
        ('<c:a xmlns:c="urn:c"><c:b/></c:a>', True),
        ('<a><c:a xmlns:c="urn:c"/><c:b/></a>', False),
        ("<a>&amp;&#10;</a>", True),
        ("<a>&nbsp;</a>", False),
        ("<a>]]></a>", False),
        ("<a>{% raw %}<{% endraw %}</a>", False),
        ("<a><!-- {{ x }} --></a>", False),
        ('<?xml version="1.0"?>\n<a/>', True),
    ],
)
def test_only_what_is_well_formed_in_every_branch_is_proven(text: str, proven: bool) -> None:
    tree = jinja2.Environment(autoescape=True).parse(text)
    assert examine(tree, Placeholders(tree), ()).proven is proven


def test_a_header_that_would_be_broken_is_an_error() -> None:
    made = document("{{ x }}")
    made.sections[0].header.paragraphs[0].text = "{{ x|e|upper }}"
    loaded = Template.load(docx(made))
    assert loaded.render({"x": "a"})
    with pytest.raises(TemplateError, match=r"T106 word/header1\.xml"):
        loaded.render({"x": "a<b"})


pieces = st.lists(
    st.sampled_from(
        [
            *("{%p if x %}", "{%p elif y %}", "{%p else %}", "{%p endif %}", "{%p for a in x %}"),
            *("{%p endfor %}", "a {% if x %} b", "c {% endif %} d", "{% for a in x %}e", "teks"),
            *("{{ y }}", "f{% endfor %}", "{% if y %}{{ y }}{% endif %}", "{% else %}"),
        ]
    ),
    max_size=8,
)


@given(pieces, st.booleans(), st.booleans())
def test_a_template_without_findings_always_gives_a_whole_document(
    paragraphs: list[str], first: bool, second: bool
) -> None:
    data = (
        table_template(*([text, "z"] for text in paragraphs))
        if second and paragraphs
        else template(*paragraphs)
    )
    if inspect_template(data, strict=True):
        return
    context = {"x": ["1"] * first, "y": "2" * second}
    made = Template.load(data).render(context)
    assert inspect_template(made, strict=False) == []

"""What is wrong with the parts of a template is told at once, or nothing is."""

from hypothesis import given
from hypothesis import strategies as st

from pkdocs.word import Template, inspect_template
from tests.word.template_factory import document, docx, table_template, template


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

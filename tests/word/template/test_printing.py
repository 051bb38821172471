"""What is never printed: Python values, characters that XML forbids, markup."""

import pytest

from pkdocs.word import Template
from tests.word.template.outcomes import CONTEXT, failure
from tests.word.template_factory import document, docx, raw_paragraph, template, unzipped


@pytest.mark.parametrize(
    "name",
    [name for name in CONTEXT if name != "teks"],
)
def test_what_is_not_plain_text_or_a_number_is_never_printed(name: str) -> None:
    finding = failure(f"{{{{ {name} }}}}")
    assert finding.code == "T302"
    assert f'"{name}"' in finding.message


@pytest.mark.parametrize(
    "tag",
    [
        "{{ kamus.items }}",
        "{{ daftar|upper }}",
        "{{ kosong|trim }}",
        "{{ daftar|join(benar) }}",
        "{{ [kosong]|join }}",
        "{{ daftar ~ 'x' }}",
        "{{ daftar|string }}",
        "{{ daftar|replace('a', 'b') }}",
        "{{ bahaya|e }}",
        "{{ bahaya ~ 'x' }}",
        "{{ markup|upper }}",
        "{{ [bahaya]|join }}",
        "{% set x %}{{ bahaya }}{% endset %}{{ x }}",
        "{% macro m(x) %}{{ x }}{% endmacro %}{{ m(bahaya) }}",
        "{{ true }}",
        "{{ none }}",
        "{{ [1] }}",
        "{{ range(3) }}",
    ],
)
def test_no_detour_prints_a_python_value(tag: str) -> None:
    assert failure(tag).code == "T302"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("character", "code"),
    [
        ("\x00", "U+0000"),
        ("\x0b", "U+000B"),
        ("\r", "U+000D"),
        ("\x1f", "U+001F"),
        ("\ud800", "U+D800"),
        ("\ufffe", "U+FFFE"),
        ("\uffff", "U+FFFF"),
    ],
)
@pytest.mark.parametrize(
    "tag",
    [
        "{{ x.y[0] }}",
        "{{ x.y|join }}",
        "{% macro m(x) %}{{ x.y[0] }}{% endmacro %}{{ m(x) }}",
    ],
)
@pytest.mark.parametrize("length", [0, 9_000], ids=["short", "long"])
def test_a_character_xml_forbids_is_told_with_its_place(
    character: str, code: str, tag: str, length: int
) -> None:
    value = "x" * length + f"sebelum{character}sesudah"
    finding = failure(tag, context={"x": {"y": [value]}})
    assert finding.code == "T303"
    assert 'placeholder "x.y[0]"' in finding.message
    assert code in finding.message


@pytest.mark.parametrize("character", ["\x7f", "\x85", "\ue000", "\ufeff", "\uff01", "\U0010ffff"])
def test_a_rare_character_that_xml_allows_is_printed(character: str) -> None:
    value = f"a{character}b" * 1_000
    made = unzipped(Template.load(template("{{ x }}")).render({"x": value}))
    assert value.encode() in made["word/document.xml"]


@pytest.mark.parametrize(
    ("value", "printed"),
    [('" w:foo="', b"&#34; w:foo=&#34;"), ("'", b"&#39;"), ("<&>", b"&lt;&amp;&gt;")],
)
def test_a_value_in_an_attribute_stays_one_value(value: str, printed: bytes) -> None:
    made = document()
    raw_paragraph(made, '<w:pPr><w:pStyle w:val="{{ x }}"/></w:pPr><w:r><w:t>a</w:t></w:r>')
    data = Template.load(docx(made)).render({"x": value})
    assert b'w:val="' + printed + b'"' in unzipped(data)["word/document.xml"]

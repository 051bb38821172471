"""What a template or its data must never do: run code, print Python values, break the document."""

import datetime
from collections.abc import Mapping
from decimal import Decimal

import pytest
from docxtpl import InlineImage, Listing, RichText
from markupsafe import Markup

from pkdocs.word import Finding, Template, TemplateError
from tests.template_factory import document, docx, raw_paragraph, template, unzipped


class Halaman:
    """An object with a public method and a hidden attribute."""

    nama = "Yani"
    _rahasia = "x"

    def hapus(self) -> str:
        return "terhapus"


class Berbahaya:
    def __html__(self) -> str:
        return "</w:t>"


CONTEXT: Mapping[str, object] = {
    "teks": "a",
    "kosong": None,
    "daftar": ["a", "b"],
    "kamus": {"items": "x", "a": {"b": {}}},
    "benar": True,
    "tanggal": datetime.date(2023, 1, 2),
    "halaman": Halaman(),
    "kelas": Halaman,
    "fungsi": len,
    "markup": Markup("<b>"),
    "bahaya": Berbahaya(),
    "kaya": RichText("a"),
    "senarai": Listing("a\nb"),
    "gambar": InlineImage(None, "x.png"),
    "nan": float("nan"),
    "tak_hingga": Decimal("Infinity"),
}


GROWING = (
    "{{% set n = namespace(x='a') %}}{{% for i in range(99) %}}{{% set n.x = {} %}}{{% endfor %}}"
)


def failure(*paragraphs: str, context: Mapping[str, object] = CONTEXT) -> Finding:
    with pytest.raises(TemplateError) as raised:
        Template.load(template(*paragraphs)).render(context)
    assert len(raised.value.findings) == 1
    return raised.value.findings[0]


@pytest.mark.parametrize(
    ("tag", "path"),
    [
        ("{{ tidak_ada }}", "tidak_ada"),
        ("{{ kamus.x }}", "kamus.x"),
        ("{{ kamus.a.b.c }}", "kamus.a.b.c"),
        ("{{ kamus.x.y }}", "kamus.x"),
        ("{% for x in kamus.x %}{% endfor %}", "kamus.x"),
        ("{% for x in daftar %}{{ x.nama }}{% endfor %}", "daftar[].nama"),
        ("{% if kamus.x %}{% endif %}", "kamus.x"),
        ("{% if kamus.x == 'a' %}{% endif %}", "kamus.x"),
        ("{{ kamus.x|upper }}", "kamus.x"),
        ("{{ halaman.alamat }}", "halaman.alamat"),
    ],
)
def test_a_name_the_data_lacks_is_told_with_its_path(tag: str, path: str) -> None:
    finding = failure(tag)
    assert finding.code == "T301"
    assert finding.part == "word/document.xml"
    assert f'placeholder "{path}" tidak ada' in finding.message


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


@pytest.mark.parametrize(
    "tag",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ teks['__class__'] }}",
        "{{ halaman._rahasia }}",
        "{{ halaman.hapus() }}",
        "{{ daftar.append('c') }}",
        "{{ kamus.clear() }}",
        "{{ '{0.__class__}'.format(teks) }}",
        "{{ '{:>999999999}'.format(teks) }}",
        "{{ fungsi() }}",
        "{{ kelas() }}",
        "{{ halaman() }}",
        "{{ '{a.__class__}'.format_map(kamus) }}",
        "{{ '%s'|upper % daftar }}",
        "{{ teks.encode() }}",
        "{{ 'a'.center(1000000000) }}",
        "{{ 'a'.ljust(1000000000) }}",
        "{{ 'a'.join(daftar) }}",
        "{{ range.__init__() }}",
        "{% for x in daftar %}{{ loop._iterator }}{% endfor %}",
        "{{ markup + 'x' }}",
        "{{ m.__globals__ }}{% macro m() %}{% endmacro %}",
    ],
)
def test_the_sandbox_forbids_it(tag: str) -> None:
    assert failure(tag).code in {"T104", "T301"}


def test_forbidden_methods_change_nothing() -> None:
    daftar = ["a"]
    failure("{{ daftar.append('c') }}", context={"daftar": daftar})
    assert daftar == ["a"]


@pytest.mark.parametrize(
    "tag",
    [
        "{{ teks|attr('upper') }}",
        "{{ markup|safe }}",
        "{{ teks|urlize }}",
        "{{ kamus|tojson }}",
        "{{ kamus|xmlattr }}",
        "{{ kamus|pprint }}",
        "{{ teks|center(9) }}",
        "{{ '%s'|format(daftar) }}",
        "{{ daftar|random }}",
        "{% if false %}{{ teks|attr('x') }}{% endif %}",
        "{% autoescape false %}{{ teks }}{% endautoescape %}",
        "{% include 'x' %}",
        "{% import 'x' as y %}",
        "{% from 'x' import y %}",
        "{% extends 'x' %}",
        "{% block x %}{% endblock %}",
        "{% if teks is tidak_dikenal %}{% endif %}",
    ],
)
def test_a_filter_or_tag_outside_the_list_is_refused_when_loaded(tag: str) -> None:
    with pytest.raises(TemplateError, match=r"T104 word/document.xml"):
        Template.load(template(tag))


@pytest.mark.parametrize("name", ["lipsum", "caller", "context", "environment", "gettext"])
def test_names_that_jinja_or_its_code_knows_are_not_data(name: str) -> None:
    assert failure(f"{{{{ {name} }}}}").code == "T301"


@pytest.mark.parametrize(
    "tag",
    [
        "{{ 'a' * 10**9 }}",
        "{{ 10**9 * 'a' }}",
        "{{ ['a'] * 10**9 }}",
        "{{ 9**(9**9) }}",
        "{{ (9**60)**60 }}",
        "{{ 2**4000 * 2**4000 }}",
        "{% for i in range(99999) %}{% for j in range(99999) %}{% endfor %}{% endfor %}",
        "{% for i in range(9999) %}" + "x" * 5000 + "{% endfor %}",
        GROWING.format("n.x + n.x"),
        GROWING.format("n.x ~ n.x"),
        GROWING.format("[n.x, n.x]|join('a')"),
        GROWING.format("n.x|replace('a', 'aa')"),
        "{% macro m(n) %}{% if n %}{{ m(n-1) }}{{ m(n-1) }}{% endif %}{% endmacro %}{{ m(50) }}",
        "{% set x %}{% for i in range(9999) %}" + "x" * 5000 + "{% endfor %}{% endset %}{{ x }}",
        "{{ 1|round(999999999, 'ceil') }}",
    ],
)
def test_a_template_cannot_grow_without_bounds(tag: str) -> None:
    assert failure(tag).code == "T305"


@pytest.mark.parametrize(
    "tag",
    [
        "{{ range(10**9)|length }}",
        "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
        "{{ 1 / 0 }}",
        "{{ daftar + 1 }}",
        "{{ teks - 1 }}",
        "{{ daftar|sum }}",
        "{% for a, b in [1] %}{% endfor %}",
        "{{ kosong.x.y }}{% for x in benar %}{% endfor %}",
    ],
)
def test_a_tag_that_fails_is_an_error_with_its_text(tag: str) -> None:
    finding = failure(tag)
    assert finding.code in {"T304", "T301"}
    assert finding.part == "word/document.xml"


def test_a_failing_tag_is_shown_with_the_text_around_it() -> None:
    assert (
        'dekat "Nilai: {{ 1 / nol }}"'
        in failure("awal", "Nilai: {{ 1 / nol }}", context={"nol": 0}).message
    )


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


def test_a_paragraph_mark_outside_of_text_is_refused() -> None:
    made = document()
    raw_paragraph(made, "<w:r><w:instrText>{{ x }}</w:instrText></w:r>")
    with pytest.raises(TemplateError, match=r"T303 .*di luar teks paragraf"):
        Template.load(docx(made)).render({"x": "a\ab"})


def test_a_paragraph_mark_within_a_hyperlink_cannot_break_the_document() -> None:
    made = document()
    raw_paragraph(made, '<w:hyperlink w:anchor="a"><w:r><w:t>{{ x }}</w:t></w:r></w:hyperlink>')
    loaded = Template.load(docx(made))
    with pytest.raises(TemplateError, match="T106"):
        loaded.render({"x": "a\ab"})
    assert loaded.render({"x": "a\tb\nc"})


@pytest.mark.parametrize(
    ("value", "printed"),
    [('" w:foo="', b"&#34; w:foo=&#34;"), ("'", b"&#39;"), ("<&>", b"&lt;&amp;&gt;")],
)
def test_a_value_in_an_attribute_stays_one_value(value: str, printed: bytes) -> None:
    made = document()
    raw_paragraph(made, '<w:pPr><w:pStyle w:val="{{ x }}"/></w:pPr><w:r><w:t>a</w:t></w:r>')
    data = Template.load(docx(made)).render({"x": value})
    assert b'w:val="' + printed + b'"' in unzipped(data)["word/document.xml"]


@pytest.mark.parametrize("tag", ["{{p x }}", "{{r x }}"])
def test_a_tag_for_raw_xml_is_refused_when_loaded(tag: str) -> None:
    with pytest.raises(TemplateError, match=r'T103 .*"x".*tidak didukung; tulis \{\{ … \}\} biasa'):
        Template.load(template(f"a {tag} b"))


def test_tags_in_the_core_properties_are_refused() -> None:
    made = document("{{ x }}")
    made.core_properties.title = "Perjanjian {{ x }}"
    with pytest.raises(TemplateError, match=r"T102 docProps/core.xml"):
        Template.load(docx(made))


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

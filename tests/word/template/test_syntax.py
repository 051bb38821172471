"""What an inspection tells staff about the tags of a template, and what a form may use of them."""

import pytest

from pkdocs.word import inspect_template
from tests.word.template.outcomes import codes, strict
from tests.word.template_factory import add_table, document, docx, template


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


def test_too_many_blocks_within_each_other_are_told() -> None:
    deep = "{% for x in y %}" * 30 + "{% endfor %}" * 30
    sum_of_many = "{{ " + "(" * 900 + "1" + ")" * 900 + " }}"
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

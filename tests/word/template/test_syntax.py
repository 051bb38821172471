"""What an inspection tells staff about the tags of a template, and what a form may use of them."""

import pytest

from pkdocs.word import Finding, inspect_template
from pkdocs.word.template.syntax import broken_tag
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


NESTED = (
    "tag for, if, atau perhitungan bersarang terlalu dalam atau terlalu banyak cabangnya "
    'dekat "{}"; pecah menjadi beberapa tag'
)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{% zzz %}", ['perintah "zzz" tidak dikenal dekat "{% zzz %}".']),
        (
            "Awal kalimat yang cukup panjang sekali {% fro x in y %} dan akhir yang panjang",
            [
                (
                    'perintah "fro" tidak dikenal dekat '
                    '"mat yang cukup panjang sekali {% fro x in y %} dan akhir yan". '
                    'Maksudnya "for"?'
                )
            ],
        ),
        ("{# a {{ b", ['tag "{# a {{ b" tidak ditutup dengan "#}"']),
        ("x {{ a {% b %} c", ['tag "{{ a {% b %} c" tidak ditutup dengan "}}"']),
        ("}} {# {{ #} a %} {{ b", ['tag "{{ b" tidak ditutup dengan "}}"']),
        ("x {{ " + "a" * 80, [f'tag "{{{{ {"a" * 57}" tidak ditutup dengan "}}}}"']),
        (
            "{% for x in y %}{% if x %}{% endfor %}{% endif %}",
            ['tag "{% endfor %}" tidak punya pembuka yang cocok'],
        ),
        ("{% endfor %}{% endif %}", ['tag "{% endfor %}" tidak punya pembuka yang cocok']),
        (
            "{%- for x in y %}{% if x %}",
            [
                'tag "{%- for x in y %}" tidak ditutup dengan "{% endfor %}"',
                'tag "{% if x %}" tidak ditutup dengan "{% endif %}"',
            ],
        ),
        (
            "{%tc for x in y %}{%tr endfor %}{%tr endfor %}",
            [
                'tag "{%tc for x in y %}" harus berada di dalam tabel',
                'tag "{%tr endfor %}" harus berada di dalam tabel',
            ],
        ),
        (
            "{{ " + "x " * 60 + "}}",
            [f'tag templat tidak dapat dibaca dekat "{{{{ {("x " * 39)[:77]}"'],
        ),
        ("{% else %}", ['tag templat tidak dapat dibaca dekat "{% else %}"']),
        ("{{ 1e999 }}", ['angka terlalu besar dekat "{{ 1e999 }}"']),
        ("{{ " + "not " * 59 + "x }}", [NESTED.format(("{{ " + "not " * 59)[:80])]),
        (
            "{% if a %}" + "{% elif b %}" * 201 + "{% endif %}",
            [NESTED.format(("{% if a %}" + "{% elif b %}" * 9)[:80])],
        ),
        (
            "{{ a }}{{ " + "(" * 900 + "1" + ")" * 900 + " }}",
            [NESTED.format("{{ " + "(" * 77)],
        ),
    ],
)
def test_what_is_wrong_with_a_tag_is_told_in_whole_sentences(text: str, told: list[str]) -> None:
    findings = inspect_template(template("Awal", text, "Akhir"), strict=False)
    assert codes(findings) == {"T101"}
    assert [finding.message for finding in findings] == told
    assert {finding.part for finding in findings} == {"word/document.xml"}


@pytest.mark.parametrize(
    "text",
    [
        "{{ " + "not " * 58 + "x }}",
        "{% if a %}" + "{% elif b %}" * 200 + "{% endif %}",
        "{{ 1e30 }}",
        "{# {{ #}{{ a }}{# %} #}",
        "{% set x %}a{% endset %}",
    ],
)
def test_what_can_be_read_is_fine(text: str) -> None:
    assert inspect_template(template("Awal", text), strict=False) == []


def test_a_number_that_python_will_not_read_is_told_with_its_tag() -> None:
    found = broken_tag("word/document.xml", "a {{ b }} {{ 999 }}", ValueError())
    assert found == Finding("T101", "word/document.xml", 'angka terlalu panjang dekat "{{ 999 }}"')
    nowhere = broken_tag("word/document.xml", "a", ValueError())
    assert nowhere.message == 'angka terlalu panjang dekat ""'


def test_all_that_is_forbidden_is_told_each_in_its_words() -> None:
    text = "{% block a %}{% endblock %}{% include 'x' %}{{ x|urlize|upper|tojson }}"
    (*commands, first, second), last = (
        inspect_template(template(text), strict=False),
        inspect_template(template("{% if x is aneh and x is odd %}a{% endif %}"), strict=False),
    )
    assert [str(finding) for finding in (*commands, first, second, *last)] == [
        "T104 word/document.xml: perintah block tidak diizinkan dalam templat",
        "T104 word/document.xml: perintah include tidak diizinkan dalam templat",
        'T104 word/document.xml: penyaring "tojson" tidak diizinkan dalam templat',
        'T104 word/document.xml: penyaring "urlize" tidak diizinkan dalam templat',
        'T104 word/document.xml: pengujian "aneh" tidak dikenal',
    ]


@pytest.mark.parametrize(
    ("text", "reasons"),
    [
        ("{{ x|upper }}", ["{{ … }}", "Filter"]),
        ("{{ 'a' }}", ["{{ … }}"]),
        ("{{ _x }}", ["_x"]),
        ("{{ x._y }}", ["_y"]),
        ("{% for a, b in x %}{% endfor %}", ["for", "Tuple"]),
        ("{% for a in x if a.b %}{% endfor %}", ["for"]),
        ("{% if x == y %}{% endif %}", ["perbandingan tanpa nilai tetap"]),
        ("{% if x == 1 == y %}{% endif %}", ["perbandingan tanpa nilai tetap"]),
        ("{% raw %}a{% endraw %}", ["raw"]),
        ("{%- raw -%}a{% endraw %}", ["raw"]),
        ("{%+raw%}a{% endraw %}", ["raw"]),
        ("{% set a = x %}", ["Assign"]),
    ],
)
def test_what_a_form_may_not_use_is_named(text: str, reasons: list[str]) -> None:
    may = (
        ": formulir hanya boleh memakai for, if, elif, else, dan {{ nama.bidang }}, "
        "dengan perbandingan terhadap nilai tetap, and, or, not"
    )
    assert strict(template(text)) == [
        Finding("T105", "word/document.xml", f"{reason}{may}") for reason in reasons
    ]


@pytest.mark.parametrize(
    "text",
    [
        "{% if 1 == x %}a{% endif %}",
        "{% if x.y == 1 and not z or x != 'a' %}a{% endif %}",
        "raw {{ x }}",
        "{% for a in x.y %}{{ a.b }}{% else %}b{% endfor %}",
    ],
)
def test_what_a_form_may_use_is_fine(text: str) -> None:
    assert strict(template(text)) == []


def test_brackets_left_over_are_told_with_the_words_around_them() -> None:
    text = "Sebuah kalimat yang panjang sekali sebelum tanda }} dan yang panjang sesudahnya juga"
    (found,) = strict(template(text))
    near = "panjang sekali sebelum tanda }} dan yang panjang sesudahnya"
    assert found == Finding("T108", "word/document.xml", f'tanda "}}}}" tersisa dekat "{near}"')

"""The names a template asks for, loops and aliases resolved."""

from pkdocs.word import Template
from tests.word.template_factory import template


def test_placeholders_have_loops_and_aliases_resolved() -> None:
    data = template(
        "{{ tahun }} {{ pihak_pertama.nama }}",
        "{%p for k in kelompok %}",
        "{%p for s in k.sasaran %}",
        "{% set p = s.pertama %}{{ p.no }} {{ s['teks'] }} {{ loop.index }}",
        "{%p endfor %}",
        "{%p endfor %}",
        "{%p for baris in kop %}",
        "{{ baris|upper }}{% if program %}{{ program[0].no }}{% endif %}",
        "{%p endfor %}",
        "{% macro m(a) %}{{ a.b }}{{ luar }}{% endmacro %}{{ m(x) }}",
    )
    assert Template.load(data).placeholders == {
        "tahun",
        "pihak_pertama.nama",
        "kelompok[]",
        "kelompok[].sasaran[]",
        "kelompok[].sasaran[].pertama",
        "kelompok[].sasaran[].pertama.no",
        "kelompok[].sasaran[].teks",
        "kop[]",
        "program",
        "program[].no",
        "luar",
        "x",
    }


def test_a_loop_name_means_the_data_again_after_the_loop() -> None:
    data = template("{% for x in y %}{{ x }}{% endfor %}{{ x.z }}")
    assert Template.load(data).placeholders == {"y[]", "x.z"}

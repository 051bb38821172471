"""Only filters and tags of the list may be used, and none prints a Python value."""

import pytest

from pkdocs.word import Template, TemplateError
from pkdocs.word.template.sandbox import TemplateEnvironment
from tests.word.template.outcomes import failure
from tests.word.template_factory import template


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


def test_these_filters_and_no_others_may_be_used() -> None:
    names = (
        "abs capitalize count d default dictsort e escape first float groupby int items join last "
        "length list lower map max min reject rejectattr replace reverse round select selectattr "
        "sort string sum title trim truncate unique upper wordcount"
    )
    assert sorted(TemplateEnvironment().filters) == names.split()


@pytest.mark.parametrize(
    "tag",
    [
        *("daftar|capitalize", "daftar|lower", "daftar|title", "daftar|trim", "daftar|upper"),
        *("daftar|truncate(9)", "daftar|wordcount", "daftar|replace('a', 'b')"),
        *("teks|replace(daftar, 'b')", "teks|replace('a', daftar)", "[daftar]|join"),
        *("daftar|string", "daftar|e", "daftar|join(daftar)"),
    ],
)
def test_a_filter_on_text_prints_no_python_value(tag: str) -> None:
    assert failure(f"{{{{ {tag} }}}}").code == "T302"

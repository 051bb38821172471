"""Only filters and tags of the list may be used, and none prints a Python value."""

import pytest

from pkdocs.word import Template, TemplateError
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

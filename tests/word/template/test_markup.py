"""Only what is well-formed in every branch is proven to be."""

import jinja2
import pytest

from pkdocs.word.template.placeholders import Placeholders
from pkdocs.word.template.structure import examine
from pkdocs.word.template.syntax import Syntax


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
        ('{% if x %}<a xmlns:c="urn:c">{% else %}<a>{% endif %}<c:b/></a>', False),
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
    assert examine(Syntax(tree), Placeholders(tree), ()).proven is proven

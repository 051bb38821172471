"""Pages that stand alone: texts are inert, and nothing but their own style and program runs."""

import pytest
from jinja2 import UndefinedError
from markupsafe import Markup

from pkdocs.outputs.html import environment, policy, show, static

PACKAGE = "pkdocs.outputs.entry_sheets"


def test_a_hidden_character_is_shown_by_its_number_and_the_rest_is_escaped() -> None:
    assert show("a\u202e<b>") == Markup(
        'a<span class="hidden-sign" title="karakter tersembunyi">U+202E</span>&lt;b&gt;'
    )
    assert show("biasa <b>") == "biasa <b>"  # the template escapes it
    assert show(3) == 3


def test_a_template_escapes_and_wants_every_name() -> None:
    made = environment(PACKAGE, {"a": "<b>"}, {"twice": lambda text: text * 2})
    assert made.from_string("{{ a|twice }}").render() == "&lt;b&gt;&lt;b&gt;"
    with pytest.raises(UndefinedError):
        made.from_string("{{ b }}").render()


def test_a_file_of_a_package_stands_as_it_is() -> None:
    assert "const told" in static(PACKAGE, "copy.js")


def test_the_policy_names_the_hashes_of_style_and_program_and_nothing_else() -> None:
    assert policy("", "x").startswith(
        "default-src 'none'; script-src 'sha256-LXEWQrcmsEQBYnyp+6wy9chTD7GQPMTbAiWHF5IaSIE='; "
        "style-src 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='; "
    )

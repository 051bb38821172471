"""Pages of HTML that stand alone: made from our own templates, let nothing in and nothing out.

What is on them is for others: `review.views.html` compares, `outputs.entry_sheets` is typed off.
"""

import base64
import hashlib
from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files

import jinja2
from markupsafe import Markup, escape

from pkdocs.base.text import HIDDEN

_SIGN = Markup('<span class="hidden-sign" title="karakter tersembunyi">U+{:04X}</span>')


def environment(
    package: str, names: Mapping[str, object], filters: Mapping[str, Callable[..., object]]
) -> jinja2.Environment:
    """Return the templates of a package: escaping, strict, nothing read but our own files.

    `names` are what each of them may use, beside what it is given.

    Example:
        >>> made = environment("pkdocs.outputs.entry_sheets", {"a": "<b>"}, {})
        >>> made.from_string("{{ a }}").render()
        '&lt;b&gt;'
    """
    made = jinja2.Environment(
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        finalize=show,
        trim_blocks=True,
        lstrip_blocks=True,
        loader=jinja2.PackageLoader(package, "templates"),
    )
    made.globals |= names
    made.filters |= filters
    return made


@cache
def template(package: str, name: str) -> jinja2.Template:
    """Return a template that needs nothing but what it is given, made once in a process.

    To make it takes longer than the page of a unit.
    """
    return environment(package, {}, {}).get_template(name)


def show(value: object) -> object:
    """Return what a template prints: of a text its hidden characters as signs, all else escaped."""
    if type(value) is not str or not HIDDEN.search(value):
        return value
    parts = HIDDEN.split(value)
    return Markup().join(
        _SIGN.format(ord(part)) if place % 2 else escape(part) for place, part in enumerate(parts)
    )


def static(package: str, name: str) -> Markup:
    """Return one of a package's own files as it stands: a style, a program."""
    return Markup((files(package) / "static" / name).read_text(encoding="utf-8"))  # noqa: S704


def policy(style: str, program: str) -> str:
    """Return a policy that lets this style and this program in, and nothing out."""
    return (
        f"default-src 'none'; script-src {_hash(program)}; style-src {_hash(style)}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"

"""The filters and tests a template may use: those of Jinja that print no Python value, counted."""

import functools
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import Any

from jinja2.filters import sync_do_map
from jinja2.runtime import Context
from jinja2.utils import pass_context

from pkdocs.word.package.findings import Finding, TemplateError
from pkdocs.word.template.costs import counted
from pkdocs.word.template.printing import Rendered, as_text, plain

MAX_TEXT = 1_000_000
_UNCHANGED = (
    "abs count d default dictsort first float groupby int items last length list map max min "
    "reject rejectattr reverse select selectattr sort unique"
)
_CHEAP_FILTERS = "count d default first items last length"
_CHEAP_TESTS = (
    "boolean callable defined escaped false filter float integer iterable mapping none number "
    "sameas sequence string test true undefined"
)
"""What looks at a value without going through it."""
_ON_TEXT = "capitalize lower replace title trim truncate upper wordcount"
_MAX_PRECISION = 20

Filter = Callable[..., Any]


def allowed_filters(known: Mapping[str, Filter]) -> dict[str, Filter]:
    """Return the filters of `known`, Jinja's own, that templates may use, by name."""
    filters = {name: known[name] for name in _UNCHANGED.split()}
    filters |= {name: _on_text(known[name]) for name in _ON_TEXT.split()}
    filters["replace"] = _bounded_replace(filters["replace"])
    filters["round"] = _bounded_round(known["round"])
    filters["sum"] = _sum
    filters |= {"e": _escape, "escape": _escape, "join": _join, "string": plain}
    return _all_counted(filters, _CHEAP_FILTERS)


def allowed_tests(known: Mapping[str, Filter]) -> dict[str, Filter]:
    """Return the tests of `known`, Jinja's own, by name: all of them, counted."""
    return _all_counted(known, _CHEAP_TESTS)


def _all_counted(known: Mapping[str, Filter], cheap: str) -> dict[str, Filter]:
    apart = cheap.split()
    return {name: f if name in apart else counted(f) for name, f in known.items()}


def check_size(size: int) -> None:
    """Raise a TemplateError when a template builds a value of more than `MAX_TEXT` items."""
    if size > MAX_TEXT:
        message = f"sebuah tag membuat isi lebih panjang dari {MAX_TEXT:,}".replace(",", ".")
        raise TemplateError([Finding("T305", "", message)])


def joined(texts: Iterable[object]) -> str:
    """Return plain values as one text; escaped already where one of them is."""
    values = [plain(text) for text in texts]
    check_size(sum(map(len, values)))
    if any(type(value) is Rendered for value in values):
        return Rendered("").join(values)
    return "".join(values)


def _on_text(function: Filter) -> Filter:
    """Return `function` refusing a value that has no plain text, whose repr it would print."""
    index = 1 if hasattr(function, "jinja_pass_arg") else 0

    @functools.wraps(function)
    def checked(*args: Any, **kwargs: Any) -> Any:
        plain(args[index])
        return function(*args, **kwargs)

    return checked


def _bounded_replace(function: Filter) -> Filter:
    @functools.wraps(function)
    def bounded(eval_ctx: Any, text: Any, old: Any, new: Any, *count: Any, **named: Any) -> Any:
        found = plain(text).count(plain(old))
        check_size(len(plain(text)) + found * len(plain(new)))
        return function(eval_ctx, text, old, new, *count, **named)

    return bounded


def _bounded_round(function: Filter) -> Filter:
    @functools.wraps(function)
    def bounded(value: Any, precision: int = 0, *method: Any, **named: Any) -> Any:
        check_size(0 if abs(precision) <= _MAX_PRECISION else MAX_TEXT + 1)
        return function(value, precision, *method, **named)

    return bounded


@pass_context
def _sum(context: Context, iterable: Iterable[Any], attribute: Any = None, start: Any = 0) -> Any:
    """Add numbers; lists, which Jinja would copy for each one added, are no numbers."""
    if not isinstance(start, int | float | Decimal):
        raise TypeError("sum hanya untuk angka")
    if attribute is not None:
        iterable = sync_do_map(context, iterable, attribute=attribute)
    return sum(iterable, start)


def _escape(value: object) -> Rendered:
    return Rendered(as_text(value, ""))


@pass_context
def _join(context: Context, value: Iterable[object], d: object = "", attribute: Any = None) -> str:
    if attribute is not None:
        value = sync_do_map(context, value, attribute=attribute)
    pieces: list[object] = []
    for item in value:
        pieces += (d, item) if pieces else (item,)
        check_size(len(pieces))
    return joined(pieces)

"""What an operation of a template goes through is weighed at all levels, within bounds."""

from collections import deque
from itertools import count

import pytest
from jinja2 import Template

from pkdocs.word import TemplateError
from pkdocs.word.template.costs import MAX_WORK, weight
from pkdocs.word.template.placeholders import Placeholders
from pkdocs.word.template.sandbox import MAX_OUTPUT, BoundedContext, TemplateEnvironment


@pytest.mark.parametrize(
    ("value", "found"),
    [("", 1), ("kata", 5), (7, 1), (["ab", "c"], 8), ({"a": [1]}, 6), (range(3), 7), (None, 1)],
)
def test_every_item_and_letter_counts(value: object, found: int) -> None:
    assert weight(value, MAX_WORK) == found


def test_what_is_beyond_the_bound_is_not_gone_through() -> None:
    endless: list[object] = ["a"]
    for _ in range(100):
        endless = [endless, endless]
    assert 1_000 < weight(endless, 1_000) < 1_010


def test_a_list_in_itself_ends() -> None:
    circle: list[object] = []
    circle.append(circle)
    assert weight(circle, 50) > 50


ENVIRONMENT = TemplateEnvironment()
DATA = {
    "x": "kata",
    "y": ["ab", "c"],
    "n": 7,
    "kutip": '"',
    "k": {"a": "b"},
    "besar": 2**60,
    "p": "-" * 99,
    "q": "-" * 98,
    "angka": [{"n": 1}, {"n": 2}],
}


def compiled(tags: str) -> Template:
    tree = ENVIRONMENT.parse(tags)
    return ENVIRONMENT.build(tree, Placeholders(tree))


def rendered(tags: str, *, left: int = MAX_WORK, room: int = MAX_OUTPUT) -> BoundedContext:
    """A rendering of tags, with so much left to go through and to print."""
    built = compiled(tags)
    run = built.new_context(dict(DATA))
    assert isinstance(run, BoundedContext)
    run.left, run.room = left, room
    deque(built.root_render_func(run), maxlen=0)
    return run


@pytest.mark.parametrize(
    ("tags", "cost", "printed"),
    [
        ("{{ x }}", 0, "kata"),
        ("{{ x|upper }}", 15, "KATA"),
        ("{{ n|abs }}", 11, "7"),
        ("{{ besar|string }}", 13, str(2**60)),
        ("{{ y|last|upper }}", 12, "C"),
        ("{{ y|length }}", 0, "2"),
        ("{{ y|join('-') }}", 20, "ab-c"),
        ("{{ y|join(p) }}", 126, "ab" + "-" * 99 + "c"),
        ("{{ y|join(p ~ '-')|length }}", 227, "103"),
        ("{{ y|join(q)|length }}", 117, "101"),
        ("{{ y|join(d='-') }}", 20, "ab-c"),
        ("{{ y|map('upper')|join }}", 85, "ABC"),
        ("{{ y|select('eq', 'c')|join }}", 75, "c"),
        ("{{ x|replace('a', 'bb') }}", 20, "kbbtbb"),
        ("{{ k.items()|list|length }}", 19, "1"),
        ("{{ x ~ x }}", 8, "katakata"),
        ("{{ x + x }}", 8, "katakata"),
        ("{{ x * 3 }}", 12, "katakatakata"),
        ("{{ n * n }}", 0, "49"),
        ("{{ x[1:] }}", 15, "ata"),
        ("{{ y[0] }}", 0, "ab"),
        ("{% if x == 'kata' %}ya{% endif %}", 0, "ya"),
        ("{% if 'a' < x < 'z' %}ya{% endif %}", 0, "ya"),
        ("{% if x == x %}ya{% endif %}", 30, "ya"),
        ("{% if x in y %}ya{% endif %}", 33, ""),
        ("{% if 'a' in x %}ya{% endif %}", 27, "ya"),
        ("{% if 'a' not in x %}ya{% endif %}", 27, ""),
        ("{% if x is defined %}ya{% endif %}", 0, "ya"),
        ("{% if n is odd %}ya{% endif %}", 11, "ya"),
        ("{{ x.count('a') }}", 17, "2"),
        ("{{ y.index('c') }}", 20, "1"),
        ("{{ k.get('a') }}", 1, "b"),
        ("{{ k.get('tiada', x) }}", 9, "kata"),
        ("{% macro m(a) %}[{{ a }}]{% endmacro %}{{ m(x) }}", 10, "[kata]"),
        ("{% set s %}[{{ x }}]{% endset %}{{ s }}", 6, "[kata]"),
        ("{% filter upper %}a{{ x }}{% endfilter %}", 21, "AKATA"),
        ("{% set s %}{% filter upper %}a{{ x }}{% endfilter %}{% endset %}{{ s }}", 26, "AKATA"),
        (
            "{% macro m() %}[{{ caller() }}]{% endmacro %}{% call m() %}{{ x }}{% endcall %}",
            10,
            "[kata]",
        ),
        ("{{ ('&' ~ x)|length }}", 5, "5"),
        ("<a><b>{{ kutip }}</b>", 0, '<a><b>"</b>'),
        ("<a><b c='{{ kutip }}'/>", 0, "<a><b c='&#34;'/>"),
        ("<a c='{{ x }}{{ kutip }}'>{{ kutip }}", 0, "<a c='kata&#34;'>\""),
        ("{% set s %}a\0b{% endset %}{{ s }}\0", 6, "a1001b1002"),
        ("{% if n < besar < besar %}ya{% endif %}", 37, ""),
        ("{{ angka|sum(attribute='n') }}", 23, "3"),
        ("{{ [1, 2.5]|sum(start=1) }}", 16, "4.5"),
        ("{{ [k, k]|join(', ', attribute='a') }}", 28, "b, b"),
    ],
)
def test_each_operation_takes_what_it_goes_through_and_no_more_is_there(
    tags: str, cost: int, printed: str
) -> None:
    run = rendered(tags, left=cost)
    assert (run.left, b"".join(run.pieces).decode()) == (0, printed)
    if cost:
        with pytest.raises(
            TemplateError, match=r"T305 .*mengolah terlalu banyak isi; sederhanakan"
        ):
            rendered(tags, left=cost - 1)


@pytest.mark.parametrize(
    ("tags", "size"),
    [
        ("{{ n }}", 1),
        ("{{ x|e }}", 4),
        ("{% set s %}[{{ x }}]{% endset %}{{ s }}", 10),
        ("{% macro m(a) %}[{{ a }}]{% endmacro %}{{ m(x) }}", 10),
    ],
)
def test_what_is_printed_in_no_step_of_its_own_is_counted_too(tags: str, size: int) -> None:
    assert rendered(tags, room=size).room == 0
    with pytest.raises(TemplateError, match=r"T305 .*dokumen yang dihasilkan terlalu besar"):
        rendered(tags, room=size - 1)


@pytest.mark.parametrize(
    ("tags", "steps"),
    [
        ("tetap", 0),
        ("{{ x }}", 1),
        ("tetap {{ x }}", 1),
        ("{{ x }}" * 32, 1),
        ("{{ x }}" * 33, 2),
        ("{% for a in y %}tetap{% endfor %}", 2),
        ("{% for a in y %}{{ a }}{% endfor %}", 4),
        ("{% for a in y %}{% if a == 'c' %}{{ a }}{% endif %}{% endfor %}", 3),
        ("{% macro m(a) %}{{ a }}{% endmacro %}{% if m(x) %}tetap{% endif %}", 2),
    ],
)
def test_turns_calls_and_what_is_printed_are_steps(tags: str, steps: int) -> None:
    built = compiled(tags)
    run, taken = built.new_context(dict(DATA)), count(1)
    assert isinstance(run, BoundedContext)
    run.tick = lambda: next(taken)  # type: ignore[assignment]
    deque(built.root_render_func(run), maxlen=0)
    assert next(taken) - 1 == steps

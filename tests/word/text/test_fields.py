"""What a field keeps in its instruction is on no paper."""

from collections.abc import Callable

import pytest

from pkdocs.word.text import names as w
from pkdocs.word.text.fields import instructing
from pkdocs.word.text.lines import lines, walk_for
from tests.foreign import cell, p, row, run, table
from tests.word.text.shapes import element, wordart


def mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def code(text: str) -> str:
    return f"<w:r><w:instrText>{text}</w:instrText></w:r>"


BEGIN, SEPARATE, END = map(mark, ("begin", "separate", "end"))


def field(instruction: str, *result: str) -> str:
    """A field with this XML in its instruction, and its result, if it has one."""
    return BEGIN + instruction + (SEPARATE + "".join(result) if result else "") + END


INNER = field(code(" MERGEFIELD x "), run("86"))


def read(*blocks: str) -> list[str]:
    part = element("".join(blocks)).getparent()
    return list(lines(walk_for(part), part))


@pytest.mark.parametrize(
    ("inner", "shown"),
    [
        (INNER, "86"),
        (field(code(" IF ") + INNER + code(" = 1 "), run(",75")), ",75"),
        (field(code(" IF ") + field(code(" = ") + INNER, run("9")), run(",75")), ",75"),
        (field(code(" IF "), run("a"), INNER, run("b")), "a86b"),
        (field(run("TIME")), ""),
        (field(run("a") + wordart("b") + "<w:r><w:sym w:char='41'/></w:r>", run("c")), "c"),
        (run("a") + field(code(" PAGE "), run("1")) + run("b"), "a1b"),
    ],
    ids=["plain", "nested", "deep", "in the result", "no result", "no text", "among words"],
)
def test_only_the_result_of_a_field_is_shown(inner: str, shown: str) -> None:
    assert read(p(inner=inner)) == [shown]


@pytest.mark.parametrize(
    "inner",
    [
        BEGIN + run("85"),
        BEGIN + code(" IF ") + INNER.replace("86", "85"),
        END + run("85") + SEPARATE,
    ],
    ids=["never ends", "around one that ends", "never begins"],
)
def test_a_field_that_is_broken_hides_nothing(inner: str) -> None:
    cells = table(row(cell(inner=p(inner=inner)), "90"), columns=2)
    assert read(cells) == ["85", "90"]


def test_an_instruction_may_go_over_paragraphs() -> None:
    first = p(inner=run("a") + BEGIN + code(" IF ") + INNER)
    assert read(first, p(inner=INNER + SEPARATE + run("b") + END)) == ["a", "b"]


def deleted(inner: str, mark: str = "del") -> str:
    return f'<w:{mark} w:id="1" w:author="Contoh">{inner}</w:{mark}>'


@pytest.mark.parametrize("change", ["del", "moveFrom"])
@pytest.mark.parametrize(
    ("inner", "shown"),
    [
        (lambda gone: gone(BEGIN) + run("85") + SEPARATE + run("b") + END, "85b"),
        (lambda gone: gone(BEGIN) + run("85") + INNER + SEPARATE + END, "8586"),
        (
            lambda gone: BEGIN + run("a") + gone(SEPARATE) + run("b") + SEPARATE + run("c") + END,
            "c",
        ),
        (lambda gone: gone(field(code(" X "), run("70"))) + run("85"), "85"),
        (lambda gone: field(run("a") + gone(field(code(" X "), run("70"))), run("85")), "85"),
    ],
    ids=["begin", "begin around one", "separate", "whole", "inside an instruction"],
)
def test_what_is_deleted_of_a_field_is_not_there(
    inner: Callable[[Callable[[str], str]], str], shown: str, change: str
) -> None:
    assert read(p(inner=inner(lambda xml: deleted(xml, change)))) == [shown]


def test_what_is_put_in_of_a_field_is_there() -> None:
    assert read(p(inner=deleted(BEGIN, "ins") + run("a") + SEPARATE + run("85") + END)) == ["85"]


def test_a_part_without_fields_has_no_instructions() -> None:
    assert instructing(element(p("a")), (w.T,)) == frozenset()

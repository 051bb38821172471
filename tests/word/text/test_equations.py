"""Equations of Word as one line of text."""

import pytest

from pkdocs.word.text import names as w
from pkdocs.word.text.equations import equation_text
from tests.word.text.shapes import element, equation, letters


def part(name: str, inner: str) -> str:
    return f"<m:{name}>{inner if inner.startswith('<') else letters(inner)}</m:{name}>"


def shape(name: str, *parts: str, **signs: str) -> str:
    properties = "".join(f'<m:{key} m:val="{sign}"/>' for key, sign in signs.items())
    return f"<m:{name}><m:{name}Pr>{properties}</m:{name}Pr>{''.join(parts)}</m:{name}>"


HALF = shape("f", part("num", "a+b"), part("den", "2"))


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        ("x", "x"),
        (HALF, "(a+b)/2"),
        (shape("f", part("num", "1"), part("den", "10")), "1/(10)"),
        (shape("sSup", part("e", "x"), part("sup", "2")), "x^2"),
        (shape("sSubSup", part("e", "x"), part("sub", "i"), part("sup", "10")), "x_i^(10)"),
        (shape("rad", part("deg", "3"), part("e", "n")), "3√(n)"),
        (shape("d", part("e", "a"), part("e", "b")), "(a|b)"),
        (shape("d", part("e", "a"), begChr="[", endChr="]"), "[a]"),
        (shape("nary", part("sub", "i"), part("sup", "n"), part("e", "x"), chr="∑"), "∑_i^nx"),
        (shape("nary", part("sub", ""), part("sup", ""), part("e", "x")), "∫x"),
        (shape("m", f"<m:mr>{part('e', 'a')}{part('e', 'b')}</m:mr><m:mr>{part('e', 'c')}</m:mr>"),
         "a, b; c"),
        (shape("eqArr", part("e", "x=1"), part("e", "y=2")), "x=1; y=2"),
        (shape("acc", part("e", "x")), "x\u0302"),
        (shape("func", part("fName", "sin"), part("e", "x")), "sinx"),
        ('<m:r><m:rPr><m:sty m:val="p"/></m:rPr><w:rPr><w:b/></w:rPr><m:t>k</m:t></m:r>', "k"),
        ('<w:fldSimple w:instr="X"><w:r><w:t>7</w:t></w:r></w:fldSimple>', "7"),
    ],
)  # fmt: skip
def test_an_equation_is_one_line_of_text(inner: str, expected: str) -> None:
    assert equation_text(element(equation(inner))) == expected


def test_what_is_deleted_in_an_equation_is_not_read() -> None:
    made = element(equation(letters("a"), f"<w:del>{letters('b')}</w:del>"))
    assert equation_text(made) == "ab"
    assert equation_text(made, {w.DEL}) == "a"

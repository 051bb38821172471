"""Signs in a cell that are no text: what a person sees there, and no letter says."""

import pytest
from lxml import etree

from pkdocs.word import read_word_text
from pkdocs.word.text.signs import listed_styles
from tests import foreign
from tests.foreign import cell, p, row, run, table
from tests.word.text.shapes import SIGNS, box, element, noted

LISTED = '<w:pStyle w:val="ListBullet"/>'
UNNUMBERED = '<w:numPr><w:numId w:val="0"/></w:numPr>'


def signs(inner: str) -> list[bool]:
    """Whether each cell of a column with this one in the middle shows a sign."""
    rows = (row(cell("satu")), row(cell(inner=inner)), row(cell("")))
    made = noted(foreign.document(table(*rows, columns=1)))
    (found,) = read_word_text(made, signs=True).tables()
    assert read_word_text(made).blocks == (
        found._replace(rows=tuple((own[0]._replace(signs=False),) for own in found.rows)),
    )
    return [own.signs for (own,) in found.rows]


@pytest.mark.parametrize("name", SIGNS)
def test_a_sign_that_is_no_text_is_seen_in_its_cell_alone(name: str) -> None:
    assert signs(SIGNS[name]) == [False, True, False]


@pytest.mark.parametrize(
    "inner",
    [
        p(inner=box(p("kotak"))),
        p(inner=f"<w:pPr>{LISTED}</w:pPr>{run('PKK')}"),
        p(inner='<w:pPr><w:pStyle w:val="Normal"/></w:pPr>'),
        p(inner=f"<w:pPr>{LISTED}{UNNUMBERED}</w:pPr>"),
        p(inner=f'<w:fldSimple w:instr=" REF x ">{run("✓")}</w:fldSimple>'),
        p(inner=f'{run("✓")}<w:r><w:footnoteReference w:id="1"/></w:r>'),
    ],
)
def test_what_has_words_is_text(inner: str) -> None:
    assert signs(inner) == [False] * 3


def test_a_cell_that_goes_on_shows_the_sign_of_the_first() -> None:
    first = row(cell(inner=SIGNS["drawing"], merge="restart"))
    made = foreign.document(table(first, row(cell(merge="continue")), columns=1))
    (found,) = read_word_text(made, signs=True).tables()
    assert [own.signs for (own,) in found.rows] == [True, True]


def test_a_style_numbers_as_the_nearest_one_above_it_says() -> None:
    def style(name: str, number: str = "", based: str = "") -> str:
        numbered = f'<w:pPr><w:numPr><w:numId w:val="{number}"/></w:numPr></w:pPr>'
        above = f'<w:basedOn w:val="{based}"/>'
        inner = f"{above if based else ''}{numbered if number else ''}"
        return f'<w:style w:type="paragraph" w:styleId="{name}">{inner}</w:style>'

    all_styles = (
        *(style("A", "3"), style("B", based="A"), style("C", "0", "A"), style("D", based="C")),
        *(style("E"), style("F", based="G"), style("G", based="F"), style("H", based="lacking")),
    )
    root: etree._Element = element(f"<w:styles>{''.join(all_styles)}</w:styles>")
    assert listed_styles(root) == {"A", "B"}

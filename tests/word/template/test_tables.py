"""Only where docxtpl would change no grid, or empty that of an empty table, is it left out."""

import itertools

import jinja2
import pytest
from docxtpl import DocxTemplate
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from pkdocs.word.package.rules import WORD
from pkdocs.word.template.placeholders import Placeholders
from pkdocs.word.template.structure import Structure, examine
from pkdocs.word.template.syntax import Syntax
from pkdocs.word.template.tables import fit_empty_tables

ENVIRONMENT = jinja2.Environment(autoescape=True)
CONTEXTS = [
    {"a": list(range(turns)), "b": list(range(others)), "c": c}
    for turns, others, c in itertools.product((0, 1, 3), (0, 2), (False, True))
]


WIDTH = '<w:gridCol w:w="1200"/>'
NAMESPACE = WORD.strip("{}")


def body(*tables: str) -> str:
    return f'<w:body xmlns:w="{NAMESPACE}">{"".join(tables)}<w:sectPr/></w:body>'


def table(columns: int, *rows: str) -> str:
    return f"<w:tbl><w:tblPr/>{grid(columns)}{''.join(rows)}</w:tbl>"


def grid(columns: int) -> str:
    inner = WIDTH * columns
    return f"<w:tblGrid>{inner}</w:tblGrid>" if columns else "<w:tblGrid/>"


def row(*cells: str) -> str:
    return f"<w:tr>{''.join(cells)}</w:tr>"


def cell(content: str = "x", span: int = 0) -> str:
    properties = f'<w:tcPr><w:gridSpan w:val="{span}"/></w:tcPr>' if span else ""
    return f"<w:tc>{properties}{content}<w:p><w:r><w:t>{{{{ c }}}}</w:t></w:r></w:p></w:tc>"


CELL = cell("")
THREE = row(CELL, CELL, CELL)
TITLE = row(cell("", span=3))
AFTER = '<w:tr><w:trPr><w:gridAfter w:val="1"/></w:trPr>' + CELL + CELL + "</w:tr>"


def loop(*inner: str, name: str = "a", otherwise: str = "") -> str:
    empty = f"{{% else %}}{otherwise}" if otherwise else ""
    return f"{{% for x in {name} %}}{''.join(inner)}{empty}{{% endfor %}}"


def either(first: str, second: str = "") -> str:
    return f"{{% if c %}}{first}{{% else %}}{second}{{% endif %}}"


def examined(text: str) -> Structure:
    tree = ENVIRONMENT.parse(text)
    return examine(Syntax(tree), Placeholders(tree), ())


def canonical(xml: bytes) -> bytes:
    written: bytes = etree.tostring(etree.fromstring(xml), method="c14n")
    return written


def by_docxtpl(xml: str) -> bytes:
    written: bytes = etree.tostring(DocxTemplate("").fix_tables(xml), method="c14n")
    return written


def differing(text: str) -> list[dict[str, object]]:
    """Return the data with which docxtpl gives something else than the short way."""
    made = ENVIRONMENT.from_string(text)
    outputs = [(context, made.render(context)) for context in CONTEXTS]
    return [
        context
        for context, xml in outputs
        if canonical(fit_empty_tables(xml.encode())) != by_docxtpl(xml)
    ]


@pytest.mark.parametrize(
    ("tables", "emptiable"),
    [
        ([table(3, THREE, loop(THREE))], False),
        ([table(3, loop(THREE))], True),
        ([table(3, loop(TITLE, loop(THREE, name="b")))], True),
        ([table(3, TITLE, loop(AFTER))], False),
        ([table(3, loop(THREE, otherwise=TITLE))], False),
        ([table(3, loop(AFTER, otherwise=AFTER), THREE)], False),
        ([table(3, either(THREE, TITLE))], False),
        ([table(3, either(THREE, loop(TITLE)))], True),
        ([table(3, loop(row(CELL, either(CELL, CELL), CELL)))], True),
        ([table(2, row(CELL, cell(table(1, loop(row(CELL))))))], True),
        ([table(2, loop(row(CELL, cell(table(1, row(CELL))))))], True),
        ([table(0)], False),
        ([table(3)], True),
        ([loop(table(3, THREE), table(2, loop(row(CELL, CELL), name="b")))], True),
        ([table(3, loop(THREE)), table(1, row(CELL))], True),
    ],
)
def test_a_grid_that_is_kept_or_goes_with_all_rows_is_proven(
    tables: list[str], emptiable: bool
) -> None:
    structure = examined(body(*tables))
    assert structure.proven
    assert (structure.fixed, structure.emptiable) == (True, emptiable)
    assert differing(body(*tables)) == []


SPAN = '<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>'
PLAIN = table(1, loop(row(CELL)))


def text(content: str) -> str:
    return f"<w:tc><w:p><w:r><w:t>{content}</w:t></w:r></w:p></w:tc>"


def spanning(properties: str) -> str:
    return row(f"<w:tc>{properties}</w:tc>")


FLEXIBLE = {
    "more cells than columns": table(2, loop(THREE), row(CELL, CELL)),
    "fewer cells than columns": table(4, THREE, loop(THREE)),
    "no row but such that end before the grid does": table(3, loop(AFTER)),
    "one branch with fewer cells": table(3, either(THREE, AFTER)),
    "looped cells": table(3, THREE, row(CELL, loop(CELL))),
    "looped cells, and as many else": table(1, row(loop(CELL, otherwise=CELL))),
    "looped cells in a loop": table(2, row(CELL, CELL), loop(row(loop(CELL)))),
    "a cell that may be there": table(3, row(CELL, CELL, either(CELL))),
    "a span that may be there": table(2, spanning(either(SPAN))),
    "a span from the data": table(2, spanning(SPAN.replace("2", "{{ a|length }}"))),
    "two spans of a cell": table(
        3, spanning('<w:tcPr><w:gridSpan w:val="2"/><w:gridSpan w:val="2"/></w:tcPr>')
    ),
    "two properties of a cell": table(2, spanning(f"<w:tcPr/>{SPAN}")),
    "a column that may be there": table(1, row(CELL)).replace(WIDTH, WIDTH + either(WIDTH)),
    "two grids": table(1, row(CELL)).replace("<w:tblGrid>", grid(2) + "<w:tblGrid>"),
    "a loop from one row into another": table(
        1, row(text("{% for x in a %}")), row(CELL, text("{% endfor %}"))
    ),
    "a loop from one table into another": table(1, row(text("{% for x in a %}")))
    + table(1, row(text("{% endfor %}"), CELL)),
    "white space where rows were": table(3, " ", loop(THREE)),
    "a bookmark where rows were": table(3, '<w:bookmarkEnd w:id="1"/>', loop(THREE)),
    "rows in a content control": table(3, f"<w:sdt>{loop(THREE)}</w:sdt>"),
    "a grid with its history": PLAIN.replace("</w:tblGrid>", "<w:tblGridChange/></w:tblGrid>"),
    "a grid with an attribute": PLAIN.replace("<w:tblGrid>", '<w:tblGrid w:rsid="1">'),
    "another prefix of Word": table(1, f'<x:tr xmlns:x="{NAMESPACE}"><x:tc/><x:tc/></x:tr>'),
    "the prefix of Word for something else": table(1, '<w:tr xmlns:w="urn:lain"><w:tc/></w:tr>'),
}


@pytest.mark.parametrize("xml", FLEXIBLE.values(), ids=FLEXIBLE)
def test_what_only_docxtpl_can_tell_is_left_to_it(xml: str) -> None:
    structure = examined(body(xml))
    assert structure.proven
    assert not structure.fixed
    assert differing(body(xml)), "there is no need to leave it to docxtpl"


@pytest.mark.parametrize(
    "xml",
    [
        table(2, spanning(SPAN.replace("2", "2" * 9_999))),
        table(2, spanning(SPAN.replace("2", "dua"))),
        table(1, loop(row(CELL))).replace(WIDTH, "<w:gridCol/>"),
    ],
    ids=["a span without end", "a span in words", "no width"],
)
def test_a_number_that_docxtpl_cannot_read_is_left_to_it(xml: str) -> None:
    assert not examined(body(xml)).fixed


cells = st.sampled_from([CELL, cell("", span=2), cell("", span=3)])
names = st.sampled_from(["a", "b"])
columns = st.integers(0, 4)
any_row = st.lists(cells, max_size=3).map(lambda some: row(*some)) | st.just(AFTER)
wide_row = st.sampled_from([THREE, TITLE, row(cell("", span=2), CELL)])
cell_loop = st.builds(lambda one, name: row(one, loop(one, name=name)), cells, names)


def blocks(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Return rows in blocks, and rows with a table within."""
    return (
        st.builds(loop, inner, inner, name=names)
        | st.builds(loop, inner, name=names, otherwise=inner)
        | st.builds(either, inner, inner)
        | st.builds(either, inner)
        | st.builds(lambda one: row(CELL, cell(table(3, one)), CELL), inner)
    )


any_rows = st.recursive(any_row | cell_loop, blocks, max_leaves=5)
wide_rows = st.recursive(wide_row, blocks, max_leaves=5)
tidy_tables = st.lists(wide_rows | any_row, max_size=3).map(lambda some: table(3, *some))
any_tables = st.builds(
    lambda count, some: table(count, *some), columns, st.lists(any_rows, max_size=3)
)
tables = tidy_tables | any_tables


@given(st.lists(tables | tidy_tables.map(loop), min_size=1, max_size=2))
def test_tables_that_are_proven_are_what_docxtpl_makes_of_them(made: list[str]) -> None:
    xml = body(*made)
    structure = examined(xml)
    assert structure.proven
    assert not (structure.fixed and differing(xml))

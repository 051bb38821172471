"""Where cells stand in the grid, and whose words they show where they are merged."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pkdocs.word import read_printed_lines, read_word_text
from pkdocs.word.text import names as w
from pkdocs.word.text.grid import columns_before, continues, rows_of, span
from pkdocs.word.text.stream import Walk
from tests import foreign
from tests.foreign import cell, p, row, table
from tests.word.text.shapes import element

UNSURE = "▣[gabungan sel yang tidak pasti: {}]"


def placed(*rows: str) -> list[list[tuple[int, int, str]]]:
    """Each cell of a table: its columns, and what kind it is."""
    return [
        [(c.start, c.end, "merged" if c.merged else "unsure" if c.unsure else "") for c in own]
        for own in rows_of(Walk(), element(table(*rows, columns=3)))
    ]


def test_the_place_of_a_cell_is_read_from_its_properties() -> None:
    joined, plain = element(table(row(cell(span=3, merge="continue"), "b"), columns=4)).iter(w.TC)
    assert (span(joined.find(w.TCPR)), continues(joined.find(w.TCPR))) == (3, True)
    assert (span(plain.find(w.TCPR)), continues(plain.find(w.TCPR))) == (1, False)
    assert (span(None), continues(None), columns_before(None)) == (1, False, 0)
    later = element(table(row("a", properties='<w:gridBefore w:val="2"/>'), columns=3))
    assert columns_before(later.find(f"{w.TR}/{w.TRPR}")) == 2


def test_a_merge_runs_down_from_where_it_begins() -> None:
    first = row(cell("a", merge="restart"), cell("b", span=2))
    more = row(cell(merge="continue"), "c", "d"), row(cell(merge="continue"), "e", "f")
    assert placed(first, *more)[1:] == [[(0, 1, "merged"), (1, 2, ""), (2, 3, "")]] * 2


@pytest.mark.parametrize(
    "above",
    [row("a", "x"), row(cell("a", merge="continue"), "x"), row("a", cell("x", merge="restart"))],
    ids=["no merge", "another that begins nowhere", "a merge beside it"],
)
def test_a_cell_below_no_merge_shows_its_own_words(above: str) -> None:
    assert placed(above, row(cell("b", merge="continue"), "y"))[1][0] == (0, 1, "")


def test_a_merge_ends_with_a_cell_that_does_not_continue_it() -> None:
    first, last = row(cell("a", merge="restart")), row(cell("c", merge="continue"))
    assert placed(first, row("b"), last)[2] == [(0, 1, "")]
    assert placed(first, row("b", properties='<w:gridBefore w:val="1"/>'), last)[2] == [(0, 1, "")]


def test_a_cell_of_another_width_than_the_merge_above_is_unsure() -> None:
    narrow, wide = (row(cell("a", span=n, merge="restart"), "b") for n in (1, 2))
    assert placed(narrow, row(cell("c", span=2, merge="continue")))[1] == [(0, 2, "unsure")]
    assert placed(wide, row("c", cell("d", merge="continue")))[1][1] == (1, 2, "unsure")
    again = row(cell("c", span=2, merge="continue"))
    assert placed(narrow, again, again)[2] == [(0, 2, "unsure")]


def test_a_cell_that_continues_its_left_neighbour_is_unsure() -> None:
    beside = '<w:tc><w:tcPr><w:hMerge w:val="{}"/></w:tcPr>' + p("90") + "</w:tc>"
    assert placed(row(beside.format("restart"), beside.format("continue"))) == [
        [(0, 1, ""), (1, 2, "unsure")]
    ]


def test_unsure_words_are_named_and_no_value_of_the_cell() -> None:
    rows = (
        row(cell("85", merge="restart"), "a"),
        row(cell("50", span=2, merge="continue")),
        row(cell("", span=2, merge="continue")),
    )
    made = foreign.document(table(*rows, columns=2))
    (found,) = read_word_text(made).tables()
    assert [own[0].text for own in found.rows] == ["85", UNSURE.format("50"), ""]
    assert read_printed_lines(made) == ["85", "a", UNSURE.format("50"), ""]


cells = st.tuples(st.integers(1, 2), st.sampled_from(["", "restart", "continue"]))
merges = st.lists(st.lists(cells, max_size=3), max_size=4)


@given(merges)
def test_no_cell_shows_words_of_one_that_no_unbroken_merge_joins_it_to(
    made: list[list[tuple[int, str]]],
) -> None:
    rows = [
        row(*(cell(f"{y}.{x}", span=s, merge=m) for x, (s, m) in enumerate(own)))
        for y, own in enumerate(made)
    ]
    found = list(read_word_text(foreign.document(table(*rows, columns=6), p())).tables())
    shown = [[c.text for c in own] for t in found for own in t.rows]
    places = [[(c.start, c.end) for c in own] for t in found for own in t.rows]
    for y, own in enumerate(shown):
        for x, text in enumerate(own):
            if text in (f"{y}.{x}", UNSURE.format(f"{y}.{x}")):
                continue
            top, left = map(int, text.split("."))
            between = [(at, places[at].index(places[y][x])) for at in range(top, y + 1)]
            assert between[0] == (top, left)
            assert made[top][left][1] == "restart"
            assert all(made[at][place][1] == "continue" for at, place in between[1:])

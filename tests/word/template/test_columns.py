"""A table whose columns come from a list has a grid that fits its rows, or is not accepted."""

import io
import itertools
from collections.abc import Callable

import pytest
from docx import Document
from docx.table import Table
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from pkdocs.word import Template, TemplateError, inspect_template
from pkdocs.word.package.rules import WORD
from tests.word.template_factory import add_table, document, docx, table_template

HEAD = ("NO", "{%tc for k in kolom %}", "{{ k.nama }}", "{%tc endfor %}")
OVER = ("", "{% colspan lebar %}Bagian")
ROWS = (
    ("{%tr for b in baris %}",),
    ("{{ b.no }}", "{%tc for c in b.sel %}", "{% colspan c.lebar %}{{ c.teks }}", "{%tc endfor %}"),
    ("{%tr endfor %}",),
)


def words(names: int, *rows: tuple[int, ...]) -> dict[str, object]:
    return {
        "lebar": names,
        "kolom": [{"nama": f"K{n}"} for n in range(names)],
        "baris": [
            {"no": n, "sel": [{"lebar": wide, "teks": "✓"} for wide in row]}
            for n, row in enumerate(rows)
        ],
    }


def made(template: bytes, data: dict[str, object]) -> Table:
    rendered = Template.load(template, strict=True).render(data)
    return Document(io.BytesIO(rendered)).tables[0]


def grid(table: Table) -> list[int]:
    columns = table._tbl.findall(f"{WORD}tblGrid/{WORD}gridCol")
    return [int(column.get(f"{WORD}w")) for column in columns]


def spans(table: Table) -> list[list[tuple[int, int]]]:
    """Return of each cell how many columns it has, and how wide it is."""
    return [
        [
            (
                int(getattr(cell.find(f"{WORD}tcPr/{WORD}gridSpan"), "attrib", {}).get(
                    f"{WORD}val", 1
                )),
                int(cell.find(f"{WORD}tcPr/{WORD}tcW").get(f"{WORD}w")),
            )
            for cell in row.iterchildren(f"{WORD}tc")
        ]
        for row in table._tbl.iterchildren(f"{WORD}tr")
    ]  # fmt: skip


def template(*rows: tuple[str, ...]) -> bytes:
    return table_template(OVER, HEAD, *rows)


@given(st.integers(1, 12).flatmap(lambda n: st.tuples(st.just(n), st.lists(partitions(n)))))
def test_every_cell_is_as_wide_as_the_columns_that_it_lies_over(
    shape: tuple[int, list[tuple[int, ...]]],
) -> None:
    names, rows = shape
    written = template(*ROWS)
    table = made(written, words(names, *rows))
    before = grid(Document(io.BytesIO(written)).tables[0])
    widths = grid(table)
    assert widths[0] == before[0]
    assert sum(widths) == sum(before)
    assert len(widths) == 1 + names
    assert max(widths[1:]) - min(widths[1:]) < names
    assert [[span for span, _ in row] for row in spans(table)] == [
        [1, names],
        [1] * (1 + names),
        *([1, *row] for row in rows),
    ]
    for row in spans(table):
        ends = list(itertools.accumulate((span for span, _ in row), initial=0))
        assert [wide for _, wide in row] == [sum(widths[a:b]) for a, b in itertools.pairwise(ends)]


def partitions(columns: int) -> st.SearchStrategy[tuple[int, ...]]:
    """Rows of cells that together are as wide as so many columns."""
    cuts = st.sets(st.integers(1, columns - 1)) if columns > 1 else st.just(set[int]())
    return cuts.map(
        lambda own: tuple(b - a for a, b in itertools.pairwise([0, *sorted(own), columns]))
    )


def test_the_properties_of_a_cell_have_the_order_that_word_reads() -> None:
    table = made(template(*ROWS), words(3, (1, 2)))
    names = [
        [etree.QName(own).localname for own in cell] for cell in table._tbl.iter(f"{WORD}tcPr")
    ]
    assert ["tcW", "gridSpan"] in names
    assert all(own[0] == "tcW" for own in names)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (words(0), "daftar kolomnya kosong"),
        (words(2, (1, 1), (1,)), "baris-barisnya berbeda jumlah kolom: 2, 3"),
        (words(63), "64 kolom, padahal Word membuka paling banyak 63"),
    ],
)
def test_data_that_fit_no_grid_are_refused(data: dict[str, object], said: str) -> None:
    with pytest.raises(TemplateError, match="T304") as caught:
        made(template(*ROWS), data)
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([OVER, HEAD, ("a", "b", "c", "d")], "baris 3 memerlukan satu sel"),
        ([OVER, HEAD, ("a", "{{ x }}")], "baris 3 memerlukan satu sel"),
        ([HEAD, (*HEAD[1:], "x")], "kolom yang sama"),
        (
            [("{%tc if a %}", *HEAD[1:], "{%tc endif %}")],
            "baris 1 harus dimulai",
        ),
    ],
)  # fmt: skip
def test_rows_that_would_fit_no_grid_are_told(rows: list[tuple[str, ...]], said: str) -> None:
    found = [f for f in inspect_template(table_template(*rows), strict=True) if f.code == "T110"]
    assert [said in finding.message for finding in found] == [True]


def without_a_cell(data: bytes) -> bytes:
    made = Document(io.BytesIO(data))
    row = made.tables[0]._tbl.findall(f"{WORD}tr")[0]
    row.remove(row.findall(f"{WORD}tc")[0])
    return docx(made)


def test_a_row_narrower_than_its_table_is_told() -> None:
    (found,) = inspect_template(without_a_cell(table_template(HEAD, OVER)), strict=True)
    assert (found.code, "baris 1 tidak selebar tabelnya" in found.message) == ("T110", True)


def in_header() -> bytes:
    made = document("isi")
    header = made.sections[0].header
    width = made.sections[0].page_width
    assert width is not None
    table = header.add_table(1, 3, width)
    for cell, text in zip(table.rows[0].cells, HEAD[1:], strict=True):
        cell.text = text
    header.add_paragraph("akhir")
    return docx(made)


def test_such_a_table_in_a_header_is_told() -> None:
    found = inspect_template(in_header(), strict=True)
    assert ["hanya boleh di badan naskah" in own.message for own in found] == [True]
    assert inspect_template(in_header(), strict=False) == []


@pytest.mark.parametrize("strict", [True, False])
def test_other_tables_beside_are_as_docxtpl_leaves_them(strict: bool) -> None:
    def both(change: Callable[..., None] = add_table) -> bytes:
        made = document()
        add_table(made, OVER, HEAD)
        change(made, ("a", "b"), ("c", "d"))
        return docx(made)

    rendered = Template.load(both(), strict=strict).render(words(5))
    tables = Document(io.BytesIO(rendered)).tables
    assert grid(tables[1]) == grid(Document(io.BytesIO(both())).tables[1])
    assert (grid(tables[0])[0] == grid(Document(io.BytesIO(both())).tables[0])[0]) == strict


def test_a_cell_without_properties_gets_its_width() -> None:
    made = Document(io.BytesIO(template(*ROWS)))
    for own in list(made.tables[0]._tbl.iter(f"{WORD}tcPr")):
        if not own.findall(f"{WORD}gridSpan"):
            own.getparent().remove(own)
    rendered = Template.load(docx(made), strict=True).render(words(3, (1, 1, 1)))
    table = Document(io.BytesIO(rendered)).tables[0]
    assert all(
        cell.find(f"{WORD}tcPr/{WORD}tcW") is not None for cell in table._tbl.iter(f"{WORD}tc")
    )

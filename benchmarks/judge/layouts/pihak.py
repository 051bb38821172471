"""Family F: who the parties are, and where a paper says so."""

from collections.abc import Iterator
from functools import partial

from judge import statement
from judge.lampiran import lay_out
from judge.layout import Layout, Piece
from judge.layouts.asing import NATIONAL, national
from judge.layouts.kota import SHORT, fixed_line, lampiran, second_title
from judge.paper import Part, Value, cell, fixed, head, line, row
from judge.truth import Truth


def layouts() -> Iterator[Layout]:
    """Return the layouts of the family."""
    yield from _of_the_city()
    yield from _elsewhere()


def _city(name: str, *first: Piece, block: Piece = statement.block_table) -> Layout:
    pages = (*first, second_title, block, fixed_line, lampiran(SHORT))
    return Layout(f"F-{name}", "F", "kota", pages)


def _of_the_city() -> Iterator[Layout]:
    signed = statement.signatures
    yield _city("tabel", statement.as_tables, signed)
    yield _city("tab", statement.as_tabs, statement.signatures_by_tabs)
    yield _city("berdampingan-tab", statement.side_by_side_tabs, statement.signatures_by_tabs)
    yield _city("berdampingan-tabel", statement.side_by_side_table, signed)
    yield _city("satu-sel", statement.in_one_cell, signed)
    yield _city("satu-tabel", statement.in_one_table, signed)
    yield _city("nip-unit", statement.with_nip, signed)
    yield _city("bernomor", statement.numbered, signed)
    yield _city("kesatu", statement.kesatu_in_lines, partial(statement.signatures, first="KESATU"))
    for name, label in (
        ("perangkat-daerah", "Perangkat Daerah"),
        ("unit-garis-miring", "Unit Kerja / Perangkat Daerah"),
        ("skpd", "SKPD/UKPD"),
        ("instansi", "Instansi"),
    ):
        block = partial(statement.block_table, unit=label)
        yield _city(f"unit-{name}", statement.as_lines, signed, block=block)
    pages = (statement.as_lines, signed, second_title, _identity_inside)
    yield Layout("F-identitas-dalam-tabel", "F", "kota", pages)
    yield _city("blok-titik-dua", statement.as_lines, signed, block=statement.block_colons)
    yield _city("ttd-satu-baris", statement.as_lines, statement.signatures_in_one_row)


def _identity_inside(truth: Truth) -> Part:
    """The identity as the first rows of the lampiran's own table, as pasted from a spreadsheet."""
    made = lay_out(truth, SHORT)
    width = len(SHORT.columns)
    rows = [
        row(head(label, span=2), cell(line(f": {text}", *values), span=width - 2))
        for label, text, values in statement.identity(truth)
    ]
    before, mark, behind = made.xml.partition("</w:tblGrid>")
    inside = "".join(part.xml for part in rows)
    values = tuple(value for part in rows for value in part.values)
    fixed_words = " ".join(part.fixed for part in rows)
    return Part(before + mark + inside + behind, values + made.values, made.fixed) + Part(
        fixed=fixed_words
    )


def _elsewhere() -> Iterator[Layout]:
    table = lampiran(national(*NATIONAL, "tahunan=Target", "satuan=Satuan"))
    rest = (statement.title, statement.unit_title, table)
    for name, pages in (
        ("tanpa-label", (statement.unlabelled, statement.signatures)),
        ("dalam-kalimat", (statement.in_a_sentence, statement.signatures)),
        ("kesatu-tabel", (statement.kesatu, partial(statement.signatures, first="KESATU"))),
        ("hanya-judul-ttd", (statement.title_only, statement.signatures)),
        ("tanpa-ttd", (statement.as_tables,)),
        ("nip-titik", (statement.as_tables, statement.signatures_in_one_row)),
    ):
        yield Layout(f"F-asing-{name}", "F", "asing", (*pages, *rest))
    yield Layout("F-asing-judul-baris", "F", "asing", (_split_title, statement.signatures, table))


def _split_title(truth: Truth) -> Part:
    """A cover title in three lines, the year in small letters, and the parties by tabs."""
    year = f"Tahun {truth.tahun}"
    unit = line(truth.unit, Value(("unit",), truth.unit))
    title = fixed("DOKUMEN PERJANJIAN KINERJA") + unit
    return title + line(year, statement.tahun(truth), fixed=year) + statement.as_tabs(truth)

"""The table of a lampiran by a plan: its columns, its header, its groups, its cuts."""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from msgspec import Struct

from judge import paper
from judge.hands import Hand, Pen, as_printed, plain, with_unit
from judge.paper import Part, Value, cell, fixed, head, join, paragraph
from judge.truth import PERIODE, Row, Truth
from pkdocs.base.values import replace

_LETTERS = {"Sasaran Strategis": "A", "Sasaran Khusus": "B", "Sasaran Operasional": "C"}


class Column(Struct, frozen=True):
    """A column: the field it prints and its heads from top to bottom.

    Fields are those of a Row, the periods, `no` (a running number) and `lain-…`: other figures,
    which are no target of this agreement.
    """

    field: str
    heads: tuple[str, ...]


class Plan(Struct, frozen=True):
    """How a lampiran is laid out.

    `groups`: rows, upper, lettered, lines or none; `sasaran`: merged, repeated or blank;
    `numbers`: how the row of column numbers writes them, "" for none; `cuts`: rows before which a
    new table begins, with its header again or not, behind the line `between`.
    """

    columns: tuple[Column, ...]
    hand: Hand = as_printed
    pen: Pen = plain
    groups: str = "rows"
    sasaran: str = "merged"
    numbers: str = ""
    cuts: tuple[int, ...] = ()
    again: bool = True
    between: str = ""
    wider: bool = False
    """The table behind a cut has a grid column more."""
    alter: Callable[[Row], Row] = lambda row: row
    """What the office itself types otherwise."""


def columns(*texts: str) -> tuple[Column, ...]:
    """Return the columns of texts such as `tw1=Triwulan|I`."""
    split = [text.partition("=") for text in texts]
    return tuple(Column(field, tuple(heads.split("|"))) for field, _, heads in split)


def quarters(*heads: str) -> tuple[str, ...]:
    """Return the texts of the columns of the quarters, for `columns`."""
    return tuple(f"{key}={text}" for key, text in zip(PERIODE, heads, strict=False))


def lay_out(truth: Truth, plan: Plan) -> Part:
    """Return the table, or tables, of an agreement."""
    rows = [plan.alter(row) for row in truth.rows]
    ends = [*[cut for cut in plan.cuts if cut < len(rows)], len(rows)]
    starts = [0, *ends[:-1]]
    if plan.groups == "lines":
        return join(_by_group(rows, plan))
    parts = [_one_table(rows, (start, end), plan) for start, end in zip(starts, ends, strict=True)]
    between = fixed(plan.between) if plan.between else Part(paragraph(""))
    return join(part if not at else between + part for at, part in enumerate(parts))


def _by_group(rows: Sequence[Row], plan: Plan) -> Iterator[Part]:
    at = 0
    for name, group in groupby(rows, lambda row: row.kelompok):
        size = len(list(group))
        yield fixed(name)
        part = _one_table(rows, (at, at + size), plan)
        keys = tuple(
            Value(("baris", str(place), "kelompok"), name) for place in range(at, at + size)
        )
        yield part + Part(values=keys)
        at += size


def _one_table(rows: Sequence[Row], bounds: tuple[int, int], plan: Plan) -> Part:
    start, end = bounds
    width = len(plan.columns) + bool(start and plan.wider)
    made = list(_header(plan)) if not start or plan.again else []
    before = rows[start - 1].kelompok if start else ""
    for at in range(start, end):
        if rows[at].kelompok != before and plan.groups in ("rows", "upper", "lettered"):
            made.append(_group_row(rows, at, plan, width))
        before = rows[at].kelompok
        made.append(_row(rows, at, plan, start=start))
    return paper.table(*made, columns=width)


def _header(plan: Plan) -> Iterator[Part]:
    depth = max(len(column.heads) for column in plan.columns)
    for level in range(depth):
        yield paper.row(*_header_cells(plan.columns, level, depth), repeated=True)
    if plan.numbers:
        texts = [plan.numbers.replace("1", str(n + 1)) for n in range(len(plan.columns))]
        yield paper.row(*(head(text) for text in texts), repeated=True)


def _header_cells(all_columns: Sequence[Column], level: int, depth: int) -> Iterator[Part]:
    """Cells of one row of the header: equal heads side by side are one cell, short ones go down."""
    for heads, group in groupby(all_columns, lambda column: column.heads[: level + 1]):
        same = list(group)
        whole = len(same[0].heads)
        if whole <= level:
            yield from (head("", merge="continue") for _ in same)
        elif level == whole - 1 < depth - 1:
            yield from (head(heads[-1], merge="restart") for _ in same)
        elif len(same) > 1 and level < whole - 1:
            yield head(heads[-1], span=len(same))
        else:
            yield from (head(heads[-1]) for _ in same)


def _group_row(rows: Sequence[Row], at: int, plan: Plan, width: int) -> Part:
    name = rows[at].kelompok
    text = name.upper() if plan.groups == "upper" else name
    if plan.groups == "lettered":
        text = f"{_LETTERS.get(name, '')}. {name}"
    inside = [n for n in range(at, len(rows)) if rows[n].kelompok == name]
    values = tuple(
        Value(("baris", str(n), "kelompok"), text, (name, text), f"kelompok{at}") for n in inside
    )
    part = cell(Part(paragraph(plan.pen(text)), values, fixed=text), span=width)
    return paper.row(part)


def _row(rows: Sequence[Row], at: int, plan: Plan, *, start: int) -> Part:
    row, first = rows[at], at == start
    wide = bool(start and plan.wider)
    fresh = first or rows[at - 1].no_sasaran != row.no_sasaran
    cells = [_cell(column, row, at, plan, fresh=fresh) for column in plan.columns]
    if wide:
        last = cells[-1]
        spanned = last.xml.replace("<w:tcPr>", '<w:tcPr><w:gridSpan w:val="2"/>', 1)
        cells[-1] = replace(last, xml=spanned)
    return paper.row(*cells)


def _cell(column: Column, row: Row, at: int, plan: Plan, *, fresh: bool) -> Part:
    text = field_text(column.field, row, at, plan.hand)
    merge = ""
    if column.field in ("sasaran", "no_sasaran"):
        value = _value(column.field, at, text)
        if not fresh and plan.sasaran != "repeated":
            merge = "continue" if plan.sasaran == "merged" else ""
            return cell(Part(paragraph(""), value), merge=merge)
        merge = "restart" if plan.sasaran == "merged" else ""
    values = _value(column.field, at, text)
    if column.field in PERIODE and plan.hand is with_unit:
        values = (replace(values[0], accepts=(text, row.target[column.field])),)
    numbers = text if column.field.startswith("no") else ""
    return cell(_written(text, plan.pen, values, numbers), merge=merge)


def _written(text: str, pen: Pen, values: tuple[Value, ...], fixed_words: str) -> Part:
    xml = "".join(paragraph(pen(line)) for line in text.split("\n"))
    return Part(xml, values, fixed_words)


def field_text(field: str, row: Row, at: int, hand: Hand) -> str:
    """Return what a column prints of a row, before any pen."""
    if field in PERIODE:
        return hand(row.target[field], row.satuan)
    if field == "no":
        return str(at + 1)
    if field == "indikator":
        return f"{row.indikator}\n{row.lingkup}" if row.lingkup else row.indikator
    if field == "pengukuran":
        return "\n".join(row.pengukuran)
    if field.startswith("lain"):
        return other_figure(field, at)
    return str(getattr(row, field)) if field != "kosong" else ""


def other_figure(field: str, at: int) -> str:
    """Return a figure that stands in no agreement: of another year, or reached and not promised."""
    return f"{211 + 7 * at},{sum(map(ord, field)) % 89 + 10}"


def _value(field: str, at: int, text: str) -> tuple[Value, ...]:
    if field.startswith("no") or field == "kosong":
        return ()
    if field.startswith("lain"):
        return (Value(("lain", f"{field}{at}"), text),)
    place = f"sasaran{text}" if field == "sasaran" else ""
    return (Value(("baris", str(at), field), text, place=place),)

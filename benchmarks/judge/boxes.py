"""Cells, values and rows by hand, for layouts that no Plan describes."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from judge.paper import Part, Value, cell, head, join, line, row
from judge.truth import Row, Truth


def name_of(own: Row) -> str:
    """Return an indikator with its lingkup on one line."""
    return f"{own.indikator} {own.lingkup}".strip()


def of(at: int, field: str, text: str, *accepts: str, place: str = "") -> Value:
    """Return the value of a field of a row; the sasaran of a group is printed once."""
    once = f"sasaran{text}" if field == "sasaran" else place
    return Value(("baris", str(at), field), text, accepts, once)


def other(name: str, text: str) -> Value:
    """Return a value that is none of the agreement: it has to be listed."""
    return Value(("lain", name), text)


def box(text: str, *values: Value, fixed: str = "", span: int = 1, merge: str = "") -> Part:
    """Return a cell that prints values; each line of the text is a paragraph."""
    lines = join(line(piece) for piece in text.split("\n"))
    return cell(lines + Part(values=values, fixed=fixed), span=span, merge=merge)


def field(at: int, own: Row, name: str, *, span: int = 1) -> Part:
    """Return the cell of a field or a period of a row."""
    if name == "indikator":
        return box(name_of(own), of(at, name, name_of(own)), span=span)
    text = own.target[name] if name in own.target else str(getattr(own, name))
    return box(text, of(at, name, text), span=span)


def heads(*texts: str, repeated: bool = True) -> Part:
    """Return a row of heads."""
    return row(*(head(text) for text in texts), repeated=repeated)


def blank(count: int) -> list[Part]:
    """Return empty cells."""
    return [head("") for _ in range(count)]


def sasaran_of(group: Iterable[tuple[int, Row]]) -> tuple[Value, ...]:
    """Return the sasaran of each row of a group, printed once."""
    return tuple(
        Value(("baris", str(at), "sasaran"), own.sasaran, place=f"sasaran{own.no_sasaran}")
        for at, own in group
    )


def turn(own: Row, count: int) -> int:
    """Return which of so many forms a row takes: its own, wherever it stands."""
    return (int(own.no_sasaran) + int(own.no_indikator)) % count


def groups(truth: Truth) -> Iterator[Sequence[tuple[int, Row]]]:
    """Return the rows of each sasaran with their places."""
    for _, group in groupby(enumerate(truth.rows), lambda item: item[1].no_sasaran):
        yield list(group)

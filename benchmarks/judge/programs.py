"""The block Program / Anggaran behind a lampiran, in the wordings of several offices."""

from collections.abc import Callable
from typing import TypeAlias

from judge.paper import Part, Value, cell, fixed, head, join, line, row, table
from judge.truth import Truth

Money: TypeAlias = Callable[[str], str]


def points(rupiah: str) -> str:
    """Return `8.797.819.537`."""
    return f"{int(rupiah):,}".replace(",", ".")


def commas(rupiah: str) -> str:
    """Return `8,797,819,537`, as a spreadsheet in English writes it."""
    return f"{int(rupiah):,}"


def with_sen(rupiah: str) -> str:
    """Return `8.797.819.537,00`."""
    return f"{points(rupiah)},00"


def with_rp(rupiah: str) -> str:
    """Return `Rp8.797.819.537,-`."""
    return f"Rp{points(rupiah)},-"


def with_rp_space(rupiah: str) -> str:
    """Return `Rp. 8.797.819.537`."""
    return f"Rp. {points(rupiah)}"


def named(at: int, name: str) -> Value:
    """Return the name of a program as a value of the truth."""
    return Value(("program", str(at), "program"), name)


def priced(at: int, printed: str) -> Value:
    """Return its sum as printed."""
    return Value(("program", str(at), "anggaran"), printed)


def as_table(
    *heads: str, money: Money = points, total: bool = False, numbers: bool = False
) -> Callable[[Truth], Part]:
    """Return a block with these heads; two are Program and Anggaran, more have No and a remark."""

    def lay_out(truth: Truth) -> Part:
        rows = [row(*(head(text) for text in heads))]
        if numbers:
            rows.append(row(*(head(f"({n + 1})") for n in range(len(heads)))))
        for at, (name, rupiah) in enumerate(truth.program):
            printed = money(rupiah)
            own = [
                cell(line(name, named(at, name))),
                cell(line(printed, priced(at, printed), fixed="Rp")),
            ]
            rows.append(row(*_around(own, heads, at)))
        if total:
            whole = money(str(sum(int(rupiah) for _, rupiah in truth.program)))
            rows.append(row(*_around([head("Jumlah"), head(whole)], heads, None)))
        return fixed("") + table(*rows, columns=len(heads))

    return lay_out


def _around(own: list[Part], heads: tuple[str, ...], at: int | None) -> list[Part]:
    """The two cells with a number before and a remark behind, where there are heads for them."""
    before = [head("" if at is None else f"{at + 1}.")] if len(heads) > 2 else []
    behind = [head("APBD" if at is not None else "")] if len(heads) > 3 else []
    if heads[-1].startswith("Ket") and len(heads) == 3:
        return [*own, head("APBD" if at is not None else "")]
    return [*before, *own, *behind]


def with_indicators(truth: Truth) -> Part:
    """Return a block that gives each program an indicator and a target of its own."""
    heads = ("Program", "Indikator Program", "Target", "Anggaran")
    rows = [row(*(head(text) for text in heads))]
    for at, (name, rupiah) in enumerate(truth.program):
        other, much = f"Persentase dukungan kegiatan {at + 1}", f"{907 + at},35"
        rows.append(
            row(
                cell(line(name, named(at, name))),
                cell(line(other, Value(("lain", f"indikator program {at}"), other))),
                cell(line(much, Value(("lain", f"target program {at}"), much))),
                cell(line(points(rupiah), priced(at, points(rupiah)))),
            )
        )
    return fixed("") + table(*rows, columns=4)


def by_level(truth: Truth) -> Part:
    """Return a block of programs with the activities below them, each with its sum."""
    rows = [row(head("No"), head("Program/Kegiatan/Sub Kegiatan"), head("Anggaran"), head("Ket."))]
    for at, (name, rupiah) in enumerate(truth.program):
        below, sum_ = f"Kegiatan Fasilitasi Bagian {at + 1}", points(str(int(rupiah) // 7))
        rows += [
            row(
                head(f"{at + 1}"),
                cell(line(name, named(at, name))),
                cell(line(points(rupiah), priced(at, points(rupiah)))),
                head("APBD"),
            ),
            row(
                head(""),
                cell(line(below, Value(("program", f"kegiatan{at}", "program"), below))),
                cell(line(sum_, Value(("program", f"kegiatan{at}", "anggaran"), sum_))),
                head("APBD"),
            ),
        ]
    return fixed("") + table(*rows, columns=4)


def as_tab_lines(truth: Truth) -> Part:
    """Return the programs as lines: number, name, tab, sum."""
    lines = program_lines(truth, "{number}.\t{name}\tRp. {sum}", points, fixed="{number} Rp")
    return fixed("Program\tAnggaran") + lines


def program_lines(truth: Truth, form: str, money: Money, *, fixed: str) -> Part:
    """Return a line a program; `{number}`, `{letter}`, `{name}` and `{sum}` stand for its own."""
    lines = []
    for at, (name, rupiah) in enumerate(truth.program):
        own = {"number": at + 1, "letter": "ab"[at], "name": name, "sum": money(rupiah)}
        values = named(at, name), priced(at, money(rupiah))
        lines.append(line(form.format(**own), *values, fixed=fixed.format(**own)))
    return join(lines)

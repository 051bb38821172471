"""The block Program / Anggaran, as a table or as lines with tabs. Pure.

Amounts are read for their worth (`8,797,819,537`, `Rp8.797.819.537,00`, `Rp1.000,-`) and written
as this city does; a total that adds up says nothing new.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from pkdocs.base.text import fold
from pkdocs.domain.wording import format_angka
from pkdocs.review.read.cells import split_number
from pkdocs.review.read.headings import Header, column_name
from pkdocs.review.read.paper import GAP, Box, Grid, Heap, PaperLine, says_something

_AMOUNT = re.compile(
    r"(?:Rp\.?\s*)?(\d{1,3}(?:([.,\s])\d{3})(?:\2\d{3})*|\d+)(?:[.,](?:00|-{1,2}|–))?(?:\s*,?-)?",
    re.IGNORECASE,
)
_TOTAL = re.compile(r"(sub |grand )?(jumlah|total)\b.*")

Program = Mapping[str, str]


def read_amount(text: str) -> int | None:
    """Return the rupiah that a text says, None where it says anything else.

    Example:
        >>> read_amount("Rp8.797.819.537,00"), read_amount("8,797,819,537"), read_amount("1,5 M")
        (8797819537, 8797819537, None)
    """
    found = _AMOUNT.fullmatch(" ".join(text.split()))
    return int(re.sub(r"\D", "", found[1])) if found else None


def read_rows(grid: Grid, header: Header) -> Iterator[Program]:
    """Return the programs of a table with this header; takes what it read from the paper."""
    sums = 0
    for row in grid.rows[header.rows :]:
        cells = _cells(header, row)
        program, anggaran = cells.get("program"), cells.get("anggaran")
        if program is None or anggaran is None or program.merged:
            continue
        amount = read_amount(anggaran.text)
        words = [box.text for box in row if not box.blank and box is not anggaran]
        if amount is not None and words and all(_TOTAL.fullmatch(fold(w)) for w in words):
            if amount == sums:
                for box in row:
                    box.take(Heap.FURNITURE)
            continue
        if program.blank or (amount is None and says_something(anggaran.text)):
            continue
        sums += amount or 0
        yield _program(row, cells, amount)


def _cells(header: Header, row: Sequence[Box]) -> dict[str, Box]:
    return {name: box for box in row for name in header.names_of(box)[:1]}


def _program(row: Sequence[Box], cells: Mapping[str, Box], amount: int | None) -> Program:
    note = cells.get("keterangan")
    first = row[0]
    if first not in cells.values() and re.fullmatch(r"\s*\d{0,2}[.)]?\s*", first.text):
        first.take(Heap.FURNITURE)  # the number of the row
    for box in (cells["program"], cells["anggaran"], note):
        if box:
            box.take(Heap.VALUE)
    found = {
        "program": split_number(" ".join(cells["program"].text.split())).text,
        "anggaran": "" if amount is None else format_angka(Decimal(amount)),
    }
    return found | ({"keterangan": " ".join(note.text.split())} if note else {})


def read_lines(lines: Sequence[PaperLine]) -> Iterator[Program]:
    """Return the programs of lines under a line `Program<tab>Anggaran`; takes what it read."""
    columns: frozenset[str] = frozenset()
    sums = 0
    for line in lines:
        parts = [part.strip() for part in GAP.split(line.text) if part.strip()]
        names = frozenset(map(column_name, parts))
        if {"program", "anggaran"} <= names:
            columns, sums = names, 0
            line.take(Heap.FURNITURE)
            continue
        if not parts:
            continue
        read = _line_program(parts, columns) if columns else None
        if read is None:
            columns = frozenset()
            continue
        program, amount = read
        if not _TOTAL.fullmatch(fold(program["program"])):
            sums += amount
            line.take(Heap.VALUE)
            yield program
        elif amount == sums:
            line.take(Heap.FURNITURE)


def _line_program(parts: Sequence[str], columns: frozenset[str]) -> tuple[Program, int] | None:
    """The program in the parts of a line, and its amount; None where not just one is an amount."""
    amounts = [(at, read_amount(part)) for at, part in enumerate(parts) if at]
    known = [(at, amount) for at, amount in amounts if amount is not None]
    if len(known) != 1:
        return None
    ((at, amount),) = known
    program = {
        "program": split_number(" ".join(parts[:at])).text,
        "anggaran": format_angka(Decimal(amount)),
    }
    note = {"keterangan": " ".join(parts[at + 1 :])} if "keterangan" in columns else {}
    return program | note, amount

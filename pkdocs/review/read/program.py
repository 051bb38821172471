"""The block Program / Anggaran, as a table or as lines with tabs. Pure.

Amounts are read for their worth (`8,797,819,537`, `Rp8.797.819.537,00`, `Rp1.000,-`) and written
as this city does; a total that adds up says nothing new. The code of a program is a word of it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from pkdocs.base.text import fold
from pkdocs.domain.wording import format_angka
from pkdocs.review.read.cells import drop_number
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
    last = ""
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
        last, name = _without_number(program.text, last)
        yield _program(row, cells, name, amount)


def _cells(header: Header, row: Sequence[Box]) -> dict[str, Box]:
    return {name: box for box in row for name in header.names_of(box)[:1]}


def _without_number(text: str, last: str) -> tuple[str, str]:
    """The number of a program that follows `last`, and its name, of which a code is a word."""
    name = " ".join(text.split())
    numbered = drop_number(name, last)
    if not numbered.number or "." in numbered.number:
        return last, name
    return numbered.number, numbered.text


def _program(
    row: Sequence[Box], cells: Mapping[str, Box], name: str, amount: int | None
) -> Program:
    note = cells.get("keterangan")
    first = row[0]
    if first not in cells.values() and re.fullmatch(r"\s*\d{0,2}[.)]?\s*", first.text):
        first.take(Heap.FURNITURE)  # the number of the row
    for box in (cells["program"], cells["anggaran"], note):
        if box:
            box.take(Heap.VALUE)
    found = {
        "program": name,
        "anggaran": "" if amount is None else format_angka(Decimal(amount)),
    }
    return found | ({"keterangan": " ".join(note.text.split())} if note else {})


class _Line(NamedTuple):
    """A line of the block: what stands before its one amount, and behind it."""

    line: PaperLine
    name: str
    amount: int
    note: str


def read_lines(lines: Sequence[PaperLine]) -> Iterator[Program]:
    """Return the programs of lines under a line `Program<tab>Anggaran`; takes what it read.

    What stands behind an amount is its remark, also where no column is named so.
    """
    for named, block in _blocks(lines):
        noted = named or any(own.note for own in block)
        sums, last = 0, ""
        for own in block:
            last, name = _without_number(own.name, last)
            if not _TOTAL.fullmatch(fold(name)):
                sums += own.amount
                own.line.take(Heap.VALUE)
                program = {"program": name, "anggaran": format_angka(Decimal(own.amount))}
                yield program | ({"keterangan": own.note} if noted else {})
            elif own.amount == sums and not own.note:
                own.line.take(Heap.FURNITURE)


def _blocks(lines: Sequence[PaperLine]) -> Iterator[tuple[bool, list[_Line]]]:
    """The lines below each head, up to one without an amount; and whether it names a remark."""
    noted, block, inside = False, list[_Line](), False
    for line in lines:
        parts = [part.strip() for part in GAP.split(line.text) if part.strip()]
        names = frozenset(map(column_name, parts))
        read = _split_line(line, parts) if inside and parts else None
        if {"program", "anggaran"} <= names:
            line.take(Heap.FURNITURE)
            yield noted, block
            noted, block, inside = "keterangan" in names, [], True
        elif read:
            block.append(read)
        elif parts:
            inside = False
    yield noted, block


def _split_line(line: PaperLine, parts: Sequence[str]) -> _Line | None:
    """A line parted at its amount; None where not just one of its parts is one."""
    amounts = [(at, read_amount(part)) for at, part in enumerate(parts) if at]
    known = [(at, amount) for at, amount in amounts if amount is not None]
    if len(known) != 1:
        return None
    ((at, amount),) = known
    return _Line(line, " ".join(parts[:at]), amount, " ".join(parts[at + 1 :]))

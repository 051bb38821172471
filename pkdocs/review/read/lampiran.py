"""Rows of the lampiran out of the tables of a Word document, and a list of what was not read. Pure.

Never guesses: a row without an indikator, a table without a header, an empty target are listed.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from pkdocs.base.text import fold
from pkdocs.domain.salinan import NAMA_PERIODE, PERIODE, BarisSalinan
from pkdocs.review.read.headings import Header, find_header, find_program_header, kelompok
from pkdocs.word.text.values import Cell, Table, WordText

_COLUMNS = {
    "sasaran": "Sasaran",
    "sumber_data": "Sumber Data",
    "pengukuran": "Pengukuran Kinerja",
    "satuan": "Satuan atau Keterangan",
}
_LISTED = 20


@dataclass
class Lampiran:
    """What was read of the lampiran so far."""

    baris: list[BarisSalinan] = field(default_factory=list)
    program: list[Mapping[str, str]] = field(default_factory=list)
    tak_terbaca: list[str] = field(default_factory=list)
    headers: int = 0
    header: Header | None = None
    kelompok: str = ""
    open: bool = False
    """Whether a table may go on where the last one stopped: nothing but space lay between."""


def read_lampiran(text: WordText) -> Lampiran:
    """Return the rows of every table with the header of a lampiran, in reading order.

    A table of the same width right behind one, without a header of its own, continues it.
    """
    found = Lampiran()
    for block in text.blocks:
        if isinstance(block, Table):
            _read_table(found, block)
        elif block.strip():
            found.open = False
    for name, label in _COLUMNS.items():
        if found.header and name not in found.header.columns:
            found.tak_terbaca.append(f"kolom {label} tidak ada; isinya tidak dibandingkan.")
    shorten(found.tak_terbaca)
    return found


def shorten(lines: list[str]) -> None:
    """Let a list of what was not read end in how much more there is."""
    if len(lines) > _LISTED:
        rest = len(lines) - _LISTED
        lines[_LISTED:] = [f"dan {rest} hal lain yang tidak terbaca."]


def _read_table(found: Lampiran, table: Table) -> None:
    start = next((at for at in range(len(table.rows)) if find_header(table, at)), None)
    programs = None if start is not None else find_program_header(table)
    if start is not None:
        _read_rows(found, table, start)
    elif programs:
        found.program += _programs(table, programs)
        found.open = False
    elif _continues(found, table):
        _read_rows(found, table, 0)
    else:
        found.open = False
        for inner in _inner_tables(table):
            _read_table(found, inner)


def _inner_tables(table: Table) -> Iterator[Table]:
    for row in table.rows:
        for cell in row:
            if not cell.merged:
                yield from cell.tables


def _continues(found: Lampiran, table: Table) -> bool:
    width = max((cell.end for row in table.rows for cell in row), default=0)
    return bool(found.open and found.header and width == found.header.width)


def _read_rows(found: Lampiran, table: Table, start: int) -> None:
    at = start
    fresh = True
    while at < len(table.rows):
        header = find_header(table, at)
        if header:
            found.headers += 1
            found.header = header
            at += header.rows
            continue
        _read_row(found, table.rows[at], first=fresh)
        fresh = False
        at += 1
    found.open = True


def _read_row(found: Lampiran, row: Sequence[Cell], *, first: bool) -> None:
    header = found.header
    if header is None or not any(cell.text.strip() for cell in row):
        return
    group = kelompok(row, header.width)
    if group is not None:
        found.kelompok = group
        return
    if len(row) == 1 and row[0].tables:  # room for other tables, such as the signatures
        for table in row[0].tables:
            _read_table(found, table)
        found.open = True
        return
    cells = {name: cell for cell in row if (name := header.name_of(cell))}
    indikator = cells.get("indikator")
    if indikator is None or indikator.merged or not indikator.text.strip():
        _read_rest(found, cells, first=first)
        return
    found.baris.append(_baris(found, cells))


def _read_rest(found: Lampiran, cells: Mapping[str, Cell], *, first: bool) -> None:
    """A row without an indikator of its own: the rest of the one above, or not readable."""
    fresh = {n: c.text.strip() for n, c in cells.items() if not c.merged and c.text.strip()}
    # At the top of a page the cut row goes on in any column; elsewhere only in Pengukuran.
    allowed = {"sasaran", "pengukuran"} if first else {"pengukuran"}
    if found.baris and fresh and fresh.keys() <= allowed:
        last = found.baris[-1]
        more = tuple(_lines(fresh.get("pengukuran", "")))
        sasaran = f"{last.sasaran} {fresh['sasaran']}" if "sasaran" in fresh else last.sasaran
        pengukuran = (*(last.pengukuran or ()), *more) if more else last.pengukuran
        found.baris[-1] = replace(last, sasaran=sasaran, pengukuran=pengukuran)
    elif fresh:
        words = " | ".join(" ".join(text.split()) for text in fresh.values())
        place = len(found.baris)
        found.tak_terbaca.append(
            f"baris sesudah indikator ke-{place} tidak memuat indikator: “{short(words)}”."
        )


def short(text: str) -> str:
    """Return the text, cut where it is too long for a line."""
    return text if len(text) <= 80 else f"{text[:79]}…"


def _baris(found: Lampiran, cells: Mapping[str, Cell]) -> BarisSalinan:
    indikator, lingkup = split_lingkup(_lines(cells["indikator"].text))
    last = found.baris[-1] if found.baris else None
    sasaran, number = _flat(cells, "sasaran"), _flat(cells, "no_sasaran") or ""
    if sasaran == "" and not number and last and last.kelompok == found.kelompok:
        sasaran, number = last.sasaran, last.no_sasaran
    if sasaran == "":
        found.tak_terbaca.append(f"sasaran indikator “{short(indikator)}” kosong.")
    pengukuran = cells.get("pengukuran")
    return BarisSalinan(
        kode="",
        no_sasaran=number,
        kelompok=found.kelompok,
        sasaran=sasaran or "",
        no_indikator=_flat(cells, "no_indikator") or "",
        indikator=indikator,
        target=_target(found, cells, indikator),
        lingkup=lingkup,
        sumber_data=_flat(cells, "sumber_data"),
        satuan=_flat(cells, "satuan"),
        pengukuran=None if pengukuran is None else tuple(_lines(pengukuran.text)),
    )


def _flat(cells: Mapping[str, Cell], name: str) -> str | None:
    cell = cells.get(name)
    return None if cell is None else " ".join(cell.text.split())


def _lines(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.split("\n") if line.strip()]


def split_lingkup(lines: Sequence[str]) -> tuple[str, str]:
    """Return indikator and lingkup: a last line wholly in brackets is the lingkup."""
    if len(lines) > 1 and re.fullmatch(r"\([^()]*\)", lines[-1]):
        return " ".join(lines[:-1]), lines[-1][1:-1]
    return " ".join(lines), ""


def _target(found: Lampiran, cells: Mapping[str, Cell], indikator: str) -> dict[str, str | None]:
    target: dict[str, str | None] = {}
    empty = []
    for key in PERIODE:
        text = _flat(cells, key)
        target[key] = text or None
        if text == "":
            empty.append(NAMA_PERIODE[key])
    if empty:
        found.tak_terbaca.append(f"target {', '.join(empty)} kosong: “{short(indikator)}”.")
    return target


def _programs(table: Table, header: Header) -> Iterator[Mapping[str, str]]:
    for row in table.rows[header.rows :]:
        cells = {name: cell for cell in row if (name := header.name_of(cell))}
        program, anggaran = _flat(cells, "program"), _flat(cells, "anggaran")
        if program and anggaran is not None and not re.match(r"(jumlah|total)\b", fold(program)):
            plain = re.sub(r"^Rp\.?\s*", "", anggaran).removesuffix(",-")
            note = _flat(cells, "satuan") or ""
            yield {"program": program, "anggaran": plain, "keterangan": note}

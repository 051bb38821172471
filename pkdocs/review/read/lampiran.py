"""Which tables are the lampiran, its rest, a summary of it, or the block Program. Pure.

Never guesses: a table is one with the lampiran only where its cells make sense there; any other
stays on the paper as unread.
"""

import re
from collections.abc import Iterator, Sequence

from pkdocs.base.values import replace
from pkdocs.domain.salinan import NAMA_PERIODE, PERIODE, BarisSalinan, TakTerbaca
from pkdocs.review.read import cells as inside
from pkdocs.review.read.headings import (
    Header,
    find_header,
    find_program_header,
    group_name,
    header_place,
    is_numbers,
    kelompok,
    take_header,
)
from pkdocs.review.read.nilai import is_percent, same_nilai
from pkdocs.review.read.paper import Box, Grid, Heap, Paper, PaperLine
from pkdocs.review.read.program import read_lines, read_rows
from pkdocs.review.read.rows import (
    Cells,
    Lampiran,
    cells_of,
    read_row,
    settle_numbers,
    short,
    with_percent,
)
from pkdocs.review.read.same import (
    pair_by_text,
    read_targets,
    same_pengukuran,
    same_satuan,
    same_text,
    whole_text,
)

_COLUMNS = {
    "sasaran": "Sasaran",
    "sumber_data": "Sumber Data",
    "pengukuran": "Pengukuran Kinerja",
    "satuan": "Satuan atau Keterangan",
}


def read_lampiran(paper: Paper, tahun: str = "") -> Lampiran:
    """Return the rows of every table with the header of a lampiran, in reading order.

    A table behind one, without a header of its own, continues it where every row makes sense
    there. A table of nothing but indicators already read is a summary: what it adds is taken, what
    contradicts is told.
    """
    lines = [block for block in paper.body if isinstance(block, PaperLine)]
    found = Lampiran(tahun, frozenset(_marks(lines)))
    for block in paper.body:
        if isinstance(block, Grid):
            _read_table(found, block)
        elif block.text.strip():
            found.open = False
            group = group_name(block.text)
            if group:
                found.kelompok, found.group = group, block
    found.program += read_lines(lines)
    settle_numbers(found)
    for name, label in _COLUMNS.items():
        if found.header and name not in found.header.columns:
            found.tell(f"kolom {label} tidak ada; isinya tidak dibandingkan.")
    return found


def _marks(lines: Sequence[PaperLine]) -> Iterator[str]:
    for line in lines:
        note = re.match(r"\s*(\d{1,2})\)\s", line.text)
        if note:
            yield note[1]


def _read_table(found: Lampiran, grid: Grid) -> None:
    start = header_place(grid)
    programs = None if start is not None else find_program_header(grid)
    if programs:
        take_header(grid, 0, programs)
        found.program += read_rows(grid, programs)
        found.open = False
    elif start is not None:
        _read_headed(found, grid, start)
    elif goes_on_in(found, grid):
        _read_rows(found, grid, 0)
    else:
        found.open = False
        for inner in _inner_grids(grid.rows):
            _read_table(found, inner)


def _inner_grids(rows: Sequence[Sequence[Box]]) -> Iterator[Grid]:
    for row in rows:
        for box in row:
            if not box.merged:
                yield from box.grids


def _read_headed(found: Lampiran, grid: Grid, start: int) -> None:
    """A table with a header of its own: more of the lampiran, or a summary of what was read."""
    if found.open or not found.baris:
        _read_rows(found, grid, start)
        return
    other = Lampiran(found.tahun, found.marks, header=found.header)
    other.group = found.group
    other.kelompok = found.kelompok if found.group else ""
    other.numbers = found.numbers
    _read_rows(other, grid, start)
    settle_numbers(other)
    places = _summary(found.baris, other.baris)
    if places is None:
        found.baris += (
            replace(row, kelompok=row.kelompok or found.kelompok) for row in other.baris
        )
    else:
        for place, row in zip(places, other.baris, strict=True):
            rows = _with_head(found.header, other.header, found.baris[place], row)
            found.baris[place] = _merge(found, *rows)
    found.program += other.program
    found.tak_terbaca += other.tak_terbaca
    found.kelompok, found.group = other.kelompok or found.kelompok, other.group
    found.header, found.open = other.header if places is None else found.header, True


def _summary(known: Sequence[BarisSalinan], rows: Sequence[BarisSalinan]) -> list[int] | None:
    """The places of the rows that a table repeats, None where it holds anything new."""
    pairs = pair_by_text(known, rows, (lambda row: whole_text(row).casefold(),))
    if not rows or len(pairs) < len(rows):
        return None
    places = {again: place for place, again in pairs}
    return [places[again] for again in range(len(rows))]


def _with_head(
    first: Header | None, second: Header | None, known: BarisSalinan, other: BarisSalinan
) -> tuple[BarisSalinan, BarisSalinan]:
    """A row and its summary; a unit of which only a head speaks stands beside that of the other."""
    for header, own, named in ((first, known, other.satuan), (second, other, known.satuan)):
        if named and is_percent(own.satuan or "") and _says_percent_alone(header):
            satuan = with_percent(named, filter(None, own.target.values()))
            return replace(known, satuan=satuan), replace(other, satuan=satuan)
    return known, other


def _says_percent_alone(header: Header | None) -> bool:
    return header is not None and header.percent and "satuan" not in header.columns


def _merge(found: Lampiran, known: BarisSalinan, other: BarisSalinan) -> BarisSalinan:
    """A row and its summary: what one of them lacks comes from the other, what differs is told."""
    for label, first, second in (*_other_words(known, other), *_other_targets(known, other)):
        pesan = (
            f"{label} “{short(known.indikator)}” tertulis {short(first)} dan di tabel lain "
            f"{short(second)}; yang dibaca {short(first)}"
        )
        found.tak_terbaca.append(TakTerbaca(pesan, kata=second, nilai=True))
    own, more = known.target, other.target
    return replace(
        known,
        kelompok=known.kelompok or other.kelompok,
        sasaran=known.sasaran or other.sasaran,
        target={key: more.get(key) if own.get(key) is None else own[key] for key in PERIODE},
        satuan=known.satuan or other.satuan,
        sumber_data=known.sumber_data or other.sumber_data,
        pengukuran=known.pengukuran or other.pengukuran,
    )


def _other_words(known: BarisSalinan, other: BarisSalinan) -> Iterator[tuple[str, str, str]]:
    """What two rows of one indikator name otherwise: the field, and the words of each."""
    fields = (
        ("kelompok", known.kelompok, other.kelompok, same_text),
        ("sasaran", known.sasaran, other.sasaran, same_text),
        ("indikator", whole_text(known), whole_text(other), same_text),
        ("satuan", known.satuan, other.satuan, same_satuan),
        ("sumber data", known.sumber_data, other.sumber_data, same_text),
    )
    for label, first, second, same in fields:
        if first and second and not same(first, second):
            yield label, first, second
    lines = known.pengukuran or (), other.pengukuran or ()
    if all(lines) and not same_pengukuran(*lines):
        yield "pengukuran", " ".join(lines[0]), " ".join(lines[1])


def _other_targets(known: BarisSalinan, other: BarisSalinan) -> Iterator[tuple[str, str, str]]:
    for key in PERIODE:
        read = read_targets(known, other, key)
        if read and not same_nilai(*read):
            yield f"target {NAMA_PERIODE[key]}", known.target[key] or "", other.target[key] or ""


def goes_on_in(found: Lampiran, grid: Grid) -> bool:
    """Whether a table without a header goes on with the lampiran: every row makes sense there."""
    header = found.header
    if header is None or not found.baris or abs(grid.width - header.width) > 1:
        return False
    sense = False
    for row in grid.rows:
        if is_numbers(row) or all(box.blank for box in row) or _group_of(row, header):
            continue
        cells = cells_of(header, row)
        if cells is None or not _makes_sense(cells, first=not sense):
            return False
        sense = sense or any(not cells[key].blank for key in PERIODE if key in cells)
    return sense


def _group_of(row: Sequence[Box], header: Header) -> bool:
    return kelompok(row, header.width) is not None or (len(row) == 1 and not row[0].grids)


def _makes_sense(cells: Cells, *, first: bool) -> bool:
    """Whether a row without a header above it may be one of the lampiran."""
    targets = [cells[key] for key in PERIODE if key in cells and not cells[key].blank]
    if not all(inside.is_sure_target(box.text) for box in targets):
        return False
    for name in ("no_sasaran", "no_indikator"):
        if name in cells and re.search(r"[^\W\d_]{4}", cells[name].text):
            return False
    indikator = cells.get("indikator")
    if indikator is None or indikator.blank:
        return not targets
    worded = re.search(r"[^\W\d_]", indikator.text) is not None
    return worded and (bool(targets) or first or indikator.merged)


def _read_rows(found: Lampiran, grid: Grid, start: int) -> None:
    at = start
    fresh = True
    grid.heads = list(found.header.heads) if found.header else []
    while at < len(grid.rows):
        row = grid.rows[at]
        header = find_header(grid, at, found.tahun)
        if header:
            found.header = header
            take_header(grid, at, header)
            at += header.rows
            continue
        if is_numbers(row):
            for box in row:
                box.take(Heap.FURNITURE)
        elif len(row) == 1 and row[0].grids:  # room for other tables, such as the signatures
            for inner in row[0].grids:
                _read_table(found, inner)
        else:
            read_row(found, row, first=fresh)
            fresh = False
        at += 1
    grid.data = True
    found.open = True

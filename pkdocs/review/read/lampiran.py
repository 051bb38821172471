"""Rows of the lampiran out of the tables of a Word document. Pure.

Never guesses: what is no value of a row stays on the paper as unread. A table is one with the
lampiran only where its cells make sense there.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from pkdocs.domain.salinan import NAMA_PERIODE, PERIODE, BarisSalinan, TakTerbaca
from pkdocs.review.read import cells as inside
from pkdocs.review.read.headings import (
    PERIODE_COLUMN,
    TARGETS,
    Header,
    find_header,
    find_program_header,
    group_name,
    is_numbers,
    kelompok,
    period_of,
    take_header,
)
from pkdocs.review.read.nilai import read_nilai, same_nilai
from pkdocs.review.read.paper import Box, Grid, Heap, Line, Paper, tell_place
from pkdocs.review.read.program import read_lines, read_rows
from pkdocs.review.read.same import whole_text

_COLUMNS = {
    "sasaran": "Sasaran",
    "sumber_data": "Sumber Data",
    "pengukuran": "Pengukuran Kinerja",
    "satuan": "Satuan atau Keterangan",
}
_CUT = frozenset(("sasaran", "indikator", "sumber_data"))
"""Columns of one text, which a page may cut."""
Cells = Mapping[str, Box]


@dataclass
class Lampiran:
    """What was read of the lampiran so far."""

    tahun: str = ""
    marks: frozenset[str] = frozenset()
    """The notes below the table that the document explains: `1` of `1) Angka sementara`."""
    baris: list[BarisSalinan] = field(default_factory=list)
    program: list[Mapping[str, str]] = field(default_factory=list)
    tak_terbaca: list[TakTerbaca] = field(default_factory=list)
    header: Header | None = None
    kelompok: str = ""
    group: Box | Line | None = None
    """Where the group was named, until a row of it was read."""
    open: bool = False
    """Whether a table may go on where the last one stopped: nothing but space lay between."""

    def tell(self, pesan: str, box: Box | None = None, *, nilai: bool = False) -> None:
        """Remark on what was not read; with a cell, where."""
        place = tell_place(box.lines[0]) if box and box.lines else ""
        self.tak_terbaca.append(TakTerbaca(pesan, place, nilai=nilai))


def read_lampiran(paper: Paper, tahun: str = "") -> Lampiran:
    """Return the rows of every table with the header of a lampiran, in reading order.

    A table behind one, without a header of its own, continues it where every row makes sense
    there. A table of nothing but indicators already read is a summary: what it adds is taken, what
    contradicts is told.
    """
    lines = [block for block in paper.body if isinstance(block, Line)]
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
    for name, label in _COLUMNS.items():
        if found.header and name not in found.header.columns:
            found.tell(f"kolom {label} tidak ada; isinya tidak dibandingkan.")
    return found


def _marks(lines: Sequence[Line]) -> Iterator[str]:
    for line in lines:
        note = re.match(r"\s*(\d{1,2})\)\s", line.text)
        if note:
            yield note[1]


def _read_table(found: Lampiran, grid: Grid) -> None:
    places = range(len(grid.rows))
    start = next((at for at in places if find_header(grid, at, found.tahun)), None)
    programs = None if start is not None else find_program_header(grid)
    if programs:
        take_header(grid, 0, programs)
        found.program += read_rows(grid, programs)
        found.open = False
    elif start is not None:
        _read_headed(found, grid, start)
    elif _continues(found, grid):
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
    other.kelompok, other.group = found.kelompok, found.group
    _read_rows(other, grid, start)
    places = _summary(found.baris, other.baris)
    if places is None:
        found.baris += other.baris
    else:
        for place, row in zip(places, other.baris, strict=True):
            found.baris[place] = _merge(found, found.baris[place], row)
    found.program += other.program
    found.tak_terbaca += other.tak_terbaca
    found.kelompok, found.group = other.kelompok, other.group
    found.header, found.open = other.header if places is None else found.header, True


def _summary(known: Sequence[BarisSalinan], rows: Sequence[BarisSalinan]) -> list[int] | None:
    """The places of the rows that a table repeats, None where it holds anything new."""
    free: dict[str, list[int]] = {}
    for place, row in enumerate(known):
        free.setdefault(whole_text(row).casefold(), []).append(place)
    places = []
    for row in rows:
        same = free.get(whole_text(row).casefold())
        if not same:
            return None
        places.append(same.pop(0))
    return places if rows else None


def _merge(found: Lampiran, known: BarisSalinan, other: BarisSalinan) -> BarisSalinan:
    """A row and its summary: what one of them lacks comes from the other."""
    satuan = known.satuan or other.satuan or ""
    target = dict(known.target)
    for key in PERIODE:
        first, second = known.target.get(key), other.target.get(key)
        if first is None:
            target[key] = second
        elif second is not None and not same_nilai(
            read_nilai(first, satuan), read_nilai(second, satuan)
        ):
            found.tak_terbaca.append(
                TakTerbaca(
                    f"target {NAMA_PERIODE[key]} “{known.indikator}” tertulis {first} dan di tabel "
                    f"lain {second}; yang dibaca {first}",
                    kata=second,
                    nilai=True,
                )
            )
    return replace(
        known,
        target=target,
        satuan=known.satuan or other.satuan,
        sumber_data=known.sumber_data or other.sumber_data,
        pengukuran=known.pengukuran or other.pengukuran,
    )


def _continues(found: Lampiran, grid: Grid) -> bool:
    """Whether a table without a header goes on with the lampiran: every row makes sense there."""
    header = found.header
    if header is None or not found.baris or abs(grid.width - header.width) > 1:
        return False
    sense = False
    for row in grid.rows:
        if is_numbers(row) or all(box.blank for box in row) or _group_of(row, header):
            continue
        cells = _cells(header, row)
        if cells is None or not _makes_sense(cells, first=not sense):
            return False
        sense = sense or any(not cells[key].blank for key in TARGETS if key in cells)
    return sense


def _group_of(row: Sequence[Box], header: Header) -> bool:
    return kelompok(row, header.width) is not None or (len(row) == 1 and not row[0].grids)


def _makes_sense(cells: Cells, *, first: bool) -> bool:
    """Whether a row without a header above it may be one of the lampiran."""
    targets = [cells[key] for key in TARGETS if key in cells and not cells[key].blank]
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
        else:
            _read_row(found, row, first=fresh)
            fresh = False
        at += 1
    grid.data = True
    found.open = True


def _read_row(found: Lampiran, row: Sequence[Box], *, first: bool) -> None:
    header = found.header
    if header is None or all(box.blank for box in row):
        return
    group = kelompok(row, header.width)
    if group is not None:
        found.kelompok = group
        found.group = next(box for box in row if not box.blank)
        return
    if len(row) == 1 and row[0].grids:  # room for other tables, such as the signatures
        for grid in row[0].grids:
            _read_table(found, grid)
        found.open = True
        return
    cells = _cells(header, row)
    if cells is None:
        return
    indikator = cells.get("indikator")
    if indikator is None or indikator.merged or indikator.blank:
        if PERIODE_COLUMN in cells and found.baris:
            _read_period(found, cells)
        else:
            _read_rest(found, cells, first=first)
        return
    if not _goes_on(found, cells):
        found.baris += _baris(found, cells)


def _read_period(found: Lampiran, cells: Cells) -> None:
    """One more target of the indikator above, of the quarter that the row names."""
    key = period_of(cells[PERIODE_COLUMN].text)
    box = cells.get("tahunan")
    last = found.baris[-1]
    if not key or box is None or box.blank or last.target.get(key) is not None:
        return
    text = _target(found, _Part(box), last.satuan, set())
    if text is not None:
        cells[PERIODE_COLUMN].take(Heap.FURNITURE)
        found.baris[-1] = replace(last, target={**last.target, key: text})


def _goes_on(found: Lampiran, cells: Cells) -> bool:
    """Whether a row is the rest of the one above: no targets, no numbers, an indikator cut off."""
    last = found.baris[-1] if found.baris else None
    indikator = _flat(cells["indikator"].text)
    empty = (*TARGETS, "no_indikator", "no_sasaran")
    if (
        last is None
        or any(name in cells and not cells[name].blank for name in empty)
        or not inside.goes_on(last.indikator, indikator)
    ):
        return False
    _append(found, {n: b for n, b in cells.items() if not b.merged and not b.blank})
    return True


def _cells(header: Header, row: Sequence[Box]) -> dict[str, Box] | None:
    """The cells of a row by column; one over several quarters is that of each.

    Of two cells in one column neither is taken unless the other is blank. None where no cell is in
    a column of ours.
    """
    pairs = [(header.names_of(box), box) for box in row]
    exact = {place[:2] for place in header.heads}
    if len(row) == len(header.heads) and any((box.start, box.end) not in exact for box in row):
        pairs = header.in_order(row)
    found: dict[str, Box] = {}
    doubled: set[str] = set()
    for names, box in pairs:
        several = [name for name in names if name in TARGETS]
        if box.blank and any(name in found for name in names):
            continue
        for name in several if len(names) > 1 else names:
            if name in found and not found[name].blank:
                doubled.add(name)
            found[name] = box
    for name in doubled:
        del found[name]
    return found or None


def _read_rest(found: Lampiran, cells: Cells, *, first: bool) -> None:
    """A row without an indikator of its own: the rest of the one above, or unread."""
    fresh = {name: box for name, box in cells.items() if not box.merged and not box.blank}
    if not (found.baris and fresh):
        return
    # At the top of a page the cut row goes on in any column; elsewhere only in Pengukuran, and in a
    # text that breaks off.
    allowed = {"sasaran", "pengukuran", "sumber_data"} if first else {"pengukuran"}
    last = found.baris[-1]
    allowed |= {n for n in _CUT & fresh.keys() if _is_rest(getattr(last, n), fresh[n].text)}
    if fresh.keys() <= allowed:
        _append(found, fresh)


def _is_rest(above: str | None, text: str) -> bool:
    return inside.goes_on(above or "", _flat(text))


def _append(found: Lampiran, fresh: Cells) -> None:
    """Add the cells of a row to the one above; a sasaran to all rows of it."""
    last = found.baris[-1]
    more: dict[str, object] = {}
    for name in _CUT:
        if name in fresh:
            more[name] = f"{getattr(last, name) or ''} {_flat(fresh[name].text)}".strip()
    if "pengukuran" in fresh:
        more["pengukuran"] = (*(last.pengukuran or ()), *_lines(fresh["pengukuran"].text))
    for name, box in fresh.items():
        if name in more:
            box.take(Heap.VALUE)
    found.baris[-1] = replace(last, **more)  # type: ignore[arg-type]  # fields of a row, by name
    if "sasaran" in more:
        _rename_sasaran(found, last.sasaran, str(more["sasaran"]))


def _rename_sasaran(found: Lampiran, cut: str, whole: str) -> None:
    """Give every row of a sasaran its whole text, of which only the beginning stood there."""
    for place in range(len(found.baris) - 1, -1, -1):
        row = found.baris[place]
        if row.sasaran not in (cut, whole):
            return
        found.baris[place] = replace(row, sasaran=whole)


def _baris(found: Lampiran, cells: Cells) -> Iterator[BarisSalinan]:
    """The rows that stand in one row of the table: mostly one."""
    split = _split(cells)
    if split is None and inside.holds_several([line.text for line in cells["indikator"].lines]):
        return  # several indicators, and no telling whose the targets are
    if split is None:
        _take_group(found)
        yield _one(found, {name: _Part(box) for name, box in cells.items()})
        return
    for parts in split:
        _take_group(found)
        yield _one(found, parts)


def _take_group(found: Lampiran) -> None:
    if found.group:
        found.group.take(Heap.VALUE)
        found.group = None


@dataclass(frozen=True, slots=True)
class _Part:
    """A cell, or those of its lines that belong to one of several indicators."""

    box: Box
    places: Sequence[int] | None = None

    @property
    def own(self) -> list[Line]:
        lines = self.box.lines
        return lines if self.places is None else [lines[place] for place in self.places]

    @property
    def text(self) -> str:
        return "\n".join(line.text for line in self.own).strip("\n")

    def take(self) -> None:
        for line in self.own:
            line.take(Heap.VALUE)


def _split(cells: Cells) -> list[dict[str, _Part]] | None:
    """The rows of a cell with several indicators, where lines and targets match; else None."""
    indikator = cells["indikator"]
    targets = [cells[key] for key in TARGETS if key in cells and not cells[key].blank]
    counts = {inside.count_items([line.text for line in box.lines]) for box in targets}
    counts -= {1} if any(inside.is_target(box.text) for box in targets) else set()
    if len(counts) != 1 or counts == {0}:
        return None
    (count,) = counts
    names = inside.items([line.text for line in indikator.lines], count)
    if count < 2 or names is None or any(_is_one_value(box) for box in targets):
        return None
    parted: list[dict[str, _Part]] = [{} for _ in range(count)]
    for name, box in cells.items():
        texts = [line.text for line in box.lines]
        groups = inside.items(texts, count) if name not in ("sasaran", "no_sasaran") else None
        for place, parts in enumerate(parted):
            if groups is not None:
                parts[name] = _Part(box, groups[place])
            elif inside.count_items(texts) <= 1 or name in ("sasaran", "no_sasaran"):
                parts[name] = _Part(box)
    return parted


def _is_one_value(box: Box) -> bool:
    """Whether a target over two lines is one: `AA` above `(91)`."""
    text = " ".join(box.text.split())
    return "(" in text and inside.is_target(text) and len(box.text.split("\n")) == 2


def _one(found: Lampiran, parts: Mapping[str, _Part]) -> BarisSalinan:
    last = found.baris[-1] if found.baris else None
    name = parts["indikator"]
    indikator, lingkup = split_lingkup(_lines(name.text))
    numbered = inside.split_number(indikator)
    name.take()
    sasaran, no_sasaran = _sasaran(found, parts, last)
    no_indikator = (_value(parts, "no_indikator", None) or numbered.number).rstrip(".)")
    target, satuan = _targets(found, parts, last, numbered.text)
    pengukuran = parts.get("pengukuran")
    lines = None
    if pengukuran is not None:
        ditto = last is not None and inside.is_ditto(pengukuran.text)
        lines = last.pengukuran if last and ditto else tuple(_lines(pengukuran.text))
        pengukuran.take()
    return BarisSalinan(
        kode="",
        no_sasaran=no_sasaran,
        kelompok=found.kelompok,
        sasaran=sasaran,
        no_indikator=no_indikator,
        indikator=numbered.text,
        target=target,
        lingkup=lingkup,
        sumber_data=_value(parts, "sumber_data", last),
        satuan=satuan,
        pengukuran=lines,
    )


def _sasaran(
    found: Lampiran, parts: Mapping[str, _Part], last: BarisSalinan | None
) -> tuple[str, str]:
    """The sasaran and its number; an empty cell means that of the row above in the same group."""
    text = _value(parts, "sasaran", last)
    number = (_value(parts, "no_sasaran", None) or "").rstrip(".)")
    numbered = inside.split_number(text or "")
    text, number = (None if text is None else numbered.text), number or numbered.number
    if last and text and not number and inside.is_cut(last.sasaran):
        text = f"{last.sasaran} {text}"
        _rename_sasaran(found, last.sasaran, text)
        return text, last.no_sasaran
    same = last is not None and last.kelompok == found.kelompok
    counted = "no_indikator" in parts  # else the only column NO counts rows, not sasaran
    if text == "" and last and same and not (number and counted):
        return last.sasaran, number or last.no_sasaran
    if text == "":
        found.tell(f"sasaran indikator “{short(_flat(parts['indikator'].text))}” kosong.")
    return text or "", number


def _value(parts: Mapping[str, _Part], name: str, last: BarisSalinan | None) -> str | None:
    """The text of a cell in one line, of the row above where it says so; None without a column."""
    part = parts.get(name)
    if part is None:
        return None
    part.take()
    if last is not None and inside.is_ditto(part.text):
        above: str | None = getattr(last, name)
        return above
    return _flat(part.text)


def _flat(text: str) -> str:
    return " ".join(text.split())


def _lines(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.split("\n") if line.strip()]


def split_lingkup(lines: Sequence[str]) -> tuple[str, str]:
    """Return indikator and lingkup: a last line wholly in brackets is the lingkup."""
    if len(lines) > 1 and re.fullmatch(r"\([^()]*\)", lines[-1]):
        return " ".join(lines[:-1]), lines[-1][1:-1]
    return " ".join(lines), ""


def _targets(
    found: Lampiran, parts: Mapping[str, _Part], last: BarisSalinan | None, indikator: str
) -> tuple[dict[str, str | None], str | None]:
    """The targets of a row and its unit, which may stand behind them."""
    satuan = _value(parts, "satuan", last)
    target: dict[str, str | None] = dict.fromkeys(PERIODE)
    units: set[str] = set()
    empty = []
    period = parts.get(PERIODE_COLUMN)
    own = dict(parts)
    if period is not None:
        key = period_of(period.text)
        worth = own.pop("tahunan", None)
        if key and worth:
            own[key] = worth
            for line in period.own:
                line.take(Heap.FURNITURE)
    for key in PERIODE:
        part = own.get(key)
        if part is None:
            continue
        text = _flat(part.text)
        if not text:
            empty.append(NAMA_PERIODE[key])
        elif last is not None and inside.is_ditto(text) and text not in "-–":
            part.take()
            target[key] = last.target.get(key)
        else:
            target[key] = _target(found, part, satuan, units)
    if empty:
        found.tell(f"target {', '.join(empty)} kosong: “{short(indikator)}”.")
    if satuan is None and len(units) == 1:
        (satuan,) = units
    if satuan is None and found.header and found.header.percent:
        satuan = "Persen"
    return target, satuan


def _target(found: Lampiran, part: _Part, satuan: str | None, units: set[str]) -> str | None:
    """The target of a cell; None where it leaves a choice, and the paper keeps its words."""
    texts = [line.text for line in part.own if line.text.strip()]
    read = inside.read_target(part.text, found.marks)
    if read is None or (len(texts) > 1 and not inside.is_target(part.text)):
        return None
    text = read.text
    if read.satuan and satuan is not None and not inside.same_unit_words(read.satuan, satuan):
        text = _flat(part.text).removesuffix(read.note).strip()
    elif read.satuan:
        units.add(read.satuan)
    for line in part.own:
        at = line.text.rfind(read.note) if read.note else -1
        line.take(Heap.VALUE, 0, at if at >= 0 else None)
    if len(units) > 1:
        return _flat(part.text)
    return text


def short(text: str) -> str:
    """Return the text, cut where it is too long for a line."""
    return text if len(text) <= 80 else f"{text[:79]}…"

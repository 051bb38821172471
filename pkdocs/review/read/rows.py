"""One row of the lampiran as an agreement's row: its cells, targets, what it goes on with. Pure.

What leaves a choice is not taken, and so stays on the paper as unread.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from typing import NamedTuple

from msgspec import Struct, field

from pkdocs.base.numbering import begins_late, counted
from pkdocs.base.text import fold
from pkdocs.base.values import replace
from pkdocs.domain.salinan import NAMA_PERIODE, PERIODE, BarisSalinan, TakTerbaca
from pkdocs.review.read import cells as inside
from pkdocs.review.read.headings import PERIOD_COLUMN, Header, kelompok, period_of
from pkdocs.review.read.nilai import is_percent
from pkdocs.review.read.paper import Box, Heap, PaperLine
from pkdocs.word.text.lines import STROKE

Cells = Mapping[str, Box]
_NAMED = re.compile(
    r"(sasaran (?:strategis|khusus|operasional)) *(\d{1,2})? *[:.–-] *", re.IGNORECASE
)
"""What some write before a sasaran: its group and its number, which may stand beside it too."""
_CONTINUED = re.compile(r"\s*\((?:lanjutan|lanj\.?|sambungan)\)\s*$", re.IGNORECASE)
_NAMES = frozenset(("no_sasaran", "sasaran", "no_indikator", "indikator"))
"""Columns that name a row."""
_NUMBERING = re.compile(
    r"\(?(?:[A-Z]{1,4}[ .-]?)?(?:\d{1,3}|[ivxIVX]{1,5}|[a-zA-Z])(?:[.-]\d{1,2}){0,4}[a-z]?[.)]*"
)
_LINGKUP = re.compile(r"\(([^()]+)\)|\[([^\[\]]+)\]|(?:ruang )?lingkup *: *(\S.*)", re.IGNORECASE)
_CUT = frozenset(("sasaran", "indikator", "sumber_data"))
"""Columns of one text, which a page may cut."""


class Lampiran(Struct):
    """What was read of the lampiran so far."""

    tahun: str = ""
    marks: frozenset[str] = frozenset()
    """The notes below the table that the document explains: `1` of `1) Angka sementara`."""
    baris: list[BarisSalinan] = field(default_factory=list)
    program: list[Mapping[str, str]] = field(default_factory=list)
    tak_terbaca: list[TakTerbaca] = field(default_factory=list)
    header: Header | None = None
    kelompok: str = ""
    group: Box | PaperLine | None = None
    """Where the group was named, until a row of it was read."""
    numbers: dict[str, list[str]] = field(default_factory=dict)
    """The numbers that were dropped before the texts of a column."""
    open: bool = False
    """Whether a table may go on where the last one stopped: nothing but space lay between."""

    def tell(self, pesan: str) -> None:
        """Remark on what is lacking."""
        self.tak_terbaca.append(TakTerbaca(pesan))


def read_row(found: Lampiran, row: Sequence[Box], *, first: bool) -> None:
    """Add what a row of the table says; the `first` of a table may go on with one that was cut."""
    header = found.header
    if header is None or all(box.blank for box in row):
        return
    group = kelompok(row, header.width)
    if group is not None:
        found.kelompok = group
        found.group = next(box for box in row if not box.blank)
        return
    cells = cells_of(header, row)
    if cells is None:
        return
    indikator = cells.get("indikator")
    if indikator is None or indikator.merged or indikator.blank:
        if PERIOD_COLUMN in cells and found.baris:
            _read_period(found, cells)
        else:
            _read_rest(found, cells, first=first)
        return
    if not (_names_again(found, cells) or _goes_on(found, cells, first=first)):
        found.baris += _baris(found, cells)


def _read_period(found: Lampiran, cells: Cells) -> None:
    """One more target of the indikator above, of the quarter that the row names."""
    key = period_of(cells[PERIOD_COLUMN].text)
    box = cells.get("tahunan")
    last = found.baris[-1]
    if not key or box is None or box.blank or last.target.get(key) is not None:
        return
    read = _target(found, _Part(box))
    if read is not None:
        cells[PERIOD_COLUMN].take(Heap.FURNITURE)
        found.baris[-1] = replace(last, target={**last.target, key: _print(read, last.satuan)})


def _names_again(found: Lampiran, cells: Cells) -> bool:
    """Whether a row names the one above and goes on with its Pengukuran: `Indeks … (lanjutan)`."""
    texts = {name: _flat(box.text) for name, box in cells.items() if not box.blank}
    last = found.baris[-1] if found.baris else None
    indikator = texts.get("indikator", "")
    if last is None or not _CONTINUED.search(indikator) or texts.keys() - _NAMES - {"pengukuran"}:
        return False
    if any(getattr(last, name) not in _named(texts[name]) for name in _NAMES & texts.keys()):
        return False
    for name in _NAMES & cells.keys():
        cells[name].take(Heap.FURNITURE)
    _append(found, {name: box for name, box in cells.items() if name == "pengukuran"})
    return True


def _named(text: str) -> tuple[str, ...]:
    """A text or number as the row may say it that is named again."""
    if _NUMBERING.fullmatch(text):
        return (text.rstrip(".)"),)
    return tuple(_CONTINUED.sub("", own) for own in (text, inside.split_number(text).text))


def _goes_on(found: Lampiran, cells: Cells, *, first: bool) -> bool:
    """Whether a row is the rest of the one above: no targets, no numbers, an indikator cut off.

    The first row of a table without either is the rest of the last one of the table before.
    """
    last = found.baris[-1] if found.baris else None
    indikator = _flat(cells["indikator"].text)
    empty = (*PERIODE, "no_indikator", "no_sasaran")
    if last is None or any(name in cells and not cells[name].blank for name in empty):
        return False
    fresh = {n: b for n, b in cells.items() if not b.merged and not b.blank}
    alone = any(last.target.values()) and (
        fresh.keys() == {"indikator"} or (first and "satuan" not in fresh)
    )
    if not inside.goes_on(last.indikator, indikator):
        if not alone:
            return False
        found.tell(f"“{short(indikator)}” dibaca sebagai lanjutan indikator di atasnya.")
    _append(found, fresh)
    return True


def cells_of(header: Header, row: Sequence[Box]) -> dict[str, Box] | None:
    """The cells of a row by column; one over several quarters is that of each.

    Of two cells in one column neither is taken unless the other is blank. None where no cell is in
    a column of ours.
    """
    pairs = [(header.names_of(box), box) for box in row]
    if len(row) == len(header.heads) and not header.fits(row):
        pairs = header.in_order(row)
    found: dict[str, Box] = {}
    doubled: set[str] = set()
    for names, box in pairs:
        several = [name for name in names if name in PERIODE]
        if STROKE in box.text:
            continue  # struck through, and so neither there nor gone
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
    rows = _split(cells)
    if rows is None:
        if inside.holds_several([line.text for line in cells["indikator"].lines]):
            return  # several indicators, and no telling whose the targets are
        rows = [{name: _Part(box) for name, box in cells.items()}]
    for parts in rows:
        _take_group(found)
        yield _one(found, parts)


def _take_group(found: Lampiran) -> None:
    if found.group:
        found.group.take(Heap.VALUE)
        found.group = None


class _Part(NamedTuple):
    """A cell, or those of its lines that belong to one of several indicators."""

    box: Box
    places: Sequence[int] | None = None

    @property
    def own(self) -> list[PaperLine]:
        lines = self.box.lines
        return lines if self.places is None else [lines[place] for place in self.places]

    @property
    def text(self) -> str:
        if self.places is None:
            return self.box.text
        return "\n".join(line.text for line in self.own).strip("\n")

    def take(self) -> None:
        for line in self.own:
            line.take(Heap.VALUE)


def _split(cells: Cells) -> list[dict[str, _Part]] | None:
    """The rows of a cell with several indicators, where lines and targets match; else None."""
    indikator = cells["indikator"]
    targets = [cells[key] for key in PERIODE if key in cells and not cells[key].blank]
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
    name.take()
    sasaran, no_sasaran, group = _sasaran(found, parts, last)
    own = _number(parts, "no_indikator").rstrip(".)")
    numbered = _without_number(
        found, "indikator", indikator, (own, f"{no_sasaran}.{own}", f"{no_sasaran}.1")
    )
    no_indikator = own or numbered.number
    target, satuan = _targets(found, parts, last, numbered.text)
    pengukuran = parts.get("pengukuran")
    lines = None
    if pengukuran is not None:
        ditto = last is not None and inside.is_ditto(pengukuran.text)
        own_lines = _without_own(_lines(pengukuran.text), (no_indikator, numbered.number))
        lines = last.pengukuran if last and ditto else own_lines
        pengukuran.take()
    return BarisSalinan(
        kode="",
        no_sasaran=no_sasaran,
        kelompok=found.kelompok or group,
        sasaran=sasaran,
        no_indikator=no_indikator,
        indikator=numbered.text,
        target=target,
        lingkup=lingkup,
        sumber_data=_value(parts, "sumber_data", last),
        satuan=satuan,
        pengukuran=lines,
    )


def _without_own(lines: Sequence[str], own: Sequence[str]) -> tuple[str, ...]:
    """The lines of a Pengukuran that begins with the number of its row; 1 begins a list anyway."""
    first = inside.split_number(lines[0] if lines else "")
    counted = first.number in own and first.number not in ("", "1", "a", "A", "i", "I")
    return (first.text, *lines[1:]) if counted else tuple(lines)


def _sasaran(
    found: Lampiran, parts: Mapping[str, _Part], last: BarisSalinan | None
) -> tuple[str, str, str]:
    """The sasaran, its number and the group that it names; an empty cell means those of above.

    Of above in the same group. A group before it that is not the one it stands in is a word of it.
    """
    text = _value(parts, "sasaran", last)
    if text is None and found.header and "sasaran" in found.header.columns:
        text = ""  # the row has no cell there
    number = _number(parts, "no_sasaran").rstrip(".)")
    numbered = _without_number(found, "sasaran", text or "", (number,))
    text = None if text is None else _CONTINUED.sub("", numbered.text)
    named = _NAMED.match(text or "")
    group = named[1].title() if named else ""
    if named and text and fold(found.kelompok) in ("", fold(group)):
        text, number = text[named.end() :], number or named[2] or ""
    number = number or numbered.number
    if last and text and not number and inside.is_cut(last.sasaran):
        text = f"{last.sasaran} {text}"
        _rename_sasaran(found, last.sasaran, text)
        return text, last.no_sasaran, last.kelompok
    same = last is not None and found.kelompok in ("", last.kelompok)
    counted = "no_indikator" in parts  # else the only column NO counts rows, not sasaran
    if text == "" and last and same and not (number and counted):
        return last.sasaran, number or last.no_sasaran, last.kelompok
    if text == "":
        found.tell(f"sasaran indikator “{short(_flat(parts['indikator'].text))}” kosong.")
    return text or "", number, group


def _without_number(found: Lampiran, name: str, text: str, own: Sequence[str]) -> inside.Numbered:
    """A text without the number before it where that is numbering, which is kept in mind."""
    seen = found.numbers.setdefault(name, [])
    numbered = inside.drop_number(text, seen[-1] if seen else "", own)
    if numbered.number:
        seen.append(numbered.number)
    return numbered


def settle_numbers(found: Lampiran) -> None:
    """Take off the numbers before texts that those of all rows, in their order, show as a list."""
    for name in ("sasaran", "indikator"):
        own = dict.fromkeys(inside.split_number(getattr(row, name)).number for row in found.baris)
        kept = own.keys() - {""}
        fits = kept and kept & counted((*kept, *found.numbers.get(name, ())))
        if begins_late(tuple(own)):
            fits = kept
        if fits:
            found.baris = [_counted(row, name, fits) for row in found.baris]


def _counted(row: BarisSalinan, name: str, fits: Set[str]) -> BarisSalinan:
    numbered = inside.split_number(getattr(row, name))
    if numbered.number not in fits:
        return row
    number = getattr(row, f"no_{name}") or numbered.number
    changes = {name: numbered.text, f"no_{name}": number}
    return replace(row, **changes)  # type: ignore[arg-type]  # fields of a row, by name


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


def _number(parts: Mapping[str, _Part], name: str) -> str:
    """The number in a cell; other words there are no number, and stay on the paper as unread."""
    part = parts.get(name)
    text = _flat(part.text) if part else ""
    if part is None or not _NUMBERING.fullmatch(text):
        return ""
    part.take()
    return text


def _flat(text: str) -> str:
    return " ".join(text.split())


def _lines(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.split("\n") if line.strip()]


def split_lingkup(lines: Sequence[str]) -> tuple[str, str]:
    """Return indikator and lingkup: a last line wholly in brackets, or that says it is one."""
    found = _LINGKUP.fullmatch(lines[-1]) if len(lines) > 1 else None
    if found:
        return " ".join(lines[:-1]), found[1] or found[2] or found[3]
    return " ".join(lines), ""


def _targets(
    found: Lampiran, parts: Mapping[str, _Part], last: BarisSalinan | None, indikator: str
) -> tuple[dict[str, str | None], str | None]:
    """The targets of a row and its unit, which may stand behind them or in their header."""
    satuan = _value(parts, "satuan", last)
    own = _own_targets(parts)
    target: dict[str, str | None] = dict.fromkeys(PERIODE)
    empty = [key for key, part in own.items() if not part.text.strip()]
    if empty:
        named = ", ".join(NAMA_PERIODE[key] for key in empty)
        found.tell(f"target {named} kosong: “{short(indikator)}”.")
    read: dict[str, inside.PrintedTarget] = {}
    for key in own.keys() - set(empty):
        if last is not None and _is_ditto_target(own[key].text):
            own[key].take()
            target[key] = last.target.get(key)
        elif worth := _target(found, own[key]):
            read[key] = worth
    units = {worth.satuan for worth in read.values() if worth.satuan}
    if satuan is None and len(units) == 1:
        (satuan,) = units
    target |= {key: _print(worth, satuan) for key, worth in read.items()}
    if found.header and found.header.percent:
        bare = [worth.text for worth in read.values() if not worth.satuan]
        satuan = with_percent(satuan, bare)
    return target, satuan


def with_percent(satuan: str | None, texts: Iterable[str]) -> str:
    """Return the unit of a row below a head with `%`; of bare numbers it adds to another unit."""
    if satuan is None:
        return "Persen"
    if is_percent(satuan) or not any(re.fullmatch(r"[\d.,]+", text) for text in texts):
        return satuan
    return f"{satuan} (%)" if satuan else "Persen"


def _print(worth: inside.PrintedTarget, satuan: str | None) -> str:
    """A target without the unit behind it where that is the row's."""
    if not worth.satuan or inside.same_unit_words(worth.satuan, satuan or ""):
        return worth.text
    return f"{worth.text} {worth.satuan}"


def _own_targets(parts: Mapping[str, _Part]) -> dict[str, _Part]:
    """The cells of targets by quarter and year; in a table by quarters the row names which."""
    own = {key: parts[key] for key in PERIODE if key in parts}
    period = parts.get(PERIOD_COLUMN)
    worth = own.pop("tahunan", None) if period else None
    key = period_of(period.text) if period else ""
    if period and worth and key:
        own[key] = worth
        for line in period.own:
            line.take(Heap.FURNITURE)
    return own


def _is_ditto_target(text: str) -> bool:
    """Whether a target is that of the row above; a dash alone says that none is measured."""
    return inside.is_ditto(text) and bool(text.strip(" -–"))


def _target(found: Lampiran, part: _Part) -> inside.PrintedTarget | None:
    """The target of a cell; None where it leaves a choice, and the paper keeps its words."""
    texts = [line.text for line in part.own if line.text.strip()]
    read = inside.read_target(part.text, found.marks)
    if read is None or (len(texts) > 1 and not inside.is_target(part.text)):
        return None
    for line in part.own:
        at = line.text.rfind(read.note) if read.note else -1
        line.take(Heap.VALUE, 0, at if at >= 0 else None)
    return read


def short(text: str) -> str:
    """Return the text, cut where it is too long for a line."""
    return text if len(text) <= 80 else f"{text[:79]}…"

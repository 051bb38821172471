"""Recognises the lampiran by its header rows, whatever the order of its columns. Pure.

A header is one to four rows (Target over Triwulan over I, II, III, IV); a row of column numbers
never names anything. What no word here names is no column of ours, and neither is what two columns
claim: it is never taken for one by its place.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import pairwise

from msgspec import Struct

from pkdocs.base.likeness import is_slip
from pkdocs.base.text import fold
from pkdocs.base.values import replace
from pkdocs.domain.salinan import PERIODE
from pkdocs.review.read.cells import is_ditto, is_unit
from pkdocs.review.read.paper import Box, Grid, Heap, has_sign, says_something

_MAX_HEADER = 5
_LONGEST, _SHORT = 80, 40
"""No cell of a header has more letters; and none that no word of ours names."""
_WORDS: Mapping[str, str] = {
    "no": r"(no|nomor|nomer)( (urut|ind|indikator|sas|sasaran))?",
    "sasaran": r"strategic objectives?|(uraian )?(tujuan )?sasaran"
    r"( (strategis|kinerja|program|kegiatan|pegawai|daerah|perangkat daerah|unit kerja|utama"
    r"|sasaran))*|kinerja utama",
    "indikator": r"(uraian )?indikator( (kinerja|utama|individu|sasaran|strategis|program|kegiatan"
    r"|iku|iki|ikk|indikator|keberhasilan|pencapaian))*|iku|iki|ikk"
    r"|(key )?performance indicators?( kpi)?|kpi",
    "sumber_data": r"sumber( data)?",
    "pengukuran": r"((cara|metode|formula|formulasi|rumus) )?"
    r"(pengukuran|perhitungan|penghitungan)( (kinerja|indikator|target))*"
    r"|formula(si)?|definisi operasional|rumus",
    "satuan": r"satuan( (target|ukuran|kinerja))?",
    "keterangan": r"ket(erangan)?",
    "program": r"(nama |uraian )?program( (dan |atau )?(sub )?kegiatan)*|(nama )?(sub )?kegiatan",
    "anggaran": r"((jumlah|total|alokasi) )?(pagu )?(indikatif )?(anggaran|pagu)"
    r"( (program|kegiatan))?( (rp|rupiah|dalam rupiah))?",
}
_PATTERNS = {name: re.compile(pattern) for name, pattern in _WORDS.items()}
_TYPICAL = (
    *("sasaran", "strategis", "indikator", "kinerja", "pengukuran", "triwulan", "tahunan"),
    *("keterangan", "program", "kegiatan", "anggaran", "target", "satuan", "sumber", "realisasi"),
    *("capaian", "semester", "caturwulan", "kuartal", "perhitungan", "formula", "definisi"),
    *("strategic", "indicator", "indicators"),
)
_BROKEN = re.compile(r"(?<=[a-z])-\s*\n\s*(?=[a-z])")
_NUMBER = re.compile(r"\(?(\d{1,2}|[a-z])\)?")
_COUNTED_COLUMN = re.compile(r"\(?(\d{1,2}|[a-z])\)?(?: ?= ?[\d()+x×*:/ -]+)?\)?")
"""The number of a column, with how it is worked out: `6 = 4 x 5`."""
_TRIWULAN = re.compile(r"(triwulan(?:an)?|tw|trw|triw|trwl|kuartal|kwartal|q)(iv|i{1,3}|[1-4])?")
_ROMAN = {"i": "tw1", "ii": "tw2", "iii": "tw3", "iv": "tw4"}
_COUNTED = dict(zip(("1", "2", "3", "4"), ("tw1", "tw2", "tw3", "tw4"), strict=True))
_WORDED = {"pertama": "tw1", "kesatu": "tw1", "kedua": "tw2", "ketiga": "tw3", "keempat": "tw4"}
_ORDINAL = {**_ROMAN, **_COUNTED, **_WORDED}
PERIOD_COLUMN = "periode"
"""A column that says in each row of which triwulan the target is."""
_MONTHS = ("jan", "feb", "mar", "apr", "mei", "jun", "jul", "agu", "sep", "okt", "nov", "des")
_MONTH = re.compile(r"(jan|feb|mar|apr|mei|jun|jul|agu|ags|agt|sep|okt|nov|des)[a-z]*")
_AGUSTUS = {"ags": "agu", "agt": "agu"}
_SPANS = {(1, 3): "tw1", (4, 6): "tw2", (7, 9): "tw3", (10, 12): "tw4"}
_PLAIN = frozenset(("target", "kinerja", "rencana", "volume", "angka", "per", "t"))
_YEARLY = frozenset(("tahunan", "setahun", "tahun", "th", "akhir", "satu", "ta", "ini", "anggaran"))


class Header(Struct, frozen=True, dict=True):
    """The columns of a table by name, each as its range of the grid, and how many rows it took."""

    columns: Mapping[str, tuple[int, int]]
    rows: int
    width: int
    heads: Sequence[tuple[int, int, str]]
    """Every lowest column with the words above it, those of no name too."""
    percent: bool = False
    """Whether the header of a target says `(%)`."""

    def fits(self, row: Sequence[Box]) -> bool:
        """Return whether every cell of a row lies just under one head."""
        exact = {place[:2] for place in self.heads}
        return all((box.start, box.end) in exact for box in row)

    def names_of(self, box: Box) -> tuple[str, ...]:
        """Return the columns that a cell covers for the most part, in no order; none of ours ()."""
        place = (box.start, box.end)
        if place not in self._known:
            self._known[place] = tuple(self._covered(*place))
        return self._known[place]

    @cached_property
    def _known(self) -> dict[tuple[int, int], tuple[str, ...]]:
        return {}

    def _covered(self, start: int, end: int) -> Iterator[str]:
        for name, (first, last) in self.columns.items():
            shared = min(end, last) - max(start, first)
            if 2 * shared > last - first or (shared == end - start > 0):
                yield name

    def in_order(self, row: Sequence[Box]) -> list[tuple[tuple[str, ...], Box]]:
        """Return the cells of a row with their columns by their order: a grid cut otherwise."""
        by_place = {place: name for name, place in self.columns.items()}
        heads = [(start, end) for start, end, _ in self.heads]
        named = (by_place.get(place, "") for place in heads)
        return [((name,) if name else (), box) for name, box in zip(named, row, strict=False)]


def header_place(grid: Grid) -> int | None:
    """Return the row, from 0, in which the first header of a lampiran begins; None without one."""
    if grid.header == -1:
        places = range(len(grid.rows))
        grid.header = next((at for at in places if find_header(grid, at)), None)
    return grid.header


def find_header(grid: Grid, at: int = 0, tahun: str = "") -> Header | None:
    """Return the header of a lampiran that begins in row `at`; None where there is none.

    Of targets of several years those of `tahun` are taken.
    """
    header = _read_header(grid.rows[at : at + _MAX_HEADER], tahun)
    if header is None:
        return None
    if "keterangan" in header.columns:
        header = _with_units(header, grid.rows[at + header.rows :])
    found = header.columns
    programs = {"program", "anggaran"} <= found.keys() and "sasaran" not in found
    if "indikator" not in found or programs:
        return None
    return header if "sasaran" in found or any(name in found for name in PERIODE) else None


def _with_units(header: Header, rows: Sequence[Sequence[Box]]) -> Header:
    """The header with Keterangan as the column of units, as this city prints it, where it is."""
    columns = dict(header.columns)
    start, end = columns.pop("keterangan")
    said = [box.text for row in rows for box in row if (box.start, box.end) == (start, end)]
    texts = [text for text in said if says_something(text) and not is_ditto(text)]
    short = all(len(text.split()) <= 4 and not re.search(r"\d", text) for text in texts)
    if "satuan" not in columns and short and 2 * sum(map(is_unit, texts)) >= len(texts):
        columns["satuan"] = (start, end)
    return replace(header, columns=columns)


def find_program_header(grid: Grid) -> Header | None:
    """Return the header of the block Program / Anggaran; None where the table is none."""
    header = _read_header(grid.rows[:_MAX_HEADER], "")
    if header is None or not {"program", "anggaran"} <= header.columns.keys():
        return None
    return None if {"sasaran", "indikator"} <= header.columns.keys() else header


def take_header(grid: Grid, at: int, header: Header) -> None:
    """Put the words of a header into the heap of furniture; a number in an unknown one stays."""
    grid.heads = list(header.heads)
    known = set(header.columns.values())
    for row in grid.rows[at : at + header.rows]:
        for box in row:
            below = [(a, b) for a, b, _ in header.heads if box.start <= a and b <= box.end]
            named = any(place in known for place in below) or describe(box.text) is not None
            if has_sign(box.text.replace("%", "")):
                continue  # ≥ over a column says something of every target in it
            if named or is_numbers(row) or not re.search(r"\d", box.text):
                box.take(Heap.FURNITURE)


def _read_header(rows: Sequence[Sequence[Box]], tahun: str) -> Header | None:
    """The named columns and the number of rows that name them."""
    if any(len(box.text) > _LONGEST for box in rows[0]):
        return None  # a row of data, as most are
    skipped = 0
    while skipped < len(rows) and is_numbers(rows[skipped]):
        skipped += 1
    rows = rows[skipped:]
    if (
        not rows
        or any(len(box.text) > _LONGEST for box in rows[0])
        or sum(_is_head(box.text) for box in rows[0] if not box.merged) < 2
    ):
        return None
    height = 1
    while height < len(rows) and _continues(rows[:height], rows[height]):
        height += 1
    heads = list(_paths([row for row in rows[:height] if not is_numbers(row)]))
    names = _named(heads, tahun)
    width = max(box.end for row in rows[:height] for box in row)
    shown = [(start, end, " ".join(" ".join(texts).split())) for start, end, texts in heads]
    targets = {place for name, place in names.items() if name in PERIODE}
    percent = any("%" in text for start, end, text in shown if (start, end) in targets)
    return Header(names, height + skipped, width, shown, percent)


def period_of(text: str) -> str:
    """Return of which of PERIODE a cell in a column of periods is, "" where that is unclear.

    Example:
        >>> period_of("Triwulan II"), period_of("IV"), period_of("Tahunan"), period_of("Mei")
        ('tw2', 'tw4', 'tahunan', '')
    """
    worth = describe(text)
    if worth is None or worth.group or worth.plain:
        return ""
    if worth.triwulan or worth.number:
        return worth.triwulan or _ORDINAL[worth.number]
    return "tahunan" if worth.tahunan else ""


def _is_head(text: str) -> bool:
    worth = None if column_name(text) else describe(text)
    return bool(column_name(text)) or (worth is not None and not worth.number.isdecimal())


def _continues(above: Sequence[Sequence[Box]], row: Sequence[Box]) -> bool:
    """Whether a row belongs to the header: merged from above, sub-heads, or column numbers."""
    fresh = [box for box in row if not box.merged and not box.blank]
    if is_numbers(row):
        return True
    if not fresh:
        return any(box.merged for box in row)
    merged = any(box.merged for box in row) or _below_groups(above, fresh)
    if len(fresh) == 1 and not merged:
        return False
    if len({group_name(box.text) or box.text for box in fresh}) == 1 and group_name(fresh[0].text):
        return False  # a row between those of data, whose group stands over the ticks once more
    counted = sum(_is_triwulan(above, box) for box in fresh) > 1
    return all(
        _is_sub_head(above, box, merged=merged) or (counted and _is_second(above, box))
        for box in fresh
    )


def _is_second(above: Sequence[Sequence[Box]], box: Box) -> bool:
    """Whether a cell beside quarters names the same single column as the one above it."""
    over = [b for b in above[-1] if not b.merged and (b.start, b.end) == (box.start, box.end)]
    return bool(over) and len(box.text) <= _SHORT


def _below_groups(above: Sequence[Sequence[Box]], fresh: Sequence[Box]) -> bool:
    """Whether cells stand below wider ones, and some name quarters: a header of unmerged cells."""
    named = any(_is_sub_head(above, box, merged=False) for box in fresh)
    return named and all(_is_below_wide(above, box) for box in fresh)


def _is_below_wide(above: Sequence[Sequence[Box]], box: Box) -> bool:
    """Whether a cell lies below a wider one; one of several columns may be as wide."""
    own = box.end - box.start
    over = [b for b in above[-1] if not b.merged and b.start <= box.start and box.end <= b.end]
    return any(b.end - b.start > own or (b.end - b.start == own > 1) for b in over)


def _is_sub_head(above: Sequence[Sequence[Box]], box: Box, *, merged: bool) -> bool:
    """Whether a cell names its column: by a word, a number below Triwulan, or below a group."""
    text = box.text
    if _NUMBER.fullmatch(text.strip().casefold()):
        if _is_below_group(above, box):
            return True
    elif _is_head(text):
        return True
    return merged and _is_below_wide(above, box) and len(text) <= _SHORT


def _is_triwulan(above: Sequence[Sequence[Box]], box: Box) -> bool:
    """Whether a cell is one of I to IV below a head of quarters; 1 to 4 may be targets."""
    worth = describe(box.text)
    return worth is not None and worth.number in _ROMAN and _is_below_group(above, box)


def _is_below_group(above: Sequence[Sequence[Box]], box: Box) -> bool:
    over = [b for row in above for b in row if b.start <= box.start and box.end <= b.end]
    return any(_is_group(found.text) and found.end - found.start > 1 for found in over)


def _is_group(text: str) -> bool:
    """Whether a header cell stands over quarters: `Triwulan`, `Target`."""
    found = describe(text)
    return (
        found is not None and (found.group or found.plain or found.tahunan) and not found.triwulan
    )


def is_numbers(row: Sequence[Box]) -> bool:
    """Return whether a row numbers the columns: (1) (2) (3) …, as under many headers."""
    if any(len(box.text) > 16 for box in row):
        return False
    cells = [box.text.strip().casefold() for box in row if not box.blank]
    merged = any(box.merged and not box.blank for box in row)
    if len(cells) < 3 or merged or row[0].blank:
        return False
    found = [_COUNTED_COLUMN.fullmatch(text) for text in cells]
    if not all(found):
        return False
    marks = [match[1] for match in found if match]
    values = [int(mark) if mark.isdigit() else ord(mark) - 96 for mark in marks]
    return values == list(range(values[0], values[0] + len(values))) and values[0] <= 2


class Worth(Struct, frozen=True):
    """What the words of a header say of the target below: of which triwulan, of which year."""

    triwulan: str = ""
    year: str = ""
    tahunan: bool = False
    group: bool = False
    """It names quarters and not which."""
    plain: bool = False
    """It says that it is a target."""
    number: str = ""
    """A bare number, which names a triwulan only below a group."""


def column_name(text: str) -> str:
    """Return which column other than a target a header cell names, "" for none."""
    return _column_name(text) if len(text) <= _LONGEST else ""


@lru_cache(maxsize=4096)
def _column_name(text: str) -> str:
    names = {_name_of(part) for part in (text.split("/") if "/" in text else (text,))}
    return _name_of(text) or (names.pop() if len(names) == 1 else "")


def _name_of(text: str) -> str:
    folded = " ".join(_tokens(text))
    return next((name for name, p in _PATTERNS.items() if p.fullmatch(folded)), "")


def _tokens(text: str) -> tuple[str, ...]:
    """The folded words of a header, typing errors of one letter mended in long words."""
    words = fold(_BROKEN.sub("", text)).split()
    if len(words) > 3 and all(len(word) == 1 for word in words):
        words = ["".join(words)]  # T A R G E T
    return tuple(map(_mend, words))


@lru_cache(maxsize=4096)
def _mend(word: str) -> str:
    if len(word) < 6 or word in _TYPICAL:
        return word
    near = [known for known in _TYPICAL if is_slip(word, known)]
    return near[0] if len(near) == 1 else word


def describe(text: str) -> Worth | None:
    """Return what a header cell says of a target; None where it says anything else too.

    `s.d. TW II`, Semester and Caturwulan are worth something else, and are not taken.

    Example:
        >>> describe("Target Triwulan ke-1 (Jan-Mar)").triwulan, describe("Semester I")
        ('tw1', None)
    """
    return _describe(text) if len(text) <= _LONGEST else None


@lru_cache(maxsize=4096)
def _describe(text: str) -> Worth | None:
    tokens = list(_tokens(text))
    if not tokens:
        return None
    found: dict[str, str] = {}
    while tokens:
        taken = next((n for step in _STEPS if (n := step(tokens, found))), 0)
        if not taken:
            return None
        del tokens[:taken]
    return Worth(
        triwulan=found.get("triwulan", ""),
        year=found.get("year", ""),
        tahunan="tahunan" in found,
        group="group" in found,
        plain="plain" in found,
        number=found.get("number", ""),
    )


def _step_triwulan(tokens: Sequence[str], found: dict[str, str]) -> int:
    """`triwulan ke 1`, `tw1`, `q 2`, `triwulan` alone."""
    match = _TRIWULAN.fullmatch(tokens[0])
    if match is None or "triwulan" in found:
        return 0
    at = 1
    ordinal = match[2]
    if ordinal is None and len(tokens) > at and tokens[at] == "ke":
        at += 1
    if ordinal is None and len(tokens) > at and tokens[at] in _ORDINAL:
        ordinal, at = tokens[at], at + 1
    if ordinal:
        found["triwulan"] = _ORDINAL[ordinal]
    elif match[1] == "q" or at == 2:
        return 0
    else:
        found["group"] = "x"
    return at


def _step_months(tokens: Sequence[str], found: dict[str, str]) -> int:
    """`jan mar`, `januari s d maret`, `jan feb mar`."""
    at, months = 0, []
    while at < len(tokens):
        match = _MONTH.fullmatch(tokens[at])
        if match:
            months.append(_MONTHS.index(_AGUSTUS.get(match[1], match[1])) + 1)
        elif not months or tokens[at] not in ("s", "d", "sd", "sampai", "dengan"):
            break
        at += 1
    if len(months) < 2 or months != sorted(months):
        return 0
    triwulan = _SPANS.get((months[0], months[-1]))
    if triwulan is None or found.get("triwulan", triwulan) != triwulan:
        return 0
    found["triwulan"] = triwulan
    return at


def _step_year(tokens: Sequence[str], found: dict[str, str]) -> int:
    word = tokens[0]
    if re.fullmatch(r"20\d\d", word) and "year" not in found:
        found["year"] = word
        return 1
    if tokens[:2] == ["t", "a"]:
        found["tahunan"] = "x"
        return 2
    if tokens[:2] in (["1", "tahun"], ["satu", "tahun"]):
        found["tahunan"] = "x"
        return 2
    if word == "anggaran" and "tahunan" not in found:
        return 0
    if word in _YEARLY:
        found["tahunan"] = "x"
        return 1
    return 0


def _step_plain(tokens: Sequence[str], found: dict[str, str]) -> int:
    if tokens[0] not in _PLAIN:
        return 0
    if tokens[0] != "kinerja":
        found["plain"] = "x"
    else:
        found.setdefault("kinerja", "x")
    return 1


def _step_number(tokens: Sequence[str], found: dict[str, str]) -> int:
    rest = list(tokens[1:] if tokens[0] == "ke" else tokens)
    if len(rest) != 1 or rest[0] not in _ORDINAL or "triwulan" in found:
        return 0
    found["number"] = rest[0]
    return len(tokens)


_STEPS = (_step_triwulan, _step_months, _step_year, _step_plain, _step_number)


def _named(
    heads: Sequence[tuple[int, int, Sequence[str]]], tahun: str
) -> dict[str, tuple[int, int]]:
    claims: dict[str, list[tuple[int, int]]] = {}
    for start, end, texts in heads:
        name = _name(texts, tahun) or _period_column(texts)
        if name:
            claims.setdefault(name, []).append((start, end))
    numbers = claims.pop("no", [])
    found = {name: places[0] for name, places in claims.items() if len(set(places)) == 1}
    return found | _numbered(found, numbers)


def _name(texts: Sequence[str], tahun: str) -> str:
    """What the words over a column name, from the top to the lowest; "" where it is not ours."""
    if not texts:
        return ""
    worths = [describe(text) for text in texts]
    if worths[-1] is not None:
        return _target_name(worths, texts, tahun)
    if any(column_name(text) for text in texts[-1:]):
        return _text_name(texts, worths)
    return ""


def _period_column(texts: Sequence[str]) -> str:
    """`Triwulan` or `Periode` over single cells: each row says of which triwulan it is."""
    worth = describe(texts[-1]) if texts else None
    single = worth is not None and worth == Worth(group=True)
    return PERIOD_COLUMN if single or (texts and fold(texts[-1]) == "periode") else ""


def _text_name(texts: Sequence[str], worths: Sequence[Worth | None]) -> str:
    """A column of words; below a triwulan only a unit belongs to the agreement."""
    name = column_name(texts[-1])
    over = [worth for worth in worths[:-1] if worth]
    if over and name not in ("satuan", "indikator", "sasaran"):
        return ""
    return "" if any(worth.triwulan for worth in over) else name


def _target_name(worths: Sequence[Worth | None], texts: Sequence[str], tahun: str) -> str:
    known = [worth for worth in worths if worth is not None]
    over = [text for text, worth in zip(texts, worths, strict=True) if worth is None]
    # What stands over a target is a target too, or the name of all columns; Realisasi is neither.
    if any(not _is_cover(text) for text in over):
        return ""
    years = {worth.year for worth in known if worth.year}
    if len(years) > 1 or (tahun and years and years != {tahun}):
        return ""
    all_triwulan = {worth.triwulan for worth in known if worth.triwulan}
    all_triwulan |= set(_numbered_triwulan(known))
    if len(all_triwulan) > 1:
        return ""
    if all_triwulan:
        return all_triwulan.pop()
    lowest = known[-1]
    if lowest.number or lowest.group or any(worth.group for worth in known[:-1]):
        return "tahunan" if lowest.tahunan else ""
    alone = len(known) == 1 and fold(texts[-1]) in ("t", "per", "angka")
    named = any(worth.plain or worth.tahunan for worth in known) or (years and len(known) > 1)
    return "tahunan" if named and not alone else ""


def _is_cover(text: str) -> bool:
    """Whether a head may stand over any of our columns: `Perjanjian Kinerja 2022`."""
    return fold(text).startswith(("perjanjian kinerja", "indikator kinerja", "kinerja"))


def _numbered_triwulan(known: Sequence[Worth]) -> Iterator[str]:
    """I to IV name quarters; 1 to 4 only right below Triwulan or Target."""
    lowest = known[-1]
    if lowest.number in _ROMAN or (
        lowest.number and len(known) > 1 and (known[-2].group or known[-2].plain)
    ):
        yield _ORDINAL[lowest.number]


def _paths(rows: Sequence[Sequence[Box]]) -> Iterator[tuple[int, int, list[str]]]:
    """Each lowest cell of the header with the texts above it, from the top."""
    edges = sorted({edge for row in rows for box in row for edge in (box.start, box.end)})
    done: set[tuple[int, int]] = set()
    for start, end in pairwise(edges):
        above = [box for row in rows for box in row if box.start <= start and end <= box.end]
        texts = [box.text for box in above if not box.merged and not box.blank]
        span = (max(b.start for b in above), min(b.end for b in above)) if above else (start, end)
        if span not in done:
            done.add(span)
            yield (*span, texts)


def _numbered(
    found: Mapping[str, tuple[int, int]], numbers: Sequence[tuple[int, int]]
) -> dict[str, tuple[int, int]]:
    """Each column NO belongs to the sasaran or indikator that follows it."""
    named: dict[str, tuple[int, int]] = {}
    for span in numbers:
        after = [(found[n][0], n) for n in ("sasaran", "indikator") if n in found]
        behind = sorted((start, name) for start, name in after if start >= span[1])
        if behind:
            named.setdefault(f"no_{behind[0][1]}", span)
    return named


def kelompok(row: Sequence[Box], width: int) -> str | None:
    """Return the group that a row over the whole table names, None where it is a row of data."""
    shown = [box for box in row if not box.blank]
    text = shown[0].text.strip() if shown else ""
    if not text or any(box.text.strip() != text for box in shown[1:]):
        return None
    named = group_name(text)
    if named:
        return named
    wide = any(box.end - box.start >= max(2, width - 1) for box in shown)
    plain = len(text) <= 80 and "\n" not in text and not re.search(r"[\d:]", text)
    return " ".join(text.split()) if wide and plain else None


def group_name(text: str) -> str:
    """Return the group of sasaran that a line names: `A. SASARAN STRATEGIS`; "" for none."""
    named = re.fullmatch(r"(?:[a-z0-9]{1,3} )?(sasaran (strategis|khusus|operasional))", fold(text))
    return named[1].title() if named else ""

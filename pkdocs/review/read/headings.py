"""Recognises the lampiran by its header row, whatever the order of its columns. Pure.

A header is one to three rows (Triwulan over I, II, III, IV). What no word here names is no column
of ours; it is never taken for one by its place.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from pkdocs.base.text import fold
from pkdocs.word.text.values import Cell, Table

_MAX_HEADER = 4
_WORDS: Mapping[str, str] = {
    "no": r"no|nomor|no urut",
    "sasaran": r"(uraian )?sasaran( (strategis|kinerja|program|kegiatan|kinerja pegawai))*",
    "indikator": r"indikator( (kinerja|utama|individu|sasaran|program|kegiatan|iku|iki))*",
    "sumber_data": r"sumber data",
    "pengukuran": r"(cara |metode |formula |formulasi )?(pengukuran|perhitungan|penghitungan)"
    r"( kinerja| indikator)*|formula(si)?|definisi operasional",
    "tw1": r"(target )?(triwulan |tw ?)?(i|1)",
    "tw2": r"(target )?(triwulan |tw ?)?(ii|2)",
    "tw3": r"(target )?(triwulan |tw ?)?(iii|3)",
    "tw4": r"(target )?(triwulan |tw ?)?(iv|4)",
    "tahunan": r"tahunan|(target )?(1 |satu )?tahun( 20\d\d)?|target( tahunan| kinerja| 20\d\d)*"
    r"|target akhir( tahun)?",
    "satuan": r"satuan( target| ukuran)?",
    "keterangan": r"ket(erangan)?",
    "program": r"program|program (dan |atau )?kegiatan|uraian program",
    "anggaran": r"(pagu )?anggaran( rp| rupiah)?|jumlah anggaran( rp)?",
}
_PATTERNS = {name: re.compile(pattern) for name, pattern in _WORDS.items()}
_QUARTERS = ("tw1", "tw2", "tw3", "tw4")
_NOT_OURS = re.compile(r"\b(realisasi|capaian)\b")
_NUMBER = re.compile(r"\(?(\d{1,2})\)?")
_GROUP = re.compile(r"(target )?(triwulan|tw|target|kinerja)( (kinerja|triwulanan|triwulan))*")


@dataclass(frozen=True, slots=True)
class Header:
    """The columns of a table by name, each as its range of the grid, and how many rows it took."""

    columns: Mapping[str, tuple[int, int]]
    rows: int
    width: int
    _known: dict[tuple[int, int], str] = field(default_factory=dict, compare=False)

    def name_of(self, cell: Cell) -> str:
        """Return the column that a cell covers most of, "" where it is none of ours."""
        known = self._known.get((cell.start, cell.end))
        return self._find(cell) if known is None else known

    def _find(self, cell: Cell) -> str:
        best, most = "", 0
        for name, (start, end) in self.columns.items():
            shared = min(cell.end, end) - max(cell.start, start)
            if shared > most:
                best, most = name, shared
        self._known[cell.start, cell.end] = best
        return best


def find_header(table: Table, at: int = 0) -> Header | None:
    """Return the header of a lampiran that begins in row `at`; None where there is none."""
    columns = _read_header(table.rows[at : at + _MAX_HEADER])
    if columns is None:
        return None
    found, rows = columns
    has_target = "tahunan" in found or any(name in found for name in _QUARTERS)
    if "indikator" not in found or not (has_target or "sasaran" in found):
        return None
    return Header(found, rows, max(cell.end for row in table.rows[at : at + rows] for cell in row))


def find_program_header(table: Table) -> Header | None:
    """Return the header of the block Program / Anggaran; None where the table is none."""
    columns = _read_header(table.rows[:_MAX_HEADER])
    if columns is None or not {"program", "anggaran"} <= columns[0].keys():
        return None
    return Header(columns[0], columns[1], max(cell.end for cell in table.rows[0]))


def _read_header(rows: Sequence[Sequence[Cell]]) -> tuple[dict[str, tuple[int, int]], int] | None:
    """The named columns and the number of rows that name them."""
    if not rows or sum(bool(column_name(cell.text)) for cell in rows[0]) < 2:
        return None
    height = 1
    while height < len(rows) and _continues(rows[height]):
        height += 1
    return _named(rows[:height]), height


def _continues(row: Sequence[Cell]) -> bool:
    """Whether a row belongs to the header: merged from above, sub-heads, or column numbers."""
    fresh = [cell for cell in row if not cell.merged and cell.text.strip()]
    if not fresh:
        return any(cell.merged for cell in row)
    if len(fresh) == 1 and not any(cell.merged for cell in row):
        return False
    return all(_sub_head(cell.text) for cell in fresh) or _are_numbers(fresh)


def _sub_head(text: str) -> bool:
    return bool(column_name(text)) and not _NUMBER.fullmatch(text.strip())


def _are_numbers(cells: Sequence[Cell]) -> bool:
    """Whether the cells say (1) (2) (3) …, as under many headers."""
    found = [_NUMBER.fullmatch(cell.text.strip()) for cell in cells]
    numbers = [int(match[1]) for match in found if match]
    return len(numbers) == len(cells) > 3 and numbers == list(range(1, len(numbers) + 1))


def column_name(text: str) -> str:
    """Return which column a header cell names, "" for none."""
    return _column_name(text) if len(text) <= 80 else ""


@lru_cache(maxsize=4096)
def _column_name(text: str) -> str:
    folded = fold(text)
    return next((name for name, p in _PATTERNS.items() if p.fullmatch(folded)), "")


def _named(rows: Sequence[Sequence[Cell]]) -> dict[str, tuple[int, int]]:
    found: dict[str, tuple[int, int]] = {}
    numbers: list[tuple[int, int]] = []
    for start, end, texts in _paths(rows):
        name = _deepest(texts)
        if name == "no":
            numbers.append((start, end))
        elif name and name not in found:
            found[name] = (start, end)
    if "satuan" not in found and "keterangan" in found:
        found["satuan"] = found["keterangan"]
    found.pop("keterangan", None)
    return found | _numbered(found, numbers)


def _paths(rows: Sequence[Sequence[Cell]]) -> Iterable[tuple[int, int, list[str]]]:
    """Each lowest cell of the header with the texts above it, from the top."""
    edges = sorted({edge for row in rows for cell in row for edge in (cell.start, cell.end)})
    for start, end in pairwise(edges):
        above = [c for row in rows for c in row if c.start <= start and end <= c.end]
        texts = [cell.text for cell in above if not cell.merged and cell.text.strip()]
        span = (max(c.start for c in above), min(c.end for c in above)) if above else (start, end)
        yield (*span, texts)


def _deepest(texts: Sequence[str]) -> str:
    """What the lowest text names; nothing below Realisasi, and no group of columns by itself."""
    if not texts or any(_NOT_OURS.search(fold(text)) for text in texts):
        return ""
    for place in range(len(texts) - 1, -1, -1):
        # A bare number names a quarter only right under Triwulan; else it numbers the columns.
        numbers = _NUMBER.fullmatch(texts[place].strip())
        if not numbers or (place and _GROUP.fullmatch(fold(texts[place - 1]))):
            return column_name(texts[place])
    return ""


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


def kelompok(row: Sequence[Cell], width: int) -> str | None:
    """Return the group that a row over the whole table names, None where it is a row of data."""
    texts = {cell.text.strip() for cell in row if cell.text.strip()}
    if len(texts) != 1:
        return None
    (text,) = texts
    wide = any(cell.end - cell.start >= max(2, width - 1) for cell in row)
    named = re.fullmatch(r"(?:[a-z0-9]{1,3} )?(sasaran (strategis|khusus|operasional))", fold(text))
    if named:
        return named[1].title()
    return " ".join(text.split()) if wide and len(text) <= 80 and text.count("\n") == 0 else None

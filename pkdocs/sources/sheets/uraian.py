"""Pengukuran Kinerja as the text of cells, one a jenis, both ways. Pure.

A paragraph or an item of a list stands on a line. What is called otherwise than usual begins with
its sub-head in brackets, `[Formula Pengukuran]`, and so does a second uraian of one jenis.
What was not touched keeps its form: a line that stays is the paragraph or the item that it was.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import groupby, pairwise, zip_longest
from typing import Any

from msgspec import Struct

from pkdocs.base.values import replace

JUDUL: Mapping[str, str] = {
    "dasar_hukum": "Dasar Hukum",
    "definisi": "Definisi",
    "metode": "Metode Pengukuran",
    "sumber_data": "Sumber Data",
    "uraian": "",
}
"""Each jenis in the order of the form, with its usual sub-head."""
KOLOM: Mapping[str, str] = {
    "Dasar Hukum": "dasar_hukum",
    "Definisi": "definisi",
    "Metode": "metode",
    "Sumber Data Pengukuran": "sumber_data",
    "Uraian Pengukuran": "uraian",
}
"""The header word of the column of each jenis."""
TANPA_JUDUL = "tanpa judul"
_HEAD = re.compile(r"\[([^\[\]()=/+*×%]{1,80})\]")
_MARKER = re.compile(r"(?:([-•▪*])|(\(?)([0-9]{1,2}|[a-z]|[ivx]{1,4}|[A-Z])([.)]))\s+\S.*")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")

Isi = list[Any]
"""Paragraphs (text) and lists (`{"daftar": [text]}`), as `isi` of indicators.yaml has them."""


class UraianSel(Struct, frozen=True):
    """An uraian as a cell says it: its sub-head ("" none), and its lines."""

    judul: str
    baris: tuple[str, ...]


def show_pengukuran(jenis: str, all_uraian: Sequence[Mapping[str, Any]]) -> str:
    """Return the text of a cell for the uraian of one jenis, in their order; "" for none.

    Example:
        >>> print(show_pengukuran("metode", [{"judul": "Formula", "isi": ["a / b"]}]))
        [Formula]
        a / b
    """
    parts = (
        UraianSel(own.get("judul") or "", tuple(line.teks for line in _lines(own["isi"])))
        for own in all_uraian
    )
    return _shown(jenis, parts)


def in_form(jenis: str, teks: str) -> str:
    """Return a text as `show_pengukuran` writes it: no empty lines, no usual sub-head."""
    return _shown(jenis, read_pengukuran(jenis, teks))


def _shown(jenis: str, parts: Iterable[UraianSel]) -> str:
    lines: list[str] = []
    for part in parts:
        if lines or part.judul != JUDUL[jenis]:
            lines.append(f"[{part.judul or TANPA_JUDUL}]")
        lines += part.baris
    return "\n".join(lines)


def read_pengukuran(jenis: str, teks: str) -> tuple[UraianSel, ...]:
    """Return the uraian that the text of a cell says; one with a sub-head alone has no lines."""
    found: list[UraianSel] = []
    for line in filter(None, map(str.strip, teks.splitlines())):
        head = _HEAD.fullmatch(line)
        if head:
            judul = " ".join(head[1].split())
            found.append(UraianSel("" if judul.casefold() == TANPA_JUDUL else judul, ()))
            continue
        found = found or [UraianSel(JUDUL[jenis], ())]
        found[-1] = replace(found[-1], baris=(*found[-1].baris, line))
    return tuple(found)


def bare_head(teks: str) -> str:
    """Return the first sub-head in the text of a cell that has no text below it, "" for none."""
    lines = [line for line in map(str.strip, teks.splitlines()) if line]
    for line, below in zip_longest(lines, lines[1:], fillvalue="[-]"):
        if _HEAD.fullmatch(line) and _HEAD.fullmatch(below):
            return line
    return ""


def is_whole(jenis: str, all_uraian: Sequence[Mapping[str, Any]]) -> bool:
    """Return whether the text of a cell says all of these uraian, so that it can be changed."""
    read = read_pengukuran(jenis, show_pengukuran(jenis, all_uraian))
    if len(read) != len(all_uraian):
        return False
    pairs = list(zip(read, all_uraian, strict=True))
    items = [item for _, own in pairs for item in _items(own["isi"])]
    return all(
        part.judul == (own.get("judul") or "") and build_isi(part.baris, own["isi"]) == own["isi"]
        for part, own in pairs
    ) and not any("\n" in item for item in items)


def build_isi(baris: Sequence[str], lama: Isi = ()) -> Isi:  # type: ignore[assignment] # read only
    """Return the paragraphs and lists that lines are, those of `lama` that stay as they were.

    A new line is an item where it goes on with a list, begins with a dash, or counts on in a row
    of them (`a.`, `b.`); a single `1. …` stays a paragraph.

    Example:
        >>> build_isi(["Tahap:", "1. satu", "2. dua", "3. Selesai"], ["Tahap:", "3. Selesai"])
        ['Tahap:', {'daftar': ['1. satu', '2. dua']}, '3. Selesai']
    """
    old = list(_lines(lama))
    lines = _joined(list(_aligned([line.strip() for line in baris], old)))
    isi: Isi = []
    for (block, item), group in groupby(lines, lambda own: (own.block, own.item)):
        texts = [line.teks for line in group]
        if item:
            isi.append({"daftar": texts})
        elif block is not None and texts == [o.teks for o in old if o.block == block]:
            isi.append(lama[block])
        else:
            isi += texts
    return isi


class _Line(Struct, frozen=True):
    """A line, of which block of the old isi it is, and whether it is an item of a list there.

    A new list counts down from -1; None is a new paragraph.
    """

    teks: str
    block: int | None
    item: bool = False


def _lines(isi: Sequence[Any]) -> Iterator[_Line]:
    for number, block in enumerate(isi):
        if isinstance(block, str):
            yield from (_Line(line, number) for line in map(str.strip, block.split("\n")) if line)
        else:
            yield from (_Line(" ".join(o.split("\n")), number, item=True) for o in block["daftar"])


def _items(isi: Sequence[Any]) -> Iterator[str]:
    return (item for block in isi if not isinstance(block, str) for item in block["daftar"])


def _aligned(baris: list[str], old: list[_Line]) -> Iterator[_Line]:
    """Each line as what it was; one that was written anew as what stood in its place."""
    matcher = SequenceMatcher(None, [line.teks for line in old], baris, autojunk=False)
    for tag, start, end, first, last in matcher.get_opcodes():
        if tag == "equal":
            yield from old[start:end]
        elif tag == "replace" and end - start == last - first:
            pairs = zip(old[start:end], baris[first:last], strict=True)
            yield from (_instead(line, teks) for line, teks in pairs)
        else:
            yield from (_Line(teks, None) for teks in baris[first:last])


def _instead(line: _Line, teks: str) -> _Line:
    """A line that was changed: an item that lost its marker is none, nor a paragraph with one."""
    marked = _MARKER.fullmatch(teks) is not None
    if line.item and len(teks.split(maxsplit=1)) > 1 and (marked or _same_start(line.teks, teks)):
        return replace(line, teks=teks)
    if not line.item and marked and _MARKER.fullmatch(line.teks):
        return _Line(teks, line.block)
    return _Line(teks, None)


def _same_start(old: str, new: str) -> bool:
    return old.split(maxsplit=1)[0] == new.split(maxsplit=1)[0]


def _joined(lines: list[_Line]) -> list[_Line]:
    """New lines with markers made items: of the list beside them, or of one of their own."""
    found: list[_Line] = []
    fresh = -1
    for new, group in groupby(lines, lambda own: own.block is None and bool(_marked(own))):
        run = list(group)
        if not new:
            found += run
            continue
        before = found[-1] if found else None
        behind = lines[len(found) + len(run)] if len(found) + len(run) < len(lines) else None
        block = _block_beside(run, before, behind)
        if block is None and _counts([line.teks for line in run]):
            block, fresh = fresh, fresh - 1
        found += [replace(o, block=block, item=True) for o in run] if block is not None else run
    return found


def _marked(line: _Line) -> re.Match[str] | None:
    return _MARKER.fullmatch(line.teks)


def _block_beside(run: list[_Line], before: _Line | None, behind: _Line | None) -> int | None:
    """The list that new lines go on with, or stand before: one with markers of the same kind."""
    for line, own in ((before, run[0]), (behind, run[-1])):
        if line and line.item and _kind(line.teks) == _kind(own.teks):
            return line.block
    return None


def _kind(teks: str) -> tuple[str, ...]:
    """What tells one kind of markers from another: the dash, or letters or digits and the stop."""
    found = _MARKER.fullmatch(teks)
    if found is None:
        return ("",)
    number = found[3] or ""
    return (found[1] or "", found[2] or "", "1" if number.isdigit() else "a", found[4] or "")


def _counts(texts: list[str]) -> bool:
    """Whether lines are a list: dashes, or two and more that count from the first on."""
    marks = [_MARKER.fullmatch(teks) for teks in texts]
    if all(mark and mark[1] for mark in marks):
        return True
    numbers = [mark[3] for mark in marks if mark and mark[3]]
    if len(numbers) != len(texts) or len(numbers) < 2 or len({_kind(t)[1:] for t in texts}) > 1:
        return False
    ways = (_as_digits, _as_letters, _as_roman)
    return any(_follow(way(numbers)) for way in ways)


def _follow(row: list[int]) -> bool:
    return row[:1] == [1] and all(b == a + 1 for a, b in pairwise(row))


def _as_digits(numbers: list[str]) -> list[int]:
    return [int(n) if n.isdigit() else 0 for n in numbers]


def _as_letters(numbers: list[str]) -> list[int]:
    return [ord(n.lower()) - ord("a") + 1 if len(n) == 1 and n.isalpha() else 0 for n in numbers]


def _as_roman(numbers: list[str]) -> list[int]:
    return [_ROMAN.index(n) + 1 if n in _ROMAN else 0 for n in numbers]

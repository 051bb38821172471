"""Pengukuran Kinerja as printed lines -> its uraian, parted by the sub-heads. Pure.

A sub-head is one that the form knows, or that `known` uraian have; any other is a paragraph.
"""

import re
from collections.abc import Iterator, Sequence

from pkdocs.base.text import fold, without_bold
from pkdocs.domain.katalog import Uraian
from pkdocs.sources.sheets.uraian import JUDUL

_COUNTED = r"(pengukuran|perhitungan|penghitungan)"
_WORDS = {
    "dasar_hukum": r"dasar hukum",
    "definisi": r"definisi( operasional)?",
    "metode": rf"((metode|formula(si)?|cara|rumus) )?{_COUNTED}|metode|formula(si)?|rumus",
    "sumber_data": r"sumber data( pengukuran)?",
}
_PATTERNS = {jenis: re.compile(pattern) for jenis, pattern in _WORDS.items()}
_HEAD = re.compile(r"\s*\**([^\W\d_][\w .&/-]{2,38}?)\**\s*:\**\s*(.*)", re.DOTALL)


def jenis_of(teks: str) -> str:
    """Return the jenis of an uraian that words name as its sub-head or column, "" for none.

    Example:
        >>> jenis_of("DEFINISI OPERASIONAL"), jenis_of("Formula Pengukuran"), jenis_of("Catatan")
        ('definisi', 'metode', '')
    """
    folded = fold(teks)
    return next((jenis for jenis, p in _PATTERNS.items() if p.fullmatch(folded)), "")


def is_headed(line: str) -> bool:
    """Return whether a line begins with a sub-head that the form knows: `Definisi: …`."""
    found = _HEAD.fullmatch(line)
    return found is not None and bool(jenis_of(found[1]))


def split_uraian(lines: Sequence[str], known: Sequence[Uraian] = ()) -> tuple[Uraian, ...]:
    """Return the uraian that lines are, each with the lines below its sub-head as paragraphs.

    `known` are those of the same indicator elsewhere: a sub-head that they have is one here too,
    in their letters; what is a paragraph there (`Formulasi Pengukuran: …`) is one here.

    Example:
        >>> split_uraian(["DEFINISI : Ukuran contoh", "Catatan: a"])
        (Uraian(jenis='definisi', judul='Definisi', isi=('Ukuran contoh', 'Catatan: a')),)
    """
    heads = {fold(uraian.judul): (uraian.jenis, uraian.judul) for uraian in known if uraian.judul}
    whole = {fold(without_bold(line)) for uraian in known for line in iter_isi(uraian)}
    parts: list[tuple[str, str, list[str]]] = []
    for line in filter(None, (" ".join(line.split()) for line in lines)):
        head, rest = (None, line) if fold(line) in whole else _split_head(line, heads)
        if head:
            parts.append((*head, [rest] if rest else []))
            continue
        if not parts:
            parts.append(("uraian", "", []))
        parts[-1][2].append(line)
    return tuple(Uraian(jenis, judul, tuple(isi)) for jenis, judul, isi in parts)


def _split_head(line: str, heads: dict[str, tuple[str, str]]) -> tuple[tuple[str, str] | None, str]:
    """The jenis and sub-head that a line begins with, and what stands behind it."""
    alone = _head(line.rstrip(" :."), heads)
    if alone:
        return alone, ""
    found = _HEAD.fullmatch(line)
    head = _head(found[1], heads) if found else None
    return (head, found[2]) if found and head else (None, line)


def _head(teks: str, heads: dict[str, tuple[str, str]]) -> tuple[str, str] | None:
    known, jenis = heads.get(fold(teks)), jenis_of(teks)
    if known or not jenis:
        return known
    usual = JUDUL[jenis]
    if fold(teks) == fold(usual):
        return jenis, usual
    words = " ".join(teks.strip("* ").split())
    return jenis, words.title() if words.isupper() else words


def iter_lines(all_uraian: Sequence[Uraian]) -> Iterator[str]:
    """Return uraian as lines, the sub-heads on lines of their own."""
    for uraian in all_uraian:
        yield from filter(None, (uraian.judul,))
        yield from iter_isi(uraian)


def iter_isi(uraian: Uraian) -> Iterator[str]:
    """Return the paragraphs and items of an uraian as lines, without its sub-head."""
    for item in uraian.isi:
        yield item if isinstance(item, str) else f"{item.tanda} {item.teks}"

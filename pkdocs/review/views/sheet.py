"""A comparison as an Excel book, written as it comes, never whole in memory.

First the counts and what many posts have in common, then one row a change, then what was not read.
XlsxWriter, because it writes row by row; what it is given as text stays text, also after `=`.
"""

from collections.abc import Generator, Iterable, Iterator, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import BinaryIO

import xlsxwriter

from pkdocs.base import disk, files
from pkdocs.base.placing import Maker, hindrance, seal_office
from pkdocs.base.problem import Problem
from pkdocs.base.text import capital, visible_lines
from pkdocs.domain.salinan import NAMA_PERIODE
from pkdocs.review.compare.banding import Banding, Beda, Hasil, Kecocokan, PasanganBaris
from pkdocs.review.compare.keputusan import Keputusan, by_indikator
from pkdocs.review.compare.sides import Tally
from pkdocs.review.views.words import (
    DECISIONS,
    DIFF,
    count_posts,
    name_examples,
    name_kind,
    unread_of,
)

Kolom = tuple[tuple[str, int], ...]
"""The columns of a sheet: title, and width in characters."""
Cells = Sequence[str | int]
KOLOM: Kolom = (
    ("Kode jabatan", 22),
    ("Jabatan", 34),
    ("Unit kerja", 28),
    ("Perubahan", 24),
    ("Kode indikator", 10),
    ("Indikator", 44),
    ("Periode", 12),
    ("Lama", 44),
    ("Baru", 44),
    ("Arah", 12),
    ("Selisih", 12),
    ("Kecocokan jabatan", 14),
    ("Kecocokan indikator", 14),
    ("Kemiripan", 10),
    ("Berkas lama", 30),
    ("Berkas baru", 30),
    ("Catatan", 44),
)
KOLOM_KEPUTUSAN: Kolom = (
    ("Kode indikator", 14),
    ("Indikator", 44),
    ("Perubahan", 30),
    ("Lama", 40),
    ("Baru", 40),
    ("Arah", 16),
    ("Selisih", 14),
    ("Jumlah jabatan", 10),
    ("Jabatan, antara lain", 44),
)
KOLOM_TAK_TERBACA: Kolom = (
    ("Kode jabatan", 22),
    ("Jabatan", 34),
    ("Unit kerja", 28),
    ("Sisi", 8),
    ("Tempat", 40),
    ("Yang terjadi", 44),
    ("Kata", 50),
    ("Mungkin nilai", 12),
    ("Berkas", 40),
)
_MAX_ROWS = 1_048_576
_MAX_CELL = 32_000
_LINE, _HIGHEST = 15.0, 400.0
"""The height of a line, and the most that Excel lets a row have, in points."""
_A4 = 9
"""XlsxWriter's number of the paper."""
_FIXED_DATE = datetime(2000, 1, 1)  # noqa: DTZ001 - a fixed mark, not a moment
_PROPERTIES = {"created": _FIXED_DATE, "title": "Perubahan Perjanjian Kinerja"}
_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}


def write_sheet(
    path: Path, all_banding: Iterable[Banding], tally: Tally, maker: Maker = DIFF
) -> Generator[Banding, None, Problem | None]:
    """Give the posts on, each written into the book on its way; the file is there at the end.

    `tally` counts the same posts; it is read after the last one. At its end it returns the Problem
    F012 where another file stands there.

    Raises:
        OSError: The file cannot be written; one that was there is intact.
    """
    temporary = files.write_temporary(path, b"")
    try:
        with disk.temporary_file() as raw:
            yield from _write_book(raw, all_banding, tally, maker)
            with disk.on_behalf_of(path), temporary.open("wb") as sealed:
                seal_office(raw, sealed)
        return files.flush_and_put(temporary, path, partial(hindrance, path, maker))
    except xlsxwriter.exceptions.FileCreateError as error:
        raise error.args[0] from error
    finally:
        disk.discard(temporary)


def _write_book(
    raw: BinaryIO, all_banding: Iterable[Banding], tally: Tally, maker: Maker
) -> Iterator[Banding]:
    with xlsxwriter.Workbook(raw, _OPTIONS) as book:
        book.set_properties({**_PROPERTIES, "status": maker.status})
        summary = _Sheet(book, "Ringkasan", KOLOM_KEPUTUSAN)
        changes = _Sheet(book, "Perubahan", KOLOM)
        unread = _Sheet(book, "Tidak terbaca", KOLOM_TAK_TERBACA)
        changes.begin()
        unread.begin()
        for banding in all_banding:
            changes.add_all(rows(banding))
            unread.add_all(unread_rows(banding))
            yield banding
        summary.begin(summary_lines(tally))
        summary.add_all(decision_rows(tally))
        for sheet in (summary, changes, unread):
            sheet.close()


class _Sheet:
    """A sheet being written; another one of its name begins where Excel's rows end."""

    def __init__(self, book: xlsxwriter.Workbook, name: str, columns: Kolom) -> None:
        self._book = book
        self._name = name
        self._columns = columns
        self._bold = book.add_format(
            {"bold": True, "bottom": 1, "valign": "vcenter", "text_wrap": True}
        )
        self._wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        self._centred = book.add_format({"align": "center", "valign": "top"})
        self._number = 1
        self._sheet = book.add_worksheet(name)
        self._head = 0

    def begin(self, lines: Sequence[str] = ()) -> None:
        """Write the head of the table, below some lines of words."""
        for row, text in enumerate(lines):
            self._sheet.write_string(row, 0, text)
        self._head = len(lines) + 1 if lines else 0
        self._sheet.set_row(self._head, 2 * _LINE)
        self._sheet.freeze_panes(self._head + 1, 0)
        self._sheet.repeat_rows(self._head)
        self._sheet.set_landscape()
        self._sheet.set_paper(_A4)
        self._sheet.fit_to_pages(1, 0)
        for place, (title, width) in enumerate(self._columns):
            self._sheet.set_column(place, place, width)
            self._sheet.write_string(self._head, place, title, self._bold)
        self._row = self._head + 1

    def add_all(self, rows: Iterable[Cells]) -> None:
        for row in rows:
            self._add(row)

    def _add(self, cells: Cells) -> None:
        if self._row >= _MAX_ROWS:
            self.close()
            self._number += 1
            self._sheet = self._book.add_worksheet(f"{self._name} {self._number}")
            self.begin()
        self._sheet.set_row(self._row, _height(cells, self._columns))
        for place, value in enumerate(cells):
            if isinstance(value, int):
                self._sheet.write_number(self._row, place, value, self._centred)
            else:
                self._sheet.write_string(self._row, place, _fit(value), self._wrapped)
        self._row += 1

    def close(self) -> None:
        last = max(self._head + 1, self._row - 1)
        self._sheet.autofilter(self._head, 0, last, len(self._columns) - 1)


def _height(cells: Cells, columns: Kolom) -> float:
    """The height of a row in points: not every program makes room for lines that wrap."""
    lines = (
        sum(1 + len(line) // width for line in str(value).split("\n"))
        for value, (_, width) in zip(cells, columns, strict=True)
    )
    return min(_LINE * max(lines), _HIGHEST)


def _fit(text: str) -> str:
    """The text as a cell may hold it: hidden characters shown, and as long; a cut says so."""
    shown = visible_lines(text)
    return shown if len(shown) <= _MAX_CELL else f"{shown[:_MAX_CELL]}… (terpotong)"


def summary_lines(tally: Tally) -> list[str]:
    """Return the lines above the changes of many posts: how many posts, how many other changes."""
    lines = [f"{words}." for words in count_posts(tally)]
    if tally.tak_dibandingkan:
        lines.append(f"{tally.tak_dibandingkan} jabatan tidak dapat dibandingkan.")
    if tally.decisions.single:
        lines.append(f"{tally.decisions.single} perubahan ada pada satu jabatan saja.")
    return [*lines, f"{DECISIONS}:"]


def decision_rows(tally: Tally) -> Iterator[Cells]:
    """Return a row for every change of more than one post, by indikator."""
    for pokok in by_indikator(tally.decisions.shared):
        for keputusan in pokok.keputusan:
            yield _decision(keputusan)


def _decision(keputusan: Keputusan) -> Cells:
    change = keputusan.beda
    return (
        change.kode,
        change.indikator,
        name_kind(keputusan),
        change.lama,
        change.baru,
        str(change.arah or ""),
        change.selisih,
        keputusan.jabatan,
        name_examples(keputusan),
    )


def unread_rows(banding: Banding) -> Iterator[tuple[str, ...]]:
    """Return a row for everything of a post that was not read."""
    post = banding.ada
    names = {"lama": banding.lama, "baru": banding.baru}
    for side, unread in unread_of(banding):
        own = names[side]
        yield (
            post.kode,
            post.jabatan,
            post.unit,
            side,
            unread.tempat,
            unread.pesan,
            unread.kata,
            "ya" if unread.nilai else "tidak",
            own.berkas if own else "",
        )


def rows(banding: Banding) -> Iterator[tuple[str, ...]]:
    """Return a row for every change of a post, and one where nothing changed that is to be told."""
    pairs = {id(change): row for row in banding.baris for change in row.beda}
    notes = "\n".join(banding.catatan)
    for place, change in enumerate(banding.beda):
        yield _row(banding, change, pairs.get(id(change)), "" if place else notes)
    if not banding.beda and (notes or banding.hasil is not Hasil.SAMA):
        why = [banding.tanpa_pembanding] if banding.tanpa_pembanding else []
        yield _row(banding, None, None, "\n".join((*why, *banding.catatan)))


def _row(
    banding: Banding, change: Beda | None, pair: PasanganBaris | None, notes: str
) -> tuple[str, ...]:
    post = banding.ada
    alike = pair.kecocokan if pair else None
    return (
        post.kode,
        post.jabatan,
        post.unit,
        *_cells(banding, change),
        str(banding.kecocokan or ""),
        str(alike or ""),
        f"{round(pair.kemiripan * 100)}%" if pair and alike is Kecocokan.DIDUGA else "",
        banding.lama.berkas if banding.lama else "",
        banding.baru.berkas if banding.baru else "",
        notes,
    )


def _cells(banding: Banding, change: Beda | None) -> tuple[str, ...]:
    if change is None:
        nothing = banding.hasil is Hasil.SAMA
        return ("(tidak ada)" if nothing else f"({banding.hasil})", "", "", "", "", "", "", "")
    return (
        str(change.macam),
        change.kode,
        change.indikator,
        capital(NAMA_PERIODE.get(change.periode, "")),
        change.lama,
        change.baru,
        str(change.arah or ""),
        change.selisih,
    )

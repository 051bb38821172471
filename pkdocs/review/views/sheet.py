"""A comparison as an Excel sheet: one row a change, written as it comes, never whole in memory.

XlsxWriter, because it writes row by row; what it is given as text stays text, also after `=`.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path

import xlsxwriter

from pkdocs.base import files
from pkdocs.base.text import capital
from pkdocs.domain.salinan import NAMA_PERIODE
from pkdocs.review.compare.banding import Banding, Beda, Kecocokan, PasanganBaris

KOLOM = (
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
_MAX_ROWS = 1_048_576
_MAX_CELL = 32_000
_FIXED_DATE = datetime(2000, 1, 1)  # noqa: DTZ001 - a fixed mark, not a moment
_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}


def write_sheet(path: Path, all_banding: Iterable[Banding]) -> Iterator[Banding]:
    """Give the posts on, each written into the sheet on its way; the file is there at the end.

    Raises:
        OSError: The file cannot be written; one that was there is intact.
    """
    temporary = files.write_temporary(path, b"")
    try:
        with xlsxwriter.Workbook(str(temporary), _OPTIONS) as book:
            book.set_properties({"created": _FIXED_DATE, "title": "Perubahan Perjanjian Kinerja"})
            sheet = _Sheet(book)
            for banding in all_banding:
                for row in rows(banding):
                    sheet.add(row)
                yield banding
            sheet.close()
        files.flush([temporary])
        temporary.replace(path)
    except xlsxwriter.exceptions.FileCreateError as error:
        raise error.args[0] from error
    finally:
        temporary.unlink(missing_ok=True)


class _Sheet:
    """The sheet being written; a new one begins where Excel's rows end."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self._book = book
        self._bold = book.add_format({"bold": True, "bottom": 1, "valign": "vcenter"})
        self._wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        self._number = 0
        self._begin()

    def _begin(self) -> None:
        self._number += 1
        name = "Perubahan" if self._number == 1 else f"Perubahan {self._number}"
        self._sheet = self._book.add_worksheet(name)
        self._sheet.freeze_panes(1, 0)
        for place, (title, width) in enumerate(KOLOM):
            self._sheet.set_column(place, place, width)
            self._sheet.write_string(0, place, title, self._bold)
        self._row = 1

    def add(self, cells: Iterable[str]) -> None:
        if self._row >= _MAX_ROWS:
            self.close()
            self._begin()
        for place, text in enumerate(cells):
            self._sheet.write_string(self._row, place, _fit(text), self._wrapped)
        self._row += 1

    def close(self) -> None:
        self._sheet.autofilter(0, 0, max(1, self._row - 1), len(KOLOM) - 1)


def _fit(text: str) -> str:
    """The text as long as a cell may be; what is cut off says so."""
    return text if len(text) <= _MAX_CELL else f"{text[:_MAX_CELL]}… (terpotong)"


def rows(banding: Banding) -> Iterator[tuple[str, ...]]:
    """Return a row for every change of a post, and one for remarks where nothing changed."""
    pairs = {id(change): row for row in banding.baris for change in row.beda}
    notes = "\n".join(banding.catatan)
    for place, change in enumerate(banding.beda):
        yield _row(banding, change, pairs.get(id(change)), "" if place else notes)
    if notes and not banding.beda:
        yield _row(banding, None, None, notes)


def _row(
    banding: Banding, change: Beda | None, pair: PasanganBaris | None, notes: str
) -> tuple[str, ...]:
    post = banding.ada
    alike = pair.kecocokan if pair else None
    return (
        post.kode,
        post.jabatan,
        post.unit,
        *_cells(change),
        str(banding.kecocokan or ""),
        str(alike or ""),
        f"{round(pair.kemiripan * 100)}%" if pair and alike is Kecocokan.DIDUGA else "",
        banding.lama.berkas if banding.lama else "",
        banding.baru.berkas if banding.baru else "",
        notes,
    )


def _cells(change: Beda | None) -> tuple[str, ...]:
    if change is None:
        return ("(tidak ada)", "", "", "", "", "", "", "")
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

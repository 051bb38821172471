"""One sheet of rows under header words, written row by row, never whole in memory."""

import re
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, groupby

from msgspec import Struct
from xlsxwriter import Workbook
from xlsxwriter.utility import (
    quote_sheetname,
    xl_col_to_name,
    xl_range,
    xl_range_abs,
)
from xlsxwriter.worksheet import Worksheet

from pkdocs.domain.lembar import KOSONG, BarisLembar, Guna, Kolom, Lembar, SelLembar
from pkdocs.outputs.workbook.looks import (
    LINE,
    GrowingSheet,
    Looks,
    Warna,
    add_comment,
    height,
    shown,
)

_DAFTAR = "_daftar"
_FROZEN = 80
"""Letters; so much may stand still at the left, that enough of a narrow screen moves."""
_ACROSS = 280
"""Letters that one page holds across and are still read: about half the usual size."""
_KEPALA = r'\{([^{}"]+)\}'
"""A header word in a formula; what stands in braces and quotes is an array of Excel's."""
_SHORT, _SHORT_CHOSEN = 12, 16
"""Letters; a column that is no wider holds short words."""
_ARROW = 3
"""Letters that the arrow of a filter hides of a header word."""


class TooLargeError(ValueError):
    """A text or a sheet is larger than Excel holds; its words are for the user, with the place."""


class Lists:
    """What cells may be chosen from, on a hidden sheet: a list of any length, with any letters."""

    def __init__(self) -> None:
        self._columns: dict[tuple[str, ...], int] = {}

    def reference(self, pilihan: tuple[str, ...]) -> str:
        """Return where a list stands, as a formula."""
        place = self._columns.setdefault(pilihan, len(self._columns))
        return f"={_DAFTAR}!{xl_range_abs(0, place, len(pilihan) - 1, place)}"

    def write(self, book: Workbook) -> None:
        """Write all lists that were referred to, where there are any."""
        if not self._columns:
            return
        sheet = book.add_worksheet(_DAFTAR)
        sheet.very_hidden()
        for row in range(max(map(len, self._columns))):
            for pilihan, place in self._columns.items():
                if row < len(pilihan):
                    put(sheet, row, place, pilihan[row], None)


class Tempat(Struct, frozen=True):
    """Where the owed cells of a row stand: the first of them, and all as ranges."""

    sel: str
    jangkauan: tuple[str, ...]


class SheetWriter:
    """A sheet being written: header, rows, empty rows, and at last what holds for all of them."""

    def __init__(self, book: Workbook, lembar: Lembar, looks: Looks, lists: Lists) -> None:
        self._lembar = lembar
        self._kolom = lembar.kolom
        self._looks = looks
        self._lists = lists
        self._sheet = book.add_worksheet(lembar.nama, GrowingSheet)
        self._head = 1 if lembar.judul else 0
        self._row = self._head + 1
        self._owed: dict[int, list[int]] = {}
        self._rumus = {
            place: _define(book, lembar, place)
            for place, kolom in enumerate(self._kolom)
            if kolom.rumus
        }
        self._begin()

    def add(self, baris: BarisLembar) -> Tempat:
        """Write a row and return where its owed cells stand.

        Raises:
            TooLargeError: A text is longer than a cell holds, or the sheet is full.
        """
        waiting = []
        self._sheet.set_row(self._row, _tallest(self._kolom, baris))
        for place, kolom in enumerate(self._kolom):
            sel = baris.sel.get(kolom.kepala, KOSONG)
            warna = _warna(kolom, sel)
            if warna is Warna.DIMINTA:
                self._owed.setdefault(place, []).append(self._row)
            if sel.ditunggu:
                waiting.append(place)
            self._put(place, sel.teks or _key_of(kolom, baris), warna)
            if sel.catatan:
                add_comment(self._sheet, self._row, place, sel.catatan)
        found = tuple(xl_range(self._row, a, self._row, b) for a, b in _runs(waiting))
        self._row += 1
        return Tempat(found[0].partition(":")[0] if found else "", found)

    def close(self) -> None:
        """Write the empty rows, and what holds for the whole sheet."""
        for _ in range(self._lembar.kosong):
            for place, kolom in enumerate(self._kolom):
                self._put(place, "", Warna.TERKUNCI if _is_shown(kolom) else Warna.BEBAS)
            self._row += 1
        last = max(self._head + 1, self._row - 1)
        self._choose(last)
        self._colour(last)
        self._lay_out(last)

    def _begin(self) -> None:
        sheet = self._sheet
        if self._lembar.judul:
            put(sheet, 0, 0, self._lembar.judul, self._looks.bab)
            sheet.set_row(0, 20)
        most = max(_lines_of_head(kolom) for kolom in self._kolom)
        sheet.set_row(self._head, LINE * most + 6)
        for place, kolom in enumerate(self._kolom):
            sheet.set_column(place, place, kolom.lebar)
            filled = kolom.guna is Guna.ISI
            put(sheet, self._head, place, kolom.kepala, self._looks.head(filled=filled))
            if kolom.keterangan:
                add_comment(sheet, self._head, place, kolom.keterangan)

    def _put(self, place: int, text: str, warna: Warna) -> None:
        kolom = self._kolom[place]
        if place in self._rumus:
            cell = (self._row, place)
            name = self._rumus[place]
            self._sheet.write_array_formula(*cell, *cell, f"={name}", self._looks.rumus, text)
            return
        put(self._sheet, self._row, place, text, self._looks.cell(warna, centred=_is_short(kolom)))

    def _choose(self, last: int) -> None:
        """Offer lists. Other words are asked about, not refused: the reader knows what may be."""
        for place, kolom in enumerate(self._kolom):
            if kolom.pilihan:
                self._sheet.data_validation(
                    *(self._head + 1, place, last, place),
                    {
                        "validate": "list",
                        "source": self._lists.reference(kolom.pilihan),
                        "error_type": "warning",
                        "error_title": "Tidak ada dalam daftar",
                        "error_message": "Isi ini tidak ada dalam daftar pilihan. Tetap dipakai?",
                    },
                )

    def _colour(self, last: int) -> None:
        """Let what was filled in turn white, and a check that found something be seen."""
        for place, rows in self._owed.items():
            ranges = " ".join(xl_range(a, place, b, place) for a, b in _runs(rows))
            filled = {"type": "no_blanks", "format": self._looks.terisi, "multi_range": ranges}
            self._sheet.conditional_format(rows[0], place, rows[0], place, filled)
        for place in self._rumus:
            wrong = {"type": "text", "criteria": "begins with", "value": "periksa"}
            whole = (self._head + 1, place, last, place)
            self._sheet.conditional_format(*whole, {**wrong, "format": self._looks.periksa})

    def _lay_out(self, last: int) -> None:
        sheet, most = self._sheet, len(self._kolom) - 1
        frozen = _frozen(self._kolom)
        sheet.freeze_panes(self._head + 1, frozen)
        sheet.autofilter(self._head, 0, last, most)
        sheet.ignore_errors({"number_stored_as_text": xl_range(0, 0, last, most)})
        sheet.print_area(self._head, 0, last, most)
        sheet.repeat_rows(self._head)
        if frozen:
            sheet.repeat_columns(0, frozen - 1)
        sheet.fit_to_pages(_pages(self._kolom, frozen), 0)
        self._looks.finish(sheet)


def put(sheet: Worksheet, row: int, place: int, text: str, look: object) -> None:
    """Write a text, whatever it begins with, as it stands; an empty one leaves the cell blank.

    Raises:
        TooLargeError: It is longer than a cell holds, or the sheet has no such place.
    """
    if not text:
        wrong = sheet.write_blank(row, place, None, look)
    else:
        wrong = sheet.write_string(row, place, shown(text), look)
    if wrong:
        where = f'lembar "{sheet.get_name()}", sel {xl_col_to_name(place)}{row + 1}'
        raise TooLargeError(
            f"{where}: Excel memuat paling banyak 32.767 huruf sebuah sel dan 1.048.576 baris "
            f"sebuah lembar; teks ini {len(text)} huruf. Ringkas teksnya, atau buat buku kerja "
            "untuk setiap unit."
        )


def _key_of(kolom: Kolom, baris: BarisLembar) -> str:
    return baris.kunci if kolom.guna is Guna.KUNCI else ""


def _lines_of_head(kolom: Kolom) -> int:
    """The lines that a header word takes, with one for the arrow of the filter if it needs room."""
    lines = textwrap.wrap(kolom.kepala, kolom.lebar) or [""]
    return len(lines) + (len(lines[-1]) + 2 * _ARROW > kolom.lebar)


def _is_short(kolom: Kolom) -> bool:
    """Whether it holds codes, numbers, or words from a list: they stand in the middle."""
    return kolom.lebar <= (_SHORT_CHOSEN if kolom.pilihan else _SHORT)


def _is_shown(kolom: Kolom) -> bool:
    return kolom.guna in (Guna.TAMPIL, Guna.BANDING)


def _warna(kolom: Kolom, sel: SelLembar) -> Warna:
    if kolom.guna is not Guna.ISI or sel.terkunci:
        return Warna.TERKUNCI
    return Warna.DIMINTA if sel.diminta else Warna.BEBAS


def _tallest(all_kolom: Sequence[Kolom], baris: BarisLembar) -> float:
    """The height of a row: that of its cell with the most lines."""
    cells = ((baris.sel.get(kolom.kepala, KOSONG).teks, kolom.lebar) for kolom in all_kolom)
    return max(height(text, width) for text, width in cells)


def _define(book: Workbook, lembar: Lembar, place: int) -> str:
    """Define the formula of a column once, for each row by its own cells, and return its name.

    In each cell a formula of some thousand letters is two thirds of the time and of the file.
    """
    letters = {kolom.kepala: xl_col_to_name(at) for at, kolom in enumerate(lembar.kolom)}
    sheet = quote_sheetname(lembar.nama)

    def cells(found: re.Match[str]) -> str:
        return f"{sheet}!" + ":".join(f"${letters[kepala]}1" for kepala in found.groups() if kepala)

    formula = re.sub(
        rf"{_KEPALA}(?::{_KEPALA})?", cells, lembar.kolom[place].rumus.removeprefix("=")
    )
    name = f"rumus_{xl_col_to_name(place)}"
    book.define_name(f"{sheet}!{name}", f"={formula}")
    return name


def _runs(numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
    """First and last of each run of numbers that follow one another."""
    for _, run in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        found = [number for _, number in run]
        yield found[0], found[-1]


def _frozen(all_kolom: Sequence[Kolom]) -> int:
    """How many columns stand still at the left: up to the last that tells which row it is.

    They are no wider than leaves room for others, and something to fill in is not among them.
    """
    widths = accumulate(kolom.lebar for kolom in all_kolom)
    near = [k for k, width in zip(all_kolom, widths, strict=True) if width <= _FROZEN]
    filled = [place for place, kolom in enumerate(all_kolom) if kolom.guna is Guna.ISI]
    most = min(len(near), filled[-1] if filled else len(near))
    telling = [place for place in range(most) if all_kolom[place].guna is not Guna.ISI]
    return telling[-1] + 1 if telling else 0


def _pages(all_kolom: Sequence[Kolom], frozen: int) -> int:
    """How many pages stand side by side, that the letters can be read."""
    still = sum(kolom.lebar for kolom in all_kolom[:frozen])
    moving = sum(kolom.lebar for kolom in all_kolom) - still
    return max(1, -(-moving // (_ACROSS - still)))

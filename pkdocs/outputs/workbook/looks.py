"""How cells look: colours that mean one thing each, the page, and what sheets have in common."""

from collections.abc import Sequence
from enum import Enum
from math import ceil

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from pkdocs.base.text import visible_lines

FOLIO = 14
"""XlsxWriter's number of F4, the paper of the offices: 8.5 × 13 inches."""
_TEKS = "@"
"""Excel's format of a cell that keeps what is typed: `86,75`, `100%`, `0123` and an NIP stay."""
_PUTIH, _GARIS, _GELAP, _KELABU_TUA = "#FFFFFF", "#BFBFBF", "#1F3864", "#595959"
_SIZE = 10
"""The size of the letters of a cell, in points."""
_MOST_FOOT = 100
"""Letters of a title at the foot of a page, of which Excel takes 255 in all."""
LINE, _HIGHEST = 14.0, 409.0
"""The height of a line, and the most that Excel lets a row have, in points."""
_LETTERS, _LOST = 1.15, 3
"""How many letters of a text a letter of a column's width holds, and what a line loses by words."""
_UNIT_COMMENT = 34
"""Letters in a line of a comment."""


class Warna(Enum):
    """What a cell is to who fills in: its colour, and the words that explain it."""

    DIMINTA = ("#FFF2A8", "Kuning: ditunggu, mohon diisi. Sesudah terisi sel menjadi putih.")
    BEBAS = (_PUTIH, "Putih: boleh diubah atau dilengkapi.")
    TERKUNCI = ("#E7E6E6", "Abu-abu: terkunci, hanya untuk dibaca.")

    def __init__(self, kode: str, arti: str) -> None:
        self.kode = kode
        self.arti = arti


class Looks:
    """The formats of a workbook, each made once, in an order that is always the same."""

    def __init__(self, book: Workbook, kaki: str) -> None:
        self._kaki = kaki[:_MOST_FOOT].replace("&", "&&")
        self._cells = {
            (warna, centred): book.add_format(_cell(warna, centred=centred))
            for warna in Warna
            for centred in (False, True)
        }
        self._heads = {
            filled: book.add_format(_head(_GELAP if filled else _KELABU_TUA))
            for filled in (True, False)
        }
        self.rumus = book.add_format(
            {**_cell(Warna.TERKUNCI, centred=True), "num_format": "General"}
        )
        self.judul = book.add_format({"bold": True, "font_size": 16, "valign": "vcenter"})
        self.bab = book.add_format({"bold": True, "font_size": 12, "font_color": _GELAP})
        self.biasa = book.add_format({"text_wrap": True, "valign": "top"})
        self.tebal = book.add_format({"bold": True, "valign": "top"})
        link = {"font_color": "#0563C1", "underline": 1}
        self.tautan = book.add_format({**link, "valign": "top"})
        self.tautan_sel = book.add_format({**_cell(Warna.TERKUNCI, centred=False), **link})
        self.terisi = book.add_format({"bg_color": _PUTIH})
        """Laid over a yellow cell that was filled in."""
        self.periksa = book.add_format({"bold": True, "font_color": "#C00000"})
        """Laid over a check that found something."""

    def cell(self, warna: Warna, *, centred: bool = False) -> Format:
        """Return the format of a cell."""
        return self._cells[warna, centred]

    def head(self, *, filled: bool) -> Format:
        """Return the format of a header word, of a column to fill in or of one to read."""
        return self._heads[filled]

    def finish(self, sheet: Worksheet) -> None:
        """Set the page of a sheet, F4 across with a foot, and lock what is locked.

        There is no password: the lock is against accidents. What hurts nothing stays allowed; a row
        cannot grow while one types unless its height may be changed. Sorting hurts: of a locked
        sheet Excel sorts free cells alone, and so what was filled in away from its row.
        """
        sheet.set_landscape()
        sheet.set_paper(FOLIO)
        sheet.set_margins(left=0.5, right=0.5, top=0.5, bottom=0.6)
        sheet.set_footer(f"&L&9{self._kaki}&C&9&A&R&9Halaman &P dari &N")
        allowed = ("format_columns", "format_rows", "autofilter")
        sheet.protect("", dict.fromkeys(allowed, True))


def _cell(warna: Warna, *, centred: bool) -> dict[str, object]:
    return {
        "num_format": _TEKS,
        "font_size": _SIZE,
        "text_wrap": True,
        "valign": "top",
        "align": "center" if centred else "left",
        "bg_color": warna.kode,
        "border": 1,
        "border_color": _GARIS,
        "locked": warna is Warna.TERKUNCI,
    }


def _head(colour: str) -> dict[str, object]:
    return {
        "bold": True,
        "font_size": _SIZE,
        "font_color": _PUTIH,
        "bg_color": colour,
        "text_wrap": True,
        "valign": "top",
        "align": "center",
        "border": 1,
        "border_color": _GARIS,
    }


def shown(text: str) -> str:
    """Return a text as a cell may hold it, told from XlsxWriter's own rich text.

    Characters that nobody sees are shown by their number; the sources have none.
    """
    own_rich = text.startswith("<r>") and text.endswith("</r>")
    return visible_lines(f" {text}" if own_rich else text)


def height(text: str, width: int) -> float:
    """Return the height in points of a text that wraps at so many letters, as Excel allows it."""
    room = max(1, _LETTERS * width - _LOST)
    lines = sum(max(1, ceil(len(line) / room)) for line in text.split("\n"))
    return min(LINE * lines, _HIGHEST)


def add_comment(sheet: Worksheet, row: int, place: int, text: str) -> None:
    """Add a comment to a cell, in a box that is large enough for its words."""
    box = {"width": 240, "height": 12 + 1.2 * height(text, _UNIT_COMMENT), "font_size": 9}
    sheet.write_comment(row, place, shown(text), box)


class GrowingSheet(Worksheet):  # type: ignore[misc]  # XlsxWriter has no types
    """A sheet whose rows have the height that their words need now, and grow while one types.

    XlsxWriter gives a height for good: Excel then leaves it as it is. Without a height LibreOffice
    shows one line of many.
    """

    def _xml_start_tag_unencoded(self, tag: str, attributes: Sequence[tuple[str, object]]) -> None:
        kept = [(name, value) for name, value in attributes if name != "customHeight"]
        super()._xml_start_tag_unencoded(tag, kept)

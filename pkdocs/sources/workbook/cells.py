"""What a cell says, as somebody sees it in Excel; what cannot be taken for sure is refused.

A cell that is refused says nothing: it must not be taken for an empty one.
"""

from typing import NamedTuple

from pkdocs.base.text import hidden
from pkdocs.sources.workbook.grid import RawCell
from pkdocs.sources.workbook.markup import Tulisan
from pkdocs.sources.workbook.package import Paket
from pkdocs.sources.workbook.showing import UnshownError, show_number, shows_text

MAX_TEXT = 32_767
"""How many characters a cell of Excel holds; it cuts what is longer without a word."""
_RUMUS = "ketik hasilnya sebagai teks"


class Tampak(NamedTuple):
    """What a cell shows; with a code it is refused, or told where `dibaca`."""

    teks: str = ""
    kode: str = ""
    pesan: str = ""
    dibaca: bool = True


def clean(text: str) -> str:
    """Return a text of a cell as it is compared: plain line ends and blanks, none around it."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text.replace("\xa0", " ").strip()


def raw_text(cell: RawCell, paket: Paket) -> str:
    """Return the text of a cell letter by letter, "" where it holds no text."""
    found = _written(cell, paket)
    return found.teks if isinstance(found, Tulisan) else found or ""


def holds(cell: RawCell, paket: Paket) -> bool:
    """Return whether a cell holds anything, be it read or not."""
    return _written(cell, paket) is None or bool(raw_text(cell, paket).strip())


def show(cell: RawCell, paket: Paket) -> Tampak:
    """Return what a cell shows.

    Refused are: X012 a date, a time, a yes or no, an error, a format that is not known; X013 a
    formula whose result is no text; X014 a number that is not shown whole or too long for Excel;
    X016 a text that is too long, struck out, unseen in part or shown with other words. Told is
    X017: a formula that gives a text, and letters that differ.
    """
    written = _written(cell, paket)
    if written is not None:
        return _show_text(written, cell, paket)
    if cell.rumus:
        return _refused("X013", f"isinya rumus yang hasilnya bukan teks; {_RUMUS}")
    if cell.jenis == "n":
        return _show_number(cell, paket)
    return _refused("X012", _KINDS.get(cell.jenis, "isi sel rusak; ketik ulang"))


_KINDS = {
    "b": "isinya TRUE atau FALSE menurut Excel. Beri selnya format Teks, lalu ketik ulang",
    "d": "isinya tanggal menurut Excel. Beri selnya format Teks, lalu ketik ulang",
    "e": "isinya galat Excel (seperti #REF! atau #N/A); ketik isi yang dimaksud",
}


def _written(cell: RawCell, paket: Paket) -> str | Tulisan | None:
    """The text of a cell; None where it holds no text."""
    if isinstance(cell.nilai, Tulisan) or cell.jenis in {"inlineStr", "str"}:
        return cell.nilai
    if cell.jenis != "s":
        return "" if cell.jenis == "n" and not cell.nilai and not cell.rumus else None
    index = int(cell.nilai) if cell.nilai.isdecimal() and len(cell.nilai) < 8 else -1
    return paket.tulisan[index] if 0 <= index < len(paket.tulisan) else None


def _show_number(cell: RawCell, paket: Paket) -> Tampak:
    gaya = paket.gaya_of(cell.gaya)
    if gaya.coret:
        return _struck()
    try:
        return Tampak(show_number(str(cell.nilai), gaya.format))
    except UnshownError as error:
        return _refused(error.kode, error.pesan)


def _show_text(written: str | Tulisan, cell: RawCell, paket: Paket) -> Tampak:
    plain = written.teks if isinstance(written, Tulisan) else written
    teks = clean(plain)
    if not teks:
        return Tampak()
    gaya = paket.gaya_of(cell.gaya)
    if gaya.coret or (isinstance(written, Tulisan) and written.coret):
        return _struck()
    if len(plain) >= MAX_TEXT:
        pesan = f"teks {MAX_TEXT:,} karakter atau lebih; Excel memotongnya. Pendekkan"
        return _refused("X016", pesan.replace(",", ".", 1))
    if unseen := hidden(teks):
        pesan = f"ada karakter yang tidak terlihat (U+{ord(unseen):04X}); hapus isi sel itu, lalu"
        return _refused("X016", f"{pesan} ketik ulang")
    if not shows_text(gaya.format):
        pesan = "format selnya menampilkan teks lain daripada isinya. Beri format Teks"
        return _refused("X016", f"{pesan}, lalu ketik ulang yang dimaksud")
    return _told(teks, written, cell)


def _told(teks: str, written: str | Tulisan, cell: RawCell) -> Tampak:
    """A text that is read, with what its reader should know."""
    if cell.rumus:
        return Tampak(teks, "X017", "isinya rumus; yang dibaca hasilnya. Periksa")
    if isinstance(written, Tulisan) and written.naik:
        return Tampak(teks, "X017", f'huruf naik atau turun dibaca sebagai huruf biasa: "{teks}"')
    if isinstance(written, Tulisan) and written.kaya:
        return Tampak(teks, "X017", "bentuk hurufnya berbeda-beda; yang dibaca teksnya saja")
    return Tampak(teks)


def _struck() -> Tampak:
    return _refused("X016", "hurufnya dicoret; hapus yang dicoret, atau hapus coretannya")


def _refused(kode: str, pesan: str) -> Tampak:
    return Tampak("", kode, pesan, dibaca=False)

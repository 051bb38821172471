"""The whole workbook: the guide, the sheets, and hidden what it was made from."""

import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import BinaryIO

from xlsxwriter import Workbook

from pkdocs.base import disk
from pkdocs.base.placing import Maker, seal_office
from pkdocs.domain import Jabatan, KodeJabatan
from pkdocs.domain.lembar import (
    KOSONG,
    SIDIK,
    BarisLembar,
    Guna,
    Lembar,
    SelLembar,
    jejak,
    owed_of,
    tanda_jejak,
)
from pkdocs.outputs.workbook.grid import Lists, SheetWriter, put
from pkdocs.outputs.workbook.guide import Guide, Isi, Petunjuk
from pkdocs.outputs.workbook.looks import Looks, shown

_DASAR = "_pkdocs"
_VERSI = "1"
_MOST_CELL = 32_767
"""The letters that a cell holds."""
_FIXED_DATE = datetime(2000, 1, 1)  # noqa: DTZ001 - a fixed mark, not a moment
_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}


def write_workbook(
    stream: BinaryIO,
    all_lembar: Iterable[Lembar],
    petunjuk: Petunjuk,
    all_jabatan: Mapping[KodeJabatan, Jabatan],
) -> None:
    """Write sheets as an Excel workbook, sealed; the same sheets give the same bytes.

    Sheets are taken one after the other, and of each its rows once. Every cell is text; what is
    owed is yellow and listed on the first sheet, with the names that `all_jabatan` has. A hidden
    sheet holds what the cells that are read say now.

    Raises:
        TooLargeError: A text is longer than a cell holds, or a sheet has more rows than Excel; the
            words say where. Nothing was written to the stream.
    """
    with disk.temporary_file() as raw:
        with Workbook(raw, _OPTIONS) as book:
            status = Maker(petunjuk.perintah).status
            book.set_properties({"created": _FIXED_DATE, "title": petunjuk.judul, "status": status})
            _fill(book, all_lembar, petunjuk, all_jabatan)
        seal_office(raw, stream)


def _fill(
    book: Workbook,
    all_lembar: Iterable[Lembar],
    petunjuk: Petunjuk,
    all_jabatan: Mapping[KodeJabatan, Jabatan],
) -> None:
    looks, lists, isi = Looks(book, petunjuk.judul), Lists(), Isi()
    guide = Guide(book, looks)
    dasar = _Dasar(book, petunjuk)
    for lembar in all_lembar:
        grid = SheetWriter(book, lembar, looks, lists)
        isi.begin(lembar)
        for baris in lembar.baris:
            isi.add(lembar, owed_of(lembar, baris, all_jabatan), grid.add(baris))
            dasar.add(lembar, baris)
        grid.close()
    lists.write(book)
    guide.write(petunjuk, isi)


class _Dasar:
    """The hidden sheet with what the workbook was made from: `domain.lembar.Dasar`, row by row.

    A row says its kind first. `baris` is followed by sheet, key and a JSON object, header word to
    text, of the cells that are filled in and hold something, and the marks of those compared; what
    a cell cannot hold of it goes on in the next. Locked cells are there, too: who changed one after
    all is told from who did not.
    """

    def __init__(self, book: Workbook, petunjuk: Petunjuk) -> None:
        self._sheet = book.add_worksheet(_DASAR)
        self._sheet.very_hidden()
        self._row = 0
        self._write("versi", _VERSI)
        self._write("tahun", str(petunjuk.tahun))
        self._write("unit", petunjuk.unit)
        if petunjuk.sistem:
            self._write("sistem", petunjuk.sistem)

    def add(self, lembar: Lembar, baris: BarisLembar) -> None:
        """Note what a row says."""
        if not baris.kunci:
            return
        said = {
            kolom.kepala: shown(_made_from(baris.sel[kolom.kepala]))
            for kolom in lembar.kolom
            if kolom.guna is Guna.ISI and kolom.kepala in baris.sel
        }
        compared = {
            jejak(kolom.kepala): tanda_jejak(shown(baris.sel.get(kolom.kepala, KOSONG).teks))
            for kolom in lembar.kolom
            if kolom.guna is Guna.BANDING
        }
        whole = {**said, SIDIK: baris.sidik, **compared}
        filled = {k: teks for k, teks in whole.items() if teks}
        text = json.dumps(filled, separators=(",", ":"))
        parts = (text[at : at + _MOST_CELL] for at in range(0, len(text), _MOST_CELL))
        self._write("baris", lembar.nama, baris.kunci, *parts)

    def _write(self, *cells: str) -> None:
        for place, text in enumerate(cells):
            put(self._sheet, self._row, place, text, None)
        self._row += 1


def _made_from(sel: SelLembar) -> str:
    """What the sources say, also where a cell proposes something else."""
    return sel.teks if sel.semula is None else sel.semula

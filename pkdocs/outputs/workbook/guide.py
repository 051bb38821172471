"""The first sheet: whom the workbook is for, how it is filled in, and what is owed."""

from collections import Counter

from msgspec import Struct, field
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import quote_sheetname

from pkdocs.domain.lembar import Lembar, Utang
from pkdocs.outputs.workbook.grid import Tempat, put
from pkdocs.outputs.workbook.looks import Looks, Warna, height

NAMA = "Petunjuk"
PERINTAH = "workbook"
"""The command that makes most of them, by which a workbook that was made is known."""
KALIMAT = (
    "Isilah sel kuning: itulah yang masih ditunggu; sesudah terisi, sel menjadi putih.",
    "Sel putih boleh diubah atau dilengkapi; sel abu-abu terkunci, hanya untuk dibaca.",
    (
        "Ketik seperti yang akan dicetak, misalnya 86,75 atau 100%, dan N/A pada triwulan yang "
        "tidak diukur; dari berkas lain, tempelkan sebagai nilai (Paste Values)."
    ),
    (
        "Jangan mengganti nama lembar dan judul kolom; yang belum ada barisnya ditulis pada baris "
        "kosong di bawah tabel."
    ),
    "Simpan tetap sebagai berkas Excel (.xlsx), lalu kirimkan kembali kepada pengirimnya.",
)
_WIDTHS = (4, 44, 16, 26, 60, 12)
_LAST = len(_WIDTHS) - 1
_MOST = 500
"""Rows that are listed as owed; of more the sheets themselves tell."""


class Petunjuk(Struct, frozen=True):
    """What the first sheet says beside what is owed; `unit` "" is the whole project.

    `dari` is who sends the workbook, `batas` by when it is awaited, in words, or "". `sistem` is
    the system that its rows are typed into, `perintah` the command that makes it.
    """

    judul: str
    tahun: int
    unit: str = ""
    dari: str = ""
    batas: str = ""
    kalimat: tuple[str, ...] = KALIMAT
    sistem: str = ""
    perintah: str = PERINTAH


class Isi(Struct):
    """What the sheets hold, gathered while they are written."""

    lembar: Counter[str] = field(default_factory=Counter)
    """How many rows each sheet has, in their order."""
    sel: Counter[str] = field(default_factory=Counter)
    """How many cells of each sheet are owed."""
    utang: list[tuple[Utang, Tempat]] = field(default_factory=list)
    baris: int = 0
    """How many rows owe something, listed or not."""

    def begin(self, lembar: Lembar) -> None:
        """Note a sheet, which may have no rows."""
        self.lembar[lembar.nama] += 0

    def add(self, lembar: Lembar, utang: Utang | None, tempat: Tempat) -> None:
        """Note a row, and what it owes."""
        self.lembar[lembar.nama] += 1
        if utang is None:
            return
        self.baris += 1
        self.sel[lembar.nama] += len(utang.kolom)
        if len(self.utang) < _MOST:
            self.utang.append((utang, tempat))


class Guide:
    """The first sheet, begun before the others and written after them."""

    def __init__(self, book: Workbook, looks: Looks) -> None:
        self._sheet = book.add_worksheet(NAMA)
        self._looks = looks
        self._row = 0

    def write(self, petunjuk: Petunjuk, isi: Isi) -> None:
        """Write all of it, from top to bottom."""
        for place, width in enumerate(_WIDTHS):
            self._sheet.set_column(place, place, width)
        self._head(petunjuk)
        self._chapter("Cara mengisi")
        for number, kalimat in enumerate(petunjuk.kalimat, 1):
            put(self._sheet, self._row, 0, f"{number}.", self._looks.tebal)
            self._merged(1, kalimat)
        self._chapter("Arti warna")
        for warna in Warna:
            put(self._sheet, self._row, 1, "", self._looks.cell(warna))
            self._merged(2, warna.arti)
        self._contents(isi)
        self._owed(petunjuk, isi)
        self._looks.finish(self._sheet)
        self._sheet.hide_gridlines(2)
        self._sheet.fit_to_pages(1, 0)
        self._sheet.print_area(0, 0, self._row, _LAST)

    def _head(self, petunjuk: Petunjuk) -> None:
        put(self._sheet, 0, 0, petunjuk.judul, self._looks.judul)
        self._sheet.set_row(0, 28)
        self._row = 1
        lines = {
            "Untuk": petunjuk.unit or "semua unit",
            "Tahun": str(petunjuk.tahun),
            "Dari": petunjuk.dari,
            "Dikirim kembali paling lambat": petunjuk.batas,
        }
        for label, text in lines.items():
            if text:
                put(self._sheet, self._row, 1, label, self._looks.tebal)
                self._merged(2, text)

    def _chapter(self, words: str) -> None:
        put(self._sheet, self._row + 1, 0, words, self._looks.bab)
        self._row += 2

    def _merged(self, first: int, text: str) -> None:
        """Words from one column to the last, in a row that is high enough for them."""
        self._sheet.set_row(self._row, height(text, sum(_WIDTHS[first:])))
        self._sheet.merge_range(self._row, first, self._row, _LAST, "", self._looks.biasa)
        put(self._sheet, self._row, first, text, self._looks.biasa)
        self._row += 1

    def _contents(self, isi: Isi) -> None:
        self._chapter("Isi buku kerja")
        for nama, rows in isi.lembar.items():
            self._link(1, nama, "A1", self._looks.tautan)
            put(self._sheet, self._row, 2, f"{rows} baris", self._looks.biasa)
            owed = f"{isi.sel[nama]} sel ditunggu" if isi.sel[nama] else ""
            put(self._sheet, self._row, 3, owed, self._looks.biasa)
            self._row += 1

    def _owed(self, petunjuk: Petunjuk, isi: Isi) -> None:
        self._chapter(f"Yang ditunggu dari {petunjuk.unit or 'semua unit'}")
        if not isi.utang:
            self._merged(1, "Tidak ada; perubahan boleh diusulkan pada sel putih.")
            return
        for place, kepala in enumerate(("Jabatan", "Lembar", "Baris", "Yang diisi", "Keadaan"), 1):
            put(self._sheet, self._row, place, kepala, self._looks.head(filled=False))
        self._row += 1
        first = self._row
        for utang, tempat in isi.utang:
            self._line(utang, tempat)
        done = {"type": "cell", "criteria": "==", "value": '"sudah"', "format": self._looks.terisi}
        self._sheet.conditional_format(first, _LAST, self._row - 1, _LAST, done)
        if isi.baris > len(isi.utang):
            more = isi.baris - len(isi.utang)
            self._merged(1, f"dan {more} baris lagi; lihat sel kuning pada lembarnya.")

    def _line(self, utang: Utang, tempat: Tempat) -> None:
        plain = self._looks.cell(Warna.TERKUNCI)
        cells = (
            (utang.nama_jabatan, _WIDTHS[1]),
            (utang.kunci, _WIDTHS[3]),
            (utang.hal, _WIDTHS[4]),
        )
        self._sheet.set_row(self._row, max(height(text, width) for text, width in cells))
        put(self._sheet, self._row, 1, utang.nama_jabatan, plain)
        self._link(2, utang.lembar, tempat.sel, self._looks.tautan_sel)
        put(self._sheet, self._row, 3, utang.kunci, plain)
        put(self._sheet, self._row, 4, utang.hal, plain)
        empty = "+".join(
            f"COUNTBLANK({quote_sheetname(utang.lembar)}!{r})" for r in tempat.jangkauan
        )
        look = self._looks.cell(Warna.DIMINTA, centred=True)
        self._sheet.write_formula(self._row, 5, f'=IF({empty}=0,"sudah","belum")', look, "belum")
        self._row += 1

    def _link(self, place: int, lembar: str, cell: str, look: Format) -> None:
        target = f"internal:{quote_sheetname(lembar)}!{cell}"
        self._sheet.write_url(self._row, place, target, look, lembar)

"""Who owes what, to hand on: a table for Bagian KKPP, and a text to mail for each unit."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from io import BytesIO

import xlsxwriter

from pkdocs.base.text import visible
from pkdocs.domain.lembar import UtangUnit
from pkdocs.outputs.workbook.looks import FOLIO, GrowingSheet, Looks, Warna, height

_KOLOM = (
    ("Unit", 30),
    ("Buku kerja terakhir diterima", 16),
    ("Kode jabatan", 24),
    ("Jabatan", 38),
    ("Lembar", 14),
    ("Baris", 26),
    ("Yang ditunggu", 60),
)
_CREATED = datetime(2000, 1, 1)  # noqa: DTZ001 - the same bytes whenever it is made


def write_letter(owes: UtangUnit, tahun: int) -> str:
    """Return a text to send to a unit: what it still owes for the agreements of a year.

    Names of persons are not in it.

    Example:
        >>> print(write_letter(UtangUnit("Bagian Contoh", ()), 2024).splitlines()[0])
        Kepada Yth. pimpinan Bagian Contoh,
    """
    count = f"{len(owes.utang)} isian"
    lines = [
        f"Kepada Yth. pimpinan {owes.unit},",
        "",
        f"Untuk Perjanjian Kinerja tahun {tahun} kami masih menunggu {count} dari unit Saudara:",
        "",
        *(f"- {utang.teks}" for utang in owes.utang),
        "",
        "Mohon mengisi sel kuning pada buku kerja unit Saudara, menyimpan, lalu mengirimkannya.",
        _answered(owes),
    ]
    return "\n".join(visible(line) for line in lines) + "\n"


def _answered(owes: UtangUnit) -> str:
    if owes.diterima:
        return f"Buku kerja terakhir dari unit Saudara kami terima pada {owes.diterima}."
    return "Buku kerja dari unit Saudara belum pernah kami terima."


def write_list(units: Sequence[UtangUnit], status: str) -> bytes:
    """Return an Excel file with a row for each row that is owed; `status` is its maker's mark."""
    stream = BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_formulas": False}) as book:
        book.set_properties({"title": "Isian yang ditunggu", "created": _CREATED, "status": status})
        sheet = book.add_worksheet("Utang", GrowingSheet)
        looks = Looks(book, "")
        head, text = looks.head(filled=False), looks.cell(Warna.BEBAS)
        for place, (name, width) in enumerate(_KOLOM):
            sheet.set_column(place, place, width)
            sheet.write_string(0, place, name, head)
        sheet.set_row(0, max(height(*kolom) for kolom in _KOLOM))
        number = 0
        for number, cells in enumerate(_rows(units), start=1):
            widths = (width for _, width in _KOLOM)
            sheet.set_row(number, max(map(height, cells, widths)))
            for place, cell in enumerate(cells):
                sheet.write_string(number, place, visible(cell), text)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, number, len(_KOLOM) - 1)
        sheet.set_landscape()
        sheet.set_paper(FOLIO)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
    return stream.getvalue()


def _rows(units: Sequence[UtangUnit]) -> Iterator[tuple[str, ...]]:
    for owes in units:
        for utang in owes.utang:
            whose = (utang.jabatan or "", utang.nama_jabatan)
            yield (owes.unit, owes.diterima, *whose, utang.lembar, utang.kunci, utang.hal)

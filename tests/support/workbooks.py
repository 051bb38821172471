"""Workbooks for tests: written cell by cell, and taken apart and put together again."""

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence

import xlsxwriter

from pkdocs.base.problem import Checked
from pkdocs.domain.lembar import BukuTerbaca, Guna, Kolom
from pkdocs.sources.workbook import read_workbook

TURUNAN = (
    Kolom("Kode", Guna.KUNCI),
    Kolom("Jabatan", Guna.TAMPIL),
    Kolom("Indikator"),
    Kolom("TW I"),
    Kolom("Tahunan"),
)
"""The columns of a small sheet: a key, one that is only shown, three to fill in."""
WANTED = {"Turunan": TURUNAN}
HEADER = [kolom.kepala for kolom in TURUNAN]


def make(fill: Callable[[xlsxwriter.Workbook], object]) -> bytes:
    """Return the workbook that `fill` writes."""
    data = io.BytesIO()
    with xlsxwriter.Workbook(data, {"in_memory": True}) as book:
        fill(book)
    return data.getvalue()


def sheets(*named: tuple[str, Sequence[Sequence[object]]]) -> bytes:
    """Return a workbook of sheets, each with its rows of texts, numbers and None."""

    def fill(book: xlsxwriter.Workbook) -> None:
        for name, rows in named:
            sheet = book.add_worksheet(name)
            for at, row in enumerate(rows):
                for column, value in enumerate(row):
                    if isinstance(value, str):
                        sheet.write_string(at, column, value)
                    elif value is not None:
                        sheet.write(at, column, value)

    return make(fill)


def turunan(*rows: Sequence[object]) -> bytes:
    """Return a workbook of one sheet with the columns of `TURUNAN`."""
    return sheets(("Turunan", [HEADER, *rows]))


def repack(raw: bytes, change: Mapping[str, bytes | None]) -> bytes:
    """Return a package with some parts put in, or taken out (None)."""
    data = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(data, "w") as new:
        parts: dict[str, bytes | None] = {name: old.read(name) for name in old.namelist()}
        parts.update(change)
        for name, part in parts.items():
            if part is not None:
                new.writestr(name, part, zipfile.ZIP_DEFLATED)
    return data.getvalue()


def part(raw: bytes, name: str) -> bytes:
    """Return a part of a package."""
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        return archive.read(name)


def read(raw: bytes) -> Checked[BukuTerbaca]:
    return read_workbook(raw, "isi.xlsx", WANTED)


def texts(buku: BukuTerbaca | None, nama: str = "Turunan") -> list[dict[str, str]]:
    """Return the rows of a sheet as texts by header word."""
    assert buku is not None
    (lembar,) = (own for own in buku.lembar if own.nama == nama)
    return [{kepala: sel.teks for kepala, sel in row.sel.items()} for row in lembar.baris]


def told(checked: Checked[BukuTerbaca]) -> list[tuple[str, str]]:
    """Return the problems as code and place."""
    return sorted((problem.kode, problem.span.berkas) for problem in checked.problems)

"""Entry sheets filled in as a person does: a cell found by the key of its row, and typed."""

from collections.abc import Mapping
from pathlib import Path

import openpyxl

from pkdocs.app.handing.entry import Sheets, make_entry_sheets
from pkdocs.app.terms import EVERYONE, Which

E_SAKIP = "entri-e-sakip.xlsx"
SUDAH, TANGGAL, OLEH = "Sudah diinput", "Tanggal", "Oleh"


def sheet_of(project: Path, where: Path, which: Which = EVERYONE) -> Path:
    """Return the sheet for e-SAKIP of a project, made into a folder."""
    make_entry_sheets(project, which, Sheets(where, overwrite=True))
    return where / E_SAKIP


def rows_of(path: Path, sheet: str = "Entri") -> list[dict[str, str]]:
    """Return the rows of a sheet by header word; an empty cell is ""."""
    head, *rows = openpyxl.load_workbook(path)[sheet].iter_rows(values_only=True)
    return [{str(k): str(own or "") for k, own in zip(head, row, strict=True)} for row in rows]


def fill(source: Path, target: Path, typed: Mapping[tuple[str, str], str]) -> Path:
    """Return a copy of a sheet in which cells were typed, by key and header word."""
    book = openpyxl.load_workbook(source)
    own = book["Entri"]
    head, *rows = own.iter_rows(values_only=True)
    keys = [row[head.index("Kode")] for row in rows]
    for (kunci, kepala), teks in typed.items():
        own.cell(keys.index(kunci) + 2, head.index(kepala) + 1).value = teks or None
    book.save(target)
    return target

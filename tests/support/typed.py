"""Workbooks filled in as a person does: a cell found by sheet, key and header word, and typed."""

import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from tests.helpers import ROOT

Typed = Mapping[tuple[str, str, str], str]
"""(sheet, key, header word) -> what is typed; key "" is the first row without one."""


def copy_kota(folder: Path) -> Path:
    """Return a copy of the small complete project."""
    ignored = shutil.ignore_patterns("output")
    shutil.copytree(ROOT / "contoh" / "kota-contoh", folder, ignore=ignored)
    return folder


def type_into(source: Path, target: Path, typed: Typed) -> Path:
    """Return a copy of a workbook in which cells were typed."""
    book = openpyxl.load_workbook(source)
    for (sheet, kunci, kepala), teks in typed.items():
        own = book[sheet]
        row, column = find_cell(own, kunci, kepala)
        own.cell(row, column).value = teks or None
    book.save(target)
    return target


def find_cell(sheet: Worksheet, kunci: str, kepala: str) -> tuple[int, int]:
    """Return the row and column of a cell, from 1."""
    rows: Sequence[tuple[object, ...]] = list(sheet.iter_rows(values_only=True))
    head = next(nth for nth, row in enumerate(rows) if kepala in row)
    keys = [str(row[0] or "") for row in rows[head + 1 :]]
    return head + 2 + keys.index(kunci), rows[head].index(kepala) + 1

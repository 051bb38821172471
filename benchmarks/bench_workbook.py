"""Reads a workbook of 60,025 rows: pkdocs to its values, openpyxl to no more than its cells.

Run `python benchmarks/bench_workbook.py`. Each way has a process of its own; what counts is
processor time and the most memory that it had.
"""

import io
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import xlsxwriter

ROWS = 60_025
SHOWN = ("Kode jabatan", "Jabatan", "Kode indikator", "Indikator", "Satuan", "Tahun lalu")
FILLED = ("TW I", "TW II", "TW III", "TW IV", "Tahunan")
NAMA = "Score Card"


def write(path: Path) -> None:
    """A sheet of eleven columns beside the key, and what it was made from."""
    book = xlsxwriter.Workbook(path, {"constant_memory": True})
    text = book.add_format({"num_format": "@"})
    sheet = book.add_worksheet(NAMA)
    for column, kepala in enumerate(("Kunci", *SHOWN, *FILLED)):
        sheet.write_string(0, column, kepala)
    for row in range(ROWS):
        for column, value in enumerate(cells(row)):
            sheet.write_string(row + 1, column, value, text)
    hidden = book.add_worksheet("_pkdocs")
    hidden.write_row(0, 0, ["versi", "1"])
    hidden.write_string(1, 0, "tahun")
    hidden.write_string(1, 1, "2023")
    for row in range(ROWS):
        kunci, *_, one, two, three, four, year = cells(row)
        said = json.dumps(dict(zip(FILLED, (one, two, three, four, year), strict=True)))
        for column, value in enumerate(("baris", NAMA, kunci, said)):
            hidden.write_string(row + 2, column, value)
    book.close()


def cells(row: int) -> list[str]:
    post, code = f"pelaksana-{row:05}", f"sc.{row % 7}"
    shown = [
        post,
        f"Pelaksana Contoh {row}",
        code,
        f"Jumlah laporan contoh {code}",
        "Laporan",
        "12",
    ]
    return [f"{post} {code}", *shown, *(f"{row % (50 + n)},5" for n in range(5))]


def own(raw: bytes) -> int:
    from pkdocs.domain.lembar import Guna, Kolom
    from pkdocs.sources.workbook import read_workbook

    wanted = [Kolom("Kunci", Guna.KUNCI), *map(Kolom, (*SHOWN, *FILLED))]
    buku = read_workbook(raw, "besar.xlsx", {NAMA: wanted}).value
    return len(buku.lembar[0].baris) if buku and buku.dasar else 0


def openpyxl_cells(raw: bytes, *, read_only: bool) -> int:
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(raw), read_only=read_only)
    rows = 0
    for row in book[NAMA].iter_rows(min_row=2):
        rows += any(cell.value and cell.number_format for cell in row)
    for row in book["_pkdocs"].iter_rows(values_only=True):
        rows += row[0] is None
    return rows


WAYS: dict[str, Callable[[bytes], int]] = {
    "pkdocs": own,
    "openpyxl, read only": lambda raw: openpyxl_cells(raw, read_only=True),
    "openpyxl": lambda raw: openpyxl_cells(raw, read_only=False),
}


def measure(way: str, path: Path) -> None:
    raw = path.read_bytes()
    start = time.process_time()
    rows = WAYS[way](raw)
    seconds = time.process_time() - start
    if rows != ROWS:
        raise SystemExit(f"{way}: {rows} rows")
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"| {way} | {seconds:.1f} s | {memory} MB |")


def main() -> None:
    if len(sys.argv) > 1:
        measure(sys.argv[1], Path(sys.argv[2]))
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "besar.xlsx"
        write(path)
        print(f"{ROWS} rows, {path.stat().st_size / 1e6:.1f} MB")
        print("\n| way | time | memory |\n|---|---|---|", flush=True)
        for way in WAYS:
            subprocess.run([sys.executable, __file__, way, str(path)], check=True)


if __name__ == "__main__":
    main()

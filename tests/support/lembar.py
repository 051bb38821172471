"""Sheets filled in: their material from a project, a cell changed, what the sources say then."""

import difflib
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from pkdocs.base.problem import Checked
from pkdocs.domain.lembar import BarisBaru, Guna, Isian, Lembar, SelTerbaca
from pkdocs.sources.edits import edit_source
from pkdocs.sources.sheets.bahan import Sheet, Tulis
from pkdocs.sources.yaml_file import read_source
from tests.support.bahan import read_bahan

Texts = Mapping[str, Mapping[str, str]]


def copy_sources(project: Path, folder: Path) -> Path:
    """Return a folder with the YAML files of a project."""
    for path in (*project.glob("*.yaml"), *project.glob("turunan/*.yaml")):
        place = folder / path.relative_to(project)
        place.parent.mkdir(exist_ok=True, parents=True)
        shutil.copyfile(path, place)
    return folder


def texts(lembar: Lembar) -> Texts:
    """Return what the cells that are read say: key -> header -> text."""
    read = [kolom.kepala for kolom in lembar.kolom if kolom.guna is Guna.ISI]
    return {row.kunci: {k: row.sel[k].teks for k in read if k in row.sel} for row in lembar.baris}


def isian(lembar: Lembar, kunci: str, kolom: str, baru: str) -> Isian:
    """Return a cell filled in otherwise than the sheet has it."""
    row = next(row for row in lembar.baris if row.kunci == kunci)
    cell, di = row.sel[kolom], f"buku.xlsx!{lembar.nama}!{kunci}/{kolom}"
    assert not cell.terkunci
    return Isian(lembar.nama, kunci, kolom, cell.teks, baru, di, cell.alamat)


def baris_baru(lembar: str, kunci: str, cells: Mapping[str, str]) -> BarisBaru:
    """Return a row that the sources do not have."""
    di = f"buku.xlsx!{lembar}!{kunci}"
    read = {kepala: SelTerbaca(teks, f"{di}/{kepala}") for kepala, teks in cells.items() if teks}
    return BarisBaru(lembar, kunci, read, di)


def fill(
    folder: Path, sheet: Sheet, cells: Mapping[tuple[str, str], str]
) -> Checked[Sequence[Tulis]]:
    """Change cells of a sheet, by key and header, and write the project in `folder` accordingly."""
    bahan = read_bahan(folder)
    lembar = sheet.build(bahan)
    changed = [isian(lembar, kunci, kolom, baru) for (kunci, kolom), baru in cells.items()]
    return write_back(folder, sheet.write(bahan, changed, ()))


def write_back(folder: Path, written: Checked[Sequence[Tulis]]) -> Checked[Sequence[Tulis]]:
    """Write the edits into the files of `folder`."""
    tulis = written.value or ()
    for name in dict.fromkeys(own.berkas for own in tulis):
        path = folder / name
        raw = path.read_bytes() if path.exists() else b""
        path.write_bytes(edit_source(raw, [own.edit for own in tulis if own.berkas == name]))
    return written


def changed_lines(before: str, after: str) -> list[str]:
    """Return the lines that went (`-`) and came (`+`)."""
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=0)
    return [line for line in lines if not line.startswith(("---", "+++", "@@"))]


def plain_of(folder: Path) -> Any:
    """Return indicators.yaml of a project as plain data."""
    source = read_source(folder / "indicators.yaml", "indicators.yaml").value
    assert source is not None
    return source.plain()


def add_posts(folder: Path, jenis: str, count: int) -> None:
    """Give the made-up city of a folder so many more posts of a jenis."""
    path = folder / "org.yaml"
    more = "".join(
        f"  - {{kode: {jenis}-rekaan-{n}, nama: Jabatan {jenis} {n}, jenis: {jenis}, "
        f"jenjang: Pengawas, unit: Unit {jenis} {n}, atasan: camat-mawar}}\n"
        for n in range(count)
    )
    path.write_text(path.read_text(encoding="utf-8").rstrip() + "\n" + more, encoding="utf-8")

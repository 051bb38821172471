"""What the sheets of a project are made from, read from its folder."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from pkdocs.base.problem import Problem
from pkdocs.domain.lembar import (
    BarisBaru,
    BarisLembar,
    BarisTerbaca,
    BukuTerbaca,
    Dasar,
    Guna,
    Isian,
    Lembar,
    LembarTerbaca,
    SelLembar,
    SelTerbaca,
    Usulan,
)
from pkdocs.rules.cascade import Cascade
from pkdocs.rules.isian import Formulir, join_usulan, merge_buku
from pkdocs.sources.edits import Edit, edit_source
from pkdocs.sources.project import load_project
from pkdocs.sources.sheets.bahan import Bahan, Sheet, Tulis
from pkdocs.sources.sheets.semua import begin_source
from pkdocs.sources.yaml_file import read_source


def read_bahan(folder: Path, unit: str = "") -> Bahan:
    """Return the sources of a project that has no error of shape."""
    project = load_project(folder).value
    assert project
    read = {name: read_source(folder / name, name).value for name in project.berkas}
    chart = project.organisasi
    made = Cascade(chart, project.katalog)
    return Bahan(
        organisasi=chart,
        katalog=project.katalog,
        sources={name: source for name, source in read.items() if source},
        unit=unit,
        perjanjian={k: p for k, p in made.items() if unit in ("", p.jabatan.unit)},
    )


def row_of(lembar: Lembar, kunci: str) -> BarisLembar:
    """Return the row of that key, which must be there."""
    return next(row for row in lembar.baris if row.kunci == kunci)


def texts_of(row: BarisLembar) -> dict[str, str]:
    """Return what the cells of a row say; empty ones are left out."""
    return {kepala: sel.teks for kepala, sel in row.sel.items() if sel.teks}


def iter_editable(lembar: Lembar) -> Iterator[tuple[BarisLembar, str, SelLembar]]:
    """Give every cell that says something and may be changed, with its row and header."""
    for row in lembar.baris:
        for kepala, sel in row.sel.items():
            if sel.alamat and not sel.terkunci:
                yield row, kepala, sel


def filled(lembar: Lembar, kunci: str, **cells: str) -> list[Isian]:
    """Return what these cells of a row would change; `_` in a header is a space."""
    row = row_of(lembar, kunci)
    found = []
    for header, baru in cells.items():
        kepala = header.replace("_", " ")
        sel = row.sel.get(kepala, SelLembar())
        di = f"isi.xlsx!{lembar.nama}!{kepala}"
        found.append(Isian(lembar.nama, kunci, kepala, sel.teks, baru, di, sel.alamat, row.jabatan))
    return found


def new_row(lembar: str, kunci: str, cells: dict[str, str]) -> BarisBaru:
    """Return a row that the sources do not have."""
    isian = {
        kepala: SelTerbaca(teks, f"isi.xlsx!{lembar}!{kepala}") for kepala, teks in cells.items()
    }
    return BarisBaru(lembar, kunci, isian, f"isi.xlsx!{lembar}!A9")


Cells = Mapping[tuple[str, str], str]
"""What cells of a sheet say by now, by key and header."""


def read_back(bahan: Bahan, sheet: Sheet, changed: Cells) -> Usulan:
    """Return what a workbook of one sheet would change, with these cells changed in it."""
    lembar = sheet.build(bahan)
    read = [own.kepala for own in lembar.kolom if own.guna is not Guna.TAMPIL]
    said = {
        row.kunci: {k: row.sel[k].teks for k in read if k in row.sel and row.sel[k].teks}
        for row in lembar.baris
    }
    rows = []
    for kunci, cells in said.items():
        own = {k: changed.get((kunci, k), cells.get(k, "")) for k in read}
        di = f"isi.xlsx!{lembar.nama}!"
        sel = {k: SelTerbaca(teks, f"{di}{k}") for k, teks in own.items() if teks}
        rows.append(BarisTerbaca(sel, f"isi.xlsx!{lembar.nama}!{kunci}"))
    places = {kepala: f"isi.xlsx!{lembar.nama}!{kepala}1" for kepala in read}
    terbaca = LembarTerbaca(lembar.nama, places, tuple(rows))
    dasar = Dasar(bahan.katalog.tahun, bahan.unit, {lembar.nama: said})
    formulir = Formulir(lembar, partial(sheet.kunci, bahan, lembar))
    merged = merge_buku(BukuTerbaca("isi.xlsx", "", (terbaca,), dasar), {lembar.nama: formulir})
    assert not merged.problems
    assert merged.value
    return join_usulan([merged.value])


def codes(problems: Sequence[Problem]) -> list[str]:
    """Return the codes of problems in their order."""
    return [problem.kode for problem in problems]


def apply(folder: Path, bahan: Bahan, all_tulis: Sequence[Tulis]) -> None:
    """Write the edits into the files of a project; a file that is not there is begun."""
    units = {jabatan.unit for jabatan in bahan.organisasi.jabatan.values()}
    by_file: dict[str, list[Edit]] = defaultdict(list)
    for tulis in all_tulis:
        by_file[tulis.berkas].append(tulis.edit)
    for berkas, edits in by_file.items():
        path = folder / berkas
        raw = path.read_bytes() if path.is_file() else begin_source(berkas, units)
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(edit_source(raw, edits))

"""A sheet of a workbook, filled in as people do, and what is written of it."""

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from pkdocs.base.problem import Problem
from pkdocs.base.values import replace
from pkdocs.domain import codes_by_titel
from pkdocs.domain.lembar import (
    BarisTerbaca,
    BukuTerbaca,
    Dasar,
    Guna,
    Lembar,
    LembarTerbaca,
    SelTerbaca,
    Usulan,
)
from pkdocs.rules.isian import Formulir, merge_buku
from pkdocs.sources.sheets.bahan import Sheet, Tulis
from tests.support.bahan import apply, read_bahan

Texts = Mapping[str, str]


def fill(
    lembar: Lembar, changes: Mapping[str, Texts], typed: Sequence[Texts] = (), unit: str = ""
) -> BukuTerbaca:
    """Return a workbook with that sheet: cells changed by key and header, rows typed below."""
    assert set(changes) <= {row.kunci for row in lembar.baris}
    read = [kolom.kepala for kolom in lembar.kolom if kolom.guna is Guna.ISI]
    isi = {
        row.kunci: {k: row.sel[k].teks for k in read if k in row.sel and row.sel[k].teks}
        for row in lembar.baris
    }
    texts: list[Texts] = [
        {k: sel.teks for k, sel in row.sel.items()} | dict(changes.get(row.kunci, {}))
        for row in lembar.baris
    ]
    rows = [_row(lembar, nth, cells) for nth, cells in enumerate((*texts, *typed), start=2)]
    places = {kolom.kepala: f"isi.xlsx!{lembar.nama}!{kolom.kepala}1" for kolom in lembar.kolom}
    terbaca = LembarTerbaca(lembar.nama, places, tuple(rows))
    return BukuTerbaca("isi.xlsx", "", (terbaca,), Dasar(2023, unit, {lembar.nama: isi}))


def _row(lembar: Lembar, nth: int, texts: Texts) -> BarisTerbaca:
    where = f"isi.xlsx!{lembar.nama}!"
    cells = {k: SelTerbaca(teks, f"{where}{k}{nth}") for k, teks in texts.items() if teks}
    return BarisTerbaca(cells, f"{where}A{nth}")


def unread(buku: BukuTerbaca, nth: int, *kepala: str) -> BukuTerbaca:
    """Return a workbook whose row `nth`, from 0, holds under these headers what cannot be read."""
    (lembar,) = buku.lembar
    row = lembar.baris[nth]
    sel = {own: cell for own, cell in row.sel.items() if own not in kepala}
    torn = replace(row, sel=sel, ditolak=frozenset(kepala))
    rows = (*lembar.baris[:nth], torn, *lembar.baris[nth + 1 :])
    return replace(buku, lembar=(replace(lembar, baris=rows),))


def take(
    folder: Path, sheet: Sheet, buku: BukuTerbaca
) -> tuple[Usulan, tuple[Tulis, ...], tuple[Problem, ...]]:
    """Return what a workbook would change in a project, the edits, and what is wrong."""
    unit = buku.dasar.unit if buku.dasar else ""
    bahan = read_bahan(folder, unit)
    lembar = sheet.build(bahan)
    posts = [j for j in bahan.organisasi.jabatan.values() if bahan.of_unit(j)]
    own = frozenset((*codes_by_titel(posts), *(j.kode for j in posts))) if unit else None
    formulir = {sheet.nama: Formulir(lembar, partial(sheet.kunci, bahan, lembar), own)}
    merged = merge_buku(buku, formulir)
    assert merged.value is not None
    usulan = merged.value
    done = sheet.write(read_bahan(folder), usulan.isian, usulan.baru)
    return usulan, tuple(done.value or ()), (*merged.problems, *done.problems)


def take_in(folder: Path, sheet: Sheet, buku: BukuTerbaca) -> Usulan:
    """Write what a workbook changes, all of which must be right, and return it."""
    usulan, tulis, problems = take(folder, sheet, buku)
    assert problems == ()
    apply(folder, read_bahan(folder), tulis)
    return usulan

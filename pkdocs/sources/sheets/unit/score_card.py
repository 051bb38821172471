"""The sheet Score Card: what its cells write, a whole target where a post has none of its own.

What the sheet shows is for `baris_score_card`.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from msgspec import Struct

from pkdocs.base.problem import Checked, Problem
from pkdocs.domain.lembar import (
    KUNCI_TARGET,
    TARGET,
    Alamat,
    BarisBaru,
    BarisLembar,
    Isian,
    Langkah,
)
from pkdocs.sources.edits import Write
from pkdocs.sources.sheets.bahan import Bahan, Sheet, Tulis
from pkdocs.sources.sheets.sel import one_line, problem, say_lacking, write_scalars
from pkdocs.sources.sheets.unit.baris_score_card import NAMA, build, ragam_of_set


class _Janji(Struct, frozen=True):
    """A target that a post is to have of its own: where it goes, its keys, its cells."""

    kunci: str
    alamat: Alamat
    target: Mapping[str, str]
    di: tuple[str, ...]
    ditolak: frozenset[str] = frozenset()


def write(
    bahan: Bahan, isian: Sequence[Isian], baru: Sequence[BarisBaru]
) -> Checked[Sequence[Tulis]]:
    """Return the edits of changed targets, and of those that were missing.

    Who changes for one post what the set says gives that post a target of its own. Problems: X030
    a cell was emptied, X050 a target has not all its parts, X051 a row that the sheet has not.
    """
    rows = {row.kunci: row for row in build(bahan).baris}
    changed = write_scalars((c for c in isian if _is_own(bahan, c.alamat)), TARGET)
    strange = [_unknown(row) for row in baru if row.kunci not in rows]
    janji = [
        *_instead_of_the_set(bahan, rows, [c for c in isian if not _is_own(bahan, c.alamat)]),
        *(_filled_in(rows[row.kunci], row) for row in baru if row.kunci in rows),
    ]
    lacking = [_lacking(own) for own in janji if len(own.target) < len(TARGET)]
    whole = [own for own in janji if len(own.target) >= len(TARGET)]
    problems = (*changed.problems, *strange, *lacking)
    return Checked((*(changed.value or ()), *_written(bahan, whole)), problems)


SHEET = Sheet(NAMA, build, write, untuk_unit=True)


def _is_own(bahan: Bahan, alamat: Alamat | None) -> bool:
    """Whether the target that a cell is part of stands where the cell says."""
    source = bahan.sources.get(alamat.berkas) if alamat else None
    return alamat is not None and source is not None and source.has(alamat.tempat[:-1])


def _unknown(row: BarisBaru) -> Problem:
    pesan = f'"{row.kunci}" bukan baris lembar ini; isilah baris yang tersedia.'
    return problem(row.di, "X051", pesan)


def _lacking(own: _Janji) -> Problem:
    missing = [kepala for kepala, key in KUNCI_TARGET.items() if key not in own.target]
    lacking = say_lacking(missing, own.ditolak, "{} belum diisi")
    pesan = f"target {own.kunci}: {lacking}; kelimanya diambil bersama."
    return problem(own.di[0], "X050", pesan)


def _instead_of_the_set(
    bahan: Bahan, rows: Mapping[str, BarisLembar], isian: Sequence[Isian]
) -> Iterator[_Janji]:
    """Each post's target as the set has it, but for the cells that were changed."""
    by_row: dict[str, list[Isian]] = defaultdict(list)
    for cell in isian:
        by_row[cell.baris].append(cell)
    for kunci, cells in by_row.items():
        row = rows[kunci]
        texts = {kepala: row.sel[kepala].teks for kepala in TARGET}
        texts |= {cell.kolom: cell.baru for cell in cells}
        ragam = ragam_of_set(bahan, row.sel["Kode indikator"].teks)
        target = _target(texts) | ({"ragam": ragam} if ragam else {})
        yield _Janji(kunci, _place(row), target, tuple(cell.di for cell in cells))


def _filled_in(row: BarisLembar, baru: BarisBaru) -> _Janji:
    target = _target({kepala: sel.teks for kepala, sel in baru.isian.items()})
    di = tuple(sel.di for sel in baru.isian.values())
    return _Janji(row.kunci, _place(row), target, di, baru.ditolak)


def _target(texts: Mapping[str, str]) -> dict[str, str]:
    """The keys of a target, of those columns that say something."""
    said = {key: one_line(texts.get(kepala, "")) for kepala, key in KUNCI_TARGET.items()}
    return {key: teks for key, teks in said.items() if teks}


def _place(row: BarisLembar) -> Alamat:
    """Where the target of a row goes: to the file of its unit, by post and indicator."""
    places = (row.sel[kepala].alamat for kepala in TARGET)
    first = next(place for place in places if place)
    return Alamat(first.berkas, first.tempat[:-1])


def _written(bahan: Bahan, janji: Sequence[_Janji]) -> Iterator[Tulis]:
    """The edits for new targets: those that need one and the same new key together."""
    by_top: dict[Alamat, list[_Janji]] = defaultdict(list)
    for own in janji:
        by_top[Alamat(own.alamat.berkas, _new_key(bahan, own.alamat))].append(own)
    for top, owns in by_top.items():
        data: dict[str, Any] = {}
        for own in owns:
            inside = data
            for step in own.alamat.tempat[len(top.tempat) - 1 : -1]:
                inside = inside.setdefault(str(step), {})
            inside[str(own.alamat.tempat[-1])] = own.target
        di = tuple(chain.from_iterable(own.di for own in owns))
        yield Tulis(top.berkas, Write(top.tempat, data[str(top.tempat[-1])]), di)


def _new_key(bahan: Bahan, alamat: Alamat) -> Langkah:
    """The first part of a way that the file does not have as a mapping."""
    source = bahan.sources.get(alamat.berkas)
    plain = source.plain() if source else {}
    for steps, step in enumerate(alamat.tempat[:-1], start=1):
        plain = plain.get(step)
        if not isinstance(plain, dict):
            return alamat.tempat[:steps]
    return alamat.tempat

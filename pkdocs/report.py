"""Words for the terminal: what was made, what is konsep and why, what has no indicators yet."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from pkdocs import context, generate, model, wording
from pkdocs.problem import Berat, Problem
from pkdocs.year import Year

_SHOWN = 4


def errors_for(year: Year, chosen: Sequence[model.Jabatan], *, named: bool) -> list[Problem]:
    """Return the errors that matter for the chosen posts.

    Unless the posts were `named` one by one, errors of posts that could not even be read (and so
    are not in the chart to be chosen) matter too.
    """
    codes = {jabatan.kode for jabatan in chosen}
    return [
        problem
        for problem in year.problems
        if problem.berat is Berat.GALAT
        and (
            not problem.jabatan
            or not codes.isdisjoint(problem.jabatan)
            or (not named and any(kode not in year.organisasi.jabatan for kode in problem.jabatan))
        )
    ]


def summarise(
    year: Year,
    chosen: Sequence[model.Jabatan],
    made: Sequence[generate.Made],
    folder: Path,
) -> Iterator[str]:
    """Return the lines of the summary after a run."""
    done = [m.perjanjian for m in made if m.problem is None]
    ready = [p for p in done if p.keadaan is model.Keadaan.SIAP]
    drafts = [p for p in done if p.keadaan is model.Keadaan.KONSEP]
    counts = f"{len(ready)} siap, {len(drafts)} konsep"
    yield f"{len(done)} dokumen dibuat di {folder.as_posix()}: {counts}."
    if ready:
        yield f"Siap ditandatangani: {_codes([p.jabatan for p in ready])}."
    if drafts:
        yield "Konsep, bertanda KONSEP dan belum untuk ditandatangani:"
        yield from _reasons(drafts)
    blocked = year.blocked or frozenset()
    rest = [j for j in chosen if j.kode not in year.perjanjian and j.kode not in blocked]
    empty = [j for j in rest if j.atasan is not None]
    if empty:
        yield f"Belum memiliki indikator: {_codes(empty)}."
    wrong = [j.kode for j in chosen if j.kode in blocked]
    if wrong:
        yield f"Tidak dibuat karena ada galat: {_listed(wrong)}."


def _reasons(drafts: Sequence[model.Perjanjian]) -> Iterator[str]:
    by_reason: dict[str, list[model.Jabatan]] = defaultdict(list)
    for perjanjian in drafts:
        for reason in perjanjian.alasan_konsep:
            by_reason[reason].append(perjanjian.jabatan)
    for reason, posts in by_reason.items():
        yield f"  - {reason}: {_codes(posts)}"


def _codes(posts: Sequence[model.Jabatan]) -> str:
    return _listed([jabatan.kode for jabatan in posts])


def _listed(codes: Sequence[str]) -> str:
    """The codes; of many only the first few, with their number."""
    if len(codes) <= _SHOWN + 1:
        return wording.join_words(codes)
    return f"{len(codes)} jabatan ({', '.join(codes[:_SHOWN])}, …)"


def describe(perjanjian: model.Perjanjian) -> Iterator[str]:
    """Return the agreement of one post for reading in the terminal."""
    yield f"{perjanjian.jabatan.nama} ({perjanjian.jabatan.kode}), {perjanjian.jabatan.unit}"
    yield f"Perjanjian Kinerja {perjanjian.jenis} {perjanjian.tahun}: {perjanjian.keadaan}"
    for reason in perjanjian.alasan_konsep:
        yield f"  - {reason}"
    yield f"Pihak Pertama : {_pihak(perjanjian.pihak_pertama)}"
    yield f"Pihak Kedua   : {_pihak(perjanjian.pihak_kedua)}"
    for row in perjanjian.baris:
        yield ""
        yield f"{row.no_sasaran}.{row.no_indikator} [{row.kode}] {row.indikator}"
        yield f"    sasaran {row.kelompok}: {row.sasaran}"
        lingkup = f", lingkup {wording.join_words(row.lingkup)}" if row.lingkup else ""
        yield f"    {row.sifat}{lingkup}; sumber data {row.sumber_data}"
        target = context.format_target(row.target)
        quarters = " | ".join(target[key] for key in ("tw1", "tw2", "tw3", "tw4"))
        yield f"    target {quarters} | tahunan {target['tahunan']} ({row.satuan}, {row.agregasi})"


def _pihak(pihak: model.Pihak) -> str:
    nama = wording.format_nama(pihak.pejabat) if pihak.pejabat else "(belum diketahui)"
    return f"{nama}, {wording.format_jabatan(pihak)}"

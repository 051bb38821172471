"""Words for the terminal: what was made, what is konsep and why, what has no indicators yet."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from pkdocs import context, generate, model, wording
from pkdocs.problem import Berat, Problem
from pkdocs.year import Year

_SHOWN = 4


def touches(problem: Problem, chosen: Sequence[model.Jabatan]) -> bool:
    """Return whether the problem is an error that keeps one of the chosen posts from being made."""
    codes = {jabatan.kode for jabatan in chosen}
    grave = problem.berat is Berat.GALAT
    return grave and (not problem.jabatan or not codes.isdisjoint(problem.jabatan))


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
    yield f"{len(done)} dokumen dibuat di {folder.as_posix()}: {len(ready)} siap, {len(drafts)} konsep."
    if ready:
        yield f"Siap ditandatangani: {_codes([p.jabatan for p in ready])}."
    if drafts:
        yield "Konsep, bertanda KONSEP dan belum untuk ditandatangani:"
        yield from _reasons(drafts)
    empty = [j for j in chosen if j.kode not in year.perjanjian and j.atasan is not None]
    if empty:
        yield f"Belum memiliki indikator: {_codes(empty)}."
    blocked = year.blocked or frozenset()
    wrong = [j for j in chosen if j.kode in blocked and j.kode in year.perjanjian]
    if wrong:
        yield f"Tidak dibuat karena ada galat: {_codes(wrong)}."


def _reasons(drafts: Sequence[model.Perjanjian]) -> Iterator[str]:
    by_reason: dict[str, list[model.Jabatan]] = defaultdict(list)
    for perjanjian in drafts:
        for reason in perjanjian.alasan_konsep:
            by_reason[reason].append(perjanjian.jabatan)
    for reason, posts in by_reason.items():
        yield f"  - {reason}: {_codes(posts)}"


def _codes(posts: Sequence[model.Jabatan]) -> str:
    """The codes; of many only the first few, with their number."""
    if len(posts) <= _SHOWN + 1:
        return wording.join_words([j.kode for j in posts])
    shown = ", ".join(j.kode for j in posts[:_SHOWN])
    return f"{len(posts)} jabatan ({shown}, …)"


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

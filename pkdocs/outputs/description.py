"""Words for the terminal on the year: errors that matter, where documents stand, one agreement."""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pkdocs import domain
from pkdocs.base.problem import Berat, Problem
from pkdocs.base.text import join_words
from pkdocs.batch import run
from pkdocs.batch.plan import Folder, standing, standing_apart
from pkdocs.domain import wording
from pkdocs.outputs import form_words

if TYPE_CHECKING:
    from pkdocs.rules.year import Year

_SIFAT = {
    domain.Sifat.LANGSUNG: "langsung",
    domain.Sifat.DITURUNKAN: "diturunkan, belum disusun",
    domain.Sifat.TURUNAN: "turunan sendiri",
    domain.Sifat.SCORE_CARD: "Score Card",
}


def errors_for(year: "Year", chosen: Sequence[domain.Jabatan], *, named: bool) -> list[Problem]:
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
            or problem.kode == "J010"  # whose holder that is, only a person can tell
            or not codes.isdisjoint(problem.jabatan)
            or (not named and any(kode not in year.organisasi.jabatan for kode in problem.jabatan))
        )
    ]


def status_table(
    year: "Year",
    folder: Path,
    now: Folder,
    chosen: Sequence[domain.Jabatan],
    *,
    whole: bool,
) -> Iterator[str]:
    """Return the lines of the table of documents, and how many there are of each kind.

    `whole`: with archives, and with documents whose post is gone.
    """
    setup = run.load_setup(folder, year.organisasi.naskah, now.path)
    if setup.value is None:
        yield from map(str, setup.problems)
        return
    rows = list(standing(year, setup.value, now, [jabatan.kode for jabatan in chosen]))
    rows += standing_apart(year, now) if whole else ()
    if not rows:
        yield "Tidak ada dokumen: jabatan itu belum memiliki indikator."
        return
    width = max((len(kode) for kode, _, _ in rows), default=7)
    yield f"{'JABATAN':<{width}}  KEADAAN  DOKUMEN"
    for kode, keadaan, word in rows:
        yield f"{kode:<{width}}  {keadaan:<7}  {word}"
    counts = Counter(word.partition(",")[0].partition(" (")[0] for _, _, word in rows)
    yield ", ".join(f"{count} {word}" for word, count in sorted(counts.items())) + "."


def describe(perjanjian: domain.Perjanjian) -> Iterator[str]:
    """Return the agreement of one post for reading in the terminal."""
    yield f"{perjanjian.jabatan.nama} ({perjanjian.jabatan.kode}), {perjanjian.jabatan.unit}"
    kind = " Perubahan" if perjanjian.jenis is domain.Jenis.PERUBAHAN else ""
    yield f"Perjanjian Kinerja{kind} {perjanjian.tahun}: {perjanjian.keadaan}"
    for reason in perjanjian.alasan_konsep:
        yield f"  - {reason}"
    yield f"Pihak Pertama : {_pihak(perjanjian.pihak_pertama)}"
    yield f"Pihak Kedua   : {_pihak(perjanjian.pihak_kedua)}"
    for row in perjanjian.baris:
        yield ""
        yield f"{row.no_sasaran}.{row.no_indikator} [{row.kode}] {row.indikator}"
        yield f"    sasaran {row.kelompok}: {row.sasaran}"
        lingkup = f", lingkup {join_words(row.lingkup)}" if row.lingkup else ""
        yield f"    {_SIFAT[row.sifat]}{lingkup}"
        system = row.sistem_input or "(belum diketahui)"
        yield f"    sumber data {row.sumber_data}; diinput melalui {system}"
        target = form_words.format_target(row.target)
        quarters = " | ".join(target[key] for key in ("tw1", "tw2", "tw3", "tw4"))
        yield f"    target {quarters} | tahunan {target['tahunan']} ({row.satuan}, {row.agregasi})"


def _pihak(pihak: domain.Pihak) -> str:
    nama = wording.format_nama(pihak.pejabat) if pihak.pejabat else "(belum diketahui)"
    return f"{nama}, {wording.format_jabatan(pihak)}"

"""Words for the terminal: what was made, what is konsep and why, what has no indicators yet."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pkdocs import context, generate, model, wording
from pkdocs.generate import Report
from pkdocs.plan import read_folder, standing
from pkdocs.problem import Berat, Problem
from pkdocs.register import Entri, Register

if TYPE_CHECKING:
    from pkdocs.year import Year

_SHOWN = 4
_SIFAT = {
    model.Sifat.LANGSUNG: "langsung",
    model.Sifat.DITURUNKAN: "diturunkan, belum disusun",
    model.Sifat.TURUNAN: "turunan sendiri",
    model.Sifat.SCORE_CARD: "Score Card",
}


def errors_for(year: "Year", chosen: Sequence[model.Jabatan], *, named: bool) -> list[Problem]:
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


def summarise(
    year: "Year", chosen: Sequence[model.Jabatan], done: Report, folder: Path
) -> Iterator[str]:
    """Return the lines of the summary after a run."""
    yield _counts(done, folder)
    yield from _konsep(done)
    yield from cautions(done)
    if done.orphaned:
        yield f"Jabatannya tidak ada lagi (hapus dengan --prune): {_listed(done.orphaned)}."
    if done.pruned:
        yield f"Dihapus: {_listed(done.pruned)}."
    blocked = year.blocked or frozenset()
    rest = [j for j in chosen if j.kode not in year.perjanjian and j.kode not in blocked]
    empty = [j.kode for j in rest if j.atasan is not None]
    if empty:
        yield f"Belum memiliki indikator: {_listed(empty)}."
    wrong = [j.kode for j in chosen if j.kode in blocked]
    if wrong:
        yield f"Tidak dibuat karena ada galat: {_listed(wrong)}."


def unchanged(done: Report, folder: Path) -> Iterator[str]:
    """Return the lines of the summary when there was nothing to do."""
    yield _counts(done, folder)
    yield from _konsep(done)


def cautions(done: Report) -> Iterator[str]:
    """Return the lines of the summary on documents that are not, or not only, as made here."""
    yield from _by_hand(done)
    yield from _frozen(done)


def _counts(done: Report, folder: Path) -> str:
    what = "arsip" if done.archives else "dokumen"
    entries = _open_entries(done, beku=True).values()
    states = Counter("beku" if entri.beku else entri.keadaan for entri in entries)
    counts = f"{len(done.made)} {what} dibuat, {len(done.kept)} tidak berubah"
    frozen = f", {states['beku']} beku" if states["beku"] else ""
    rest = f"{states['siap']} siap, {states['konsep']} konsep{frozen}"
    return f"{counts}, di {folder.as_posix()}: {rest}."


def _open_entries(done: Report, *, beku: bool = False) -> dict[str, Entri]:
    """The documents that count: not those that were edited and have a new one beside them."""
    return {
        stem: entri
        for stem, entri in done.entri.items()
        if stem not in done.edited and (beku or not entri.beku)
    }


def _konsep(done: Report) -> Iterator[str]:
    entries = _open_entries(done)
    ready = [stem for stem, entri in entries.items() if entri.keadaan == "siap"]
    if ready:
        yield f"Siap ditandatangani: {_listed(ready)}."
    by_reason: dict[str, list[str]] = defaultdict(list)
    for stem, entri in entries.items():
        for reason in entri.alasan:
            by_reason[reason].append(stem)
    if by_reason:
        yield "Konsep, bertanda KONSEP dan belum untuk ditandatangani:"
    for reason, stems in by_reason.items():
        yield f"  - {reason}: {_listed(stems)}"


def _by_hand(done: Report) -> Iterator[str]:
    if done.edited:
        yield (
            "Disunting tangan, tidak ditimpa; yang baru ada di sampingnya (.baru.docx): "
            f"{_listed(done.edited)}."
        )
    if done.spare:
        yield f"Tidak diperlukan lagi (hapus dengan --prune): {_listed(done.spare)}."


def _frozen(done: Report) -> Iterator[str]:
    if done.frozen:
        yield f"Beku, tidak dibuat ulang: {_listed(done.frozen)}."
    if done.outdated_frozen:
        yield (
            "Beku, tetapi sumbernya berubah; perlu PK Perubahan (--perubahan ALASAN): "
            f"{_listed(done.outdated_frozen)}."
        )
    if done.not_frozen:
        yield (
            "Belum beku, maka tetap perjanjian induk dan bukan PK Perubahan: "
            f"{_listed(done.not_frozen)}."
        )


def status_table(year: "Year", folder: Path, target: Path, register: Register) -> Iterator[str]:
    """Return the lines of the table of all documents, and how many there are of each kind."""
    setup = generate.load_setup(folder, year.organisasi.naskah, target)
    if setup.value is None:
        yield from map(str, setup.problems)
        return
    rows = list(standing(year, setup.value, read_folder(target, register)))
    width = max((len(kode) for kode, _, _ in rows), default=7)
    yield f"{'JABATAN':<{width}}  KEADAAN  DOKUMEN"
    for kode, keadaan, word in rows:
        yield f"{kode:<{width}}  {keadaan:<7}  {word}"
    counts = Counter(word.partition(",")[0].partition(" (")[0] for _, _, word in rows)
    yield ", ".join(f"{count} {word}" for word, count in sorted(counts.items())) + "."


def _listed(codes: Sequence[str]) -> str:
    """The codes; of many only the first few, with their number."""
    if len(codes) <= _SHOWN + 1:
        return wording.join_words(codes)
    return f"{len(codes)} jabatan ({', '.join(codes[:_SHOWN])}, …)"


def describe(perjanjian: model.Perjanjian) -> Iterator[str]:
    """Return the agreement of one post for reading in the terminal."""
    yield f"{perjanjian.jabatan.nama} ({perjanjian.jabatan.kode}), {perjanjian.jabatan.unit}"
    kind = " Perubahan" if perjanjian.jenis is model.Jenis.PERUBAHAN else ""
    yield f"Perjanjian Kinerja{kind} {perjanjian.tahun}: {perjanjian.keadaan}"
    for reason in perjanjian.alasan_konsep:
        yield f"  - {reason}"
    yield f"Pihak Pertama : {_pihak(perjanjian.pihak_pertama)}"
    yield f"Pihak Kedua   : {_pihak(perjanjian.pihak_kedua)}"
    for row in perjanjian.baris:
        yield ""
        yield f"{row.no_sasaran}.{row.no_indikator} [{row.kode}] {row.indikator}"
        yield f"    sasaran {row.kelompok}: {row.sasaran}"
        lingkup = f", lingkup {wording.join_words(row.lingkup)}" if row.lingkup else ""
        yield f"    {_SIFAT[row.sifat]}{lingkup}"
        system = row.sistem_input or "(belum diketahui)"
        yield f"    sumber data {row.sumber_data}; diinput melalui {system}"
        target = context.format_target(row.target)
        quarters = " | ".join(target[key] for key in ("tw1", "tw2", "tw3", "tw4"))
        yield f"    target {quarters} | tahunan {target['tahunan']} ({row.satuan}, {row.agregasi})"


def _pihak(pihak: model.Pihak) -> str:
    nama = wording.format_nama(pihak.pejabat) if pihak.pejabat else "(belum diketahui)"
    return f"{nama}, {wording.format_jabatan(pihak)}"

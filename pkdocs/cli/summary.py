"""Words for the terminal on a finished run: what was made, what is konsep and why."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pkdocs.base.text import join_words
from pkdocs.batch.done import Report
from pkdocs.store.register import Entri

if TYPE_CHECKING:
    from pkdocs import domain
    from pkdocs.rules.year import Year

_SHOWN = 4


def summarise(
    year: "Year", chosen: "Sequence[domain.Jabatan]", done: Report, folder: Path
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
    if done.incomplete:
        yield f"Arsip tidak dibuat karena isinya tidak lengkap: {_listed(done.incomplete)}."


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
    if done.unchanged_frozen:
        yield (
            "Sumbernya tidak berubah sejak dibekukan, maka tanpa PK Perubahan: "
            f"{_listed(done.unchanged_frozen)}."
        )
    if done.not_frozen:
        yield (
            "Belum beku, maka tetap perjanjian induk dan bukan PK Perubahan: "
            f"{_listed(done.not_frozen)}."
        )


def _listed(codes: Sequence[str]) -> str:
    """The codes; of many only the first few, with their number."""
    if len(codes) <= _SHOWN + 1:
        return join_words(codes)
    return f"{len(codes)} jabatan ({', '.join(codes[:_SHOWN])}, …)"

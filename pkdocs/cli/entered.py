"""What entry sheets came to, in lines and as data: made, read back."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pkdocs.app.handing.entering import Entered
    from pkdocs.app.handing.entry import SheetsMade
    from pkdocs.domain.entri import Tercatat, TidakDimuat

_FEW = 5


def made(done: "SheetsMade") -> Iterator[str]:
    """Return the lines after entry sheets were made: what each holds, and what none holds."""
    for path, entries in done.written.items():
        rows = [row for own in entries.perjanjian for row in own.baris]
        sudah = sum(row.kejadian is not None for row in rows)
        count = f"{len(entries.perjanjian)} perjanjian, {len(rows)} baris"
        yield f"Dibuat: {path} ({count}, {sudah} sudah diinput)"
    whole = {o.perjanjian.jabatan.kode: o for e in done.written.values() for o in e.perjanjian}
    unsigned = sum(not own.beku for own in whole.values())
    if unsigned:
        yield f"{unsigned} perjanjian di dalamnya belum ditandatangani (pkdocs freeze)."
    edited = [kode for kode, own in whole.items() if own.disunting]
    if edited:
        yield f"Disunting tangan, cocokkan dengan kertasnya: {', '.join(edited)}."
    yield from _left("perjanjian tidak dimuat", [_whole(o) for o in done.lain if not o.baris])
    left = Counter((o.baris.kode, o.sebab) for o in done.lain if o.baris)
    words = [f"{kode} pada {n} perjanjian: {sebab}" for (kode, sebab), n in left.items()]
    yield from _left("indikator tidak dimuat", words)


def _whole(own: "TidakDimuat") -> str:
    return f"{own.perjanjian.jabatan.kode}: {own.sebab}"


def _left(what: str, words: Sequence[str]) -> Iterator[str]:
    """What is not for entry, a line each, of many the first."""
    if words:
        yield f"{len(words)} {what}:"
    yield from (f"  {line}" for line in words[:_FEW])
    if words[_FEW:]:
        yield f"  … dan {len(words) - _FEW} lagi; semuanya pada lembar Tidak dimuat."


def told(done: "Entered") -> Iterator[str]:
    """Return the lines of what entry sheets note, by system and agreement."""
    by_post: dict[tuple[str, str], list[Tercatat]] = defaultdict(list)
    for own in done.tercatat:
        by_post[own.baris.sistem, own.baris.kunci.partition(" ")[0]].append(own)
    for (sistem, stem), all_tercatat in by_post.items():
        yield f"{sistem}, {stem}: {'; '.join(_codes(all_tercatat))}"


def _codes(all_tercatat: "Iterable[Tercatat]") -> Iterator[str]:
    codes: dict[str, list[str]] = defaultdict(list)
    for own in all_tercatat:
        codes["dicabut" if own.batal else "sudah diinput"].append(own.baris.indikator)
    return (f"{what} {', '.join(own)}" for what, own in codes.items())


def counts(done: "Entered") -> Sequence[tuple[int, str]]:
    """Return how many rows are noted, and how many taken back, each with its words."""
    batal = sum(own.batal for own in done.tercatat)
    return ((len(done.tercatat) - batal, "baris diinput"), (batal, "baris dicabut"))


def as_data(done: "Entered") -> list[dict[str, Any]]:
    """Return what entry sheets note as plain data."""
    return [
        {
            "sistem": own.baris.sistem,
            "kode": own.baris.kode,
            "nomor": own.baris.nomor,
            "indikator": own.baris.indikator,
            "tanggal": own.tanggal,
            "oleh": own.oleh,
            "batal": own.batal,
            "di": own.di,
        }
        for own in done.tercatat
    ]

"""Twins of an agreement with known changes, and what a comparison says of them.

A twin is printed by the program itself, or in the same layout as the agreement it is compared with.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby

from msgspec import Struct

from judge import worth
from judge.paper import Key
from judge.score import Reading, Status
from judge.truth import PERIODE, Source, sources, to_truth, with_program
from pkdocs import domain
from pkdocs.base.problem import Span
from pkdocs.base.values import replace
from pkdocs.domain.nilai import parse_nilai
from pkdocs.domain.salinan import Salinan
from pkdocs.review.compare.agreements import compare
from pkdocs.review.compare.banding import Banding, Beda, Macam
from pkdocs.review.read.salinan import read_salinan

_NEW = domain.Pejabat("Bima Contoh", "", "", "199001012015011001", "", Span("judge"))
_SAME_LAYOUT = ("tetap", "target", "hilang")
"""Twins that are compared in the same layout too."""


class Change(Struct, frozen=True):
    """A change that a comparison has to tell: of which value, named by the indikator it is about.

    `key` is the value that the layout must print; `optional`: it may be told as well.
    """

    macam: Macam
    key: Key
    name: str = ""
    periode: str = ""
    optional: bool = False


class Twin(Struct, frozen=True):
    """The agreement of another year: its name and what differs."""

    name: str
    perjanjian: domain.Perjanjian
    changes: tuple[Change, ...]


class Comparison(Struct, frozen=True):
    """What a comparison of a layout with a twin came to.

    `unread`: changes not told of values that were listed; `quiet`: nothing was said to differ,
    though something does; `held`: nothing differs, and yet it is not said to be the same.
    """

    layout: str
    truth: str
    twin: str
    told: int
    false: tuple[str, ...]
    missed: tuple[str, ...]
    unread: int
    quiet: bool
    held: bool


def twins(perjanjian: domain.Perjanjian) -> Iterator[Twin]:
    """Return the twins of an agreement; those of a short one have fewer changes."""
    rows = perjanjian.baris
    yield Twin("tetap", replace(perjanjian, baris=_swapped(rows)), ())
    yield _moved(perjanjian, _numeric(rows, "tahunan"), "tahunan", "target")
    yield _moved(perjanjian, _numeric(rows, "tw4"), "tw4", "triwulan")
    yield _unit(perjanjian, len(rows) // 2)
    yield _holder(perjanjian)
    if len(rows) > 2:
        yield _gone(perjanjian, len(rows) - 2)
        yield _come(perjanjian, 1)


def _swapped(rows: Sequence[domain.Baris]) -> tuple[domain.Baris, ...]:
    """The rows with two neighbouring sasaran of one group in the other order."""
    groups = [tuple(group) for _, group in groupby(rows, lambda row: row.no_sasaran)]
    for at in range(len(groups) - 1, 0, -1):
        if groups[at][0].kelompok is groups[at - 1][0].kelompok:
            groups[at - 1 : at + 1] = groups[at], groups[at - 1]
            break
    return tuple(row for group in groups for row in group)


def _numeric(rows: Sequence[domain.Baris], periode: str) -> int:
    """The place of a row in the middle whose target is a number in that period."""
    places = [
        at
        for at, row in enumerate(rows)
        if row.target
        and (nilai := getattr(row.target, periode))
        and nilai.ragam is not domain.Ragam.PREDIKAT
    ]
    return places[len(places) // 2]


def _changed(perjanjian: domain.Perjanjian, at: int, row: domain.Baris) -> domain.Perjanjian:
    rows = perjanjian.baris
    return replace(perjanjian, baris=(*rows[:at], row, *rows[at + 1 :]))


def _moved(perjanjian: domain.Perjanjian, at: int, periode: str, name: str) -> Twin:
    row = perjanjian.baris[at]
    old: domain.Nilai = getattr(row.target, periode)
    percent = "%" if old.ragam is domain.Ragam.PERSEN else ""
    fresh = parse_nilai(f"77{percent}")
    if row.target is None:
        raise ValueError("a row without a target has no twin")
    target = domain.Target(
        **{key: fresh if key == periode else getattr(row.target, key) for key in PERIODE}
    )
    change = Change(Macam.TARGET, ("baris", str(at), periode), row.indikator, periode)
    return Twin(name, _changed(perjanjian, at, replace(row, target=target)), (change,))


def _unit(perjanjian: domain.Perjanjian, at: int) -> Twin:
    row = perjanjian.baris[at]
    change = Change(Macam.SATUAN, ("baris", str(at), "satuan"), row.indikator)
    other = replace(change, macam=Macam.TARGET, optional=True)
    return Twin("satuan", _changed(perjanjian, at, replace(row, satuan="Skor")), (change, other))


def _holder(perjanjian: domain.Perjanjian) -> Twin:
    party = replace(perjanjian.pihak_pertama, pejabat=_NEW)
    change = Change(Macam.PEJABAT, ("pihak_pertama", "nama"))
    return Twin("pejabat", replace(perjanjian, pihak_pertama=party), (change,))


def _gone(perjanjian: domain.Perjanjian, at: int) -> Twin:
    rows = perjanjian.baris
    row = rows[at]
    key = ("baris", str(at), "indikator")
    changes = (
        Change(Macam.INDIKATOR_HILANG, key, row.indikator),
        Change(Macam.SASARAN_HILANG, key, row.sasaran, optional=True),
    )
    return Twin("hilang", replace(perjanjian, baris=(*rows[:at], *rows[at + 1 :])), changes)


def _come(perjanjian: domain.Perjanjian, at: int) -> Twin:
    """A twin with a row more, under the sasaran of another."""
    rows = perjanjian.baris
    text = "Jumlah dokumen pemutakhiran arsip contoh"
    row = replace(
        rows[at],
        kode=domain.KodeIndikator("contoh.99"),
        indikator=text,
        no_indikator="9",
        lingkup=(),
        induk=None,
    )
    change = Change(Macam.INDIKATOR_BARU, ("baris", str(at), "indikator"), text)
    fresh = (*rows[: at + 1], row, *rows[at + 1 :])
    return Twin("baru", replace(perjanjian, baris=fresh), (change,))


@cache
def _printed(name: str, program: bool) -> tuple[tuple[Twin, Salinan], ...]:  # noqa: FBT001 - the key
    """The twins of a source as the program prints them, read back."""
    source = next(source for source in sources() if source.name == name)
    perjanjian = with_program(source.perjanjian) if program else source.perjanjian
    found = []
    for twin in twins(perjanjian):
        docx = replace(source, perjanjian=twin.perjanjian).print()
        read = read_salinan(docx, "twin.docx").value
        if read is None:
            raise ValueError(f"{source.name}: the document of twin {twin.name} is not read")
        found.append((twin, read))
    return tuple(found)


def judge_changes(source: Source, reading: Reading) -> Iterator[Comparison]:
    """Return how the comparisons of a layout that was read fare: with twins of both kinds."""
    layout = reading.layout
    if reading.salinan is None:
        return
    for twin, salinan in _printed(source.name, layout.program):
        if not layout.own:
            yield _compare(reading, twin, salinan, twin.name)
        if twin.name in _SAME_LAYOUT:
            truth = to_truth(source.name, twin.perjanjian)
            other = read_salinan(layout.print(truth), "twin.docx").value
            if other is not None:
                yield _compare(reading, twin, other, f"{twin.name}, same layout")


def _compare(reading: Reading, twin: Twin, other: Salinan, name: str) -> Comparison:
    assert reading.salinan is not None  # noqa: S101 - asked by the caller
    banding = compare(reading.salinan, other)
    printed = [c for c in twin.changes if reading.status_of(c.key) is not None]
    false = [_told(beda) for beda in banding.beda if not _expected(beda, twin.changes)]
    due = [c for c in printed if not c.optional]
    untold = [c for c in due if not any(_is(beda, c) for beda in banding.beda)]
    listed = [c for c in untold if reading.status_of(c.key) is Status.LISTED]
    missed = [f"{c.macam}: {c.name}" for c in untold if c not in listed]
    same = _says_same(banding)
    return Comparison(
        reading.layout.name,
        reading.truth.name,
        name,
        len(banding.beda),
        tuple(false),
        tuple(missed),
        len(listed),
        quiet=same and bool(due),
        held=not banding.beda and not same and not due,
    )


def _says_same(banding: Banding) -> bool:
    """Whether a reader of the comparison is told that nothing differs, and nothing is open."""
    sides = [side for side in (banding.lama, banding.baru) if side]
    opened = any(item.nilai for side in sides for item in side.tak_terbaca)
    return not banding.beda and not opened


def _told(beda: Beda) -> str:
    about = f"{beda.macam}: {beda.indikator[:40]} {beda.periode}"
    return f"{about} {beda.lama[:60]!r} -> {beda.baru[:60]!r}"


def _expected(beda: Beda, changes: Sequence[Change]) -> bool:
    return any(_is(beda, change) for change in changes)


def _is(beda: Beda, change: Change) -> bool:
    if beda.macam is not change.macam or (change.periode and beda.periode != change.periode):
        return False
    if not change.name:
        return True
    texts = (beda.indikator, beda.lama, beda.baru)
    return any(worth.fold(change.name) in worth.fold(text) for text in texts)

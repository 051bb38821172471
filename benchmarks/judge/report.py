"""The tables of the judge: by family, by layout, and the bars that are to hold."""

from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct

from judge.changes import Comparison
from judge.layout import FAMILIES
from judge.score import Reading, Status, Verdict

_FORMS = ("kota", "asing")
LEAST_RIGHT = {"kota": 97.0, "asing": 88.0}
MOST_FALSE = 1.0


class Result(Struct, frozen=True):
    """Every reading and every comparison of a run."""

    readings: tuple[Reading, ...]
    comparisons: tuple[Comparison, ...]


class Total(Struct, frozen=True):
    """The counts of some layouts."""

    layouts: int
    right: int
    wrong: int
    listed: int
    silent: int
    told: int
    false: int
    missed: int
    quiet: int
    held: int

    @property
    def right_share(self) -> float:
        """Return the right ones of all values, in percent."""
        every = self.right + self.wrong + self.listed + self.silent
        return 100 * self.right / every if every else 100.0

    @property
    def false_share(self) -> float:
        """Return the false ones of all changes told, in percent."""
        return 100 * self.false / self.told if self.told else 0.0


def total(result: Result, wanted: Callable[[Reading], bool] = lambda _: True) -> Total:
    """Return the counts of the readings wanted and their comparisons."""
    readings = [reading for reading in result.readings if wanted(reading)]
    names = {reading.layout.name for reading in readings}
    comparisons = [c for c in result.comparisons if c.layout in names]
    values = [v for reading in readings for v in reading.verdicts if _counts(v)]
    counts = {status: sum(v.status is status for v in values) for status in Status}
    lost = sum(len(reading.lost) for reading in readings)
    return Total(
        len(names),
        counts[Status.RIGHT],
        counts[Status.WRONG],
        counts[Status.LISTED],
        counts[Status.SILENT] + lost,
        sum(c.told for c in comparisons),
        sum(len(c.false) for c in comparisons),
        sum(len(c.missed) for c in comparisons),
        sum(c.quiet for c in comparisons),
        sum(c.held for c in comparisons),
    )


def _of(field: str, wanted: str) -> Callable[[Reading], bool]:
    """Whether a reading is of a layout of that family, form or name."""
    return lambda reading: getattr(reading.layout, field) == wanted


def _counts(verdict: Verdict) -> bool:
    """Whether a value is one of the truth; what is none has only to be listed."""
    return verdict.key[0] != "lain" or verdict.status is not Status.LISTED


def all_lines(result: Result) -> Iterator[str]:
    """Return the whole report."""
    yield from _by_family(result)
    yield ""
    yield from _by_layout(result)
    yield ""
    yield from bar_lines(result)


_HEAD = (
    f"{'':34}{'right %':>8}{'right':>8}{'wrong':>7}{'listed':>8}{'silent':>8}"
    f"{'told':>7}{'false':>7}{'missed':>8}{'quiet':>7}{'held':>6}"
)


def _line(name: str, found: Total) -> str:
    return (
        f"{name[:33]:34}{found.right_share:8.2f}{found.right:8}{found.wrong:7}{found.listed:8}"
        f"{found.silent:8}{found.told:7}{found.false:7}{found.missed:8}{found.quiet:7}{found.held:6}"
    )


def _by_family(result: Result) -> Iterator[str]:
    yield _HEAD
    for family, name in FAMILIES.items():
        yield _line(f"{family}  {name}", total(result, _of("family", family)))
    for form in _FORMS:
        found = total(result, _of("form", form))
        yield _line(f"{form} ({found.layouts} layouts)", found)
    found = total(result)
    yield _line(f"all ({found.layouts} layouts)", found)


def _by_layout(result: Result) -> Iterator[str]:
    names = list(dict.fromkeys(reading.layout.name for reading in result.readings))
    yield "Below right, by layout:"
    for name in names:
        found = total(result, _of("name", name))
        if found.right_share < 100 or found.false or found.missed or found.quiet or found.held:
            yield _line(f"  {name}", found)


def bars(result: Result) -> list[tuple[str, bool]]:
    """Return each bar in words, with whether it holds."""
    every = total(result)
    found = [
        (f"wrong {every.wrong}, to be 0", every.wrong == 0),
        (f"silent {every.silent}, to be 0", every.silent == 0),
        (f"nothing said though something differs {every.quiet}, to be 0", every.quiet == 0),
    ]
    for form, least in LEAST_RIGHT.items():
        own = total(result, _of("form", form))
        words = f"right {own.right_share:.2f} % of {form}, at least {least:.0f} %"
        found.append((words, own.right_share >= least))
    words = f"false changes {every.false_share:.2f} %, at most {MOST_FALSE:.0f} %"
    return [*found, (words, every.false_share <= MOST_FALSE)]


def bar_lines(result: Result) -> Iterator[str]:
    """Return the bars, a line each."""
    for words, holds in bars(result):
        yield f"{'ok' if holds else 'falls short':12} {words}"


def detail_lines(result: Result) -> Iterator[str]:
    """Return all that is not right of the readings and comparisons of a run."""
    for reading in result.readings:
        yield f"== {reading.layout.name}, {reading.truth.name}"
        yield from (f"   refused: {problem}" for problem in reading.problems)
        for verdict in reading.verdicts:
            if verdict.status is not Status.RIGHT:
                yield f"   {verdict.status:7} {'.'.join(verdict.key)}: {_both(verdict)}"
        if reading.lost:
            yield f"   lost words: {' '.join(reading.lost)}"
        yield from _unread_lines(reading)
        own = [c for c in result.comparisons if _belongs(c, reading)]
        yield from _comparison_lines(own)


def _belongs(comparison: Comparison, reading: Reading) -> bool:
    return (comparison.layout, comparison.truth) == (reading.layout.name, reading.truth.name)


def _both(verdict: Verdict) -> str:
    found = f", read {verdict.found[:90]!r}" if verdict.found else ""
    return f"printed {verdict.text[:90]!r}{found}"


def _unread_lines(reading: Reading) -> Iterator[str]:
    if reading.salinan:
        yield from (f"   unread: {item}" for item in reading.salinan.tak_terbaca)


def _comparison_lines(comparisons: Sequence[Comparison]) -> Iterator[str]:
    for found in comparisons:
        notes = [f"false {text}" for text in found.false] + [f"missed {t}" for t in found.missed]
        if found.quiet:
            notes.append("nothing said, though something differs")
        if found.held:
            notes.append("the same, but not said to be")
        yield from (f"   twin {found.twin}: {note}" for note in notes)


def to_record(result: Result) -> dict[str, object]:
    """Return the counts as JSON-ready data, by layout and in all."""
    names = sorted({reading.layout.name for reading in result.readings})
    layouts = {name: _counts_of(total(result, _of("name", name))) for name in names}
    forms = {form: _counts_of(total(result, _of("form", form))) for form in _FORMS}
    return {"all": _counts_of(total(result)), "forms": forms, "layouts": layouts}


def _counts_of(found: Total) -> dict[str, float]:
    counts = {name: getattr(found, name) for name in Total.__struct_fields__ if name != "layouts"}
    return counts | {"right_share": round(found.right_share, 2)}

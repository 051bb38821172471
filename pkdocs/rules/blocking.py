"""Whom a problem touches: which agreements an error keeps from being made. Pure."""

from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence

from pkdocs import domain
from pkdocs.base.problem import Berat, Problem, Span, near_words, suggester, within_bounds
from pkdocs.base.values import replace

_DOUBTS = frozenset(("S011", "S012", "S014", "J022", "A007"))
"""Warnings about what is printed, or should have been; others are seen on the paper itself."""
_MOST_TOLD = 100
_UNITS = "turunan/"


def blocked(problems: Iterable[Problem]) -> frozenset[str] | None:
    """Return the codes of the posts that an error touches, None when one touches them all."""
    errors = [p for p in problems if p.berat is Berat.GALAT]
    if any(not p.jabatan for p in errors):
        return None
    return frozenset(kode for p in errors for kode in p.jabatan)


def errors_by_post(problems: Iterable[Problem]) -> Callable[[str], tuple[str, ...]]:
    """Return what tells the codes of the errors that touch a post, each once."""
    everyone: dict[str, None] = {}
    own: dict[str, dict[str, None]] = defaultdict(dict)
    for problem in problems:
        if problem.berat is Berat.GALAT:
            for found in [own[kode] for kode in problem.jabatan] or [everyone]:
                found[problem.kode] = None

    def told(kode: str) -> tuple[str, ...]:
        return (*(own.get(kode, everyone) | everyone),)

    return told


def meant_by(organisasi: domain.Organisasi) -> Callable[[str], tuple[str, ...]]:
    """Return what tells whom an error touches that names a post the chart does not have.

    Those who may be meant: one of them lacks what that entry gives, so that their papers would be
    wrong without a word. Where no code is near it may be anybody: (), which stops them all; so it
    is beyond the bounds of `within_bounds`, where most of the chart must be wrong.
    """
    nobody: tuple[str, ...] = ()
    near_posts = within_bounds(organisasi.jabatan, near_words, nobody)

    def touched(kode: str) -> tuple[str, ...]:
        near = near_posts(kode)
        return (kode, *near) if near else ()

    return touched


def unknown_posts(
    organisasi: domain.Organisasi, dropped: Container[str]
) -> Callable[[str, str, Span], Iterator[Problem]]:
    """Return what tells of an entry (in words, with its place) that names no post of the chart.

    K001; nothing of a post in `dropped`, which is told for its own error.
    """
    hint, touched = suggester(organisasi.jabatan), meant_by(organisasi)

    def told(entry: str, kode: str, span: Span) -> Iterator[Problem]:
        if kode not in organisasi.jabatan and kode not in dropped:
            pesan = f'{entry}: jabatan "{kode}" tidak ada di bagan.{hint(kode)}'
            yield Problem(span, "K001", pesan, jabatan=touched(kode))

    return told


def errors_for(
    problems: Iterable[Problem],
    organisasi: domain.Organisasi,
    chosen: Sequence[domain.Jabatan],
    *,
    named: bool,
) -> list[Problem]:
    """Return the errors that matter for the chosen posts.

    Unless the posts were `named` one by one, errors of posts that could not even be read (and so
    are not in the chart to be chosen) matter too.
    """
    codes = {jabatan.kode for jabatan in chosen}
    return [
        problem
        for problem in problems
        if problem.berat is Berat.GALAT
        and (
            not problem.jabatan
            or problem.kode == "J010"  # whose holder that is, only a person can tell
            or not codes.isdisjoint(problem.jabatan)
            or (not named and any(kode not in organisasi.jabatan for kode in problem.jabatan))
        )
    ]


def doubts_for(
    problems: Iterable[Problem], chosen: Sequence[domain.Jabatan]
) -> tuple[Problem, ...]:
    """Return the warnings that a paper of the chosen posts may say what nobody meant.

    Other warnings make a konsep, or leave room for a pen, and are seen there.
    """
    codes = {jabatan.kode for jabatan in chosen}
    return tuple(
        problem
        for problem in problems
        if problem.kode in _DOUBTS
        and problem.berat is Berat.PERINGATAN
        and (not problem.jabatan or not codes.isdisjoint(problem.jabatan))
    )


def for_signers(problems: Iterable[Problem], organisasi: domain.Organisasi) -> Iterator[Problem]:
    """Return the problems; an error of a post or its holder touches those it signs for, too.

    One that names a title touches all its seats.
    What a unit brings in its own file is printed on papers of its posts alone.
    The first hundred errors of a post do: thousands, each with thousands of posts, say no more.
    """
    told: Counter[str] = Counter()
    signed: dict[str, list[str]] = defaultdict(list)
    for kode, jabatan in organisasi.jabatan.items():
        signed[jabatan.pihak_kedua or jabatan.atasan or ""].append(kode)
    seats = domain.codes_by_titel(organisasi.jabatan.values())
    for found in problems:
        problem = _of_seats(found, seats)
        tells = problem.berat is Berat.GALAT or problem.kode in _DOUBTS
        of_chart = problem.kode[0] in "BJ" and not problem.span.berkas.startswith(_UNITS)
        if problem.jabatan and of_chart and tells:
            told.update(problem.jabatan)
            signers = (own for own in problem.jabatan if told[own] <= _MOST_TOLD)
            others = (kode for own in signers for kode in signed.get(own, ()))
            touched = tuple(dict.fromkeys((*problem.jabatan, *others)))
            yield replace(problem, jabatan=touched)
        else:
            yield problem


def _of_seats(
    problem: Problem, seats: Mapping[domain.KodeJabatan, tuple[domain.KodeJabatan, ...]]
) -> Problem:
    if seats.keys().isdisjoint(problem.jabatan):
        return problem
    codes = map(domain.KodeJabatan, problem.jabatan)
    named = (kode for own in codes for kode in (own, *seats.get(own, ())))
    return replace(problem, jabatan=tuple(dict.fromkeys(named)))

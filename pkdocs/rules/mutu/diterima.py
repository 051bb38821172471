"""Doubts that somebody considered and accepted, with a reason, are not told again. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from pkdocs import domain
from pkdocs.base.problem import Berat, Problem
from pkdocs.rules.mutu.milik import Milik

_OF_YEARS = "M006"
"""Not told where earlier years are not at hand; then nobody knows whether it is needed."""


def without_accepted(
    found: Iterable[Problem], everything: Iterable[Milik], accepted: Iterable[domain.Diterima]
) -> Iterator[Problem]:
    """Return the doubts that nobody accepted; M015 for what was accepted and is not told.

    A doubt is told where its indicator, or the target of it, stands.
    """
    wanted: dict[domain.KodeIndikator, list[domain.Diterima]] = defaultdict(list)
    for own in accepted:
        wanted[own.indikator].append(own)
    places = {
        (span, own.kode): own
        for milik in everything
        for own in wanted.get(milik.indikator.kode, ())
        for span in (milik.indikator.span, milik.indikator.target_span)
    }
    unused = {own: None for all_own in wanted.values() for own in all_own if own.kode != _OF_YEARS}
    for problem in found:
        accepted_one = places.get((problem.span, problem.kode))
        if accepted_one is None:
            yield problem
        else:
            unused.pop(accepted_one, None)
    for own in unused:
        what = f"{own.kode} pada indikator {own.indikator}"
        pesan = f"{what} tidak ditegur lagi; hapus dari diterima."
        yield Problem(own.span, "M015", pesan, Berat.PERINGATAN)

"""What was accepted is not told again, and what was accepted without need is."""

from pkdocs import domain
from pkdocs.base.problem import Berat, Problem, Span
from pkdocs.rules.mutu.diterima import without_accepted
from tests.support.mutu import lines, milik

WORDS, NUMBERS = Span("indicators.yaml", 3, 1), Span("indicators.yaml", 9, 1)
EVERYTHING = (milik("1.1", span=WORDS, target_span=NUMBERS), milik("1.2", span=Span("x", 2, 2)))
FOUND = tuple(
    Problem(span, kode, "…", Berat.PERINGATAN)
    for span, kode in ((WORDS, "M008"), (NUMBERS, "M007"), (Span("x", 2, 2), "M008"))
)


def accepted(*pairs: tuple[str, str]) -> tuple[domain.Diterima, ...]:
    codes = ((domain.KodeIndikator(indikator), kode) for indikator, kode in pairs)
    return tuple(domain.Diterima(*pair, Span("mutu.yaml", 2, 5)) for pair in codes)


def test_what_was_accepted_of_an_indicator_or_its_target_is_left_out() -> None:
    wanted = accepted(("1.1", "M008"), ("1.1", "M007"))
    assert list(without_accepted(FOUND, EVERYTHING, wanted)) == [FOUND[2]]
    assert list(without_accepted(FOUND, EVERYTHING, ())) == list(FOUND)


def test_what_is_not_told_need_not_be_accepted() -> None:
    wanted = accepted(("1.2", "M007"), ("1.2", "M006"), ("9.9", "M008"))
    found = list(without_accepted(FOUND, EVERYTHING, wanted))
    assert found[:3] == list(FOUND)
    assert lines(found[3:]) == [
        "M015 M007 pada indikator 1.2 tidak ditegur lagi; hapus dari diterima.",
        "M015 M008 pada indikator 9.9 tidak ditegur lagi; hapus dari diterima.",
    ]
    assert {problem.span for problem in found[3:]} == {Span("mutu.yaml", 2, 5)}

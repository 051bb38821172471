"""Whom a problem touches."""

from pkdocs import domain
from pkdocs.base.problem import Berat, Problem, Span
from pkdocs.base.values import replace
from pkdocs.rules.blocking import (
    blocked,
    doubts_for,
    errors_by_post,
    errors_for,
    for_signers,
    meant_by,
)
from tests.support.worlds import NASKAH, jabatan

HERE = Span("org.yaml")
CHART = domain.Organisasi(
    NASKAH,
    {p.kode: p for p in (jabatan("p0", None), jabatan("p1", "p0"), jabatan("p2", "p1"))},
    HERE,
)


def problem(kode: str, *posts: str, berat: Berat = Berat.GALAT) -> Problem:
    return Problem(HERE, kode, "pesan", berat, posts)


def test_errors_block_whom_they_touch_and_all_where_they_name_nobody() -> None:
    found = [problem("J008", "p1"), problem("K012", "p2", berat=Berat.PERINGATAN)]
    assert blocked(found) == frozenset({"p1"})
    assert blocked([problem("J008", "p1"), problem("K017")]) is None
    assert blocked([problem("K017", berat=Berat.PERINGATAN)]) == frozenset()


def test_an_error_of_a_holder_touches_those_it_signs_for_but_a_target_does_not() -> None:
    found = list(for_signers([problem("J008", "p1"), problem("A005", "p1")], CHART))
    assert [p.jabatan for p in found] == [("p1", "p2"), ("p1",)]


def test_an_error_that_names_a_title_touches_all_its_seats() -> None:
    titel = domain.KodeJabatan("petugas")
    seats = [replace(jabatan(f"petugas-0{n}", "p1"), titel=titel) for n in (1, 2)]
    chart = replace(CHART, jabatan={**CHART.jabatan, **{p.kode: p for p in seats}})
    found = for_signers([problem("B001", "p2", "petugas"), problem("A005", "p1")], chart)
    assert [p.jabatan for p in found] == [("p2", "petugas", "petugas-01", "petugas-02"), ("p1",)]


def test_errors_of_posts_that_could_not_be_read_matter_unless_one_was_named() -> None:
    all_problem = [problem("B001", "hilang"), problem("J008", "p2"), problem("J010", "lain")]
    chosen = [CHART.jabatan[domain.KodeJabatan("p1")]]
    found = errors_for(all_problem, CHART, chosen, named=False)
    assert [p.kode for p in found] == ["B001", "J010"]
    assert [p.kode for p in errors_for(all_problem, CHART, chosen, named=True)] == ["J010"]
    everyone = list(CHART.jabatan.values())
    assert len(errors_for(all_problem, CHART, everyone, named=True)) == 2


def test_a_post_that_is_not_there_stands_for_those_near_it_and_else_for_all() -> None:
    posts = {p.kode: p for p in (jabatan("lurah-angke", None), jabatan("lurah-slipi", None))}
    chart = domain.Organisasi(NASKAH, posts, HERE)
    touched = meant_by(chart)
    assert touched("lurah-anke") == ("lurah-anke", "lurah-angke")
    assert touched("lurah-angki") == ("lurah-angki", "lurah-angke")
    assert touched("pengelola") == ()


def test_whom_many_unknown_posts_mean_is_not_sought_for_ever() -> None:
    posts = {f"p-{n}": jabatan(f"p-{n}", None) for n in range(10_000)}
    touched = meant_by(domain.Organisasi(NASKAH, posts, HERE))  # type: ignore[arg-type]
    first = [touched(f"p-{n}-x") for n in range(2000, 2010)]
    assert all(first)
    assert [touched(f"p-{n}-x") for n in range(3000, 4000)] == [()] * 1000
    assert touched("p-2000-x") == first[0]


def test_a_doubt_about_what_is_printed_is_told_of_whom_it_touches() -> None:
    warning = Berat.PERINGATAN
    found = [
        problem("S011", berat=warning),
        problem("A007", "p1", berat=warning),
        problem("J022", "p1", berat=warning),
        problem("K012", "p1", berat=warning),
        problem("S012", "p1"),
    ]
    told = list(for_signers(found, CHART))
    p1, p2 = (CHART.jabatan[domain.KodeJabatan(kode)] for kode in ("p1", "p2"))
    assert [p.kode for p in doubts_for(told, [p1])] == ["S011", "A007", "J022"]
    assert [p.kode for p in doubts_for(told, [p2])] == ["S011", "J022"]


def test_an_error_touches_those_who_are_signed_for_by_name_and_not_those_merely_below() -> None:
    named = replace(CHART.jabatan[domain.KodeJabatan("p2")], pihak_kedua=domain.KodeJabatan("p0"))
    chart = replace(CHART, jabatan={**CHART.jabatan, named.kode: named})
    all_problem = [problem("B001", "p0"), problem("J001", "p1"), problem("J002")]
    all_problem += [problem("J008", "p0", "p1"), problem("J012", "p0", berat=Berat.PERINGATAN)]
    found = [p.jabatan for p in for_signers(all_problem, chart)]
    assert found == [("p0", "p1", "p2"), ("p1",), (), ("p0", "p1", "p2"), ("p0",)]


def test_errors_of_others_and_warnings_do_not_matter_for_a_post() -> None:
    p0 = CHART.jabatan[domain.KodeJabatan("p0")]
    found = [problem("J008", "p1"), problem("K003"), problem("J016", berat=Berat.PERINGATAN)]
    for named in (True, False):
        assert [p.kode for p in errors_for(found, CHART, [p0], named=named)] == ["K003"]


def test_what_touches_a_post_is_told_by_its_codes_each_once_and_what_touches_all_with_it() -> None:
    own, everyone = problem("J008", "p1"), problem("K003")
    warned = problem("J014", "p1", berat=Berat.PERINGATAN)
    told = errors_by_post([own, own, warned])
    assert (told("p1"), told("p2")) == (("J008",), ())
    told = errors_by_post([own, everyone])
    assert (told("p1"), told("p2")) == (("J008", "K003"), ("K003",))

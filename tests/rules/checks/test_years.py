"""What is told of years and targets; the words of most stand in cases/bad (n001 to n006)."""

from dataclasses import replace

from pkdocs import domain
from pkdocs.base.problem import Berat, Span
from pkdocs.rules.checks.years import check_years
from pkdocs.rules.renewal import renew
from tests.support.worlds import HERE, indikator, katalog_of


def test_many_targets_are_told_in_one_line() -> None:
    usulan = tuple(domain.Teks(f"target {n}", "tahunan 1", HERE, str(n)) for n in range(12))
    open_ = tuple(domain.Putusan(t.di, t.teks, "", "", HERE) for t in usulan)
    katalog = replace(
        katalog_of("walikota", indikator("1.1", [])),
        usulan=usulan,
        tinjauan=domain.Tinjauan(2023, (), open_, Span("tinjauan.yaml", 4, 8)),
    )
    [problem] = check_years(katalog, renew(katalog))
    assert (problem.kode, problem.berat) == ("N005", Berat.PERINGATAN)
    assert str(problem.span) == "tinjauan.yaml:4:8"
    assert "12 isian" in problem.pesan
    assert "target 7, …)" in problem.pesan


def test_offers_are_told_in_one_line_for_each_file() -> None:
    files = ("turunan/a.yaml", "turunan/a.yaml", "turunan/b.yaml")
    tawaran = tuple(
        domain.Teks(f"turunan {n}", "x", Span(berkas, n), str(n)) for n, berkas in enumerate(files)
    )
    katalog = replace(katalog_of("walikota", indikator("1.1", [])), tawaran=tawaran)
    found = list(check_years(katalog, renew(katalog)))
    assert [(p.kode, p.span.berkas, p.span.baris) for p in found] == [
        ("N006", "turunan/a.yaml", 0),
        ("N006", "turunan/b.yaml", 2),
    ]

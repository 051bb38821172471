"""What is told of years and targets; the words of most stand in cases/bad (n001 to n006)."""

from pkdocs import domain
from pkdocs.base.problem import Berat, Span
from pkdocs.base.values import replace
from pkdocs.rules.checks.renewal import check_renewal
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
    [problem] = check_renewal(katalog, renew(katalog))
    assert (problem.kode, problem.berat) == ("N005", Berat.PERINGATAN)
    assert str(problem.span) == "tinjauan.yaml:4:8"
    assert "12 isian" in problem.pesan
    assert "target 7, …)" in problem.pesan


def test_offers_are_told_in_one_line_for_each_file() -> None:
    files = ("turunan/a.yaml", "turunan/a.yaml", "turunan/b.yaml")
    tawaran = tuple(
        domain.Tawaran(domain.KodeJabatan(own), domain.KodeIndikator(str(n)), Span(berkas, n))
        for n, berkas in enumerate(files)
        for own in ("kabag", "lurah")
    )
    katalog = replace(katalog_of("walikota", indikator("1.1", [])), tawaran=tawaran)
    found = list(check_renewal(katalog, renew(katalog)))
    assert [(p.kode, p.span.berkas, p.span.baris) for p in found] == [
        ("N006", "turunan/a.yaml", 0),
        ("N006", "turunan/b.yaml", 2),
    ]
    assert "2 turunan tahun lalu ditawarkan dan belum diambil (0, 1)" in found[0].pesan
    assert found[0].pesan.endswith("Perjanjian penerimanya masih konsep.")


LAW, OLD = "UU 23 Tahun 2014", "Nilai 2019"


def told(*texts: str, decided: tuple[tuple[str, str, str], ...] | None) -> list[str]:
    """What is told in 2023 of texts, with decisions of it: text, year, decision."""
    katalog = replace(
        katalog_of("walikota", indikator("1.1", [])),
        teks=tuple(domain.Teks("nama 1.1", text, Span("x.yaml", 7, 5), "1.1") for text in texts),
        tinjauan=None
        if decided is None
        else domain.Tinjauan(
            2023,
            tuple(domain.Putusan("nama 1.1", *own, Span("tinjauan.yaml", 9, 3)) for own in decided),
            (),
            Span("tinjauan.yaml", 4, 8),
        ),
    )
    return list(map(str, check_renewal(katalog, renew(katalog))))


KONSEP = "Perjanjian yang memuatnya masih konsep."


def test_a_stale_year_is_told_at_its_text_with_both_ways_out() -> None:
    (line,) = told(LAW, OLD, decided=None)
    assert line == (
        'x.yaml:7:5: N001 peringatan: nama 1.1: teks ini menyebut "2019", padahal tahun '
        "perjanjiannya 2023. Perbaiki teksnya; bila memang benar, catat putusannya dengan pkdocs "
        f"decide. {KONSEP}"
    )


def test_a_year_that_waits_for_its_decision_is_told_with_the_place_of_that() -> None:
    for words in ("", "ya"):
        first, *_ = told(OLD, decided=((OLD, "2019", words),))
        assert first == (
            'x.yaml:7:5: N001 peringatan: nama 1.1: "2019" belum diputuskan; isi putusan di '
            f'tinjauan.yaml baris 9: "tetap", atau tahun penggantinya. {KONSEP}'
        )
    (line,) = told(OLD, decided=((OLD, "2019", "2023"),))
    assert line == (
        'x.yaml:7:5: N001 peringatan: nama 1.1: putusan "2023" bagi "2019" (tinjauan.yaml baris 9) '
        f"belum ditulis ke teks ini; jalankan pkdocs decide. {KONSEP}"
    )


def test_a_decision_that_was_never_one_is_told_with_what_can_be_written() -> None:
    usulan = domain.Teks("target 1.1", "tahunan 5", HERE, "1.1")
    said = domain.Putusan("target 1.1", "tahunan 5", "", "ya", Span("tinjauan.yaml", 9, 3))
    katalog = replace(
        katalog_of("walikota", indikator("1.1", [])),
        usulan=(usulan,),
        tinjauan=domain.Tinjauan(2023, (), (said,), Span("tinjauan.yaml", 4, 8)),
    )
    first, _ = map(str, check_renewal(katalog, renew(katalog)))
    assert first == (
        'tinjauan.yaml:9:3: N004 peringatan: target 1.1: putusan "ya" tidak dimengerti; tulis '
        '"tetap", atau target tahunan yang baru setelah diubah di sumbernya.'
    )

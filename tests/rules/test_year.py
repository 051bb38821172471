"""A whole year: which agreements an error stops, and which it does not."""

from pathlib import Path

from pkdocs import domain
from pkdocs.base.problem import Problem, Span
from pkdocs.rules.year import resolve_year
from tests.helpers import edit, run
from tests.support.folder import files
from tests.support.worlds import chart, indikator, jabatan, katalog_of


def test_an_error_of_the_holder_stops_those_he_signs_for_too(project: Path) -> None:
    edit(project, "pejabat.yaml", '"198708082012081008"', '"18708082012081098"')
    done = run("generate", "lurah-melati", "-C", str(project))
    assert done.returncode == 1
    assert "J008 jabatan camat-mawar: NIP tidak sah" in done.stderr
    assert "Tidak dibuat karena ada galat: lurah-melati." in done.stdout


def test_a_holder_nobody_can_place_is_told_in_a_run_for_one_post_too(project: Path) -> None:
    edit(project, "pejabat.yaml", "camat-mawar", "camat-mawr")
    done = run("generate", "camat-mawar", "-C", str(project))
    assert (done.returncode, "J010" in done.stderr) == (1, True)


def test_one_bad_post_does_not_stop_the_others(fresh_project: Path) -> None:
    edit(fresh_project, "org.yaml", '"198607072011072007"', '"19860707"')
    done = run("generate", "-C", str(fresh_project))
    assert done.returncode == 1
    assert "J008 jabatan kasubbag-satu: NIP tidak sah" in done.stderr
    assert "Tidak dibuat karena ada galat: kasubbag-satu." in done.stdout
    assert len(files(fresh_project / "output")) == 7


def test_an_unreadable_target_stops_only_those_who_carry_it(fresh_project: Path) -> None:
    edit(fresh_project, "indicators.yaml", 'tw2: "(3) WTP"', 'tw2: "tiga 3"')
    done = run("generate", "-C", str(fresh_project))
    assert (done.returncode, "A001 indikator 1.2" in done.stderr) == (1, True)
    made = {name[5:-5] for name in files(fresh_project / "output")}
    assert made == {"asisten-satu", "kabag-satu", "kasubbag-satu", "camat-mawar", "lurah-melati"}


def test_a_wrong_target_stops_only_those_who_carry_it(fresh_project: Path) -> None:
    edit(fresh_project, "indicators.yaml", 'tw2: "(3) WTP"', 'tw2: "(2) WDP"')
    done = run("generate", "-C", str(fresh_project))
    assert done.returncode == 1
    assert "A005 indikator 1.2" in done.stderr
    made = {name[5:-5] for name in files(fresh_project / "output")}
    assert made == {"asisten-satu", "kabag-satu", "kasubbag-satu", "camat-mawar", "lurah-melati"}


def test_generating_one_post_is_not_stopped_by_an_error_in_another(fresh_project: Path) -> None:
    edit(fresh_project, "org.yaml", '"198607072011072007"', '"19860707"')
    done = run("generate", "lurah-melati", "-C", str(fresh_project))
    assert (done.returncode, done.stderr) == (0, "")


def test_a_receiver_nobody_has_stops_those_that_may_be_meant(fresh_project: Path) -> None:
    edit(fresh_project, "indicators.yaml", "[kasubbag-satu]", "[kasubag-satu]")
    done = run("generate", "-C", str(fresh_project))
    assert (done.returncode, "K001 indikator 2.1" in done.stderr) == (1, True)
    assert "Tidak dibuat karena ada galat: kabag-satu dan kasubbag-satu." in done.stdout
    assert len(files(fresh_project / "output")) == 6
    named = run("generate", "kasubbag-satu", "-C", str(fresh_project))
    assert (named.returncode, "K001 indikator 2.1" in named.stderr) == (1, True)
    assert run("generate", "walikota", "-C", str(fresh_project)).returncode == 0


def test_posts_of_a_wrong_wilayah_are_not_called_unknown(fresh_project: Path) -> None:
    edit(fresh_project, "org.yaml", "      - Melati", "      - {nama: Melati, warna: biru}")
    edit(fresh_project, "indicators.yaml", "- semua: lurah", "- lurah-melati")
    done = run("check", "-C", str(fresh_project))
    place = "org.yaml:89:31: B002 wilayah ke-1 anak ke-1 warna"
    known = "yang dikenal: nama, kode dan pihak_kedua."
    assert done.stdout.splitlines() == [
        f'{place}: kunci "warna" tidak dikenal di sini; {known}',
        "1 galat, 0 peringatan.",
    ]


def test_an_error_that_touches_everybody_stops_everybody(fresh_project: Path) -> None:
    edit(fresh_project, "indicators.yaml", 'no_indikator: "2"', 'no_indikator: "1"')
    done = run("generate", "-C", str(fresh_project))
    assert (done.returncode, "K003" in done.stderr) == (1, True)
    assert "tidak ada dokumen yang dibuat" in done.stderr
    assert not (fresh_project / "output").exists()


POSTS = chart(jabatan("gubernur", None), jabatan("walikota", "gubernur"))
KATALOG = katalog_of("walikota", indikator("1.1", [("lurah-melati", domain.Sifat.LANGSUNG)]))


def told(kode: str, *posts: str, line: int = 1) -> Problem:
    return Problem(Span("org.yaml", line), kode, "pesan", jabatan=posts)


def test_a_year_holds_what_was_found_before_and_what_its_checks_find_in_order() -> None:
    first = told("B002", "hilang", line=9)
    year = resolve_year(POSTS, KATALOG, [first], dropped=["lurah-melati"], berkas={"org.yaml": "x"})
    assert [p.kode for p in year.problems] == ["B002", "J016"]
    assert (year.organisasi, year.katalog, dict(year.berkas)) == (POSTS, KATALOG, {"org.yaml": "x"})
    assert "lurah-melati" in year.dropped
    assert list(year.perjanjian) == ["walikota"]
    assert [p.kode for p in resolve_year(POSTS, KATALOG).problems] == ["J016", "K001"]
    more = year.with_problems([told("A001"), first, told("S001", line=0)])
    assert set(more.problems) == {*year.problems, told("A001"), told("S001", line=0)}
    assert more.problems[0].kode == "S001"


def test_what_keeps_a_post_out_is_its_own_error_and_else_those_of_others() -> None:
    found = [
        told("B001", "lurah-satu"),
        told("B002", "lurah-dua", line=2),
        told("J008", "walikota", line=3),
        told("B003", line=4),
        told("J010", "tiada", line=5),
    ]
    year = resolve_year(POSTS, katalog_of("walikota"), found, dropped=["lurah-satu", "lurah-dua"])
    assert [p.kode for p in year.errors_of_dropped("lurah-dua")] == ["B002"]
    assert [p.kode for p in year.errors_of_dropped("lurah-tiga")] == ["B001", "B002"]
    settled = resolve_year(POSTS, katalog_of("walikota"), found[2:], dropped=["walikota"])
    assert settled.errors_of_dropped("lurah-dua") == ()

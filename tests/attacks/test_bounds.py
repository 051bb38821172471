"""Charts, sources and papers of sizes that nobody has: bounded in work, and told.

No test looks at a clock: work is counted, memory is limited, and a time limit that is generous by
a factor of ten ends what would take for ever.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import force_setattr

from pkdocs import domain
from pkdocs.base import problem as problems
from pkdocs.base.problem import Problem
from pkdocs.rules import blocking
from pkdocs.rules.cascade import resolve_cascade
from pkdocs.rules.checks import chart as checks
from tests.attacks.bounds import bounded
from tests.helpers import make_project, run
from tests.support.worlds import chart, jabatan, katalog_of

MANY = 20_000
MEMORY = 1024**3


@pytest.fixture(autouse=True)
def bounds() -> Iterator[None]:
    with bounded(MEMORY):
        yield


def found(organisasi: domain.Organisasi) -> list[Problem]:
    resolved = resolve_cascade(organisasi, katalog_of("atas"))
    katalog = resolved.katalog
    return list(checks.check_chart(organisasi, katalog, resolved, frozenset()))


def codes(organisasi: domain.Organisasi) -> dict[str, Problem]:
    return {problem.kode: problem for problem in found(organisasi)}


def chain(length: int) -> domain.Organisasi:
    posts = [jabatan(f"p{n}", f"p{n - 1}" if n else "atas") for n in range(length)]
    return chart(jabatan("atas", None), *posts)


def test_a_line_of_fifty_is_a_chart_and_a_longer_one_an_error_told_once() -> None:
    assert "J024" not in codes(chain(domain.MOST_LEVELS - 1))
    deep = codes(chain(domain.MOST_LEVELS))["J024"]
    assert deep.jabatan == (f"p{domain.MOST_LEVELS - 1}",)
    endless = codes(chain(MANY))["J024"]
    assert len(endless.jabatan) == MANY - domain.MOST_LEVELS + 1
    assert len(endless.pesan) < 200


def test_nobody_walks_further_up_than_a_line_may_be_long() -> None:
    organisasi = chain(MANY)
    line = list(domain.iter_line(organisasi, domain.KodeJabatan(f"p{MANY - 1}")))
    assert len(line) == domain.MOST_LEVELS


@pytest.mark.parametrize("length", [2, 11, MANY])
def test_a_circle_of_any_length_is_told_once_in_few_words(length: int) -> None:
    posts = [jabatan(f"p{n}", f"p{(n + 1) % length}") for n in range(length)]
    above = [jabatan(f"q{n}", "p0") for n in range(3)]
    told = [p for p in found(chart(*above, *posts)) if p.kode == "J004"]
    assert len(told) == 1
    assert told[0].jabatan == tuple(post.kode for post in posts)
    assert told[0].pesan.startswith("garis atasan melingkar: p0 -> p1")
    assert told[0].pesan.endswith("-> p0.")
    assert len(told[0].pesan) < 200


def test_thousands_of_circles_are_each_told() -> None:
    posts = [jabatan(f"p{n}", f"p{n ^ 1}") for n in range(MANY)]
    assert sum(p.kode == "J004" for p in found(chart(*posts))) == MANY // 2


def test_suggestions_for_a_list_that_is_all_wrong_take_so_many_comparisons(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    compared = 0
    suggest = problems.suggest

    def counted(word: str, known: tuple[str, ...]) -> str:
        nonlocal compared
        compared += len(known)
        return suggest(word, known)

    monkeypatch.setattr(problems, "suggest", counted)
    posts = [jabatan(f"pos-{n}", f"pso-{n}") for n in range(MANY)]
    told = [p for p in found(chart(*posts)) if p.kode == "J002"]
    assert len(told) == MANY
    assert 'Maksudnya "pos-0"' in told[0].pesan
    assert 0 < compared <= problems.MOST_COMPARISONS


def test_a_wrong_word_is_looked_up_once_however_often_it_stands(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []
    suggest = problems.suggest

    def noted(word: str, known: tuple[str, ...]) -> str:
        asked.append(word)
        return suggest(word, known)

    monkeypatch.setattr(problems, "suggest", noted)
    hint = problems.suggester(["walikota"])
    assert [hint("walikta") for _ in range(9)] == [' Maksudnya "walikota"?'] * 9
    assert asked == ["walikta"]


def test_the_head_of_a_unit_of_thousands_is_found_by_one_walk(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    walks = 0
    walk = domain.iter_chain

    def counted(
        organisasi: domain.Organisasi, kode: domain.KodeJabatan
    ) -> Iterator[domain.Jabatan]:
        nonlocal walks
        walks += 1
        return walk(organisasi, kode)

    monkeypatch.setattr(domain, "iter_chain", counted)
    posts = [jabatan(f"p{n}", "atas" if n % 2 else "lain") for n in range(2000)]
    others = [jabatan(kode, None) for kode in ("atas", "lain")]
    for post in others:
        force_setattr(post, "unit", "Unit lain")
    told = [p for p in found(chart(*others, *posts)) if p.kode == "J006"]
    assert len(told) == 1999
    assert walks == 2000


def test_errors_of_who_signs_for_all_name_all_so_many_times() -> None:
    posts = [jabatan(f"p{n}", "atas") for n in range(1000)]
    organisasi = chart(jabatan("atas", None), *posts)
    wrong = [Problem(posts[0].span, "J009", f"galat {n}", jabatan=("atas",)) for n in range(1000)]
    told = list(blocking.for_signers(wrong, organisasi))
    assert len(told) == 1000
    assert sum(len(problem.jabatan) for problem in told) < 102 * 1001
    assert blocking.blocked(told) == frozenset(organisasi.jabatan)


def grow(project: Path, count: int) -> Path:
    """A project with a chain of so many posts below its mayor."""
    path = project / "org.yaml"
    head, mark, tail = path.read_text(encoding="utf-8").partition("pola:\n")
    entry = (
        "  - {{kode: r-{0}, nama: Jabatan {0}, jenis: x, jenjang: Pengawas, unit: U, "
        "atasan: {1}}}\n"
    )
    posts = (entry.format(n, f"r-{n - 1}" if n else "walikota") for n in range(count))
    path.write_text(f"{head}{''.join(posts)}{mark}{tail}", encoding="utf-8")
    return project


def test_a_chain_of_nine_hundred_ends_no_tree(tmp_path: Path) -> None:
    project = grow(make_project(tmp_path / "proyek"), 900)
    for command in (["tree"], ["tree", "--svg", "pohon.svg"], ["check"], ["generate"]):
        done = run(*command, cwd=project)
        assert done.returncode == 1
        assert "J024 garis atasan lebih dari 50 tingkat" in done.stdout + done.stderr
    assert not (project / "pohon.svg").exists()
    assert run("tree", "kabag-satu", cwd=project).returncode == 1


def test_a_source_wrong_from_end_to_end_is_told_by_its_beginning(tmp_path: Path) -> None:
    project = make_project(tmp_path / "proyek")
    path = project / "org.yaml"
    head, mark, tail = path.read_text(encoding="utf-8").partition("pola:\n")
    wrong = "  - {a: }\n" * 50_000
    path.write_text(f"{head}{wrong}{mark}{tail}", encoding="utf-8")
    done = run("check", "-C", str(project))
    assert done.returncode == 1
    first, *rest = done.stdout.splitlines()
    assert first == (
        "org.yaml:1:1: B009 250000 galat bentuk di berkas ini; yang disebut hanya yang di awal "
        "setiap daftar."
    )
    assert 'org.yaml:67:5: B001 jabatan ke-9: "kode" belum diisi.' in rest
    assert len(rest) < 200

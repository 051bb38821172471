"""Laws of the cascade, over random charts and catalogues."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pkdocs import domain
from pkdocs.rules import cascade, checks
from tests.helpers import edit, run
from tests.support.worlds import HERE, NASKAH, chart, indikator, jabatan, katalog_of, worlds

World = tuple[domain.Organisasi, domain.Katalog]


@given(worlds())
def test_nothing_is_invented_and_nothing_is_lost(world: World) -> None:
    organisasi, katalog = world
    found = Counter(
        (kode, b.kode, b.sifat)
        for kode, p in cascade.resolve_cascade(organisasi, katalog).items()
        for b in p.baris
    )
    wanted = Counter(
        (kode, i.kode, penerima.sifat)
        for s in katalog.sasaran
        for i in s.indikator
        for penerima in i.penerima
        for kode in penerima.jabatan
    )
    langsung = domain.Sifat.LANGSUNG
    wanted.update((katalog.pemilik, i.kode, langsung) for s in katalog.sasaran for i in s.indikator)
    assert found == wanted


@given(worlds(), st.randoms(use_true_random=False))
def test_the_order_of_the_sources_does_not_matter(world: World, random: object) -> None:
    organisasi, katalog = world
    shuffle = random.shuffle  # type: ignore[attr-defined]
    posts, sasaran = list(organisasi.jabatan.items()), list(katalog.sasaran)
    shuffle(posts)
    shuffle(sasaran)
    other = cascade.resolve_cascade(
        replace(organisasi, jabatan=dict(posts)), replace(katalog, sasaran=tuple(sasaran))
    )
    assert dict(other) == dict(cascade.resolve_cascade(organisasi, katalog))


@given(worlds())
def test_one_subtree_does_not_touch_another(world: World) -> None:
    organisasi, katalog = world
    before = cascade.resolve_cascade(organisasi, katalog)
    last = list(organisasi.jabatan)[-1]
    changed = dict(organisasi.jabatan)
    del changed[last]
    after = cascade.resolve_cascade(replace(organisasi, jabatan=changed), katalog)
    assert dict(after) == {k: p for k, p in before.items() if k != last}


@given(worlds())
def test_resolving_twice_is_the_same_and_checking_never_raises(world: World) -> None:
    organisasi, katalog = world
    once = cascade.resolve_cascade(organisasi, katalog)
    assert once == cascade.resolve_cascade(organisasi, katalog)
    checks.check_all(organisasi, katalog, once)


def test_what_came_through_whom_does_not_depend_on_who_was_asked_first() -> None:
    posts = [jabatan("p0", None), jabatan("p1", "p0")]
    posts += [jabatan(kode, atasan) for kode, atasan in (("b", "c"), ("c", "b"), ("x", "c"))]
    (rule,) = indikator("1.1", [("b", domain.Sifat.LANGSUNG)]).penerima
    both = replace(rule, jabatan=(domain.KodeJabatan("b"), domain.KodeJabatan("x")))
    own = replace(indikator("1.1", []), penerima=(both,))
    sasaran = domain.Sasaran("1", domain.Kelompok.KHUSUS, "Sasaran", (own,), HERE)
    world = domain.Organisasi(NASKAH, {p.kode: p for p in posts}, HERE)
    katalog = domain.Katalog(2023, domain.KodeJabatan("p1"), (sasaran,), (), None, (), HERE)
    first, second = domain.KodeJabatan("b"), domain.KodeJabatan("x")
    found = [cascade.resolve_cascade(world, katalog) for _ in range(2)]
    one = [[row.melalui for row in found[0][kode].baris] for kode in (first, second)]
    other = [[row.melalui for row in found[1][kode].baris] for kode in (second, first)]
    assert one == other[::-1]


@given(worlds())
def test_sasaran_numbers_run_on_and_indicator_numbers_restart(world: World) -> None:
    for perjanjian in cascade.resolve_cascade(*world).values():
        groups = [list(domain.Kelompok).index(b.kelompok) for b in perjanjian.baris]
        assert groups == sorted(groups)
        numbers = [int(b.no_sasaran) for b in perjanjian.baris]
        assert numbers == list(range(1, len(numbers) + 1))
        assert {b.no_indikator for b in perjanjian.baris} == {"1"}


@given(worlds())
def test_a_row_to_be_derived_has_no_target_and_makes_the_agreement_a_konsep(world: World) -> None:
    for perjanjian in cascade.resolve_cascade(*world).values():
        owed = [b for b in perjanjian.baris if b.sifat is domain.Sifat.DITURUNKAN]
        assert all(b.target is None for b in owed)
        assert (perjanjian.keadaan is domain.Keadaan.KONSEP) == bool(owed)


@given(worlds())
def test_every_row_tells_where_it_comes_from(world: World) -> None:
    for perjanjian in cascade.resolve_cascade(*world).values():
        for baris in perjanjian.baris:
            assert baris.asal[0].aturan == "katalog"
            assert len(baris.asal) >= 2


def test_an_own_indicator_of_an_unsettled_parent_stays_a_konsep(project: Path) -> None:
    edit(
        project,
        "indicators.yaml",
        "              - semua: kepala-bagian\n",
        "              - semua: kepala-bagian\n                perlu_konfirmasi: Belum pasti.\n",
    )
    done = run("generate", "kabag-satu", "-C", str(project))
    assert "0 siap, 1 konsep" in done.stdout


def test_a_post_whose_name_is_not_settled_has_a_konsep() -> None:
    top = jabatan("p0", None), replace(jabatan("p1", "p0"), perlu_konfirmasi="belum pasti")
    whole = cascade.resolve_cascade(chart(*top), katalog_of("p1", indikator("1.1", [])))
    perjanjian = whole[domain.KodeJabatan("p1")]
    assert perjanjian.alasan_konsep == ("nama jabatan perlu dikonfirmasi",)


def test_the_top_of_the_chart_has_no_agreement_and_posts_given_the_same_are_alike() -> None:
    posts = chart(jabatan("p0", None), jabatan("p1", "p0"), jabatan("a", "p1"), jabatan("b", "p1"))
    own = indikator("1.1", [("a", domain.Sifat.LANGSUNG)])
    both = replace(own.penerima[0], jabatan=(domain.KodeJabatan("a"), domain.KodeJabatan("b")))
    found = cascade.resolve_cascade(posts, katalog_of("p1", replace(own, penerima=(both,))))
    assert len(found.given) == 3
    assert found.alike(domain.KodeJabatan("a")) == found.alike(domain.KodeJabatan("b"))
    with pytest.raises(KeyError):
        found.perjanjian(domain.KodeJabatan("p0"), ())

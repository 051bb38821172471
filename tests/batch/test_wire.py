"""What travels and what is shared gives the same as without it."""

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pkdocs import domain
from pkdocs.app.years import load_year
from pkdocs.base.problem import Problem, Span
from pkdocs.base.values import replace
from pkdocs.batch import wire
from pkdocs.batch.worker import ArchiveTask, Outcome, Task
from pkdocs.outputs.document import compose
from pkdocs.outputs.form import Form
from pkdocs.rules import cascade
from tests.helpers import ROOT
from tests.support.worlds import (
    NASKAH,
    chart,
    derived_worlds,
    indikator,
    jabatan,
    katalog_of,
    offered,
    own_worlds,
    turunan,
)

World = tuple[domain.Organisasi, domain.Katalog]

FORM = Form(b"", None, NASKAH)


def signed_by_others(organisasi: domain.Organisasi, random: object) -> domain.Organisasi:
    """A chart in which any post may be named as the one with whom another signs."""
    codes = [None, *organisasi.jabatan]
    signed = {
        kode: replace(post, pihak_kedua=random.choice(codes))  # type: ignore[attr-defined]
        for kode, post in organisasi.jabatan.items()
    }
    return replace(organisasi, jabatan=signed)


@given(derived_worlds() | own_worlds(), st.randoms(use_true_random=False))
def test_what_is_sent_of_a_year_gives_the_same_agreements_elsewhere(
    world: World, random: object
) -> None:
    taken = [own.indikator.kode for own in world[1].turunan]
    katalog = offered(world[1], *(kode for kode in taken if random.random() < 0.3))  # type: ignore[attr-defined]
    whole = cascade.resolve_cascade(signed_by_others(world[0], random), katalog)
    codes = list(whole)
    random.shuffle(codes)  # type: ignore[attr-defined]
    ground: wire.Ground = wire.unpack(wire.pack(wire.ground(FORM, Path("hasil"), whole)))
    for chunk in (codes[:2], codes[1:]):  # rows made for one chunk serve the next
        part: wire.Excerpt = wire.unpack(wire.pack(wire.excerpt(whole, chunk)))
        assert {kode: ground.cascade(part)[kode] for kode in chunk} == {
            kode: whole[kode] for kode in chunk
        }
        shared = ground.bench(part).agreements
        assert {kode: shared[kode] for kode in chunk} == {kode: whole[kode] for kode in chunk}


@given(derived_worlds() | own_worlds())
def test_shared_rows_give_the_same_content(world: World) -> None:
    whole = cascade.resolve_cascade(*world)
    shared = wire.Shared(whole)
    for kode, perjanjian in whole.items():
        assert shared[kode] == perjanjian
        assert compose(shared[kode], FORM, shared.row_texts(kode)) == compose(perjanjian, FORM)


def test_posts_given_the_same_that_derive_otherwise_do_not_share_their_rows() -> None:
    first = indikator("1.1", [("kabag", domain.Sifat.LANGSUNG)])
    everyone = tuple(map(domain.KodeJabatan, ("kabag", "a", "b", "c")))
    first = replace(first, penerima=(replace(first.penerima[0], jabatan=everyone),))
    posts = chart(
        jabatan("gubernur", None),
        jabatan("walikota", "gubernur"),
        jabatan("kabag", "walikota"),
        *(jabatan(kode, "kabag") for kode in "abc"),
    )
    own = turunan("t", "1.2", "kabag"), turunan("u", "t", "a", "b"), turunan("v", "t", "c")
    entries = first, replace(indikator("1.2", []), no_indikator="2")
    whole = cascade.resolve_cascade(posts, replace(katalog_of("walikota", *entries), turunan=own))
    a, b, c = (domain.KodeJabatan(kode) for kode in "abc")
    assert whole.alike(a) == whole.alike(b) != whole.alike(c)
    ground: wire.Ground = wire.unpack(wire.pack(wire.ground(FORM, Path("hasil"), whole)))
    part: wire.Excerpt = wire.unpack(wire.pack(wire.excerpt(whole, (c, a))))
    there = ground.bench(part).agreements
    for kode, codes in ((c, ["1.1", "v"]), (a, ["1.1", "u"])):
        assert [row.kode for row in there[kode].baris] == codes
        assert there[kode] == whole[kode] == wire.Shared(whole)[kode]
        assert [row.melalui for row in there[kode].baris] == [
            posts.jabatan[domain.KodeJabatan("kabag")]
        ] * 2


def test_posts_with_the_same_rows_do_not_share_them_where_one_has_a_program() -> None:
    first = indikator("1.1", [("a", domain.Sifat.LANGSUNG)])
    both = replace(first.penerima[0], jabatan=tuple(map(domain.KodeJabatan, "ab")))
    posts = chart(jabatan("walikota", None), *(jabatan(kode, "walikota") for kode in "ab"))
    katalog = katalog_of("walikota", replace(first, penerima=(both,)))
    program = domain.Program(domain.KodeJabatan("b"), "Program", Decimal(5), "", Span("x"))
    whole = cascade.resolve_cascade(posts, replace(katalog, program=(program,)))
    shared = wire.Shared(whole)
    a, b = (shared.row_texts(domain.KodeJabatan(kode)) for kode in "ab")
    assert a.record == b.record
    assert a != b
    for kode in map(domain.KodeJabatan, "ab"):
        assert compose(shared[kode], FORM, shared.row_texts(kode)) == compose(whole[kode], FORM)


def test_the_shipped_agreements_are_the_same_shared_and_apart() -> None:
    year = load_year(ROOT).value
    assert year is not None
    shared = wire.Shared(year.perjanjian)
    form = replace(FORM, naskah=year.organisasi.naskah)
    assert len(year.perjanjian) == 100
    for kode, perjanjian in year.perjanjian.items():
        assert shared[kode] == perjanjian
        assert compose(shared[kode], form, shared.row_texts(kode)) == compose(perjanjian, form)


def test_a_post_without_an_agreement_has_none_when_rows_are_shared() -> None:
    year = load_year(ROOT).value
    assert year is not None
    with pytest.raises(KeyError):
        wire.Shared(year.perjanjian)[domain.KodeJabatan("sekretaris-kota")]


def test_what_workers_say_comes_back_as_it_was() -> None:
    kode = domain.KodeJabatan("camat-mawar")
    task = Task(kode, "camat-mawar-perubahan-1", "abc", "x.docx", 1, "strategi")
    said = [
        Outcome("a", problem=Problem(Span("org.yaml", 3, 4), "F004", "pesan", jabatan=(kode,))),
        Outcome("b"),
        task,
        ArchiveTask("unit.zip", "Unit", (task,), (("c.docx", "c.docx"),)),
    ]
    assert wire.unpack(wire.pack(said)) == said

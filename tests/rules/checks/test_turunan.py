"""Rules of own indicators in their corners; what each says of a project stands in cases/bad."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pkdocs import domain
from pkdocs.base.problem import Berat, Problem
from pkdocs.base.values import replace
from pkdocs.domain.nilai import parse_nilai
from pkdocs.rules.cascade import resolve_cascade
from pkdocs.rules.checks.turunan import check_turunan
from tests.support.worlds import (
    TARGET,
    chart,
    derived_worlds,
    indikator,
    jabatan,
    katalog_of,
    offered,
    turunan,
)

World = tuple[domain.Organisasi, domain.Katalog]
LANGSUNG, DITURUNKAN = domain.Sifat.LANGSUNG, domain.Sifat.DITURUNKAN
CITY = chart(
    jabatan("gubernur", None),
    jabatan("walikota", "gubernur"),
    jabatan("sekretaris", "walikota"),
    jabatan("kabag", "sekretaris"),
    jabatan("kasubbag-a", "kabag"),
    jabatan("kasubbag-b", "kabag"),
    jabatan("pelaksana", "kasubbag-a"),
    jabatan("camat", "walikota"),
)
ENTRIES = (
    indikator("1.1", [("kabag", DITURUNKAN), ("camat", LANGSUNG)]),
    indikator("1.2", [("kabag", LANGSUNG), ("camat", DITURUNKAN)]),
)


def told(
    *own: domain.Turunan, entries: tuple[domain.Indikator, ...] = ENTRIES, of: str = ""
) -> list[str]:
    """What is told of these own indicators, each with whom it touches; `of` one code."""
    katalog = replace(katalog_of("walikota", *entries), turunan=own)
    found = check_turunan(CITY, katalog, resolve_cascade(CITY, katalog), frozenset(("dropped",)))
    return [_line(problem) for problem in found if problem.kode.startswith(of)]


def _line(problem: Problem) -> str:
    return f"{problem} [{' '.join(problem.jabatan)}]"


WHOLE = (
    turunan("a", "1.1", "kabag"),
    turunan("b", "a", "kasubbag-a", "kasubbag-b"),
    turunan("c", "1.2", "kasubbag-a"),
    turunan("d", "b", "pelaksana"),
    turunan("e", "c", "pelaksana"),
)


def test_rows_that_come_from_the_one_above_are_whole_at_every_depth() -> None:
    assert told(*WHOLE) == []


def test_a_superior_without_any_indicator_is_passed_over() -> None:
    assert told(turunan("a", "1.2", "pelaksana"), of="K01") == []
    assert told(turunan("a", "1.1", "kabag"), turunan("b", "a", "pelaksana"), of="K01") == []


NOT_GIVEN = "tidak diturunkan kepada"


@pytest.mark.parametrize(
    ("own", "said"),
    [
        pytest.param(
            [turunan("z", "1.1", "kasubbag-a")],
            f"{NOT_GIVEN} kasubbag-a, dan atasannya kabag belum menyusun turunannya; susun itu "
            "dahulu. [kasubbag-a]",
            id="still to be derived above",
        ),
        pytest.param(
            [turunan("a", "1.1", "kabag"), turunan("z", "1.1", "kasubbag-a", "kasubbag-b")],
            f"{NOT_GIVEN} kasubbag-a dan 1 jabatan lain; atasannya kabag sudah menyusun "
            "turunannya: sebut a sebagai induk. [kasubbag-a kasubbag-b]",
            id="derived above",
        ),
        pytest.param(
            [
                turunan("1.21", "1.1", "kabag"),
                turunan("2", "1.2", "camat"),
                turunan("z", "2", "pelaksana"),
            ],
            f"{NOT_GIVEN} pelaksana, dan perjanjian atasannya kabag tidak memuatnya. [pelaksana]",
            id="of another line",
        ),
        pytest.param(
            [
                turunan("1.1.cermat", "1.1", "kabag"),
                turunan("1.1.camat", "1.2", "camat"),
                turunan("z", "1.1.camat", "kasubbag-a"),
            ],
            f"{NOT_GIVEN} kasubbag-a, dan perjanjian atasannya kabag tidak memuatnya. Maksudnya "
            '"1.1.cermat"? [kasubbag-a]',
            id="mistyped",
        ),
        pytest.param(
            [turunan("z", "1.1", "walikota")], f"{NOT_GIVEN} walikota. [walikota]", id="pemilik"
        ),
        pytest.param(
            [turunan("z", "1.1", "gubernur")], f"{NOT_GIVEN} gubernur. [gubernur]", id="top"
        ),
        pytest.param(
            [
                turunan("z", "1.2", "kabag"),
                turunan("y", "z", "kasubbag-a"),
                turunan("x", "y", "pelaksana", "camat"),
            ],
            f"{NOT_GIVEN} kabag. [kabag kasubbag-a pelaksana]",
            id="ticked, and who derives from it below",
        ),
    ],
)
def test_what_the_superior_does_not_carry_cannot_be_derived_from(
    own: list[domain.Turunan], said: str
) -> None:
    first, *more = told(*own, of="K011")
    assert said == first.partition("indikator ")[2].partition(" ")[2]
    assert [line for line in more if "camat" not in line] == []


@pytest.mark.parametrize("posts", [("kasubbag-a", "pelaksana"), ("pelaksana", "kasubbag-a")])
def test_of_posts_with_the_same_row_only_those_are_told_whose_superior_lacks_it(
    posts: tuple[str, ...],
) -> None:
    (line,) = told(turunan("a", "1.1", "kabag"), turunan("z", "a", *posts), of="K011")
    above = "dan perjanjian atasannya kasubbag-a tidak memuatnya. [pelaksana]"
    assert line == f"z:1:1: K011 turunan z: indikator a {NOT_GIVEN} pelaksana, {above}"


def test_a_row_that_carries_on_to_no_indicator_is_told_once_with_all_who_hang_on_it() -> None:
    gap = turunan("a", "1.l", "kabag"), turunan("b", "a", "kasubbag-a"), turunan("c", "b", "camat")
    assert told(*gap) == ['a:1:1: K020 turunan a: induk "1.l" tidak ada. [kabag kasubbag-a camat]']
    near = told(
        turunan("1.1.hukum", "1.1", "kabag"), turunan("b", "1.1.hukm", "kasubbag-a"), of="K020"
    )
    assert near == [
        'b:1:1: K020 turunan b: induk "1.1.hukm" tidak ada. Maksudnya "1.1.hukum"? [kasubbag-a]'
    ]


def test_a_circle_is_told_of_each_in_it_and_of_who_leads_into_it() -> None:
    circle = turunan("a", "b", "kabag"), turunan("b", "a", "kasubbag-a")
    last, end = "pelaksana", "; setiap induk ialah baris di atasnya."
    found = told(*circle, turunan("c", "b", "pelaksana"), of="K01")
    assert [line.partition(" turunan ")[2] for line in found] == [
        f"a: induknya berputar (a dari b dari a){end} [kabag kasubbag-a {last}]",
        f"b: induknya berputar (b dari a dari b){end} [kasubbag-a kabag {last}]",
        f"c: induk dari induknya berputar{end} [pelaksana]",
    ]


def test_a_chain_longer_than_a_line_of_posts_is_told() -> None:
    names = ["1.1", *(f"t{n}" for n in range(51))]
    links = [turunan(kode, induk, "kabag") for induk, kode in pairwise(names)]
    found = told(*links, of="K019")
    assert [line.split()[3] for line in found] == ["t49:", "t50:"]
    assert "melebihi 50 tingkat" in found[0]


def test_own_indicators_are_of_posts_of_the_chart() -> None:
    found = told(turunan("a", "1.1", "kabag", "kabg", "dropped"), of="K001")
    assert found == [
        'a:1:1: K001 turunan a: jabatan "kabg" tidak ada di bagan. Maksudnya "kabag"? [kabg kabag]'
    ]


def test_rows_that_nobody_below_takes_up_are_told_in_one_line_a_superior() -> None:
    own = (
        turunan("a", "1.1", "kabag"),
        turunan("b", "1.1", "kabag"),
        turunan("c", "a", "kasubbag-a"),
    )
    assert told(*own) == [
        (
            "x.yaml:1:1: K021 peringatan: Jabatan kabag (kabag): baris 1.2 dan b tidak diturunkan "
            "kepada satu pun bawahan langsungnya. [kabag]"
        )
    ]


def test_who_has_no_agreement_of_its_own_takes_rows_up_all_the_same() -> None:
    posts = {
        kode: replace(post, jenjang="SKP" if kode.startswith("kasubbag") else "J")
        for kode, post in CITY.jabatan.items()
    }
    city = replace(CITY, jabatan=posts, skp_saja=frozenset(("SKP",)))
    katalog = replace(katalog_of("walikota", *ENTRIES), turunan=WHOLE)
    found = check_turunan(city, katalog, resolve_cascade(city, katalog), ())
    assert list(map(_line, found)) == []


def test_long_lists_of_such_rows_are_cut() -> None:
    own = [turunan(f"a{n}", "1.1", "kabag") for n in range(7)]
    (line,) = told(*own, turunan("c", "1.2", "kasubbag-a"))
    assert "baris a0, a1, a2, a3, a4 dan 2 lainnya tidak diturunkan" in line


def test_what_those_below_still_owe_is_not_told_twice() -> None:
    given = indikator("1.1", [("kabag", DITURUNKAN), ("kasubbag-a", DITURUNKAN)])
    assert told(turunan("a", "1.1", "kabag"), entries=(given,)) == []


def test_rows_that_come_from_the_catalogue_past_the_superiors_own_are_told() -> None:
    posts = [("kabag", DITURUNKAN), ("kasubbag-a", DITURUNKAN), ("kasubbag-b", LANGSUNG)]
    given = indikator("1.1", posts), indikator("1.3", [("kabag", DITURUNKAN), ("camat", LANGSUNG)])
    own = (
        turunan("a", "1.1", "kabag"),
        turunan("b", "1.1", "kasubbag-a"),
        turunan("c", "a", "kasubbag-b"),
        turunan("d", "1.3", "kabag"),
        turunan("e", "d", "kasubbag-b"),
    )
    assert told(*own, entries=given) == [
        (
            "x.yaml:1:1: K021 peringatan: Jabatan kabag (kabag): baris bawahannya b (kasubbag-a) "
            "dan 1.1 (kasubbag-b) tidak bersambung ke barisnya; sebut a sebagai induk. [kabag]"
        )
    ]
    undone = told(turunan("b", "1.1", "kasubbag-a"), entries=given)
    assert undone == []


@given(derived_worlds())
def test_what_is_written_stands_in_an_agreement_or_stops_it(world: World) -> None:
    organisasi, katalog = world
    resolved = resolve_cascade(organisasi, katalog)
    found = check_turunan(organisasi, katalog, resolved, ())
    stopped = {kode for p in found if p.berat is Berat.GALAT for kode in p.jabatan}
    for own in katalog.turunan:
        for kode in organisasi.jabatan.keys() & own.jabatan:
            rows = resolved[kode].baris if kode in resolved else ()
            assert kode in stopped or own.indikator.kode in {row.kode for row in rows}


@given(derived_worlds(), st.data())
def test_who_lacks_rows_that_are_only_offered_is_a_konsep_or_stopped(
    world: World, data: st.DataObject
) -> None:
    organisasi, katalog = world
    codes = [own.indikator.kode for own in katalog.turunan]
    waiting = offered(katalog, *(kode for kode in codes if data.draw(st.booleans())))
    before, after = (resolve_cascade(organisasi, own) for own in (katalog, waiting))
    errors = [p for p in check_turunan(organisasi, waiting, after, ()) if p.berat is Berat.GALAT]
    stopped = {kode for p in errors for kode in p.jabatan or organisasi.jabatan}
    owners = {own.jabatan for own in waiting.tawaran}
    for kode, perjanjian in after.items():
        told = any(why.startswith("turunan ") for why in perjanjian.alasan_konsep)
        assert told is (kode in owners)
        lost = {row.kode for row in before[kode].baris} - {row.kode for row in perjanjian.baris}
        konsep = perjanjian.keadaan is domain.Keadaan.KONSEP
        assert not lost or kode in stopped or (kode in owners and konsep)


def test_an_offer_is_of_a_post_of_the_chart_too_and_what_hangs_on_it_waits_for_it() -> None:
    own = turunan("a", "1.1", "kabag", "kabagg"), turunan("b", "a", "kasubbag-a")
    katalog = offered(replace(katalog_of("walikota", *ENTRIES), turunan=own), "a")
    found = check_turunan(CITY, katalog, resolve_cascade(CITY, katalog), frozenset())
    unknown, waiting = (_line(problem) for problem in found)
    assert unknown == (
        'a:1:1: K001 turunan a: jabatan "kabagg" tidak ada di bagan. Maksudnya "kabag"? '
        "[kabagg kabag]"
    )
    assert waiting == (
        'b:1:1: K020 turunan b: induk "a" masih ditawarkan dari tahun lalu; putuskan induk itu '
        "dahulu. [kasubbag-a]"
    )


@given(derived_worlds())
def test_who_is_not_stopped_derives_from_what_was_given_or_from_the_agreement_above(
    world: World,
) -> None:
    organisasi, katalog = world
    resolved = resolve_cascade(organisasi, katalog)
    found = check_turunan(organisasi, katalog, resolved, ())
    stopped = {kode for p in found if p.berat is Berat.GALAT for kode in p.jabatan}
    for kode in resolved.keys() - stopped:
        atasan = resolved.atasan_of(kode)
        above = resolved[atasan.kode].baris if atasan else ()
        for row in resolved[kode].baris:
            if row.sifat is domain.Sifat.TURUNAN:
                given_to_derive = row.induk in resolved.to_derive(kode)
                assert given_to_derive or any(
                    b.kode == row.induk and b.sifat is not DITURUNKAN for b in above
                )


def divided(
    tahunan: str, *, agregasi: domain.Agregasi = domain.Agregasi.JUMLAH
) -> domain.Indikator:
    """Indicator 1.2, ticked for the kabag, with this target of the year."""
    target = replace(TARGET, tahunan=parse_nilai(tahunan))
    return replace(indikator("1.2", [("kabag", LANGSUNG)]), agregasi=agregasi, target=target)


def bearing(kode: str, *posts: str, induk: str = "1.2", **porsi: str) -> domain.Turunan:
    """An own indicator of these posts, with what each bears (`kasubbag_a="40"`)."""
    shares: dict[domain.KodeJabatan, domain.Nilai] = {}
    for post, text in porsi.items():
        nilai = parse_nilai(text)
        assert nilai is not None
        shares[domain.KodeJabatan(post.replace("_", "-"))] = nilai
    return replace(turunan(kode, induk, *posts), porsi=shares)


BOTH = "kasubbag-a", "kasubbag-b"


K023 = "x.yaml:1:1: K023 indikator 1.2: jumlah porsi"
K024 = "x.yaml:1:1: K024 peringatan: indikator 1.2: dari target tahunan kabag"


@pytest.mark.parametrize(
    ("own", "said"),
    [
        ([bearing("z", *BOTH, kasubbag_a="60", kasubbag_b="40")], []),
        (
            [
                bearing("z", "kasubbag-a", kasubbag_a="60"),
                bearing("y", "kasubbag-a", kasubbag_a="10,5"),
                bearing("x", "kasubbag-b", kasubbag_b="29,5"),
            ],
            [],
        ),
        ([bearing("z", *BOTH)], []),
        (
            [bearing("z", *BOTH, kasubbag_a="100")],
            [f'{K024} "100" sudah dibagi 100; porsi kasubbag-b belum diisi. [kasubbag-b]'],
        ),
        (
            [
                bearing("z", "kasubbag-a", kasubbag_a="60"),
                bearing("y", "kasubbag-a"),
                bearing("x", "kasubbag-b"),
            ],
            [f'{K024} "100" sudah dibagi 60; porsi kasubbag-b belum diisi. [kasubbag-b]'],
        ),
        (
            [bearing("z", *BOTH, kasubbag_a="60", kasubbag_b="39,5")],
            [
                (
                    f'{K023} 99,5 kurang dari target tahunan kabag "100" (kasubbag-a 60 dan '
                    "kasubbag-b 39,5). [kasubbag-a kasubbag-b]"
                )
            ],
        ),
        (
            [bearing("z", *BOTH, kasubbag_a="101")],
            [f'{K023} 101 melebihi target tahunan kabag "100" (kasubbag-a 101). [kasubbag-a]'],
        ),
    ],
)
def test_portions_add_up_to_the_superiors_target(
    own: list[domain.Turunan], said: list[str]
) -> None:
    assert told(*own, entries=(divided("100"),), of="K02") == said


UNDIVIDED = "yang dibagi hanya target satu angka dengan agregasi jumlah pada perjanjian kabag"


@pytest.mark.parametrize(
    ("entry", "why"),
    [
        (divided("100", agregasi=domain.Agregasi.KUMULATIF), UNDIVIDED),
        (divided("(3) WTP"), UNDIVIDED),
        (divided("WTP"), UNDIVIDED),
        (divided("90-100"), UNDIVIDED),
        (divided("1:200"), UNDIVIDED),
        (divided("N/A"), UNDIVIDED),
        (replace(divided("100"), target=None), UNDIVIDED),
        (replace(divided("1"), penerima=ENTRIES[0].penerima), UNDIVIDED),
        (divided("100%"), 'targetnya pada kabag "100%"; tulis dalam satuan itu'),
    ],
)
def test_a_portion_of_what_is_not_divided_is_told(entry: domain.Indikator, why: str) -> None:
    own = bearing("z", *BOTH, kasubbag_a="60"), bearing("a", "1.2", "kabag")
    (line,) = told(own[0], entries=(entry,), of="K02[2-4]"[:3])
    assert line == (
        f'z:1:1: K022 turunan z: porsi "60" dari 1.2 tidak dapat dijumlahkan; {why}. [kasubbag-a]'
    )


def test_a_portion_of_what_the_superior_does_not_carry_is_told() -> None:
    other = replace(divided("100"), kode=domain.KodeIndikator("1.3"), penerima=())
    own = bearing("z", *BOTH, induk="1.3", kasubbag_b="60")
    (line,) = told(own, entries=(divided("100"), other), of="K022")
    assert line == (
        f'z:1:1: K022 turunan z: porsi "60" dari 1.3 tidak dapat dijumlahkan; {UNDIVIDED}. '
        "[kasubbag-b]"
    )


def test_one_portion_of_several_seats_is_told_once() -> None:
    own = bearing("z", *BOTH, kasubbag_a="60", kasubbag_b="60")
    entry = divided("100", agregasi=domain.Agregasi.KUMULATIF)
    (line,) = told(own, entries=(entry,), of="K022")
    assert line.endswith(f"{UNDIVIDED}. [kasubbag-a kasubbag-b]")


def test_portions_are_of_the_row_that_stands_above_also_of_a_derived_one() -> None:
    target = replace(TARGET, tahunan=parse_nilai("8"))
    above = turunan("a", "1.1", "kabag")
    entry = replace(above.indikator, agregasi=domain.Agregasi.JUMLAH, target=target)
    own = bearing("z", *BOTH, induk="a", kasubbag_a="5", kasubbag_b="4")
    (line,) = told(replace(above, indikator=entry), own, of="K023")
    assert line.startswith("a:1:1: K023 indikator a: jumlah porsi 9 melebihi target tahunan kabag")


def test_portions_at_each_depth_are_of_the_row_right_above() -> None:
    above = bearing("z", *BOTH, kasubbag_a="60", kasubbag_b="40")
    target = replace(TARGET, tahunan=parse_nilai("8"))
    entry = replace(above.indikator, agregasi=domain.Agregasi.JUMLAH, target=target)
    own = bearing("y", "pelaksana", induk="z", pelaksana="9")
    (line,) = told(replace(above, indikator=entry), own, entries=(divided("100"),), of="K02")
    assert line == (
        'z:1:1: K023 indikator z: jumlah porsi 9 melebihi target tahunan kasubbag-a "8" '
        "(pelaksana 9). [pelaksana]"
    )


def test_portions_of_posts_that_stand_nowhere_are_not_counted() -> None:
    own = bearing("z", "walikota", "hilang", walikota="5", hilang="5")
    assert told(own, entries=(divided("100"),), of="K02") == []


def test_each_superior_is_looked_at_with_those_below_it() -> None:
    posts = chart(
        *(jabatan(kode, atasan) for kode, atasan in (("gubernur", None), ("walikota", "gubernur"))),
        *(jabatan(f"kabag-{n}", "walikota") for n in range(3)),
        *(jabatan(f"kasubbag-{n}", f"kabag-{n}") for n in range(3)),
    )
    receivers = [(f"kabag-{n}", LANGSUNG) for n in range(3)]
    entries = [
        replace(divided("100"), kode=domain.KodeIndikator(kode), penerima=own.penerima)
        for kode in ("1.1", "1.2")
        for own in (indikator(kode, receivers),)
    ]
    own = (
        bearing("a", "kasubbag-0", "kasubbag-1", kasubbag_0="100"),
        bearing("b", "kasubbag-0", "kasubbag-1", "kasubbag-2", induk="1.1", kasubbag_0="99"),
    )
    katalog = replace(katalog_of("walikota", *entries), turunan=own)
    found = check_turunan(posts, katalog, resolve_cascade(posts, katalog), ())
    assert [(p.kode, p.jabatan) for p in found] == [
        ("K021", ("kabag-2",)),
        ("K023", ("kasubbag-0",)),
    ]

"""Laws of the cascade, over random charts and catalogues."""

from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pkdocs import domain
from pkdocs.base.problem import Span
from pkdocs.base.values import replace
from pkdocs.rules import cascade, checks
from tests.helpers import edit, run
from tests.support.worlds import (
    HERE,
    NASKAH,
    TARGET,
    chart,
    indikator,
    jabatan,
    kartu,
    katalog_of,
    konfirmasi,
    own_worlds,
    sendiri,
    worlds,
)

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


@given(worlds() | own_worlds())
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


LANGSUNG, DITURUNKAN = domain.Sifat.LANGSUNG, domain.Sifat.DITURUNKAN
CAMAT, WALIKOTA, GUBERNUR = map(domain.KodeJabatan, ("camat", "walikota", "gubernur"))
CITY = chart(
    jabatan("gubernur", None),
    jabatan("walikota", "gubernur"),
    replace(jabatan("camat", "walikota"), jenis="camat"),
    jabatan("lurah", "camat"),
)
RULE = domain.Penerima((CAMAT,), DITURUNKAN, "Lampiran II", ("Taman",), "", "", Span("rule"))
ENTRY = replace(indikator("2.3", []), no_indikator="3", span=Span("entry"))
"""An indicator of sasaran 2 that the camat gets as RULE says."""


def own(kode: str, no: str, sasaran: str = "", induk: str = "2.3") -> domain.Turunan:
    entry = replace(indikator(kode, []), no_indikator=no, span=Span(kode))
    return domain.Turunan((CAMAT,), domain.KodeIndikator(induk), sasaran, entry)


def catalogue(
    *turunan: domain.Turunan,
    rule: domain.Penerima = RULE,
    score_card: domain.ScoreCard | None = None,
) -> domain.Katalog:
    """A catalogue of sasaran 1 and 2; the second is given as the rule says."""
    first, second = (
        domain.Sasaran(no, domain.Kelompok.KHUSUS, f"Sasaran {no}", (entry,), HERE)
        for no, entry in (
            ("1", indikator("1.1", [("lurah", LANGSUNG)])),
            ("2", replace(ENTRY, penerima=(rule,))),
        )
    )
    return domain.Katalog(2023, WALIKOTA, (first, second), turunan, score_card, (), HERE)


def agreement(katalog: domain.Katalog, kode: domain.KodeJabatan = CAMAT) -> domain.Perjanjian:
    return cascade.resolve_cascade(CITY, katalog)[kode]


@pytest.mark.parametrize(
    ("teks", "printed"),
    [
        ("", "Indikator turunan belum disusun."),
        ("Diturunkan ke program.", "Diturunkan ke program."),
    ],
)
def test_a_row_to_be_derived_prints_what_is_owed_and_nothing_of_the_targets(
    teks: str, printed: str
) -> None:
    rule = replace(RULE, teks=teks, perlu_konfirmasi="Belum pasti.")
    (row,) = agreement(catalogue(rule=rule)).baris
    assert row == domain.Baris(
        kode=domain.KodeIndikator("2.3"),
        no_sasaran="1",
        kelompok=domain.Kelompok.KHUSUS,
        sasaran="Sasaran 2",
        no_indikator="1",
        indikator="Indikator 2.3",
        sifat=DITURUNKAN,
        lingkup=("Taman",),
        sumber_data="S",
        sistem_input="S",
        pengukuran=(domain.Uraian("uraian", "", (printed,)),),
        target=None,
        satuan="Nilai",
        agregasi=domain.Agregasi.TETAP,
        asal=(
            domain.Asal("katalog", Span("entry"), ENTRY.kode),
            domain.Asal("Lampiran II", Span("rule")),
        ),
        induk=domain.KodeIndikator("2.3"),
        perlu_konfirmasi="Belum pasti.",
        melalui=CITY.jabatan[WALIKOTA],
    )


def test_a_ticked_row_is_the_indicator_with_the_scope_of_its_receiver() -> None:
    rule = replace(RULE, sifat=LANGSUNG, perlu_konfirmasi="Belum pasti.")
    (row,) = agreement(catalogue(rule=rule)).baris
    assert (row.sifat, row.lingkup, row.perlu_konfirmasi) == (LANGSUNG, ("Taman",), "Belum pasti.")
    assert (row.target, row.pengukuran, row.induk) == (ENTRY.target, (), ENTRY.kode)
    assert row.asal == (
        domain.Asal("katalog", Span("entry"), ENTRY.kode),
        domain.Asal("Lampiran II", Span("rule")),
    )


def test_the_pemilik_holds_every_indicator_through_nobody() -> None:
    perjanjian = agreement(catalogue(), WALIKOTA)
    assert [(row.kode, row.melalui, row.lingkup) for row in perjanjian.baris] == [
        ("1.1", None, ()),
        ("2.3", None, ()),
    ]
    assert [row.asal[1] for row in perjanjian.baris] == [domain.Asal("pemilik", HERE)] * 2
    assert perjanjian.jenis is domain.Jenis.INDUK
    assert (perjanjian.tahun, perjanjian.alasan_konsep) == (2023, ())


def test_own_indicators_take_the_place_of_the_one_to_be_derived_each_in_its_order() -> None:
    turunan = (own("z", "10"), own("a", "2"), own("b", "1", "Sasaran sendiri"))
    doubtful = replace(RULE, perlu_konfirmasi="Belum pasti.")
    rows = agreement(catalogue(*turunan, rule=doubtful)).baris
    assert [(r.kode, r.no_sasaran, r.sasaran, r.no_indikator) for r in rows] == [
        ("a", "1", "Sasaran 2", "1"),
        ("z", "1", "Sasaran 2", "2"),
        ("b", "2", "Sasaran sendiri", "1"),
    ]
    for row in rows:
        assert (row.sifat, row.induk) == (domain.Sifat.TURUNAN, "2.3")
        assert (row.perlu_konfirmasi, row.lingkup) == ("Belum pasti.", ())
        assert [asal.aturan for asal in row.asal] == ["turunan sendiri", "katalog", "Lampiran II"]
        assert row.asal[0].span == Span(row.kode)
        assert row.melalui == CITY.jabatan[WALIKOTA]


def test_a_ticked_post_keeps_the_indicator_beside_stray_own_ones() -> None:
    ticked = replace(RULE, sifat=LANGSUNG)
    assert [r.kode for r in agreement(catalogue(own("a", "1"), rule=ticked)).baris] == ["2.3"]
    stray = agreement(catalogue(own("a", "1", induk="9.9"))).baris
    assert [(r.kode, r.sifat) for r in stray] == [("2.3", DITURUNKAN)]


def test_two_parents_keep_their_order_with_their_own_indicators() -> None:
    parents = [
        replace(indikator(kode, []), no_indikator=no, penerima=(RULE,))
        for kode, no in (("2.3", "3"), ("2.10", "10"))
    ]
    katalog = replace(
        katalog_of("walikota", *parents), turunan=(own("x", "1", induk="2.10"), own("y", "2"))
    )
    assert [r.kode for r in agreement(katalog).baris] == ["y", "x"]
    twice = (own("x", "1", "Sendiri", "2.10"), own("y", "2", "Sendiri"))
    rows = agreement(replace(katalog, turunan=twice)).baris
    assert [(r.kode, r.no_sasaran) for r in rows] == [("y", "1"), ("x", "2")]


def test_what_is_owed_is_what_has_no_own_indicator_yet() -> None:
    katalog = katalog_of(
        "walikota",
        *(
            replace(indikator(kode, []), penerima=(replace(RULE, sifat=sifat),))
            for kode, sifat in (("1.1", DITURUNKAN), ("1.2", LANGSUNG), ("1.3", DITURUNKAN))
        ),
    )
    nothing = cascade.resolve_cascade(CITY, katalog)
    assert nothing.owed(CAMAT) == ["1.1", "1.3"]
    assert nothing.owed(WALIKOTA) == nothing.owed(GUBERNUR) == []
    one = cascade.resolve_cascade(CITY, replace(katalog, turunan=(own("a", "1", induk="1.1"),)))
    assert one.owed(CAMAT) == ["1.3"]


def card_for(kinds: str, *, settled: bool = True, filled: bool = True) -> domain.ScoreCard:
    entries = (replace(indikator("SC.1", []), span=Span("sc")), indikator("SC.2", []))
    rows = domain.Sasaran("1", domain.Kelompok.KHUSUS, "Kartu", entries, HERE)
    sasaran = (rows,) if filled else ()
    return domain.ScoreCard(tuple(kinds.split()), settled, sasaran, Span("card"))


def test_rows_of_the_score_card_stand_behind_the_others_and_came_through_nobody() -> None:
    rows = agreement(catalogue(score_card=card_for("camat"))).baris
    assert [(r.kode, r.no_sasaran, r.no_indikator) for r in rows] == [
        ("2.3", "1", "1"),
        ("SC.1", "2", "1"),
        ("SC.2", "2", "2"),
    ]
    (_, card, _) = rows
    assert (card.sifat, card.induk, card.melalui) == (domain.Sifat.SCORE_CARD, None, None)
    assert card.asal == (
        domain.Asal("score card", Span("sc"), domain.KodeIndikator("SC.1")),
        domain.Asal("score card", Span("card")),
    )


def test_a_score_card_alone_makes_an_agreement_for_the_kinds_it_is_for() -> None:
    whole = cascade.resolve_cascade(CITY, katalog_with(card_for("camat")))
    assert list(whole) == [WALIKOTA, CAMAT]
    assert len(whole) == 2
    assert [r.kode for r in whole[CAMAT].baris] == ["SC.1", "SC.2"]
    assert whole.alike(CAMAT) != whole.alike(domain.KodeJabatan("lurah"))
    empty = cascade.resolve_cascade(CITY, katalog_with(card_for("camat", filled=False)))
    assert list(empty) == [WALIKOTA]


def katalog_with(card: domain.ScoreCard) -> domain.Katalog:
    return replace(katalog_of("walikota", indikator("1.1", [])), score_card=card)


def test_reasons_for_a_konsep_are_all_told() -> None:
    rule = replace(RULE, perlu_konfirmasi="Belum pasti.")
    entries = (
        replace(indikator("1.1", []), penerima=(rule,)),
        replace(indikator("1.2", []), penerima=(rule,)),
    )
    katalog = replace(katalog_of("walikota", *entries), score_card=card_for("camat", settled=False))
    doubtful = replace(CITY.jabatan[CAMAT], perlu_konfirmasi="Nama.")
    posts = replace(CITY, jabatan={**CITY.jabatan, CAMAT: doubtful})
    whole = cascade.resolve_cascade(posts, katalog)
    assert whole[CAMAT].alasan_konsep == (
        "indikator 1.1, 1.2 belum diturunkan",
        "indikator Score Card belum dikonfirmasi Bagian KKPP",
        "nama jabatan perlu dikonfirmasi",
        "pemberian indikator 1.1, 1.2 perlu dikonfirmasi",
    )
    assert whole[WALIKOTA].alasan_konsep == ()
    settled = replace(katalog, score_card=card_for("camat"))
    assert len(cascade.resolve_cascade(posts, settled)[CAMAT].alasan_konsep) == 3


def test_a_jenjang_without_agreements_has_none_and_still_hands_down() -> None:
    posts = (jabatan("atas", None), jabatan("pemilik", "atas"), jabatan("tengah", "pemilik"))
    middle = replace(posts[2], jenjang="Pelaksana")
    whole = chart(posts[0], posts[1], middle, jabatan("bawah", "tengah"))
    given_to = [("tengah", domain.Sifat.LANGSUNG), ("bawah", domain.Sifat.LANGSUNG)]
    katalog = katalog_of("pemilik", indikator("1.1", given_to))
    skp_saja = replace(whole, skp_saja=frozenset(("Pelaksana",)))
    resolved = cascade.resolve_cascade(skp_saja, katalog)
    assert list(resolved) == ["pemilik", "bawah"]
    (row,) = resolved[domain.KodeJabatan("bawah")].baris
    assert row.melalui == middle
    assert list(cascade.resolve_cascade(whole, katalog)) == ["pemilik", "tengah", "bawah"]


def test_who_signs_is_whom_the_data_name_and_else_who_stands_above() -> None:
    named = replace(CITY.jabatan[CAMAT], pihak_kedua=GUBERNUR)
    posts = replace(CITY, jabatan={**CITY.jabatan, CAMAT: named})
    assert cascade.resolve_cascade(posts, catalogue())[CAMAT].pihak_kedua.jabatan.kode == GUBERNUR
    perjanjian = agreement(catalogue())
    assert perjanjian.pihak_kedua.jabatan.kode == WALIKOTA
    assert perjanjian.pihak_pertama.jabatan.kode == CAMAT


def test_programs_of_a_post_are_its_own_in_their_order() -> None:
    program = [
        domain.Program(kode, nama, Decimal(1), "", HERE)
        for kode, nama in ((CAMAT, "satu"), (WALIKOTA, "lain"), (CAMAT, "dua"))
    ]
    katalog = replace(catalogue(), program=tuple(program))
    assert [p.program for p in agreement(katalog).program] == ["satu", "dua"]


@pytest.mark.parametrize(("first", "second"), [(None, "1"), ("1", None), (None, None), ("1", "1")])
def test_an_agreement_is_named_where_both_parties_are(
    first: str | None, second: str | None
) -> None:
    def held(kode: domain.KodeJabatan, nip: str | None) -> domain.Jabatan:
        pejabat = domain.Pejabat("Wira Contoh", "", "", nip, "", HERE) if nip else None
        return replace(CITY.jabatan[kode], pejabat=pejabat)

    posts = {**CITY.jabatan, CAMAT: held(CAMAT, first), WALIKOTA: held(WALIKOTA, second)}
    whole = cascade.resolve_cascade(replace(CITY, jabatan=posts), catalogue())
    assert whole.bernama(CAMAT) is bool(first and second)
    perjanjian = whole[CAMAT]
    assert perjanjian.pihak_pertama.pejabat == posts[CAMAT].pejabat
    assert perjanjian.pihak_kedua.pejabat == posts[WALIKOTA].pejabat


def test_who_has_no_agreement_is_in_no_way_in_the_cascade() -> None:
    whole = cascade.resolve_cascade(CITY, catalogue())
    for kode in map(domain.KodeJabatan, ("hilang", "gubernur")):
        assert kode not in whole
        with pytest.raises(KeyError, match=kode):
            whole[kode]


def test_given_is_a_mapping_of_posts_and_the_first_mention_counts() -> None:
    again = replace(RULE, sifat=LANGSUNG)
    katalog = katalog_of("walikota", replace(ENTRY, penerima=(RULE, again)))
    given = cascade.collect_pemberian(katalog)
    assert sorted(given) == ["camat", "walikota"]
    assert (len(given), CAMAT in given, "lurah" in given) == (2, True, False)
    pemberian = given[CAMAT][ENTRY.kode]
    assert pemberian.penerima == replace(RULE, jabatan=())
    assert (pemberian.sasaran.indikator, pemberian.indikator.penerima) == ((), ())
    assert given.kind(domain.KodeJabatan("lurah")) == -1
    assert [given.kind(kode) for kode in (WALIKOTA, CAMAT)] == [0, 1]


def test_rows_that_came_through_a_superior_name_the_nearest_that_carries_them() -> None:
    katalog = katalog_of(
        "walikota",
        indikator("1.1", [("camat", LANGSUNG), ("lurah", LANGSUNG)]),
        replace(indikator("1.2", [("lurah", LANGSUNG)]), no_indikator="2"),
    )
    lurah = agreement(katalog, domain.KodeJabatan("lurah"))
    assert [r.melalui.kode for r in lurah.baris if r.melalui] == ["camat", "walikota"]


@given(own_worlds())
def test_posts_that_are_alike_have_the_same_rows(world: World) -> None:
    found = cascade.resolve_cascade(*world)
    rows: dict[object, tuple[domain.Baris, ...]] = {}
    for kode in found:
        assert rows.setdefault(found.alike(kode), found.baris(kode)) == found.baris(kode)


def test_a_post_with_a_target_of_its_own_is_like_no_other() -> None:
    world = chart(jabatan("walikota", None), *(jabatan(kode, "walikota") for kode in "abcd"))
    entry = indikator("1.1", [("a", LANGSUNG)])
    rule = replace(entry.penerima[0], jabatan=tuple(map(domain.KodeJabatan, "abcd")))
    katalog = katalog_of("walikota", replace(entry, penerima=(rule,)))
    own = sendiri("b", "1.1", 9), sendiri("d", "1.1", 7)
    whole = cascade.resolve_cascade(world, replace(katalog, target_sendiri=own))
    a, b, c, d = (whole.alike(domain.KodeJabatan(kode)) for kode in "abcd")
    assert a == c
    assert len({a, b, d}) == 3


@given(own_worlds())
def test_an_own_target_is_that_of_its_post_and_of_no_other(world: World) -> None:
    organisasi, katalog = world
    own = {(t.jabatan, t.indikator): t for t in katalog.target_sendiri}
    for kode, perjanjian in cascade.resolve_cascade(organisasi, katalog).items():
        for row in perjanjian.baris:
            promised = own.get((kode, row.kode))
            told = [asal.span for asal in row.asal if asal.aturan == domain.TARGET_SENDIRI]
            if promised and row.sifat is not DITURUNKAN:
                assert (row.target, told) == (promised.target, [promised.span])
            else:
                common = None if row.sifat in (DITURUNKAN, domain.Sifat.SCORE_CARD) else TARGET
                assert (row.target, told) == (common, [])


def test_a_satuan_of_ones_own_is_printed_and_else_that_of_the_indicator() -> None:
    katalog = catalogue(rule=replace(RULE, sifat=LANGSUNG))
    theirs = replace(sendiri("camat", "2.3"), satuan="Rapat", alasan_satuan="Dihitung rapatnya.")
    for own, satuan in ((sendiri("camat", "2.3"), "Nilai"), (theirs, "Rapat")):
        (row,) = agreement(replace(katalog, target_sendiri=(own,))).baris
        assert (row.satuan, row.target) == (satuan, own.target)


def test_what_a_unit_confirmed_is_settled_for_the_posts_it_names() -> None:
    rule = replace(RULE, sifat=LANGSUNG, perlu_konfirmasi="Belum pasti.")
    card = kartu("camat", target=True, settled=False)
    doubtful = replace(CITY.jabatan[CAMAT], perlu_konfirmasi="Nama.")
    posts = replace(CITY, jabatan={**CITY.jabatan, CAMAT: doubtful})
    katalog = catalogue(rule=rule, score_card=card)
    name, card_of_unit = domain.Hal.NAMA_JABATAN, domain.Hal.SCORE_CARD
    everything = (
        konfirmasi(domain.Hal.PEMBERIAN, "camat", "2.3"),
        konfirmasi(name, "camat"),
        konfirmasi(card_of_unit),
    )
    left = {
        (): 3,
        everything[:1]: 2,
        everything[1:]: 1,
        everything: 0,
        (konfirmasi(name, "lurah"), konfirmasi(domain.Hal.PEMBERIAN, "camat", "1.1")): 3,
        (replace(everything[2], unit="Unit lain"),): 3,
    }
    for confirmed, reasons in left.items():
        found = cascade.resolve_cascade(posts, replace(katalog, konfirmasi=confirmed))[CAMAT]
        assert (confirmed, len(found.alasan_konsep)) == (confirmed, reasons)
    none = (replace(everything[2], unit="Unit lain"),)
    other = cascade.resolve_cascade(posts, replace(katalog, konfirmasi=none))
    assert other[CAMAT].konfirmasi == ()
    whole = cascade.resolve_cascade(posts, replace(katalog, konfirmasi=everything))
    assert whole[CAMAT].konfirmasi == everything
    assert whole[domain.KodeJabatan("lurah")].konfirmasi == ()
    (row, _) = whole[CAMAT].baris
    assert row.perlu_konfirmasi == ""


def test_a_confirmed_indicator_settles_those_derived_from_it() -> None:
    doubtful = replace(RULE, perlu_konfirmasi="Belum pasti.")
    katalog = catalogue(own("a", "1"), rule=doubtful)
    for which in ("2.3", "a"):
        confirmed = (konfirmasi(domain.Hal.PEMBERIAN, "camat", which),)
        assert agreement(replace(katalog, konfirmasi=confirmed)).alasan_konsep == ()


def test_an_empty_score_card_is_not_settled_by_a_unit() -> None:
    empty = card_for("camat", settled=False, filled=False)
    confirmed = (konfirmasi(domain.Hal.SCORE_CARD),)
    found = agreement(replace(catalogue(score_card=empty), konfirmasi=confirmed))
    assert "indikator Score Card belum dikonfirmasi Bagian KKPP" in found.alasan_konsep


def test_a_score_card_without_a_target_for_the_post_makes_a_konsep() -> None:
    katalog = replace(katalog_with(kartu("camat")), target_sendiri=(sendiri("lurah", "SC.1"),))
    assert agreement(katalog).alasan_konsep == ("target Score Card SC.1 belum ditetapkan",)
    promised = replace(katalog, target_sendiri=(sendiri("camat", "SC.1"),))
    assert agreement(promised).keadaan is not domain.Keadaan.KONSEP


def chained(*turunan: domain.Turunan) -> cascade.Cascade:
    """The city, whose camat and lurah get no more of indicator 2.3 than what they derive."""
    return cascade.resolve_cascade(CITY, replace(catalogue(), turunan=turunan))


LURAH = domain.KodeJabatan("lurah")


def test_a_row_may_come_from_the_superiors_own_one_in_any_depth() -> None:
    deeper = replace(own("b", "1", induk="a"), jabatan=(LURAH,))
    how = replace(deeper, penurunan=domain.Penurunan.TIDAK_LANGSUNG)
    whole = chained(how, own("a", "1"))
    rows = {row.kode: row for row in whole[LURAH].baris}
    row = rows[domain.KodeIndikator("b")]
    assert (row.sifat, row.induk, row.melalui) == (domain.Sifat.TURUNAN, "a", CITY.jabatan[CAMAT])
    assert row.rantai == ("b", "a", "2.3")
    assert row.penurunan is domain.Penurunan.TIDAK_LANGSUNG
    assert [asal.aturan for asal in row.asal] == ["turunan sendiri", "turunan atasan", "katalog"]
    assert (row.sasaran, row.perlu_konfirmasi, row.lingkup) == ("Sasaran 2", "", ())
    assert [(r.kode, r.no_sasaran, r.no_indikator) for r in whole[LURAH].baris] == [
        ("1.1", "1", "1"),
        ("b", "2", "1"),
    ]


def test_a_post_with_nothing_but_a_derived_row_has_an_agreement() -> None:
    alone = cascade.resolve_cascade(
        CITY,
        replace(
            katalog_of("walikota", replace(ENTRY, penerima=(RULE,))),
            turunan=(own("a", "1"), replace(own("b", "1", induk="a"), jabatan=(LURAH,))),
        ),
    )
    assert list(alone) == [WALIKOTA, CAMAT, LURAH]
    assert [row.kode for row in alone[LURAH].baris] == ["b"]
    assert alone.atasan_of(LURAH) == CITY.jabatan[CAMAT]
    assert alone.atasan_of(WALIKOTA) is None
    assert alone.alike(LURAH) != alone.alike(CAMAT)


def test_what_was_given_to_derive_is_done_by_a_row_of_the_superiors_that_comes_from_it() -> None:
    rule = replace(RULE, jabatan=(CAMAT, LURAH), perlu_konfirmasi="Belum pasti.")
    turunan = (own("a", "1"), replace(own("b", "1", induk="a"), jabatan=(LURAH,)))
    whole = cascade.resolve_cascade(CITY, catalogue(*turunan, rule=rule))
    assert whole.owed(LURAH) == []
    row = whole[LURAH].baris[-1]
    assert (row.kode, row.perlu_konfirmasi) == ("b", "Belum pasti.")
    assert row.asal[-1] == domain.Asal("Lampiran II", Span("rule"))
    assert cascade.resolve_cascade(CITY, catalogue(own("a", "1"), rule=rule)).owed(LURAH) == ["2.3"]


def test_a_row_derived_beside_a_ticked_one_is_not_given_by_its_rule() -> None:
    ticked = replace(RULE, sifat=LANGSUNG, jabatan=(LURAH,), perlu_konfirmasi="Belum pasti.")
    entry = replace(ENTRY, penerima=(RULE, ticked))
    turunan = (own("a", "1"), replace(own("b", "1", induk="a"), jabatan=(LURAH,)))
    katalog = replace(katalog_of("walikota", entry), turunan=turunan)
    rows = cascade.resolve_cascade(CITY, katalog)[LURAH].baris
    assert [(r.kode, r.perlu_konfirmasi) for r in rows] == [("2.3", "Belum pasti."), ("b", "")]


def test_rows_derived_from_the_score_card_stand_with_it_behind_the_others() -> None:
    turunan = (replace(own("b", "1", induk="SC.2"), jabatan=(LURAH,)),)
    katalog = replace(catalogue(score_card=card_for("camat")), turunan=turunan)
    whole = cascade.resolve_cascade(CITY, katalog)
    assert [(r.kode, r.no_sasaran) for r in whole[LURAH].baris] == [("1.1", "1"), ("b", "2")]
    assert whole[LURAH].baris[-1].melalui == CITY.jabatan[CAMAT]
    assert whole.score_card_codes(CITY.jabatan[CAMAT]) == {"SC.1", "SC.2"}
    assert whole.score_card_codes(CITY.jabatan[LURAH]) == frozenset()


def test_what_a_post_carries_with_a_target_can_be_derived_from() -> None:
    whole = cascade.resolve_cascade(CITY, catalogue(own("a", "1"), score_card=card_for("camat")))
    carried = [
        k for k in ("a", "2.3", "SC.1", "x") if whole.carries(CAMAT, domain.KodeIndikator(k))
    ]
    assert carried == ["a", "SC.1"]
    assert whole.carries(WALIKOTA, ENTRY.kode)
    assert whole.standing(CAMAT) == ("a",)
    assert whole.standing(LURAH) == ("1.1",)
    assert whole.taken_up(CAMAT) == ("2.3", "2.3")
    assert whole.to_derive(CAMAT) == ["2.3"]
    undone = cascade.resolve_cascade(CITY, catalogue())
    assert (undone.carries(CAMAT, ENTRY.kode), undone.standing(CAMAT)) == (False, ())

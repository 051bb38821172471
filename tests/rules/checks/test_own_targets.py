"""Rules of own targets in their corners; what each says of a project stands in cases/bad."""

from decimal import Decimal

import pytest

from pkdocs import domain
from pkdocs.base.problem import Problem
from pkdocs.base.values import replace
from pkdocs.domain.nilai import parse_nilai
from pkdocs.rules.cascade import resolve_cascade
from pkdocs.rules.checks import own_targets
from tests.support.worlds import chart, indikator, jabatan, kartu, katalog_of, sendiri

LANGSUNG, DITURUNKAN = domain.Sifat.LANGSUNG, domain.Sifat.DITURUNKAN
POSTS = chart(
    jabatan("gubernur", None),
    jabatan("walikota", "gubernur"),
    replace(jabatan("a", "walikota"), jenis="camat"),
    replace(jabatan("b", "walikota"), jenis="camat"),
    replace(jabatan("c", "walikota"), jenis="asisten"),
    replace(jabatan("d", "a"), jenis="lurah"),
)
EVERYONE = [(kode, LANGSUNG) for kode in "abcd"]


def told(katalog: domain.Katalog, *, dropped: tuple[str, ...] = ()) -> list[Problem]:
    resolved = resolve_cascade(POSTS, katalog)
    return list(own_targets.check_own_targets(POSTS, katalog, resolved, dropped))


def given_to_all(naik: domain.Naik, *own: domain.TargetSendiri) -> domain.Katalog:
    entry = replace(indikator("1.1", EVERYONE), naik=naik)
    return replace(katalog_of("walikota", entry), target_sendiri=own)


@pytest.mark.parametrize(
    ("satuan", "alasan", "lacking"),
    [("Rapat", "", "alasan_satuan"), ("", "Sebab.", '"satuan"'), ("Rapat", "Sebab.", None)],
)
def test_a_satuan_of_ones_own_has_a_reason(satuan: str, alasan: str, lacking: str | None) -> None:
    own = replace(sendiri("a", "1.1"), satuan=satuan, alasan_satuan=alasan)
    found = told(given_to_all(domain.Naik.TIDAK, own))
    assert [(p.kode, p.jabatan) for p in found] == ([("A020", ("a",))] if lacking else [])
    assert all(str(lacking) in p.pesan for p in found)


def test_what_is_still_to_be_derived_has_no_target_yet() -> None:
    katalog = katalog_of("walikota", indikator("1.1", [("a", DITURUNKAN)]))
    (problem,) = told(replace(katalog, target_sendiri=(sendiri("a", "1.1"),)))
    assert problem.kode == "A021"
    assert problem.pesan == (
        "target a untuk indikator 1.1: indikator itu masih harus diturunkan; tulis targetnya pada "
        "turunannya."
    )


@pytest.mark.parametrize(
    ("kode", "hint"), [("nilai-saikp", ' Maksudnya "nilai-sakip"?'), ("9.9", "")]
)
def test_a_target_of_what_the_post_does_not_carry_is_told(kode: str, hint: str) -> None:
    entry = indikator("nilai-sakip", EVERYONE)
    katalog = replace(katalog_of("walikota", entry), target_sendiri=(sendiri("a", kode),))
    (problem,) = told(katalog)
    assert (problem.kode, problem.jabatan) == ("A021", ("a",))
    assert problem.pesan == (
        f"target a untuk indikator {kode}: perjanjiannya tidak memuat indikator itu.{hint}"
    )


def test_an_own_target_of_all_seats_of_a_title_is_told_of_once() -> None:
    katalog = katalog_of("walikota", indikator("1.1", []))
    own = tuple(sendiri(kode, "1.1") for kode in "abc")
    (problem,) = told(replace(katalog, target_sendiri=own))
    assert problem.jabatan == ("a", "b", "c")
    assert problem.pesan.startswith("target a dan 2 kursi lain untuk indikator 1.1: perjanjiannya")


def test_a_post_that_was_dropped_is_not_told_again() -> None:
    katalog = given_to_all(domain.Naik.TIDAK, sendiri("hilang", "1.1"))
    assert [p.kode for p in told(katalog)] == ["K001"]
    assert told(katalog, dropped=("hilang",)) == []


RATA, JUMLAH = domain.Naik.RATA_RATA, domain.Naik.JUMLAH


@pytest.mark.parametrize(
    ("naik", "own", "faults"),
    [
        (domain.Naik.TIDAK, {"a": 9}, []),
        (RATA, {}, []),
        (RATA, {"a": 3}, ["rata-rata target a 3 dan b 1", "rata-rata target d 1"]),
        (RATA, {"a": 2, "b": 0, "d": 2}, []),
        (RATA, {"d": 3}, ["rata-rata target d 3"]),
        (RATA, {"c": 3}, ["rata-rata target c 3"]),
        (JUMLAH, {"walikota": 7, "a": 3, "b": 4, "c": 7, "d": 3}, []),
        (JUMLAH, {"walikota": 8, "a": 4, "b": 4, "c": 9, "d": 4}, ["jumlah target c 9"]),
        (JUMLAH, {"a": 1, "b": 0, "d": 2}, ["jumlah target d 2"]),
    ],
)
def test_those_directly_below_of_one_kind_make_up_the_one_above(
    naik: domain.Naik, own: dict[str, int], faults: list[str]
) -> None:
    targets = [sendiri(kode, "1.1", besar) for kode, besar in own.items()]
    found = told(given_to_all(naik, *targets))
    assert [p.pesan.partition(": ")[2].partition(" tidak sama")[0] for p in found] == faults
    assert {p.kode for p in found} <= {"K035"}


def test_who_has_no_agreement_of_its_own_is_compared_too() -> None:
    posts = dict(POSTS.jabatan)
    posts[domain.KodeJabatan("a")] = replace(jabatan("a", "walikota"), jenis="camat", jenjang="SKP")
    city = replace(POSTS, jabatan=posts, skp_saja=frozenset(("SKP",)))
    katalog = given_to_all(RATA, sendiri("a", "1.1", 2), sendiri("b", "1.1", 0))
    resolved = resolve_cascade(city, katalog)
    (problem,) = own_targets.make_up_those_above(city, katalog, resolved)
    assert "rata-rata target d 1 tidak sama dengan target a" in problem.pesan


def test_the_warning_names_posts_and_numbers_and_stands_at_an_own_target() -> None:
    (problem, _) = told(given_to_all(RATA, sendiri("a", "1.1", 2)))
    assert str(problem) == (
        "target.yaml:3:1: K035 peringatan: indikator 1.1: rata-rata target a 2 dan b 1 tidak sama "
        "dengan target walikota: TW I 1,5, bukan 1; TW II 1,5, bukan 1; TW III 1,5, bukan 1; "
        "TW IV 1,5, bukan 1; tahunan 1,5, bukan 1."
    )
    assert problem.jabatan == ("walikota", "a", "b")


def test_a_mean_is_rounded_to_the_decimals_of_the_one_above() -> None:
    assert len(told(given_to_all(RATA, sendiri("a", "1.1", 1), sendiri("d", "1.1", 1)))) == 0
    precise = replace(sendiri("walikota", "1.1"), target=whole("1,0"))
    assert [p.jabatan[0] for p in told(given_to_all(RATA, precise, half("a"), half("d")))] == [
        "walikota"
    ]


def half(kode: str) -> domain.TargetSendiri:
    return replace(sendiri(kode, "1.1"), target=whole("1,2"))


def whole(teks: str) -> domain.Target:
    nilai = domain.Nilai(teks, domain.Ragam.ANGKA, Decimal(teks.replace(",", ".")))
    return domain.Target(nilai, nilai, nilai, nilai, nilai)


@pytest.mark.parametrize(
    ("above", "of_a", "of_b", "fault"),
    [
        ("70-80", "70-75", "70-85", ""),
        ("70-80", "70-75", "70-75", "tahunan 75, bukan 80."),
        ("70-80", "75", "75", "tahunan 75, bukan 70."),
        ("75", "70-75", "70-80", "tahunan 70, bukan 75."),
        ("1:200", "1:200", "1:200", ""),
        ("1:200", "1:100", "1:100", "tahunan 0,01, bukan 0,005."),
        ("10:3", "10:3", "10:3", ""),
        ("1:1", "1:1", "1:2", "tahunan 0,75, bukan 1."),
        ("≤ 24", "≤ 20", "≤ 28", ""),
    ],
)
def test_both_ends_of_a_range_and_the_worth_of_a_ratio_are_compared(
    above: str, of_a: str, of_b: str, fault: str
) -> None:
    texts = {"walikota": above, "a": of_a, "b": of_b, "c": above, "d": of_a}
    values = {kode: parse_nilai(text) for kode, text in texts.items()}
    own = [
        replace(sendiri(kode, "1.1"), target=domain.Target(None, None, None, None, nilai))
        for kode, nilai in values.items()
    ]
    found = [problem.pesan for problem in told(given_to_all(RATA, *own))]
    assert [pesan.rpartition(": ")[2] for pesan in found] == [fault] * bool(fault)


def test_what_is_not_measured_or_has_no_worth_takes_no_part() -> None:
    bare = domain.Nilai("WTP", domain.Ragam.PREDIKAT, None)
    quiet = domain.Target(None, None, bare, None, bare)
    own = [replace(sendiri(kode, "1.1"), target=quiet) for kode in "abd"]
    assert told(given_to_all(JUMLAH, *own)) == []
    above = replace(sendiri("walikota", "1.1"), target=quiet)
    lower = [sendiri(kode, "1.1", 9) for kode in "ad"]
    assert told(given_to_all(JUMLAH, above, *lower)) == []


def test_targets_in_another_satuan_and_unread_ones_are_not_compared() -> None:
    other = replace(sendiri("a", "1.1", 9), satuan="Rapat", alasan_satuan="Sebab.")
    assert told(given_to_all(RATA, other)) == []
    assert told(given_to_all(RATA, replace(sendiri("a", "1.1", 9), target=None))) == []
    entry = replace(indikator("1.1", EVERYONE), naik=RATA, target=None)
    katalog = replace(katalog_of("walikota", entry), target_sendiri=(sendiri("a", "1.1", 9),))
    assert told(katalog) == []


def test_many_posts_below_are_named_up_to_ten() -> None:
    many = [replace(jabatan(f"x{n}", "walikota"), jenis="camat") for n in range(12)]
    posts = chart(*list(POSTS.jabatan.values())[:2], *many)
    entry = replace(indikator("1.1", [(p.kode, LANGSUNG) for p in many]), naik=RATA)
    quiet = domain.Target(None, None, None, None, None)
    own = (sendiri("x1", "1.1", 30), replace(sendiri("x0", "1.1"), target=quiet))
    katalog = replace(katalog_of("walikota", entry), target_sendiri=own)
    found = own_targets.make_up_those_above(posts, katalog, resolve_cascade(posts, katalog))
    (problem,) = found
    assert "target x0 N/A, x1 30, x2 1" in problem.pesan
    assert "x9 1 dan 2 lainnya tidak sama" in problem.pesan


def test_a_score_card_goes_up_among_those_it_is_for() -> None:
    card = kartu("camat", "lurah", target=True)
    (sasaran,) = card.sasaran
    rising = replace(sasaran, indikator=(replace(sasaran.indikator[0], naik=JUMLAH),))
    katalog = replace(
        katalog_of("walikota"),
        score_card=replace(card, sasaran=(rising,)),
        target_sendiri=(sendiri("d", "SC.1", 5),),
    )
    (problem,) = told(katalog)
    assert (problem.kode, problem.jabatan) == ("K035", ("a", "d"))


def test_what_of_the_score_card_is_not_promised_is_told_once_a_unit() -> None:
    posts = [replace(p, unit=f"Unit {p.kode in 'ad'}") for p in POSTS.jabatan.values()]
    katalog = replace(
        katalog_of("walikota"),
        score_card=kartu("camat", "lurah"),
        target_sendiri=(sendiri("b", "SC.1"),),
    )
    city = chart(*posts)
    found = list(own_targets.score_card_is_promised(city, katalog, resolve_cascade(city, katalog)))
    assert [(p.kode, p.jabatan) for p in found] == [("K036", ("a", "d"))]
    assert "bagi a dan d belum ditetapkan; tulis di turunan/unit-true.yaml." in found[0].pesan
    common = replace(katalog, score_card=kartu("camat", target=True))
    assert told(common) == []

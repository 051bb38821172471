"""One change in many agreements is one decision."""

from typing import Any

import pytest

from pkdocs.base.values import replace
from pkdocs.review.compare.agreements import compare
from pkdocs.review.compare.banding import Banding
from pkdocs.review.compare.keputusan import NAMED, Decisions, by_indikator
from tests.review.compare.made import baris, salinan, target

BEFORE = target("N/A", "86,75", "N/A", "86,75", "86,75")
AFTER = target("N/A", "87", "N/A", "87", "87")


def post(name: str, *, after: object = AFTER, **fields: Any) -> Banding:
    lama = salinan(baris(**fields), jabatan=name)
    return compare(lama, salinan(baris(**(fields | {"target": after})), jabatan=name))


def decide(*bandings: Banding) -> Decisions:
    decisions = Decisions()
    for banding in bandings:
        decisions.add(banding)
    return decisions


def test_a_target_that_moved_in_many_posts_is_one_decision_with_its_posts_counted() -> None:
    decisions = decide(*(post(f"Lurah {n}") for n in range(69)))
    shared = decisions.shared
    assert [(found.beda.periode, found.jabatan) for found in shared] == [
        ("tw2", 69),
        ("tw4", 69),
        ("tahunan", 69),
    ]
    assert shared[0].contoh == ("Lurah 0", "Lurah 1", "Lurah 2", "Lurah 3")
    assert len(shared[0].contoh) == NAMED
    (pokok,) = by_indikator(shared)
    assert pokok.judul == "1.1 Indeks Kepuasan Layanan"
    assert [found.periode for found in pokok.keputusan] == [("tw2", "tw4", "tahunan")]


@pytest.mark.parametrize(
    "other",
    [
        {"after": target("N/A", "88", "N/A", "88", "88")},
        {"kode": "2.1"},
        {"kode": "", "indikator": "Indeks lain"},
    ],
)
def test_another_value_or_another_indikator_is_another_decision(other: dict[str, Any]) -> None:
    decisions = decide(post("Lurah Satu"), post("Lurah Dua", **other))
    assert (decisions.shared, decisions.single) == ([], 6)


def test_without_a_code_the_words_of_the_indikator_decide() -> None:
    decisions = decide(
        post("Lurah Satu", kode=""), post("Lurah Dua", kode="", indikator="INDEKS kepuasan layanan")
    )
    assert [found.jabatan for found in decisions.shared] == [2, 2, 2]


def test_a_change_of_two_rows_of_one_post_counts_once() -> None:
    banding = post("Lurah Satu")
    twice = replace(banding, beda=(*banding.beda, *banding.beda))
    assert (decide(twice).shared, decide(twice).single) == ([], 3)


def test_new_and_gone_posts_are_no_decisions() -> None:
    decisions = decide(compare(None, salinan()), compare(salinan(), None), compare(None, salinan()))
    assert (decisions.shared, decisions.single) == ([], 0)


def test_what_most_posts_have_comes_first_and_kinds_stand_in_their_order() -> None:
    wide = [post(f"Lurah {n}", kode="2.1") for n in range(5)]
    other = target("N/A", "86,75", "N/A", "90", "91")
    narrow = [post(f"Camat {n}", after=other) for n in range(2)]
    found = by_indikator(decide(*narrow, *wide).shared)
    assert [(pokok.judul[:3], pokok.jabatan) for pokok in found] == [("2.1", 5), ("1.1", 2)]
    assert [k.periode for k in found[1].keputusan] == [("tw4",), ("tahunan",)]


def test_of_a_change_that_one_post_has_its_words_are_not_held() -> None:
    long = "Rata-rata seluruh jawaban yang sah. " * 100
    before, after = (salinan(baris(pengukuran=(long, year))) for year in ("lama", "baru"))
    decisions = decide(compare(before, after))
    assert decisions.single == 1
    assert long not in repr(decisions)
    decisions.add(compare(before, after))
    assert long in decisions.shared[0].beda.lama


def test_a_single_decision_has_its_own_title_and_targets_stand_in_the_order_of_the_year() -> None:
    one = [replace(found, jabatan=2) for found in decide(*[post("A"), post("B")]).shared]
    (pokok,) = by_indikator(one[:1])
    assert (pokok.judul, pokok.jabatan) == ("1.1 Indeks Kepuasan Layanan", 2)
    (turned,) = by_indikator(one[::-1])
    assert [found.periode for found in turned.keputusan] == [("tw2", "tw4", "tahunan")]

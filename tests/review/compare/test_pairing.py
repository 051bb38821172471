"""Which rows of two years are the same indikator."""

from collections import Counter
from typing import Any

import pytest

from pkdocs.base import likeness
from pkdocs.base.likeness import AMBANG_MIRIP
from pkdocs.base.text import fold
from pkdocs.base.values import replace
from pkdocs.domain.salinan import BarisSalinan
from pkdocs.review.compare.agreements import compare
from pkdocs.review.compare.banding import Kecocokan, Macam
from pkdocs.review.compare.pairing import pair_rows, pair_sasaran
from tests.review.compare.made import baris, changes, salinan, target


def test_a_row_put_in_shifts_nothing() -> None:
    first, second = baris(kode=""), baris("Opini laporan keuangan", kode="", no_indikator="2")
    fresh = baris("Persentase aduan selesai", kode="", no_indikator="1")
    moved = (replace(first, no_indikator="2"), replace(second, no_indikator="3"))
    assert changes(salinan(first, second), salinan(fresh, *moved)) == [
        (Macam.INDIKATOR_BARU, "", "Persentase aduan selesai")
    ]


def test_rows_pair_by_code_then_text_then_likeness_with_the_likeness_stated() -> None:
    lama = salinan(
        baris("Indeks reformasi birokrasi", kode="2.1"),
        baris("Opini laporan keuangan", kode=""),
        baris("Persentase aduan masyarakat yang selesai", kode=""),
    )
    baru = salinan(
        baris("Indeks reformasi birokrasi kota", kode="2.1"),
        baris("Opini Laporan Keuangan", kode="9.9"),
        baris("Persentase pengaduan masyarakat yang selesai", kode="8.8"),
    )
    pairs = compare(lama, baru).baris
    assert [pair.kecocokan for pair in pairs] == [
        Kecocokan.KODE,
        Kecocokan.TEKS,
        Kecocokan.DIDUGA,
    ]
    assert [pair.kemiripan for pair in pairs[:2]] == [1.0, 1.0]
    assert AMBANG_MIRIP <= pairs[2].kemiripan < 1


def test_a_code_that_went_over_to_another_indikator_is_not_trusted_and_said() -> None:
    lama = salinan(baris("Indeks reformasi birokrasi"))
    baru = salinan(baris("Persentase pemanfaatan e-order"))
    banding = compare(lama, baru)
    assert [change.macam for change in banding.beda] == [
        Macam.INDIKATOR_BARU,
        Macam.INDIKATOR_HILANG,
    ]
    (note,) = banding.catatan
    assert note == (
        'kode 1.1 dahulu "Indeks reformasi birokrasi", sekarang "Persentase pemanfaatan e-order"; '
        "keduanya tidak dianggap satu indikator."
    )


def test_a_text_under_another_code_is_found_again() -> None:
    lama = salinan(baris("Opini laporan keuangan", kode="2.1"), baris("Nilai arsip", kode="2.2"))
    baru = salinan(
        baris("Pemanfaatan e-order", kode="2.1"), baris("Opini laporan keuangan", kode="2.2")
    )
    assert changes(lama, baru) == [
        (Macam.INDIKATOR_BARU, "", "Pemanfaatan e-order"),
        (Macam.INDIKATOR_HILANG, "Nilai arsip", ""),
    ]


def test_two_indicators_of_one_name_pair_by_all_else() -> None:
    kota = baris(kode="", pengukuran=("unsur kota administrasi",))
    kecamatan = baris(kode="", pengukuran=("unsur kecamatan",))
    raised = replace(kecamatan, target=target("N/A", "90", "N/A", "90", "90"))
    found = compare(salinan(kota, kecamatan), salinan(raised, kota)).beda
    assert [(c.macam, c.periode) for c in found] == [
        (Macam.TARGET, "tw2"),
        (Macam.TARGET, "tw4"),
        (Macam.TARGET, "tahunan"),
    ]


def test_an_indikator_that_went_to_another_sasaran_moved() -> None:
    stays = baris("Indikator tetap", kode="s", sasaran="Sasaran satu")
    moves = baris("Indikator pindah", kode="m", sasaran="Sasaran satu")
    other = baris("Indikator lain", kode="o", sasaran="Perihal dua")
    baru = salinan(stays, other, replace(moves, sasaran="Perihal dua"))
    assert changes(salinan(stays, moves, other), baru) == [
        (Macam.INDIKATOR_PINDAH, "Sasaran satu", "Perihal dua")
    ]


def test_thousands_of_rows_are_paired_without_comparing_each_with_each(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    count = 0
    plain = likeness.likeness

    def counted(lama: str, baru: str) -> float:
        nonlocal count
        count += 1
        return plain(lama, baru)

    monkeypatch.setattr(likeness, "likeness", counted)
    lama = salinan(*(baris(f"Persentase layanan nomor{n} lama", kode="") for n in range(2000)))
    baru = salinan(*(baris(f"Persentase layanan nomor{n} barui", kode="") for n in range(2000)))
    pairs = compare(lama, baru).baris
    assert Counter(pair.kecocokan for pair in pairs) == {Kecocokan.DIDUGA: 2000}
    assert all(
        fold(p.lama.indikator).split()[2] == fold(p.baru.indikator).split()[2]
        for p in pairs
        if p.lama and p.baru
    )
    assert count < 20_000


@pytest.mark.parametrize(
    ("lama", "baru", "kode", "matched"),
    [
        # one code: three tenths of likeness are needed
        ("Indeks reformasi birokrasi", "Nilai birokrasi", "1.1", Kecocokan.KODE),  # 0,49
        ("Jumlah kelurahan tertib", "Jumlah kecamatan bersih", "1.1", Kecocokan.KODE),  # 0,42
        ("Indeks reformasi birokrasi", "Indeks kepuasan warga", "1.1", None),  # 0,298
        ("Indeks layanan", "Opini laporan", "1.1", None),  # 0,14
        # no code: 65 hundredths
        ("Jumlah taman", "Jumlah aduan", "", None),  # 0,62
        ("Jumlah kelurahan tertib", "Jumlah kecamatan bersih", "", None),
        ("Persentase aduan warga selesai", "Persentase aduan warga tuntas", "", Kecocokan.DIDUGA),
        # equal but for letters that say nothing
        ("Jumlah  TAMAN", "Jumlah taman", "1.1", Kecocokan.KODE),
        ("Jumlah  TAMAN", "Jumlah taman", "", Kecocokan.TEKS),
    ],
)
def test_rows_are_one_indikator_only_as_far_as_their_texts_are_alike(
    lama: str, baru: str, kode: str, matched: Kecocokan | None
) -> None:
    pairs = pair_rows([baris(lama, kode=kode)], [baris(baru, kode=kode)])
    assert [pair.kecocokan for pair in pairs] == ([matched] if matched else [])


def test_a_code_that_two_rows_of_a_side_have_says_nothing() -> None:
    lama = [baris("Indeks satu hal", kode="1.1"), baris("Opini atas laporan", kode="1.1")]
    baru = [baris("Indeks satu hal", kode=""), baris("Opini atas laporan keuangan", kode="1.1")]
    found = {(pair.lama, pair.baru): pair.kecocokan for pair in pair_rows(lama, baru)}
    assert found == {(0, 0): Kecocokan.TEKS, (1, 1): Kecocokan.DIDUGA}


def test_an_equal_text_goes_before_a_code_and_a_code_before_likeness() -> None:
    lama = [baris("Jumlah taman kota", kode="a"), baris("Jumlah taman kota besar", kode="b")]
    baru = [baris("Jumlah taman kota", kode="b"), baris("Jumlah taman kota kecil", kode="a")]
    found = {(pair.lama, pair.baru): pair.kecocokan for pair in pair_rows(lama, baru)}
    assert found == {(0, 0): Kecocokan.TEKS, (1, 1): Kecocokan.DIDUGA}
    other = [baris("Jumlah taman kota kecil", kode="b"), baris("Luas taman", kode="")]
    assert [(p.lama, p.baru, p.kecocokan) for p in pair_rows(lama, other)] == [
        (1, 0, Kecocokan.KODE)
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"sasaran": "Tertib"}, {"sasaran": "Bersih"}),
        ({"lingkup": "satu"}, {"lingkup": "dua"}),
        ({"pengukuran": ("unsur kota",)}, {"pengukuran": ("bagian warga",)}),
        ({"target": target("1", "2", "3", "4", "5")}, {"target": target("6", "7", "8", "9", "10")}),
        ({"target": target("1", "2", "3", "4", "5")}, {"target": target("1", "2", "3", "4", "6")}),
    ],
    ids=["sasaran", "lingkup", "pengukuran", "target", "one target"],
)
@pytest.mark.parametrize("places", [(0, 1), (1, 0)])
def test_of_rows_of_one_name_those_that_have_more_in_common_are_one(
    first: dict[str, Any], second: dict[str, Any], places: tuple[int, int]
) -> None:
    """Each row changed in something that tells nothing of the other one."""
    old = [baris(kode="", **first), baris(kode="", **second)]
    new = [replace(old[place], sumber_data="e-Lain") for place in places]
    assert [(p.lama, p.baru) for p in pair_rows(old, new)] == [(places[0], 0), (places[1], 1)]


def test_rows_of_one_name_go_together_by_the_targets_that_stayed() -> None:
    """Their order by the target of the year is another one in each year."""
    lama = [baris(kode="", target=target(*t)) for t in (("1", "2", "3", "4", "5"), ["6"] * 5)]
    baru = [
        baris(kode="", target=target(*t)) for t in (["6"] * 4 + ["1"], ("1", "2", "3", "4", "9"))
    ]
    assert [(p.lama, p.baru) for p in pair_rows(lama, baru)] == [(1, 0), (0, 1)]


def test_a_like_sasaran_decides_between_texts_that_are_equally_alike() -> None:
    old, new = ("Bersih kota", "Tertib kota"), ("Aman tertib kota", "Kini bersih kota")
    lama = [baris("Jumlah aduan warga kota", kode="", sasaran=sasaran) for sasaran in old]
    baru = [baris("Jumlah aduan warga desa", kode="", sasaran=sasaran) for sasaran in new]
    assert [(p.lama, p.baru) for p in pair_rows(lama, baru)] == [(1, 0), (0, 1)]
    assert {p.kemiripan for p in pair_rows(lama, baru)} == {
        round(likeness.likeness("Jumlah aduan warga kota", "Jumlah aduan warga desa"), 2)
    }


@pytest.mark.parametrize(
    ("lama", "baru", "linked", "one"),
    [
        ("Meningkatnya layanan kota", "Meningkatnya layanan kota contoh", False, False),  # 0,88
        ("Meningkatnya layanan kota", "Meningkatnya layanan kota contoh", True, True),
        ("Meningkatnya layanan kota", "Layanan warga", True, False),  # 0,39
        ("Meningkatnya layanan publik kota", "Meningkatnya layanan publik", False, True),  # 0,92
    ],
)
def test_sasaran_are_one_where_nearly_equal_or_alike_and_linked_by_an_indikator(
    lama: str, baru: str, linked: bool, one: bool
) -> None:
    """Of two indicators one went to quite another sasaran, so that they alone tell nothing."""
    old = sasaran_of(("Opini", lama), ("Nilai arsip", lama))
    new = sasaran_of(("Opini" if linked else "Luas taman", baru), ("Nilai arsip", "Hal lain"))
    if not linked:
        new, old = new[:1], old[:1]
    found = pair_sasaran(old, new, pair_rows(old, new))
    assert found == ({fold(lama): fold(baru)} if one else {})


def sasaran_of(*rows: tuple[str, str]) -> list[BarisSalinan]:
    return [baris(name, kode=name, sasaran=sasaran) for name, sasaran in rows]


@pytest.mark.parametrize(
    ("lama", "baru", "found"),
    [
        # all indicators of one are those of the other: reworded altogether
        ([("a", "Tertib")], [("a", "Kota bersih")], {"tertib": "kota bersih"}),
        (
            [("a", "Tertib"), ("b", "Tertib")],
            [("a", "Bersih"), ("b", "Bersih")],
            {"tertib": "bersih"},
        ),
        # its indicators went to two, or came from two: neither is the other
        ([("a", "Tertib"), ("b", "Tertib")], [("a", "Bersih"), ("b", "Aman")], {}),
        ([("a", "Tertib"), ("b", "Aman")], [("a", "Bersih"), ("b", "Bersih")], {}),
        # what is still there by its text is no other's
        ([("a", "Tertib"), ("b", "Aman")], [("a", "Aman"), ("b", "Aman")], {"aman": "aman"}),
        ([("a", "Tertib"), ("b", "Aman")], [("a", "Aman")], {"aman": "aman"}),
        ([("a", "Tertib")], [("a", "")], {}),
        ([("a", "")], [("a", "Tertib")], {}),
        ([("a", "TERTIB")], [("b", "tertib")], {"tertib": "tertib"}),
    ],
)
def test_sasaran_without_a_like_text_are_one_where_their_indicators_are(
    lama: list[tuple[str, str]], baru: list[tuple[str, str]], found: dict[str, str]
) -> None:
    old, new = sasaran_of(*lama), sasaran_of(*baru)
    assert pair_sasaran(old, new, pair_rows(old, new)) == found

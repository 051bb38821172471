"""Targets against earlier years, and over the year."""

from typing import Any

import pytest

from pkdocs import domain
from pkdocs.base.values import replace
from pkdocs.rules.mutu.target import check_targets
from tests.support.mutu import UKURAN, lines, milik, target


def lalu(tahun: int, lama: str, baru: str, **how: bool) -> domain.TargetLalu:
    return domain.TargetLalu(domain.KodeIndikator("1.1"), tahun, lama, baru, **how)


def told(*earlier: domain.TargetLalu, tahun_tetap: int = 3, **changes: Any) -> list[str]:
    ukuran = replace(UKURAN, tahun_tetap=tahun_tetap)
    return lines(check_targets([milik(**changes)], ukuran, earlier))


LATE = target("N/A", "N/A", "N/A", "90", "90")


def test_what_is_measured_in_the_last_quarter_alone_is_told() -> None:
    assert told(target=LATE) == [
        (
            "M007 indikator 1.1: baru diukur pada triwulan IV, maka meleset baru diketahui di "
            "akhir tahun; beri target antara."
        )
    ]


@pytest.mark.parametrize(
    "changes",
    [
        {"target": target("N/A", "80", "N/A", "90", "90")},
        {"target": target("N/A", "90", "N/A", "N/A", "90")},
        {"target": target("N/A", "N/A", "N/A", "N/A", "N/A")},
        {"target": None},
        {"target": LATE, "satuan": "Predikat"},
        {"target": LATE, "indikator": "Nilai SAKIP kota"},
    ],
)
def test_what_is_measured_before_or_judged_by_others_is_in_order(changes: dict[str, Any]) -> None:
    assert told(**changes) == []


def test_a_target_below_last_years_is_told() -> None:
    assert told(lalu(2022, "91", "82", turun=True)) == [
        (
            "M005 indikator 1.1: target tahunan 82 lebih ringan daripada target 2022, 91; "
            "perbaiki, atau tulis alasannya pada alasan_turun."
        )
    ]


def test_of_posts_with_other_targets_the_first_is_named_and_the_latest_year_counts() -> None:
    fallen = [lalu(2022, "91", "82", turun=True), lalu(2022, "90", "82", turun=True)]
    found = told(*fallen, fallen[0], lalu(2022, "80", "82"), lalu(2021, "99", "82", turun=True))
    (line,) = found
    told_of = "M005 indikator 1.1: target tahunan 82 lebih ringan daripada target 2022, 91"
    assert line.partition(";")[0] == f"{told_of} (dan 1 target lain)"


@pytest.mark.parametrize(
    "changes", [{"alasan_turun": "Anggaran berkurang"}, {"indikator": "Angka Kemiskinan kota"}]
)
def test_a_reason_or_a_lower_number_that_is_better_settles_it(changes: dict[str, Any]) -> None:
    assert told(lalu(2022, "91", "82", turun=True), **changes) == []


STAYED = [lalu(2022, "82", "82", tetap=True), lalu(2021, "82", "82", tetap=True)]


def test_a_target_that_stayed_for_years_is_told() -> None:
    words = "pastikan masih menantang."
    assert told(*STAYED) == [
        f"M006 indikator 1.1: target tahunan 82 tidak berubah sejak 2021; {words}"
    ]
    assert told(STAYED[0], tahun_tetap=2) == [
        f"M006 indikator 1.1: target tahunan 82 tidak berubah sejak 2022; {words}"
    ]


@pytest.mark.parametrize(
    ("earlier", "tahun_tetap"),
    [
        ([STAYED[0]], 3),
        ([STAYED[0], lalu(2021, "80", "82")], 3),
        ([*STAYED, lalu(2021, "83", "82", turun=True)], 3),
        ([STAYED[0], lalu(2020, "82", "82", tetap=True)], 3),
        (STAYED, 1),
        (STAYED, 0),
        ([replace(own, lama="100%", baru="100%") for own in STAYED], 3),
    ],
)
def test_what_moved_is_not_known_or_cannot_rise_is_left_alone(
    earlier: list[domain.TargetLalu], tahun_tetap: int
) -> None:
    assert told(*earlier, tahun_tetap=tahun_tetap) == []


def test_what_is_known_of_another_indicator_says_nothing() -> None:
    other = replace(lalu(2022, "91", "82", turun=True), kode=domain.KodeIndikator("9.9"))
    assert told(other) == []

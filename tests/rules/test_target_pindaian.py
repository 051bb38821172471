"""Targets on a scan: at their place, row by row, and told where they are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pkdocs.rules.target_pindaian import BarisTarget, Kata, unread_targets


def line(*words: str, step: float = 30, left: float = 100) -> list[Kata]:
    """Words each in a column of its own, or, with `_`, two in one."""
    found = []
    for place, own in enumerate(words):
        at = left + place * step
        for part in own.split("_"):
            found.append(Kata(part, at, at + 4 * len(part)))
            at = found[-1].kanan + 2
    return found


def baris(*target: str, nomor: str = "1.1", indikator: str = "Jumlah arsip tertata") -> BarisTarget:
    return BarisTarget(nomor, indikator, target)


FIRST, SECOND = baris("100", "200", "200", "N/A"), baris("84", "N/A", "85", "85", nomor="1.2")
BELOW = line("84", "N/A", "85", "85")


@pytest.mark.parametrize(
    ("lines", "missing"),
    [
        ([line("2", "Jumlah", "100", "200", "200", "N/A", "Meter"), BELOW], []),
        ([line("|", "100|", "[200", "|", "200", "N/A"), BELOW], []),
        ([line("200", "100", "200", "N/A"), BELOW], ["1.1"]),  # two quarters changed places
        ([line("100", "200", "100", "200", "N/A"), BELOW], ["1.1"]),
        ([BELOW, line("100", "200", "200", "N/A")], ["1.2"]),  # two rows did
        ([line("100", "200", "200", "N/A"), line("83", "N/A", "85", "85")], ["1.2"]),
        ([line("100", "200", "200"), line("N/A"), BELOW], ["1.1"]),  # not side by side
        ([line("10", "0", "200", "200", "N/A"), BELOW], ["1.1"]),  # no cell of its own is `0`
        ([line("Surat", "tanpa", "tabel")], []),
        ([line("Jumlah", "arsip"), line("83", "N/A", "85", "85")], ["1.1", "1.2"]),
        ([], []),
    ],
)
def test_targets_stand_side_by_side_and_row_by_row(
    lines: list[list[Kata]], missing: list[str]
) -> None:
    assert [own.nomor for own in unread_targets(lines, [FIRST, SECOND])] == missing


@pytest.mark.parametrize(
    ("lines", "whole"),
    [
        ([line("1.250.000", "(3)_WTP", "≤_3_hari")], True),
        (
            [
                line("1.250.0", "(3)", "≤_3"),
                line("00", "WTP"),
                line("kata", left=10),
                line("hari", left=160),
            ],
            True,
        ),
        ([line("1.250.0", "(3)", "≤_3"), line("01", "WTP", "hari")], False),
        ([line("1.250.0", "(3)", "≤_3"), line("WTP", "00", "hari")], False),
        ([line("1.250.0", "(3)", "≤_3"), line("00", "WTP")], False),
        ([line("1.25", "(3)", "≤_3"), line("0.000", "WTP", "hari")], False),  # parted too early
    ],
)
def test_a_cell_of_several_lines_is_read_in_its_column(
    lines: list[list[Kata]], *, whole: bool
) -> None:
    row = baris("1.250.000", "(3) WTP", "≤ 3 hari", indikator="Jumlah kata")
    lines = [line("Jumlah", "kata", left=10), *lines]
    assert (unread_targets(lines, [row]) == []) is whole


def test_a_target_alone_in_its_row_has_its_column_too() -> None:
    row = baris("(3) WTP", indikator="Opini")
    assert unread_targets([line("Opini", "(3)"), line("WTP", left=130)], [row]) == []
    assert unread_targets([line("Opini", "(3)"), line("WTP", left=200)], [row]) == [row]


def test_a_document_without_targets_misses_none() -> None:
    assert unread_targets([line("88,5")], []) == []
    assert unread_targets([line("Jumlah", "arsip")], [baris()]) == []


@given(
    st.lists(
        st.lists(
            st.sampled_from(["0", "N/A", "84", "100%", "1.250.000", "(3)_WTP"]),
            min_size=5,
            max_size=5,
        ),
        min_size=1,
        max_size=6,
    ),
    st.data(),
)
def test_whatever_is_printed_is_read_and_no_two_cells_change_places(
    rows: list[list[str]], data: st.DataObject
) -> None:
    words = [
        baris(*(own.replace("_", " ") for own in row), nomor=str(n)) for n, row in enumerate(rows)
    ]
    named = line("Jumlah", "arsip", "tertata")
    paper = [own for row in rows for own in (named, line("CRM", *row, "Persen"))]
    assert unread_targets(paper, words) == []
    row = data.draw(st.integers(0, len(rows) - 1))
    one, other = data.draw(st.tuples(st.integers(0, 4), st.integers(0, 4)))
    changed = [*rows[row]]
    changed[one], changed[other] = changed[other], changed[one]
    paper[2 * row + 1] = line("CRM", *changed, "Persen")
    assert (unread_targets(paper, words) == []) is (changed == rows[row])

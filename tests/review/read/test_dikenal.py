"""Which indikator of the catalogue a row is, and which code a new one gets."""

import pytest

from pkdocs.app.years import open_year
from pkdocs.base.values import replace
from pkdocs.domain.katalog import Katalog
from pkdocs.domain.salinan import BarisSalinan
from pkdocs.review.read.dikenal import Dikenal, find_dikenal
from pkdocs.review.read.pengukuran import iter_lines
from pkdocs.review.read.tabel import BarisMatriks
from tests.helpers import ROOT

SAME = "Indeks Kepuasan Layanan Kota Administrasi"
"""The name that two indikator of the catalogue have."""


@pytest.fixture(scope="module")
def katalog() -> Katalog:
    return open_year(ROOT).katalog


def baris(
    indikator: str,
    no: str = "",
    *,
    lampiran: str = "Lampiran I",
    sasaran: str = "",
    pengukuran: tuple[str, ...] = (),
) -> BarisMatriks:
    no_sasaran, _, no_indikator = no.rpartition(".")
    own = BarisSalinan("", no_sasaran, "", sasaran, no_indikator, indikator, {}, None)
    own = replace(own, pengukuran=pengukuran)
    return BarisMatriks(lampiran, own, "tabel 1", {}, {}, frozenset(), {})


def codes(found: tuple[Dikenal, ...]) -> list[tuple[str, bool]]:
    return [(own.kode, own.kemiripan == 1) for own in found]


def test_a_row_is_that_of_its_text_whatever_its_number(katalog: Katalog) -> None:
    rows = [baris("PERSENTASE PEMANFAATAN E-ORDER", "9.9"), baris("Opini laporan Keuangan", "3.1")]
    assert codes(find_dikenal(rows, katalog)) == [("4.1", True), ("3.1", True)]


def test_two_of_one_name_are_told_apart_by_their_numbers(katalog: Katalog) -> None:
    rows = [baris(SAME, ".2"), baris(SAME, "1.1")]
    assert codes(find_dikenal(rows, katalog)) == [("1.2", True), ("1.1", True)]


def test_two_of_one_name_without_numbers_are_told_apart_by_their_pengukuran_or_presumed(
    katalog: Katalog,
) -> None:
    lines = tuple(iter_lines(katalog.sasaran[0].indikator[1].pengukuran))
    assert codes(find_dikenal([baris(SAME, pengukuran=lines)], katalog)) == [("1.2", True)]
    found = find_dikenal([baris(SAME, pengukuran=("Hasil survei",))], katalog)
    assert [own.kemiripan < 1 for own in found] == [True]


def test_an_alike_text_is_presumed_and_another_is_new(katalog: Katalog) -> None:
    rows = [
        baris("Persentase Pemanfaatan Sistem E-Order", "4.1"),
        baris("Banyaknya umpama", "4.2"),
        baris("Banyaknya misal", "4.1"),
        baris("Banyaknya hal", "4"),
    ]
    assert codes(find_dikenal(rows, katalog)) == [
        ("4.1", False),
        ("4.2", True),
        ("2023.4.1", True),
        ("", True),
    ]


def test_rows_of_several_lampiran_are_one_indikator(katalog: Katalog) -> None:
    names = ("Lampiran I", "Lampiran II", "Lampiran III")
    rows = [baris("Opini laporan Keuangan", lampiran=name) for name in names]
    rows += [baris("Banyaknya umpama", "20.1", lampiran=name) for name in names]
    found = find_dikenal(rows, katalog)
    assert codes(found) == [("3.1", True), ("20.1", True)]
    assert [[row.lampiran for row in own.baris] for own in found] == [list(names)] * 2


def test_a_row_that_stands_there_twice_is_one_and_other_numbers_make_another(
    katalog: Katalog,
) -> None:
    texts = [("Banyaknya umpama", "20.1"), ("Opini laporan Keuangan", "3.1")]
    rows = [baris(*own) for own in texts * 2]
    rows.append(baris("Banyaknya umpama", "20.2"))
    found = find_dikenal(rows, katalog)
    assert [(own.kode, len(own.baris)) for own in found] == [("20.1", 2), ("3.1", 2), ("20.2", 1)]

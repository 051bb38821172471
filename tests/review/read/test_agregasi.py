"""Which agregasi the targets leave open."""

import pytest

from pkdocs.app.years import open_year
from pkdocs.domain.katalog import iter_indikator
from pkdocs.domain.salinan import PERIODE
from pkdocs.review.read.agregasi import fitting_agregasi
from tests.helpers import ROOT
from tests.support.instruksi import target_texts


def fitting(*texts: str) -> list[str]:
    return [str(own) for own in fitting_agregasi(dict(zip(PERIODE, texts, strict=False)))]


@pytest.mark.parametrize("folder", [".", "contoh/2022"])
def test_the_likeliest_is_that_of_every_indikator_that_was_read_by_people(folder: str) -> None:
    rows = [own for _, own in iter_indikator(open_year(ROOT / folder).katalog)]
    assert len(rows) > 15
    for own in rows:
        assert fitting(*target_texts(own))[0] == own.agregasi, own.kode


def test_only_those_that_the_numbers_allow_are_left() -> None:
    assert fitting("5%", "40%", "45%", "10%", "100%") == ["jumlah"]
    assert fitting("N/A", "15", "30", "100", "100") == ["kumulatif", "terakhir"]
    assert fitting("4", "2", "N/A", "6", "4") == ["rata_rata"]
    assert fitting("N/A", "A (82)", "N/A", "A (82)", "A (82)")[0] == "tetap"
    assert fitting("1", "2", "3", "4", "50") == []


@pytest.mark.parametrize(
    "texts",
    [
        ("1", "1", "1", "1"),
        ("N/A", "N/A", "N/A", "N/A", "1"),
        ("1", "1", "1", "1", "N/A"),
        ("1", "1", "1%", "1", "1"),
        ("1.2.3", "1", "1", "1", "1"),
    ],
    ids=["no year", "nothing measured", "no yearly target", "two forms", "no number"],
)
def test_without_all_targets_in_one_form_nothing_is_said(texts: tuple[str, ...]) -> None:
    assert fitting(*texts) == []

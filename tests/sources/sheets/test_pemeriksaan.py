"""The column that checks in Excel stands where its formula finds what it reckons with."""

import re

import pytest

from pkdocs.domain.lembar import Guna
from pkdocs.sources.sheets import indikator, turunan
from pkdocs.sources.sheets.bahan import Sheet
from pkdocs.sources.sheets.pemeriksaan import TAHUNAN, TRIWULAN, pemeriksaan
from tests.helpers import ROOT
from tests.support.lembar import bahan_of


@pytest.mark.parametrize("sheet", [indikator.SHEET, turunan.SHEET], ids=lambda own: own.nama)
def test_the_formula_finds_its_cells_side_by_side(sheet: Sheet) -> None:
    kolom = [own.kepala for own in sheet.build(bahan_of(ROOT)).kolom]
    first = kolom.index(TRIWULAN[0])
    assert tuple(kolom[first : first + 5]) == (*TRIWULAN, TAHUNAN)
    assert set(re.findall(r"\{([A-Z][^{}\"]*)\}", pemeriksaan().rumus)) <= set(kolom)
    assert pemeriksaan().guna is Guna.TAMPIL

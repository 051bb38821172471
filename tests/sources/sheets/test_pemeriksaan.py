"""The column that reckons in Excel whether the year follows from the quarters."""

import re

from pkdocs.domain.lembar import Guna
from pkdocs.sources.sheets.pemeriksaan import AGREGASI, TAHUNAN, TRIWULAN, pemeriksaan


def test_the_formula_names_the_cells_of_its_row_and_fits_in_excel() -> None:
    kolom = pemeriksaan()
    assert kolom.guna is Guna.TAMPIL
    assert kolom.rumus.startswith("=IF(")
    assert set(re.findall(r"\{([^{}]+)\}", kolom.rumus)) == {*TRIWULAN, TAHUNAN, AGREGASI}
    assert kolom.rumus.count("(") == kolom.rumus.count(")")
    assert len(kolom.rumus) < 4_000

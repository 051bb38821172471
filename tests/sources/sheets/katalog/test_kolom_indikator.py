"""Where the indicators stand that the sheets have a row for."""

import pytest

from pkdocs.sources.sheets.katalog.kolom_indikator import in_form, iter_indikator
from pkdocs.sources.yaml_file import read_source
from tests.helpers import ROOT


def test_each_indicator_of_the_catalogue_is_found_with_its_place() -> None:
    source = read_source(ROOT / "indicators.yaml", "indicators.yaml").value
    assert source is not None
    found = dict(iter_indikator(source))
    assert len(found) == 16
    assert found["sasaran", 1, "indikator", 1]["kode"] == "2.2"
    assert source.text(("sasaran", 1, "indikator", 1, "kode")) == "2.2"


@pytest.mark.parametrize(
    ("kepala", "teks", "form"),
    [
        ("Agregasi", "Rata-rata", "rata_rata"),
        ("Agregasi", "TETAP", "tetap"),
        ("Agregasi", "jumlahkan", "jumlahkan"),
        ("Kelompok", "", ""),
        ("Indikator", " Nilai \n SAKIP ", "Nilai SAKIP"),
    ],
)
def test_a_cell_has_one_form_however_it_was_typed(kepala: str, teks: str, form: str) -> None:
    assert in_form(kepala, teks) == form

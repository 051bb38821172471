"""Where the indicators stand that the sheets have a row for."""

from pkdocs.sources.sheets.kolom_indikator import iter_indikator
from pkdocs.sources.yaml_file import read_source
from tests.helpers import ROOT


def test_each_indicator_of_the_catalogue_is_found_with_its_place() -> None:
    source = read_source(ROOT / "indicators.yaml", "indicators.yaml").value
    assert source is not None
    found = dict(iter_indikator(source))
    assert len(found) == 16
    assert found["sasaran", 1, "indikator", 1]["kode"] == "2.2"
    assert source.text(("sasaran", 1, "indikator", 1, "kode")) == "2.2"

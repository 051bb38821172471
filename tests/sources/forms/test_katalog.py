"""The shapes of the catalogue: what staff may type for a unit of measure."""

from pathlib import Path

import pytest

from pkdocs.app.years import load_year
from tests.helpers import edit, make_project


@pytest.mark.parametrize("satuan", ['"%"', "Persen", "Persentase"])
def test_a_percentage_may_have_a_percent_sign_for_its_unit(tmp_path: Path, satuan: str) -> None:
    folder = make_project(tmp_path)
    edit(folder, "indicators.yaml", "satuan: Persen", f"satuan: {satuan}")
    assert load_year(folder).problems == ()

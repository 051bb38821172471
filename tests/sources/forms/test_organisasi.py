"""The shapes of the chart: what staff may type for a NIP."""

from pathlib import Path

import pytest

from pkdocs.app.years import load_year
from pkdocs.domain import KodeJabatan
from tests.helpers import edit, make_project


@pytest.mark.parametrize(
    "nip",
    ["198001012005011001", "19800101 200501 1 001", '"19800101\u00a0200501\u20091\u202f001"'],
)
def test_a_nip_may_be_typed_as_a_number_or_with_spaces_of_any_kind(
    tmp_path: Path, nip: str
) -> None:
    folder = make_project(tmp_path)
    edit(folder, "org.yaml", '"198001012005011001"', nip)
    year = load_year(folder)
    assert year.problems == ()
    assert year.value is not None
    pejabat = year.value.organisasi.jabatan[KodeJabatan("walikota")].pejabat
    assert pejabat is not None
    assert pejabat.nip == "198001012005011001"

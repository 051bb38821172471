"""All sheets: their names, their columns, and how the files begin that they write first."""

import pytest

from pkdocs.domain.lembar import Guna
from pkdocs.sources.sheets.semua import SHEETS, begin_source
from pkdocs.sources.yaml_file import parse_source
from tests.helpers import ROOT
from tests.support.bahan import read_bahan


def test_every_sheet_has_a_name_and_a_key_of_its_own_and_no_header_twice() -> None:
    built = [sheet.build(read_bahan(ROOT / "contoh" / "kota-contoh")) for sheet in SHEETS]
    names = [lembar.nama for lembar in built]
    assert names == [sheet.nama for sheet in SHEETS]
    assert len({name.casefold() for name in names}) == len(names)
    for lembar in built:
        headers = [kolom.kepala for kolom in lembar.kolom]
        assert len(set(headers)) == len(headers)
        assert [kolom.guna for kolom in lembar.kolom].count(Guna.KUNCI) == 1
        keys = [row.kunci for row in lembar.baris]
        assert len(set(keys)) == len(keys)
        assert all(row.sel.keys() <= set(headers) for row in lembar.baris)


def test_a_unit_gets_the_sheets_that_are_about_its_posts() -> None:
    assert [sheet.nama for sheet in SHEETS if sheet.untuk_unit] == [
        *("Jabatan", "Pegawai", "Dari atasan", "Turunan", "Score Card", "Konfirmasi"),
    ]


@pytest.mark.parametrize(
    ("berkas", "wanted"),
    [
        ("turunan/bagian-contoh.yaml", {"unit": "Bagian Contoh"}),
        ("pegawai.yaml", {"pegawai": []}),
    ],
)
def test_a_file_that_is_not_there_begins_with_whose_it_is(
    berkas: str, wanted: dict[str, object]
) -> None:
    source = parse_source(begin_source(berkas, ["Bagian Lain", "Bagian Contoh"]), berkas).value
    assert source is not None
    assert source.plain() == wanted

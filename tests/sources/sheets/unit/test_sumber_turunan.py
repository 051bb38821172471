"""Own indicators where they stand in the sources."""

from pathlib import Path

import pytest

from pkdocs.base.values import replace
from pkdocs.sources.sheets.bahan import Bahan
from pkdocs.sources.sheets.unit.sumber_turunan import read_turunan
from pkdocs.sources.yaml_file import read_source
from tests.helpers import ROOT, edit, make_project
from tests.support.bahan import read_bahan

CONTOH = ROOT / "contoh" / "kota-contoh"


def test_those_of_the_catalogue_come_before_those_of_the_units() -> None:
    found = list(read_turunan(read_bahan(CONTOH)))
    assert [own.kode for own in found[:3]] == ["1.1.layanan", "1.1.loket", "1.1.tu"]
    assert found[0].source.berkas == "indicators.yaml"
    assert found[1].source.berkas == "turunan/bagian-layanan-warga.yaml"
    assert (found[1].tempat, found[1].induk) == (("turunan", 0), "1.1.layanan")
    assert found[1].data["indikator"].startswith("Jumlah layanan loket")
    assert found[1].tawaran == ""


@pytest.mark.parametrize(
    ("key", "value", "posts"),
    [
        ("jabatan", "kabag-satu", ["kabag-satu"]),
        ("semua", "kepala-bagian", ["kabag-satu", "kabag-dua"]),
        ("unit", "Bagian Dua", ["kabag-dua"]),
        ("unit", "Bagian Tujuh", []),
    ],
)
def test_it_is_of_the_posts_that_the_entry_names(
    tmp_path: Path, key: str, value: str, posts: list[str]
) -> None:
    project = make_project(tmp_path)
    edit(project, "indicators.yaml", "    jabatan: kabag-satu\n", f"    {key}: {value}\n")
    assert list(next(read_turunan(read_bahan(project))).jabatan) == posts


def test_a_title_is_its_seats() -> None:
    by_kode = {own.kode: own for own in read_turunan(read_bahan(CONTOH))}
    assert len(by_kode["1.1.tu.arsip"].jabatan) == 2


def test_what_is_no_entry_is_passed_over(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    bahan = read_bahan(project)
    edit(project, "indicators.yaml", "turunan:\n", "turunan:\n  - Contoh\n  - induk: '1.1'\n")
    broken = read_read_bahan(project, bahan)
    assert [own.kode for own in read_turunan(broken)] == ["1.1.a", "1.1.b", "1.1.a.1"]
    edit(project, "indicators.yaml", "turunan:\n", "lain:\n")
    assert list(read_turunan(read_read_bahan(project, bahan))) == []


def read_read_bahan(project: Path, bahan: Bahan) -> Bahan:
    """What was read, with indicators.yaml as it is by now."""
    source = read_source(project / "indicators.yaml", "indicators.yaml").value
    assert source
    return replace(bahan, sources={**bahan.sources, "indicators.yaml": source})

"""What ticks write: the least that makes the sources say what the matrix says."""

from pathlib import Path

import pytest

from pkdocs.sources.sheets.lampiran import SHEETS
from tests.helpers import ROOT
from tests.support.lembar import changed_lines, copy_sources, fill

KOTA = ROOT / "contoh" / "kota-contoh"
LAMPIRAN_I, LAMPIRAN_II, LAMPIRAN_III, LAIN = SHEETS


@pytest.fixture
def kota(tmp_path: Path) -> Path:
    return copy_sources(KOTA, tmp_path)


def lines(folder: Path) -> list[str]:
    before = (KOTA / "indicators.yaml").read_text(encoding="utf-8")
    return changed_lines(before, (folder / "indicators.yaml").read_text(encoding="utf-8"))


def test_a_new_tick_is_one_more_code(kota: Path) -> None:
    assert not fill(kota, LAMPIRAN_III, {("2.1", "Kepala Subbagian Tata Usaha"): ""}).problems
    assert lines(kota) == [
        "-            langsung: [kasubbag-tata-usaha, ketua-loket]",
        "+            langsung: [ketua-loket]",
    ]

"""What changed cells and new rows of the sheet Indikator write."""

from pathlib import Path

import pytest

from pkdocs.sources.sheets.indikator import SHEET
from tests.helpers import ROOT
from tests.support.lembar import changed_lines, copy_sources, fill

KOTA = ROOT / "contoh" / "kota-contoh"


@pytest.fixture
def kota(tmp_path: Path) -> Path:
    return copy_sources(KOTA, tmp_path)


def lines(folder: Path) -> list[str]:
    before = (KOTA / "indicators.yaml").read_text(encoding="utf-8")
    return changed_lines(before, (folder / "indicators.yaml").read_text(encoding="utf-8"))


def test_a_changed_target_is_a_one_line_diff(kota: Path) -> None:
    assert not fill(kota, SHEET, {("1.1", "TW I"): "4"}).problems
    assert lines(kota) == [
        '-        target: {tw1: "3", tw2: "3", tw3: "3", tw4: "3", tahunan: "12"}',
        '+        target: {tw1: "4", tw2: "3", tw3: "3", tw4: "3", tahunan: "12"}',
    ]

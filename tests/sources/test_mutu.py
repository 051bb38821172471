"""The lists of the checks of quality: the program's, and what a project adds."""

from pathlib import Path

import pytest

from pkdocs import domain
from pkdocs.base.problem import Berat, Span
from pkdocs.sources.mutu import load_mutu

OWN = domain.Rujukan("mutu.yaml", Span("indicators.yaml", 5, 7))


def test_the_program_brings_lists_for_every_check() -> None:
    ukuran, problems = load_mutu(Path("tiada"), None)
    assert problems == ()
    assert {"Persen", "Nilai", "Predikat"} <= set(ukuran.satuan)
    assert (ukuran.tahun_tetap, ukuran.bulan_sesudah_dpa) == (3, 1)
    names = [name for name in domain.UkuranMutu.__struct_fields__ if name != "diterima"]
    lists = [words for name in names if isinstance(words := getattr(ukuran, name), tuple)]
    assert len(lists) == 10
    assert all(len(words) == len(set(words)) > 2 for words in lists)
    assert ukuran.diterima == ()


def test_a_project_adds_to_the_lists_and_replaces_the_numbers(tmp_path: Path) -> None:
    text = 'satuan: [Kandang, Perahu]\nrumus: disandingkan\ntahun_tetap: "5"\n'
    (tmp_path / "mutu.yaml").write_text(text, encoding="utf-8")
    shipped, _ = load_mutu(tmp_path, None)
    ukuran, problems = load_mutu(tmp_path, OWN)
    assert problems == ()
    assert ukuran.satuan == (*shipped.satuan, "Kandang", "Perahu")
    assert ukuran.rumus == (*shipped.rumus, "disandingkan")
    assert (ukuran.tahun_tetap, ukuran.bulan_sesudah_dpa) == (5, 1)


@pytest.mark.parametrize(
    ("text", "kode"),
    [
        (None, "S001"),
        ("satuan: [", "S004"),
        ("satuan_baru: [Kandang]\n", "B002"),
        ('tahun_tetap: "tiga"\n', "B005"),
        ('satuan: [""]\n', "B007"),
    ],
)
def test_a_file_that_cannot_be_used_is_a_warning_and_the_program_goes_by_its_own(
    tmp_path: Path, text: str | None, kode: str
) -> None:
    if text is not None:
        (tmp_path / "mutu.yaml").write_text(text, encoding="utf-8")
    ukuran, problems = load_mutu(tmp_path, OWN)
    assert [problem.kode for problem in problems] == [kode, "M014"]
    assert {problem.berat for problem in problems} == {Berat.PERINGATAN}
    assert problems[-1].span == OWN.span
    assert ukuran == load_mutu(tmp_path, None)[0]

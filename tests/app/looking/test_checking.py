"""A project checked: sources, template, and quality."""

import json
import shutil
from pathlib import Path

from pkdocs.app.looking.checking import check
from tests.helpers import ROOT, TEMPLATES, edit, run


def test_checking_looks_at_the_template_and_the_arms_too(fresh_project: Path) -> None:
    assert check(fresh_project) == ()
    (fresh_project / "templates" / "lambang.png").unlink()
    assert [problem.kode for problem in check(fresh_project)] == ["T092"]
    (fresh_project / "templates" / "perjanjian-kinerja.docx").unlink()
    assert [problem.kode for problem in check(fresh_project)] == ["T000"]


def test_quality_is_told_after_all_else_and_stops_nothing(fresh_project: Path) -> None:
    edit(fresh_project, "indicators.yaml", "satuan: Layanan", "satuan: Kandang")
    edit(fresh_project, "org.yaml", "tanggal: 6 Februari 2023", "tanggal: 6 Maret 2023")
    done = run("check", "-C", str(fresh_project))
    assert done.returncode == 0
    first, head, mutu, counts = done.stdout.splitlines()
    assert "J014 peringatan: " in first
    assert head == "Mutu, untuk dipertimbangkan sebelum ditandatangani:"
    assert mutu.startswith("indicators.yaml:95:5: M004 peringatan: indikator 1.1.b: satuan ")
    assert counts == "0 galat, 2 peringatan (1 tentang mutu)."
    data = json.loads(run("check", "--json", "-C", str(fresh_project)).stdout)
    assert [(own["kode"], own["berat"]) for own in data] == [
        ("M004", "peringatan"),
        ("J014", "peringatan"),
    ]


def test_a_project_adds_words_in_a_file_of_its_own(fresh_project: Path) -> None:
    edit(fresh_project, "indicators.yaml", "satuan: Layanan", "satuan: Kandang")
    names = "pemilik: walikota\nmutu: mutu.yaml"
    edit(fresh_project, "indicators.yaml", "pemilik: walikota", names)
    assert [problem.kode for problem in check(fresh_project)] == ["M014", "S001", "M004"]
    (fresh_project / "mutu.yaml").write_text("satuan: [Kandang]\n", encoding="utf-8")
    assert check(fresh_project) == ()


def test_a_doubt_that_was_accepted_with_a_reason_is_not_told_again(fresh_project: Path) -> None:
    edit(fresh_project, "indicators.yaml", "Banyaknya layanan dua", "Layanan dua")
    assert [problem.kode for problem in check(fresh_project)] == ["M002"]
    edit(
        fresh_project, "indicators.yaml", "pemilik: walikota", "pemilik: walikota\nmutu: mutu.yaml"
    )
    text = "diterima:\n  - {indikator: 1.1.b, kode: M002, alasan: Menunggu pedoman}\n"
    (fresh_project / "mutu.yaml").write_text(text, encoding="utf-8")
    assert check(fresh_project) == ()
    edit(fresh_project, "indicators.yaml", "[Layanan dua]", "[Banyaknya layanan dua]")
    (problem,) = check(fresh_project)
    assert str(problem) == (
        "mutu.yaml:2:5: M015 peringatan: M002 pada indikator 1.1.b tidak ditegur lagi; hapus dari "
        "diterima."
    )


def test_a_date_after_the_budget_paper_is_data(fresh_project: Path) -> None:
    edit(
        fresh_project, "org.yaml", "batas_tanggal: 28 Februari 2023", "tanggal_dpa: 2 Januari 2023"
    )
    (problem,) = check(fresh_project)
    assert problem.kode == "M012"
    edit(fresh_project, "org.yaml", "tanggal_dpa: 2 Januari 2023", "tanggal_dpa: Januari dua")
    assert [problem.kode for problem in check(fresh_project)] == ["J013"]


def test_the_shipped_data_have_two_doubts_and_last_year_adds_one(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(TEMPLATES, tmp_path / "2023" / "templates")).parent
    for name in ("org.yaml", "indicators.yaml", "score-card.yaml"):
        shutil.copy(ROOT / name, folder)
    mutu = [problem.pesan for problem in check(folder) if problem.kode.startswith("M")]
    assert [pesan.partition(":")[0] for pesan in mutu] == ["indikator 1.2", "indikator 10.1"]
    shutil.copytree(ROOT / "contoh" / "2022", tmp_path / "2022")
    names = "pemilik: walikota\ntahun_lalu: ../2022"
    edit(folder, "indicators.yaml", "pemilik: walikota", names)
    added = {problem.pesan for problem in check(folder) if problem.kode.startswith("M")} - set(mutu)
    assert added == {
        (
            "indikator 6.1: target tahunan A (82) lebih ringan daripada target 2022, AA (91); "
            "perbaiki, atau tulis alasannya pada alasan_turun."
        )
    }

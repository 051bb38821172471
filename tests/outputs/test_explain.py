"""Why an indicator stands in an agreement: the chain from the mayor."""

from pathlib import Path

from tests.helpers import run
from tests.support.units import with_units


def test_explain_gives_the_chain_from_the_mayor_with_file_and_line(fresh_project: Path) -> None:
    done = run("explain", "kasubbag-satu", "2.1", "-C", str(fresh_project))
    assert done.stdout.splitlines() == [
        "2.1 Persentase arsip tertata",
        "pada Perjanjian Kinerja Kepala Subbagian Satu (kasubbag-satu): langsung (dicentang)",
        "",
        "indikator   indicators.yaml:62",
        "Walikota Kota Contoh (org.yaml:17)",
        "   pemilik: memuat semua indikator",
        "└─ Sekretaris Kota Contoh (org.yaml:25)",
        "      tidak memiliki indikator ini; dilewati",
        "   └─ Asisten Satu (org.yaml:32)",
        "         langsung (dicentang), Lampiran I (indicators.yaml:76)",
        "      └─ Kepala Bagian Satu (org.yaml:46)",
        "            langsung (dicentang), Lampiran II (indicators.yaml:78)",
        "         └─ Kepala Subbagian Satu (org.yaml:60)",
        "               langsung (dicentang), Lampiran III (indicators.yaml:80)",
    ]


def test_explain_of_an_own_indicator_names_its_parent(fresh_project: Path) -> None:
    done = run("explain", "kabag-satu", "1.1.a", "-C", str(fresh_project))
    assert "turunan sendiri 1.1.a dari 1.1 (indicators.yaml:82)" in done.stdout


def test_explain_of_an_indicator_that_is_not_there_lists_those_that_are(
    fresh_project: Path,
) -> None:
    done = run("explain", "kasubbag-satu", "9.9", "-C", str(fresh_project))
    assert done.returncode == 1
    assert 'perjanjian kasubbag-satu tidak memuat "9.9"; isinya 2.1.' in done.stderr


def test_explain_tells_an_own_target_and_who_confirmed(fresh_project: Path) -> None:
    with_units(fresh_project)
    lines = run("explain", "camat-mawar", "1.1", "-C", str(fresh_project)).stdout.splitlines()
    assert lines[4] == (
        "target      sendiri (indicators.yaml:26), satuan Indeks: Diukur sebagai indeks."
    )
    assert lines[-2:] == [
        (
            "      langsung (dicentang), di luar lampiran (indicators.yaml:42); perlu dikonfirmasi"
            ": Dugaan."
        ),
        (
            "      dikonfirmasi Kepala Bagian Contoh, 9 Januari 2023 (Nota Dinas Contoh) "
            "(turunan/kecamatan-mawar.yaml:6)"
        ),
    ]
    lines = run("explain", "camat-mawar", "SC.1", "-C", str(fresh_project)).stdout.splitlines()
    assert lines[4:] == [
        "target      sendiri (turunan/kecamatan-mawar.yaml:4)",
        "score card  score-card.yaml:1",
        (
            "            dikonfirmasi Kepala Bagian Contoh, 9 Januari 2023 (Nota Dinas Contoh) "
            "(turunan/kecamatan-mawar.yaml:12)"
        ),
    ]
    lines = run("explain", "lurah-melati", "1.1", "-C", str(fresh_project)).stdout.splitlines()
    assert not any(line.startswith("target") for line in lines)

"""The words at the end of a run."""

import json
from pathlib import Path

from tests.helpers import edit, run
from tests.support.folder import without_holder


def test_generate_tells_what_is_konsep_and_why(fresh_project: Path) -> None:
    edit(fresh_project, "score-card.yaml", "status: dikonfirmasi", "status: belum_dikonfirmasi")
    done = run("generate", "-C", str(fresh_project))
    assert "7 siap, 1 konsep" in done.stdout
    assert "indikator Score Card belum dikonfirmasi Bagian KKPP: camat-mawar" in done.stdout


def test_what_is_siap_without_names_is_counted_and_told_apart(fresh_project: Path) -> None:
    without_holder(fresh_project)
    for _ in range(2):
        done = run("generate", "-C", str(fresh_project))
        assert "7 siap, 1 siap (nama belum diisi), 0 konsep" in done.stdout
        assert "Siap, tetapi nama atau NIP/NRK pihaknya belum diisi: kabag-dua." in done.stdout
        assert "Siap ditandatangani: 7 jabatan (" in done.stdout
    listed = run("status", "kabag-dua", "-C", str(fresh_project)).stdout.splitlines()
    assert listed[1:] == [
        "kabag-dua  siap, nama belum diisi  mutakhir",
        "1 siap, tetapi nama atau NIP/NRK pihaknya belum diisi.",
        "1 mutakhir.",
    ]
    checked = run("check", "-C", str(fresh_project)).stdout
    assert "1 perjanjian sudah siap, tetapi nama atau NIP/NRK pihaknya belum diisi" in checked
    shown = run("show", "kabag-dua", "-C", str(fresh_project)).stdout
    assert "Perjanjian Kinerja 2023: siap, nama belum diisi" in shown
    data = json.loads(run("show", "kabag-dua", "--json", "-C", str(fresh_project)).stdout)
    assert data["keadaan"] == "siap, nama belum diisi"
    packed = run("generate", "--zip", "--unit", "Bagian Dua", "-C", str(fresh_project))
    assert "0 siap, 1 siap (nama belum diisi), 0 konsep" in packed.stdout

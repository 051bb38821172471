"""The commands that make: generate, freeze, init, as a user runs them."""

from pathlib import Path

import pytest

from tests.helpers import edit, out, run
from tests.support.folder import files
from tests.support.pindaian import KABAG_DUA, KABAG_SATU, scan


def test_the_mayor_without_a_superior_is_not_lost_in_silence(project: Path) -> None:
    edit(project, "org.yaml", "    atasan: gubernur\n", "")
    done = run("generate", "--prune", "-C", str(project))
    assert done.returncode == 1
    assert "J019 jabatan walikota memiliki indikator" in done.stderr
    assert (out(project) / "walikota.docx").exists()


@pytest.mark.parametrize("reason", ["", "   "])
def test_a_perubahan_needs_a_reason(project: Path, reason: str) -> None:
    done = run("generate", "--perubahan", reason, "-C", str(project))
    assert done.returncode == 2
    assert "--perubahan memerlukan alasan" in done.stderr


def test_generate_makes_a_document_for_every_post_with_indicators(fresh_project: Path) -> None:
    done = run("generate", "-C", str(fresh_project))
    assert (done.returncode, done.stderr) == (0, "")
    assert files(fresh_project / "output") == {
        f"2023/{kode}.docx"
        for kode in (
            "walikota",
            "asisten-satu",
            "asisten-dua",
            "kabag-satu",
            "kabag-dua",
            "kasubbag-satu",
            "camat-mawar",
            "lurah-melati",
        )
    }
    assert "8 dokumen dibuat" in done.stdout
    assert "Belum memiliki indikator: sekretaris-kota." in done.stdout


def test_scans_are_received_told_and_taken_back(project: Path) -> None:
    (project / "a.pdf").write_bytes(scan(KABAG_SATU))
    (project / "b.PDF").write_bytes(scan(KABAG_DUA, picture=True))
    paths = [str(project / name) for name in ("a.pdf", "b.PDF")]
    done = run("freeze", "--scan", *paths, "-C", str(project))
    assert done.returncode == 1
    assert "U009" in done.stderr
    assert done.stdout.splitlines() == [
        f"{paths[0]}: diterima sebagai kabag-satu",
        "1 pindaian diterima, 1 dokumen dibekukan.",
    ]
    named = run("freeze", "Kepala Bagian Dua", "--scan", paths[1], "-C", str(project))
    assert (named.returncode, named.stderr) == (0, "")
    again = run("freeze", "--scan", paths[0], "--scan", paths[1], "-C", str(project))
    assert again.stdout.splitlines()[-1] == "2 sudah pernah diterima."
    back = run("freeze", "--scan", paths[0], "--undo", "-C", str(project))
    assert back.stdout.splitlines()[-1] == "1 penerimaan dibatalkan."
    none = run("freeze", "--scan", paths[0], "--undo", "-C", str(project))
    assert (none.returncode, none.stdout) == (1, "Tidak ada yang diterima.\n")


def test_a_number_belongs_to_a_scan(project: Path) -> None:
    done = run("freeze", "--nomor", "1", "-C", str(project))
    assert done.returncode == 2
    assert "--nomor hanya bersama --scan." in done.stderr


def test_a_scan_says_itself_whose_it_is_and_not_by_unit(project: Path) -> None:
    (project / "a.pdf").write_bytes(scan(KABAG_SATU))
    done = run(
        "freeze", "--scan", str(project / "a.pdf"), "--unit", "Bagian Satu", "-C", str(project)
    )
    assert done.returncode == 2
    assert "tidak dibatasi dengan --unit" in done.stderr

"""The commands that make: generate, freeze, init, as a user runs them."""

from pathlib import Path

import pytest

from tests.helpers import edit, out, run
from tests.support.folder import files


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

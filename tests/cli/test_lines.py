"""The words at the end of a run."""

from pathlib import Path

from tests.helpers import edit, run


def test_generate_tells_what_is_konsep_and_why(fresh_project: Path) -> None:
    edit(fresh_project, "score-card.yaml", "status: dikonfirmasi", "status: belum_dikonfirmasi")
    done = run("generate", "-C", str(fresh_project))
    assert "7 siap, 1 konsep" in done.stdout
    assert "indikator Score Card belum dikonfirmasi Bagian KKPP: camat-mawar" in done.stdout

"""Which files make a project, and what is told where they do not."""

from pathlib import Path

import pytest

from tests.helpers import run


@pytest.mark.parametrize(
    ("name", "text"),
    [("org.yaml", "naskah: ["), ("indicators.yaml", ""), ("score-card.yaml", "status: apa")],
)
def test_a_source_that_cannot_be_read_writes_nothing(
    fresh_project: Path, name: str, text: str
) -> None:
    (fresh_project / name).write_text(text, encoding="utf-8")
    done = run("generate", "-C", str(fresh_project))
    assert done.returncode == 1
    assert done.stderr.startswith(f"{name}:")
    assert not (fresh_project / "output").exists()


def test_a_folder_that_is_no_project_is_told_so(tmp_path: Path) -> None:
    done = run("generate", "-C", str(tmp_path))
    assert done.returncode == 1
    assert "org.yaml:1:1: S001 berkas tidak dapat dibaca: berkas tidak ada" in done.stderr

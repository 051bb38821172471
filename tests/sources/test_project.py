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


@pytest.mark.parametrize("name", ["tiada", "berkas"])
def test_a_project_folder_that_is_none_is_told_once(tmp_path: Path, name: str) -> None:
    (tmp_path / "berkas").write_text("", encoding="utf-8")
    done = run("-C", name, "check", cwd=tmp_path)
    pesan = "folder proyek tidak ada; periksa nama folder yang disebut dengan -C."
    assert done.stdout.splitlines() == [f"{name}:1:1: S001 {pesan}", "1 galat, 0 peringatan."]
    assert done.returncode == 1


def test_a_further_source_that_is_not_there_is_told_where_it_is_named(fresh_project: Path) -> None:
    (fresh_project / "score-card.yaml").unlink()
    done = run("check", "-C", str(fresh_project))
    assert done.stdout.splitlines()[0] == (
        'indicators.yaml:4:13: S001 berkas "score-card.yaml" tidak ada di folder proyek; perbaiki '
        "namanya, atau buatlah."
    )

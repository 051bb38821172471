"""A new project in a new folder."""

from pathlib import Path

from tests.helpers import run
from tests.support.folder import files


def test_a_folder_in_the_way_of_a_new_project_is_told(tmp_path: Path) -> None:
    (tmp_path / "berkas").write_text("x", encoding="utf-8")
    done = run("init", str(tmp_path / "berkas" / "baru"))
    assert done.returncode == 1
    assert "F004" in done.stderr


def test_init_makes_a_project_that_generates_and_refuses_a_folder_in_use(tmp_path: Path) -> None:
    folder = tmp_path / "baru"
    assert run("init", str(folder)).returncode == 0
    assert files(folder) == {
        "org.yaml",
        "indicators.yaml",
        "score-card.yaml",
        "templates/perjanjian-kinerja.docx",
        "templates/lambang.png",
        "schema/org.schema.json",
        "schema/pejabat.schema.json",
        "schema/indicators.schema.json",
        "schema/score-card.schema.json",
    }
    assert run("generate", "lurah-tambora", cwd=folder).returncode == 0
    again = run("init", str(folder))
    assert again.returncode == 1
    assert "sudah ada dan tidak kosong" in again.stderr

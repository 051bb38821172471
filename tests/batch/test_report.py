"""Whether there is anything to do, looked up before any source is read."""

from pathlib import Path

from tests.helpers import edit, out, run
from tests.support.folder import contents, times


def test_another_years_folder_is_not_taken_for_this_years(project: Path) -> None:
    out(project).rename(project / "output" / "2022")
    done = run("generate", "-C", str(project))
    assert "8 dokumen dibuat" in done.stdout
    assert len(contents(out(project))) == 8


def test_a_second_run_touches_nothing(project: Path) -> None:
    before = times(project)
    done = run("generate", "-C", str(project))
    assert (done.returncode, times(project)) == (0, before)
    assert "0 dokumen dibuat, 8 tidak berubah" in done.stdout


def test_a_second_run_with_a_broken_source_still_finds_it(project: Path) -> None:
    (project / "indicators.yaml").write_text("rusak: [", encoding="utf-8")
    assert run("generate", "-C", str(project)).returncode == 1


def test_documents_without_a_post_are_told_of_every_time(project: Path) -> None:
    edit(project, "org.yaml", "      - Melati\n", "      - Kenanga\n")
    edit(project, "pejabat.yaml", "lurah-melati", "lurah-kenanga")
    told = [run("generate", "-C", str(project)).stdout for _ in range(2)]
    assert all("Jabatannya tidak ada lagi" in text and "lurah-melati" in text for text in told)

"""Which files make a project, and what is told where they do not."""

from pathlib import Path

import pytest

from pkdocs import domain
from pkdocs.app.years import load_year
from pkdocs.rules.year import Year
from tests.helpers import edit, run
from tests.support.units import BAGIAN, MAWAR, with_units


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


def opened(folder: Path) -> Year:
    year = load_year(folder).value
    assert year is not None
    return year


def test_what_units_bring_is_read_from_their_files(fresh_project: Path) -> None:
    year = opened(with_units(fresh_project))
    assert year.problems == ()
    rows = year.perjanjian[domain.KodeJabatan("camat-mawar")].baris
    said = [(row.kode, row.satuan, row.target and row.target.tahunan) for row in rows]
    assert [(kode, satuan, n.teks if n else "") for kode, satuan, n in said] == [
        ("1.1", "Indeks", "89"),
        ("SC.1", "Rapat", "16"),
    ]
    rows = year.perjanjian[domain.KodeJabatan("kabag-satu")].baris
    assert [row.kode for row in rows] == ["1.1.a", "2.1"]
    assert list(year.berkas)[-2:] == [BAGIAN, MAWAR]


@pytest.mark.parametrize("text", ["unit: [", "", "- a", "unit: Kecamatan Mawar\nlain: 1"])
def test_a_file_that_is_broken_stops_its_unit_alone(fresh_project: Path, text: str) -> None:
    (with_units(fresh_project) / MAWAR).write_text(text, encoding="utf-8")
    assert opened(fresh_project).blocked == frozenset({"camat-mawar"})


def test_a_wrong_entry_leaves_the_others_of_the_file(fresh_project: Path) -> None:
    edit(with_units(fresh_project), BAGIAN, "    satuan: Persen\n", "")
    theirs = frozenset({"kabag-satu", "kasubbag-satu"})  # who derives from it, too
    assert opened(fresh_project).blocked == theirs
    edit(fresh_project, MAWAR, 'tahunan: "16"', 'tahunan: "16.0"')
    assert opened(fresh_project).blocked == theirs | {"camat-mawar"}


def test_a_file_of_nobodys_name_stops_all(fresh_project: Path) -> None:
    (with_units(fresh_project) / "turunan" / "kecamatan-lain.yaml").write_text("a: [")
    assert opened(fresh_project).blocked is None


@pytest.mark.parametrize("name", ["kecamatan-mawar.yml", "Kecamatan-Mawar.yaml", "mawar.yaml"])
def test_a_file_is_called_after_its_unit(fresh_project: Path, name: str) -> None:
    (with_units(fresh_project) / MAWAR).rename(fresh_project / "turunan" / name)
    (problem,) = opened(fresh_project).problems
    assert (problem.kode, problem.jabatan) == ("K031", ("camat-mawar",))


def test_other_files_beside_those_of_units_are_nobodys(fresh_project: Path) -> None:
    with_units(fresh_project)
    for name in (".kecamatan-mawar.yaml", "~kecamatan.yaml", "catatan.txt"):
        (fresh_project / "turunan" / name).write_text("a: [", encoding="utf-8")
    assert opened(fresh_project).problems == ()


def test_a_file_where_the_folder_of_units_should_be_is_none(fresh_project: Path) -> None:
    (fresh_project / "turunan").write_text("", encoding="utf-8")
    assert opened(fresh_project).problems == ()


def test_a_folder_of_units_that_cannot_be_read_stops_all(fresh_project: Path) -> None:
    (fresh_project / "turunan").symlink_to("turunan")
    year = opened(fresh_project)
    (problem,) = year.problems
    assert str(problem).startswith("turunan:1:1: S001 folder tidak dapat dibaca: ")
    assert year.blocked is None

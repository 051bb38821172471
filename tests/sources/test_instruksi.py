"""instruksi.yaml read: the year filled in, and everything wrong with it told at its place."""

from pathlib import Path

import pytest

from pkdocs import domain
from pkdocs.base.problem import Checked
from pkdocs.sources.instruksi import load_instruksi
from pkdocs.sources.project import load_project
from tests.helpers import ROOT, edit, make_project


def load(folder: Path) -> Checked[domain.Instruksi]:
    project = load_project(folder).value
    assert project is not None
    return load_instruksi(folder, project.organisasi, project.katalog)


def told(folder: Path) -> list[str]:
    return [str(problem) for problem in load(folder).problems]


def test_the_year_of_the_agreements_stands_in_every_text(tmp_path: Path) -> None:
    found = load(make_project(tmp_path))
    instruksi = found.value
    assert found.problems == ()
    assert instruksi is not None
    assert (instruksi.nomor, instruksi.tahun) == ("e-0009", 2023)
    assert instruksi.tentang == "Perjanjian Kinerja Tahun 2023"
    assert instruksi.untuk[0] == domain.Diktum("KESATU", "Menyusun Perjanjian Kinerja Tahun 2023.")
    assert len(instruksi.untuk[1].butir) == 2
    assert instruksi.tanggal == domain.Tanggal(2023, 2, 3)
    first, second, _ = instruksi.lampiran
    assert first.judul == ("CASCADING TAHUN 2023", "WALIKOTA KEPADA PARA ASISTEN")
    assert (first.singkatan, second.singkatan) == (
        {"asisten-satu": "Satu", "asisten-dua": "Dua"},
        {},
    )
    assert "{tahun}" not in repr(instruksi)


def test_a_number_that_is_not_given_yet_is_empty(tmp_path: Path) -> None:
    folder = make_project(tmp_path)
    edit(folder, "instruksi.yaml", "nomor: e-0009", "nomor:")
    instruksi = load(folder).value
    assert instruksi is not None
    assert instruksi.nomor == ""


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("tanggal: 3 Februari 2023", "tanggal: 31 Februari 2023", '17:10: J013 "31 Februari'),
        ("penandatangan: walikota", "penandatangan: wallikota", '18:16: K001 jabatan "wallikota"'),
        ("asisten-dua: Dua", "asisten-tiga: Tiga", '24:51: K001 jabatan "asisten-tiga" tidak ada'),
        ("tempat: Contoh\n", "", "1:1: B001"),
        ("nomor: II\n", "nomor: I\n", "25:12: K003 Lampiran I ditulis dua kali"),
        ("Menyusun Perjanjian Kinerja Tahun {tahun}", "Tahun {thn}", '9:11: J005 "{thn}" tidak'),
        ("tempat: Contoh", "tempat: [Contoh", "17:8: S004"),
    ],
)
def test_what_is_wrong_is_told_at_its_place(tmp_path: Path, old: str, new: str, words: str) -> None:
    folder = make_project(tmp_path)
    edit(folder, "instruksi.yaml", old, new)
    (found,) = told(folder)
    assert found.startswith(f"instruksi.yaml:{words}")


def test_a_project_without_the_file_has_none(tmp_path: Path) -> None:
    folder = make_project(tmp_path)
    (folder / "instruksi.yaml").unlink()
    assert [problem.kode for problem in load(folder).problems] == ["S001"]


def test_an_open_choice_of_the_transcription_is_a_warning() -> None:
    (problem,) = load(ROOT).problems
    assert (problem.kode, problem.span.berkas, str(problem.berat)) == (
        "K015",
        "instruksi.yaml",
        "peringatan",
    )
    instruksi = load(ROOT).value
    assert instruksi is not None
    assert instruksi.pilihan_terbuka == 1

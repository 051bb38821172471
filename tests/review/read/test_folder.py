"""Which documents a side has: at most one a post, and what is wrong with the others."""

import shutil
import zipfile
from pathlib import Path

from pkdocs.base.problem import Problem
from pkdocs.review.read.folder import (
    Dokumen,
    asked_year,
    find_path,
    has_documents,
    is_document,
    is_project,
    list_side,
    missing,
    read_bytes,
)
from tests.foreign import agreement, data, save


def test_a_year_means_its_folder_and_a_project_itself(tmp_path: Path) -> None:
    made = tmp_path / "output" / "2023"
    made.mkdir(parents=True)
    (tmp_path / "org.yaml").write_text("", encoding="utf-8")
    assert find_path(tmp_path, "2023") == made
    assert find_path(tmp_path, str(tmp_path)) == tmp_path
    assert (is_project(tmp_path), is_project(made)) == (True, False)
    assert find_path(tmp_path, "2022") is None
    assert (asked_year("2023", made), asked_year(str(made), made)) == ("2023", "")
    assert missing(tmp_path, "2022").endswith("Tahun yang ada: 2023.")


def test_a_folder_without_anything_to_compare_has_no_documents(tmp_path: Path) -> None:
    assert not has_documents(tmp_path)
    (tmp_path / "lama.doc").write_bytes(b"")
    assert has_documents(tmp_path)
    assert is_document(tmp_path / "lama.doc")
    assert not is_document(tmp_path)


def test_each_post_has_one_document_and_its_year_is_that_of_most(tmp_path: Path) -> None:
    folder = save(
        tmp_path / "lama",
        camat=agreement(data("A")),
        lurah=agreement(data("A"), jabatan="Lurah Contoh"),
        dulu=agreement(data("A"), tahun="2021"),
    )
    side = list_side(folder)
    assert (side.tahun, [d.stem for d in side.dokumen]) == ("2022", ["camat", "lurah"])
    assert side.problems == []


def test_documents_in_an_archive_are_read_where_they_are(tmp_path: Path) -> None:
    folder = save(tmp_path / "lama", camat=agreement(data("A")))
    with zipfile.ZipFile(tmp_path / "unit.zip", "w") as archive:
        archive.write(folder / "camat.docx", "camat.docx")
    (packed,) = list_side(tmp_path / "unit.zip").dokumen
    assert packed.berkas.endswith("unit.zip/camat.docx")
    assert read_bytes(packed) == (folder / "camat.docx").read_bytes()
    gone = read_bytes(Dokumen(tmp_path / "unit.zip", "", "lain.docx"))
    assert isinstance(gone, Problem)
    assert gone.kode == "R007"


def test_of_two_equal_documents_one_is_taken_and_the_other_named(tmp_path: Path) -> None:
    folder = save(tmp_path / "lama", a=agreement(data("A")))
    shutil.copy(folder / "a.docx", folder / "b.docx")
    side = list_side(folder)
    assert [d.stem for d in side.dokumen] == ["a"]
    assert [problem.kode for problem in side.problems] == ["R003"]

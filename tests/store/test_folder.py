"""How a file on disk stands to its entry."""

import os
from pathlib import Path

from pkdocs.store.folder import FileState, Folder, read_folder
from pkdocs.store.register import read_register
from tests.helpers import out


def folder_of(project: Path) -> Folder:
    register = read_register(out(project), 2023).value
    assert register is not None
    return read_folder(out(project), register)


def test_a_document_is_intact_edited_lost_or_absent(project: Path) -> None:
    (out(project) / "kabag-dua.docx").write_bytes(b"lain")
    (out(project) / "kabag-satu.docx").unlink()
    now = folder_of(project)
    assert now.document("walikota") is FileState.INTACT
    assert now.document("kabag-dua") is FileState.EDITED
    assert now.document("kabag-satu") is FileState.LOST
    assert now.document("camat-kenanga") is FileState.ABSENT


def test_another_time_alone_is_no_edit_and_a_sealed_file_nobody_knows_is_unknown(
    project: Path,
) -> None:
    os.utime(out(project) / "walikota.docx", (1, 1))
    (out(project) / "salinan.docx").write_bytes((out(project) / "walikota.docx").read_bytes())
    now = folder_of(project)
    assert now.document("walikota") is FileState.INTACT
    assert now.document("salinan") is FileState.UNKNOWN


def test_a_file_that_cannot_be_read_counts_as_edited(project: Path) -> None:
    path = out(project) / "walikota.docx"
    path.unlink()
    path.mkdir()
    now = folder_of(project)
    entri = now.register.dokumen["walikota"]
    assert now.sha256(entri) == ""
    assert now.document("kabag-dua") is FileState.INTACT


def test_a_pdf_nobody_made_here_counts_as_edited(project: Path) -> None:
    assert folder_of(project).pdf("walikota") is FileState.ABSENT
    (out(project) / "walikota.pdf").write_bytes(b"%PDF-1.7")
    assert folder_of(project).pdf("walikota") is FileState.EDITED


def test_a_folder_that_is_not_there_is_empty(tmp_path: Path) -> None:
    register = read_register(tmp_path, 2023).value
    assert register is not None
    assert read_folder(tmp_path / "tiada", register).files == {}

"""How a file on disk stands to its entry."""

import os
from pathlib import Path

import pytest

from pkdocs.store.folder import FileState, Folder, read_folder
from pkdocs.store.register import Entri, Register, hash_bytes, read_register
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


ENTRI = Entri("a", "a.docx", "Unit", "siap", (), hash_bytes(b"isi"), "m", "p", "t", "v")
LISTED = ENTRI.replace(ukuran=3, waktu=9)


def small_folder(path: Path, lies: bytes | None, stat: tuple[int, int] | None) -> Folder:
    """A folder of one listed document; what lies there, and what was seen of it."""
    if lies is not None:
        (path / "a.docx").write_bytes(lies)
    return Folder(path, {"a.docx": stat} if stat else {}, Register(2023, {}, {"a": LISTED}))


@pytest.mark.parametrize(
    ("lies", "stat", "expected"),
    [
        (None, (3, 9), FileState.INTACT),
        (b"isi", (3, 8), FileState.INTACT),
        (b"lai", (3, 8), FileState.EDITED),
        (b"lain", (4, 9), FileState.EDITED),
        (None, (3, 8), FileState.EDITED),
        (None, None, FileState.LOST),
        (b"isi", None, FileState.LOST),
        (b"lai", None, FileState.EDITED),
    ],
)
def test_size_and_time_are_enough_while_they_agree_else_the_content_decides(
    tmp_path: Path, lies: bytes | None, stat: tuple[int, int] | None, expected: FileState
) -> None:
    now = small_folder(tmp_path, lies, stat)
    assert now.document("a") is expected
    hashed = ENTRI.sha256 if stat == (3, 9) else hash_bytes(lies) if lies else ""
    assert now.sha256(LISTED) == hashed


@pytest.mark.parametrize(
    ("changes", "lies", "stat", "expected"),
    [
        ({}, None, None, FileState.ABSENT),
        ({}, b"isi", (3, 9), FileState.EDITED),
        ({"pdf_sha256": ENTRI.sha256}, None, None, FileState.LOST),
        ({"pdf_sha256": "x"}, None, (3, 9), FileState.INTACT),
        ({"pdf_sha256": ENTRI.sha256}, b"isi", (3, 8), FileState.INTACT),
        ({"pdf_sha256": ENTRI.sha256}, b"lai", (3, 8), FileState.EDITED),
        ({"pdf_sha256": ENTRI.sha256}, b"lain", (4, 9), FileState.EDITED),
    ],
)
def test_a_pdf_is_known_by_its_own_hash(
    tmp_path: Path,
    changes: dict[str, str],
    lies: bytes | None,
    stat: tuple[int, int] | None,
    expected: FileState,
) -> None:
    if lies is not None:
        (tmp_path / "a.pdf").write_bytes(lies)
    entri = LISTED.replace(pdf_ukuran=3, pdf_waktu=9, **changes)
    files = {"a.pdf": stat} if stat else {}
    now = Folder(tmp_path, files, Register(2023, {}, {"a": entri}))
    assert now.pdf("a") is expected
    alone = Folder(tmp_path, files, Register(2023))
    assert alone.pdf("a") is (FileState.EDITED if stat else FileState.ABSENT)


def test_perubahan_stand_in_their_order_and_what_lies_beside_apart() -> None:
    numbered = [
        ENTRI.replace(kode=kode, berkas=f"{kode}-perubahan-{nomor}.docx", nomor=nomor)
        for kode, nomor in (("a", 10), ("a", 2), ("b", 1), ("a", 1))
    ]
    beside = [
        ENTRI.replace(berkas="a.baru.docx", lama="a.docx"),
        ENTRI.replace(berkas="a-perubahan-1.baru.docx", lama="a-perubahan-1.docx", nomor=1),
    ]
    dokumen = {entri.stem: entri for entri in (ENTRI, *numbered, *beside)}
    now = Folder(Path("tiada"), {}, Register(2023, {}, dokumen))
    stems = {kode: [entri.stem for entri in own] for kode, own in now.perubahan.items()}
    assert stems == {
        "a": ["a-perubahan-1", "a-perubahan-2", "a-perubahan-10"],
        "b": ["b-perubahan-1"],
    }
    assert now.besides == {"a": beside}

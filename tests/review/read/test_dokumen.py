"""One document of a side, and its bytes."""

import zipfile
from pathlib import Path

from pkdocs.base.problem import Problem
from pkdocs.review.read.dokumen import Dokumen, Unread, broken_archive, read_bytes, read_head
from pkdocs.word.package.container import MAX_FILE
from tests.foreign import agreement, data, save


def pack(path: Path, **members: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def kode(found: bytes | Problem) -> str:
    assert isinstance(found, Problem)
    return found.kode


def test_bytes_come_from_a_folder_or_out_of_an_archive(tmp_path: Path) -> None:
    content = agreement(data("A"))
    folder = save(tmp_path, camat=content)
    packed = pack(tmp_path / "unit.zip", **{"camat.docx": content})
    assert read_bytes(Dokumen(folder / "camat.docx", "")) == content
    assert read_bytes(Dokumen(packed, "", "camat.docx")) == content
    assert read_head(Dokumen(packed, "", "camat.docx"), 4) == b"PK\x03\x04"
    assert read_head(Dokumen(tmp_path / "tiada", ""), 4) == b""


def test_what_keeps_the_bytes_is_a_problem(tmp_path: Path) -> None:
    packed = pack(tmp_path / "unit.zip", **{"bom.docx": bytes(3_000_000)})
    (tmp_path / "pindaian.docx").write_bytes(b"%PDF-1.4")
    assert kode(read_bytes(Dokumen(tmp_path / "tiada.docx", ""))) == "F004"
    assert kode(read_bytes(Dokumen(packed, "", "tiada.docx"))) == "R007"
    assert kode(read_bytes(Dokumen(packed, "", "bom.docx"))) == "T003"
    assert kode(read_bytes(Dokumen(tmp_path / "pindaian.docx", ""))) == "R006"
    assert broken_archive(packed).kode == "R007"


def test_a_file_larger_than_a_document_may_be_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "besar.docx"
    with path.open("wb") as file:
        file.truncate(MAX_FILE + 1)
    assert kode(read_bytes(Dokumen(path, ""))) == "T003"


def test_a_pdf_lies_beside_a_document_of_its_folder_or_of_an_archive_there() -> None:
    pdf = Dokumen(Path("lama/Camat.PDF"), "")
    assert pdf.ending == ".pdf"
    assert pdf.place == Dokumen(Path("lama/camat.docx"), "").place
    assert pdf.place == Dokumen(Path("lama/unit.zip"), "", "camat.docx").place
    assert pdf.place != Dokumen(Path("lama/lain/camat.docx"), "").place
    assert pdf.place != Dokumen(Path("lama/unit.zip"), "", "lain/camat.docx").place
    assert Unread("lama/unit.zip/PK Camat.pdf").stem == "PK Camat"

"""Formats that are not read, by their ending or their first bytes."""

import io
import zipfile

import pytest

from pkdocs.base.problem import Berat
from pkdocs.review.read import formats
from tests.foreign import agreement, data

OLE = bytes.fromhex("D0CF11E0A1B11AE1")


def open_document() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
    return stream.getvalue()


@pytest.mark.parametrize(
    ("name", "words"),
    [
        (
            "PK Camat.pdf",
            "PDF tidak dibaca: tabelnya tidak bersel; pakai dokumen Word",
        ),
        ("PK Camat.DOC", "format .doc tidak dibaca; buka di Word, lalu simpan"),
        ("pk.docm", "format .docm (bermakro) tidak dibaca; simpan di Word sebagai Dokumen Word"),
        ("pk.dotx", "format .dotx (templat) tidak dibaca; buka di Word, lalu simpan"),
        ("pk.wps", "format .wps tidak dibaca"),
        ("pk.odt", "format .odt tidak dibaca"),
        ("pk.pages", "ekspor dari Pages ke Word (.docx)"),
        ("pk.gdoc", "unduh dokumennya sebagai Microsoft Word (.docx)"),
        ("pk.xlsx", "buku kerja (.xlsx) tidak dibaca"),
        ("pk.rar", "arsip .rar tidak dibuka; keluarkan isinya, atau kemas sebagai .zip"),
    ],
)
def test_each_format_says_what_to_do(name: str, words: str) -> None:
    found = formats.of_name(name)
    assert found is not None
    assert words in found.pesan


def test_what_may_be_no_agreement_is_a_warning_and_other_files_are_nothing() -> None:
    sheet, picture = formats.of_name("rekap.xlsx"), formats.of_name("lambang.png")
    assert sheet is not None
    assert sheet.berat is Berat.PERINGATAN
    assert picture is not None
    assert picture.silent
    assert formats.of_name("register.json") is None
    assert formats.of_name("PK Camat") is None


def test_a_file_without_a_known_ending_is_known_by_its_first_bytes() -> None:
    assert formats.of_bytes(b"\n%PDF-1.7", "pindaian") == formats.PDF
    rich = formats.of_bytes(b"{\\rtf1 isi", "PK Camat")
    assert rich is not None
    assert "RTF" in rich.pesan
    assert formats.of_bytes(OLE, "PK Camat 06.02.2023") is not None
    assert formats.of_bytes(OLE, "Thumbs.db") is None
    assert formats.of_bytes(b"catatan", "catatan.txt") is None
    assert formats.of_members(["word/document.xml"], "PK Camat") == formats.UNNAMED_DOCX
    assert formats.of_members(["a/b.docx"], "arsip.bak") == formats.UNNAMED_ZIP
    assert formats.of_members([], "PK Camat") == formats.UNCERTAIN
    assert formats.of_members(["ppt/presentation.xml"], "paparan.pptx") is None


@pytest.mark.parametrize(
    ("content", "code", "words"),
    [
        (b"%PDF-1.7 isi", "R006", "isinya PDF, bukan .docx"),
        (OLE + bytes(600), "R006", "isinya format Word lama (.doc)"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "T002", "terkunci kata sandi"),
        (b"{\\rtf1 isi", "R006", "isinya RTF"),
        (open_document(), "R006", "isinya OpenDocument (.odt)"),
    ],
)
def test_a_docx_that_is_something_else_is_told_what_it_is(
    content: bytes, code: str, words: str
) -> None:
    found = formats.disguised(content)
    assert found is not None
    assert found[0] == code
    assert words in found[1]


def test_a_real_document_is_not_disguised() -> None:
    assert formats.disguised(agreement(data("A"))) is None
    assert formats.disguised(b"") is None

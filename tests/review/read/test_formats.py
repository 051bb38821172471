"""Formats that are not read, by their ending or their first bytes."""

import io
import zipfile

import pytest

from pkdocs.base.problem import Berat
from pkdocs.review.read import formats
from tests.foreign import agreement, data

SAVE = "buka di Word, lalu simpan sebagai Dokumen Word (.docx)."
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
            "PDF tidak dibaca: tabelnya tidak bersel; pakai dokumen Word-nya (.docx).",
        ),
        ("PK Camat.DOC", f"format .doc tidak dibaca; {SAVE}"),
        (
            "pk.docm",
            (
                "format .docm (bermakro) tidak dibaca; simpan di Word sebagai Dokumen Word "
                "(.docx), tanpa makro."
            ),
        ),
        ("pk.dotx", f"format .dotx (templat) tidak dibaca; {SAVE}"),
        ("pk.wps", f"format .wps tidak dibaca; {SAVE}"),
        ("pk.odt", f"format .odt tidak dibaca; {SAVE}"),
        ("pk.pages", "dokumen Pages (.pages) tidak dibaca; ekspor dari Pages ke Word (.docx)."),
        (
            "pk.gdoc",
            ".gdoc hanya pintasan ke Google; unduh dokumennya sebagai Microsoft Word (.docx).",
        ),
        (
            "rekap tahun.XLSX",
            (
                "buku kerja (.xlsx) tidak dibaca; bila memuat perjanjian, pakai dokumen Word-nya "
                "(.docx)."
            ),
        ),
        ("pk.7z", "arsip .7z tidak dibuka; keluarkan isinya, atau kemas sebagai .zip."),
        ("foto.jpeg", "gambar (.jpeg) tidak dibaca."),
    ],
)
def test_each_format_says_what_to_do(name: str, words: str) -> None:
    found = formats.of_name(name)
    assert found is not None
    assert found.pesan == words
    assert (found.many, found.silent) == ("arsip" in words, "gambar" in words)


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
    ("head", "told"),
    [
        (bytes(1019) + b"%PDF-", "PDF tidak dibaca"),
        (b"PK\x03\x04 %PDF-", ""),
        (b" {\\rtf1", ""),
        (b"PK\x03\x04..mimetypeapplication/vnd.oasis.opendocument.text", "RTF atau OpenDocument"),
        (OLE, "dokumen Office lama atau terkunci"),
        (b" " + OLE, ""),
        (b"", ""),
    ],
)
def test_the_first_bytes_alone_tell_it(head: bytes, told: str) -> None:
    found = formats.of_bytes(head, "PK Camat")
    assert (found is not None) is bool(told)
    assert found is None or told in found.pesan
    assert formats.of_bytes(bytes(1020) + b"%PDF-", "PK Camat") is None
    assert (formats.is_zip(b"PK\x03\x04"), formats.is_zip(b"PK\x05\x06")) == (True, False)


@pytest.mark.parametrize(
    ("members", "name", "found"),
    [
        ([], "PK Camat 06.02.2023", formats.UNCERTAIN),
        ([], "cadangan.bak", None),
        (["catatan.txt"], "PK Camat", None),
        (["catatan.txt", "Lurah.DOCX"], "PK Camat", formats.UNNAMED_ZIP),
        (["a.docx", "word/document.xml"], "cadangan.bak", formats.UNNAMED_DOCX),
    ],
)
def test_the_names_in_a_zip_tell_what_it_is(
    members: list[str], name: str, found: formats.Format | None
) -> None:
    assert formats.of_members(members, name) == found


LOCKED = (
    "berkas terkunci kata sandi; buka di Word, hapus kata sandinya (Berkas > Info > Proteksi "
    "Dokumen), lalu simpan."
)


@pytest.mark.parametrize(
    ("content", "code", "words"),
    [
        (b"%PDF-1.7 isi", "R006", "isinya PDF, bukan .docx; pakai dokumen Word-nya."),
        (OLE + bytes(600), "R006", f"isinya format Word lama (.doc), bukan .docx; {SAVE}"),
        (OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "T002", LOCKED),
        (b"{\\rtf1 isi", "R006", f"isinya RTF, bukan .docx; {SAVE}"),
        (open_document(), "R006", f"isinya OpenDocument (.odt), bukan .docx; {SAVE}"),
    ],
)
def test_a_docx_that_is_something_else_is_told_what_it_is(
    content: bytes, code: str, words: str
) -> None:
    assert formats.disguised(content) == (code, words)


def test_a_real_document_is_not_disguised() -> None:
    assert formats.disguised(agreement(data("A"))) is None
    assert formats.disguised(b"") is None

"""What files are that somebody took for a workbook."""

import pytest

from pkdocs.sources.workbook.kinds import is_encrypted, loose_kind, zipped_kind

OLE = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(504)


def ole(name: str) -> bytes:
    return OLE + name.encode("utf-16-le") + bytes(64)


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        (b"", "berkas kosong"),
        (ole("Workbook"), "buku kerja Excel lama (.xls)"),
        (ole("Book"), "buku kerja Excel lama (.xls)"),
        (ole("WordDocument"), "dokumen Word lama (.doc)"),
        (ole("Lain"), "berkas Office lama"),
        (b"%PDF-1.7\n", "PDF"),
        (b"\x89PNG\r\n", "gambar"),
        (b"Kode;Nama\n1;Wira\n", "teks terpisah (.csv)"),
        ("\ufeffKode;Nama\r\n".encode(), "teks terpisah (.csv)"),
        ("Kode\tNama\r\n".encode("utf-16"), "teks terpisah (.csv)"),
        (b"Kode,Nama\n", "teks terpisah (.csv)"),
        (b"Halo", "berkas teks"),
        (b"<html><table><tr><td>Kode", "laman web yang dinamai seperti buku kerja"),
        (
            b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
            "lembar kerja XML Excel 2003",
        ),
        (
            b'<office:document xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"><meta>',
            "lembar kerja LibreOffice (.fods)",
        ),
        (b"\x00\x01\x02", ""),
    ],
)
def test_a_file_that_is_no_zip_is_named_for_what_it_is(raw: bytes, kind: str) -> None:
    assert loose_kind(raw) == kind


@pytest.mark.parametrize(
    ("names", "kind"),
    [
        (["word/document.xml"], "dokumen Word (.docx)"),
        (["ppt/presentation.xml"], "salindia PowerPoint (.pptx)"),
        (["xl/workbook.bin"], "buku kerja biner Excel (.xlsb)"),
        (["mimetype", "content.xml"], "lembar kerja LibreOffice (.ods) atau dokumen OpenDocument"),
        (["index/document.iwa"], "lembar kerja Numbers"),
        (["foto.jpg"], "arsip zip"),
    ],
)
def test_a_zip_that_is_no_workbook_is_named_by_what_it_holds(names: list[str], kind: str) -> None:
    assert zipped_kind(names).startswith(kind)


def test_an_office_file_behind_a_password_is_known() -> None:
    assert is_encrypted(ole("EncryptedPackage"))
    assert not is_encrypted(ole("Workbook"))
    assert not is_encrypted("EncryptedPackage".encode("utf-16-le"))

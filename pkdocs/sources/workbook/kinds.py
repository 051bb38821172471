"""What a file is that is no .xlsx workbook, in words for who sent it."""

import re
from collections.abc import Collection

SAVE_AS = "simpan sebagai Buku Kerja Excel (.xlsx)"
_CSV = "teks terpisah (.csv)"
_OLE = bytes.fromhex("D0CF11E0A1B11AE1")
_OLE_KINDS = (
    ("EncryptedPackage", "berkas terkunci kata sandi"),
    ("WordDocument", "dokumen Word lama (.doc)"),
    ("PowerPoint Document", "salindia PowerPoint lama (.ppt)"),
    ("Workbook", "buku kerja Excel lama (.xls)"),
    ("Book", "buku kerja Excel lama (.xls)"),
)
_MAGIC = (
    (b"%PDF", "PDF"),
    (b"{\\rtf", "dokumen RTF"),
    (b"\x89PNG", "gambar"),
    (b"\xff\xd8\xff", "gambar"),
    (b"Rar!", "arsip RAR"),
    (b"7z\xbc\xaf", "arsip 7z"),
)
_ZIPPED = (
    ("xl/workbook.bin", "buku kerja biner Excel (.xlsb)"),
    ("word/", "dokumen Word (.docx)"),
    ("ppt/", "salindia PowerPoint (.pptx)"),
    ("content.xml", "lembar kerja LibreOffice (.ods) atau dokumen OpenDocument lain"),
    ("index/", "lembar kerja Numbers"),
)
_MARKED = (
    ("urn:oasis:names:tc:opendocument", "lembar kerja LibreOffice (.fods)"),
    ("urn:schemas-microsoft-com:office:spreadsheet", "lembar kerja XML Excel 2003"),
    (r"<(html|table|body|meta)\b", "laman web yang dinamai seperti buku kerja"),
)
_ENCODINGS = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig"))
_HEAD = 4096


def is_encrypted(raw: bytes) -> bool:
    """Return whether the bytes are an Office file behind a password."""
    return raw.startswith(_OLE) and "EncryptedPackage".encode("utf-16-le") in raw


def loose_kind(raw: bytes) -> str:
    """Return what bytes are that are no zip: `teks terpisah (.csv)`, `PDF` …, "" if unknown."""
    if not raw:
        return "berkas kosong"
    if raw.startswith(_OLE):
        names = (kind for name, kind in _OLE_KINDS if name.encode("utf-16-le") in raw)
        return next(names, "berkas Office lama")
    return next((kind for magic, kind in _MAGIC if raw.startswith(magic)), "") or _text_kind(raw)


def advice(kind: str) -> str:
    """Return what to do with a file of a kind; a .csv that is opened at once loses its digits."""
    if kind == _CSV:
        return (
            f"buka di Excel lewat Data > Dari Teks/CSV, semua kolom berjenis Teks, lalu {SAVE_AS}"
        )
    return SAVE_AS


def zipped_kind(names: Collection[str]) -> str:
    """Return what a zip is that holds these files, small letters: an .ods, a .docx, an archive."""
    found = (kind for start, kind in _ZIPPED if any(name.startswith(start) for name in names))
    return next(found, "arsip zip")


def _text_kind(raw: bytes) -> str:
    """What a text is; "" where it is none. Excel names many of these .xls."""
    encoding = next((own for mark, own in _ENCODINGS if raw.startswith(mark)), "utf-8")
    head = raw[:_HEAD].decode(encoding, "replace")
    if "\0" in head:
        return ""
    for sign, kind in _MARKED:
        if re.search(sign, head, re.IGNORECASE):
            return kind
    lines = head.splitlines()[:5]
    separated = any(sign in line for line in lines for sign in ";,\t")
    return _CSV if separated else "berkas teks" if head.isprintable() else ""

"""Scans made up by hand: pages of text, with the text laid under a picture or no text at all."""

import io
from collections.abc import Sequence

import pikepdf
from pikepdf import Dictionary, Name

A4 = (595, 842)
PAGE = Sequence[str]
_INK = b"q 0 0 0 rg 80 600 300 40 re 80 500 250 20 re f Q\n"
"""Black bars, as a picture of words has them."""


def paper(
    first: tuple[str, str, str],
    second: tuple[str, str, str],
    *,
    tahun: int = 2023,
    judul: str = "PERJANJIAN KINERJA",
    konsep: str = "",
) -> list[list[str]]:
    """The words of an agreement's two pages; a party is its name, NIP and post."""
    return [
        [
            konsep,
            judul,
            f"TAHUN {tahun}",
            "kami yang bertanda tangan di bawah ini:",
            f"Nama : {first[0].upper()}",
            f"Jabatan : {first[2]}",
            "selanjutnya disebut PIHAK PERTAMA",
            f"Nama : {second[0].upper()}",
            f"Jabatan : {second[2]}",
            "selaku atasan PIHAK PERTAMA, selanjutnya disebut PIHAK KEDUA",
            "PIHAK KEDUA, PIHAK PERTAMA,",
            f"{second[0].upper()} {first[0].upper()}",
            f"NIP {second[1]} NIP {first[1]}",
        ],
        [f"{judul} ADMINISTRATOR TAHUN {tahun}", f"Nama : {first[0]}", f"Jabatan : {first[2]}"],
    ]


def scan(
    pages: Sequence[PAGE], *, picture: bool = False, lock: pikepdf.Encryption | None = None
) -> bytes:
    """A PDF of pages with these lines; `picture`: ink in place of words. No lines, no ink."""
    with pikepdf.new() as pdf:
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        for lines in pages:
            page = pdf.add_blank_page(page_size=A4)
            page.Resources = Dictionary(Font=Dictionary(F1=font))
            words = b"" if picture else _words(lines)
            page.Contents = pdf.make_stream((_INK if lines else b"") + words)
        out = io.BytesIO()
        pdf.save(out, deterministic_id=lock is None, encryption=lock or False)
        return out.getvalue()


def _words(lines: PAGE) -> bytes:
    shown = "".join(f"({_escaped(line)}) Tj T*\n" for line in lines)
    return b"BT /F1 10 Tf 14 TL 50 780 Td 3 Tr\n" + shown.encode("latin-1") + b"ET\n"


def _escaped(line: str) -> str:
    return line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


KARTIKA = ("Kartika Contoh", "198405052009052005", "Kepala Bagian Satu")
BIMA = ("Bima Contoh", "198506062010061006", "Kepala Bagian Dua")
ADI = ("Dr. Adi Contoh", "198203032007031003", "Asisten Satu")
DEWI = ("Dewi Contoh", "198304042008042004", "Asisten Dua")
SARI = ("Sari Contoh", "198102022006022002", "Sekretaris Kota Contoh")
"""People of the base project: name, NIP, post."""

KABAG_SATU = paper(KARTIKA, ADI)
KABAG_DUA = paper(BIMA, DEWI)


def signed_electronically(pages: Sequence[PAGE]) -> bytes:
    """A PDF with what makes one signed: a signature over ranges of its bytes."""
    with pikepdf.open(io.BytesIO(scan(pages))) as pdf:
        ranges = Dictionary(Type=Name.Sig, ByteRange=[0, 1, 2, 3], Contents=b"x")
        signed = Dictionary(FT=Name.Sig, T="ttd", V=pdf.make_indirect(ranges))
        pdf.Root.AcroForm = Dictionary(Fields=[pdf.make_indirect(signed)])
        out = io.BytesIO()
        pdf.save(out, deterministic_id=True)
        return out.getvalue()

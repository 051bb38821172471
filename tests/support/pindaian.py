"""Scans made up by hand: pictures of pages, with their text laid beneath or no text at all.

And what looks like one and is none: pages that a program wrote.
"""

import io
from collections.abc import Iterator, Mapping, Sequence

import pikepdf
import pypdfium2
from pikepdf import Dictionary, Name

A4 = (595, 842)
PAGE = Sequence[str]
_WIDE, _HIGH = 17, 24
_PICTURE = b"q %d 0 0 %d 0 0 cm /Im Do Q\n" % A4
_BARS = {5: range(3, 11), 6: range(3, 11), 9: range(3, 8)}
_PIXELS = bytes(0 if x in _BARS.get(y, ()) else 255 for y in range(_HIGH) for x in range(_WIDE))
"""Black bars on white paper, as a picture of words has them."""


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
    """A PDF of pictures of pages with these lines; `picture`: without them. No lines, no ink."""
    contents = (
        (_PICTURE if lines else b"") + (b"" if picture else _words(lines)) for lines in pages
    )
    return pdf_of(list(contents), lock)


def written(pages: Sequence[PAGE]) -> bytes:
    """A PDF as a program writes it, with letters instead of pictures of them."""
    return pdf_of([_words(lines, drawn=0) for lines in pages])


def scan_of(pdf: bytes) -> bytes:
    """What a scanner makes of a printed PDF: a picture of each page, its words laid beneath."""
    with pikepdf.new() as scanned, pypdfium2.PdfDocument(pdf) as printed:
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        beyond = [Name(f"/{name}") for name in _BEYOND.values()]
        font.Encoding = Dictionary(BaseEncoding=Name.WinAnsiEncoding, Differences=[_FIRST, *beyond])
        for number in range(len(printed)):
            own = printed[number]
            size = own.get_size()
            page = scanned.add_blank_page(page_size=size)
            picture = _picture(scanned, own)
            page.Resources = Dictionary(Font=Dictionary(F1=font), XObject=Dictionary(Im=picture))
            shown = b"q %f 0 0 %f 0 0 cm /Im Do Q\n" % size
            page.Contents = scanned.make_stream(shown + b"".join(_laid(own.get_textpage())))
        out = io.BytesIO()
        scanned.save(out, deterministic_id=True)
        return out.getvalue()


def _picture(pdf: pikepdf.Pdf, page: pypdfium2.PdfPage) -> pikepdf.Object:
    bitmap = page.render(scale=0.8, grayscale=True)
    rows = memoryview(bitmap.buffer).cast("B")
    starts = (row * bitmap.stride for row in range(bitmap.height))
    pixels = b"".join(bytes(rows[start : start + bitmap.width]) for start in starts)
    return _image(pdf, pixels, bitmap.width, bitmap.height)


_FIRST = 128
_BEYOND = {"≤": "lessequal", "≥": "greaterequal", "–": "endash", "“": "quotedblleft"}
"""Letters that have no place in Latin 1, with the names that a font has for them."""
_CODES = {ord(letter): _FIRST + place for place, letter in enumerate(_BEYOND)}


def _laid(words: pypdfium2.PdfTextPage) -> Iterator[bytes]:
    """Each run of words where it stands, in letters that nobody sees."""
    for index in range(words.count_rects()):
        left, bottom, right, top = words.get_rect(index)
        text = words.get_text_bounded(left, bottom, right, top).strip()
        size = max(top - bottom, 1)
        wide = 100 * (right - left) / (0.5 * size * max(len(text), 1))
        line = _escaped(text).translate(_CODES).encode("latin-1", "replace")
        place = b"BT 3 Tr /F1 %f Tf %f Tz %f %f Td (" % (size, wide, left, bottom)
        yield place + line + b") Tj ET\n"


def join(*parts: bytes) -> bytes:
    """The pages of several PDF as one."""
    with pikepdf.new() as pdf:
        for part in parts:
            with pikepdf.open(io.BytesIO(part)) as own:
                pdf.pages.extend(own.pages)
        out = io.BytesIO()
        pdf.save(out, deterministic_id=True)
        return out.getvalue()


def pdf_of(contents: Sequence[bytes], lock: pikepdf.Encryption | None = None) -> bytes:
    """A PDF of pages with these contents, which may use the font F1 and the picture Im."""
    with pikepdf.new() as pdf:
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        picture = _image(pdf, _PIXELS, _WIDE, _HIGH)
        for content in contents:
            page = pdf.add_blank_page(page_size=A4)
            page.Resources = Dictionary(Font=Dictionary(F1=font), XObject=Dictionary(Im=picture))
            page.Contents = pdf.make_stream(content)
        out = io.BytesIO()
        pdf.save(out, deterministic_id=lock is None, encryption=lock or False)
        return out.getvalue()


def _image(pdf: pikepdf.Pdf, pixels: bytes, width: int, height: int) -> pikepdf.Object:
    return pdf.make_stream(
        pixels,
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=width,
        Height=height,
        ColorSpace=Name.DeviceGray,
        BitsPerComponent=8,
    )


def _words(lines: PAGE, drawn: int = 3) -> bytes:
    shown = "".join(f"({_escaped(line)}) Tj T*\n" for line in lines)
    return b"BT /F1 10 Tf 14 TL 50 780 Td %d Tr\n" % drawn + shown.encode("latin-1") + b"ET\n"


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


def signed_electronically(pages: Sequence[PAGE], **parties: bool) -> bytes:
    """A PDF with what makes one signed: a signature over ranges of its bytes, in a field `ttd`.

    Or fields of these names, signed or empty: `ttd_lampiran_pihak_kedua=False`.
    """
    with pikepdf.open(io.BytesIO(written(pages))) as pdf:
        add_fields(pdf, parties or {"ttd": True})
        out = io.BytesIO()
        pdf.save(out, deterministic_id=True)
        return out.getvalue()


def add_fields(pdf: pikepdf.Pdf, wanted: Mapping[str, bool]) -> None:
    """Give a PDF signature fields of these names, signed or empty."""
    fields = [_field(pdf, name, signed=signed) for name, signed in wanted.items()]
    pdf.Root.AcroForm = Dictionary(Fields=fields)


def _field(pdf: pikepdf.Pdf, name: str, *, signed: bool) -> pikepdf.Object:
    field = Dictionary(FT=Name.Sig, T=name)
    if signed:
        ranges = Dictionary(Type=Name.Sig, ByteRange=[0, 1, 2, 3], Contents=b"x")
        field.V = pdf.make_indirect(ranges)
    return pdf.make_indirect(field)

"""A scan of a signed paper: a whole PDF or not, the words of its text layer, its blank pages.

Nothing is recognised: a scanner that reads letters has laid their text beneath the picture. Whose
it is, is for `rules.pindaian`.
"""

import io
import math
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

import pikepdf
import pypdfium2
from msgspec import Struct

from pkdocs.base.problem import Berat, Checked, Problem, Span
from pkdocs.base.text import join_words
from pkdocs.pdf.signed import is_signed, unsigned_parties
from pkdocs.rules.target_pindaian import Kata

_HEAD = 1024
"""Bytes; so far into a file its mark may stand, and so far before its end the last one."""
_MOST_PAGES = 300
_MOST_LETTERS, _MOST_WORDS = 200_000, 4_000
"""Of a scan, and of a page: so many have a place; what is beyond was not read."""
_EDGE = 120
"""Pixels of the longer edge of a page that is looked at for ink."""
_WHITE = 215
"""From this brightness (of 255) on a pixel is paper, with what shines through and stains it."""
_INK = 0.0005
"""Of the pixels of a page; fewer dark ones are dust of the glass."""
_PICTURE = 0.25
"""Of a page; pictures that are smaller than that are of no paper: an emblem, a QR code, a stamp. A
photograph of a paper that somebody put into Word has wide margins."""
_DEEP = 8
"""Forms within forms; nobody draws a page so deep."""
_LEVEL = 0.5
"""Of the height of a word: what stands so far beside another is on one line with it."""


class Pindaian(Struct, frozen=True):
    """The pages of a scan: the text of each, "" of a picture, and which are blank (from 1).

    `tercetak`: which are no picture of a paper, but what a program wrote. `baris`: the words of the
    text layer as they stand side by side, page by page from top to bottom.
    """

    halaman: tuple[str, ...]
    kosong: tuple[int, ...]
    tercetak: tuple[int, ...] = ()
    baris: tuple[tuple[Kata, ...], ...] = ()


def read_scanned(data: bytes, name: str) -> Checked[Pindaian]:
    """Return what a scan says; `name` is the file, for the problems.

    Problems: U001 no PDF, U002 damaged, cut short or of too many pages, U003 locked, U004 nothing
    on any page, U021 not signed: pages of a program and no electronic signature, or not of both
    parties; as a warning U005 some pages blank.
    """
    wrong = _unfit(data)
    if wrong:
        return Checked(None, (Problem(Span(name), *wrong),))
    try:
        found = _read(data)
    except pypdfium2.PdfiumError:
        return Checked(None, (Problem(Span(name), "U002", _DAMAGED),))
    if len(found.kosong) == len(found.halaman):
        return Checked(None, (Problem(Span(name), "U004", _BLANK),))
    unsigned = _unsigned(found, data)
    if unsigned:
        return Checked(None, (Problem(Span(name), "U021", unsigned),))
    return Checked(found, tuple(_doubts(found, name)))


def is_written(data: bytes) -> bool:
    """Return whether no paper was scanned, or not all of it: a program wrote some of the pages.

    False of what cannot be read.
    """
    try:
        with pypdfium2.PdfDocument(data) as document:
            return any(_is_written(document[number]) for number in range(len(document)))
    except pypdfium2.PdfiumError:
        return False


def count_pages(file: Path | BinaryIO) -> int:
    """Return how many pages a PDF has; 0 where it is none that can be read."""
    try:
        with pikepdf.open(file) as pdf:
            return len(pdf.pages)
    except (OSError, pikepdf.PdfError):
        return 0


def _unfit(data: bytes) -> tuple[str, str] | None:
    """Code and words for which a file is no scan of one paper, as far as its structure tells."""
    if b"%PDF-" not in data[:_HEAD]:
        return ("U001", NO_PDF)
    if b"%%EOF" not in data[-_HEAD:]:
        return ("U002", _DAMAGED)
    try:
        with pikepdf.open(io.BytesIO(data), attempt_recovery=False) as pdf:
            return _unfit_pages(len(pdf.pages), locked=pdf.is_encrypted)
    except pikepdf.PasswordError:
        return ("U003", _LOCKED)
    except pikepdf.PdfError:
        return ("U002", _DAMAGED)


def _unfit_pages(count: int, *, locked: bool) -> tuple[str, str] | None:
    if locked:
        return ("U003", _LOCKED)
    if count > _MOST_PAGES:
        return ("U002", _TOO_MANY)
    return None if count else ("U004", _BLANK)


def _read(data: bytes) -> Pindaian:
    with pypdfium2.PdfDocument(data) as document:
        texts, blank, written = [], [], []
        lines: list[tuple[Kata, ...]] = []
        for number in range(len(document)):
            page = document[number]
            words = page.get_textpage()
            text = words.get_text_range()
            texts.append(text)
            lines += _lines(_words(words)) if sum(map(len, texts)) <= _MOST_LETTERS else ()
            if not text.strip() and not _has_ink(page):
                blank.append(number + 1)
            elif _is_written(page):
                written.append(number + 1)
            page.close()
        return Pindaian(tuple(texts), tuple(blank), tuple(written), tuple(lines))


class _Placed(Struct, frozen=True):
    """A word with its edges in points, as one reads it who has turned the page upright."""

    text: str
    left: float
    bottom: float
    right: float
    top: float

    def goes_on_from(self, other: "_Placed") -> bool:
        """Return whether it stands to the right of the other, on one line with it."""
        level = min(self.top, other.top) - max(self.bottom, other.bottom)
        height = min(self.top - self.bottom, other.top - other.bottom)
        return level > _LEVEL * height and self.left > (other.left + other.right) / 2


def _words(page: pypdfium2.PdfTextPage) -> list[_Placed]:
    """The words of a text layer, each where it stands."""
    found: list[_Placed] = []
    text = ""
    boxes: list[_Box] = []
    for index in range(page.count_chars()):
        letter = chr(pypdfium2.raw.FPDFText_GetUnicode(page, index))
        if letter.isspace() or not letter.isprintable():
            found += [_placed(text, boxes)] if text else []
            text, boxes = "", []
            continue
        text += letter
        boxes.append(_upright(page, index))
    return [*found, _placed(text, boxes)] if text else found


_Box = tuple[float, float, float, float]


def _upright(page: pypdfium2.PdfTextPage, index: int) -> _Box:
    """The box of a letter, turned by quarters so that its line runs to the right."""
    left, bottom, right, top = page.get_charbox(index, loose=True)
    angle = pypdfium2.raw.FPDFText_GetCharAngle(page, index)
    quarters = round(angle / (math.pi / 2)) % 4
    turned = {
        0: (left, bottom, right, top),
        1: (-top, left, -bottom, right),
        2: (-right, -top, -left, -bottom),
        3: (bottom, -right, top, -left),
    }
    return turned[quarters]


def _placed(text: str, boxes: Sequence[_Box]) -> _Placed:
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return _Placed(text, min(lefts), min(bottoms), max(rights), max(tops))


def _lines(words: Sequence[_Placed]) -> Iterator[tuple[Kata, ...]]:
    """The words side by side, from top to bottom; a page that lies askew has them still."""
    lines: list[list[_Placed]] = []
    for word in sorted(words[:_MOST_WORDS], key=lambda own: own.left):
        beside = (line for line in lines if word.goes_on_from(line[-1]))
        nearest = max(beside, key=lambda line: line[-1].right, default=None)
        if nearest is None:
            lines.append([word])
        else:
            nearest.append(word)
    for line in sorted(lines, key=lambda own: (-own[0].top, own[0].left)):
        yield tuple(Kata(word.text, word.left, word.right) for word in line)


def _is_written(page: pypdfium2.PdfPage) -> bool:
    """Whether something stands on a page, and pictures are not all of it, nor cover much of it.

    Letters that nobody sees are laid over a picture by what recognises text.
    """
    width, height = page.get_size()
    things = list(page.get_objects(max_depth=_DEEP))
    pictures = [own for own in things if own.type == pypdfium2.raw.FPDF_PAGEOBJ_IMAGE]
    if pictures and not any(map(_is_drawn, things)):
        return False
    return bool(things) and sum(map(_area, pictures)) < _PICTURE * width * height


def _is_drawn(thing: pypdfium2.PdfObject) -> bool:
    """Whether something is neither a picture, nor what holds one, nor letters that nobody sees."""
    if thing.type == pypdfium2.raw.FPDF_PAGEOBJ_TEXT:
        mode = pypdfium2.raw.FPDFTextObj_GetTextRenderMode(thing)
        return bool(mode != pypdfium2.raw.FPDF_TEXTRENDERMODE_INVISIBLE)
    return thing.type not in (
        pypdfium2.raw.FPDF_PAGEOBJ_IMAGE,
        pypdfium2.raw.FPDF_PAGEOBJ_FORM,
    )


def _area(picture: pypdfium2.PdfObject) -> float:
    """What a picture covers, in square points: the unit square, as it and its forms place it."""
    area, place = 1.0, picture
    while place is not None:
        a, b, c, d, _, _ = place.get_matrix().get()
        area, place = area * abs(a * d - b * c), place.container
    return area


def _has_ink(page: pypdfium2.PdfPage) -> bool:
    """Whether something dark enough to be written stands on a page, drawn small."""
    longer = max(*page.get_size(), 1.0)
    bitmap = page.render(scale=_EDGE / longer, grayscale=True)
    rows = memoryview(bitmap.buffer).cast("B")
    width, stride = bitmap.width, bitmap.stride
    dark = sum(
        pixel < _WHITE
        for row in range(bitmap.height)
        for pixel in rows[row * stride : row * stride + width]
    )
    return bool(dark > _INK * width * bitmap.height)


def _doubts(found: Pindaian, name: str) -> Sequence[Problem]:
    """What a whole scan does not look like."""
    blank = ", ".join(map(str, found.kosong))
    pesan = f"halaman kosong: {blank}. Periksa apakah semua halaman terpindai."
    return [Problem(Span(name), "U005", pesan, Berat.PERINGATAN)] if blank else []


def _unsigned(found: Pindaian, data: bytes) -> str:
    """Why nobody signed this, "" where somebody did: on paper, or electronically."""
    if not found.tercetak:
        return ""
    lacking = unsigned_parties(io.BytesIO(data))
    if lacking:
        return f"belum ditandatangani secara elektronik oleh {join_words(lacking)}."
    if is_signed(io.BytesIO(data)):
        return ""
    everything = len(found.tercetak) + len(found.kosong) == len(found.halaman)
    which = "" if everything else f"halaman {join_words([*map(str, found.tercetak)])}: "
    return f"{which}{_UNSIGNED}"


def is_locked(data: bytes) -> bool:
    """Return whether a PDF asks for a password, or forbids something without one."""
    wrong = _unfit(data)
    return wrong is not None and wrong[0] == "U003"


_UNSIGNED = (
    "bukan gambar kertas, melainkan keluaran program (misalnya pkdocs pdf, atau cetak ke PDF), dan "
    "tidak ada tanda tangan elektronik padanya. Pindai kertas yang ditandatangani, semua halaman."
)
NO_PDF = "bukan PDF; pindai atau simpan sebagai PDF."
_DAMAGED = "PDF rusak atau terpotong; salin atau pindai sekali lagi."
_LOCKED = "PDF dikunci dengan sandi atau dibatasi izinnya; simpan ulang tanpa kunci."
_TOO_MANY = f"lebih dari {_MOST_PAGES} halaman; satu PDF bagi satu perjanjian."
_BLANK = "tidak ada apa-apa pada halamannya; pindai sekali lagi, periksa sisi kertasnya."

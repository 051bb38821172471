"""Where a PDF has room to sign: found by its text, so that the PDF of any engine will do."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import pypdfium2

from pkdocs.outputs import form_words

LABELS = {"pihak_kedua": "PIHAK KEDUA,", "pihak_pertama": "PIHAK PERTAMA,"}
"""What stands above each party's block on the statement page, left then right."""
_FINE_PRINT = 4.0
"""Points; lower lines are text anchors for signing services, not words of the form."""
_ROOM = 30.0
"""Points; a gap that is lower has no room for a signature."""
_WIDTH, _MARGIN = 170.0, 3.0
_Box = tuple[int, int, int, int]


class UnsignableError(Exception):
    """The PDF cannot take signature fields; the message says why, in Indonesian."""


class KonsepError(UnsignableError):
    """It may not be signed yet."""


@dataclass(frozen=True, slots=True)
class SignatureBlock:
    """Room for one signature: whose, on which page (from 0), and its box in points."""

    bagian: str
    pihak: str
    page: int
    box: _Box

    @property
    def name(self) -> str:
        """Return the name of its field, `ttd_pernyataan_pihak_pertama`."""
        return f"ttd_{self.bagian}_{self.pihak}"


@dataclass(frozen=True, slots=True)
class _Line:
    """A piece of text with its edges, in points from the lower left corner."""

    text: str
    left: float
    bottom: float
    right: float
    top: float

    @property
    def centre(self) -> float:
        return (self.left + self.right) / 2


def find_blocks(pdf: bytes) -> tuple[SignatureBlock, ...]:
    """Return the four blocks in the order of signing: Pihak Pertama's two, then Pihak Kedua's.

    The statement page has a label above each block; that of the lampiran begins with the same
    place and date and stands where the document ends. Dasar: Format Perjanjian Kinerja.

    Raises:
        KonsepError: It may not be signed yet.
        UnsignableError: One of the blocks is not there.
    """
    with pypdfium2.PdfDocument(pdf) as document:
        pages = [_lines(document[number]) for number in range(len(document))]
    if any(form_words.KONSEP in line.text for lines in pages for line in lines):
        raise KonsepError("dokumen masih konsep, belum untuk ditandatangani")
    place, statement = _statement(pages[0])
    last = len(pages) - 1
    lampiran = _lampiran(pages[last], place) if last else {}
    found = [
        SignatureBlock(bagian, pihak, page, boxes[pihak])
        for pihak in ("pihak_pertama", "pihak_kedua")
        for bagian, page, boxes in (("pernyataan", 0, statement), ("lampiran", last, lampiran))
        if pihak in boxes
    ]
    if len(found) < 4:
        raise UnsignableError("ruang tanda tangan tidak ditemukan di halaman terakhir lampiran")
    return tuple(found)


def _lines(page: pypdfium2.PdfPage) -> list[_Line]:
    """The pieces of text of a page from top to bottom, text anchors left out."""
    textpage = page.get_textpage()
    boxes = (textpage.get_rect(index) for index in range(textpage.count_rects()))
    lines = [_Line(textpage.get_text_bounded(*box).strip(), *box) for box in boxes]
    shown = (line for line in lines if line.text and _height(textpage, line) > _FINE_PRINT)
    return sorted(shown, key=lambda line: (-line.top, line.left))


def _height(textpage: pypdfium2.PdfTextPage, line: _Line) -> float:
    """The height of the font, not of the ink: a dotted line is low and yet words of the form."""
    index = textpage.get_index(line.left, (line.bottom + line.top) / 2, 2, 2)
    if index is None:
        return line.top - line.bottom
    _, bottom, _, top = textpage.get_charbox(index, loose=True)
    return float(top - bottom)


def _statement(lines: Sequence[_Line]) -> tuple[str, dict[str, _Box]]:
    """The place and date above the blocks, and the room of both parties."""
    labels = {
        pihak: next((line for line in lines if line.text == label), None)
        for pihak, label in LABELS.items()
    }
    left, right = labels["pihak_kedua"], labels["pihak_pertama"]
    above = [line for line in lines if right and line.bottom >= right.top]
    if left is None or right is None or not above:
        raise UnsignableError(
            'ruang tanda tangan tidak ditemukan di halaman pernyataan: "PIHAK PERTAMA," dan '
            '"PIHAK KEDUA,"'
        )
    place = min(above, key=lambda line: line.bottom)
    below = [line for line in lines if line.top < right.bottom]
    return place.text, _rooms(below, (left.right + right.left) / 2)


def _lampiran(lines: Sequence[_Line], place: str) -> dict[str, _Box]:
    """The room of both parties beneath the last place and date of the document."""
    places = [line for line in lines if line.text == place]
    if not places:
        return {}
    last = min(places, key=lambda line: line.bottom)
    below = [line for line in lines if line.top < last.bottom]
    others = [line.right for line in below if line.right < last.left]
    middle = (max(others) + last.left) / 2 if others else last.left
    return _rooms(below, middle)


def _rooms(lines: Sequence[_Line], middle: float) -> dict[str, _Box]:
    """The boxes of both parties: the gap that the two columns have between post and name."""
    columns = {
        "pihak_kedua": [line for line in lines if line.centre < middle],
        "pihak_pertama": [line for line in lines if line.centre >= middle],
    }
    gaps = [gap for column in columns.values() if (gap := _first_room(column))]
    if len(gaps) < 2:
        return {}
    bottom, top = max(low.top for _, low in gaps), min(high.bottom for high, _ in gaps)
    if top - bottom < _ROOM:
        return {}
    return {
        pihak: _box(low.centre, bottom, top) for pihak, (_, low) in zip(columns, gaps, strict=True)
    }


def _first_room(column: Sequence[_Line]) -> tuple[_Line, _Line] | None:
    """The lines above and below the first room of a column: its post and its name."""
    pairs = pairwise(column)
    return next((pair for pair in pairs if pair[0].bottom - pair[1].top >= _ROOM), None)


def _box(centre: float, bottom: float, top: float) -> _Box:
    left, right = centre - _WIDTH / 2, centre + _WIDTH / 2
    edges = (left, bottom + _MARGIN, right, top - _MARGIN)
    return (round(edges[0]), round(edges[1]), round(edges[2]), round(edges[3]))

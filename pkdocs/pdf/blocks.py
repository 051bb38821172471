"""Where a PDF has room to sign, and for whom: by its text, so that the PDF of any engine will do.

Which side is whose is the template's affair: a room belongs to the party whose label, post and
name stand at it, never to a side. Where these name two parties, or nobody, there are no blocks.
"""

import re
from collections.abc import Mapping, Sequence

import pypdfium2
from msgspec import Struct

from pkdocs.base.text import fold
from pkdocs.base.values import replace
from pkdocs.domain.salinan import PihakSalinan
from pkdocs.outputs import form_words
from pkdocs.pdf.rooms import ROOM, PageLine, Room, find_rooms, read_lines
from pkdocs.pdf.signed import PIHAK

BAGIAN = {"pernyataan": "halaman pernyataan", "lampiran": "lampiran"}
_LABELS = {
    "pihak pertama": "pihak_pertama",
    "pihak kesatu": "pihak_pertama",
    "pihak kedua": "pihak_kedua",
}
"""What stands above a party's room, folded; both names of the first party are one."""
_CALLED = re.compile(rf"\bdisebut (?:sebagai )?({'|'.join(_LABELS)})\b")
_TALL = 6
"""Lines; what stands higher above a room belongs to the text, not to its label or post."""
_WIDTH, _MARGIN, _APART = 170.0, 3.0, 6.0
_Box = tuple[int, int, int, int]
Known = Mapping[str, PihakSalinan]
"""What is known of the parties beforehand: name and post, as the document carries them."""


class UnsignableError(Exception):
    """The PDF cannot take signature fields; the message says why, in Indonesian."""


class KonsepError(UnsignableError):
    """It may not be signed yet."""


class SignatureBlock(Struct, frozen=True):
    """Room for one signature: whose, on which page (from 0), and its box in points."""

    bagian: str
    pihak: str
    page: int
    box: _Box

    @property
    def name(self) -> str:
        """Return the name of its field, `ttd_pernyataan_pihak_pertama`."""
        return f"ttd_{self.bagian}_{self.pihak}"


class _Words(Struct, frozen=True):
    """By what a party is known, folded: posts, names, and how the statement introduces it."""

    posts: frozenset[str]
    names: frozenset[str]
    introduced: str


def find_blocks(pdf: bytes, known: Known | None = None) -> tuple[SignatureBlock, ...]:
    """Return the four blocks in the order of signing: Pihak Pertama's two, then Pihak Kedua's.

    The first page is the statement, the last one ends the lampiran. On the statement a label or
    the `known` post says whose a room is; in the lampiran a label, or the post and name that
    stand on the statement. Whom it calls Pihak Pertama must not sign as Pihak Kedua. Dasar: Format
    Perjanjian Kinerja.

    Raises:
        KonsepError: It may not be signed yet.
        UnsignableError: One of the blocks is not there, or it is not clear whose it is.
    """
    with pypdfium2.PdfDocument(pdf) as document:
        last = len(document) - 1
        if any(_is_konsep(document[number]) for number in range(last + 1)):
            raise KonsepError("dokumen masih konsep, belum untuk ditandatangani")
        pages = {number: read_lines(document[number]) for number in (0, last)}
        widths = {number: document[number].get_width() for number in pages}
    words = _words(known or {}, pages[0])
    statement = _rooms_of_parties(pages[0], words, "pernyataan")
    said = {pihak: _learnt(words[pihak], statement[pihak]) for pihak in PIHAK}
    lampiran = _rooms_of_parties(pages[last] if last else (), said, "lampiran")
    found = []
    for bagian, page, rooms in (("pernyataan", 0, statement), ("lampiran", last, lampiran)):
        boxes = _boxes(rooms, widths[page])
        _see_that_free(boxes, pages[page], bagian)
        found += [SignatureBlock(bagian, pihak, page, boxes[pihak]) for pihak in PIHAK]
    return tuple(sorted(found, key=lambda block: tuple(PIHAK).index(block.pihak)))


def _is_konsep(page: pypdfium2.PdfPage) -> bool:
    text = page.get_textpage().get_text_range()
    return form_words.KONSEP in " ".join(text.split())


def _words(known: Known, statement: Sequence[PageLine]) -> dict[str, _Words]:
    """By what the parties are known before any room was looked at."""
    introduced = _introduced(_text(statement))
    nobody = PihakSalinan()
    parties = ((pihak, known.get(pihak, nobody)) for pihak in PIHAK)
    return {
        pihak: _Words(_filled(own.jabatan), _filled(own.nama), introduced.get(pihak, ""))
        for pihak, own in parties
    }


def _introduced(text: str) -> dict[str, str]:
    """The words before `selanjutnya disebut PIHAK …`, by the party that they introduce."""
    found: dict[str, str] = {}
    start = 0
    for called in _CALLED.finditer(text):
        found.setdefault(_LABELS[called[1]], text[start : called.start()])
        start = called.end()
    return found


def _filled(text: str | None) -> frozenset[str]:
    return frozenset({fold(text or "")} - {""})


def _learnt(words: _Words, room: Room) -> _Words:
    """What a party is known by, with what stands at its room on the statement."""
    name = _text(room.below).partition(" nip ")[0]
    names = words.names | _filled(name)
    return replace(words, posts=words.posts | _filled(_post_under_label(room)), names=names)


def _post_under_label(room: Room) -> str:
    """The words between label and room; without a label nobody knows where a post begins: ""."""
    block = room.above[:_TALL]
    places = [place for place, line in enumerate(block) if _label_of(line)]
    return _text(block[: places[0]][::-1]) if places else ""


def _label_of(line: PageLine) -> str:
    """The party that a line is the label of, "" of none."""
    return _LABELS.get(fold(line.text), "")


def _text(lines: Sequence[PageLine]) -> str:
    return fold(" ".join(line.text for line in lines))


def _rooms_of_parties(
    lines: Sequence[PageLine], words: Mapping[str, _Words], bagian: str
) -> dict[str, Room]:
    """The room of each party on a page: that with the most to say so, then the lowest."""
    found: dict[str, tuple[int, float, Room]] = {}
    for room in find_rooms(lines):
        votes = _votes(room, words)
        if not votes:
            continue
        agreed = frozenset(PIHAK).intersection(*votes)
        if not agreed:
            raise UnsignableError(_disagreement(room, bagian))
        if len(agreed) == 1:
            (pihak,) = agreed
            better = (len(votes), -room.low, room)
            found[pihak] = max(found.get(pihak, better), better, key=lambda own: own[:2])
    missing = [name for pihak, name in PIHAK.items() if pihak not in found]
    if missing:
        raise UnsignableError(_absence(" dan ".join(missing), bagian))
    return {pihak: found[pihak][2] for pihak in PIHAK}


def _votes(room: Room, words: Mapping[str, _Words]) -> list[frozenset[str]]:
    """Whose each sign at a room says it is: its label, the post above it, the name below it.

    Post and name also speak for whom the statement introduces by them. None where neither label
    nor post says anything: names stand in many places.
    """
    labels = (_label_of(line) for line in room.above[:_TALL])
    label = frozenset({next(filter(None, labels), "")} - {""})
    above = _text([line for line in reversed(room.above) if not _label_of(line)])
    post = _longest({pihak: _longest_end(above, own.posts) for pihak, own in words.items()})
    if not label and not post:
        return []
    below = _text(room.below)
    name = _longest({pihak: _longest_start(below, own.names) for pihak, own in words.items()})
    introduced = (
        frozenset(pihak for pihak, own in words.items() if f" {sign} " in f" {own.introduced} ")
        for sign in (_post_under_label(room), _text(room.below[:1]))
        if sign
    )
    return [vote for vote in (label, post, name, *introduced) if vote]


def _longest(lengths: Mapping[str, int]) -> frozenset[str]:
    """The parties with the longest match: one's post may end with the other's."""
    most = max(lengths.values())
    return frozenset(pihak for pihak, length in lengths.items() if most and length == most)


def _longest_end(text: str, known: frozenset[str]) -> int:
    return max((len(own) for own in known if f" {text}".endswith(f" {own}")), default=0)


def _longest_start(text: str, known: frozenset[str]) -> int:
    return max((len(own) for own in known if f"{text} ".startswith(f"{own} ")), default=0)


def _boxes(rooms: Mapping[str, Room], width: float) -> dict[str, _Box]:
    """The boxes of both parties on a page of that width (points).

    Side by side they stand on one level and leave each other space.
    """
    centres = {pihak: room.below[0].centre for pihak, room in rooms.items()}
    levels = {pihak: (room.low, room.high) for pihak, room in rooms.items()}
    common = (max(low for low, _ in levels.values()), min(high for _, high in levels.values()))
    wide = _WIDTH
    if common[1] - common[0] >= ROOM:
        levels = dict.fromkeys(levels, common)
        wide = min(_WIDTH, max(centres.values()) - min(centres.values()) - _APART)
    return {pihak: _box(centres[pihak], levels[pihak], wide, width) for pihak in rooms}


def _box(centre: float, level: tuple[float, float], wide: float, width: float) -> _Box:
    """A box around the centre of a name, moved onto the page where it would leave it."""
    left = min(max(centre - wide / 2, _APART), width - _APART - wide)
    edges = (left, level[0] + _MARGIN, left + wide, level[1] - _MARGIN)
    return (round(edges[0]), round(edges[1]), round(edges[2]), round(edges[3]))


def _see_that_free(boxes: Mapping[str, _Box], lines: Sequence[PageLine], bagian: str) -> None:
    """Raise UnsignableError where something is printed in a box, or one box lies in the other."""
    first, second = boxes.values()
    printed = [(line.left, line.bottom, line.right, line.top) for line in lines]
    taken = any(_overlap(box, place) for box in (first, second) for place in printed)
    if taken or _overlap(first, second):
        raise UnsignableError(f"ruang tanda tangan di {BAGIAN[bagian]} tidak kosong")


def _overlap(one: Sequence[float], other: Sequence[float]) -> bool:
    beside = one[2] <= other[0] or other[2] <= one[0]
    apart = one[3] <= other[1] or other[3] <= one[1]
    return not (beside or apart)


def _absence(missing: str, bagian: str) -> str:
    return (
        f"ruang tanda tangan {missing} tidak ditemukan di {BAGIAN[bagian]}; di atasnya harus ada "
        '"PIHAK PERTAMA," atau "PIHAK KEDUA,", atau jabatannya, dan di bawahnya namanya'
    )


def _disagreement(room: Room, bagian: str) -> str:
    return (
        f"tidak jelas milik siapa ruang tanda tangan di {BAGIAN[bagian]} di atas "
        f'"{room.below[0].text}"; tulisan PIHAK PERTAMA atau PIHAK KEDUA, jabatan, dan nama di '
        "situ bukan dari satu pihak"
    )

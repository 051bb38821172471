"""What is left of a paper once its values were read: said again, furniture, or unread. Pure.

A name under a signature is the one above or it is unread: nothing is passed over because it stands
where names usually stand.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import Struct

from pkdocs.base.text import fold, fold_title, normalise
from pkdocs.domain.salinan import TIDAK_TERBACA, PihakSalinan, Salinan, TakTerbaca
from pkdocs.review.read.furniture import (
    fixed_parts,
    is_fixed,
    is_office_head,
    is_page_number,
)
from pkdocs.review.read.headings import group_name
from pkdocs.review.read.paper import (
    GAP,
    MARGIN,
    NOTE,
    Box,
    Heap,
    Paper,
    PaperLine,
    has_sign,
    head_of,
    says_something,
    tell_place,
)
from pkdocs.word.text.stream import KNOWN_THING

_DEGREE = re.compile(r"(?:[A-Z][A-Za-z]{0,5}\.?){1,5}")
_LABEL_NIP = re.compile(r"^\W*(?:NIP(?:PPK)?|NI PPPK|NRK)\W*", re.IGNORECASE)
_NIP_DIGITS = 18
"""A number of so many digits is known without its label; a shorter one may be anything."""
_MANY = 3
"""From how many unread cells of a column on they are told as one place."""


def read_rest(paper: Paper, salinan: Salinan) -> Iterator[TakTerbaca]:
    """Return what nothing was read from, in reading order; gives the rest of the paper its heaps.

    A row or a table of which nothing at all was read is one place, and so is a column of which many
    cells were not.
    """
    known = _Known.of(salinan)
    open_lines = [line for line in paper.lines() if not line.whole and line.text.strip()]
    above = True
    for line in open_lines:
        above = above and "perjanjian kinerja" not in fold(line.text)
        if (above or line.place == MARGIN) and line.free and _is_head(line, salinan.tahun):
            line.take(Heap.FURNITURE)
        if line.box and _is_data(line.box):
            settle_silent(line)
        else:
            _settle(line, known)
    left = [line for line in open_lines if next(unread_words(line), None)]
    if not left:
        return
    lines = [line for line in paper.lines() if line.text.strip()]
    for place, own in group_unread(lines, left):
        words = " | ".join(" … ".join(unread_words(line)) for line in own)
        pesan = "tidak dibandingkan" if own[0].place == NOTE else TIDAK_TERBACA
        yield TakTerbaca(pesan, place, words, nilai=any(map(_may_be_value, own)))


def _is_head(line: PaperLine, tahun: str) -> bool:
    """Whether a line is the head of an office; in a margin the number of a page may be beside."""
    if is_office_head(line.text, tahun):
        return True
    parts = [line.text[start:end] for start, end in _columns(line.text, 0, len(line.text))]
    said = [part for part in parts if says_something(part)]
    numbered = line.place == MARGIN and any(map(is_page_number, said))
    return numbered and all(is_office_head(part, tahun) or is_page_number(part) for part in said)


def group_unread(
    lines: Sequence[PaperLine], left: Sequence[PaperLine]
) -> Iterator[tuple[str, list[PaperLine]]]:
    """The unread lines by the places that are told of, each with the lines there."""
    read = {id(line) for line in lines} - {id(line) for line in left}
    boxes = [line.box for line in lines if line.box and id(line) in read]
    grids = {box.grid.number for box in boxes}
    rows = {(box.grid.number, box.row) for box in boxes}
    columns = Counter(_column(line.box) for line in left if line.box)
    found: dict[tuple[object, ...], list[PaperLine]] = {}
    for line in left:
        box = line.box
        key: tuple[object, ...]
        if box is None:
            key = (line.place, line.text)
        elif box.grid.number not in grids:
            key = ("table", box.grid.number)
        elif (box.grid.number, box.row) not in rows and _is_row(box):
            key = ("row", box.grid.number, box.row)
        elif box.grid.heads and columns[_column(box)] >= _MANY:
            key = ("column", *_column(box))
        else:
            key = ("cell", id(box))
        group = found.setdefault(key, [])
        if box or not group:  # equal lines in the margins of several pages are one
            group.append(line)
    for key, own in found.items():
        yield _place(str(key[0]), own), own


def _column(box: Box) -> tuple[int, str]:
    return box.grid.number, head_of(box)


def _is_row(box: Box) -> bool:
    """Whether more than one cell of a row says something."""
    return sum(not other.blank and not other.merged for other in box.beside) > 1


def _place(kind: str, own: Sequence[PaperLine]) -> str:
    box = own[0].box
    if box is None or kind == "cell":
        return tell_place(own[0])
    table = f"tabel {box.grid.number}"
    if kind == "table":
        return f"{table} ({len(box.grid.rows)} baris)"
    if kind == "row":
        return f"{table}, baris {box.row}"
    numbers = sorted({line.box.row for line in own if line.box})
    return f"{table}, kolom “{head_of(box)}”, baris {_ranges(numbers)}"


def _ranges(numbers: Sequence[int]) -> str:
    """`4–7, 9` of 4, 5, 6, 7, 9."""
    found: list[list[int]] = []
    for number in numbers:
        if found and number == found[-1][-1] + 1:
            found[-1].append(number)
        else:
            found.append([number])
    return ", ".join(f"{r[0]}–{r[-1]}" if len(r) > 1 else str(r[0]) for r in found)


class _Known(Struct, frozen=True):
    """The values of an agreement that its paper may say again."""

    folded: frozenset[str]
    digits: frozenset[str]
    names: tuple[str, ...]
    jabatan: tuple[str, ...]
    short: frozenset[str]
    """The post of Pihak Pertama without the unit that stands beside it."""

    @classmethod
    def of(cls, salinan: Salinan) -> "_Known":
        """Return what an agreement says of its parties, unit and year."""
        parties = (salinan.pihak_pertama, salinan.pihak_kedua)
        titles = [title for party in parties for title in _titles(party)]
        texts = [*titles, salinan.unit, salinan.tahun, *(p.nama or "" for p in parties)]
        texts += [f"{title} {salinan.unit}" for title in titles]
        return cls(
            frozenset(fold(text) for text in texts if text),
            frozenset(party.nip for party in parties if party.nip),
            tuple(party.nama for party in parties if party.nama),
            tuple(titles),
            frozenset(_without_unit(fold_title(salinan.jabatan), fold(salinan.unit))),
        )

    def says(self, text: str) -> bool:
        """Return whether a text says one of these again, in whatever letters."""
        if has_sign(text):
            return False
        folded = fold(text)
        if folded in self.folded:
            return True
        number, labels = _LABEL_NIP.subn("", text)
        digits = re.sub(r"[\s.]", "", number)
        if digits in self.digits and (labels or len(digits) == _NIP_DIGITS):
            return True
        return any(_same_person(name, text) for name in self.names)

    def holds(self, text: str) -> bool:
        """Return whether a text is the beginning of a post: `Walikota,` of `Walikota Kota …`.

        So a lampiran may be signed; without the comma it is the post with the unit beside it.
        """
        folded = fold_title(text)
        if has_sign(text):
            return False
        if folded in self.short:
            return True
        comma = text.rstrip().endswith(",")
        titles = map(fold_title, self.jabatan if comma and folded else ())
        return any(title.startswith(f"{folded} ") for title in titles)


def _without_unit(title: str, unit: str) -> Iterator[str]:
    """`walikota` of `walikota kota contoh` in `kota contoh`, `lurah` of `lurah contoh`."""
    for where in (unit, unit.partition(" ")[2]):
        if where and title.endswith(f" {where}"):
            yield title.removesuffix(f" {where}")


def _titles(party: PihakSalinan) -> Iterator[str]:
    if party.jabatan:
        yield party.jabatan
        yield fold_title(party.jabatan)


def _same_person(name: str, text: str) -> bool:
    """Whether two names are one but for degrees behind one of them."""
    first, second = normalise(name), normalise(text).strip(" ,()")
    shorter, longer = sorted((first, second), key=len)
    if len(shorter.split()) < 2 or not longer.casefold().startswith(shorter.casefold()):
        return False
    return _are_degrees(longer[len(shorter) :])


def _are_degrees(text: str) -> bool:
    """Whether what stands behind a name is no more of it: `, S.E., M.Si`, ` S.H.`, ` SE`."""
    words = text.replace(",", " ").split()
    parted = text.lstrip().startswith(",") or all(
        "." in word or sum(sign.isupper() for sign in word) > 1 for word in words
    )
    return parted and all(len(word) <= 12 and _DEGREE.fullmatch(word) for word in words)


def _is_data(box: Box) -> bool:
    """Whether a value was read from the row of a cell of the lampiran."""
    if not box.grid.data:
        return False
    lines = (line for other in box.beside if not other.merged for line in other.lines)
    return any(heap is Heap.VALUE for line in lines for heap, _, _ in line.pieces())


def settle_silent(line: PaperLine) -> None:
    """Give points and dashes their heap; beside an indikator no word says a party's name again."""
    for heap, start, end in list(line.pieces()):
        if heap is Heap.UNREAD and not says_something(line.text[start:end]):
            line.take(Heap.FURNITURE, start, end)


def _settle(line: PaperLine, known: _Known) -> None:
    """Give what was not taken of a line its heap."""
    data = line.box is not None and line.box.grid.data
    if (line.free and not data and is_fixed(line.text)) or (
        line.place == MARGIN and is_page_number(line.text)
    ):
        line.take(Heap.FURNITURE)
    for heap, start, end in list(line.pieces()):
        if heap is Heap.UNREAD:
            _settle_piece(line, start, end, known)


def _settle_piece(line: PaperLine, start: int, end: int, known: _Known) -> None:
    data = line.box is not None and line.box.grid.data
    for first, last in _columns(line.text, start, end):
        text = line.text[first:last]
        if not says_something(text):
            line.take(Heap.FURNITURE, first, last)
        elif known.says(text) or (not data and known.holds(text)):
            line.take(Heap.VALUE, first, last)
        elif not data and is_fixed(text):
            line.take(Heap.FURNITURE, first, last)
        else:
            _settle_parts(line, first, last, known)


def _settle_parts(line: PaperLine, start: int, end: int, known: _Known) -> None:
    """Words of the form inside a line: the rest of it says a value again or is unread."""
    text = line.text[start:end]
    parts = [(start + a, start + b) for a, b in fixed_parts(text)]
    if not parts:
        return
    edges = [start, *(edge for part in parts for edge in part), end]
    gaps = [(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if b > a]
    rests = [line.text[a:b] for a, b in gaps]
    if not all(not says_something(r) or known.says(r) or known.holds(r) for r in rests):
        return  # other words too: then all of it is unread, as it stands
    for (first, last), rest in zip(gaps, rests, strict=True):
        line.take(Heap.VALUE if says_something(rest) else Heap.FURNITURE, first, last)
    for first, last in parts:
        line.take(Heap.FURNITURE, first, last)


def _columns(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches of a piece between tabs and wide gaps."""
    at = start
    for found in GAP.finditer(text, start, end):
        if found.start() > at:
            yield at, found.start()
        yield found.span()
        at = found.end()
    if at < end:
        yield at, end


def unread_words(line: PaperLine) -> Iterator[str]:
    """The unread words of a line, a text a piece."""
    for heap, start, end in line.pieces():
        text = line.text[start:end]
        if heap is Heap.UNREAD and says_something(text):
            yield " ".join(text.split())


def _may_be_value(line: PaperLine) -> bool:
    """Whether unread words may be a value: all in tables, else with a number, sign or label.

    What another program shows is told by its content: the same on both papers, it is no matter.
    """
    words = " ".join(unread_words(line))
    if group_name(words) or KNOWN_THING.fullmatch(words):
        return False
    numbered = re.search(r"\d", words) is not None or has_sign(words)
    return line.box is not None or numbered or ":" in line.text

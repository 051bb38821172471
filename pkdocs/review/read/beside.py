"""What the cells of a row say that stand beside the columns of an agreement in a lampiran. Pure.

Ticks, names of posts, notes, parts of Pengukuran. What is unclear is not taken off the paper, and
the row says nothing of the posts that it may be about.
"""

import re
from collections.abc import Iterator, Sequence, Set

from msgspec import Struct, field

from pkdocs.domain.katalog import Sifat
from pkdocs.domain.organisasi import Jabatan, KodeJabatan
from pkdocs.review.read.columns import Columns, KolomMatriks
from pkdocs.review.read.named import find_named
from pkdocs.review.read.paper import Box, Heap, PaperLine, tell_place
from pkdocs.review.read.ticks import Tick, is_nothing, read_tick

_ITEM = re.compile(r"^\s*(?:\d{1,2}[.)]|[-•▪])\s*")

Cells = Sequence[tuple[Box, Sequence[KolomMatriks]]]
"""Cells, each with the columns that it covers."""


class Sisi(Struct):
    """What stands beside in a row; `ragu` are the posts of which that is not clear."""

    di: str
    jabatan: Set[KodeJabatan]
    centang: dict[KodeJabatan, Tick] = field(default_factory=dict)
    tempat: dict[KodeJabatan, str] = field(default_factory=dict)
    ragu: set[KodeJabatan] = field(default_factory=set)
    uraian: dict[str, tuple[str, ...]] = field(default_factory=dict)
    catatan: str | None = None

    def give(self, box: Box, codes: Sequence[KodeJabatan], tick: Tick) -> None:
        """Note a tick of a cell; one beside another that the post has already is not clear."""
        place = tell_place(PaperLine("", box=box))
        odd = {kode for kode in codes if self.centang.setdefault(kode, tick) != tick}
        self.tempat |= {kode: place for kode in codes if kode not in self.tempat}
        self.ragu |= odd
        if not odd:
            box.take(Heap.VALUE)

    def doubt(self, cells: Cells) -> None:
        """Note that it is not clear whose these cells are."""
        columns = [own for _, covered in cells for own in covered]
        named = any(own.nama for own in columns)
        self.ragu |= {jabatan.kode for own in columns for jabatan in own.jabatan}
        self.ragu |= self.jabatan if named else set()


class Beside(Struct, frozen=True):
    """Reads the cells beside in one lampiran; `signs` are those that tick."""

    lampiran: str
    columns: Columns
    signs: Set[str]
    lingkup: Set[str]

    def read(self, sisi: Sisi, cells: Cells) -> None:
        """Take in what cells say of a row."""
        for box, covered in cells:
            if all(own.centang for own in covered):
                self._tick(sisi, box, covered)
            elif len(covered) > 1:
                sisi.doubt([(box, covered)])
            elif covered[0].nama:
                self._names(sisi, box)
            elif not (box.merged or box.blank):
                _text(sisi, box, covered[0])

    def _tick(self, sisi: Sisi, box: Box, covered: Sequence[KolomMatriks]) -> None:
        codes = [jabatan.kode for own in covered for jabatan in own.jabatan]
        if box.signs:
            sisi.ragu |= set(codes)
            return
        tick = read_tick(box.text, self.signs, self.lingkup)
        if tick is not None:
            for own in covered:
                self.columns.count(own)
            if codes:
                sisi.give(box, codes, tick)
        elif is_nothing(box.text):
            box.take(Heap.FURNITURE)
        else:
            sisi.ragu |= set(codes)

    def _names(self, sisi: Sisi, box: Box) -> None:
        """A cell that names posts: all of the lampiran, where the indikator is to be derived."""
        meant = self.columns.meant(self.lampiran)
        if box.signs:
            sisi.ragu |= sisi.jabatan
            return
        tick = read_tick(box.text, frozenset())
        if tick and meant:
            sisi.give(box, [jabatan.kode for jabatan in meant], tick)
            return
        for names in () if tick else _names_in(box):
            found = [self._find(name, meant) for name in names]
            if found and all(found):
                codes = [jabatan.kode for own in found for jabatan in own]
                sisi.give(box, codes, Tick(Sifat.LANGSUNG))
                return
        sisi.ragu |= sisi.jabatan

    def _find(self, name: str, meant: Sequence[Jabatan]) -> tuple[Jabatan, ...]:
        """Whom a name means among the posts of the lampiran, where it is none of these in all."""
        own = find_named(name, meant, short=False)
        if own.jabatan or own.mungkin:
            return own.jabatan
        return find_named(name, self.columns.all_jabatan, short=False).jabatan


def _text(sisi: Sisi, box: Box, own: KolomMatriks) -> None:
    """A note, or a part of Pengukuran."""
    if own.catatan:
        sisi.catatan = " ".join(f"{sisi.catatan or ''} {box.text}".split())
    else:
        lines = (line.text for line in box.lines)
        sisi.uraian[own.jenis] = (*sisi.uraian.get(own.jenis, ()), *lines)
    box.take(Heap.VALUE)


def _names_in(box: Box) -> Iterator[list[str]]:
    """The names that a cell may hold: one over several lines, one a line, or parted by signs."""
    lines = [_ITEM.sub("", line.text) for line in box.lines]
    whole = " ".join(lines)
    for texts in ([whole], lines, re.split(r"[;/]", whole)):
        yield [" ".join(text.split()) for text in texts if text.strip(" ,;.")]

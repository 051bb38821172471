"""The tables of the Lampiran of an Instruksi -> rows of indikator, each with its ticks. Pure.

The columns of an agreement are read as those of one (`headings`, `rows`); beside them stand a
column a post, or one that names posts. What no column here names, no post is named by, or no tick
is, stays on the paper as unread.
"""

import re
from collections.abc import Iterator, Mapping, Sequence, Set

from msgspec import Struct, field

from pkdocs.base.text import fold
from pkdocs.base.values import replace
from pkdocs.domain.katalog import Kelompok, Ragam
from pkdocs.domain.nilai import parse_nilai
from pkdocs.domain.organisasi import Jabatan, KodeJabatan
from pkdocs.domain.salinan import PERIODE, BarisSalinan
from pkdocs.review.read.beside import Beside, Sisi
from pkdocs.review.read.cells import is_sure_target, read_target
from pkdocs.review.read.columns import (
    Columns,
    KolomAsing,
    KolomMatriks,
    read_heads,
    settle_header,
)
from pkdocs.review.read.headings import (
    Header,
    find_header,
    group_name,
    header_place,
    is_numbers,
    take_header,
)
from pkdocs.review.read.lampiran import goes_on_in
from pkdocs.review.read.nilai import plain_nilai
from pkdocs.review.read.paper import Box, Grid, Heap, Paper, PaperLine, says_something, tell_place
from pkdocs.review.read.pengukuran import is_headed
from pkdocs.review.read.rows import Lampiran, cells_of, read_row
from pkdocs.review.read.ticks import CHECKS, CROSSES, Tick

LEMBAR = {
    **dict.fromkeys(("i", "1"), "Lampiran I"),
    **dict.fromkeys(("ii", "2"), "Lampiran II"),
    **dict.fromkeys(("iii", "3"), "Lampiran III"),
}
BERGAMBAR = "sel ini memuat tanda yang bukan huruf (bulatan daftar, kotak isian, gambar, garis)"
KETIK = "Ketik ✓, atau kosongkan selnya."
_HEADING = re.compile(r"lampiran (i{1,3}|iv|vi{0,3}|i?x|\d{1,2})( .*)?")
_LONGEST = 200
"""No heading of a lampiran has more letters; a sentence may."""
_NUMBERS = ("no_sasaran", "no_indikator")
_ALL_SIGNS = CHECKS | CROSSES


class BarisMatriks(Struct, frozen=True):
    """A row of a lampiran, as printed, with its place.

    `centang` holds what the cell of each post that has one says: None where it is not given,
    and those in `ragu` could not be read. `uraian` are the columns of Pengukuran of their own, by
    jenis.
    """

    lampiran: str
    baris: BarisSalinan
    di: str
    centang: Mapping[KodeJabatan, Tick | None]
    tempat: Mapping[KodeJabatan, str]
    ragu: Set[KodeJabatan]
    uraian: Mapping[str, tuple[str, ...]]
    catatan: str | None = None


class TabelTerbaca(Struct, frozen=True):
    """What the tables of a paper say; `diduga` are the posts that a head is only short for.

    `bergambar` are the cells of ticks or names with a sign that is no text.
    """

    baris: tuple[BarisMatriks, ...]
    asing: tuple[KolomAsing, ...] = ()
    diduga: tuple[tuple[str, Jabatan], ...] = ()
    tanpa_lampiran: tuple[str, ...] = ()
    bergambar: tuple[str, ...] = ()


def read_tabel(
    paper: Paper,
    all_jabatan: Sequence[Jabatan],
    untuk: Mapping[str, Set[KodeJabatan]],
    lingkup: Set[str] = frozenset(),
) -> TabelTerbaca:
    """Return the rows of all tables with the header of a lampiran; the paper tells what was taken.

    `untuk` are the posts that each lampiran is for, none where that is not known, and `lingkup`
    the folded words that are known as one.
    """
    reader = _Reader(Columns(all_jabatan, untuk), lingkup, _signs(paper))
    for block in paper.body:
        if isinstance(block, Grid):
            reader.table(block)
        else:
            reader.line(block)
    return reader.done()


def _signs(paper: Paper) -> Set[str]:
    """The signs that tick: a cross does only where nothing else does."""
    boxes = (box for grid in paper.grids() for row in grid.rows for box in row)
    texts = {box.text.strip().partition("\n")[0].strip() for box in boxes}
    crossed = not texts & (CHECKS - {"1"})
    return _ALL_SIGNS if crossed else CHECKS


class _Reader(Struct):
    """Goes through a paper from the top: which lampiran it is in, and which columns hold."""

    columns: Columns
    lingkup: Set[str]
    signs: Set[str]
    lampiran: str = ""
    found: Lampiran = field(default_factory=Lampiran)
    kolom: list[KolomMatriks] = field(default_factory=list)
    sisi: list[Sisi] = field(default_factory=list)
    baris: list[BarisMatriks] = field(default_factory=list)
    tanpa: list[str] = field(default_factory=list)
    bergambar: list[str] = field(default_factory=list)

    def line(self, line: PaperLine) -> None:
        """A line outside of the tables: the heading of a lampiran, or the name of a group."""
        found = _heading(line.text)
        if found is not None:
            line.take(Heap.FURNITURE)
            self._enter(found)
        elif group_name(line.text):
            line.take(Heap.VALUE)
            self.found.kelompok = _kelompok(line.text)

    def _enter(self, nama: str) -> None:
        """Begin a lampiran; "" one that is none of the three."""
        if nama != self.lampiran:
            self._close()
            self.lampiran = nama

    def done(self) -> TabelTerbaca:
        """Return what was read."""
        self._close()
        return TabelTerbaca(
            tuple(self.baris),
            tuple(own for own in self.columns.asing.values() if own.centang),
            tuple(self.columns.diduga.values()),
            tuple(self.tanpa),
            tuple(self.bergambar),
        )

    def _close(self) -> None:
        """End a lampiran: its rows are whole."""
        for row, beside in zip(self.found.baris, self.sisi, strict=True):
            given = {kode: beside.centang.get(kode) for kode in sorted(beside.jabatan)}
            self.baris.append(
                BarisMatriks(
                    lampiran=self.lampiran,
                    baris=row,
                    di=beside.di,
                    centang=given | beside.centang,
                    tempat=beside.tempat,
                    ragu=frozenset(beside.ragu),
                    uraian=beside.uraian,
                    catatan=beside.catatan,
                )
            )
        self.found, self.sisi, self.kolom = Lampiran(), [], []

    def table(self, grid: Grid) -> None:
        """A table: of the lampiran, what it goes on with, or one of neither."""
        start = header_place(grid)
        if start is not None:
            self._lines(grid.rows[:start])
            if self.lampiran:
                self._rows(grid, start)
            else:
                self.tanpa.append(f"tabel {grid.number}")
        elif goes_on_in(self.found, grid):
            self._rows(grid, 0)
        else:
            for row in grid.rows:
                self._lines([row])
                for box in row:
                    for inner in () if box.merged else box.grids:
                        self.table(inner)

    def _lines(self, rows: Sequence[Sequence[Box]]) -> None:
        """Rows of no lampiran: a row may be the heading of one, or a line in a cell."""
        for row in rows:
            own = [box for box in row if not box.merged]
            if self._is_heading(row):
                continue
            for line in (line for box in own for line in box.lines if line.box is box):
                self.line(line)

    def _is_heading(self, row: Sequence[Box]) -> bool:
        """Take a row that is the heading of a lampiran."""
        found = _heading(" ".join(box.text for box in row if not box.merged))
        if found is None:
            return False
        self._enter(found)
        _take(row)
        return True

    def _rows(self, grid: Grid, start: int) -> None:
        at, first = start, True
        grid.heads = list(self.found.header.heads) if self.found.header else []
        while at < len(grid.rows):
            row = grid.rows[at]
            header = find_header(grid, at)
            if header and not self._open(grid, at, header):
                self.found.header = None  # no table without a header goes on with this one
                self.tanpa.append(f"tabel {grid.number}")
                return
            if header:
                at += header.rows
                continue
            if is_numbers(row):
                _take(row)
            elif all(box.blank for box in row):
                self._note_signs(row)
            elif not self._is_heading(row):
                self._row(row, first=first)
                first = False
            at += 1
        grid.data = True

    def _open(self, grid: Grid, at: int, header: Header) -> bool:
        """Take in a header: its columns are those of an agreement, and those beside them.

        False where these are for other posts than the lampiran is, whose heading is lacking.
        """
        heads = read_heads(header, grid.rows[at : at + header.rows])
        header = settle_header(header, heads, grid.rows[at + header.rows :])
        kolom = self.columns.find(self.lampiran, header, heads, grid.number)
        if self._is_other(kolom):
            return False
        take_header(grid, at, header)
        posts = {(own.start, own.end) for own in kolom if own.jabatan}
        for row in grid.rows[at : at + header.rows]:
            _take([box for box in row if (box.start, box.end) in posts])
        self.found.header, self.kolom = header, kolom
        return True

    def _is_other(self, kolom: Sequence[KolomMatriks]) -> bool:
        """Whether columns are those of another lampiran: names for ticks, or none of its posts."""
        posts = {jabatan.kode for own in kolom for jabatan in own.jabatan}
        meant = {jabatan.kode for jabatan in self.columns.meant(self.lampiran)}
        before = {jabatan.kode for own in self.kolom for jabatan in own.jabatan} or meant
        named = any(own.nama for own in kolom)
        if self.kolom and named != any(own.nama for own in self.kolom):
            return True
        return bool(before and posts) and not before & posts

    def _row(self, row: Sequence[Box], *, first: bool) -> None:
        header = self.found.header
        if header is None:
            return  # below the heading of another lampiran, which has no header yet
        row = _aligned(header, row)
        if any(box.blank and not box.merged and _is_wide(box, header) for box in row):
            self._lines([row])  # a signature, say: it goes on with nothing
            return
        self._note_signs(row)
        own = [box for box in row if not self._beside(box)]
        if self._is_group(row, own) or not _is_whole(header, row):
            return
        own = [box for box in own if not self._is_mixed(box)]
        before = len(self.found.baris)
        read_row(self.found, self._readable(own), first=first)
        self.sisi += [self._sisi(row) for _ in self.found.baris[before:]]
        new = self.sisi[before:]
        cells = [(box, self._beside(box)) for box in row if box.signs or not box.blank]
        cells = [(box, covered) for box, covered in cells if covered]
        mixed = [(box, self._below(box)) for box in row if self._is_mixed(box)]
        if len(new) == 1 or (not new and self._went_on(own)):
            beside = Beside(self.lampiran, self.columns, self.signs, self.lingkup)
            beside.read(self.sisi[-1], cells)
            self.sisi[-1].doubt(mixed)
            return
        for sisi in new or self.sisi[-1:]:
            sisi.doubt(cells)
        if not new and not self._has_target(own):
            self.found.kelompok = ""  # it may have named the next group

    def _note_signs(self, row: Sequence[Box]) -> None:
        """Note the cells of ticks and names that show what is no text."""
        for box in row:
            below = self._below(box) if box.signs and not box.merged else ()
            if any(own.centang or own.nama for own in below):
                self.bergambar.append(tell_place(PaperLine("", box=box)))

    def _sisi(self, row: Sequence[Box]) -> Sisi:
        codes = {jabatan.kode for own in self.kolom for jabatan in own.jabatan}
        if any(own.nama for own in self.kolom):
            codes |= {jabatan.kode for jabatan in self.columns.meant(self.lampiran)}
        return Sisi(f"tabel {row[0].grid.number}, baris {row[0].row}", codes)

    def _beside(self, box: Box) -> list[KolomMatriks]:
        """The columns of ours that a cell covers, none where it covers one of an agreement."""
        header = self.found.header
        return [] if header is None or header.names_of(box) else self._below(box)

    def _below(self, box: Box) -> list[KolomMatriks]:
        return [own for own in self.kolom if own.lies_below(box)]

    def _is_mixed(self, box: Box) -> bool:
        """Whether a cell lies over columns of an agreement and over others too."""
        shown = box.signs or not box.blank
        return shown and not self._beside(box) and bool(self._below(box))

    def _is_group(self, row: Sequence[Box], own: Sequence[Box]) -> bool:
        """Take a row that names a group of sasaran, or that may name one unreadably."""
        shown = [box for box in own if not box.blank]
        if len({fold(box.text) for box in shown}) != 1:
            return False
        named = _kelompok(shown[0].text)
        if not named and not _is_wide(shown[0], self.found.header):
            return False
        self.found.kelompok = named  # "" of some other group: what it is called stays unread
        for box in row:
            if _kelompok(box.text):
                box.take(Heap.VALUE)
        return True

    def _readable(self, own: Sequence[Box]) -> list[Box]:
        """The cells of a row without targets that are none, Pengukuran parted from Indikator."""
        header = self.found.header
        cells = (cells_of(header, own) if header else None) or {}
        noise = {id(cells[n]) for n in PERIODE if n in cells and not _are_readable(cells[n].text)}
        noise |= {id(cells[n]) for n in _NUMBERS if n in cells and not _is_number(cells[n].text)}
        boxes = [
            replace(box, lines=[], text="", blank=True) if id(box) in noise else box for box in own
        ]
        box = cells.get("indikator")
        if box and header and "pengukuran" in header.columns:
            boxes += _parted(boxes, box, header.columns["pengukuran"])
        return boxes

    def _went_on(self, own: Sequence[Box]) -> bool:
        """Whether a row without an indikator of its own went on with the one above."""
        header = self.found.header
        cells = cells_of(header, own) if header else None
        if not cells or not self.sisi:
            return False
        fresh = [box for box in own if not box.merged and not box.blank]
        taken = all(not line.free for box in fresh for line in box.lines if line.text.strip())
        indikator = cells.get("indikator")
        return taken and (bool(fresh) or (indikator is not None and indikator.merged))

    def _has_target(self, own: Sequence[Box]) -> bool:
        header = self.found.header
        cells = (cells_of(header, own) if header else None) or {}
        return any(name in cells and says_something(cells[name].text) for name in PERIODE)


def _heading(teks: str) -> str | None:
    """The lampiran that a line begins, "" for another than the three, None for none."""
    found = _HEADING.fullmatch(fold(teks)) if len(teks) <= _LONGEST else None
    return LEMBAR.get(found[1], "") if found else None


def _take(row: Sequence[Box]) -> None:
    for box in row:
        box.take(Heap.FURNITURE)


def _aligned(header: Header, row: Sequence[Box]) -> Sequence[Box]:
    """The cells of a row in the columns of its header; by their order where the grid is cut."""
    if len(row) != len(header.heads) or header.fits(row):
        return row
    places = [(start, end) for start, end, _ in header.heads]
    return [replace(box, start=a, end=b) for box, (a, b) in zip(row, places, strict=True)]


def _is_whole(header: Header, row: Sequence[Box]) -> bool:
    """Whether a row begins and ends where its header does: else a cell may be lacking in it."""
    first = min(start for start, _, _ in header.heads)
    return (row[0].start, row[-1].end) == (first, header.width)


def _kelompok(teks: str) -> str:
    """The group that a line names: `A. SASARAN KHUSUS`, `OPERASIONAL`; "" for none."""
    found = re.fullmatch(r"(?:[a-z0-9]{1,3} )?(?:sasaran )?(\w+)", fold(teks))
    return found[1] if found and found[1] in set(Kelompok) else ""


def _is_wide(box: Box, header: Header | None) -> bool:
    """Whether a cell lies over sasaran and indikator, so that it is none of either."""
    columns = header.columns if header else {}
    return all(
        name in columns and box.start <= columns[name][0] and columns[name][1] <= box.end
        for name in ("sasaran", "indikator")
    )


def _is_number(teks: str) -> bool:
    return re.fullmatch(r"\s*(\(?\d{1,3}(\.\d{1,2})*[.)]?)?\s*", teks) is not None


def _are_readable(teks: str) -> bool:
    """Whether a cell says a target, or one in each of its lines."""
    return _is_readable(teks) or all(map(_is_readable, filter(str.strip, teks.split("\n"))))


def _is_readable(teks: str) -> bool:
    """Whether a cell surely says a target: a number, a known predicate, a day, not measured."""
    read = read_target(teks)
    if read is None or is_sure_target(read.text):
        return read is not None
    try:
        nilai = parse_nilai(plain_nilai(read.text))
    except ValueError:
        return False
    return nilai is not None and nilai.ragam is Ragam.TEKS


def _parted(boxes: list[Box], box: Box, place: tuple[int, int]) -> Iterator[Box]:
    """Part the sub-heads of Pengukuran off the cell of an indikator, where they stand there."""
    beside = [own for own in boxes if (own.start, own.end) == place]
    heads = [at for at, line in enumerate(box.lines) if is_headed(line.text)]
    if heads and heads[0] > 0 and all(own.blank for own in beside):
        boxes[boxes.index(box)] = _part(box, box.lines[: heads[0]], (box.start, box.end))
        boxes[:] = [own for own in boxes if own not in beside]
        yield _part(box, box.lines[heads[0] :], place)


def _part(box: Box, lines: list[PaperLine], place: tuple[int, int]) -> Box:
    text = "\n".join(line.text for line in lines).strip("\n")
    start, end = place
    return replace(box, start=start, end=end, lines=lines, text=text, blank=not text.strip())

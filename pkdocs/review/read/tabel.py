"""The tables of the Lampiran of an Instruksi -> rows of indikator, each with its ticks. Pure.

The columns of an agreement are read as those of one (`headings`, `rows`); beside them stand a
column a post, or one that names posts. What no column here names, no post is named by, or no tick
is, stays on the paper as unread.
"""

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace

from pkdocs.base.text import fold
from pkdocs.domain.katalog import Kelompok, Ragam, Sifat
from pkdocs.domain.nilai import parse_nilai
from pkdocs.domain.organisasi import Jabatan, KodeJabatan
from pkdocs.domain.salinan import PERIODE, BarisSalinan
from pkdocs.review.read.cells import is_sure_target, read_target
from pkdocs.review.read.headings import (
    Header,
    find_header,
    group_name,
    header_place,
    is_numbers,
    take_header,
)
from pkdocs.review.read.lampiran import goes_on_in
from pkdocs.review.read.named import JabatanDisebut, find_named
from pkdocs.review.read.nilai import plain_nilai
from pkdocs.review.read.paper import Box, Grid, Heap, Paper, PaperLine, says_something, tell_place
from pkdocs.review.read.pengukuran import is_headed, jenis_of
from pkdocs.review.read.rows import Lampiran, cells_of, read_row
from pkdocs.review.read.ticks import CHECKS, CROSSES, Tick, is_nothing, read_tick

LEMBAR = {
    **dict.fromkeys(("i", "1"), "Lampiran I"),
    **dict.fromkeys(("ii", "2"), "Lampiran II"),
    **dict.fromkeys(("iii", "3"), "Lampiran III"),
}
_HEADING = re.compile(r"lampiran (i{1,3}|iv|vi{0,3}|i?x|\d{1,2})( .*)?")
_LONGEST = 200
"""No heading of a lampiran has more letters; a sentence may."""
_NAMES = ("penanggung jawab", "pelaksana", "pengampu", "penerima", "pemilik indikator")
"""Words of the head of a column that names posts."""
_TRIWULAN = PERIODE[:4]
_NOTE = ("catatan", "ket", "keterangan")
_ALL_SIGNS = CHECKS | CROSSES


@dataclass(frozen=True, slots=True)
class BarisMatriks:
    """A row of a lampiran, as printed, with its place.

    `centang` holds what the cell of each post that has one says: None where it is not given,
    and those in `ragu` could not be read. `uraian` are the columns of Pengukuran of their own by
    jenis, `kolom` the names of the columns that the table has.
    """

    lampiran: str
    baris: BarisSalinan
    di: str
    centang: Mapping[KodeJabatan, Tick | None]
    tempat: Mapping[KodeJabatan, str]
    ragu: Set[KodeJabatan]
    uraian: Mapping[str, tuple[str, ...]]
    kolom: Set[str]
    catatan: str | None = None


@dataclass(frozen=True, slots=True)
class KolomAsing:
    """A column whose head names no post, or more than one, or one that another column names."""

    di: str
    kepala: str
    mungkin: tuple[Jabatan, ...] = ()
    kembar: bool = False
    centang: int = 0
    """How many ticks stand in it."""


@dataclass(frozen=True, slots=True)
class TabelTerbaca:
    """What the tables of a paper say; `diduga` are the posts that a head is only short for."""

    baris: tuple[BarisMatriks, ...]
    asing: tuple[KolomAsing, ...] = ()
    diduga: tuple[tuple[str, Jabatan], ...] = ()
    tanpa_lampiran: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Kolom:
    """A column that no agreement has: of posts, of names of them, of notes, of one jenis."""

    start: int
    end: int
    jabatan: tuple[Jabatan, ...] = ()
    nama: bool = False
    catatan: bool = False
    jenis: str = ""
    asing: tuple[str, str] | None = None
    """By what it is known among the columns that are nobody's."""

    @property
    def centang(self) -> bool:
        """Return whether it is a column of ticks."""
        return not (self.nama or self.catatan or self.jenis)


@dataclass
class _Sisi:
    """What stands beside the columns of an agreement in a row."""

    di: str
    kolom: Set[str]
    jabatan: Set[KodeJabatan]
    centang: dict[KodeJabatan, Tick] = field(default_factory=dict)
    tempat: dict[KodeJabatan, str] = field(default_factory=dict)
    ragu: set[KodeJabatan] = field(default_factory=set)
    uraian: dict[str, tuple[str, ...]] = field(default_factory=dict)
    catatan: str | None = None

    def give(self, kode: KodeJabatan, tick: Tick, di: str) -> bool:
        """Note a tick; False where the post has another one already."""
        same = self.centang.setdefault(kode, tick) == tick
        self.tempat.setdefault(kode, di)
        return same


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
    reader = _Reader(all_jabatan, untuk, lingkup, _signs(paper))
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


@dataclass
class _Reader:
    """Goes through a paper from the top: which lampiran it is in, and which columns hold."""

    all_jabatan: Sequence[Jabatan]
    untuk: Mapping[str, Set[KodeJabatan]]
    lingkup: Set[str]
    signs: Set[str]
    lampiran: str = ""
    found: Lampiran = field(default_factory=Lampiran)
    kolom: list[_Kolom] = field(default_factory=list)
    sisi: list[_Sisi] = field(default_factory=list)
    baris: list[BarisMatriks] = field(default_factory=list)
    asing: dict[tuple[str, str], KolomAsing] = field(default_factory=dict)
    diduga: dict[tuple[str, str], tuple[str, Jabatan]] = field(default_factory=dict)
    tanpa: list[str] = field(default_factory=list)
    named: dict[tuple[str, ...], JabatanDisebut] = field(default_factory=dict)
    meant: dict[str, list[Jabatan]] = field(default_factory=dict)

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
            tuple(own for own in self.asing.values() if own.centang),
            tuple(self.diduga.values()),
            tuple(self.tanpa),
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
                    kolom=beside.kolom,
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
            self._lines(grid.rows)
            for row in grid.rows:
                for box in row:
                    for inner in () if box.merged else box.grids:
                        self.table(inner)

    def _lines(self, rows: Sequence[Sequence[Box]]) -> None:
        for row in rows:
            found = _heading(" ".join(box.text for box in row if not box.merged))
            if found is not None:
                self._enter(found)
                _take(row)

    def _rows(self, grid: Grid, start: int) -> None:
        at, first = start, True
        grid.heads = list(self.found.header.heads) if self.found.header else []
        while at < len(grid.rows):
            row = grid.rows[at]
            header = find_header(grid, at)
            if header:
                self._open(grid, at, header)
                at += header.rows
                continue
            if is_numbers(row):
                _take(row)
            elif not all(box.blank for box in row):
                self._row(row, first=first)
                first = False
            at += 1
        grid.data = True

    # The columns.

    def _open(self, grid: Grid, at: int, header: Header) -> None:
        """Take in a header: its columns are those of an agreement, and those beside them."""
        take_header(grid, at, header)
        heads = [
            (start, end, _over(grid.rows[at : at + header.rows], start, end))
            for start, end, _ in header.heads
        ]
        header = _with_own_pengukuran(_with_all_quarters(header), heads)
        header = _with_numbers(header, heads, grid.rows[at + header.rows :])
        self.found.header = header
        free = [head for head in heads if head[:2] not in set(header.columns.values())]
        alone = [head for head in free if _names_posts(head[2])]
        self.kolom = []
        named: dict[KodeJabatan, tuple[int, int]] = {}
        for start, end, texts in free:
            if not texts:
                continue
            place = f"tabel {grid.number}, kolom “{' '.join(texts)}”"
            kolom = _plain_kolom(start, end, texts, single=len(alone) == 1)
            kolom = kolom or self._posts(place, (start, end), texts, named)
            self.kolom.append(kolom)

    def _posts(
        self,
        place: str,
        span: tuple[int, int],
        texts: Sequence[str],
        named: dict[KodeJabatan, tuple[int, int]],
    ) -> _Kolom:
        """The column of a post, or of one that is not known."""
        found = self._named(texts)
        key = (self.lampiran, " ".join(texts))
        twice = [jabatan for jabatan in found.jabatan if jabatan.kode in named]
        if twice or not found.jabatan:
            count = self.asing[key].centang if key in self.asing else 0
            mungkin = tuple(twice) or found.mungkin
            self.asing[key] = KolomAsing(place, key[1], mungkin, bool(twice), count)
            self.kolom = [
                replace(own, jabatan=(), asing=key) if set(own.jabatan) & set(twice) else own
                for own in self.kolom
            ]
            return _Kolom(*span, asing=key)
        named |= {jabatan.kode: span for jabatan in found.jabatan}
        if found.diduga:
            self.diduga[key] = (place, found.jabatan[0])
        return _Kolom(*span, jabatan=found.jabatan)

    def _named(self, texts: Sequence[str]) -> JabatanDisebut:
        """The post that a head names: by its lowest words, else with those above them."""
        key = (self.lampiran, *texts)
        if key not in self.named:
            self.named[key] = self._find_named(texts)
        return self.named[key]

    def _find_named(self, texts: Sequence[str]) -> JabatanDisebut:
        own = self._of_lampiran()
        found = JabatanDisebut()
        for words in (texts[-1], " ".join(texts)):
            found = find_named(words, own or self.all_jabatan)
            if not found.jabatan and not found.mungkin and own:
                found = find_named(words, self.all_jabatan, short=False)
            if found.jabatan:
                return found
        return found

    def _of_lampiran(self) -> list[Jabatan]:
        """The posts that this lampiran is for; none where that is not known."""
        if self.lampiran not in self.meant:
            codes = self.untuk.get(self.lampiran, frozenset())
            meant = [jabatan for jabatan in self.all_jabatan if jabatan.kode in codes]
            self.meant[self.lampiran] = meant
        return self.meant[self.lampiran]

    def _all_codes(self) -> Set[KodeJabatan]:
        """The posts of which a row of these columns says whether it is given to them."""
        codes = {jabatan.kode for own in self.kolom for jabatan in own.jabatan}
        if any(own.nama for own in self.kolom):
            codes |= {jabatan.kode for jabatan in self._of_lampiran()}
        return codes

    # The rows.

    def _row(self, row: Sequence[Box], *, first: bool) -> None:
        header = self.found.header
        assert header is not None  # noqa: S101 # a header opens every table that is read
        row = _aligned(header, row)
        own = [box for box in row if not self._beside(box)]
        if self._is_group(row, own):
            return
        before = len(self.found.baris)
        read_row(self.found, self._readable(own), first=first)
        self.sisi += [self._sisi(row) for _ in self.found.baris[before:]]
        new = len(self.found.baris) - before
        beside = [(box, self._beside(box)) for box in row if not box.blank]
        beside = [(box, columns) for box, columns in beside if columns]
        if new == 1 or (not new and self._went_on(own)):
            for box, columns in beside:
                self._take_beside(self.sisi[-1], box, columns)
            return
        self._doubt(self.sisi[before:] or self.sisi[-1:], beside)
        if not new and not self._has_target(own):
            self.found.kelompok = ""  # it may have named the next group

    def _doubt(
        self, all_sisi: Sequence[_Sisi], beside: Sequence[tuple[Box, Sequence[_Kolom]]]
    ) -> None:
        """Ticks of which it is not clear whose they are: these rows say nothing of their posts."""
        codes = {j.kode for _, columns in beside for own in columns for j in own.jabatan}
        for sisi in all_sisi:
            named = any(own.nama for _, columns in beside for own in columns)
            sisi.ragu |= set(sisi.jabatan) if named else codes

    def _sisi(self, row: Sequence[Box]) -> _Sisi:
        header = self.found.header
        names = set(header.columns) if header else set()
        names |= {f"uraian {own.jenis}" for own in self.kolom if own.jenis}
        names |= {"catatan" for own in self.kolom if own.catatan}
        box = row[0]
        place = f"tabel {box.grid.number}, baris {box.row}"
        return _Sisi(place, names, self._all_codes())

    def _beside(self, box: Box) -> list[_Kolom]:
        """The columns of ours that a cell covers, none where it covers one of an agreement."""
        header = self.found.header
        if header is None or header.names_of(box):
            return []
        return [own for own in self.kolom if _covers(box, own)]

    def _is_group(self, row: Sequence[Box], own: Sequence[Box]) -> bool:
        """Take a row that names a group of sasaran, or that may name one unreadably."""
        shown = [box for box in row if not box.blank]
        named = _kelompok(shown[0].text) if shown else ""
        texts = {fold(box.text) for box in own if not box.blank}
        if named and len(texts) == 1:
            self.found.kelompok = named
            for box in shown:
                if _kelompok(box.text):
                    box.take(Heap.VALUE)
            return True
        if len(texts) == 1 and _is_wide(shown[0], self.found.header):
            self.found.kelompok = ""  # some other group: what it is called stays unread
            return True
        return False

    def _readable(self, own: Sequence[Box]) -> list[Box]:
        """The cells of a row without targets that are none, Pengukuran parted from Indikator."""
        header = self.found.header
        cells = cells_of(header, own) if header else None
        boxes = list(own)
        for name in PERIODE:
            box = (cells or {}).get(name)
            if box and not box.blank and not _are_readable(box.text):
                boxes[boxes.index(box)] = replace(box, lines=[], text="", blank=True)
        box = (cells or {}).get("indikator")
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
        return taken and (bool(fresh) or cells["indikator"].merged)

    def _has_target(self, own: Sequence[Box]) -> bool:
        header = self.found.header
        cells = (cells_of(header, own) if header else None) or {}
        return any(name in cells and says_something(cells[name].text) for name in PERIODE)

    def _take_beside(self, sisi: _Sisi, box: Box, columns: Sequence[_Kolom]) -> None:
        if all(own.centang for own in columns):
            self._tick(sisi, box, columns)
        elif len(columns) == 1 and columns[0].nama:
            self._names(sisi, box)
        elif len(columns) == 1 and columns[0].catatan:
            sisi.catatan = " ".join(f"{sisi.catatan or ''} {box.text}".split())
            box.take(Heap.VALUE)
        elif len(columns) == 1 and not box.merged:
            jenis = columns[0].jenis
            lines = tuple(line.text for line in box.lines)
            sisi.uraian[jenis] = (*sisi.uraian.get(jenis, ()), *lines)
            box.take(Heap.VALUE)

    def _tick(self, sisi: _Sisi, box: Box, columns: Sequence[_Kolom]) -> None:
        codes = [jabatan.kode for own in columns for jabatan in own.jabatan]
        tick = read_tick(box.text, self.signs, self.lingkup)
        for own in columns if tick else ():
            if own.asing:
                known = self.asing[own.asing]
                self.asing[own.asing] = replace(known, centang=known.centang + 1)
        if tick is None and is_nothing(box.text):
            box.take(Heap.FURNITURE)
        elif tick is None:
            sisi.ragu |= set(codes)
        elif codes:
            self._give(sisi, box, codes, tick)

    def _names(self, sisi: _Sisi, box: Box) -> None:
        """A cell that names posts: all of the lampiran, where it is one to be derived."""
        all_jabatan = self._of_lampiran()
        tick = read_tick(box.text, frozenset())
        if tick and all_jabatan:
            self._give(sisi, box, [jabatan.kode for jabatan in all_jabatan], tick)
            return
        for names in () if tick else _split_names(box):
            found = [find_named(n, all_jabatan or self.all_jabatan, short=False) for n in names]
            if found and all(own.jabatan for own in found):
                codes = [jabatan.kode for own in found for jabatan in own.jabatan]
                self._give(sisi, box, codes, Tick(Sifat.LANGSUNG))
                return
        sisi.ragu |= {jabatan.kode for jabatan in all_jabatan}

    def _give(self, sisi: _Sisi, box: Box, codes: Sequence[KodeJabatan], tick: Tick) -> None:
        place = tell_place(PaperLine("", box=box))
        odd = {kode for kode in codes if not sisi.give(kode, tick, place)}
        sisi.ragu |= odd
        if not odd:
            box.take(Heap.VALUE)


def _heading(teks: str) -> str | None:
    """The lampiran that a line begins, "" for another than the three, None for none."""
    found = _HEADING.fullmatch(fold(teks)) if len(teks) <= _LONGEST else None
    return LEMBAR.get(found[1], "") if found else None


def _take(row: Sequence[Box]) -> None:
    for box in row:
        box.take(Heap.FURNITURE)


def _over(rows: Sequence[Sequence[Box]], start: int, end: int) -> list[str]:
    """The words of a header over a column, from the top to the lowest, without column numbers."""
    return [
        " ".join(box.text.split())
        for row in rows
        if not is_numbers(row)
        for box in row
        if box.start <= start and end <= box.end and not box.merged and says_something(box.text)
    ]


_Heads = Sequence[tuple[int, int, Sequence[str]]]


def _with_all_quarters(header: Header) -> Header:
    """The header without its triwulan where some of the four were not found: which is not sure."""
    found = set(_TRIWULAN) & header.columns.keys()
    if len(found) in (0, len(_TRIWULAN)):
        return header
    columns = {name: at for name, at in header.columns.items() if name not in _TRIWULAN}
    return replace(header, columns=columns)


def _with_own_pengukuran(header: Header, heads: _Heads) -> Header:
    """The header without Pengukuran where that is only the metode, beside columns of the others."""
    place = header.columns.get("pengukuran")
    jenis = {(start, end): jenis_of(texts[-1]) for start, end, texts in heads if texts}
    others = {"dasar_hukum", "definisi"} & {own for at, own in jenis.items() if at != place}
    columns = {name: at for name, at in header.columns.items() if name != "pengukuran"}
    if place and others and jenis.get(place):
        return replace(header, columns=columns)
    if place is None and not any(jenis.values()):
        width = header.width  # sub-heads may stand in the cell of the indikator
        return replace(header, columns={**header.columns, "pengukuran": (width, width + 1)})
    return header


def _with_numbers(header: Header, heads: _Heads, rows: Sequence[Sequence[Box]]) -> Header:
    """The header with the column of numbers before the indikator, where nobody headed it."""
    if "no_indikator" in header.columns:
        return header
    after = header.columns["indikator"][0]
    for start, end, texts in heads:
        inside = [box for row in rows for box in row if (box.start, box.end) == (start, end)]
        numbers = [box.text.strip() for box in inside if not box.blank and not box.merged]
        if end == after and not texts and all(re.fullmatch(r"\d{1,2}\.?", n) for n in numbers):
            return replace(header, columns={**header.columns, "no_indikator": (start, end)})
    return header


def _names_posts(texts: Sequence[str]) -> bool:
    words = fold(" ".join(texts))
    return any(name in words for name in _NAMES)


def _plain_kolom(start: int, end: int, texts: Sequence[str], *, single: bool) -> _Kolom | None:
    """A column that is none of a post."""
    if single and _names_posts(texts):
        return _Kolom(start, end, nama=True)
    if fold(texts[-1]) in _NOTE:
        return _Kolom(start, end, catatan=True)
    jenis = jenis_of(texts[-1])
    return _Kolom(start, end, jenis=jenis) if jenis else None


def _aligned(header: Header, row: Sequence[Box]) -> Sequence[Box]:
    """The cells of a row in the columns of its header; by their order where the grid is cut."""
    if len(row) != len(header.heads) or header.fits(row):
        return row
    places = [(start, end) for start, end, _ in header.heads]
    return [replace(box, start=a, end=b) for box, (a, b) in zip(row, places, strict=True)]


def _covers(box: Box, kolom: _Kolom) -> bool:
    shared = min(box.end, kolom.end) - max(box.start, kolom.start)
    return 2 * shared > kolom.end - kolom.start or shared == box.end - box.start > 0


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


def _split_names(box: Box) -> Iterator[list[str]]:
    """The names of posts that a cell may hold: one over several lines, one a line, or parted."""
    lines = [re.sub(r"^\s*(?:\d{1,2}[.)]|[-•▪])\s*", "", line.text) for line in box.lines]
    whole = " ".join(lines)
    for texts in ([whole], lines, re.split(r"[;/]", whole)):
        yield [" ".join(text.split()) for text in texts if text.strip(" ,;.")]

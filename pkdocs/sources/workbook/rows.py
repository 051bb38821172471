"""A sheet with its header found, as rows by their header words; problems stand at their cells."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain, islice

from msgspec import Struct, field

from pkdocs.base.problem import Berat, Checked, Problem, Span, suggester
from pkdocs.base.values import replace
from pkdocs.domain.lembar import BarisTerbaca, Guna, Kolom, LembarTerbaca, SelTerbaca
from pkdocs.sources.workbook.cells import Tampak, clean, holds, raw_text, show
from pkdocs.sources.workbook.grid import RawCell, Row, column_letters, column_number
from pkdocs.sources.workbook.headings import FIRST_ROWS, LONGEST, Judul, find_judul, fold_name
from pkdocs.sources.workbook.markup import BROKEN, UnreadableError
from pkdocs.sources.workbook.package import Paket, SheetPart

_RANGE = re.compile(r"([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})")
_WANTED = (Guna.KUNCI, Guna.ISI)
"""What a sheet is read for; a column of these that is not there is told."""
_READ = (*_WANTED, Guna.BANDING)
_MOST_TOLD = 200
"""How many cells of one sheet are told one by one with the same code."""


def first_texts(rows: Iterable[Row], paket: Paket) -> list[tuple[int, dict[int, str]]]:
    """Return the texts of the first filled rows, where the header is looked for."""
    return [(number, _texts(cells, paket)) for number, cells in islice(rows, FIRST_ROWS)]


def _texts(cells: Mapping[int, RawCell], paket: Paket) -> dict[int, str]:
    texts = {column: raw_text(cell, paket).strip() for column, cell in cells.items()}
    return {column: text for column, text in texts.items() if 0 < len(text) <= LONGEST}


def read_sheet(
    paket: Paket, lembar: SheetPart, nama: str, kolom: Sequence[Kolom], berkas: str
) -> Checked[LembarTerbaca]:
    """Return a sheet as rows; `nama` is what the project calls it.

    Columns that are only shown are known and not read. A row without a key and without anything
    that is read is none. Problems: X008 no header or no column of keys (nothing is read), X009 a
    header word twice, X011 columns that are not known, X015 merged cells, X019 columns that are
    not there; X012, X013, X014, X016 and X017 of single cells, see `cells`.
    """
    place = f"{berkas}!{lembar.nama}"
    with paket.sheet(lembar) as sheet:
        rows = sheet.rows()
        first = list(islice(rows, FIRST_ROWS))
        judul = find_judul([(n, _texts(cells, paket)) for n, cells in first], kolom)
        if judul is None or (found := judul.kunci) is None:
            return Checked(None, (_no_header(place, judul, kolom),))
        reading = _Reading(paket, place, judul, found.kepala)
        for number, cells in chain(first, rows):
            if number > judul.baris:
                reading.take(number, cells)
        merged = list(sheet.merged)
    reading.leave_out(merged)
    kepala = {
        own.kepala: f"{place}!{column_letters(at)}{judul.baris}" for at, own in _sorted(judul)
    }
    problems = (*_header_problems(reading, kolom), *reading.problems, *reading.untold())
    return Checked(LembarTerbaca(nama, kepala, tuple(reading.rows.values())), problems)


def _sorted(judul: Judul) -> list[tuple[int, Kolom]]:
    return sorted(judul.dikenal.items(), key=lambda item: item[0])


def _no_header(place: str, judul: Judul | None, kolom: Sequence[Kolom]) -> Problem:
    kunci = next((own.kepala for own in kolom if own.guna is Guna.KUNCI), "")
    if judul is None:
        pesan = f'baris kepala ("{kunci}" dan lainnya) tidak ditemukan; lembar ini tidak dibaca'
    else:
        place = f"{place}!A{judul.baris}"
        pesan = f'kolom "{kunci}" tidak ada, atau lebih dari satu; lembar ini tidak dibaca'
    return Problem(Span(place), "X008", f"{pesan}. Salin kepala kolomnya dari buku kerja semula.")


class _Reading(Struct, dict=True):
    """The rows of a sheet as they come, by their number."""

    paket: Paket
    place: str
    judul: Judul
    kunci: str
    rows: dict[int, BarisTerbaca] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    lain: dict[int, str] = field(default_factory=dict)
    """The columns that are not known and hold something, with their header, else that cell."""

    @cached_property
    def read(self) -> list[tuple[int, Kolom, str]]:
        """Column, what it is, and place without the row, of the columns that are read."""
        return [
            (column, own, f"{self.place}!{column_letters(column)}")
            for column, own in _sorted(self.judul)
            if own.guna in _READ
        ]

    def take(self, number: int, cells: Mapping[int, RawCell]) -> None:
        """Take in one row."""
        sel: dict[str, SelTerbaca] = {}
        refused: set[str] = set()
        for column, kolom, start in self.read:
            cell = cells.get(column)
            if cell is None:
                continue
            kepala, shown = kolom.kepala, self._show(kolom, cell)
            di = f"{start}{number}"
            if shown.kode:
                self._tell(di, shown)
            if not shown.dibaca:
                refused.add(kepala)
            elif shown.teks:
                sel[kepala] = SelTerbaca(shown.teks, di)
        self._note_unknown(number, cells)
        if not self._is_header(sel):
            self._add(number, BarisTerbaca(sel, f"{self.place}!{number}", frozenset(refused)))

    def _show(self, kolom: Kolom, cell: RawCell) -> Tampak:
        """What a cell shows; of one that is only compared nothing is refused."""
        shown = show(cell, self.paket)
        if kolom.guna is Guna.BANDING:
            return Tampak(shown.teks or clean(raw_text(cell, self.paket)))
        return _as_key(shown, cell) if kolom.guna is Guna.KUNCI else shown

    def _is_header(self, sel: Mapping[str, SelTerbaca]) -> bool:
        """Whether a row is the header once more, as on a page further down."""
        words = ((kepala, own.teks) for kepala, own in sel.items())
        return self.kunci in sel and all(fold_name(a) == fold_name(b) for a, b in words)

    def _add(self, number: int, baris: BarisTerbaca) -> None:
        """Add a row; one whose key is refused is left out, for it may be any."""
        if self.kunci in baris.ditolak:
            self.rows.pop(number, None)
        elif baris.sel or baris.ditolak:
            self.rows[number] = baris

    def _tell(self, di: str, shown: Tampak) -> None:
        rest = "" if shown.dibaca else "; sel ini tidak dibaca"
        berat = Berat.PERINGATAN if shown.dibaca else Berat.GALAT
        self._note(Problem(Span(di), shown.kode, f"{shown.pesan}{rest}.", berat))

    def _note(self, problem: Problem) -> None:
        self.counts[problem.kode] += 1
        if self.counts[problem.kode] <= _MOST_TOLD:
            self.problems.append(problem)

    def untold(self) -> Iterator[Problem]:
        """Give how many cells were not told one by one, for each code."""
        for kode, count in self.counts.items():
            if count > _MOST_TOLD:
                berat = Berat.PERINGATAN if kode == "X017" else Berat.GALAT
                pesan = f"{count - _MOST_TOLD} sel lain di lembar ini begitu pula."
                yield Problem(Span(self.place), kode, pesan, berat)

    def _note_unknown(self, number: int, cells: Mapping[int, RawCell]) -> None:
        for column, cell in cells.items():
            own = self.judul.dikenal.get(column)
            known = own is not None and own.guna is not Guna.LAIN
            if not known and column not in self.lain and holds(cell, self.paket):
                row = self.judul.baris if self.judul.words(column) else number
                self.lain[column] = f"{self.place}!{column_letters(column)}{row}"

    def leave_out(self, merged: Iterable[str]) -> None:
        """Leave out the cells of merged ranges: which row each of them is of is not sure."""
        numbers = sorted(self.rows)
        spans: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for ref in merged:
            left, top, right, bottom = _corners(ref)
            kepala = [own.kepala for column, own, _ in self.read if left <= column <= right]
            if kepala and bisect_left(numbers, top) < bisect_right(numbers, bottom):
                pesan = "sel digabung (Merge); pisahkan, lalu isi setiap selnya. Tidak dibaca."
                self._note(Problem(Span(f"{self.place}!{ref}"), "X015", pesan))
                for own in kepala:
                    spans[own].append((top, bottom))
        for own, ranges in spans.items():
            for number in _within(numbers, ranges):
                if row := self.rows.get(number):
                    sel = {other: cell for other, cell in row.sel.items() if other != own}
                    self._add(number, replace(row, sel=sel, ditolak=row.ditolak | {own}))


def _within(numbers: Sequence[int], ranges: Iterable[tuple[int, int]]) -> Iterator[int]:
    """Give the sorted numbers that lie in any of the ranges, once each."""
    after = 0
    for top, bottom in sorted(ranges):
        yield from numbers[bisect_left(numbers, max(top, after)) : bisect_right(numbers, bottom)]
        after = max(after, bottom + 1)


def _corners(ref: str) -> tuple[int, int, int, int]:
    """First column and row, last column and row of a range like `B2:C5`."""
    found = _RANGE.fullmatch(ref)
    if found is None:
        raise UnreadableError("X004", BROKEN)
    left, top, right, bottom = found.groups()
    return column_number(left), int(top), column_number(right), int(bottom)


def _as_key(shown: Tampak, cell: RawCell) -> Tampak:
    """A key as it is shown; Excel may have made another number of a code like `2.10`."""
    if cell.jenis == "n" and shown.dibaca and not shown.teks.isdigit():
        pesan = "kode ini sudah dijadikan angka oleh Excel. Beri format Teks, lalu ketik ulang"
        return Tampak("", "X014", pesan, dibaca=False)
    return shown


def _header_problems(reading: _Reading, kolom: Sequence[Kolom]) -> Iterator[Problem]:
    judul, place = reading.judul, reading.place
    for kepala, columns in judul.ganda.items():
        for column in columns:
            pesan = f'kepala "{kepala}" ada dua kali; kolomnya tidak dibaca. Hapus salah satunya.'
            yield Problem(Span(f"{place}!{column_letters(column)}{judul.baris}"), "X009", pesan)
    wanted = (own for own in kolom if own.guna in _WANTED and own.tetap)
    lacking = [own.kepala for own in wanted if not judul.has(own)]
    if lacking:
        pesan = f"kolom tidak ada, maka tidak dibaca: {', '.join(lacking)}."
        here = Span(f"{place}!A{judul.baris}")
        yield Problem(here, "X019", pesan, Berat.PERINGATAN)
    near = suggester(lacking)
    doubled = set(chain.from_iterable(judul.ganda.values()))
    for column, di in sorted(reading.lain.items()):
        if column not in doubled:
            yield _unknown(judul.words(column), di, near)


def _unknown(kepala: str, di: str, near: Callable[[str], str]) -> Problem:
    named = f'kolom "{kepala}" tidak dikenal' if kepala else "kolom ini tidak berkepala"
    pesan = f"{named}, maka tidak dibaca.{near(kepala)}"
    return Problem(Span(di), "X011", pesan, Berat.PERINGATAN)

"""From the bytes of a workbook to its sheets as rows, with what it was made from."""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from msgspec import Struct, field

from pkdocs.base.problem import Berat, Checked, Problem, Span, suggest
from pkdocs.domain.lembar import BukuTerbaca, Dasar, Kolom, LembarTerbaca
from pkdocs.sources.workbook.cells import holds
from pkdocs.sources.workbook.headings import find_judul, fold_name, share
from pkdocs.sources.workbook.markup import UnreadableError
from pkdocs.sources.workbook.origin import LEMBAR_DASAR, read_dasar
from pkdocs.sources.workbook.package import Paket, SheetPart, open_paket
from pkdocs.sources.workbook.rows import first_texts, read_sheet

_SENDIRI = (LEMBAR_DASAR, "Petunjuk", "_daftar")
"""The sheets that a workbook is made with and that nobody fills in: they are no unknown ones."""
_ALIKE = 0.7
"""Which part of its columns a sheet of another name must have to be taken for a wanted one."""
Wanted = Mapping[str, Sequence[Kolom]]


def read_workbook(raw: bytes, berkas: str, wanted: Wanted) -> Checked[BukuTerbaca]:
    """Return the sheets of an .xlsx file as rows by their header words, and what it was made from.

    `berkas` names the file in messages, `wanted` the sheets with their columns; of the latter those
    that are only shown are known and not read. Sheets and columns may be in any order, hidden, or
    missing. Cells are texts as Excel shows them; one that cannot be read is a problem at its cell,
    and `ditolak` in its row.

    Problems: X001 no .xlsx file, X002 locked, X003 too large, X004 broken, X005 with macros, X006
    without a wanted sheet: then there is no value. X007 two sheets of one name (neither is read),
    X010 a sheet of another name, X011 what is not read, X018 what it was made from is not legible
    (then `dasar` is None). Of sheets and cells: see `rows.read_sheet` and `cells.show`.

    Example:
        >>> print(*read_workbook(b"%PDF", "isi.pdf", {}).problems)
        isi.pdf:1:1: X001 bukan buku kerja Excel: ini PDF; simpan sebagai Buku Kerja Excel (.xlsx).
    """
    try:
        with open_paket(raw) as paket:
            return _Buku(paket, berkas, wanted).read(hashlib.sha256(raw).hexdigest())
    except UnreadableError as error:
        return Checked(None, (Problem(Span(berkas), error.kode, f"{error.pesan}."),))


Columns = Callable[[Iterable[str]], Sequence[Kolom]]
"""The columns of a list, from the header words of a row; () where they are those of no list."""


def read_list(raw: bytes, berkas: str, find: Columns) -> Checked[LembarTerbaca]:
    """Return the first sheet of an .xlsx file that is a list as `find` knows it, row by row.

    It may stand below titles, in any columns; a row that has nothing in those that are read is
    none. Problems: X001 to X005 as `read_workbook`, X006 no such sheet, or a workbook of this
    program, X011 a column that holds something and is not known, and those of its cells.
    """
    try:
        with open_paket(raw) as paket:
            if any(fold_name(own.nama) == LEMBAR_DASAR for own in paket.lembar):
                pesan = "ini buku kerja buatan pkdocs, bukan daftar; baca tanpa -o."
                return Checked(None, (Problem(Span(berkas), "X006", pesan),))
            for sheet in (own for own in paket.lembar if own.part):
                with paket.sheet(sheet) as stream:
                    first = first_texts(stream.rows(), paket)
                for _, texts in first:
                    if kolom := find(texts.values()):
                        return read_sheet(paket, sheet, sheet.nama, kolom, berkas)
    except UnreadableError as error:
        return Checked(None, (Problem(Span(berkas), error.kode, f"{error.pesan}."),))
    pesan = "tidak ada lembar yang berkepala Nama dan Jabatan (atau Kode jabatan)."
    return Checked(None, (Problem(Span(berkas), "X006", pesan),))


class _Buku(Struct):
    """A workbook while it is open."""

    paket: Paket
    berkas: str
    wanted: Wanted
    problems: list[Problem] = field(default_factory=list)

    def read(self, sha256: str) -> Checked[BukuTerbaca]:
        """Return the workbook with all that is wrong with it."""
        by_name = self._by_name()
        found = self._found(by_name)
        others = [
            sheet for sheet in self.paket.lembar if sheet not in found and not self._is_own(sheet)
        ]
        found.update(self._renamed(others, found))
        if not found:
            if not self.problems:
                self._tell(self.berkas, "X006", self._none_wanted())
            return Checked(None, tuple(self.problems))
        dasar = self._dasar(by_name)
        lembar = tuple(self._sheets(found))
        self._tell_rest([sheet for sheet in others if sheet not in found])
        return Checked(
            BukuTerbaca(self.berkas, sha256, lembar, dasar),
            tuple(self.problems),
        )

    def _place(self, sheet: SheetPart) -> str:
        return f"{self.berkas}!{sheet.nama}"

    def _tell(self, place: str, kode: str, pesan: str, berat: Berat = Berat.GALAT) -> None:
        self.problems.append(Problem(Span(place), kode, pesan, berat))

    def _by_name(self) -> dict[str, list[SheetPart]]:
        by_name: dict[str, list[SheetPart]] = defaultdict(list)
        for sheet in self.paket.lembar:
            by_name[fold_name(sheet.nama)].append(sheet)
        return by_name

    def _is_own(self, sheet: SheetPart) -> bool:
        """Whether a sheet is the program's own, or one of several of a wanted name."""
        own = {fold_name(name) for name in (*_SENDIRI, *self.wanted)}
        return bool(sheet.part) and fold_name(sheet.nama) in own

    def _found(self, by_name: Mapping[str, Sequence[SheetPart]]) -> dict[SheetPart, str]:
        """The sheets that bear a wanted name; two of one name are told and left out."""
        found: dict[SheetPart, str] = {}
        for nama in self.wanted:
            sheets = by_name.get(fold_name(nama), ())
            if len(sheets) == 1 and sheets[0].part:
                found[sheets[0]] = nama
            for sheet in sheets if len(sheets) > 1 else ():
                pesan = f'ada {len(sheets)} lembar bernama "{nama}"; tidak satu pun dibaca. '
                self._tell(self._place(sheet), "X007", f"{pesan}Hapus yang bukan isian.")
        return found

    def _renamed(
        self, others: Sequence[SheetPart], found: Mapping[SheetPart, str]
    ) -> dict[SheetPart, str]:
        """The sheets of other names that can only be a wanted one, by their header words."""
        missing = [
            nama
            for nama in self.wanted
            if nama not in found.values() and not self._is_doubled(nama)
        ]
        fits = {sheet: self._fits(sheet, missing) for sheet in others if sheet.part and missing}
        claimed = [nama for own in fits.values() for nama in own]
        sure = {
            sheet: own[0]
            for sheet, own in fits.items()
            if len(own) == 1 and claimed.count(own[0]) == 1
        }
        for sheet, nama in sure.items():
            pesan = f'lembar ini dibaca sebagai "{nama}", menurut kepala kolomnya.'
            self._tell(self._place(sheet), "X010", pesan, Berat.PERINGATAN)
        return sure

    def _is_doubled(self, nama: str) -> bool:
        return sum(fold_name(sheet.nama) == fold_name(nama) for sheet in self.paket.lembar) > 1

    def _fits(self, sheet: SheetPart, missing: Sequence[str]) -> list[str]:
        with self.paket.sheet(sheet) as stream:
            first = first_texts(stream.rows(), self.paket)
        fits = []
        for nama in missing:
            judul = find_judul(first, self.wanted[nama])
            if judul and judul.kunci and share(judul, self.wanted[nama]) >= _ALIKE:
                fits.append(nama)
        return fits

    def _none_wanted(self) -> str:
        names = ", ".join(f'"{sheet.nama}"' for sheet in self.paket.lembar[:10])
        wanted = ", ".join(f'"{nama}"' for nama in self.wanted)
        return f"tidak ada lembar yang dikenal ({wanted}); yang ada: {names or 'tidak satu pun'}."

    def _dasar(self, by_name: Mapping[str, Sequence[SheetPart]]) -> Dasar | None:
        sheets = [own for own in by_name.get(LEMBAR_DASAR, ()) if own.part]
        if not sheets:
            return None
        with self.paket.sheet(sheets[0]) as stream:
            dasar = read_dasar(stream.rows(), self.paket)
        if dasar is None:
            pesan = (
                f"lembar tersembunyi {LEMBAR_DASAR} berubah, maka tidak diketahui dari sumber mana "
                "buku kerja ini dibuat; bedanya diperlihatkan, tidak ditulis. Buat buku kerja baru "
                "(pkdocs workbook), lalu tempelkan isiannya di sana."
            )
            self._tell(f"{self.berkas}!{LEMBAR_DASAR}", "X018", pesan)
        return dasar

    def _sheets(self, found: Mapping[SheetPart, str]) -> Iterator[LembarTerbaca]:
        """Give the sheets in the order of the workbook."""
        for sheet in self.paket.lembar:
            if nama := found.get(sheet, ""):
                read = read_sheet(self.paket, sheet, nama, self.wanted[nama], self.berkas)
                self.problems.extend(read.problems)
                if read.value:
                    yield read.value

    def _tell_rest(self, sheets: Sequence[SheetPart]) -> None:
        """Tell what the workbook holds and nobody reads."""
        for sheet in sheets:
            if not sheet.part or self._holds(sheet):
                near = suggest(sheet.nama, self.wanted)
                pesan = f"lembar ini tidak dikenal, maka tidak dibaca.{near}"
                self._tell(self._place(sheet), "X011", pesan, Berat.PERINGATAN)
        for lain in self.paket.lain:
            self._tell(self.berkas, "X011", f"{lain} tidak dibaca.", Berat.PERINGATAN)

    def _holds(self, sheet: SheetPart) -> bool:
        with self.paket.sheet(sheet) as stream:
            return any(
                holds(cell, self.paket) for _, cells in stream.rows() for cell in cells.values()
            )

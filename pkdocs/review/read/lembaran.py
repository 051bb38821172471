"""Rows of the lampiran -> sheets as a filled-in workbook has them. Pure.

What lampiran say differently is taken from none of them, and what says the same as the sources is
their very text. A cell that the paper does not have says nothing, not even that it is empty.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence

from msgspec import Struct, field

from pkdocs.base.problem import Berat, Problem, Span
from pkdocs.base.text import fold, join_words, without_bold
from pkdocs.domain.katalog import Sifat, Uraian
from pkdocs.domain.lembar import KUNCI_TARGET, BarisTerbaca, LembarTerbaca, SelTerbaca
from pkdocs.domain.organisasi import KodeJabatan
from pkdocs.review.read.agregasi import fitting_agregasi
from pkdocs.review.read.dikenal import Dikenal
from pkdocs.review.read.nilai import is_not_measured, plain_nilai, read_nilai, same_nilai
from pkdocs.review.read.pengukuran import iter_isi, split_uraian
from pkdocs.review.read.same import same_pengukuran, same_satuan, same_text
from pkdocs.review.read.tabel import BarisMatriks
from pkdocs.review.read.ticks import Tick
from pkdocs.sources.sheets.katalog import indikator
from pkdocs.sources.sheets.katalog.centang import Centang, read_centang, show_centang
from pkdocs.sources.sheets.katalog.kolom_indikator import KELOMPOK, KODE, NO_SASARAN, SASARAN
from pkdocs.sources.sheets.katalog.matriks import TEKS
from pkdocs.sources.sheets.uraian import JUDUL, KOLOM, show_pengukuran

INDIKATOR = indikator.SHEET.nama
AGREGASI = "Agregasi"
NO_COLUMN = ""
"""Where a header word of a Word file stands: a cell is told by its row alone."""

Now = Mapping[str, Mapping[str, Mapping[str, str]]]
"""What the sheets say now: sheet -> code -> header word -> text."""
Kepala = Mapping[str, Mapping[KodeJabatan, str]]
"""The header word of the column of each post, by sheet."""
_Same = Callable[[str, str], bool]


class _Bidang(Struct, frozen=True):
    """A column of the sheet Indikator: how a row says it (None: not at all), what is the same."""

    kepala: str
    read: Callable[[BarisMatriks], str | None]
    same: _Same = same_text


class Lembaran(Struct):
    """Makes the sheets; `problems` are at their cells."""

    berkas: str
    now: Now
    kepala: Kepala
    problems: list[Problem] = field(default_factory=list)

    def indikator(self, found: Sequence[Dikenal]) -> LembarTerbaca:
        """Return the sheet of the indikator."""
        fields = [own for own in _fields() if any(own.read(row) for o in found for row in o.baris)]
        printed = any(row.uraian or row.baris.pengukuran for own in found for row in own.baris)
        kepala = [own.kepala for own in fields] + list(KOLOM if printed else ())
        kepala += [AGREGASI] if any(own.ada is None for own in found) else []
        rows = tuple(self._indikator(own, fields, kepala) for own in found)
        return LembarTerbaca(INDIKATOR, dict.fromkeys((KODE, *kepala), NO_COLUMN), rows)

    def _indikator(
        self, own: Dikenal, fields: Sequence[_Bidang], kepala: Sequence[str]
    ) -> BarisTerbaca:
        now = self.now.get(INDIKATOR, {}).get(own.kode, {})
        cells = {}
        for bidang in fields:
            readings = [(row, bidang.read(row)) for row in own.baris]
            cell = self._agreed(own, bidang.kepala, readings, bidang.same)
            if cell:
                same = bidang.same(cell.teks, now.get(bidang.kepala, ""))
                cells[bidang.kepala] = SelTerbaca(now[bidang.kepala], cell.di) if same else cell
        cells |= self._agregasi(own, cells)
        uraian, unread = self._uraian(own, now)
        unread |= {head for head in kepala if head not in (*cells, *KOLOM)}
        cells |= uraian
        di = self._place(own.baris[0])
        return BarisTerbaca({KODE: SelTerbaca(own.kode, di), **cells}, di, frozenset(unread))

    def _agregasi(self, own: Dikenal, cells: Mapping[str, SelTerbaca]) -> dict[str, SelTerbaca]:
        """What the numbers of a new indikator say of its agregasi, which no paper prints."""
        target = {
            name: cells[kepala].teks for kepala, name in KUNCI_TARGET.items() if kepala in cells
        }
        fitting = () if own.ada else fitting_agregasi(target)
        if not fitting:
            return {}
        di = self._place(own.baris[0])
        if len(fitting) > 1:
            pesan = (
                f"agregasi indikator {own.kode} tidak tercetak; menurut angkanya dapat "
                f'{join_words(fitting)}. Diduga "{fitting[0]}"; periksa.'
            )
            self.problems.append(Problem(Span(di), "X064", pesan, Berat.PERINGATAN))
        return {AGREGASI: SelTerbaca(fitting[0], di)}

    def _agreed(
        self,
        own: Dikenal,
        kepala: str,
        readings: Sequence[tuple[BarisMatriks, str | None]],
        same: _Same,
    ) -> SelTerbaca | None:
        """What all rows that say it say; None where none does, or they say different things."""
        said = [(row, text) for row, text in readings if text]
        for row, text in said[1:]:
            if not same(said[0][1], text):
                self._differ(own, kepala, said[0], (row, text))
                return None
        return SelTerbaca(said[0][1], self._place(said[0][0])) if said else None

    def _differ(
        self,
        own: Dikenal,
        kepala: str,
        first: tuple[BarisMatriks, str],
        other: tuple[BarisMatriks, str],
    ) -> None:
        pesan = (
            f'{kepala} indikator {own.kode or own.baris[0].baris.indikator}: "{_short(first[1])}" '
            f'di {first[0].lampiran}, tetapi "{_short(other[1])}" di {other[0].lampiran} '
            f"({other[0].di}); tidak diambil dari keduanya."
        )
        self.problems.append(Problem(Span(self._place(first[0])), "X065", pesan))

    def _uraian(
        self, own: Dikenal, now: Mapping[str, str]
    ) -> tuple[dict[str, SelTerbaca], set[str]]:
        """The cells of Pengukuran, and the columns of which nothing is known."""
        known = own.ada[1].pengukuran if own.ada else ()
        rows = [(row, _parts(row, known)) for row in own.baris]
        rows = [(row, parts) for row, parts in rows if parts]
        cells, unread = {}, set[str]()
        for kepala, jenis in KOLOM.items():
            said = [(row, _show(jenis, parts)) for row, parts in rows]
            odd = next((other for other in said if not _same_lines(said[0][1], other[1])), None)
            if odd:
                self._differ(own, kepala, said[0], odd)
            if odd or not said:
                unread.add(kepala)
                continue
            same = _same_lines(said[0][1], _show(jenis, known))
            teks = now.get(kepala, "") if same else said[0][1]
            if teks:
                cells[kepala] = SelTerbaca(teks, self._place(said[0][0]))
        return cells, unread

    def lampiran(self, nama: str, found: Sequence[Dikenal]) -> LembarTerbaca:
        """Return the sheet of one lampiran."""
        own = [(o, [row for row in o.baris if row.lampiran == nama]) for o in found]
        headers = self.kepala.get(nama, {})
        seen = {kode for _, rows in own for row in rows for kode in row.centang}
        shown = {kode: head for kode, head in headers.items() if kode in seen}
        rows = tuple(self._lampiran(nama, o, rows, shown) for o, rows in own if rows)
        places = dict.fromkeys((KODE, *shown.values(), TEKS), NO_COLUMN)
        return LembarTerbaca(nama, places, rows)

    def _lampiran(
        self,
        nama: str,
        own: Dikenal,
        rows: Sequence[BarisMatriks],
        kepala: Mapping[KodeJabatan, str],
    ) -> BarisTerbaca:
        now = self.now.get(nama, {}).get(own.kode, {})
        di = self._place(rows[0])
        cells = {KODE: SelTerbaca(own.kode, di)}
        unread = {head for kode, head in kepala.items() if not _is_sure(kode, rows)}
        if not any(tick for row in rows for tick in row.centang.values()):
            unread |= {*kepala.values(), TEKS}
            if not any(row.ragu for row in rows):
                self._nobody(nama, own, rows[0])
        for kode, head in kepala.items():
            ticks = [row.centang.get(kode) for row in rows]
            if len(set(ticks)) > 1 and head not in unread:
                self._twice(head, own, rows)
                unread.add(head)
            elif ticks[0] and head not in unread:
                place = f"{self.berkas}!{rows[0].tempat.get(kode, rows[0].di)}"
                cells[head] = SelTerbaca(_shown(ticks[0], now.get(head, "")), place)
        teks = None if TEKS in unread else _teks(rows)
        if teks is None:
            unread.add(TEKS)
        elif teks:
            before = now.get(TEKS, "")
            cells[TEKS] = SelTerbaca(before if same_text(teks, before) else teks, di)
        return BarisTerbaca(cells, di, frozenset(unread))

    def _nobody(self, nama: str, own: Dikenal, row: BarisMatriks) -> None:
        """X067: a row without a tick says of nobody that it is taken from him."""
        pesan = f"indikator {own.kode} tidak dicentang bagi siapa pun di {nama}; di sumber tetap."
        self.problems.append(Problem(Span(self._place(row)), "X067", pesan, Berat.PERINGATAN))

    def _twice(self, kepala: str, own: Dikenal, rows: Sequence[BarisMatriks]) -> None:
        """X065: rows of one indikator in one lampiran with different ticks."""
        places = join_words([row.di for row in rows])
        pesan = (
            f"indikator {own.kode} ada lebih dari sekali ({places}), dan centang {kepala} di sana "
            "berbeda; tidak diambil."
        )
        self.problems.append(Problem(Span(self._place(rows[0])), "X065", pesan))

    def _place(self, row: BarisMatriks) -> str:
        return f"{self.berkas}!{row.di}"


def _is_sure(kode: KodeJabatan, rows: Sequence[BarisMatriks]) -> bool:
    """Whether all rows have a cell of a post that could be read."""
    return all(kode in row.centang and kode not in row.ragu for row in rows)


def _fields() -> Iterator[_Bidang]:
    yield _Bidang(KELOMPOK, lambda row: row.baris.kelompok)
    yield _Bidang(NO_SASARAN, lambda row: row.baris.no_sasaran)
    yield _Bidang(SASARAN, lambda row: row.baris.sasaran)
    yield _Bidang("No", lambda row: row.baris.no_indikator)
    yield _Bidang("Indikator", lambda row: row.baris.indikator)
    yield _Bidang("Sumber Data", lambda row: row.baris.sumber_data)
    for kepala, name in KUNCI_TARGET.items():
        yield _Bidang(kepala, _target(name), _same_target)
    yield _Bidang("Satuan", lambda row: row.baris.satuan, same_satuan)
    yield _Bidang("Catatan", lambda row: row.catatan)


def _target(name: str) -> Callable[[BarisMatriks], str | None]:
    def read(row: BarisMatriks) -> str | None:
        text = row.baris.target.get(name)
        return "N/A" if text and is_not_measured(text) else plain_nilai(text) if text else None

    return read


def _same_target(one: str, other: str) -> bool:
    return same_nilai(read_nilai(one, ""), read_nilai(other, ""))


def _parts(row: BarisMatriks, known: Sequence[Uraian]) -> tuple[Uraian, ...]:
    """The uraian of a row, from their one column or from columns of their own."""
    if not row.uraian:
        return split_uraian(row.baris.pengukuran or (), known)
    titled = {uraian.jenis: uraian.judul for uraian in known}
    return tuple(
        Uraian(jenis, titled.get(jenis, JUDUL[jenis]), tuple(filter(None, map(str.strip, lines))))
        for jenis, lines in row.uraian.items()
        if any(map(str.strip, lines))
    )


def _same_lines(one: str, other: str) -> bool:
    """Whether the uraian of one jenis are the same, markers of lists and line breaks apart."""
    return same_pengukuran(tuple(one.split("\n")), tuple(without_bold(other).split("\n")))


def _show(jenis: str, all_uraian: Sequence[Uraian]) -> str:
    """The text of the cell of a jenis."""
    own = [uraian for uraian in all_uraian if uraian.jenis == jenis]
    return show_pengukuran(
        jenis, [{"judul": uraian.judul, "isi": list(iter_isi(uraian))} for uraian in own]
    )


def _shown(tick: Tick, now: str) -> str:
    """The text of a cell that is ticked; as it is now where that says the same, doubt and all."""
    try:
        known = read_centang(now)
    except ValueError:  # the sources say more than a cell can
        known = None
    if known and (known.sifat, _folded(known.lingkup)) == (tick.sifat, _folded(tick.lingkup)):
        return now
    return show_centang(Centang(tick.sifat, tick.lingkup))


def _folded(lingkup: Sequence[str]) -> list[str]:
    return [fold(part) for part in lingkup]


def _teks(rows: Sequence[BarisMatriks]) -> str | None:
    """The sentence of those to be derived: "" where there are none, None where it is unclear."""
    ticks = [tick for row in rows for tick in row.centang.values() if tick]
    down = {tick.teks for tick in ticks if tick.sifat is Sifat.DITURUNKAN}
    if any(row.ragu for row in rows) or len(down) > 1 or down == {""}:
        return None
    return next(iter(down), "")


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:59]}…"

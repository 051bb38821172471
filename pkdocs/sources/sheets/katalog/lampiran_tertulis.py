"""What ticks write: the least edits of the entries of a lampiran.

Entries that still say what their columns say stay byte for byte. Of a group that no longer does,
singles take the place, unless all of its columns changed alike.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from msgspec import Struct, field

from pkdocs import domain
from pkdocs.base.problem import Checked, Problem
from pkdocs.base.text import visible
from pkdocs.base.values import replace
from pkdocs.domain.lembar import BarisBaru, Isian, Langkah, SelTerbaca
from pkdocs.sources.edits import Append, Data, Edit, Remove, Write
from pkdocs.sources.project import INDICATORS
from pkdocs.sources.sheets.bahan import Bahan, Tulis
from pkdocs.sources.sheets.katalog.centang import BELUM_PASTI, Centang, read_centang
from pkdocs.sources.sheets.katalog.kolom_indikator import NAMA_INDIKATOR
from pkdocs.sources.sheets.katalog.matriks import (
    JABATAN,
    LEMBAR,
    SIFAT,
    TEKS,
    ButirLampiran,
    Lajur,
    Matriks,
    build_matriks,
)
from pkdocs.sources.sheets.sel import problem
from pkdocs.sources.yaml_file import Source

_TEKS = "teks"
_TAK_TERBACA = (
    '"{teks}" bukan tanda penerima; tulis ✓ (langsung), ↓ (diturunkan), atau kosongkan. '
    "Lingkup ditulis di bawah tandanya."
)
_TANPA_SEBAB = 'tulis di belakang "?" apa yang belum pasti, misalnya: ✓ ? Kolom ini tidak terbaca.'


def write_lampiran(
    nama: str, bahan: Bahan, isian: Sequence[Isian], baru: Sequence[BarisBaru]
) -> Checked[Sequence[Tulis]]:
    """Return the edits of indicators.yaml that the changed cells of a sheet come to.

    Of new rows only those of indicators that are there; others belong to a new indicator, see
    `new_penerima`.

    Problems, at the cells: X044 a cell that is no tick, X045 a `?` without what is not sure,
    X046 a row of an indicator that the catalogue does not have.
    """
    matriks = build_matriks(nama, bahan)
    tulis: list[Tulis] = []
    problems = [unknown_indikator(row) for row in baru if row.kunci not in matriks.tempat]
    for kode, cells in _by_row(isian, baru).items():
        if kode in matriks.tempat:
            row = _Row(bahan.sources[INDICATORS], matriks, LEMBAR[nama], kode)
            tulis += row.tulis(cells)
            problems += row.problems
    return Checked(tuple(tulis), tuple(problems))


def new_penerima(
    source: Source, matriks: Mapping[str, Matriks], rows: Sequence[BarisBaru]
) -> Checked[dict[str, Data]]:
    """Return the penerima of a new indicator, as its rows on the sheets of lampiran have them.

    `matriks` are by sheet. Problems, at the cells: X044 and X045 as of `write_lampiran`; those
    cells are left out.
    """
    found: dict[str, Data] = {}
    problems: list[Problem] = []
    for own in rows:
        row = _Row(source, matriks[own.lembar], "", own.kunci)
        for tulis in row.tulis(own.isian):
            found[LEMBAR[own.lembar]] = tulis.edit.data if isinstance(tulis.edit, Write) else None
        problems += row.problems
    return Checked(found, tuple(problems))


def unknown_indikator(row: BarisBaru) -> Problem:
    """X046: ticks of an indicator that is not in the catalogue and not in the sheet Indikator."""
    pesan = f'indikator "{row.kunci}" tidak ada; tulis barisnya di lembar {NAMA_INDIKATOR} juga.'
    return problem(row.di, "X046", pesan)


def _by_row(
    isian: Sequence[Isian], baru: Sequence[BarisBaru]
) -> Mapping[str, Mapping[str, SelTerbaca]]:
    found: dict[str, dict[str, SelTerbaca]] = defaultdict(dict)
    for own in isian:
        found[own.baris][own.kolom] = SelTerbaca(own.baru, own.di)
    for row in baru:
        found[row.kunci] |= row.isian
    return found


class _Entry(Struct, frozen=True):
    """An entry to be added to a list of a lampiran, and the cells it comes from."""

    sifat: domain.Sifat
    data: Data
    di: tuple[str, ...]


class _Row(Struct):
    """What changes in one lampiran of one indicator."""

    source: Source
    matriks: Matriks
    kunci: str
    kode: str
    problems: list[Problem] = field(default_factory=list)
    inside: list[Tulis] = field(default_factory=list)
    """Edits of entries that stay."""
    gone: dict[Langkah, tuple[str, ...]] = field(default_factory=dict)
    """The entries that go, by their place, with the cells that say so."""
    added: list[_Entry] = field(default_factory=list)

    @property
    def place(self) -> Langkah:
        """Return where this lampiran of the indicator stands."""
        return (*self.matriks.tempat.get(self.kode, ()), "penerima", self.kunci)

    @property
    def butir(self) -> Sequence[ButirLampiran]:
        """Return the entries that are there, none of a new indicator."""
        return self.matriks.butir.get(self.kode, ())

    def tulis(self, cells: Mapping[str, SelTerbaca]) -> list[Tulis]:
        """Return the edits that cells come to, each with the cells it comes from."""
        ticks = {self.matriks.lajur[k]: sel for k, sel in cells.items() if k in self.matriks.lajur}
        wanted = dict(self._wanted(ticks))
        di = {lajur: sel.di for lajur, sel in ticks.items()}
        for butir in self.butir:
            self._take(butir, wanted, di)
        named = {lajur for butir in self.butir for lajur in butir.lajur}
        for lajur, centang in wanted.items():
            if lajur not in named and centang:
                self._add(lajur, centang, (di[lajur],))
        return self._settled(cells.get(TEKS))

    def _wanted(self, ticks: Mapping[Lajur, SelTerbaca]) -> Iterator[tuple[Lajur, Centang | None]]:
        """What the cells say that could be read; `?` alone keeps the doubt that was there."""
        now = {lajur: b.centang for b in self.butir for lajur in b.lajur}
        for lajur, sel in ticks.items():
            try:
                centang = read_centang(sel.teks)
            except ValueError:
                self._problem(sel, "X044", _TAK_TERBACA)
                continue
            if centang and centang.perlu_konfirmasi == BELUM_PASTI:
                doubt = now[lajur].perlu_konfirmasi if lajur in now else ""
                if not doubt:
                    self._problem(sel, "X045", _TANPA_SEBAB)
                    continue
                centang = replace(centang, perlu_konfirmasi=doubt)
            yield lajur, centang

    def _take(
        self,
        butir: ButirLampiran,
        wanted: Mapping[Lajur, Centang | None],
        di: Mapping[Lajur, str],
    ) -> None:
        """What becomes of an entry."""
        new = {lajur: wanted.get(lajur, butir.centang) for lajur in butir.lajur}
        cells = tuple(di[lajur] for lajur, own in new.items() if own != butir.centang)
        if not cells:
            return
        first = new[butir.lajur[0]]
        alike = all(own == first for own in new.values())
        if alike and first and first.sifat == butir.centang.sifat:
            self._change(butir, first, cells)
        elif alike and first:
            self.gone[butir.tempat] = cells
            self._add(butir.dituju, first, cells)
        else:
            self._part(butir, new, cells, di)

    def _part(
        self,
        butir: ButirLampiran,
        new: Mapping[Lajur, Centang | None],
        cells: tuple[str, ...],
        di: Mapping[Lajur, str],
    ) -> None:
        """Singles instead of a group: the first of those that stay in its place."""
        stay = [lajur for lajur, own in new.items() if own == butir.centang]
        if stay:
            self._inside(Write(butir.tempat, _data(stay[0], butir.centang)), cells)
        else:
            self.gone[butir.tempat] = cells
        for lajur, own in new.items():
            if own and lajur not in stay[:1]:
                self._add(lajur, own, (di[lajur],) if own != butir.centang else cells)

    def _change(self, butir: ButirLampiran, centang: Centang, cells: tuple[str, ...]) -> None:
        """Another lingkup or doubt in an entry that stays, key by key."""
        if self.source.text(butir.tempat):
            self._inside(Write(butir.tempat, _data(butir.dituju, centang)), cells)
            return
        before, after = butir.centang, centang
        if before.lingkup != after.lingkup:
            place = (*butir.tempat, "lingkup")
            for edit in _edit_list(self.source, place, before.lingkup, after.lingkup):
                self._inside(edit, cells)
        if before.perlu_konfirmasi != after.perlu_konfirmasi:
            place, doubt = (*butir.tempat, "perlu_konfirmasi"), after.perlu_konfirmasi
            self._inside(Write(place, doubt) if doubt else Remove(place), cells)

    def _settled(self, teks: SelTerbaca | None) -> list[Tulis]:
        """All edits together; what is empty by then goes as a whole."""
        before = self.source.text((*self.place, _TEKS))
        after = before if teks is None else " ".join(teks.teks.split())
        di = (teks.di,) if teks else ()
        if not self.butir and not before:
            return self._begun(after, di)
        lists = [own for sifat in SIFAT for own in self._list(sifat)]
        if len(self.gone) == len(self.butir) and not self.added and not after:
            cells = (*(d for own in self.gone.values() for d in own), *di)
            return [Tulis(INDICATORS, Remove(self.place), tuple(dict.fromkeys(cells)))]
        place = (*self.place, _TEKS)
        if before != after:
            lists.append(Tulis(INDICATORS, Write(place, after) if after else Remove(place), di))
        return [*self.inside, *lists]

    def _begun(self, teks: str, di: tuple[str, ...]) -> list[Tulis]:
        """A lampiran that had nothing."""
        data: dict[str, Data] = {
            str(sifat): [own.data for own in self.added if own.sifat is sifat] for sifat in SIFAT
        }
        filled = {key: value for key, value in {**data, _TEKS: teks}.items() if value}
        cells = (*(d for own in self.added for d in own.di), *(di if teks else ()))
        return [Tulis(INDICATORS, Write(self.place, filled), cells)] if filled else []

    def _list(self, sifat: domain.Sifat) -> Iterator[Tulis]:
        """The entries of one list that go and come."""
        own = [b.tempat for b in self.butir if b.centang.sifat is sifat]
        gone = {place: self.gone[place] for place in own if place in self.gone}
        added = [entry for entry in self.added if entry.sifat is sifat]
        place = (*self.place, str(sifat))
        if own and len(gone) == len(own):
            cells = (*chain.from_iterable(gone.values()), *(d for e in added for d in e.di))
            edit = Write(place, [entry.data for entry in added]) if added else Remove(place)
            yield Tulis(INDICATORS, edit, tuple(dict.fromkeys(cells)))
            return
        yield from (Tulis(INDICATORS, Remove(at), di) for at, di in gone.items())
        yield from (Tulis(INDICATORS, Append(place, e.data), e.di) for e in added)

    def _add(self, lajur: Lajur, centang: Centang, di: tuple[str, ...]) -> None:
        self.added.append(_Entry(centang.sifat, _data(lajur, centang), di))

    def _inside(self, edit: Edit, di: tuple[str, ...]) -> None:
        self.inside.append(Tulis(INDICATORS, edit, di))

    def _problem(self, sel: SelTerbaca, kode: str, pesan: str) -> None:
        self.problems.append(problem(sel.di, kode, pesan.format(teks=visible(sel.teks))))


def _edit_list(
    source: Source, place: Langkah, before: Sequence[str], after: Sequence[str]
) -> list[Edit]:
    """The edits of a list of texts; item by item where those that stay keep their order."""
    stay = [own for own in before if own in after]
    more = [own for own in after if own not in before]
    if not after:
        return [Remove(place)]
    if not stay or [*stay, *more] != list(after) or not source.has((*place, 0)):
        return [Write(place, list(after))]
    gone = [n for n, own in enumerate(before) if own not in after]
    return [*(Remove((*place, n)) for n in gone), *(Append(place, own) for own in more)]


def _data(lajur: Lajur, centang: Centang) -> Data:
    """An entry as the sources have it: a bare code where there is no more to say."""
    cara, nama = lajur
    more = {"lingkup": centang.lingkup, "perlu_konfirmasi": centang.perlu_konfirmasi}
    filled = {key: value for key, value in more.items() if value}
    return nama if cara == JABATAN and not filled else {cara: nama, **filled}

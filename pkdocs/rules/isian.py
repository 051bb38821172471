"""What filled-in workbooks would change: three sides, made from, sources, filled in. Pure.

A cell that its sender did not touch changes nothing, whatever the sources say by now. What two
sides say differently is taken from neither.
"""

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence, Set
from itertools import chain

from msgspec import Struct, field

from pkdocs.base.problem import Checked, Problem, Span
from pkdocs.base.values import replace
from pkdocs.domain.lembar import (
    KOSONG,
    TARGET,
    BarisBaru,
    BarisHilang,
    BarisLembar,
    BarisTerbaca,
    Bentrok,
    BukuTerbaca,
    Ditolak,
    Guna,
    Isian,
    Lembar,
    LembarTerbaca,
    SebabDitolak,
    SelLembar,
    SelTerbaca,
    Usulan,
)
from pkdocs.domain.organisasi import KodeJabatan

NewKey = Callable[[Mapping[str, str]], str]
"""From the texts of a row without a key to the key that it gets, "" for none."""
_JABATAN = "Kode jabatan"


class Formulir(Struct, frozen=True):
    """A sheet as it would be made now, and how its new rows get their keys.

    `jabatan` are the posts that its receiver may speak of, None all of them.
    """

    lembar: Lembar
    kunci_baru: NewKey = lambda _: ""
    jabatan: frozenset[KodeJabatan] | None = None


def merge_buku(buku: BukuTerbaca, formulir: Mapping[str, Formulir]) -> Checked[Usulan]:
    """Return what one workbook would change; `formulir` are the sheets by name, made for its unit.

    Of one that does not say what it was made from, all that differs is `ditolak`.

    Problems: X020 a key twice, X021 a sheet without the column of its keys.

    Example:
        >>> merge_buku(BukuTerbaca("isi.xlsx", "", ()), {}).value
        Usulan(isian=(), baru=(), bentrok=(), ditolak=(), hilang=(), sama=0, lama=0)
    """
    merged = [
        _Merge(buku, formulir[terbaca.nama], terbaca).run()
        for terbaca in buku.lembar
        if terbaca.nama in formulir
    ]
    usulan = join_usulan([own.value for own in merged if own.value])
    return Checked(
        usulan if buku.berasal else _withheld(usulan),
        tuple(chain.from_iterable(own.problems for own in merged)),
    )


def _withheld(usulan: Usulan) -> Usulan:
    """What a workbook would change, all of it refused: its base is not known."""
    rows = chain.from_iterable(map(_cells_of, usulan.baru))
    refused = (Ditolak(isian, SebabDitolak.TANPA_ASAL) for isian in (*usulan.isian, *rows))
    return replace(usulan, isian=(), baru=(), ditolak=(*usulan.ditolak, *refused))


def _cells_of(row: BarisBaru) -> Iterator[Isian]:
    """The cells of a new row, each as a change."""
    for kepala, sel in row.isian.items():
        yield Isian(row.lembar, row.kunci, kepala, "", sel.teks, sel.di, None, row.jabatan)


def normal(teks: str) -> str:
    """Return a text as it is compared: line ends of one kind, no blanks at the ends of lines."""
    lines = teks.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(" ".join(line.split()) for line in lines).strip("\n")


class _Merge(Struct):
    """One sheet of one workbook against the sheet as it would be made now."""

    buku: BukuTerbaca
    formulir: Formulir
    terbaca: LembarTerbaca
    problems: list[Problem] = field(default_factory=list)
    isian: list[Isian] = field(default_factory=list)
    baru: list[BarisBaru] = field(default_factory=list)
    bentrok: list[Bentrok] = field(default_factory=list)
    ditolak: list[Ditolak] = field(default_factory=list)
    sama: int = 0
    lama: int = 0

    def run(self) -> Checked[Usulan]:
        """Return what the sheet would change."""
        lembar = self.formulir.lembar
        if lembar.kunci not in self.terbaca.kepala:
            pesan = f'kolom "{lembar.kunci}" tidak ada; lembar ini tidak dibaca.'
            here = Span(f"{self.buku.berkas}!{self.terbaca.nama}")
            return Checked(None, (Problem(here, "X021", pesan),))
        known = {baris.kunci: baris for baris in lembar.baris}
        seen: dict[str, BarisTerbaca] = {}
        for row in map(self._in_form, self.terbaca.baris):
            kunci = self._kunci(row)
            if kunci and kunci in seen:
                self._twice(row, kunci, seen[kunci])
                continue
            seen[kunci] = row
            self._take(row, kunci, known.get(kunci))
        return Checked(
            Usulan(
                tuple(self.isian),
                tuple(self.baru),
                tuple(self.bentrok),
                tuple(self.ditolak),
                tuple(self._gone(seen)),
                self.sama,
                self.lama,
            ),
            tuple(self.problems),
        )

    def _in_form(self, row: BarisTerbaca) -> BarisTerbaca:
        """A row with its texts in the form that their columns have them in."""
        form = {kolom.kepala: kolom.baku for kolom in self.formulir.lembar.kolom}
        sel = {k: replace(s, teks=form.get(k, str)(s.teks)) for k, s in row.sel.items()}
        return replace(row, sel=sel)

    def _kunci(self, row: BarisTerbaca) -> str:
        """The key that a row has, or gets."""
        typed = row.sel.get(self.formulir.lembar.kunci)
        if typed and typed.teks:
            return typed.teks
        filled = {kepala: sel.teks for kepala, sel in self._filled(row).items()}
        return self.formulir.kunci_baru(filled) if filled else ""

    def _filled(self, row: BarisTerbaca) -> dict[str, SelTerbaca]:
        """The cells of a row that are read and hold something."""
        found = {kepala: row.sel[kepala] for kepala in self._isi() if kepala in row.sel}
        return {kepala: sel for kepala, sel in found.items() if normal(sel.teks)}

    def _twice(self, row: BarisTerbaca, kunci: str, first: BarisTerbaca) -> None:
        one, other = (
            {kepala: normal(sel.teks) for kepala, sel in self._filled(own).items()}
            for own in (first, row)
        )
        if one != other:
            pesan = (
                f'"{kunci}" sudah ada di {first.di}, dengan isi lain; yang ini tidak diambil. '
                "Satukan, atau kosongkan kodenya bila ini baris baru."
            )
            self.problems.append(Problem(Span(row.di), "X020", pesan))

    def _base(self, kunci: str) -> Mapping[str, str] | None:
        """What the row said when the workbook was made: None, it had no such row."""
        dasar = self.buku.dasar
        return dasar.isi.get(self.terbaca.nama, {}).get(kunci) if dasar else None

    def _take(self, row: BarisTerbaca, kunci: str, now: BarisLembar | None) -> None:
        base = self._base(kunci)
        if now is not None and now.ada:
            self._compare(row, now, base)
        elif now is not None:
            self._begin(row, now, base)
        elif base is not None:
            changed = self._changed(row, kunci, base)
            self.ditolak.extend(Ditolak(isian, SebabDitolak.TIDAK_ADA_LAGI) for isian in changed)
        elif filled := self._filled(row):
            self._add(row, kunci, filled)

    def _add(self, row: BarisTerbaca, kunci: str, filled: Mapping[str, SelTerbaca]) -> None:
        """Take in a row that nobody knew; a unit speaks of its own posts alone."""
        if self._is_torn(row, kunci, filled):
            return
        named = filled.get(_JABATAN)
        kode = KodeJabatan(named.teks) if named else None
        own = self.formulir.jabatan
        if own is not None and kode not in own:
            first, sel = next(iter(filled.items()))
            isian = Isian(self.terbaca.nama, kunci, first, "", sel.teks, row.di, None, kode)
            self.ditolak.append(Ditolak(isian, _why_not(kode, row)))
            return
        self.baru.append(BarisBaru(self.terbaca.nama, kunci, filled, row.di, kode, row.ditolak))

    def _is_torn(self, row: BarisTerbaca, kunci: str, filled: Mapping[str, SelTerbaca]) -> bool:
        """Whether a new row is one that cannot be taken whole; then it is told."""
        if not self.formulir.lembar.pokok or not row.ditolak:
            return False
        for kepala, sel in filled.items():
            isian = Isian(self.terbaca.nama, kunci, kepala, "", sel.teks, sel.di)
            self.ditolak.append(Ditolak(isian, SebabDitolak.TIDAK_UTUH))
        return True

    def _changed(self, row: BarisTerbaca, kunci: str, base: Mapping[str, str]) -> Iterator[Isian]:
        for kepala, sel in self._filled(row).items():
            dulu = base.get(kepala, "")
            if normal(sel.teks) != normal(dulu):
                yield Isian(self.terbaca.nama, kunci, kepala, "", sel.teks, sel.di)

    def _compare(self, row: BarisTerbaca, now: BarisLembar, base: Mapping[str, str] | None) -> None:
        """Take in a row that the sources have, too, cell by cell.

        What a row of a workbook that never had it says beside what the sources say by now is a
        second opinion; of a workbook that was made from nothing it is a change.
        """
        if self._is_known(row, now, base):
            self.sama += len(list(self._read_headers(row)))
            return
        taken, parted, moved = len(self.isian), len(self.bentrok), set[str]()
        apart = {*TARGET}.difference(self.terbaca.kepala) if self.buku.dasar else set[str]()
        for kepala in self._read_headers(row):
            cell = now.sel.get(kepala, KOSONG)
            dulu = cell.teks if self.buku.dasar is None else (base or {}).get(kepala, "")
            sel = row.sel.get(kepala, SelTerbaca("", self._place(row, kepala)))
            isian = Isian(
                lembar=self.terbaca.nama,
                baris=now.kunci,
                kolom=kepala,
                sekarang=cell.teks,
                baru=normal(sel.teks),
                di=sel.di,
                alamat=cell.alamat,
                jabatan=now.jabatan,
                pokok=kepala in self.formulir.lembar.pokok,
            )
            self._judge(isian, cell, dulu)
            moved |= {kepala} if normal(dulu) != normal(cell.teks) else set()
            apart |= {kepala} if normal(dulu) != normal(cell.teks) != isian.baru else set()
        wrong = {*moved, *row.ditolak, *(own.isian.kolom for own in self.bentrok[parted:])}
        of_another = wrong & {*self.formulir.lembar.pokok} or self._is_of_another(taken)
        if (wrong and of_another) or self._is_torn_target(taken, {*apart, *row.ditolak}):
            self.ditolak.extend(
                Ditolak(isian, SebabDitolak.TIDAK_UTUH) for isian in self.isian[taken:]
            )
            del self.isian[taken:]

    def _is_known(
        self, row: BarisTerbaca, now: BarisLembar, base: Mapping[str, str] | None
    ) -> bool:
        """Whether all that was filled in stands in the sources besides, as of who is to come.

        What nobody touched may be of who was there before, where the sources say nothing of it.
        """
        said = {k: row.sel[k].teks if k in row.sel else "" for k in self._read_headers(row)}
        touched = {k for k, teks in said.items() if normal(teks) != normal((base or {}).get(k, ""))}
        pokok = touched.intersection(self.formulir.lembar.pokok)
        return any(pokok and _is_said(own, said, touched) for own in now.sudah)

    def _is_of_another(self, taken: int) -> bool:
        """Whether the last changes, from that one on, make the row be about somebody else."""
        return any(isian.pokok for isian in self.isian[taken:])

    def _is_torn_target(self, taken: int, apart: Set[str]) -> bool:
        """Whether the last changes, from that one on, are of a target whose other parts are not.

        `apart` are the columns in which the row does not say, or not alone, what is to be.
        """
        changed = any(isian.kolom in TARGET for isian in self.isian[taken:])
        return changed and not apart.isdisjoint(TARGET)

    def _read_headers(self, row: BarisTerbaca) -> Iterator[str]:
        """The columns that are read, that the workbook has, and whose cell could be read."""
        for kolom in self.formulir.lembar.kolom:
            kepala = kolom.kepala
            read = kepala in self.terbaca.kepala and kepala not in row.ditolak
            if kolom.guna is Guna.ISI and read:
                yield kepala

    def _place(self, row: BarisTerbaca, kepala: str) -> str:
        """Where an empty cell stands: in the column of its header word, in its row."""
        sheet, _, number = row.di.rpartition("!")
        letters = self.terbaca.kepala[kepala].rpartition("!")[2].rstrip("0123456789")
        return f"{sheet}!{letters}{number}"

    def _judge(self, isian: Isian, cell: SelLembar, dulu: str) -> None:
        sekarang = normal(isian.sekarang)
        if isian.baru == sekarang:
            self.sama += 1
        elif isian.baru == normal(dulu):
            self.lama += 1
        elif cell.terkunci:
            self.ditolak.append(Ditolak(isian, SebabDitolak.TERKUNCI))
        elif normal(dulu) != sekarang:
            self.bentrok.append(Bentrok(isian, isian.sekarang, dulu=dulu))
        else:
            self.isian.append(isian)

    def _begin(self, row: BarisTerbaca, now: BarisLembar, base: Mapping[str, str] | None) -> None:
        """Take in a row that waited, if anything was filled in.

        Its locked cells, and those that nobody touched, are as the sheet would have them now.
        """
        filled = self._filled(row)
        if self._is_known(row, now, base) or self._is_torn(row, now.kunci, filled):
            return
        made = {kepala: now.sel.get(kepala, KOSONG) for kepala in self._isi()}
        said = {kepala: sel.teks for kepala, sel in filled.items()}
        known = {k: cell.teks for k, cell in made.items()} if base is None else base
        there = (kepala for kepala in made if kepala in self.terbaca.kepala)
        touched = {k for k in there if normal(said.get(k, "")) != normal(known.get(k, ""))}
        if not touched.difference(k for k, cell in made.items() if cell.terkunci):
            return
        kept = {
            kepala: SelTerbaca(cell.teks, filled.get(kepala, SelTerbaca("", row.di)).di)
            for kepala, cell in made.items()
            if cell.teks and (cell.terkunci or kepala not in touched)
        }
        changed = {kepala: sel for kepala, sel in filled.items() if kepala in touched}
        cells = {**changed, **kept}
        self.baru.append(
            BarisBaru(self.terbaca.nama, now.kunci, cells, row.di, now.jabatan, row.ditolak)
        )

    def _isi(self) -> Iterator[str]:
        """The columns that are read."""
        return (kolom.kepala for kolom in self.formulir.lembar.kolom if kolom.guna is Guna.ISI)

    def _gone(self, seen: Mapping[str, BarisTerbaca]) -> Iterator[BarisHilang]:
        """The rows that the workbook was made with, that the sources have, and that it lost."""
        dasar = self.buku.dasar
        made = dasar.isi.get(self.terbaca.nama, {}) if dasar else {}
        for baris in self.formulir.lembar.baris:
            if baris.ada and baris.kunci in made and baris.kunci not in seen:
                yield BarisHilang(self.buku.berkas, self.terbaca.nama, baris.kunci)


def _why_not(kode: KodeJabatan | None, row: BarisTerbaca) -> SebabDitolak:
    """Why a unit may not add a row."""
    if kode:
        return SebabDitolak.BUKAN_JABATANNYA
    unread = _JABATAN in row.ditolak
    return SebabDitolak.TIDAK_UTUH if unread else SebabDitolak.TANPA_JABATAN


def _is_said(own: Mapping[str, str], said: Mapping[str, str], touched: Container[str]) -> bool:
    """Whether cells say what `own` does; blanks within them (of a NIP) apart."""
    plain = {kepala: "".join(own.get(kepala, "").split()) for kepala in said}
    return all(
        plain[kepala] == "".join(teks.split()) or not (plain[kepala] or kepala in touched)
        for kepala, teks in said.items()
    )


def join_usulan(all_usulan: Sequence[Usulan]) -> Usulan:
    """Return what several workbooks would change together.

    What two cells say differently of one value is taken from neither; said alike it counts once.
    """
    isian, bentrok, torn = _agreed(chain.from_iterable(own.isian for own in all_usulan))
    baru, parted = _agreed_rows(chain.from_iterable(own.baru for own in all_usulan))
    return Usulan(
        isian=tuple(isian),
        baru=tuple(baru),
        bentrok=(*chain.from_iterable(own.bentrok for own in all_usulan), *bentrok, *parted),
        ditolak=(*chain.from_iterable(own.ditolak for own in all_usulan), *torn),
        hilang=tuple(chain.from_iterable(own.hilang for own in all_usulan)),
        sama=sum(own.sama for own in all_usulan),
        lama=sum(own.lama for own in all_usulan),
    )


def keep_joined(usulan: Usulan, joined: Usulan) -> Usulan:
    """Return it without what is not taken where all are joined: nor is it where it is alone.

    Else a workbook would be written as if the others, held for their errors, had said nothing.

    Example:
        >>> keep_joined(Usulan(sama=3), Usulan()).sama
        3
    """
    places = {_place_of(own) for own in joined.isian}
    rows = {(own.lembar, own.kunci) for own in joined.baru}
    return replace(
        usulan,
        isian=tuple(own for own in usulan.isian if _place_of(own) in places),
        baru=tuple(own for own in usulan.baru if (own.lembar, own.kunci) in rows),
    )


def keep_whole(usulan: Usulan, wrong: Set[str]) -> Usulan:
    """Return it without the rows of which one part cannot be written, at the cells `wrong`.

    What tells whom a row is about holds the whole row together, and the target its parts; what is
    right in such a row is `ditolak`, and what is wrong is told where it was found.

    Example:
        >>> keep_whole(Usulan(), {"isi.xlsx!Pegawai!D2"}) == Usulan()
        True
    """
    rows: dict[object, list[Isian]] = defaultdict(list)
    for own in usulan.isian:
        rows[_book(own), own.lembar, own.baris].append(own)
    kept, refused = list[Isian](), list[Ditolak]()
    for cells in rows.values():
        bad = [own for own in cells if own.di in wrong]
        good = [own for own in cells if own.di not in wrong]
        if not any(_go_together(one, other) for one in bad for other in good):
            kept += cells
            continue
        refused += (Ditolak(own, SebabDitolak.TIDAK_UTUH) for own in good)
    return replace(usulan, isian=tuple(kept), ditolak=(*usulan.ditolak, *refused))


def _go_together(one: Isian, other: Isian) -> bool:
    """Whether of two cells of a row one says nothing without the other."""
    return one.pokok or other.pokok or {one.kolom, other.kolom} <= {*TARGET}


def _agreed(all_isian: Iterable[Isian]) -> tuple[list[Isian], list[Bentrok], list[Ditolak]]:
    every = list(all_isian)
    whole = {(own.lembar, own.baris): list[Isian]() for own in every if own.pokok}
    by_value: dict[object, list[Isian]] = defaultdict(list)
    for isian in every:
        row = whole.get((isian.lembar, isian.baris))
        (by_value[_place_of(isian)] if row is None else row).append(isian)
    taken, parted = [], []
    for first, *others in by_value.values():
        other = next((own for own in others if own.baru != first.baru), None)
        if other is None:
            taken.append(first)
        else:
            parted.append(Bentrok(first, other.baru, other.di))
    taken, torn = _whole_targets(every, taken, {_target_of(own.isian) for own in parted})
    for same in whole.values():
        kept, apart = _agreed_whole(same)
        taken += kept
        parted += apart
    return taken, parted, torn


def _place_of(isian: Isian) -> object:
    """Of which value a cell is: where it stands in the sources, else its row and column."""
    return isian.alamat or (isian.lembar, isian.baris, isian.kolom)


def _whole_targets(
    every: Iterable[Isian], taken: Iterable[Isian], apart: Container[object]
) -> tuple[list[Isian], list[Ditolak]]:
    """What is taken without the targets that no workbook says as they would be, or not alike.

    A target of which one workbook changes the first quarter and another the second is one that
    nobody wrote down; a workbook sent again with a quarter more says all of it.
    """
    said: dict[object, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for own in every:
        if own.kolom in TARGET:
            said[_target_of(own)][_book(own)].add(own.kolom)
    torn = {
        target
        for target, books in said.items()
        if len(books) > 1
        and (target in apart or set().union(*books.values()) not in books.values())
    }
    kept, left = list[Isian](), list[Ditolak]()
    for own in taken:
        if own.kolom in TARGET and _target_of(own) in torn:
            left.append(Ditolak(own, SebabDitolak.TERPISAH))
        else:
            kept.append(own)
    return kept, left


def _target_of(isian: Isian) -> object:
    """Which target a cell is a part of; a target may stand in several rows."""
    if isian.alamat:
        return isian.alamat.berkas, isian.alamat.tempat[:-1]
    return isian.lembar, isian.baris


def _book(isian: Isian) -> str:
    """Which workbook a cell is in; its name may hold a "!", too."""
    return isian.di.rsplit("!", 2)[0]


def _agreed_whole(row: Sequence[Isian]) -> tuple[list[Isian], list[Bentrok]]:
    """The changes that make a row be about another: workbooks that make them make them alike."""
    by_buku: dict[str, dict[str, Isian]] = defaultdict(dict)
    for isian in row:
        by_buku[_book(isian)][isian.kolom] = isian
    first, *others = by_buku.values()
    parted = []
    for other in others:
        for kolom in dict.fromkeys((*first, *other)):
            own, lain = first.get(kolom), other.get(kolom)
            if own is None or lain is None:
                only, rest = (own, other) if own else (other[kolom], first)
                di = next(iter(rest.values())).di
                parted.append(Bentrok(only, only.sekarang, di))
            elif own.baru != lain.baru:
                parted.append(Bentrok(own, lain.baru, lain.di))
    return [] if parted else list(first.values()), parted


def _agreed_rows(rows: Iterable[BarisBaru]) -> tuple[list[BarisBaru], list[Bentrok]]:
    by_key: dict[object, list[BarisBaru]] = defaultdict(list)
    for nth, row in enumerate(rows):
        by_key[(row.lembar, row.kunci) if row.kunci else nth].append(row)
    taken: list[BarisBaru] = []
    parted: list[Bentrok] = []
    for first, *others in by_key.values():
        found = list(chain.from_iterable(_parted(first, other) for other in others))
        parted.extend(found)
        if not found:
            taken.append(first)
    return taken, parted


def _parted(first: BarisBaru, other: BarisBaru) -> Iterator[Bentrok]:
    """The cells in which two rows of one key differ."""
    for kepala in dict.fromkeys((*first.isian, *other.isian)):
        one, two = (row.isian.get(kepala, SelTerbaca("", row.di)) for row in (first, other))
        if normal(one.teks) != normal(two.teks):
            isian = Isian(
                first.lembar, first.kunci, kepala, "", one.teks, one.di, None, first.jabatan
            )
            yield Bentrok(isian, two.teks, two.di)

"""The sheet Turunan: what its cells and new rows write into the file that an indicator is of.

A new one goes to the file of its post's unit, once all that is required of it is there. What the
sheet shows is for `baris_turunan`.
"""

from collections import defaultdict
from collections.abc import Callable, Container, Iterator, Mapping, Sequence, Set
from functools import cached_property
from typing import Any

from pkdocs import domain
from pkdocs.base.problem import Berat, Checked, Problem, suggester
from pkdocs.base.text import fold
from pkdocs.base.values import replace
from pkdocs.domain.lembar import KUNCI_TARGET, TARGET, Alamat, BarisBaru, Isian, Lembar
from pkdocs.sources.edits import Append, Remove
from pkdocs.sources.sheets.bahan import Bahan, Sheet, Tulis
from pkdocs.sources.sheets.berkas_unit import unit_file
from pkdocs.sources.sheets.edit_uraian import edit_pengukuran, new_pengukuran
from pkdocs.sources.sheets.sel import one_line, problem, say_lacking, write_scalars
from pkdocs.sources.sheets.unit.baris_turunan import DIPAKAI, NAMA, TIDAK, YA, build
from pkdocs.sources.sheets.unit.dari_atasan import known_induk
from pkdocs.sources.sheets.unit.kode_turunan import short_names, typed_code
from pkdocs.sources.sheets.unit.sumber_turunan import (
    KODE_INDUK,
    KODE_JABATAN,
    SKALAR,
    WAJIB,
    TurunanTertulis,
    read_turunan,
)
from pkdocs.sources.sheets.uraian import KOLOM as PENGUKURAN
from pkdocs.sources.sheets.uraian import bare_head

_ORDER = (
    *("kode", "jabatan", "induk", "penurunan", "porsi", "no_indikator", "sasaran", "indikator"),
    *("sumber_data", "sistem_input", "pengukuran", "target", "satuan", "agregasi"),
)
"""The keys of an own indicator, as people write them one below the other."""
_PILIHAN = {
    "Agregasi": tuple(map(str, domain.Agregasi)),
    "Penurunan": tuple(map(str, domain.Penurunan)),
}
_Place = tuple[str, tuple[str | int, ...]]


def write(
    bahan: Bahan, isian: Sequence[Isian], baru: Sequence[BarisBaru]
) -> Checked[Sequence[Tulis]]:
    """Return the edits of filled cells, row by row, and of new rows.

    Problems: X030 what is required was emptied, X050 a new row lacks it, X051 a post that is none
    of those meant, X052 an offer neither taken nor left, X053 a sub-head with nothing below it,
    X054 (warning) the superior's row that a new one names is still empty.
    """
    writer = _Writer(bahan)
    by_entry: dict[_Place, list[Isian]] = defaultdict(list)
    for cell in isian:
        if cell.alamat:
            by_entry[cell.alamat.berkas, cell.alamat.tempat[:2]].append(cell)
    for (berkas, tempat), cells in by_entry.items():
        writer.change(Alamat(berkas, tempat), {cell.kolom: cell for cell in cells})
    writer.add(baru)
    return Checked(tuple(writer.written), tuple(writer.problems))


def key_of_new(bahan: Bahan, lembar: Lembar, texts: Mapping[str, str]) -> str:
    """Return the code of a row that was typed in: the known one's where it is the same, else new.

    "" where it names no post, induk or indicator.
    """
    named = [one_line(texts.get(kepala, "")) for kepala in (KODE_JABATAN, KODE_INDUK, "Indikator")]
    if not all(named):
        return ""
    for baris in lembar.baris:
        same = [baris.sel[kepala].teks for kepala in (KODE_JABATAN, KODE_INDUK, "Indikator")]
        if baris.ada and same == named:
            return baris.kunci
    jabatan, induk, indikator = named
    names = short_names(bahan.organisasi)
    name = names.get(domain.KodeJabatan(jabatan), jabatan.replace("-", ""))
    return typed_code(induk, name, indikator)


SHEET = Sheet(NAMA, build, write, untuk_unit=True, kunci=key_of_new)


class _Writer:
    """Gathers the edits, and what cannot be written."""

    def __init__(self, bahan: Bahan) -> None:
        self.bahan = bahan
        self.seats = domain.codes_by_titel(bahan.organisasi.jabatan.values())
        self.entri = tuple(read_turunan(bahan))
        self.numbers = _Numbers(self.entri)
        self.written: list[Tulis] = []
        self.problems: list[Problem] = []

    def change(self, entry: Alamat, cells: Mapping[str, Isian]) -> None:
        """Take in the filled cells of one own indicator."""
        offer = cells.get(DIPAKAI)
        if offer and not self._stays(entry, offer):
            return
        scalars = [cells[kepala] for kepala in SKALAR if kepala in cells]
        fit = [c for c in scalars if c.kolom != KODE_JABATAN or self._may_be(c)]
        done = write_scalars((replace(c, baru=_chosen(c.kolom, c.baru)) for c in fit), WAJIB)
        self.written += done.value or ()
        self.problems += done.problems
        uraian = [cells[kepala] for kepala in PENGUKURAN if kepala in cells]
        if uraian:
            self._pengukuran(entry, uraian)

    def _stays(self, entry: Alamat, offer: Isian) -> bool:
        """Take or drop what last year offers; return whether there is anything left of it."""
        said = offer.baru.casefold()
        if said in (YA, TIDAK):
            gone = (*entry.tempat, "tawaran") if said == YA else entry.tempat
            self.written.append(Tulis(entry.berkas, Remove(gone), (offer.di,)))
        else:
            pesan = f'"{offer.baru}" tidak dikenal di kolom {DIPAKAI}; pilih {YA} atau {TIDAK}.'
            self._tell("X052", offer.di, pesan)
        return said != TIDAK

    def _may_be(self, cell: Isian) -> bool:
        return not cell.baru or self._is_post(one_line(cell.baru), cell.di)

    def _is_post(self, kode: str, di: str) -> bool:
        """X051: a post, or a title with seats, of those that the sheet is about."""
        if self._unit(kode):
            return True
        where = f"pada {self.bahan.unit}" if self.bahan.unit else "di bagan"
        self._tell("X051", di, f'jabatan "{kode}" tidak ada {where}.{self._hint(kode)}')
        return False

    @cached_property
    def _hint(self) -> Callable[[str], str]:
        everybody = self.bahan.organisasi.jabatan.values()
        posts = (jabatan.kode for jabatan in everybody if self.bahan.of_unit(jabatan))
        return suggester([*self.seats, *posts])

    def _unit(self, kode: str) -> str:
        """The unit of a post, or of the seats of a title; "" where it is none of those meant."""
        own = domain.KodeJabatan(kode)
        seat = self.seats.get(own, (own,))[0]
        jabatan = self.bahan.organisasi.jabatan.get(seat)
        return jabatan.unit if jabatan and self.bahan.of_unit(jabatan) else ""

    def _pengukuran(self, entry: Alamat, cells: Sequence[Isian]) -> None:
        """Take in the cells of Pengukuran together; untouched uraian stay as they are written."""
        whole = [cell for cell in cells if self._has_text_below(cell.baru, cell.di)]
        if not whole:
            return
        old = self._entry(entry).data["pengukuran"]
        texts = {PENGUKURAN[cell.kolom]: cell.baru for cell in whole}
        try:
            edits = edit_pengukuran((*entry.tempat, "pengukuran"), old, texts)
        except ValueError:
            pesan = f"turunan {cells[0].baris}: isilah sedikitnya satu kolom pengukuran."
            self._tell("X030", cells[0].di, pesan)
            return
        self.written += [Tulis(entry.berkas, edit, tuple(c.di for c in whole)) for edit in edits]

    def _entry(self, entry: Alamat) -> TurunanTertulis:
        here = (entry.berkas, entry.tempat)
        return next(own for own in self.entri if (own.source.berkas, own.tempat) == here)

    def _has_text_below(self, teks: str, di: str) -> bool:
        head = bare_head(teks)
        if head:
            pesan = f"subjudul {head} tanpa teks di bawahnya; isilah, atau hapus subjudulnya."
            self._tell("X053", di, pesan)
        return not head

    def add(self, rows: Sequence[BarisBaru]) -> None:
        """Take in the new own indicators that are whole."""
        read = [(row, self._data(row)) for row in rows]
        whole = [(row, data) for row, data in read if data]
        new = {row.kunci for row, _ in whole}
        for row, data in whole:
            di = tuple(sel.di for sel in row.isian.values())
            induk = self._standing(data["induk"], new)
            if induk != data["induk"]:
                pesan = f"turunan {row.kunci}: {data['induk']} belum disusun; dipakai {induk}."
                cell = row.isian[KODE_INDUK].di
                self.problems.append(problem(cell, "X054", pesan, Berat.PERINGATAN))
            posts = self._posts(data["jabatan"])
            number = self.numbers.take(induk, posts, data.get("no_indikator", ""))
            made = {**data, "kode": row.kunci, "induk": induk, "no_indikator": number}
            ordered = {key: made[key] for key in _ORDER if key in made}
            berkas = unit_file(self.bahan, self._unit(data["jabatan"]))
            self.written.append(Tulis(berkas, Append(("turunan",), ordered), di))

    def _data(self, row: BarisBaru) -> dict[str, Any] | None:
        """A new own indicator as it was filled in, None if it is not whole or nobody's."""
        texts = {kepala: one_line(sel.teks) for kepala, sel in row.isian.items()}
        lacking = say_lacking(_lacking(texts, row.ditolak), row.ditolak, "{} belum diisi")
        if lacking:
            of_what = f"turunan {row.kunci}" if row.kunci else "turunan baru"
            pesan = f"{of_what}: {lacking}; baris ini tidak diambil."
            self._tell("X050", row.di, pesan)
            return None
        uraian = {kepala: row.isian[kepala] for kepala in PENGUKURAN if texts.get(kepala)}
        parts = [self._has_text_below(sel.teks, sel.di) for sel in uraian.values()]
        if not self._is_post(texts[KODE_JABATAN], row.isian[KODE_JABATAN].di) or not all(parts):
            return None
        pengukuran = {PENGUKURAN[kepala]: sel.teks for kepala, sel in uraian.items()}
        return {**_data(texts), "pengukuran": new_pengukuran(pengukuran)}

    def _standing(self, induk: str, new: Container[str]) -> str:
        """What an own indicator comes from, of a row still empty what that would come from."""
        while induk not in self._known and induk not in new and induk in self._waiting:
            induk = self._waiting[induk]
        return induk

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(known_induk(self.bahan.katalog))

    @cached_property
    def _waiting(self) -> Mapping[str, str]:
        """What comes from what, of the rows that are owed; the way up ends in the catalogue."""
        rows = build(self.bahan).baris
        return {row.kunci: row.sel[KODE_INDUK].teks for row in rows if not row.ada}

    def _posts(self, kode: str) -> tuple[domain.KodeJabatan, ...]:
        own = domain.KodeJabatan(kode)
        return self.seats.get(own, (own,))

    def _tell(self, kode: str, di: str, pesan: str) -> None:
        self.problems.append(problem(di, kode, pesan))


class _Numbers:
    """The numbers that the own indicators of posts have below what they come from."""

    def __init__(self, entri: Sequence[TurunanTertulis]) -> None:
        self.used: dict[tuple[str, str], int] = defaultdict(int)
        for own in entri:
            number = own.source.text((*own.tempat, *SKALAR["No"]))
            self._use(own.induk, own.jabatan, number)

    def take(self, induk: str, jabatan: Sequence[domain.KodeJabatan], number: str) -> str:
        """Return the number of a new one: its own, or that behind those used so far."""
        wanted = number or str(1 + max(self.used[kode, induk] for kode in jabatan))
        self._use(induk, jabatan, wanted)
        return wanted

    def _use(self, induk: str, jabatan: Sequence[domain.KodeJabatan], number: str) -> None:
        for kode in jabatan if number.isdecimal() else ():
            self.used[kode, induk] = max(self.used[kode, induk], int(number))


def _lacking(texts: Mapping[str, str], ditolak: Set[str]) -> Iterator[str]:
    """What is required of an own indicator and not there."""
    yield from (kepala for kepala in WAJIB if kepala != "No" and not texts.get(kepala))
    if not any(texts.get(kepala) for kepala in PENGUKURAN):
        yield next((kepala for kepala in PENGUKURAN if kepala in ditolak), "Metode")


def _data(texts: Mapping[str, str]) -> dict[str, Any]:
    """The texts of a new own indicator by their keys."""
    keys = {kepala: way for kepala, way in SKALAR.items() if texts.get(kepala)}
    plain: dict[str, Any] = {
        str(way[0]): _chosen(k, texts[k]) for k, way in keys.items() if k not in TARGET
    }
    return {**plain, "target": {key: texts[kepala] for kepala, key in KUNCI_TARGET.items()}}


def _chosen(kepala: str, teks: str) -> str:
    """A word to choose as the sources write it: `Rata-rata` is `rata_rata`."""
    known = {fold(word.replace("_", " ")): word for word in _PILIHAN.get(kepala, ())}
    return known.get(fold(teks.replace("_", " ")), teks)

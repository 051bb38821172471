"""The rows of the sheet Turunan: indicators of posts' own, those that a post still owes among them.

A unit changes what stands in its own file; what the catalogue derives for its posts it sees. What
cells and new rows write is for `turunan`.
"""

from collections.abc import Container, Iterator, Mapping
from functools import cached_property
from typing import Any

from pkdocs import domain
from pkdocs.base.values import replace
from pkdocs.domain import wording
from pkdocs.domain.lembar import (
    KUNCI_TARGET,
    TARGET,
    Alamat,
    BarisLembar,
    Guna,
    Kolom,
    Langkah,
    Lembar,
    SelLembar,
)
from pkdocs.sources import forms
from pkdocs.sources.sheets.bahan import Bahan
from pkdocs.sources.sheets.berkas_unit import is_of
from pkdocs.sources.sheets.pemeriksaan import pemeriksaan
from pkdocs.sources.sheets.sel import show, show_scalar
from pkdocs.sources.sheets.unit.dari_atasan import known_induk
from pkdocs.sources.sheets.unit.kode_turunan import owed_code, short_names
from pkdocs.sources.sheets.unit.sumber_turunan import (
    KODE,
    KODE_INDUK,
    KODE_JABATAN,
    SKALAR,
    TurunanTertulis,
    read_turunan,
)
from pkdocs.sources.sheets.uraian import KOLOM as PENGUKURAN
from pkdocs.sources.sheets.uraian import is_whole, show_pengukuran
from pkdocs.sources.yaml_file import Source

NAMA = "Turunan"
DIPAKAI = "Dipakai"
YA, TIDAK = "ya", "tidak"
DIMINTA = ("Indikator", "Sumber Data", "Metode", *TARGET, "Satuan", "Agregasi")
"""What is asked for of an own indicator that a post owes."""
_KOSONG = 10
_ISI_URAIAN = "Satu paragraf atau butir sebaris; sedikitnya satu dari kolom pengukuran diisi."
_ISI_TARGET = "Misalnya 86,75 atau 100%; yang tidak diukur ditulis N/A."


def build(bahan: Bahan) -> Lembar:
    """Return the sheet: own indicators in the order of the sources, then those that are owed.

    Dasar: Instruksi e-0005/2023, KEDUA angka 2 and 4 (what is `diturunkan` becomes an indicator of
    the post's own).
    """
    rows = _Rows(bahan)
    shown = dict[str, BarisLembar]()
    for row in (*rows.written(), *rows.owed()):
        shown.setdefault(row.kunci, row)
    return Lembar(NAMA, tuple(rows.columns()), tuple(shown.values()), _KOSONG)


class _Rows:
    """What the rows of one sheet have in common."""

    def __init__(self, bahan: Bahan) -> None:
        self.bahan = bahan
        self.entri = tuple(read_turunan(bahan))
        self.known = known_induk(bahan.katalog)

    def is_shown(self, kode: domain.KodeJabatan) -> bool:
        """Return whether the sheet is about a post."""
        jabatan = self.bahan.organisasi.jabatan.get(kode)
        return jabatan is not None and self.bahan.of_unit(jabatan)

    def written(self) -> Iterator[BarisLembar]:
        """Return the rows of what the sources have, as far as it can be read."""
        for entri in self.entri:
            whose = [kode for kode in entri.jabatan if self.is_shown(kode)]
            if (whose or not self.bahan.unit) and _has_its_shape(entri):
                yield self._written(entri, whose[0] if whose else None)

    def _written(self, entri: TurunanTertulis, whose: domain.KodeJabatan | None) -> BarisLembar:
        source, tempat = entri.source, entri.tempat
        cells = {kepala: show_scalar(source, (*tempat, *SKALAR[kepala])) for kepala in SKALAR}
        cells |= _pengukuran_cells(source, tempat, entri.data["pengukuran"])
        cells |= _unsimple_cells(entri.data)
        if self.bahan.unit and not is_of(source, self.bahan.unit):
            cells = {kepala: replace(cell, terkunci=True) for kepala, cell in cells.items()}
        cells[DIPAKAI] = self._taken(entri)
        cells |= self._shown(entri.kode, whose, entri.induk)
        cells["Catatan KKPP"] = show("\n".join(_remarks(entri.data)))
        return BarisLembar(entri.kode, cells, jabatan=whose)

    def _taken(self, entri: TurunanTertulis) -> SelLembar:
        """Whether an own indicator is this year's: of an offer that is asked, in one unit alone."""
        if not entri.tawaran:
            return show(YA)
        every = self.bahan.organisasi.jabatan
        several = len({every[kode].unit for kode in entri.jabatan if kode in every}) > 1
        place = Alamat(entri.source.berkas, (*entri.tempat, "tawaran"))
        words = f"Tawaran dari tahun {entri.tawaran}: periksa isinya, lalu pilih {YA} atau {TIDAK}."
        return SelLembar(
            "",
            place,
            terkunci=several and bool(self.bahan.unit),
            diminta=not several,
            catatan=words,
        )

    def _shown(
        self, kode: str, whose: domain.KodeJabatan | None, induk: str
    ) -> dict[str, SelLembar]:
        """What tells about a row without being part of it."""
        jabatan = self.bahan.organisasi.jabatan.get(whose) if whose else None
        above = self.known.get(domain.KodeIndikator(induk))
        texts = {
            KODE: kode,
            "Jabatan": wording.format_titel(jabatan) if jabatan else "",
            "Bunyi induk": above.indikator.indikator if above else "",
            "Target induk": self._target_above(jabatan, above.indikator) if above else "",
            "Tahun lalu": self._last_year(whose, kode, induk) if whose else "",
        }
        return {kepala: show(teks) for kepala, teks in texts.items()}

    def _target_above(self, jabatan: domain.Jabatan | None, induk: domain.Indikator) -> str:
        """What the nearest superior promises of an indicator, where it has a target of its own."""
        own = self._promised.get(induk.kode)
        line = domain.iter_chain(self.bahan.organisasi, jabatan.kode) if jabatan and own else ()
        targets = (own[above.kode] for above in line if own and above.kode in own)
        return wording.format_target(next(targets, induk.target), induk.satuan)

    @cached_property
    def _promised(
        self,
    ) -> Mapping[domain.KodeIndikator, Mapping[domain.KodeJabatan, domain.Target | None]]:
        """The own targets of posts, by indicator."""
        found: dict[domain.KodeIndikator, dict[domain.KodeJabatan, domain.Target | None]] = {}
        for own in self.bahan.katalog.target_sendiri:
            found.setdefault(own.indikator, {}).setdefault(own.jabatan, own.target)
        return found

    def _last_year(self, whose: domain.KodeJabatan, kode: str, induk: str) -> str:
        """The post's own indicators of last year that came from there."""
        upper = {kode, induk, self.root(induk)}
        return "\n".join(
            f"{baris.indikator}: {wording.format_target(baris.target, baris.satuan)}"
            for baris in self.bahan.tahun_lalu.get(whose, ())
            if baris.sifat is domain.Sifat.TURUNAN and not upper.isdisjoint(baris.rantai)
        )

    @cached_property
    def _induk_of(self) -> Mapping[str, str]:
        return {entri.kode: entri.induk for entri in reversed(self.entri)}

    def root(self, kode: str) -> str:
        """Return the indicator of the catalogue at the upper end of a chain."""
        seen = {kode}
        while (above := self._induk_of.get(kode)) and above not in seen:
            kode = above
            seen.add(kode)
        return kode

    def owed(self) -> Iterator[BarisLembar]:
        """Return a row for each indicator that a post has still to derive its own from."""
        for (_, root), (jabatan, baris) in self._owing.items():
            yield self._owed(jabatan, baris, root)

    @cached_property
    def _owing(
        self,
    ) -> Mapping[tuple[domain.KodeJabatan, str], tuple[domain.Jabatan, domain.Baris]]:
        """What posts owe, by post and indicator; not where last year's is offered and asked for."""
        offered = {(k, self.root(e.induk)) for e in self.entri if e.tawaran for k in e.jabatan}
        return {
            (perjanjian.jabatan.kode, baris.kode): (perjanjian.jabatan, baris)
            for perjanjian in self.bahan.perjanjian.values()
            if self.is_shown(perjanjian.jabatan.kode)
            for baris in perjanjian.baris
            if baris.sifat is domain.Sifat.DITURUNKAN
            and (perjanjian.jabatan.kode, baris.kode) not in offered
        }

    def _owed(self, jabatan: domain.Jabatan, baris: domain.Baris, root: str) -> BarisLembar:
        kode = self._code(jabatan.kode, root)
        induk = self._induk(jabatan.atasan, root)
        waits = induk != root and induk not in self._taken_codes
        cells = {kepala: SelLembar(diminta=True) for kepala in DIMINTA}
        cells |= self._shown(kode, jabatan.kode, root if waits else induk)
        cells[KODE_JABATAN] = show(jabatan.kode)
        cells[KODE_INDUK] = SelLembar(induk, catatan=_waiting(induk, root) if waits else "")
        cells[DIPAKAI] = show("")
        cells["Catatan KKPP"] = show("\n".join(_instructions(baris)))
        return BarisLembar(kode, cells, ada=False, jabatan=jabatan.kode)

    def _code(self, kode: domain.KodeJabatan, root: str) -> str:
        return owed_code(root, self._names[kode], self._taken_codes)

    @cached_property
    def _names(self) -> Mapping[domain.KodeJabatan, str]:
        return short_names(self.bahan.organisasi)

    @cached_property
    def _taken_codes(self) -> frozenset[str]:
        return frozenset((*self.known, *(entri.kode for entri in self.entri)))

    def _induk(self, atasan: domain.KodeJabatan | None, root: str) -> str:
        """What an own indicator comes from: what the direct superior makes of it, if that is one.

        Dasar: Instruksi e-0005/2023, KEDUA (cascaded from the targets of the superior).
        """
        if atasan and (atasan, root) in self._owing:
            return self._code(atasan, root)
        made = self._made.get((atasan, root), ())
        return made[0] if len(made) == 1 else root

    @cached_property
    def _made(self) -> Mapping[tuple[domain.KodeJabatan | None, str], tuple[str, ...]]:
        """The codes that each post derived, by the indicator of the catalogue."""
        found: dict[tuple[domain.KodeJabatan | None, str], tuple[str, ...]] = {}
        for entri in self.entri:
            for kode in () if entri.tawaran else entri.jabatan:
                key = (kode, self.root(entri.induk))
                found[key] = (*found.get(key, ()), entri.kode)
        return found

    def columns(self) -> Iterator[Kolom]:
        """Return the columns of the sheet, with what may be chosen."""
        everything = [own.indikator for own in self.known.values()]
        choices = {
            KODE_JABATAN: tuple(self._choices_of_jabatan()),
            KODE_INDUK: tuple(self._choices_of_induk()),
            "Sumber Data": tuple(sorted({own.sumber_data for own in everything})),
            "Sistem Input": tuple(sorted({own.sistem_input for own in everything} - {""})),
            "Satuan": tuple(sorted({own.satuan for own in everything})),
            "Agregasi": tuple(map(str, domain.Agregasi)),
            "Penurunan": tuple(map(str, domain.Penurunan)),
            DIPAKAI: (YA, TIDAK),
        }
        for kolom in _KOLOM:
            yield replace(kolom, pilihan=choices.get(kolom.kepala, ()))

    def _choices_of_jabatan(self) -> Iterator[str]:
        """The posts with an agreement, a title before its seats."""
        posts = [p.jabatan for p in self.bahan.perjanjian.values() if self.is_shown(p.jabatan.kode)]
        pairs = ((jabatan.titel, jabatan.kode) for jabatan in posts)
        yield from dict.fromkeys(kode for pair in pairs for kode in pair if kode)

    def _choices_of_induk(self) -> Iterator[str]:
        """What was given to these posts, and what they and their superiors carry or derive."""
        found: dict[str, None] = {}
        posts = [p for kode, p in self.bahan.perjanjian.items() if self.is_shown(kode)]
        for perjanjian in posts:
            found |= dict.fromkeys(row.induk for row in perjanjian.baris if row.induk)
            found |= dict.fromkeys(row.kode for row in perjanjian.baris)
        found |= dict.fromkeys(self._carried({p.jabatan.atasan for p in posts}))
        found |= dict.fromkeys(self._code(kode, root) for kode, root in self._owing)
        yield from found

    def _carried(self, posts: Container[domain.KodeJabatan | None]) -> Iterator[str]:
        """The rows with a target of some posts, whether or not the sheet is about them."""
        for _, indikator in domain.iter_indikator(self.bahan.katalog):
            ticked = (p for p in indikator.penerima if p.sifat is domain.Sifat.LANGSUNG)
            holders = (self.bahan.katalog.pemilik, *(kode for p in ticked for kode in p.jabatan))
            if any(kode in posts for kode in holders):
                yield indikator.kode
        for turunan in self.bahan.katalog.turunan:
            if any(kode in posts for kode in turunan.jabatan):
                yield turunan.indikator.kode


def _has_its_shape(entri: TurunanTertulis) -> bool:
    """Whether an entry is one that is made; of another, `check` says what is wrong."""
    span = entri.source.span(entri.tempat)
    return forms.fill_form(forms.TurunanForm, entri.data, span).value is not None


def _pengukuran_cells(source: Source, tempat: Langkah, data: Any) -> Mapping[str, SelLembar]:
    """One cell a jenis; one whose text would not say all of it is shown alone.

    A jenis that is not there yet stands, each in a place of its own, behind those that are.
    """
    cells = {}
    for nth, (kepala, jenis) in enumerate(PENGUKURAN.items(), start=len(data)):
        own = [part for part in data if part["jenis"] == jenis]
        at = data.index(own[0]) if own else nth
        place = Alamat(source.berkas, (*tempat, "pengukuran", at))
        whole = is_whole(jenis, own)
        cells[kepala] = SelLembar(show_pengukuran(jenis, own), place, terkunci=not whole)
    return cells


def _unsimple_cells(data: Mapping[str, Any]) -> Mapping[str, SelLembar]:
    """What is said otherwise than in one text, in words, and not to be changed here."""
    cells = {}
    for key in ("semua", "unit"):
        if data.get(key):
            cells[KODE_JABATAN] = show(f"{key}: {data[key]}")
    if isinstance(data.get("porsi"), dict):
        cells["Porsi"] = show(
            "\n".join(f"{kode}: {nilai}" for kode, nilai in data["porsi"].items())
        )
    return cells


def _waiting(induk: str, root: str) -> str:
    return f"Baris {induk} di lembar ini, milik atasannya; bila belum diisi, dipakai {root}."


def _remarks(data: Mapping[str, Any]) -> Iterator[str]:
    """What an entry says that no column holds."""
    for kode, target in (data.get("target_per") or {}).items():
        said = ", ".join(f"{kepala} {target.get(key)}" for kepala, key in KUNCI_TARGET.items())
        yield f"Target sendiri {kode}: {said}"
    if data.get("alasan_turun"):
        yield f"Alasan target turun: {data['alasan_turun']}"


def _instructions(baris: domain.Baris) -> Iterator[str]:
    """What is said of an indicator that is to be derived from."""
    yield from (str(isi) for uraian in baris.pengukuran for isi in uraian.isi)
    if baris.lingkup:
        yield f"Lingkup: {'; '.join(baris.lingkup)}"
    if baris.perlu_konfirmasi:
        yield f"Perlu dikonfirmasi: {baris.perlu_konfirmasi}"


_KOLOM = (
    Kolom(KODE, Guna.KUNCI, 24, keterangan="Dibuat dari induk dan jabatan bila dikosongkan."),
    Kolom(KODE_JABATAN, Guna.ISI, 26),
    Kolom("Jabatan", Guna.TAMPIL, 34),
    Kolom(KODE_INDUK, Guna.ISI, 16, keterangan="Indikator yang diturunkan, atau baris atasan."),
    Kolom("Bunyi induk", Guna.TAMPIL, 44),
    Kolom("Target induk", Guna.TAMPIL, 32),
    Kolom("Tahun lalu", Guna.TAMPIL, 40),
    Kolom("Sasaran", Guna.ISI, 36, keterangan="Kosong: sama dengan sasaran induknya."),
    Kolom("No", Guna.ISI, 6, keterangan="Kosong pada baris baru: nomor berikutnya."),
    Kolom("Indikator", Guna.ISI, 48),
    Kolom("Sumber Data", Guna.ISI, 20, keterangan="Dari mana capaiannya, misalnya e-SAKIP."),
    Kolom("Sistem Input", Guna.ISI, 20),
    *(Kolom(kepala, Guna.ISI, 40, keterangan=_ISI_URAIAN) for kepala in PENGUKURAN),
    *(Kolom(kepala, Guna.ISI, 10, keterangan=_ISI_TARGET) for kepala in TARGET),
    Kolom("Satuan", Guna.ISI, 14),
    Kolom("Agregasi", Guna.ISI, 14, keterangan="Bagaimana target tahunan mengikuti triwulan."),
    Kolom("Penurunan", Guna.ISI, 16),
    Kolom("Porsi", Guna.ISI, 14, keterangan="Bagiannya dari target induk, misalnya 40 atau 40%."),
    Kolom(
        DIPAKAI,
        Guna.ISI,
        10,
        keterangan="ya: tawaran tahun lalu dipakai; tidak: dihapus.",
        baku=str.casefold,
        tetap=False,
    ),
    pemeriksaan(),
    Kolom("Catatan KKPP", Guna.TAMPIL, 40),
)

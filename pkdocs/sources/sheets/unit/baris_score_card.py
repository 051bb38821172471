"""The rows of the sheet Score Card: what each Camat and Lurah promises of each of its indicators.

A target of a post's own stands in the file of its unit; the set's own holds for all without one.
What cells write is for `score_card`.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct

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
from pkdocs.sources.sheets.bahan import Bahan
from pkdocs.sources.sheets.berkas_unit import is_of, unit_file, unit_sources
from pkdocs.sources.sheets.sel import show, show_scalar
from pkdocs.sources.yaml_file import Source

NAMA = "Score Card"
KUNCI = "Kunci"
KEY = "score_card"
_ISI = "Misalnya 86,75 atau 100%; yang tidak diukur ditulis N/A."
_KOLOM = (
    Kolom(KUNCI, Guna.KUNCI, 28),
    Kolom("Kode jabatan", Guna.TAMPIL, 22),
    Kolom("Jabatan", Guna.TAMPIL, 34),
    Kolom("Kode indikator", Guna.TAMPIL, 12),
    Kolom("Indikator", Guna.TAMPIL, 48),
    Kolom("Satuan", Guna.TAMPIL, 14),
    Kolom("Tahun lalu", Guna.TAMPIL, 34),
    *(Kolom(kepala, Guna.ISI, 10, keterangan=_ISI) for kepala in TARGET),
)


def build(bahan: Bahan) -> Lembar:
    """Return the sheet: each post that the Score Card is for, with each of its indicators.

    Dasar: Instruksi e-0005/2023, KEDUA angka 3.
    """
    card = bahan.katalog.score_card
    rows = _Rows(bahan, bahan.sources[card.span.berkas]) if card and card.sasaran else None
    return Lembar(NAMA, _KOLOM, tuple(rows.all()) if rows else ())


def ragam_of_set(bahan: Bahan, kode: str) -> str:
    """Return how the set says that the target of an indicator is a text, "" where it does not."""
    card = bahan.katalog.score_card
    source = bahan.sources[card.span.berkas] if card else None
    places = dict(_places(source)) if source else {}
    return source.text((*places[kode], "target", "ragam")) if source and kode in places else ""


class _Sendiri(Struct, frozen=True):
    """A post's own target where it stands; `kode` names the post, or the title of its seats."""

    source: Source
    tempat: Langkah
    kode: str
    satuan: str


class _Rows:
    """What the rows of the sheet have in common."""

    def __init__(self, bahan: Bahan, card: Source) -> None:
        self.bahan = bahan
        self.card = card
        self.seats = domain.codes_by_titel(bahan.organisasi.jabatan.values())
        self.places = dict[str, Langkah](_places(card))
        self.own = dict[tuple[str, str], _Sendiri]()
        for kode, indikator, sendiri in self._own_targets():
            for seat in self.seats.get(domain.KodeJabatan(kode), (kode,)):
                self.own.setdefault((seat, indikator), sendiri)

    def _own_targets(self) -> Iterator[tuple[str, str, _Sendiri]]:
        """Every own target of a post or title on an indicator, the card's file first."""
        for indikator, place in self.places.items():
            for kode, target in _pairs(_at(self.card.plain(), (*place, "target_per"))):
                where = (*place, "target_per", kode)
                yield kode, indikator, _Sendiri(self.card, where, kode, _satuan(target))
        for source in unit_sources(self.bahan):
            for kode, targets in _pairs(source.plain().get(KEY)):
                for indikator, target in _pairs(targets):
                    where = (KEY, kode, indikator)
                    yield kode, indikator, _Sendiri(source, where, kode, _satuan(target))

    def all(self) -> Iterator[BarisLembar]:
        """Return the rows, in the order of the chart."""
        card = self.bahan.katalog.score_card
        kinds = card.berlaku_untuk if card else ()
        for perjanjian in self.bahan.perjanjian.values():
            jabatan = perjanjian.jabatan
            if jabatan.jenis in kinds and self.bahan.of_unit(jabatan):
                for _, indikator in domain.iter_score_card(self.bahan.katalog):
                    yield self._row(jabatan, indikator)

    def _row(self, jabatan: domain.Jabatan, indikator: domain.Indikator) -> BarisLembar:
        own = self.own.get((jabatan.kode, indikator.kode))
        texts = {
            KUNCI: f"{jabatan.kode} {indikator.kode}",
            "Kode jabatan": jabatan.kode,
            "Jabatan": wording.format_titel(jabatan),
            "Kode indikator": indikator.kode,
            "Indikator": indikator.indikator,
            "Satuan": own.satuan if own and own.satuan else indikator.satuan,
            "Tahun lalu": self._last_year(jabatan, indikator),
        }
        cells = {kepala: show(teks) for kepala, teks in texts.items()}
        cells |= self._own_cells(own, jabatan) if own else self._set_cells(jabatan, indikator)
        ada = own is not None or not indikator.tanpa_target
        return BarisLembar(texts[KUNCI], cells, ada=ada, jabatan=jabatan.kode)

    def _own_cells(self, own: _Sendiri, jabatan: domain.Jabatan) -> Mapping[str, SelLembar]:
        """A post's own target; not to be changed where it is of all seats, or not the unit's."""
        cells = {k: show_scalar(own.source, (*own.tempat, key)) for k, key in KUNCI_TARGET.items()}
        shared = own.kode != jabatan.kode
        foreign = self.bahan.unit and not is_of(own.source, self.bahan.unit)
        if not shared and not foreign:
            return cells
        words = f"Target semua kursi {own.kode}." if shared else f"Tertulis di {own.source.berkas}."
        return {k: replace(c, terkunci=True, catatan=words) for k, c in cells.items()}

    def _set_cells(
        self, jabatan: domain.Jabatan, indikator: domain.Indikator
    ) -> Mapping[str, SelLembar]:
        """The target of the set, None: it is asked of the post. It goes to the unit's file."""
        where = Alamat(unit_file(self.bahan, jabatan.unit), (KEY, jabatan.kode, indikator.kode))
        place = self.places.get(indikator.kode, ())
        return {
            kepala: SelLembar(
                self.card.text((*place, "target", key)),
                Alamat(where.berkas, (*where.tempat, key)),
                terkunci=bool(self.bahan.unit) and not indikator.tanpa_target,
                diminta=indikator.tanpa_target,
            )
            for kepala, key in KUNCI_TARGET.items()
        }

    def _last_year(self, jabatan: domain.Jabatan, indikator: domain.Indikator) -> str:
        found = (
            wording.format_target(baris.target, baris.satuan)
            for baris in self.bahan.tahun_lalu.get(jabatan.kode, ())
            if baris.sifat is domain.Sifat.SCORE_CARD and baris.kode == indikator.kode
        )
        return next(found, "")


def _places(card: Source) -> Iterator[tuple[str, Langkah]]:
    """Where each indicator stands in the file of the Score Card."""
    for i, sasaran in enumerate(card.plain()["sasaran"]):
        for j, indikator in enumerate(sasaran["indikator"]):
            yield indikator["kode"], ("sasaran", i, "indikator", j)


def _at(plain: Any, tempat: Langkah) -> Any:
    """What stands at a place, None where nothing does."""
    for step in tempat:
        if isinstance(step, str) and step not in plain:
            return None
        plain = plain[step]
    return plain


def _pairs(plain: Any) -> Iterator[tuple[str, Any]]:
    yield from plain.items() if isinstance(plain, dict) else ()


def _satuan(target: Any) -> str:
    return str(target.get("satuan") or "") if isinstance(target, dict) else ""

"""The sheet Indikator: one row an indicator of the catalogue, with its sasaran.

Rows of one sasaran share what they say of it. To whom indicators are given stands in `lampiran`;
what changed cells write, in `indikator_tertulis`.
"""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from pkdocs.domain.lembar import (
    TARGET,
    Alamat,
    BarisLembar,
    Guna,
    Kolom,
    Langkah,
    Lembar,
    SelLembar,
)
from pkdocs.sources.project import INDICATORS
from pkdocs.sources.sheets import uraian
from pkdocs.sources.sheets.bahan import Bahan, Sheet
from pkdocs.sources.sheets.katalog.indikator_tertulis import write_indikator
from pkdocs.sources.sheets.katalog.kolom_indikator import (
    CHOICES,
    KELOMPOK,
    KODE,
    NAMA_INDIKATOR,
    NO_SASARAN,
    OF_INDIKATOR,
    OF_SASARAN,
    SASARAN,
    in_form,
    iter_indikator,
)
from pkdocs.sources.sheets.pemeriksaan import pemeriksaan
from pkdocs.sources.yaml_file import Source

_KOSONG = 20
_SUGGESTED = ("Sumber Data", "Sistem Input", "Satuan")
"""Columns that offer what other rows have."""
_TERKUNCI = "Bagian ini tidak dapat diubah dari buku kerja; ubahlah di indicators.yaml."
_URAIAN = (
    "Satu alinea atau butir daftar sebaris; butir diawali tandanya (a. …, 1. …, - …). Subjudul "
    "yang lain daripada biasanya ditulis lebih dahulu di antara kurung siku: "
    "[Formula Pengukuran]. Kata tebal diapit **."
)


def build_indikator(bahan: Bahan) -> Lembar:
    """Return the sheet with all indicators of the catalogue, in its order."""
    source = bahan.sources[INDICATORS]
    rows = tuple(_row(source, place, own) for place, own in iter_indikator(source))
    return Lembar(SHEET.nama, _kolom(rows), rows, kosong=_KOSONG, judul="Indikator kinerja")


def _row(source: Source, place: Langkah, own: Mapping[str, Any]) -> BarisLembar:
    cells = {kepala: _scalar(source, (*place[:2], key)) for kepala, key in OF_SASARAN.items()}
    cells |= {kepala: _scalar(source, (*place, *way)) for kepala, way in OF_INDIKATOR.items()}
    parts = own["pengukuran"]
    cells |= {k: _uraian(place, jenis, parts) for k, jenis in uraian.KOLOM.items()}
    return BarisLembar(own["kode"], {**cells, KODE: SelLembar(own["kode"], terkunci=True)})


def _scalar(source: Source, place: Langkah) -> SelLembar:
    return SelLembar(source.text(place), Alamat(INDICATORS, place))


def _uraian(place: Langkah, jenis: str, pengukuran: Sequence[Mapping[str, Any]]) -> SelLembar:
    own = [part for part in pengukuran if part["jenis"] == jenis]
    teks = uraian.show_pengukuran(jenis, own)
    if not own:
        return SelLembar()
    first = next(n for n, part in enumerate(pengukuran) if part["jenis"] == jenis)
    alamat = Alamat(INDICATORS, (*place, "pengukuran", first))
    if uraian.is_whole(jenis, own):
        return SelLembar(teks, alamat)
    return SelLembar(teks, alamat, terkunci=True, catatan=_TERKUNCI)


def _kolom(rows: Sequence[BarisLembar]) -> tuple[Kolom, ...]:
    """The columns in the order of the form."""

    def plain(kepala: str, lebar: int, keterangan: str = "") -> Kolom:
        known = (row.sel[kepala].teks for row in rows) if kepala in _SUGGESTED else ()
        pilihan = CHOICES.get(kepala, tuple(dict.fromkeys(filter(None, known))))
        baku = partial(in_form, kepala)
        return Kolom(kepala, Guna.ISI, lebar, pilihan, keterangan, baku=baku)

    return (
        Kolom(KODE, Guna.KUNCI, lebar=10, keterangan="Nama tetap indikator; baris baru: isi juga."),
        plain(KELOMPOK, 12),
        plain(NO_SASARAN, 8),
        plain(SASARAN, 36, "Milik semua indikator sasaran itu: cukup diubah pada satu baris."),
        plain("No", 5),
        plain("Indikator", 36),
        plain("Sumber Data", 14),
        plain("Sistem Input", 18),
        *(
            Kolom(kepala, lebar=40, keterangan=_URAIAN, baku=partial(uraian.in_form, jenis))
            for kepala, jenis in uraian.KOLOM.items()
        ),
        *(plain(kepala, 10) for kepala in TARGET),
        plain("Satuan", 14),
        plain("Agregasi", 12),
        plain("Naik", 12),
        plain("Catatan", 30),
        pemeriksaan(),
    )


SHEET = Sheet(NAMA_INDIKATOR, build_indikator, write_indikator)

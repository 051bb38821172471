"""Own indicators where they stand in the sources: the catalogue's, and those in the files of units.

And which column of the sheet Turunan shows which text of them.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct

from pkdocs import domain
from pkdocs.domain.lembar import KUNCI_TARGET, Langkah
from pkdocs.sources.catalogue import Receivers
from pkdocs.sources.project import INDICATORS
from pkdocs.sources.sheets.bahan import Bahan
from pkdocs.sources.sheets.berkas_unit import unit_sources
from pkdocs.sources.yaml_file import Source

KODE = "Kode"
KODE_JABATAN = "Kode jabatan"
KODE_INDUK = "Kode induk"
SKALAR: Mapping[str, Langkah] = {
    KODE_JABATAN: ("jabatan",),
    KODE_INDUK: ("induk",),
    "Sasaran": ("sasaran",),
    "No": ("no_indikator",),
    "Indikator": ("indikator",),
    "Sumber Data": ("sumber_data",),
    "Sistem Input": ("sistem_input",),
    **{kepala: ("target", key) for kepala, key in KUNCI_TARGET.items()},
    "Satuan": ("satuan",),
    "Agregasi": ("agregasi",),
    "Penurunan": ("penurunan",),
    "Porsi": ("porsi",),
}
"""Where each column with a text stands in an entry."""
BEBAS = frozenset(("Sasaran", "Sistem Input", "Penurunan", "Porsi"))
"""Columns with a text that may be left empty."""
WAJIB = tuple(kepala for kepala in SKALAR if kepala not in BEBAS)


class TurunanTertulis(Struct, frozen=True):
    """An own indicator where it stands: its code, what it comes from, whose it is.

    `data` is the entry as plain data; `tawaran` the year that offers it, "" where it is taken.
    """

    source: Source
    tempat: Langkah
    data: Mapping[str, Any]
    kode: str
    induk: str
    jabatan: tuple[domain.KodeJabatan, ...]
    tawaran: str


def read_turunan(bahan: Bahan) -> Iterator[TurunanTertulis]:
    """Return every own indicator of the sources: the catalogue's, then each unit's."""
    receivers = Receivers(bahan.organisasi.jabatan.values())
    for source in (bahan.sources[INDICATORS], *unit_sources(bahan)):
        for nth, data in enumerate(source.plain().get("turunan") or ()):
            if isinstance(data, dict) and isinstance(data.get("kode"), str):
                tempat: Langkah = ("turunan", nth)
                yield TurunanTertulis(
                    source=source,
                    tempat=tempat,
                    data=data,
                    kode=data["kode"],
                    induk=source.text((*tempat, "induk")),
                    jabatan=tuple(_receivers(source, tempat, receivers)),
                    tawaran=source.text((*tempat, "tawaran")),
                )


def _receivers(
    source: Source, tempat: Langkah, receivers: Receivers
) -> Sequence[domain.KodeJabatan]:
    own = domain.KodeJabatan(source.text((*tempat, "jabatan")))
    if own:
        return receivers.by_titel.get(own, (own,))
    semua, unit = source.text((*tempat, "semua")), source.text((*tempat, "unit"))
    return receivers.by_jenis.get(semua, receivers.by_unit.get(unit, ()))

"""Which columns of the sheet Indikator show which texts of indicators.yaml."""

from collections.abc import Iterator, Mapping
from typing import Any

from pkdocs import domain
from pkdocs.base.text import fold
from pkdocs.domain.lembar import KUNCI_TARGET, Langkah
from pkdocs.sources.sheets.sel import one_line
from pkdocs.sources.yaml_file import Source

NAMA_INDIKATOR = "Indikator"
KODE, KELOMPOK, NO_SASARAN, SASARAN = "Kode", "Kelompok", "No Sasaran", "Sasaran"
OF_SASARAN: Mapping[str, str] = {
    KELOMPOK: "kelompok",
    NO_SASARAN: "no_sasaran",
    SASARAN: "sasaran",
}
OF_INDIKATOR: Mapping[str, Langkah] = {
    "No": ("no_indikator",),
    "Indikator": ("indikator",),
    "Sumber Data": ("sumber_data",),
    "Sistem Input": ("sistem_input",),
    **{kepala: ("target", key) for kepala, key in KUNCI_TARGET.items()},
    "Satuan": ("satuan",),
    "Agregasi": ("agregasi",),
    "Naik": ("naik",),
    "Catatan": ("catatan",),
}
"""The columns that show one text of an indicator, with the way to it there."""

CHOICES: Mapping[str, tuple[str, ...]] = {
    KELOMPOK: tuple(domain.Kelompok),
    "Agregasi": tuple(domain.Agregasi),
    "Naik": tuple(domain.Naik),
}


def in_form(kepala: str, teks: str) -> str:
    """Return the text of a cell on one line, a choice as the sources write it.

    Example:
        >>> in_form("Agregasi", "Rata-rata")
        'rata_rata'
    """
    teks = one_line(teks)
    known = {fold(word.replace("_", " ")): str(word) for word in CHOICES.get(kepala, ())}
    return known.get(fold(teks.replace("_", " ")), teks)


def iter_indikator(source: Source) -> Iterator[tuple[Langkah, Mapping[str, Any]]]:
    """Return each indicator of the catalogue as plain data, with its place in indicators.yaml."""
    for i, sasaran in enumerate(source.plain()["sasaran"]):
        for j, indikator in enumerate(sasaran["indikator"]):
            yield ("sasaran", i, "indikator", j), indikator

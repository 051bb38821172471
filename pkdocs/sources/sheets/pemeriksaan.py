"""The column that checks in Excel whether the year follows from the quarters: shown, never read."""

from pkdocs.domain.lembar import Guna, Kolom
from pkdocs.sources.sheets.triwulan import RUMUS

TRIWULAN = ("TW I", "TW II", "TW III", "TW IV")
TAHUNAN = "Tahunan"


def pemeriksaan() -> Kolom:
    """Return the column; it stands beside TW I to TW IV, Tahunan and Agregasi of the same row."""
    return Kolom(
        "Pemeriksaan",
        Guna.TAMPIL,
        lebar=13,
        keterangan="Dihitung Excel: apakah Tahunan mengikuti triwulan menurut agregasinya.",
        rumus=RUMUS,
    )

"""What the outputs of a recap have in common: its words, days, and notes of a post."""

from collections.abc import Iterator, Mapping

from pkdocs import domain
from pkdocs.base.text import join_words
from pkdocs.domain import wording
from pkdocs.domain.agenda import Kejadian
from pkdocs.rules.rekap import BarisRekap, Kemajuan, Langkah, Rekap

KEMAJUAN: Mapping[Kemajuan, str] = {
    Kemajuan.DITANDATANGANI: "ditandatangani",
    Kemajuan.SIAP: "siap",
    Kemajuan.TANPA_NAMA: "siap, nama belum diisi",
    Kemajuan.KONSEP: "konsep",
    Kemajuan.TANPA_INDIKATOR: "belum memiliki indikator",
    Kemajuan.GALAT: "sumbernya galat",
}
BELUM_DIBUAT = "dokumennya belum dibuat"
BERUBAH = "sumbernya berubah sejak ditandatangani, atau pejabatnya berganti"


def name_nomor(nomor: int) -> str:
    """Return what an agreement is: `Induk`, or `Perubahan` with its number.

    Example:
        >>> name_nomor(0), name_nomor(2)
        ('Induk', 'Perubahan 2')
    """
    return f"Perubahan {nomor}" if nomor else "Induk"


def day_of(event: Kejadian | None) -> str:
    """Return the day of an event: as it was told, else when it was noted; "" for none."""
    day = parsed_day(event)
    if day is None:
        return event.tanggal or event.waktu if event else ""
    return wording.format_tanggal(day)


def parsed_day(event: Kejadian | None) -> domain.Tanggal | None:
    """Return the day of an event as a date; None for none, or for a text that is no day."""
    try:
        return wording.parse_hari(event.tanggal or event.waktu[:10]) if event else None
    except ValueError:
        return None


def notes(row: BarisRekap) -> Iterator[str]:
    """Return what is to be said of a post besides its columns: what is late, why it waits."""
    tahu = row.tahu
    if row.terlambat:
        yield f"terlambat: {join_words([f'belum {step}' for step in row.terlambat])}"
    yield from tahu.alasan
    if tahu.belum_dibuat:
        yield BELUM_DIBUAT
    if tahu.berubah:
        yield f"{BERUBAH}: perlu PK Perubahan"


def name_tenggat(rekap: Rekap) -> Iterator[tuple[Langkah, domain.Tanggal]]:
    """Return the steps that have a last day, with that day."""
    for langkah in Langkah:
        day = getattr(rekap.tenggat, langkah.value)
        if day is not None:
            yield langkah, day

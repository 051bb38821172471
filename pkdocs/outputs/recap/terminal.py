"""A recap as lines for a terminal: a table of units, and of posts where a unit is asked for."""

from collections import Counter
from collections.abc import Iterator, Sequence

from pkdocs.base.text import join_words
from pkdocs.domain import wording
from pkdocs.outputs.recap.words import (
    BERUBAH,
    KEMAJUAN,
    day_of,
    name_nomor,
    name_tenggat,
    notes,
)
from pkdocs.rules.rekap import BarisRekap, Hitungan, Kemajuan, Langkah, Rekap, RekapUnit

_WIDEST = 44
_MOST_REASONS = 12
_ORDER = (
    Kemajuan.TANPA_INDIKATOR,
    Kemajuan.GALAT,
    Kemajuan.KONSEP,
    Kemajuan.TANPA_NAMA,
    Kemajuan.SIAP,
    Kemajuan.DITANDATANGANI,
)
_KOLOM = (
    *("WAJIB", "KOSONG", "GALAT", "KONSEP", "NAMA", "SIAP", "TTD"),
    *("PINDAI", "INPUT", "UNGGAH", "SERAH", "TERIMA", "TELAT"),
)
_ARTI = (
    "KOSONG belum memiliki indikator, GALAT sumbernya galat, NAMA siap tetapi nama belum diisi,",
    "TTD ditandatangani, PINDAI pindaian diterima, INPUT baris yang sudah diinput dari semuanya,",
    "SERAH diserahkan, TERIMA diterima, TELAT jabatan yang melewati tenggat.",
)
_KOLOM_JABATAN = (
    *("JABATAN", "PK", "KEADAAN", "BEKU", "PINDAI", "INPUT", "UNGGAH", "SERAH", "TERIMA"),
)
_NOTHING = "-"


def recap_lines(rekap: Rekap, *, detailed: bool) -> Iterator[str]:
    """Return the lines of a recap; `detailed` with every post of its units."""
    yield f"Rekap Perjanjian Kinerja {rekap.tahun}, keadaan {wording.format_tanggal(rekap.hari)}."
    yield from _tenggat(rekap)
    yield ""
    rows = [(own.unit, _cells(own.hitungan)) for own in rekap.units]
    yield from _table("UNIT", _KOLOM, [*rows, ("JUMLAH", _cells(rekap.hitungan))])
    yield ""
    yield from _ARTI
    yield ""
    yield from _summary(rekap)
    for unit in rekap.units if detailed else ():
        yield ""
        yield from _posts(unit)


def _tenggat(rekap: Rekap) -> Iterator[str]:
    days = [f"{own} {wording.format_tanggal(day)}" for own, day in name_tenggat(rekap)]
    unknown = "belum ditentukan (penyerahan.tenggat di org.yaml), maka tidak ada yang terlambat"
    yield f"Tenggat: {', '.join(days) or unknown}."


def _cells(own: Hitungan) -> tuple[str, ...]:
    numbers = (
        own.wajib,
        *(own.kemajuan[k] for k in _ORDER),
        own.pindaian,
        _entered(*own.jumlah_diinput),
        own.diunggah,
        own.diserahkan,
        own.diterima,
        own.jabatan_terlambat,
    )
    return tuple(str(own) if own else _NOTHING for own in numbers)


def _table(
    first: str, heads: Sequence[str], rows: Sequence[tuple[str, Sequence[str]]]
) -> Iterator[str]:
    """A table whose first column is a text, cut where it is too long, and the rest numbers."""
    wide = min(_WIDEST, max(len(name) for name in (first, *(name for name, _ in rows))))
    columns = list(zip(heads, *(cells for _, cells in rows), strict=True))
    widths = [max(map(len, own)) for own in columns]
    for name, cells in ((first, heads), *rows):
        shown = name if len(name) <= wide else f"{name[: wide - 1]}…"
        rest = (f"{own:>{width}}" for own, width in zip(cells, widths, strict=True))
        yield "  ".join((f"{shown:<{wide}}", *rest))


def _summary(rekap: Rekap) -> Iterator[str]:
    own = rekap.hitungan
    if own.jabatan_terlambat:
        steps = [f"{own.terlambat[step]} belum {step}" for step in Langkah if own.terlambat[step]]
        units = sum(bool(unit.hitungan.jabatan_terlambat) for unit in rekap.units)
        yield f"Terlambat: {own.jabatan_terlambat} jabatan di {units} unit ({join_words(steps)})."
    for sistem, (done, of) in own.diinput.items():
        yield f"Diinput ke {sistem}: {done} dari {of} baris."
    if own.tanpa_sistem:
        yield f"{own.tanpa_sistem} baris belum menyebut sistem inputnya."
    if own.belum_dibuat:
        yield f"{own.belum_dibuat} dokumen belum dibuat."
    if own.berubah:
        yield f"{own.berubah} jabatan perlu PK Perubahan: {BERUBAH}."
    yield from _reasons(rekap)


def _reasons(rekap: Rekap) -> Iterator[str]:
    """Why agreements are konsep, what holds most of them first."""
    rows = (row for unit in rekap.units for row in unit.baris)
    konsep = (row.tahu for row in rows if row.tahu.kemajuan is Kemajuan.KONSEP)
    counts = Counter(reason for tahu in konsep for reason in tahu.alasan)
    if counts:
        yield "Konsep, karena:"
    for reason, count in counts.most_common(_MOST_REASONS):
        yield f"  - {reason}: {count} jabatan"
    if len(counts) > _MOST_REASONS:
        yield f"  - … dan {len(counts) - _MOST_REASONS} alasan lain"


def _posts(unit: RekapUnit) -> Iterator[str]:
    yield f"{unit.unit}:"
    rows = unit.terlambat_dahulu
    cells = [_post(row) for row in rows]
    widths = [max(map(len, own)) for own in zip(_KOLOM_JABATAN, *cells, strict=True)]
    told = [(), *(tuple(notes(row)) for row in rows)]
    for line, own in zip((_KOLOM_JABATAN, *cells), told, strict=True):
        shown = (f"{cell:<{width}}" for cell, width in zip(line, widths, strict=True))
        yield f"  {'  '.join(shown)}".rstrip()
        if own:
            yield f"      {'; '.join(own)}"


def _post(row: BarisRekap) -> tuple[str, ...]:
    tahu, own = row.tahu, row.tahu.riwayat
    beku, scan, *rest = (
        day_of(event) or _NOTHING
        for event in (own.beku, own.pindaian, own.diunggah, own.diserahkan, own.diterima)
    )
    state = (name_nomor(tahu.nomor), KEMAJUAN[tahu.kemajuan])
    return (tahu.jabatan.kode, *state, beku, scan, _entered(*row.jumlah_diinput), *rest)


def _entered(done: int, of: int) -> str:
    return f"{done}/{of}" if of else _NOTHING

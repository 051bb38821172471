"""What became of signed papers, in lines: scans received, packs made."""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pkdocs.app.handing.packing import Packed, UnitPack
    from pkdocs.app.handing.scanning import Scanned


def scanned(done: "Scanned") -> Iterator[str]:
    """Return the lines after scans were received, or taken back."""
    for what, pairs in (
        ("diterima sebagai", done.received),
        ("sudah pernah diterima sebagai", done.known),
        ("tidak lagi tercatat sebagai", done.released),
    ):
        yield from (f"{path}: {what} {stem}" for path, stem in pairs)
    counts = (
        (len(done.received), "pindaian diterima"),
        (len(done.known), "sudah pernah diterima"),
        (len(done.released), "penerimaan dibatalkan"),
        (len(done.frozen), "dokumen dibekukan"),
    )
    yield (", ".join(f"{n} {what}" for n, what in counts if n) or "Tidak ada yang diterima") + "."


def packed(done: "Packed") -> Iterator[str]:
    """Return a line for each pack with what is missing and why, and how many there are in all."""
    yield from map(_pack, done.packs)
    ready = sum(len(pack.ready) for pack in done.packs)
    total = sum(len(pack.rows) for pack in done.packs)
    yield f"{len(done.packs)} paket: {ready} dari {total} perjanjian siap diunggah."


def _pack(pack: "UnitPack") -> str:
    why = Counter(row.sebab.partition(":")[0] for row in pack.rows if row.sebab)
    missing = ", ".join(f"{count} {sebab}" for sebab, count in why.most_common())
    left = f"; belum: {missing}" if missing else ""
    return f"{pack.path}: {len(pack.ready)} dari {len(pack.rows)} perjanjian{left}"

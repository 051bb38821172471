"""The sheet Program: the lines of the Program/Anggaran block, each of one post.

They have no code: a line is told by its post and its words, of equal ones by their order.
"""

from collections import Counter
from collections.abc import Iterator, Mapping

from pkdocs import domain
from pkdocs.base.text import fold
from pkdocs.domain import wording
from pkdocs.domain.lembar import BarisLembar, Guna, Kolom, Lembar
from pkdocs.sources.project import INDICATORS
from pkdocs.sources.sheets.bahan import Bahan
from pkdocs.sources.sheets.sel import iter_places, show, show_scalar

NAMA = "Program"
KUNCI = "Kunci"
KEY = "program"
ISI = {
    "Kode jabatan": "jabatan",
    "Program": "program",
    "Anggaran": "anggaran",
    "Keterangan": "keterangan",
}
"""The key of a line that each column holds; all are required."""
_KOSONG = 30


def build(bahan: Bahan) -> Lembar:
    """Return the sheet: the lines in the order of the source."""
    kolom = (
        Kolom(KUNCI, Guna.KUNCI, 18, keterangan="Baris baru: biarkan kosong."),
        Kolom("Kode jabatan", Guna.ISI, 26, tuple(bahan.perjanjian)),
        Kolom("Jabatan", Guna.TAMPIL, 36),
        Kolom("Program", Guna.ISI, 56),
        Kolom("Anggaran", Guna.ISI, 20, keterangan="Rupiah penuh, misalnya 1.250.000."),
        Kolom("Keterangan", Guna.ISI, 18, keterangan="Misalnya APBD."),
    )
    return Lembar(NAMA, kolom, tuple(_rows(bahan)), _KOSONG)


def _rows(bahan: Bahan) -> Iterator[BarisLembar]:
    source = bahan.sources[INDICATORS]
    seen: Counter[str] = Counter()
    for tempat in iter_places(source, (KEY,)):
        cells = {kepala: show_scalar(source, (*tempat, key)) for kepala, key in ISI.items()}
        kunci = key_of({kepala: cell.teks for kepala, cell in cells.items()}, seen)
        kode = domain.KodeJabatan(cells["Kode jabatan"].teks)
        jabatan = bahan.organisasi.jabatan.get(kode)
        titel = show(wording.format_titel(jabatan) if jabatan else "")
        yield BarisLembar(kunci, {KUNCI: show(kunci), "Jabatan": titel, **cells}, jabatan=kode)


def key_of(texts: Mapping[str, str], seen: Counter[str]) -> str:
    """Return the key of a line, by its post and words; `seen` counts those before it."""
    words = f"{texts.get('Kode jabatan', '')} {fold(texts.get('Program', ''))}"
    seen[words] += 1
    return f"{words} {seen[words]}"

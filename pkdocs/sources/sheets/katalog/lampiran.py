"""The sheets Lampiran I, II, III and Penerima lain: to whom each indicator is given, as a matrix.

One row an indicator, one column a post, as the lampiran of the Instruksi have it. Which columns
there are is for `matriks`, what a cell says for `centang`, what it writes for
`lampiran_tertulis`.
"""

from collections import defaultdict
from collections.abc import Sequence
from functools import partial

from pkdocs.base.text import join_words
from pkdocs.domain.lembar import Alamat, BarisLembar, Guna, Kolom, Langkah, Lembar, SelLembar
from pkdocs.domain.organisasi import KodeJabatan
from pkdocs.sources.project import INDICATORS
from pkdocs.sources.sheets.bahan import Bahan, Sheet
from pkdocs.sources.sheets.katalog.centang import (
    DITURUNKAN,
    LANGSUNG,
    Centang,
    in_form,
    is_whole,
    show_centang,
)
from pkdocs.sources.sheets.katalog.kolom_indikator import KODE, NAMA_INDIKATOR, iter_indikator
from pkdocs.sources.sheets.katalog.lampiran_tertulis import write_lampiran
from pkdocs.sources.sheets.katalog.matriks import (
    CATATAN,
    LEMBAR,
    SHOWN,
    TEKS,
    Lajur,
    Matriks,
    build_matriks,
)
from pkdocs.sources.sheets.sel import one_line
from pkdocs.sources.yaml_file import Source

_KOSONG = 20
_LEAST_WIDTH, _MOST_WIDTH = 8, 16
_DUA_KALI = "Diberikan lebih dari sekali; hapus salah satunya di indicators.yaml."
_TIDAK_UTUH = "Lingkupnya tidak dapat ditulis di sel; ubahlah di indicators.yaml."
_ISI = (
    "✓ langsung, ↓ diturunkan, kosong: tidak. Lingkup di bawah tandanya, dipisah titik koma. "
    "? di belakang tanda: belum pasti, sebabnya pada catatan sel; hapus bila sudah pasti."
)


def build_lampiran(nama: str, bahan: Bahan) -> Lembar:
    """Return the sheet of that name: all indicators, and who could receive them."""
    kunci, matriks = LEMBAR[nama], build_matriks(nama, bahan)
    source = bahan.sources[INDICATORS]
    rows = []
    for place, own in iter_indikator(source):
        teks = (*place, "penerima", kunci, "teks")
        cells = {TEKS: SelLembar(source.text(teks), Alamat(INDICATORS, teks))}
        ticks = _ticks(matriks, own["kode"])
        rows.append(BarisLembar(own["kode"], {**_shown(source, place), **ticks, **cells}))
    return Lembar(
        nama, _kolom(bahan, matriks), tuple(rows), kosong=_KOSONG, judul=f"{nama}: {_ISI}"
    )


def _shown(source: Source, place: Langkah) -> dict[str, SelLembar]:
    target = source.text((*place, "target", "tahunan")), source.text((*place, "satuan"))
    texts = {
        KODE: source.text((*place, "kode")),
        "No Sasaran": source.text((*place[:2], "no_sasaran")),
        "Sasaran": source.text((*place[:2], "sasaran")),
        "Indikator": source.text((*place, "indikator")),
        "Target": " ".join(target),
        CATATAN: source.text((*place, "catatan")),
    }
    return {kepala: SelLembar(teks, terkunci=True) for kepala, teks in texts.items()}


def _ticks(matriks: Matriks, kode: str) -> dict[str, SelLembar]:
    """The cells of an indicator, by header."""
    by_lajur: dict[Lajur, list[Centang]] = defaultdict(list)
    for butir in matriks.butir[kode]:
        for lajur in butir.lajur:
            by_lajur[lajur].append(butir.centang)
    return {kepala: _tick(by_lajur.get(lajur, ())) for kepala, lajur in matriks.lajur.items()}


def _tick(all_centang: Sequence[Centang]) -> SelLembar:
    """The cell of a post; what a cell cannot say, or says twice, is shown and locked."""
    teks = "\n".join(map(show_centang, all_centang))
    doubts = "\n".join(filter(None, (own.perlu_konfirmasi for own in all_centang)))
    if len(all_centang) > 1:
        return SelLembar(teks, terkunci=True, catatan=_DUA_KALI)
    if not all(map(is_whole, all_centang)):
        return SelLembar(teks, terkunci=True, catatan=_TIDAK_UTUH)
    return SelLembar(teks, catatan=doubts)


def _kolom(bahan: Bahan, matriks: Matriks) -> tuple[Kolom, ...]:
    jabatan = bahan.organisasi.jabatan
    ticks = [
        Kolom(
            kepala,
            lebar=_width(kepala),
            pilihan=(LANGSUNG, DITURUNKAN),
            baku=in_form,
            keterangan=jabatan[KodeJabatan(nama)].nama if nama in jabatan else "",
        )
        for kepala, (_, nama) in matriks.lajur.items()
    ]
    return (
        Kolom(KODE, Guna.KUNCI, lebar=10, keterangan=_left_out(matriks.terlewat)),
        *(Kolom(kepala, Guna.TAMPIL, lebar) for kepala, lebar in SHOWN.items()),
        *ticks,
        Kolom(
            TEKS, lebar=30, keterangan="Kalimat bagi yang menerimanya diturunkan.", baku=one_line
        ),
        Kolom(CATATAN, Guna.TAMPIL, lebar=24),
    )


def _width(kepala: str) -> int:
    longest = max(map(len, kepala.split()), default=0)
    return min(max(longest + 1, _LEAST_WIDTH), _MOST_WIDTH)


def _left_out(terlewat: Sequence[str]) -> str:
    if not terlewat:
        return ""
    return (
        f"Tanpa kolom, sebab terlalu banyak dan belum ada yang menerima: {join_words(terlewat)}. "
        "Yang pertama ditulis di indicators.yaml."
    )


SHEETS = tuple(
    Sheet(
        nama,
        partial(build_lampiran, nama),
        partial(write_lampiran, nama),
        baris_baru=NAMA_INDIKATOR,
    )
    for nama in LEMBAR
)
"""Their new rows belong to new indicators, which the sheet of these writes with all it has."""

"""The sheet Pegawai: who holds each post that has an agreement, or signs one, on its day.

Wherever the sources say it: beside the post, in the file by post, or in the file by person.
"""

from collections.abc import Iterator, Mapping

from pkdocs import domain
from pkdocs.base.values import replace
from pkdocs.domain import wording
from pkdocs.domain.lembar import BarisLembar, Guna, Kolom, Lembar, SelLembar
from pkdocs.sources.sheets.bahan import Bahan, Sheet
from pkdocs.sources.sheets.orang.pemangku import (
    BERKALA,
    ORANG,
    PANGKU,
    PEJABAT,
    TempatPejabat,
    begun_file,
    find_held,
    find_others,
)
from pkdocs.sources.sheets.orang.pergantian import write
from pkdocs.sources.sheets.sel import show, show_scalar

NAMA = "Pegawai"
KODE = "Kode jabatan"
_DARI_POLA = "Disebut oleh pola di org.yaml; diubah di sana."
_TANPA_TANGGAL = "Mulai dan selesai hanya dicatat di berkas_pegawai."


def build(bahan: Bahan) -> Lembar:
    """Return the sheet: a row a post or seat, in the order of the chart; who is missing is owed."""
    held = find_held(bahan)
    others = {kode: tuple(map(_texts, own)) for kode, own in find_others(bahan).items()}
    begun = begun_file(bahan)
    rows = (
        _known(jabatan, held[jabatan.kode])
        if jabatan.kode in held
        else _waiting(jabatan, berkala=begun != PEJABAT)
        for jabatan in _parties(bahan)
    )
    told = (replace(row, sudah=others.get(domain.KodeJabatan(row.kunci), ())) for row in rows)
    return Lembar(NAMA, _KOLOM, tuple(told), pokok=("Nama", "NIP"))


def _parties(bahan: Bahan) -> Iterator[domain.Jabatan]:
    """The posts of the sheet that sign: their own agreement, or others' as Pihak Kedua."""
    chart = bahan.organisasi.jabatan
    own = [chart[kode] for kode in bahan.perjanjian]
    signing = {jabatan.pihak_kedua or jabatan.atasan for jabatan in own}
    codes = {jabatan.kode for jabatan in own} | signing
    return (j for kode, j in chart.items() if kode in codes and bahan.of_unit(j))


def _known(jabatan: domain.Jabatan, tempat: TempatPejabat) -> BarisLembar:
    """A post with its holder, each cell where its value stands."""
    source = tempat.source
    cells = {
        kepala: show_scalar(source, (*tempat.orang, key), diminta=kepala in _owed(jabatan))
        for kepala, key in ORANG.items()
    }
    held = {
        kepala: show_scalar(source, (*tempat.pangku, key))
        if tempat.berkala or kepala not in BERKALA
        else show("", _TANPA_TANGGAL)
        for kepala, key in PANGKU.items()
    }
    return _row(jabatan, {**cells, **held}, ada=True)


def _texts(tempat: TempatPejabat) -> Mapping[str, str]:
    """What a row would say of a holder."""
    person = {kepala: tempat.source.text((*tempat.orang, key)) for kepala, key in ORANG.items()}
    held = {kepala: tempat.source.text((*tempat.pangku, key)) for kepala, key in PANGKU.items()}
    return {**person, **held}


def _waiting(jabatan: domain.Jabatan, *, berkala: bool) -> BarisLembar:
    """A post whose holder is not known; one that a pola names is not for this sheet to change."""
    if jabatan.pejabat:
        return _row(
            jabatan, {"Nama": show(wording.format_nama(jabatan.pejabat), _DARI_POLA)}, ada=True
        )
    cells = {kepala: SelLembar(diminta=True) for kepala in _owed(jabatan)}
    dates = {} if berkala else dict.fromkeys(BERKALA, show("", _TANPA_TANGGAL))
    return _row(jabatan, {**cells, **dates}, ada=False)


def _owed(jabatan: domain.Jabatan) -> tuple[str, ...]:
    return ("Nama",) if jabatan.tanpa_nip else ("Nama", "NIP")


def _row(jabatan: domain.Jabatan, cells: Mapping[str, SelLembar], *, ada: bool) -> BarisLembar:
    kursi = f" ({jabatan.kursi})" if jabatan.kursi else ""
    shown = {
        KODE: show(jabatan.kode),
        "Jabatan": show(f"{wording.format_titel(jabatan)}{kursi}"),
        "Unit": show(jabatan.unit),
    }
    return BarisLembar(jabatan.kode, {**shown, **cells}, ada, jabatan.kode)


_KOLOM = (
    Kolom(KODE, Guna.KUNCI, 30),
    Kolom("Jabatan", Guna.TAMPIL, 44),
    Kolom("Unit", Guna.TAMPIL, 30),
    Kolom("Nama", lebar=36, keterangan="Nama lengkap; gelar boleh ditulis bersamanya."),
    Kolom("Gelar depan", lebar=12, keterangan="Hanya bila tidak ditulis bersama namanya."),
    Kolom("Gelar belakang", lebar=16, keterangan="Hanya bila tidak ditulis bersama namanya."),
    Kolom("NIP", lebar=22, keterangan="18 angka; boleh berspasi."),
    Kolom("NRK", lebar=10),
    Kolom("Pangkat", lebar=22),
    Kolom("Golongan", lebar=10),
    Kolom("Status", lebar=8, pilihan=("PNS", "PPPK")),
    Kolom("Sebutan", lebar=10, pilihan=("Plt.", "Plh.", "Pj.", "Pjs.")),
    Kolom("Mulai", lebar=16, keterangan="Sejak kapan memangkunya, misalnya 6 Februari 2023."),
    Kolom("Selesai", lebar=16, keterangan="Sampai kapan memangkunya, misalnya 30 Juni 2023."),
)
SHEET = Sheet(NAMA, build, write, untuk_unit=True)

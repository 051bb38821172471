"""The sheet Pegawai: who holds each post that has an agreement, or signs one, on its day.

Wherever the sources say it: beside the post, in the file by post, or in the file by person.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pkdocs import domain
from pkdocs.base.text import slug
from pkdocs.domain import wording
from pkdocs.domain.lembar import BarisLembar, Guna, Kolom, Langkah, Lembar, SelLembar
from pkdocs.sources.pegawai import is_held
from pkdocs.sources.project import ORG
from pkdocs.sources.sheets.bahan import Bahan
from pkdocs.sources.sheets.sel import iter_places, show, show_scalar
from pkdocs.sources.yaml_file import Source

NAMA = "Pegawai"
KODE = "Kode jabatan"
ORANG = {
    "Nama": "nama",
    "Gelar depan": "gelar_depan",
    "Gelar belakang": "gelar_belakang",
    "NIP": "nip",
    "NRK": "nrk",
    "Pangkat": "pangkat",
    "Golongan": "golongan",
    "Status": "status",
}
"""The key of a person that each column holds."""
PANGKU = {"Sebutan": "sebutan", "Mulai": "mulai", "Selesai": "selesai"}
"""The key that says how a post is held; only the file by person has dates."""
BERKALA = ("Mulai", "Selesai")
_DATES = ("mulai", "selesai")
PEGAWAI, PEJABAT = "berkas_pegawai", "berkas_pejabat"
"""The keys of org.yaml that name a file of people: by person, by post."""
_DARI_POLA = "Disebut oleh pola di org.yaml; diubah di sana."
_TANPA_TANGGAL = "Mulai dan selesai hanya dicatat di berkas_pegawai."


@dataclass(frozen=True, slots=True)
class Tempat:
    """Where the sources say who holds a post: the person, and how; `berkala`: with dates."""

    source: Source
    orang: Langkah
    pangku: Langkah
    berkala: bool = False


def build(bahan: Bahan) -> Lembar:
    """Return the sheet: a row a post or seat, in the order of the chart; who is missing is owed."""
    held = find_held(bahan)
    begun = begun_file(bahan)
    rows = (
        _known(jabatan, held[jabatan.kode])
        if jabatan.kode in held
        else _waiting(jabatan, berkala=begun != PEJABAT)
        for jabatan in _parties(bahan)
    )
    return Lembar(NAMA, _KOLOM, tuple(rows))


def _parties(bahan: Bahan) -> Iterator[domain.Jabatan]:
    """The posts of the sheet that sign: their own agreement, or others' as Pihak Kedua."""
    chart = bahan.organisasi.jabatan
    own = [chart[kode] for kode in bahan.perjanjian]
    signing = {jabatan.pihak_kedua or jabatan.atasan for jabatan in own}
    codes = {jabatan.kode for jabatan in own} | signing
    return (j for kode, j in chart.items() if kode in codes and bahan.of_unit(j))


def begun_file(bahan: Bahan) -> str:
    """Return the key of org.yaml that names the file where a new holder goes, "" for none yet."""
    return next((key for key in (PEGAWAI, PEJABAT) if bahan.sources[ORG].has((key,))), "")


def _known(jabatan: domain.Jabatan, tempat: Tempat) -> BarisLembar:
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


def find_held(bahan: Bahan) -> Mapping[domain.KodeJabatan, Tempat]:
    """Return where the holder of each post stands, on the day of signing: the first counts."""
    found: dict[domain.KodeJabatan, Tempat] = {}
    for kode, tempat in _iter_held(bahan):
        found.setdefault(kode, tempat)
    return found


def _iter_held(bahan: Bahan) -> Iterator[tuple[domain.KodeJabatan, Tempat]]:
    """Everybody who holds a post: of the chart, of the file by post, of the file by person."""
    org = bahan.sources[ORG]
    for place in iter_places(org, ("jabatan",)):
        yield from _beside(org, place)
    by_post = bahan.sources.get(org.text((PEJABAT,)))
    for kode in bahan.organisasi.jabatan if by_post else ():
        place = ("pejabat", kode)
        if by_post and by_post.has((*place, "nama")):
            yield kode, Tempat(by_post, place, place)
    by_person = bahan.sources.get(org.text((PEGAWAI,)))
    if by_person:
        yield from _by_person(by_person, bahan.organisasi.naskah.tanggal)


def _beside(org: Source, tempat: Langkah) -> Iterator[tuple[domain.KodeJabatan, Tempat]]:
    """The holders that stand beside a post of the chart, and beside its seats."""
    kode = org.text((*tempat, "kode"))
    named = [(kode, (*tempat, "pejabat"))]
    for kursi in iter_places(org, (*tempat, "kursi")):
        nama = org.text((*kursi, "nama"))
        named.append((f"{kode}-{slug(nama)}", (*kursi, "pejabat")))
    for own, place in named:
        if org.has((*place, "nama")):
            yield domain.KodeJabatan(own), Tempat(org, place, place)


def _by_person(
    source: Source, tanggal: domain.Tanggal
) -> Iterator[tuple[domain.KodeJabatan, Tempat]]:
    """The posts that persons hold on a day."""
    for orang in iter_places(source, ("pegawai",)):
        for pangku in iter_places(source, (*orang, "memangku")):
            mulai, selesai = (_tanggal(source.text((*pangku, key))) for key in _DATES)
            if is_held(mulai, selesai, tanggal):
                kode = domain.KodeJabatan(source.text((*pangku, "jabatan")))
                yield kode, Tempat(source, orang, pangku, berkala=True)


def _tanggal(teks: str) -> domain.Tanggal | None:
    try:
        return wording.parse_tanggal(teks)
    except ValueError:
        return None


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

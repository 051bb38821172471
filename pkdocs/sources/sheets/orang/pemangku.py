"""Where the sources say who holds each post on the day of signing, and how the keys are called."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from msgspec import Struct

from pkdocs import domain
from pkdocs.base.files import ORG
from pkdocs.base.text import slug
from pkdocs.domain import wording
from pkdocs.domain.lembar import Langkah
from pkdocs.domain.organisasi import is_held
from pkdocs.sources.sheets.bahan import Bahan
from pkdocs.sources.sheets.sel import iter_places
from pkdocs.sources.yaml_file import Source

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


class TempatPejabat(Struct, frozen=True):
    """Where the sources say who holds a post: the person, and how; `berkala`: with dates."""

    source: Source
    orang: Langkah
    pangku: Langkah
    berkala: bool = False


def begun_file(bahan: Bahan) -> str:
    """Return the key of org.yaml that names the file where a new holder goes, "" for none yet."""
    return next((key for key in (PEGAWAI, PEJABAT) if bahan.sources[ORG].text((key,))), "")


def find_held(bahan: Bahan) -> Mapping[domain.KodeJabatan, TempatPejabat]:
    """Return where the holder of each post stands, on the day of signing: the first counts."""
    found: dict[domain.KodeJabatan, TempatPejabat] = {}
    for kode, tempat in _iter_held(bahan):
        found.setdefault(kode, tempat)
    return found


def find_others(bahan: Bahan) -> Mapping[domain.KodeJabatan, list[TempatPejabat]]:
    """Return where those stand, in the file by person, who hold a post on other days."""
    found: dict[domain.KodeJabatan, list[TempatPejabat]] = defaultdict(list)
    for kode, tempat, now in _by_person(bahan):
        if not now:
            found[kode].append(tempat)
    return found


def _iter_held(bahan: Bahan) -> Iterator[tuple[domain.KodeJabatan, TempatPejabat]]:
    """Everybody who holds a post: of the chart, of the file by post, of the file by person."""
    org = bahan.sources[ORG]
    for place in iter_places(org, ("jabatan",)):
        yield from _beside(org, place)
    by_post = bahan.sources.get(org.text((PEJABAT,)))
    for kode in bahan.organisasi.jabatan if by_post else ():
        place = ("pejabat", kode)
        if by_post and by_post.has((*place, "nama")):
            yield kode, TempatPejabat(by_post, place, place)
    yield from ((kode, tempat) for kode, tempat, now in _by_person(bahan) if now)


def _beside(org: Source, tempat: Langkah) -> Iterator[tuple[domain.KodeJabatan, TempatPejabat]]:
    """The holders that stand beside a post of the chart, and beside its seats."""
    kode = org.text((*tempat, "kode"))
    named = [(kode, (*tempat, "pejabat"))]
    for kursi in iter_places(org, (*tempat, "kursi")):
        nama = org.text((*kursi, "nama"))
        named.append((f"{kode}-{slug(nama)}", (*kursi, "pejabat")))
    for own, place in named:
        if org.has((*place, "nama")):
            yield domain.KodeJabatan(own), TempatPejabat(org, place, place)


def _by_person(bahan: Bahan) -> Iterator[tuple[domain.KodeJabatan, TempatPejabat, bool]]:
    """The posts that persons hold, and whether on the day of signing."""
    source = bahan.sources.get(bahan.sources[ORG].text((PEGAWAI,)))
    if source is None:
        return
    for orang in iter_places(source, ("pegawai",)):
        for pangku in iter_places(source, (*orang, "memangku")):
            mulai, selesai = (_tanggal(source.text((*pangku, key))) for key in _DATES)
            kode = domain.KodeJabatan(source.text((*pangku, "jabatan")))
            now = is_held(mulai, selesai, bahan.organisasi.naskah.tanggal)
            yield kode, TempatPejabat(source, orang, pangku, berkala=True), now


def _tanggal(teks: str) -> domain.Tanggal | None:
    try:
        return wording.parse_tanggal(teks)
    except ValueError:
        return None

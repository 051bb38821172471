"""Who is to hold a post, as it was filled in, and how the file of people takes him in."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from pkdocs import domain
from pkdocs.base.files import ORG
from pkdocs.base.problem import Berat, Problem
from pkdocs.base.text import join_words
from pkdocs.domain.lembar import Langkah, SelTerbaca
from pkdocs.domain.nama import is_alike, plain_nip
from pkdocs.sources.edits import Append, Data, Write
from pkdocs.sources.sheets.bahan import Bahan, Tulis
from pkdocs.sources.sheets.orang.pemangku import (
    BERKALA,
    ORANG,
    PANGKU,
    PEGAWAI,
    PEJABAT,
    begun_file,
)
from pkdocs.sources.sheets.sel import iter_places, one_line, problem
from pkdocs.sources.yaml_file import Node, Source

BERKAS = "pegawai.yaml"
"""The file by person that is begun where the project has none."""
_KEPALA = {key: kepala for kepala, key in ORANG.items()}


class Calon(Struct, frozen=True):
    """Who is to hold a post: what was filled in of him, by header word, and where."""

    kode: domain.KodeJabatan
    sel: Mapping[str, SelTerbaca]
    di: str

    def texts(self, keys: Mapping[str, str]) -> dict[str, str]:
        """Return the texts of these columns by their keys, as far as they were filled in."""
        found = {key: one_line(self.sel[k].teks) for k, key in keys.items() if k in self.sel}
        return {key: teks for key, teks in found.items() if teks}

    @property
    def cells(self) -> tuple[str, ...]:
        """Return the places of what was filled in."""
        return tuple(sel.di for sel in self.sel.values())

    @property
    def memangku(self) -> dict[str, str]:
        """Return how he is to hold the post, as the file by person says it."""
        return {"jabatan": self.kode, **self.texts(PANGKU)}


class HasilBaris(Struct, frozen=True):
    """What filled rows come to: edits, somebody who begins, problems."""

    tulis: Sequence[Tulis] = ()
    calon: Calon | None = None
    problems: Sequence[Problem] = ()


def enter(bahan: Bahan, all_calon: Sequence[Calon]) -> list[HasilBaris]:
    """Return what takes these people into the file of people: the project's, or one begun now.

    Whoever has one NIP is one person, also with who is in the file. Problems: X034 dates in the
    file by post, X035 one NIP with two meanings, X036 (warning) a name that the file has otherwise.
    """
    org = bahan.sources[ORG]
    key = begun_file(bahan)
    if key == PEJABAT:
        return [_by_post(org.text((PEJABAT,)), calon) for calon in all_calon]
    berkas = org.text((PEGAWAI,)) or BERKAS
    begin = [] if key else [Tulis(ORG, Write((PEGAWAI,), berkas), c.cells) for c in all_calon[:1]]
    source = bahan.sources.get(berkas) or Source(berkas, Node({}, 1, 1))
    known: dict[str, Langkah] = {}
    for orang in iter_places(source, ("pegawai",)):
        known.setdefault(plain_nip(source.text((*orang, "nip"))), orang)
    together = _by_nip(all_calon)
    return [HasilBaris(begin), *(_by_person(source, known, group) for group in together)]


def _by_post(berkas: str, calon: Calon) -> HasilBaris:
    dated = [kepala for kepala in BERKALA if kepala in calon.sel]
    if dated:
        pesan = f"{join_words(dated)} hanya dicatat di berkas_pegawai; kosongkan di sini."
        return HasilBaris(problems=(problem(calon.sel[dated[0]].di, "X034", pesan),))
    data = {**calon.texts(ORANG), **calon.texts(PANGKU)}
    return HasilBaris((Tulis(berkas, Write(("pejabat", calon.kode), data), calon.cells),))


def _by_nip(all_calon: Sequence[Calon]) -> Iterator[Sequence[Calon]]:
    """The same person together; whoever has no number is somebody else each time."""
    together: dict[object, list[Calon]] = defaultdict(list)
    for nth, calon in enumerate(all_calon):
        together[plain_nip(calon.texts(ORANG).get("nip", "")) or nth].append(calon)
    yield from together.values()


def _by_person(source: Source, known: Mapping[str, Langkah], group: Sequence[Calon]) -> HasilBaris:
    """What it takes for one person to hold these posts."""
    data: dict[str, str] = {}
    for calon in group:
        for key, teks in calon.texts(ORANG).items():
            if not _agree(key, data.setdefault(key, teks), teks):
                pesan = (
                    f'{_KEPALA[key]} orang ber-NIP {data["nip"]} diisi "{data[key]}" dan "{teks}"; '
                    "samakan."
                )
                return HasilBaris(problems=(problem(calon.di, "X035", pesan),))
    orang = (
        known.get(plain_nip(data["nip"])) if "nip" in data else _nameless(source, data, group[0])
    )
    if orang is not None:
        return _more(source, orang, data, group)
    person: dict[str, Data] = {**_ordered(data), "memangku": [calon.memangku for calon in group]}
    cells = tuple(di for calon in group for di in calon.cells)
    return HasilBaris((Tulis(source.berkas, Append(("pegawai",), person), cells),))


def _nameless(source: Source, data: Mapping[str, str], calon: Calon) -> Langkah | None:
    """Who without a number has that name and holds the post just so: the row was read before."""
    for orang in iter_places(source, ("pegawai",)):
        same = source.text((*orang, "nama")) == data["nama"]
        if same and not source.text((*orang, "nip")) and calon.memangku in _held(source, orang):
            return orang
    return None


def _more(
    source: Source, orang: Langkah, data: Mapping[str, str], group: Sequence[Calon]
) -> HasilBaris:
    """Posts for a person whom the file has; what it says of him otherwise is changed."""
    di, cells, nama = group[0].di, group[0].cells, source.text((*orang, "nama"))
    if not is_alike(nama, data["nama"]):
        pesan = f'NIP {data["nip"]} milik "{nama}", bukan "{data["nama"]}"; periksa keduanya.'
        return HasilBaris(problems=(problem(di, "X035", pesan),))
    tulis = [
        Tulis(source.berkas, Write((*orang, key), teks), cells)
        for key, teks in data.items()
        if key != "nama" and not _agree(key, source.text((*orang, key)), teks)
    ]
    held = _held(source, orang)
    tulis += [
        Tulis(source.berkas, Append((*orang, "memangku"), calon.memangku), calon.cells)
        for calon in group
        if calon.memangku not in held
    ]
    return HasilBaris(tulis, None, tuple(_told(di, nama, data["nama"])))


def _told(di: str, nama: str, typed: str) -> Iterator[Problem]:
    """X036 (warning): the name that the file has stays, mostly that with the degrees."""
    if nama != typed:
        pesan = f'NIP ini sudah tercatat atas nama "{nama}"; nama itu yang dipakai.'
        yield problem(di, "X036", pesan, Berat.PERINGATAN)


def _held(source: Source, orang: Langkah) -> list[dict[str, str]]:
    """How a person holds posts, empty keys left out."""
    keys = ("jabatan", *PANGKU.values())
    return [
        {key: teks for key in keys if (teks := source.text((*place, key)))}
        for place in iter_places(source, (*orang, "memangku"))
    ]


def _agree(key: str, one: str, other: str) -> bool:
    return plain_nip(one) == plain_nip(other) if key == "nip" else one == other


def _ordered(data: Mapping[str, str]) -> Mapping[str, str]:
    """The keys of a person in the order of the file by person: numbers first."""
    order = dict.fromkeys(("nip", "nrk", *ORANG.values()))
    return {key: data[key] for key in order if key in data}

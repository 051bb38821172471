"""What filled rows of the sheet Pegawai write: a person corrected, another one, or the first.

The NIP tells persons apart, and names that are not alike. Nobody's data are overwritten with those
of another: who is replaced in the file by person stays there, and his time ends.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pkdocs import domain
from pkdocs.base.likeness import AMBANG_MIRIP, likeness
from pkdocs.base.problem import Berat, Checked, Problem
from pkdocs.base.text import fold, join_words
from pkdocs.domain import wording
from pkdocs.domain.lembar import Alamat, BarisBaru, Isian, Langkah, SelTerbaca
from pkdocs.domain.nama import read_nama
from pkdocs.sources.edits import Append, Remove, Write
from pkdocs.sources.project import ORG
from pkdocs.sources.sheets.bahan import Bahan, Tulis
from pkdocs.sources.sheets.pemangku import (
    BERKALA,
    ORANG,
    PANGKU,
    PEGAWAI,
    PEJABAT,
    Tempat,
    begun_file,
    find_held,
)
from pkdocs.sources.sheets.sel import (
    iter_places,
    one_line,
    problem,
    settle,
    write_scalars,
    write_text,
)
from pkdocs.sources.yaml_file import Source

BERKAS = "pegawai.yaml"
"""The file by person that is begun where the project has none."""
_SALAH_KETIK = 4
"""So many digits of a NIP may differ from one that was mistyped."""


@dataclass(frozen=True, slots=True)
class _Calon:
    """Who is to hold a post: what was filled in of him, by header word."""

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


@dataclass(frozen=True, slots=True)
class _Hasil:
    """What a row comes to: edits, somebody who begins, problems."""

    tulis: Sequence[Tulis] = ()
    calon: _Calon | None = None
    problems: Sequence[Problem] = ()


def write(
    bahan: Bahan, isian: Sequence[Isian], baru: Sequence[BarisBaru]
) -> Checked[Sequence[Tulis]]:
    """Return the edits of changed and of newly filled rows.

    A change of the name, or of some digits of the NIP, corrects the person. Another name with
    another NIP is another person: beside a post or in the file by post he takes the place, without
    what was only the other's; in the file by person he begins, and the other ends the day before.
    Problems: X030 no name, X032 a post unknown or already held, X033 another name with the same
    NIP, X034 no day of the change, X035 one NIP or place with two meanings, X036 (warning) what was
    not taken over.
    """
    held = find_held(bahan)
    rows: dict[str, dict[str, Isian]] = defaultdict(dict)
    for own in isian:
        rows[own.baris][own.kolom] = own
    results = [
        *(_changed(kode, held[kode], cells) for kode, cells in _of_posts(rows, held)),
        *(_begun(bahan, held, row) for row in baru),
    ]
    calon = [result.calon for result in results if result.calon]
    results += _entered(bahan, calon)
    settled = settle(tulis for result in results for tulis in result.tulis)
    problems = [own for result in results for own in result.problems]
    return Checked(settled.value, (*problems, *settled.problems))


def _of_posts(
    rows: Mapping[str, Mapping[str, Isian]], held: Mapping[domain.KodeJabatan, Tempat]
) -> Iterator[tuple[domain.KodeJabatan, Mapping[str, Isian]]]:
    return ((domain.KodeJabatan(k), cells) for k, cells in rows.items() if k in held)


def _changed(kode: domain.KodeJabatan, tempat: Tempat, cells: Mapping[str, Isian]) -> _Hasil:
    """What the changed cells of a post with a holder write."""
    lama = [tempat.source.text((*tempat.orang, ORANG[kepala])) for kepala in ("Nama", "NIP")]
    baru = [
        cells[kepala].baru if kepala in cells else was
        for kepala, was in zip(("Nama", "NIP"), lama, strict=True)
    ]
    if not baru[0] or _is_same(lama, baru):
        written = write_scalars(cells.values(), ("Nama",))
        return _Hasil(written.value or (), None, written.problems)
    if lama[1] and _digits(lama[1]) == _digits(baru[1]):
        pesan = (
            f'"{baru[0]}" bukan "{lama[0]}", tetapi NIP-nya sama. Bila orang lain, isi juga '
            "NIP-nya; bila orang yang sama berganti nama, ubah namanya di "
            f"{tempat.source.span((*tempat.orang, 'nama'))}."
        )
        return _Hasil(problems=(problem(cells["Nama"].di, "X033", pesan),))
    if tempat.berkala:
        return _succeeded(kode, tempat, cells)
    return _replaced(tempat, cells)


def _is_same(lama: Sequence[str], baru: Sequence[str]) -> bool:
    """Whether a name and NIP are those of the same person, corrected."""
    one, other = (read_nama(nama).nama for nama in (lama[0], baru[0]))
    if likeness(one, other) < AMBANG_MIRIP:
        return False
    nip, typed = _digits(lama[1]), _digits(baru[1])
    if fold(one) == fold(other) or not nip or not typed:
        return True
    wrong = sum(a != b for a, b in zip(nip, typed, strict=False)) + abs(len(nip) - len(typed))
    return wrong <= _SALAH_KETIK


def _digits(nip: str) -> str:
    return "".join(nip.split())


def _replaced(tempat: Tempat, cells: Mapping[str, Isian]) -> _Hasil:
    """Another person where there is room for one: what was only the other's goes, and is told."""
    source, tulis, left = tempat.source, list[Tulis](), list[str]()
    first = cells["Nama"].di
    for kepala, key in {**ORANG, "Sebutan": PANGKU["Sebutan"]}.items():
        place = (*tempat.orang, key)
        if kepala in cells and cells[kepala].baru:
            alamat = Alamat(source.berkas, place)
            tulis.append(write_text(alamat, cells[kepala].baru, cells[kepala].di))
        elif teks := source.text(place):
            tulis.append(Tulis(source.berkas, Remove(place), (first,)))
            left += [] if kepala in cells else [f'{kepala} "{teks}"']
    lama = source.text((*tempat.orang, "nama"))
    return _Hasil(tulis, None, tuple(_told(first, lama, left)))


def _told(di: str, lama: str, left: Sequence[str]) -> Iterator[Problem]:
    """X036 (warning): what was the other person's and is not the new one's."""
    if left:
        pesan = f"{join_words(left)} milik {lama} tidak dibawa; isi bila pejabat baru pun begitu."
        yield problem(di, "X036", pesan, Berat.PERINGATAN)


def _succeeded(kode: domain.KodeJabatan, tempat: Tempat, cells: Mapping[str, Isian]) -> _Hasil:
    """Another person from a day on, in the file by person: the other's time ends the day before."""
    source, first = tempat.source, cells["Nama"].di
    lama = source.text((*tempat.orang, "nama"))
    mulai = _day(cells["Mulai"].baru) if "Mulai" in cells else None
    if mulai is None:
        pesan = (
            f'baris ini menyebut orang lain daripada "{lama}": isi Mulai dengan tanggal lengkap '
            "sejak kapan ia memangkunya, misalnya 1 Juli 2023. Masa orang yang lama lalu berakhir "
            "sehari sebelumnya."
        )
        return _Hasil(problems=(problem(first, "X034", pesan),))
    place = (*tempat.pangku, "selesai")
    ended = _day(source.text(place))
    tulis = []
    if ended is None or ended >= mulai:
        before = mulai - datetime.timedelta(days=1)
        selesai = wording.format_tanggal(domain.Tanggal(before.year, before.month, before.day))
        tulis.append(write_text(Alamat(source.berkas, place), selesai, cells["Mulai"].di))
    sel = {kepala: SelTerbaca(own.baru, own.di) for kepala, own in cells.items() if own.baru}
    return _Hasil(tulis, _Calon(kode, sel, first))


def _day(teks: str) -> datetime.date | None:
    """A whole date, or None."""
    try:
        tanggal = wording.parse_tanggal(teks)
    except ValueError:
        return None
    if tanggal.bulan is None or tanggal.hari is None:
        return None
    return datetime.date(tanggal.tahun, tanggal.bulan, tanggal.hari)


def _begun(
    bahan: Bahan, held: Mapping[domain.KodeJabatan, Tempat], row: BarisBaru
) -> _Hasil:
    """The first holder of a post, where what was filled in says who."""
    kode = domain.KodeJabatan(row.kunci)
    jabatan = bahan.organisasi.jabatan.get(kode)
    calon = _Calon(kode, row.isian, row.di)
    if jabatan is None:
        pesan = f'jabatan "{kode}" tidak ada di bagan; isi Kode jabatan yang ada di lembar Jabatan.'
    elif kode in held or jabatan.pejabat:
        pesan = f'jabatan "{kode}" sudah berpejabat; ubah pada baris jabatan itu.'
    elif "nama" not in calon.texts(ORANG):
        return _Hasil(problems=(problem(row.di, "X030", f'isi juga Nama pemangku "{kode}".'),))
    else:
        return _Hasil(calon=calon)
    return _Hasil(problems=(problem(row.di, "X032", pesan),))


def _entered(bahan: Bahan, all_calon: Sequence[_Calon]) -> list[_Hasil]:
    """Who begins, in the file of people that the project has, or in one that is begun."""
    org, key = bahan.sources[ORG], begun_file(bahan)
    if key == PEJABAT:
        return [_by_post(org.text((PEJABAT,)), calon) for calon in all_calon]
    berkas = org.text((PEGAWAI,)) or BERKAS
    named = () if key else tuple(Tulis(ORG, Write((PEGAWAI,), BERKAS), c.cells) for c in all_calon)
    together: dict[object, list[_Calon]] = defaultdict(list)
    for nth, calon in enumerate(all_calon):
        together[_digits(calon.texts(ORANG).get("nip", "")) or nth].append(calon)
    people = _People(berkas, bahan.sources.get(berkas))
    return [_Hasil(named[:1]), *map(people.enter, together.values())]


def _by_post(berkas: str, calon: _Calon) -> _Hasil:
    dated = [kepala for kepala in BERKALA if kepala in calon.sel]
    if dated:
        pesan = f"{join_words(dated)} hanya dicatat di berkas_pegawai, yang tidak dipakai di sini."
        return _Hasil(problems=(problem(calon.sel[dated[0]].di, "X034", pesan),))
    data = {**calon.texts(ORANG), **calon.texts(PANGKU)}
    return _Hasil((Tulis(berkas, Write(("pejabat", calon.kode), data), calon.cells),))


@dataclass(frozen=True)
class _People:
    """The file by person, None while it is not there."""

    berkas: str
    source: Source | None
    by_nip: dict[str, Langkah] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for orang in self._orang():
            nip = _digits(self._text(orang, "nip"))
            self.by_nip.setdefault(nip, orang)

    def enter(self, together: Sequence[_Calon]) -> _Hasil:
        """Return what it takes for one person to hold these posts."""
        data: dict[str, str] = {}
        for calon in together:
            for key, teks in calon.texts(ORANG).items():
                if not _agree(key, data.setdefault(key, teks), teks):
                    pesan = (
                        f'orang ber-NIP {data["nip"]} diisi dengan {key} "{data[key]}" dan '
                        f'"{teks}"; samakan.'
                    )
                    return _Hasil(problems=(problem(calon.di, "X035", pesan),))
        known = self._find(data, together[0].kode)
        if known is not None:
            return self._more(known, data, together)
        memangku = [_memangku(calon) for calon in together]
        cells = tuple(di for calon in together for di in calon.cells)
        person = {**_ordered(data), "memangku": memangku}
        return _Hasil((Tulis(self.berkas, Append(("pegawai",), person), cells),))

    def _more(
        self, orang: Langkah, data: Mapping[str, str], together: Sequence[_Calon]
    ) -> _Hasil:
        """One more post for a person who is known; what the file has of him otherwise changes."""
        first, nama = together[0], self._text(orang, "nama")
        one, other = (read_nama(teks).nama for teks in (nama, data["nama"]))
        if likeness(one, other) < AMBANG_MIRIP:
            pesan = f'NIP {data.get("nip", "")} milik "{nama}", bukan "{data["nama"]}".'
            return _Hasil(problems=(problem(first.di, "X035", pesan),))
        tulis = [
            Tulis(self.berkas, Write((*orang, key), teks), first.cells)
            for key, teks in data.items()
            if key != "nama" and not _agree(key, self._text(orang, key), teks)
        ]
        held = [self._held(place) for place in self._memangku(orang)]
        tulis += [
            Tulis(self.berkas, Append((*orang, "memangku"), own), calon.cells)
            for calon in together
            if (own := _memangku(calon)) not in held
        ]
        told = ()
        if data["nama"] != nama:
            pesan = f'orang ini sudah tercatat sebagai "{nama}"; nama itu yang dipakai.'
            told = (problem(first.di, "X036", pesan, Berat.PERINGATAN),)
        return _Hasil(tulis, None, told)

    def _find(self, data: Mapping[str, str], kode: str) -> Langkah | None:
        """Where a person stands: of that NIP; without one, of that name and in that post."""
        if "nip" in data:
            return self.by_nip.get(_digits(data["nip"]))
        for orang in self._orang():
            same = self._text(orang, "nama") == data["nama"] and not self._text(orang, "nip")
            if same and any(self._held(m)["jabatan"] == kode for m in self._memangku(orang)):
                return orang
        return None

    def _orang(self) -> Iterator[Langkah]:
        return iter_places(self.source, ("pegawai",)) if self.source else iter(())

    def _memangku(self, orang: Langkah) -> Iterator[Langkah]:
        return iter_places(self.source, (*orang, "memangku")) if self.source else iter(())

    def _text(self, place: Langkah, key: str) -> str:
        return self.source.text((*place, key)) if self.source else ""

    def _held(self, place: Langkah) -> dict[str, str]:
        keys = ("jabatan", *PANGKU.values())
        return {key: teks for key in keys if (teks := self._text(place, key))}


def _agree(key: str, one: str, other: str) -> bool:
    return _digits(one) == _digits(other) if key == "nip" else one == other


def _memangku(calon: _Calon) -> dict[str, str]:
    return {"jabatan": calon.kode, **calon.texts(PANGKU)}


def _ordered(data: Mapping[str, str]) -> Mapping[str, str]:
    """The keys of a person as the file by person has them: numbers first."""
    order: Iterable[str] = ("nip", "nrk", *ORANG.values())
    return {key: data[key] for key in dict.fromkeys(order) if key in data}

"""One lampiran as a matrix: which posts are its columns, and which entry stands in which of them.

Nothing is left out that an entry names. Who could be named, too, has a column beside: the posts of
the same jenis, or where nobody is named yet those that the lampiran is for.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct

from pkdocs import domain
from pkdocs.base.text import fold
from pkdocs.domain.lembar import Langkah
from pkdocs.sources.catalogue import Receivers
from pkdocs.sources.project import INDICATORS
from pkdocs.sources.sheets.bahan import Bahan
from pkdocs.sources.sheets.katalog.centang import Centang
from pkdocs.sources.sheets.katalog.kolom_indikator import KODE, iter_indikator

LAMPIRAN = ("lampiran_i", "lampiran_ii", "lampiran_iii", "lainnya")
LEMBAR: Mapping[str, str] = dict(
    zip(("Lampiran I", "Lampiran II", "Lampiran III", "Penerima lain"), LAMPIRAN, strict=True)
)
"""Each sheet, and the key of its lampiran in indicators.yaml."""
TEKS, CATATAN = "Teks turunan", "Catatan"
SHOWN: Mapping[str, int] = {"No Sasaran": 8, "Sasaran": 30, "Indikator": 30, "Target": 12}
"""The columns before the ticks that tell which indicator a row is, with their widths."""
_FIXED = (KODE, *SHOWN, TEKS, CATATAN)
JABATAN, SEMUA, UNIT = "jabatan", "semua", "unit"
SIFAT = (domain.Sifat.LANGSUNG, domain.Sifat.DITURUNKAN)
MOST_OF_JENIS, MOST_COLUMNS = 100, 240
"""Of a jenis with more posts than this, `semua` has one column instead of one for each."""

Lajur = tuple[str, str]
"""Whom an entry or a column names, as the sources do: `jabatan`, `semua` or `unit`, and which."""
_Found = Sequence[tuple[Langkah, Mapping[str, Any]]]
_Below = Mapping[str | None, Sequence[str]]


class ButirLampiran(Struct, frozen=True):
    """An entry of a lampiran: its place, whom it names, the columns it stands in, what it says."""

    tempat: Langkah
    dituju: Lajur
    lajur: tuple[Lajur, ...]
    centang: Centang


class Matriks(Struct, frozen=True):
    """The columns of a lampiran by their header words, and its entries by indicator.

    `tempat` is where each indicator stands, by its kode. `terlewat` are the jenis whose posts have
    no column, since there are too many and nobody of them is named.
    """

    lajur: Mapping[str, Lajur]
    butir: Mapping[str, tuple[ButirLampiran, ...]]
    tempat: Mapping[str, Langkah]
    terlewat: tuple[str, ...] = ()


def build_matriks(nama: str, bahan: Bahan, most: int = MOST_COLUMNS) -> Matriks:
    """Return the matrix that the sheet of that name shows.

    It has no more than `most` columns, as long as nobody who is named is left out for it.
    """
    kunci = LEMBAR[nama]
    bagan = _Bagan(bahan.organisasi)
    found = list(iter_indikator(bahan.sources[INDICATORS]))
    butir = {
        own["kode"]: tuple(_butir(bagan, own, (*place, "penerima", kunci))) for place, own in found
    }
    named = dict.fromkeys(lajur for own in butir.values() for b in own for lajur in b.lajur)
    posts = _besides(bagan, bahan.katalog.pemilik, found, kunci)
    lajur, left_out = _ordered(bagan, list(named), posts, most)
    return Matriks(
        lajur=dict(zip(_headers(bagan, lajur), lajur, strict=True)),
        butir=butir,
        tempat={own["kode"]: place for place, own in found},
        terlewat=left_out,
    )


class _Bagan:
    """The chart, and who is meant in it by a jenis, a unit or a title."""

    def __init__(self, organisasi: domain.Organisasi) -> None:
        self.jabatan = organisasi.jabatan
        self.receivers = Receivers(organisasi.jabatan.values())
        by_jenis = self.receivers.by_jenis.items()
        self.besar = frozenset(jenis for jenis, own in by_jenis if len(own) > MOST_OF_JENIS)

    def codes(self, dituju: Lajur) -> Sequence[domain.KodeJabatan]:
        """The posts that an entry means."""
        cara, nama = dituju
        if cara == JABATAN:
            kode = domain.KodeJabatan(nama)
            return self.receivers.by_titel.get(nama, (kode,))
        table = self.receivers.by_jenis if cara == SEMUA else self.receivers.by_unit
        return table.get(nama, ())

    def columns(self, dituju: Lajur) -> tuple[Lajur, ...]:
        """The columns of an entry: one for each post, or its own where they are too many."""
        codes = self.codes(dituju)
        many = len(codes) > 1 and any(self.jenis(kode) in self.besar for kode in codes)
        return (dituju,) if many else tuple((JABATAN, kode) for kode in codes)

    def jenis(self, kode: str) -> str:
        """The jenis of a post, "" of one that the chart does not have."""
        found = self.jabatan.get(domain.KodeJabatan(kode))
        return found.jenis if found else ""

    def unit(self, kode: str) -> str:
        """The unit of a post, "" of one that the chart does not have."""
        found = self.jabatan.get(domain.KodeJabatan(kode))
        return found.unit if found else ""

    def is_peer(self, kode: str, pemilik: domain.KodeJabatan) -> bool:
        """Whether a post is of the jenjang of the pemilik."""
        own, top = (self.jabatan.get(k) for k in (domain.KodeJabatan(kode), pemilik))
        return own is not None and top is not None and own.jenjang == top.jenjang


def _butir(bagan: _Bagan, indikator: Mapping[str, Any], place: Langkah) -> Iterator[ButirLampiran]:
    lampiran = (indikator.get("penerima") or {}).get(place[-1]) or {}
    for sifat in SIFAT:
        for nth, entry in enumerate(lampiran.get(sifat) or ()):
            form = {JABATAN: entry} if isinstance(entry, str) else entry
            dituju = dituju_of(form)
            centang = Centang(
                sifat, _as_list(form.get("lingkup")), form.get("perlu_konfirmasi") or ""
            )
            columns = bagan.columns(dituju)
            yield ButirLampiran((*place, str(sifat), nth), dituju, columns, centang)


def dituju_of(form: Mapping[str, Any]) -> Lajur:
    """Return whom an entry names, by the first of the ways that it has."""
    cara = next((cara for cara in (JABATAN, SEMUA, UNIT) if form.get(cara)), JABATAN)
    return cara, form.get(cara) or ""


def _as_list(value: Any) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value or ())


def _besides(
    bagan: _Bagan, pemilik: domain.KodeJabatan, found: _Found, kunci: str
) -> Mapping[str, Sequence[str]]:
    """The posts that have a column whether or not somebody names them, by their jenis.

    All of a jenis that somebody is named of, and whom the lampiran is for.
    """
    by_jenis: dict[str, list[str]] = defaultdict(list)
    named = _named(bagan, found, kunci)
    for kode in dict.fromkeys((*_alike(bagan, named), *_meant(bagan, pemilik, found, kunci))):
        by_jenis[bagan.jenis(kode)].append(kode)
    return by_jenis


def _alike(bagan: _Bagan, named: Sequence[str]) -> Iterator[str]:
    """All posts of each jenis that one of these is of."""
    for jenis in dict.fromkeys(map(bagan.jenis, named)):
        yield from bagan.receivers.by_jenis.get(jenis, ())


def _meant(bagan: _Bagan, pemilik: domain.KodeJabatan, found: _Found, kunci: str) -> Sequence[str]:
    """Whom a lampiran is for.

    The first: those below the pemilik that are not of its jenjang, where nobody is named. The next
    ones: those right below them. The last: the heads of units that stand in none of the others.
    """
    below: dict[str | None, list[str]] = defaultdict(list)
    for jabatan in bagan.jabatan.values():
        below[jabatan.atasan].append(jabatan.kode)
    if kunci == LAMPIRAN[-1]:
        taken = {kode for own in LAMPIRAN[:-1] for kode in _named(bagan, found, own)}
        return [kode for kode in _heads(bagan, below, pemilik) if kode not in taken]
    level = list(_alike(bagan, _named(bagan, found, LAMPIRAN[0])))
    if kunci == LAMPIRAN[0] and level:
        return []
    level = level or _first_below(bagan, below, pemilik)
    for _ in range(LAMPIRAN.index(kunci)):
        level = [kode for above in level for kode in below[above]]
    return level


def _named(bagan: _Bagan, found: _Found, kunci: str) -> list[str]:
    """The posts that have a column of their own in a lampiran."""
    butir = (b for place, own in found for b in _butir(bagan, own, (*place, "penerima", kunci)))
    return list(dict.fromkeys(nama for b in butir for cara, nama in b.lajur if cara == JABATAN))


def _first_below(bagan: _Bagan, below: _Below, pemilik: domain.KodeJabatan) -> list[str]:
    """The nearest posts below the pemilik that are not of its jenjang."""
    found, line, seen = list[str](), [str(pemilik)], {str(pemilik)}
    for kode in line:
        for own in below.get(kode, ()):
            if not bagan.is_peer(own, pemilik):
                found.append(own)
            elif own not in seen:
                seen.add(own)
                line.append(own)
    return found


def _heads(bagan: _Bagan, below: _Below, pemilik: domain.KodeJabatan) -> Iterator[str]:
    """The posts below the pemilik whose superior is of another unit, but its peers."""
    seen, line = {str(pemilik)}, [str(pemilik)]
    for kode in line:
        for own in below.get(kode, ()):
            if own not in seen:
                seen.add(own)
                line.append(own)
                if bagan.unit(own) != bagan.unit(kode) and not bagan.is_peer(own, pemilik):
                    yield own


def _ordered(
    bagan: _Bagan, named: Sequence[Lajur], posts: Mapping[str, Sequence[str]], most: int
) -> tuple[list[Lajur], tuple[str, ...]]:
    """The columns in the order of the chart, those of many posts behind; and who has none."""
    wanted = set(named)
    left_out = list[str]()
    for jenis, codes in sorted(posts.items(), key=lambda own: len(own[1])):
        more = {(JABATAN, kode) for kode in codes}
        if jenis in bagan.besar:
            wanted.add((SEMUA, jenis))
        elif len(wanted | more) <= most:
            wanted |= more
        else:
            left_out.append(jenis)
    singles = [(JABATAN, str(kode)) for kode in bagan.jabatan if (JABATAN, kode) in wanted]
    return list(dict.fromkeys((*singles, *named, *sorted(wanted)))), tuple(sorted(left_out))


def _headers(bagan: _Bagan, lajur: Sequence[Lajur]) -> list[str]:
    names = [" ".join(_name(bagan, own).split()) for own in lajur]
    counts = Counter(map(fold, (*names, *_FIXED)))
    return [
        f"{name} ({nama})" if counts[fold(name)] > 1 else name
        for name, (_, nama) in zip(names, lajur, strict=True)
    ]


def _name(bagan: _Bagan, lajur: Lajur) -> str:
    cara, nama = lajur
    jabatan = bagan.jabatan.get(domain.KodeJabatan(nama)) if cara == JABATAN else None
    if jabatan:
        short = jabatan.singkat or jabatan.nama
        return f"{short} ({jabatan.kursi})" if jabatan.kursi else short
    if cara == UNIT:
        return f"Unit {nama}"
    many = cara == SEMUA or nama in bagan.receivers.by_titel
    return f"Semua {nama}" if many else nama

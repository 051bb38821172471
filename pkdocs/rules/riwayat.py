"""What the events of a year come to for each agreement: signed, scanned, entered, handed over.

Pure: events in, one Riwayat an agreement out. Here alone an event is taken back by a later one, and
a day refused on which nothing can have happened.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import chain

from msgspec import Struct, field

from pkdocs.domain import Tanggal, wording
from pkdocs.domain.agenda import Kejadian, Peristiwa

Kunci = tuple[str, int]
"""Whose agreement: the code of the post or seat, and its number (0 the first)."""
BarisDiinput = tuple[str, int, str, str]
"""A row that was entered: whose, of which agreement, into which system, its code."""


class Kertas(Struct):
    """What became of one document that was signed: the last event of each kind not taken back.

    `ditolak` are the hashes of contents of which somebody decided that they need no PK Perubahan.
    """

    kejadian: dict[Peristiwa, Kejadian] = field(default_factory=dict)
    ditolak: set[str] = field(default_factory=set)


class Riwayat(Struct):
    """What happened to one agreement; None where it did not happen, or was taken back.

    `diinput` are the rows that were entered, by system and code, with the hash of what they said,
    "" where nobody noted it. What became of paper became of that paper: `kertas` has it by the
    hash of the document, "" where nobody noted which.
    """

    kode: str
    nomor: int
    beku: Kejadian | None = None
    lepas: bool = False
    """Whether it was signed and then released again."""
    tertanda: tuple[Kejadian, ...] = ()
    """Every signing that nobody took back; `beku` is the last of them."""
    dilepas: tuple[Kejadian, ...] = ()
    """Every signing that was taken back."""
    disebut: frozenset[str] = frozenset()
    """The times of the signings that a release names, also of those that stand nowhere."""
    perubahan: Kejadian | None = None
    kertas: dict[str, Kertas] = field(default_factory=dict)
    diinput: dict[str, dict[str, str]] = field(default_factory=dict)

    @property
    def docx(self) -> str:
        """Return the hash of the document that was signed last, "" where none is known."""
        every = reversed((*self.dilepas, *self.tertanda))
        return next((own.docx for own in every if own.docx), "")

    @property
    def papers(self) -> tuple[Kertas, ...]:
        """Return what became of the document that was signed last, and before one was named."""
        return tuple(self.kertas[docx] for docx in (self.docx, "") if docx in self.kertas)

    def _last(self, peristiwa: Peristiwa) -> Kejadian | None:
        found = (own.kejadian.get(peristiwa) for own in self.papers)
        return next(filter(None, found), None)

    @property
    def pindaian(self) -> Kejadian | None:
        """Return that its scan was received."""
        return self._last(Peristiwa.PINDAIAN)

    @property
    def diunggah(self) -> Kejadian | None:
        """Return that it was uploaded."""
        return self._last(Peristiwa.DIUNGGAH)

    @property
    def diserahkan(self) -> Kejadian | None:
        """Return that it was handed over."""
        return self._last(Peristiwa.DISERAHKAN)

    @property
    def diterima(self) -> Kejadian | None:
        """Return that it was received."""
        return self._last(Peristiwa.DITERIMA)

    @property
    def ditolak(self) -> frozenset[str]:
        """Return the hashes of what needs no PK Perubahan of it."""
        return frozenset().union(*(own.ditolak for own in self.papers))

    @property
    def pindaian_lama(self) -> frozenset[str]:
        """Return the hashes of scans of documents that are not the one that was signed last."""
        others = (own for docx, own in self.kertas.items() if docx not in (self.docx, ""))
        scans = (own.kejadian.get(Peristiwa.PINDAIAN) for own in others)
        return frozenset(scan.pdf for scan in scans if scan)

    def knows(self, waktu: str) -> bool:
        """Return whether a signing of that time is noted, taken back or not."""
        noted = (own.waktu for own in (*self.tertanda, *self.dilepas))
        return waktu in self.disebut or waktu in noted


def all_riwayat(all_kejadian: Iterable[Kejadian], tahun: int) -> Mapping[Kunci, Riwayat]:
    """Return what became of each agreement of a year, from the events in their order.

    Example:
        >>> from pkdocs.domain.agenda import Kejadian, Peristiwa
        >>> waktu = "2023-02-06T08:00:00+07:00"
        >>> signed = Kejadian(waktu, "ani", Peristiwa.BEKU, 2023, "camat-mawar")
        >>> found = all_riwayat([signed], 2023)
        >>> found["camat-mawar", 0].beku == signed, found["camat-mawar", 0].diunggah
        (True, None)
    """
    found: dict[Kunci, Riwayat] = {}
    for own in all_kejadian:
        if own.tahun != tahun or not own.kode:
            continue
        kunci = (own.kode, own.nomor)
        riwayat = found.get(kunci)
        if riwayat is None:
            riwayat = found[kunci] = Riwayat(own.kode, own.nomor)
        _note(riwayat, own)
    return found


def _note(riwayat: Riwayat, own: Kejadian) -> None:
    match own.peristiwa:
        case Peristiwa.DIINPUT:
            _note_rows(riwayat, own)
        case Peristiwa.PERUBAHAN:
            riwayat.perubahan = None if own.batal else own
        case Peristiwa.BEKU:
            (_release if own.batal else _sign)(riwayat, own)
            riwayat.beku = riwayat.tertanda[-1] if riwayat.tertanda else None
            riwayat.lepas = riwayat.beku is None
        case _:
            _note_paper(riwayat, own)


def _note_paper(riwayat: Riwayat, own: Kejadian) -> None:
    """What became of the document that was signed last; a scan is taken back by its hash."""
    papers = riwayat.papers
    if not own.batal:
        papers = (riwayat.kertas.setdefault(riwayat.docx, Kertas()),)
    elif own.peristiwa is Peristiwa.PINDAIAN and own.pdf:
        papers = tuple(one for one in riwayat.kertas.values() if _has_scan(one, own.pdf))
    for kertas in papers:
        if own.peristiwa is Peristiwa.TANPA_PERUBAHAN:
            (kertas.ditolak.discard if own.batal else kertas.ditolak.add)(own.perjanjian)
        elif own.batal:
            kertas.kejadian.pop(own.peristiwa, None)
        else:
            kertas.kejadian[own.peristiwa] = own


def _has_scan(kertas: Kertas, pdf: str) -> bool:
    scan = kertas.kejadian.get(Peristiwa.PINDAIAN)
    return scan is not None and scan.pdf == pdf


def _sign(riwayat: Riwayat, own: Kejadian) -> None:
    """A signing; where clocks differ, the release that names it may stand before it."""
    if own.waktu in riwayat.disebut:
        riwayat.dilepas += (own,)
    else:
        riwayat.tertanda += (own,)


def _release(riwayat: Riwayat, own: Kejadian) -> None:
    """A release takes back the signing that it names, and no other: somebody else may have signed.

    One that names none, as they were written once, is of the signings of its own computer; where
    that has none, of the only one there is. In doubt an agreement stays signed.
    """
    if own.melepas:
        riwayat.disebut |= {own.melepas}
        meant = [signed for signed in riwayat.tertanda if signed.waktu == own.melepas]
    else:
        every = (*riwayat.dilepas, *riwayat.tertanda)
        meant = [signed for signed in every if signed.asal == own.asal]
        meant = meant or [*every] * (len(every) == 1)
    riwayat.dilepas += tuple(signed for signed in riwayat.tertanda if signed in meant)
    riwayat.tertanda = tuple(signed for signed in riwayat.tertanda if signed not in meant)


def _note_rows(riwayat: Riwayat, own: Kejadian) -> None:
    rows = riwayat.diinput.setdefault(own.sistem, {})
    for kode in own.indikator:
        if own.batal:
            rows.pop(kode, None)
        else:
            rows[kode] = own.sha256


def told_day(event: Kejadian | None) -> Tanggal | None:
    """Return the day of an event: as it was told, else when it was noted; None for none."""
    try:
        return wording.parse_tanggal(event.tanggal or event.waktu[:10]) if event else None
    except ValueError:
        return None


TANGGAL_PERJANJIAN, HARI_INI = "tanggal perjanjiannya", "hari ini"
Hari = Mapping[str, Tanggal | None]
"""Days by what they are of, in words; None is not known."""


def impossible(hari: Tanggal, *, sesudah: Hari, sebelum: Hari) -> str:
    """Return why nothing can have happened on a day, "" where it can.

    It is not before any of `sesudah` and not after any of `sebelum`; an open date only where all
    that it can mean is.

    Example:
        >>> impossible(Tanggal(2023, 2, 1), sesudah={"hari ini": Tanggal(2023, 2, 6)}, sebelum={})
        '1 Februari 2023 sebelum hari ini (6 Februari 2023)'
    """
    early = ((f"sebelum {k}", d) for k, d in sesudah.items() if d and hari.akhir < d.awal)
    late = ((f"sesudah {k}", d) for k, d in sebelum.items() if d and hari.awal > d.akhir)
    told = (f"{words} ({wording.format_tanggal(day)})" for words, day in chain(early, late))
    first = next(told, "")
    return f"{wording.format_tanggal(hari)} {first}" if first else ""


def by_kode(riwayat: Mapping[Kunci, Riwayat]) -> Mapping[str, list[Riwayat]]:
    """Return what became of the agreements of each post, the first before its perubahan."""
    found: dict[str, list[Riwayat]] = defaultdict(list)
    for kunci in sorted(riwayat):
        found[kunci[0]].append(riwayat[kunci])
    return found


def all_diinput(all_kejadian: Iterable[Kejadian], tahun: int) -> Mapping[BarisDiinput, Kejadian]:
    """Return the event by which each row of a year was entered last, of those not taken back."""
    found: dict[BarisDiinput, Kejadian] = {}
    for own in all_kejadian:
        if own.tahun == tahun and own.peristiwa is Peristiwa.DIINPUT:
            for indikator in own.indikator:
                row = (own.kode, own.nomor, own.sistem, indikator)
                if own.batal:
                    found.pop(row, None)
                else:
                    found[row] = own
    return found

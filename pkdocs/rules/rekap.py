"""How far the agreements of a year have come: of each post, and counted over many.

Pure: what is known of each post in, one row a post and counts out. It says late only where the data
give a day. Dasar: Instruksi e-0005/2023, KEEMPAT (entered, uploaded) and KELIMA (handed over).
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from enum import StrEnum

from msgspec import Struct, field

from pkdocs import domain
from pkdocs.rules.riwayat import Riwayat

Sistem = Mapping[str, frozenset[str]]
"""The codes of the rows of an agreement by the system they are to be entered into."""


class Kemajuan(StrEnum):
    """How far an agreement has come towards its signatures; each post is at one of them."""

    DITANDATANGANI = "ditandatangani"
    SIAP = "siap"
    TANPA_NAMA = "siap-tanpa-nama"
    KONSEP = "konsep"
    TANPA_INDIKATOR = "tanpa-indikator"
    GALAT = "galat"


_TO_MAKE = frozenset((Kemajuan.SIAP, Kemajuan.TANPA_NAMA, Kemajuan.KONSEP))
"""Those of which a document can be made, and is not signed."""


class Langkah(StrEnum):
    """What may have a day until which it is to be done, called as in the data."""

    DITANDATANGANI = "ditandatangani"
    DIINPUT = "diinput"
    DIUNGGAH = "diunggah"
    DISERAHKAN = "diserahkan"


def _sum(pairs: Collection[tuple[int, int]]) -> tuple[int, int]:
    return sum(done for done, _ in pairs), sum(of for _, of in pairs)


class Diketahui(Struct, frozen=True):
    """What is known of a post: the document that counts, its readiness, what became of it.

    `pejabat` holds the post on the day of that document, whose number is `nomor`; `alasan` is why
    it is a konsep; `berubah` says that its sources say something else than what was signed;
    `sistem` are its rows by system, "" those that name none.
    """

    jabatan: domain.Jabatan
    pejabat: domain.Pejabat | None
    pihak_kedua: domain.Jabatan | None
    kemajuan: Kemajuan
    nomor: int = 0
    alasan: tuple[str, ...] = ()
    dibuat: bool = False
    berubah: bool = False
    sistem: Sistem = field(default_factory=dict)
    riwayat: Riwayat = field(default_factory=lambda: Riwayat("", 0))

    @property
    def belum_dibuat(self) -> bool:
        """Return whether it is settled enough for a document, and has none."""
        return self.kemajuan in _TO_MAKE and not self.dibuat


class BarisRekap(Struct, frozen=True):
    """A post in the recap: what is known of it, rows entered of all by system, and what is late."""

    tahu: Diketahui
    diinput: Mapping[str, tuple[int, int]]
    terlambat: tuple[Langkah, ...] = ()

    @property
    def jumlah_diinput(self) -> tuple[int, int]:
        """Return how many rows are entered, and how many name a system to be entered into."""
        return _sum(self.diinput.values())

    def sudah(self, langkah: Langkah) -> bool:
        """Return whether a step is done."""
        riwayat = self.tahu.riwayat
        match langkah:
            case Langkah.DITANDATANGANI:
                return self.tahu.kemajuan is Kemajuan.DITANDATANGANI
            case Langkah.DIINPUT:
                done, of = self.jumlah_diinput
                return done == of
            case Langkah.DIUNGGAH:
                return riwayat.diunggah is not None
            case _:
                return bool(riwayat.diserahkan or riwayat.diterima)


class Hitungan(Struct):
    """How many posts must have an agreement, and how many of them came how far.

    `kemajuan` adds up to `wajib`. `belum_dibuat` are those that lack a document which can be made,
    `berubah` those that were signed and whose sources have changed since;
    `diinput` are rows, entered and in all, by system; `terlambat` are posts by step.
    """

    wajib: int = 0
    kemajuan: Counter[Kemajuan] = field(default_factory=Counter)
    belum_dibuat: int = 0
    berubah: int = 0
    pindaian: int = 0
    diinput: dict[str, tuple[int, int]] = field(default_factory=dict)
    tanpa_sistem: int = 0
    diunggah: int = 0
    diserahkan: int = 0
    diterima: int = 0
    jabatan_terlambat: int = 0
    terlambat: Counter[Langkah] = field(default_factory=Counter)

    @property
    def jumlah_diinput(self) -> tuple[int, int]:
        """Return how many rows are entered, and how many there are, in all systems together."""
        return _sum(self.diinput.values())


class RekapUnit(Struct, frozen=True):
    """The posts of a unit in the order of the chart, and their counts."""

    unit: str
    baris: tuple[BarisRekap, ...]
    hitungan: Hitungan

    @property
    def terlambat_dahulu(self) -> tuple[BarisRekap, ...]:
        """Return its posts with the latest first; else the order of the chart stands."""
        return tuple(sorted(self.baris, key=lambda row: -len(row.terlambat)))


class Rekap(Struct, frozen=True):
    """The units, those with the most late posts first, and the counts over all of them."""

    tahun: int
    hari: domain.Tanggal
    tenggat: domain.Tenggat
    units: tuple[RekapUnit, ...]
    hitungan: Hitungan


def by_sistem(baris: Iterable[domain.Baris]) -> Sistem:
    """Return the codes of rows by the system they are to be entered into, "" for none named."""
    found: dict[str, set[str]] = {}
    for row in baris:
        found.setdefault(row.sistem_input, set()).add(row.kode)
    return {sistem: frozenset(codes) for sistem, codes in found.items()}


def baris_rekap(tahu: Diketahui, lewat: Sequence[Langkah]) -> BarisRekap:
    """Return a post's row; `lewat` are the steps whose day is over.

    A PK Perubahan is never late: the days are those of the first agreement.
    """
    masuk = tahu.riwayat.diinput
    diinput = {
        sistem: (len(codes & masuk.get(sistem, {}).keys()), len(codes))
        for sistem, codes in tahu.sistem.items()
        if sistem
    }
    row = BarisRekap(tahu, diinput)
    if tahu.nomor or not lewat:
        return row
    return BarisRekap(tahu, diinput, tuple(own for own in lewat if not row.sudah(own)))


def langkah_lewat(tenggat: domain.Tenggat, hari: domain.Tanggal) -> tuple[Langkah, ...]:
    """Return the steps whose last day is before `hari`; one without a day is never over."""
    days = {own: getattr(tenggat, own.value) for own in Langkah}
    return tuple(own for own, day in days.items() if day and day.akhir < hari.awal)


def hitung(rows: Iterable[BarisRekap]) -> Hitungan:
    """Return the counts over rows."""
    found = Hitungan()
    for row in rows:
        _count(found, row)
    return found


def _count(found: Hitungan, row: BarisRekap) -> None:
    tahu = row.tahu
    found.wajib += 1
    found.kemajuan[tahu.kemajuan] += 1
    found.belum_dibuat += tahu.belum_dibuat
    found.berubah += tahu.berubah
    found.tanpa_sistem += len(tahu.sistem.get("", ()))
    for sistem, (done, of) in row.diinput.items():
        before = found.diinput.get(sistem, (0, 0))
        found.diinput[sistem] = (before[0] + done, before[1] + of)
    found.diunggah += row.sudah(Langkah.DIUNGGAH)
    found.diserahkan += row.sudah(Langkah.DISERAHKAN)
    found.pindaian += tahu.riwayat.pindaian is not None
    found.diterima += tahu.riwayat.diterima is not None
    found.jabatan_terlambat += bool(row.terlambat)
    found.terlambat.update(row.terlambat)


def rekap(
    tahun: int, all_diketahui: Iterable[Diketahui], tenggat: domain.Tenggat, hari: domain.Tanggal
) -> Rekap:
    """Return the recap of posts in the order of the chart, on a day.

    Late units come first; else that order stands.
    """
    lewat = langkah_lewat(tenggat, hari)
    by_unit: dict[str, list[BarisRekap]] = {}
    for tahu in all_diketahui:
        by_unit.setdefault(tahu.jabatan.unit, []).append(baris_rekap(tahu, lewat))
    units = [RekapUnit(unit, tuple(own), hitung(own)) for unit, own in by_unit.items()]
    units.sort(key=lambda own: -own.hitungan.jabatan_terlambat)
    return Rekap(
        tahun, hari, tenggat, tuple(units), hitung(row for own in units for row in own.baris)
    )

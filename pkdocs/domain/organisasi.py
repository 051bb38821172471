"""The chart as frozen values: posts, who holds them, and the words of the form.

Plain data of the standard library: no files, no clock, no formatting. Words: docs/istilah.md.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import NewType

from msgspec import Struct, field

from pkdocs.base.problem import Span

KodeJabatan = NewType("KodeJabatan", str)


class Pejabat(Struct, frozen=True):
    """The holder of a post; `sebutan` is Plt., Plh., Pj. or another; `nip` 18 digits, or none.

    `tertulis` is the name as the source has it, "" where it was not taken apart; `ragu` says what
    of it was not sure. `bernrk`: papers print the NRK (1-10 digits, or none), not the NIP.
    """

    nama: str
    gelar_depan: str
    gelar_belakang: str
    nip: str
    sebutan: str
    span: Span
    nrk: str = ""
    pangkat: str = ""
    golongan: str = ""
    status: str = ""
    tertulis: str = ""
    ragu: str = ""
    bernrk: bool = False

    @property
    def nomor(self) -> str:
        """Return the number that papers print behind the name, "" for none: the NIP or the NRK."""
        return self.nrk if self.bernrk else self.nip


class Masa(Struct, frozen=True):
    """Who holds a post from when to when; None where nobody says: from ever, for ever."""

    pejabat: Pejabat
    mulai: "Tanggal | None" = None
    selesai: "Tanggal | None" = None


class Jabatan(Struct, frozen=True):
    """A post, or a seat of one. `atasan` None is the top, which only signs as Pihak Kedua.

    A seat has a code of its own; `titel` is the code of its entry in the chart, `kursi` its name.
    `peran` is printed behind the name: `selaku Ketua Subkelompok …`.
    """

    kode: KodeJabatan
    nama: str
    singkat: str
    jenis: str
    jenjang: str
    unit: str
    atasan: KodeJabatan | None
    pihak_kedua: KodeJabatan | None
    pejabat: Pejabat | None
    tanpa_nip: bool
    perlu_konfirmasi: str
    span: Span
    titel: KodeJabatan | None = None
    kursi: str = ""
    peran: str = ""
    pengganti: tuple[Pejabat | None, ...] = ()
    """Who holds it on the day of a PK Perubahan, where that is another: one, or None for nobody."""
    masa: tuple[Masa, ...] = ()
    """Who holds it when, where that is known; empty where one holds it all the year."""

    def pemangku(self, tanggal: "Tanggal") -> tuple[Pejabat, ...]:
        """Return who holds the post on a day: one, nobody, or more where the source is wrong."""
        if not self.masa:
            return (self.pejabat,) if self.pejabat else ()
        held = (own for own in self.masa if is_held(own.mulai, own.selesai, tanggal))
        return tuple(own.pejabat for own in held)


class Tanggal(Struct, frozen=True):
    """A date whose day, or day and month, may be left open for writing by hand."""

    tahun: int
    bulan: int | None = None
    hari: int | None = None

    @property
    def awal(self) -> tuple[int, int, int]:
        """Return the earliest day that it can mean: year, month, day."""
        return (self.tahun, self.bulan or 1, self.hari or 1)

    @property
    def akhir(self) -> tuple[int, int, int]:
        """Return the latest day that it can mean; of a month its 31st, whether or not it has one.

        Only for comparison.
        """
        return (self.tahun, self.bulan or 12, self.hari or 31)


def is_held(mulai: Tanggal | None, selesai: Tanggal | None, tanggal: Tanggal) -> bool:
    """Return whether a post is held on a day: the latest that an open date can mean.

    An open `mulai` counts from its first day, an open `selesai` to its last.
    """
    begun = mulai is None or mulai.awal <= tanggal.akhir
    return begun and (selesai is None or tanggal.akhir <= selesai.akhir)


class Jangkar(Struct, frozen=True):
    """Texts that a signing service looks for, one for each party; "" where none is wanted."""

    pihak_pertama: str = ""
    pihak_kedua: str = ""


class JangkarTtd(Struct, frozen=True):
    """The anchors at the signature blocks of the statement page and of the lampiran."""

    pernyataan: Jangkar = Jangkar()
    lampiran: Jangkar = Jangkar()
    span: Span = field(default_factory=lambda: Span("org.yaml"))


class Unggah(Struct, frozen=True):
    """How signed PDF are uploaded: the pattern of their names, and the most megabytes of one."""

    nama_berkas: str = "PK_{tahun}_{nip}_{kode}.pdf"
    maks_mb: int = 10


class Naskah(Struct, frozen=True):
    """The words of the form that are data: letterhead, titles by jenjang, place and date.

    `tanggal_perubahan` is the date of a PK Perubahan; None: to be written by hand. `tanggal_dpa`,
    when the budget paper was passed, is not printed.
    """

    kop: tuple[str, ...]
    judul_lampiran: Mapping[str, str]
    tempat: str
    tanggal: Tanggal
    batas_tanggal: Tanggal | None
    bingkai: tuple[KodeJabatan, ...]
    span: Span
    jangkar_ttd: JangkarTtd = field(default_factory=JangkarTtd)
    tanggal_perubahan: Tanggal | None = None
    tanggal_dpa: Tanggal | None = None
    label_nip: Mapping[str, str] = field(default_factory=dict)

    def tanggal_ttd(self, tahun: int, own: Tanggal | None = None, *, perubahan: bool) -> Tanggal:
        """Return the date of signing; never the first agreement's on the one that replaces it.

        `own` is that of a perubahan with a day of its own.
        """
        return own or self.tanggal_perubahan or Tanggal(tahun) if perubahan else self.tanggal

    @property
    def bernrk(self) -> bool:
        """Return whether persons of any status are printed with their NRK."""
        return any(label.startswith("NRK") for label in self.label_nip.values())


class Tenggat(Struct, frozen=True):
    """Until when a step is to be done after an agreement is made; None where nobody said so."""

    ditandatangani: Tanggal | None = None
    diinput: Tanggal | None = None
    diunggah: Tanggal | None = None
    diserahkan: Tanggal | None = None


class Penyerahan(Struct, frozen=True):
    """How signed agreements are handed over: until when, by whom (`penyusun`) and to whom."""

    tenggat: Tenggat = Tenggat()
    penyusun: KodeJabatan | None = None
    kepada: KodeJabatan | None = None
    unggah: Unggah = Unggah()
    span: Span = field(default_factory=lambda: Span("org.yaml"))


class Organisasi(Struct, frozen=True):
    """The chart: every post by its code, in the order of the source, and the words of the form."""

    naskah: Naskah
    jabatan: Mapping[KodeJabatan, Jabatan]
    span: Span
    skp_saja: frozenset[str] = frozenset()
    """The jenjang whose posts have no agreement of their own, only an SKP."""
    penyerahan: Penyerahan = field(default_factory=Penyerahan)

    def berperjanjian(self, jabatan: Jabatan) -> bool:
        """Return whether the post is of a jenjang that has agreements."""
        return jabatan.jenjang not in self.skp_saja


def codes_by_titel(all_jabatan: Iterable[Jabatan]) -> Mapping[KodeJabatan, tuple[KodeJabatan, ...]]:
    """Return the codes of the seats of each title, by its own; other posts are in none."""
    found: dict[KodeJabatan, tuple[KodeJabatan, ...]] = {}
    for jabatan in all_jabatan:
        if jabatan.titel is not None:
            found[jabatan.titel] = (*found.get(jabatan.titel, ()), jabatan.kode)
    return found


MOST_LEVELS = 50
"""So many posts may stand in one line, from the lowest to the highest."""


def iter_line(organisasi: Organisasi, kode: KodeJabatan | None) -> Iterator[Jabatan]:
    """Return the post of that code and its superiors, upwards; stops at a gap or a circle.

    Also after `MOST_LEVELS`: a longer line is an error (J024), and nobody walks to its end.
    """
    seen: set[KodeJabatan] = set()
    jabatan = organisasi.jabatan.get(kode) if kode else None
    while jabatan and jabatan.kode not in seen and len(seen) < MOST_LEVELS:
        seen.add(jabatan.kode)
        yield jabatan
        jabatan = organisasi.jabatan.get(jabatan.atasan) if jabatan.atasan else None


def iter_chain(organisasi: Organisasi, kode: KodeJabatan) -> Iterator[Jabatan]:
    """Return the superiors of a post from the nearest up; stops at a gap or a circle.

    Example:
        >>> [jabatan.kode for jabatan in iter_chain(year.organisasi, "lurah-melati")][:2]
        ['camat-mawar', 'walikota']
    """
    return islice(iter_line(organisasi, kode), 1, None)

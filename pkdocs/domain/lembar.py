"""A workbook as values: sheets with rows under header words, as written and as read back. Pure.

What is filled in is told by its header word and its row's key, never by its place: sheets and
columns may be moved, rows in any order and added.
"""

from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from zlib import crc32

from msgspec import Struct

from pkdocs.base.values import replace
from pkdocs.domain.organisasi import Jabatan, KodeJabatan
from pkdocs.domain.salinan import PERIODE
from pkdocs.domain.wording import TRIWULAN, format_tanggal, parse_hari

Langkah = tuple[str | int, ...]
"""Keys and positions that lead to a value of a source file."""
TARGET = (*TRIWULAN, "Tahunan")
"""The header words of the targets of an indicator, side by side."""
KUNCI_TARGET: Mapping[str, str] = dict(zip(TARGET, PERIODE, strict=True))
"""The key of each of them in the sources."""


class Guna(StrEnum):
    """What a column is for."""

    KUNCI = "kunci"
    """It tells which row this is: a code. A row without one is new."""
    TAMPIL = "tampil"
    """It is shown to who fills in, and never read."""
    BANDING = "banding"
    """It is shown, and read to tell whether its row still shows what it was made with."""
    ISI = "isi"
    """It is filled in, and read."""
    LAIN = "lain"
    """Nobody knows it: it is not read, and that is told where it holds something."""


class Alamat(Struct, frozen=True):
    """Where a value stands in the sources: a file of the project, and the way to it there."""

    berkas: str
    tempat: Langkah


class Kolom(Struct, frozen=True):
    """A column under its header word, which no other column of the sheet has.

    `lebar` is in letters. `pilihan` are what a cell may be chosen from; other words are refused by
    `read` only where the sources refuse them. `rumus` is a formula for Excel, with `{Kepala}` for
    the cell of another column in the same row. `baku` gives a text that was typed as the sheet
    itself would write it: two that mean the same are no change. One that is not `tetap` is only in
    the sheets that need it: whose cells in it stand in the sources. Nobody misses it elsewhere.
    """

    kepala: str
    guna: Guna = Guna.ISI
    lebar: int = 14
    pilihan: tuple[str, ...] = ()
    keterangan: str = ""
    rumus: str = ""
    baku: Callable[[str], str] = str
    tetap: bool = True


class SelLembar(Struct, frozen=True):
    """A cell: what it says, and where the sources say it (None: they say it nowhere).

    `terkunci`: who gets the sheet may not change it. `diminta`: it is owed, by whom the row is of.
    `catatan` is a comment on the cell. `semula` is what the sources say where `teks` proposes
    something else: the workbook was made from that.
    """

    teks: str = ""
    alamat: Alamat | None = None
    terkunci: bool = False
    diminta: bool = False
    catatan: str = ""
    semula: str | None = None

    @property
    def ditunggu(self) -> bool:
        """Return whether it is owed and still empty."""
        return self.diminta and not self.teks.strip()


SIDIK = "_sidik"
"""Where the hash of a row stands among what its cells said; no header word begins so."""


def jejak(kepala: str) -> str:
    """Return under which name `Dasar` holds the mark of what a cell of that header showed."""
    return f"_{kepala}"


def tanda_jejak(teks: str) -> str:
    """Return the mark of a text: that of another text is another, blanks do not count.

    Example:
        >>> tanda_jejak("TW I ") == tanda_jejak("TW  I"), tanda_jejak("")
        (True, '00000000')
    """
    return f"{crc32(' '.join(teks.split()).encode()):08x}"


KOSONG = SelLembar()
"""The cell of a header that a row says nothing under."""


class BarisLembar(Struct, frozen=True):
    """A row by its key, its cells by the header word; a header without a cell is empty.

    `ada`: the sources have such an entry; else it waits to be filled in and is then new. `jabatan`
    is whose it is, None where it is the catalogue's. `sidik` is a hash of what it shows, where who
    reads it back asks whether that is still so; it stands in `Dasar` under `SIDIK`. `sudah` is what
    the sources say of it besides (who holds the post later on): filled in again, it is no change.
    """

    kunci: str
    sel: Mapping[str, SelLembar]
    ada: bool = True
    jabatan: KodeJabatan | None = None
    sidik: str = ""
    sudah: tuple[Mapping[str, str], ...] = ()


class Lembar(Struct, frozen=True):
    """A sheet; `kosong` is how many empty rows follow for what nobody thought of.

    `pokok` are the header words that tell whom a row is about (a name and its NIP): where one of
    them changes, on whatever side, the row is taken whole or not at all.
    """

    nama: str
    kolom: tuple[Kolom, ...]
    baris: tuple[BarisLembar, ...]
    kosong: int = 0
    judul: str = ""
    pokok: tuple[str, ...] = ()

    @property
    def ringkas(self) -> "Lembar":
        """Return the sheet as it is made: without the columns that it does not need."""
        placed = {k for baris in self.baris for k, sel in baris.sel.items() if sel.alamat}
        kept = tuple(kolom for kolom in self.kolom if kolom.tetap or kolom.kepala in placed)
        return replace(self, kolom=kept)

    @property
    def kunci(self) -> str:
        """Return the header word of the column with the keys."""
        return next(kolom.kepala for kolom in self.kolom if kolom.guna is Guna.KUNCI)


class Dasar(Struct, frozen=True):
    """What a workbook was made from: the year, the unit it is for ("" all), what each row said.

    `isi`: sheet -> key -> header word -> text, of the cells that are filled in; of those that are
    compared `jejak` of the header word -> `tanda_jejak` of the text. `sistem` is the system
    that its rows are typed into, "" where it is no entry sheet.
    """

    tahun: int
    unit: str
    isi: Mapping[str, Mapping[str, Mapping[str, str]]]
    sistem: str = ""


class SelTerbaca(Struct, frozen=True):
    """A cell as read: its text, and the place for messages, `buku.xlsx!Turunan!F12`."""

    teks: str
    di: str


class BarisTerbaca(Struct, frozen=True):
    """A row as read: its cells by header word; empty ones are left out.

    `ditolak` are the headers of cells that hold what cannot be read: they say nothing, not even
    that they are empty.
    """

    sel: Mapping[str, SelTerbaca]
    di: str
    ditolak: frozenset[str] = frozenset()


class LembarTerbaca(Struct, frozen=True):
    """A sheet as read; `kepala` are its header words with their places, in the sheet's order."""

    nama: str
    kepala: Mapping[str, str]
    baris: tuple[BarisTerbaca, ...]


class BukuTerbaca(Struct, frozen=True):
    """A workbook as read; `dasar` None: it does not say what it was made from.

    `naskah`: it is a paper that nobody made from sources to be filled in (a lampiran in Word).
    """

    berkas: str
    sha256: str
    lembar: tuple[LembarTerbaca, ...]
    dasar: Dasar | None = None
    naskah: bool = False

    @property
    def berasal(self) -> bool:
        """Return whether it is known what it means where it differs from the sources.

        A workbook without what it was made from may be of any year and unit, and of old sources.
        """
        return self.naskah or self.dasar is not None


class Isian(Struct, frozen=True):
    """A cell that says otherwise than the sources: `sekarang` there, `baru` in the cell `di`.

    `baris` is the row's key; `alamat` None: the sources say it nowhere yet. `pokok`: it tells whom
    the row is about.
    """

    lembar: str
    baris: str
    kolom: str
    sekarang: str
    baru: str
    di: str
    alamat: Alamat | None = None
    jabatan: KodeJabatan | None = None
    pokok: bool = False


class BarisBaru(Struct, frozen=True):
    """A row that the sources do not have: what was filled in, by header word.

    `kunci` is the key that it will have, "" where its sheet gives none. `ditolak` are the headers
    of its cells that hold what cannot be read: they are not empty.
    """

    lembar: str
    kunci: str
    isian: Mapping[str, SelTerbaca]
    di: str
    jabatan: KodeJabatan | None = None
    ditolak: frozenset[str] = frozenset()


class Bentrok(Struct, frozen=True):
    """A cell that two sides say differently: neither is taken. `lain` is what the other says.

    `di_lain` is the other's cell; "" where it is the sources, changed since `dulu`.
    """

    isian: Isian
    lain: str
    di_lain: str = ""
    dulu: str = ""


class SebabDitolak(StrEnum):
    """Why what was filled in is not taken."""

    TERKUNCI = "sel ini bukan untuk diisi di buku kerja ini"
    BUKAN_JABATANNYA = "bukan kode jabatan unit ini; pilih kodenya dari daftar di sel itu"
    TANPA_JABATAN = "isi juga Kode jabatan; baris baru ini belum menyebut jabatan siapa"
    TIDAK_ADA_LAGI = "sudah tidak ada pada sumber"
    TIDAK_UTUH = (
        "sel lain pada baris ini bentrok, tidak terbaca, keliru, atau berubah pada sumber; baris "
        "ini diambil utuh, atau tidak sama sekali"
    )
    TERPISAH = (
        "bagian lain dari target ini diubah di buku kerja lain; isi seluruh targetnya dalam satu "
        "buku kerja"
    )
    TANPA_ASAL = "asal buku kerja tidak diketahui: tidak ditulis"

    @property
    def terlarang(self) -> bool:
        """Return whether who filled it in may not speak of it."""
        return self in (SebabDitolak.TERKUNCI, SebabDitolak.BUKAN_JABATANNYA)

    @property
    def tanpa_asal(self) -> bool:
        """Return whether nothing is wrong with it but that its workbook tells no origin."""
        return self is SebabDitolak.TANPA_ASAL


class Ditolak(Struct, frozen=True):
    """What was filled in and is not taken, with the reason."""

    isian: Isian
    alasan: SebabDitolak


class BarisHilang(Struct, frozen=True):
    """A row that a workbook was made with and has no more; the sources keep it."""

    berkas: str
    lembar: str
    kunci: str


class Usulan(Struct, frozen=True):
    """What filled-in workbooks would change; nothing of it is written.

    `sama` counts the cells that say what the sources say, `lama` those left as they were where the
    sources changed since. `hilang` are the rows a workbook was made with and has no more.
    """

    isian: tuple[Isian, ...] = ()
    baru: tuple[BarisBaru, ...] = ()
    bentrok: tuple[Bentrok, ...] = ()
    ditolak: tuple[Ditolak, ...] = ()
    hilang: tuple[BarisHilang, ...] = ()
    sama: int = 0
    lama: int = 0


class Utang(Struct, frozen=True):
    """What is still owed of one row: the header words of its cells that wait to be filled in.

    `jabatan` None, with `unit` and `nama_jabatan` empty: the row is the catalogue's.
    """

    unit: str
    jabatan: KodeJabatan | None
    nama_jabatan: str
    lembar: str
    kunci: str
    kolom: tuple[str, ...]

    @property
    def teks(self) -> str:
        """Return what is owed in one line: whose, where, and what."""
        whose = f"{self.nama_jabatan}, " if self.nama_jabatan else ""
        return f"{whose}{self.lembar} {self.kunci}: {self.hal}"

    @property
    def hal(self) -> str:
        """Return what is owed in words: the header words, the five targets as one."""
        if not set(TARGET) <= set(self.kolom):
            return ", ".join(self.kolom)
        words = dict.fromkeys("target" if kolom in TARGET else kolom for kolom in self.kolom)
        return ", ".join(words)


class UtangUnit(Struct, frozen=True):
    """What a unit owes; `diterima` is the day its last workbook was taken in (ISO), "" never."""

    unit: str
    utang: tuple[Utang, ...]
    diterima: str = ""

    @property
    def hari(self) -> str:
        """Return that day as people write it: `9 Januari 2024`; "" for never."""
        try:
            return format_tanggal(parse_hari(self.diterima))
        except ValueError:  # never, or noted by a clock of another form
            return self.diterima


def owed(lembar: Lembar, all_jabatan: Mapping[KodeJabatan, Jabatan]) -> Iterator[Utang]:
    """Return what is owed of a sheet, row by row in its order; rows that owe nothing give none.

    A row's post that `all_jabatan` does not know is named by its code, without a unit.
    """
    return filter(None, (owed_of(lembar, baris, all_jabatan) for baris in lembar.baris))


def owed_of(
    lembar: Lembar, baris: BarisLembar, all_jabatan: Mapping[KodeJabatan, Jabatan]
) -> Utang | None:
    """Return what one row owes, None where nothing: its cells that are `diminta` and empty."""
    kolom = tuple(
        kolom.kepala for kolom in lembar.kolom if baris.sel.get(kolom.kepala, KOSONG).ditunggu
    )
    if not kolom:
        return None
    jabatan = all_jabatan.get(baris.jabatan) if baris.jabatan else None
    return Utang(
        unit=jabatan.unit if jabatan else "",
        jabatan=baris.jabatan,
        nama_jabatan=jabatan.nama if jabatan else baris.jabatan or "",
        lembar=lembar.nama,
        kunci=baris.kunci,
        kolom=kolom,
    )

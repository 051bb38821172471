"""The chart as frozen values: posts, who holds them, and the words of the form.

Plain data of the standard library: no files, no clock, no formatting. Words: docs/istilah.md.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import NewType

from pkdocs.base.problem import Span

KodeJabatan = NewType("KodeJabatan", str)


@dataclass(frozen=True, slots=True)
class Pejabat:
    """The holder of a post; `sebutan` is Plt., Plh. or Pj.; `nip` 18 digits, or none."""

    nama: str
    gelar_depan: str
    gelar_belakang: str
    nip: str
    sebutan: str
    span: Span


@dataclass(frozen=True, slots=True)
class Jabatan:
    """A structural post. `atasan` None is the top, which only signs as Pihak Kedua."""

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


@dataclass(frozen=True, slots=True)
class Tanggal:
    """A date whose day, or day and month, may be left open for writing by hand."""

    tahun: int
    bulan: int | None = None
    hari: int | None = None


@dataclass(frozen=True, slots=True)
class Jangkar:
    """Texts that a signing service looks for, one for each party; "" where none is wanted."""

    pihak_pertama: str = ""
    pihak_kedua: str = ""


@dataclass(frozen=True, slots=True)
class JangkarTtd:
    """The anchors at the signature blocks of the statement page and of the lampiran."""

    pernyataan: Jangkar = Jangkar()
    lampiran: Jangkar = Jangkar()
    span: Span = field(default_factory=lambda: Span("org.yaml"))


@dataclass(frozen=True, slots=True)
class Naskah:
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


@dataclass(frozen=True, slots=True)
class Organisasi:
    """The chart: every post by its code, in the order of the source, and the words of the form."""

    naskah: Naskah
    jabatan: Mapping[KodeJabatan, Jabatan]
    span: Span


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

"""What the checks of quality go by, as frozen values: word lists, limits, and earlier targets.

Plain data; what follows from it is for `rules.mutu`.
"""

from msgspec import Struct

from pkdocs.base.problem import Span
from pkdocs.domain.katalog import KodeIndikator


class Diterima(Struct, frozen=True):
    """A doubt (`kode`: M008) about an indicator that was considered and stays as it is."""

    indikator: KodeIndikator
    kode: str
    span: Span


class UkuranMutu(Struct, frozen=True):
    """Word lists and limits of the checks of quality; words are compared without case.

    A target that stayed for `tahun_tetap` years is told; an agreement is late so many months
    (`bulan_sesudah_dpa`) after the budget paper.
    """

    satuan: tuple[str, ...]
    awal_kegiatan: tuple[str, ...]
    pencacah: tuple[str, ...]
    kegiatan: tuple[str, ...]
    jenjang_hasil: tuple[str, ...]
    rumus: tuple[str, ...]
    sumber_kosong: tuple[str, ...]
    dinilai_pihak_lain: tuple[str, ...]
    boleh_turun: tuple[str, ...]
    target_puncak: tuple[str, ...]
    tahun_tetap: int
    bulan_sesudah_dpa: int
    diterima: tuple[Diterima, ...] = ()


class TargetLalu(Struct, frozen=True):
    """How the yearly target of an indicator (this year's `kode`) stands to that of an earlier year.

    `lama` and `baru` are the printed texts. `turun`: less is promised; of a target that the result
    is to stay below (`≤ 24`) that is a higher number. Neither `turun` nor `tetap`: more is, or
    nobody can tell.
    """

    kode: KodeIndikator
    tahun: int
    lama: str
    baru: str
    turun: bool = False
    tetap: bool = False

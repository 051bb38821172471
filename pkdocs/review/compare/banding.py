"""What changed between two agreements of one post, as data: what every view of a comparison shows.

Pure. It compares nothing: `agreements` makes it.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from pkdocs.domain.salinan import BarisSalinan, Salinan


class Macam(StrEnum):
    """Kinds of change. The order is the order of reports."""

    JABATAN_BARU = "jabatan baru"
    JABATAN_HILANG = "jabatan hilang"
    JABATAN_BERGANTI_NAMA = "jabatan berganti nama"
    UNIT = "unit kerja berubah"
    PEJABAT = "pejabat berganti"
    PIHAK_KEDUA = "pihak kedua berganti"
    SASARAN_BARU = "sasaran baru"
    SASARAN_HILANG = "sasaran hilang"
    SASARAN_PINDAH = "sasaran pindah kelompok"
    SASARAN_BERUBAH = "sasaran berubah bunyi"
    INDIKATOR_BARU = "indikator baru"
    INDIKATOR_HILANG = "indikator hilang"
    INDIKATOR_PINDAH = "indikator pindah sasaran"
    INDIKATOR_BERUBAH = "indikator berubah bunyi"
    LINGKUP = "lingkup berubah"
    TARGET = "target berubah"
    SATUAN = "satuan berubah"
    AGREGASI = "agregasi berubah"
    SUMBER_DATA = "sumber data berubah"
    PENGUKURAN = "pengukuran berubah"
    PROGRAM = "program dan anggaran berubah"


class Kecocokan(StrEnum):
    """By what two posts or two rows were taken for the same."""

    KODE = "kode"
    TEKS = "teks"
    DIDUGA = "diduga sama"


class Arah(StrEnum):
    """Direction of a changed target; TAK_TERBANDING where one side is no number."""

    NAIK = "naik"
    TURUN = "turun"
    TAK_TERBANDING = "tidak terbanding"


@dataclass(frozen=True, slots=True)
class Beda:
    """One change: `lama` and `baru` are printed text, "" where there is none on that side.

    `indikator` names the row it is about (text of the indikator, "" for the post as a whole; of
    SASARAN_PINDAH the sasaran).
    `periode` is one of PERIODE for a target; `arah` and `selisih` (Indonesian form, without sign)
    say how far it moved.
    """

    macam: Macam
    lama: str = ""
    baru: str = ""
    indikator: str = ""
    kode: str = ""
    periode: str = ""
    arah: Arah | None = None
    selisih: str = ""


@dataclass(frozen=True, slots=True)
class PasanganBaris:
    """A row of last year's beside the row of this year's; None where there is no such row."""

    lama: BarisSalinan | None
    baru: BarisSalinan | None
    kecocokan: Kecocokan | None = None
    kemiripan: float = 1.0
    """0 to 1; stated for DIDUGA."""
    beda: tuple[Beda, ...] = ()


@dataclass(frozen=True, slots=True)
class Banding:
    """One post compared: both agreements, their rows in pairs in the order of the new one.

    `beda` holds every change, those of the rows too. `catatan` are remarks on the reading
    (edited by hand, what was not read); they are no changes.
    """

    lama: Salinan | None
    baru: Salinan | None
    kecocokan: Kecocokan | None
    baris: tuple[PasanganBaris, ...] = ()
    beda: tuple[Beda, ...] = ()
    catatan: tuple[str, ...] = field(default=())

    @property
    def ada(self) -> Salinan:
        """The agreement that names the post: the new one where there is one."""
        salinan = self.baru or self.lama
        assert salinan is not None  # noqa: S101  # one side is always there
        return salinan

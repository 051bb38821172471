"""What changed between two agreements of one post, as data: what every view of a comparison shows.

Pure. It compares nothing: `agreements` makes it.
"""

from enum import StrEnum

from msgspec import Struct

from pkdocs.domain.salinan import BarisSalinan, Salinan


class Macam(StrEnum):
    """Kinds of change. The order is the order of reports."""

    JABATAN_BARU = "jabatan baru"
    JABATAN_HILANG = "jabatan hilang"
    JABATAN_BERGANTI_NAMA = "jabatan berganti nama"
    UNIT = "unit kerja berubah"
    NASKAH = "naskah berubah"
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
    CENTANG_BARU = "centang baru"
    CENTANG_HILANG = "centang dicabut"
    CENTANG = "centang berubah"
    CATATAN = "catatan berubah"
    PROGRAM = "program dan anggaran berubah"


class Hasil(StrEnum):
    """What a comparison says of a post. The order is the order of reports."""

    JABATAN_BARU = "jabatan baru"
    JABATAN_HILANG = "jabatan hilang"
    BERUBAH = "berubah"
    SAMA = "sama"
    """Nothing changed, and whatever may be a value was read on both sides."""
    BELUM_PASTI = "belum pasti"
    """Nothing that was read changed, but something that may be a value was not read."""
    TANPA_PEMBANDING = "tanpa pembanding"
    """The other side holds no agreement of it; nobody can say that the post is new or gone."""


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


class Beda(Struct, frozen=True):
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


class PasanganBaris(Struct, frozen=True):
    """A row of last year's beside the row of this year's; None where there is no such row."""

    lama: BarisSalinan | None
    baru: BarisSalinan | None
    kecocokan: Kecocokan | None = None
    kemiripan: float = 1.0
    """0 to 1; stated for DIDUGA."""
    beda: tuple[Beda, ...] = ()
    sepihak: tuple[str, ...] = ()
    """Targets, or the satuan, that were not read on both sides, a sentence each: none is `sama`."""


class Banding(Struct, frozen=True):
    """One post compared: both agreements, their rows in pairs in the order of the new one.

    `beda` holds every change, those of the rows too. `catatan` are remarks on the reading
    (edited by hand, read on one side only); they are no changes. What was not read stands in the
    two agreements. `tanpa_pembanding` says why nothing stands beside a post that is neither new
    nor gone.
    """

    lama: Salinan | None
    baru: Salinan | None
    kecocokan: Kecocokan | None
    baris: tuple[PasanganBaris, ...] = ()
    beda: tuple[Beda, ...] = ()
    catatan: tuple[str, ...] = ()
    tanpa_pembanding: str = ""

    @property
    def ada(self) -> Salinan:
        """The agreement that names the post: the new one where there is one."""
        salinan = self.baru or self.lama
        assert salinan is not None  # noqa: S101  # one side is always there
        return salinan

    @property
    def sides(self) -> tuple[Salinan, ...]:
        """Return the agreements that there are: two, or the only one."""
        return tuple(side for side in (self.lama, self.baru) if side is not None)

    @property
    def hasil(self) -> Hasil:
        """Return what became of the post; `sama` only where nothing is in doubt."""
        if self.tanpa_pembanding:
            return Hasil.TANPA_PEMBANDING
        if self.lama is None:
            return Hasil.JABATAN_BARU
        if self.baru is None:
            return Hasil.JABATAN_HILANG
        if self.beda:
            return Hasil.BERUBAH
        return Hasil.BELUM_PASTI if self.in_doubt else Hasil.SAMA

    @property
    def in_doubt(self) -> bool:
        """Return whether anything that may be a value was not read on both sides."""
        unread = [text for side in self.sides for text in side.tak_terbaca]
        return any(text.nilai for text in unread) or any(pair.sepihak for pair in self.baris)

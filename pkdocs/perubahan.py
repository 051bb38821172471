"""What changed between two agreements of one post, as data: what every view of a comparison shows.

Pure. A `Salinan` is an agreement read back; it does not matter from where. Numbers of rows are
fields, never keys: an inserted row must not shift the comparison.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise

PERIODE = ("tw1", "tw2", "tw3", "tw4", "tahunan")


class Sumber(StrEnum):
    """What an agreement was read from."""

    DATA = "data"
    """The Perjanjian that the register's document carries inside; its seal holds."""
    TEKS = "disunting tangan"
    """The text of a document made here and edited since: it differs from the data it carries."""
    TABEL = "tabel Word"
    """The table of a document that was not made here."""


@dataclass(frozen=True, slots=True)
class BarisSalinan:
    """One indikator as an agreement prints it; `kode` "" where none is known, None is unread.

    `target` maps each of PERIODE to its printed text ("N/A", "88,5").
    """

    kode: str
    no_sasaran: str
    kelompok: str
    sasaran: str
    no_indikator: str
    indikator: str
    target: Mapping[str, str | None]
    lingkup: str | None = None
    sumber_data: str | None = None
    satuan: str | None = None
    agregasi: str | None = None
    pengukuran: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Pihak:
    """A party as printed: None is unread, "" is a dotted line."""

    nama: str | None = None
    nip: str | None = None
    jabatan: str | None = None


@dataclass(frozen=True, slots=True)
class Salinan:
    """An agreement as read back from `berkas`; `tak_terbaca` lists what could not be read."""

    kode: str
    jabatan: str
    unit: str
    tahun: str
    berkas: str
    sumber: Sumber
    pihak_pertama: Pihak
    pihak_kedua: Pihak
    baris: tuple[BarisSalinan, ...]
    jenjang: str = ""
    program: tuple[Mapping[str, str], ...] = ()
    tak_terbaca: tuple[str, ...] = ()


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
class Perubahan:
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
    perubahan: tuple[Perubahan, ...] = ()


@dataclass(frozen=True, slots=True)
class Banding:
    """One post compared: both agreements, their rows in pairs in the order of the new one.

    `perubahan` holds every change, those of the rows too. `catatan` are remarks on the reading
    (edited by hand, what was not read); they are no changes.
    """

    lama: Salinan | None
    baru: Salinan | None
    kecocokan: Kecocokan | None
    baris: tuple[PasanganBaris, ...] = ()
    perubahan: tuple[Perubahan, ...] = ()
    catatan: tuple[str, ...] = field(default=())

    @property
    def ada(self) -> Salinan:
        """The agreement that names the post: the new one where there is one."""
        salinan = self.baru or self.lama
        assert salinan is not None  # noqa: S101  # one side is always there
        return salinan


class Tanda(StrEnum):
    """What became of a run of words."""

    SAMA = "sama"
    HAPUS = "hapus"
    SISIP = "sisip"


_LONG = 250_000


@lru_cache(maxsize=4096)
def mark_words(lama: str, baru: str) -> tuple[tuple[Tanda, str], ...]:
    """Return the runs of words that stayed, went and came; joined they give both texts exactly.

    Runs of SAMA and HAPUS joined are `lama`, runs of SAMA and SISIP are `baru`, to the character.
    """
    old, new = _words(lama), _words(baru)
    marked: list[tuple[Tanda, str]] = []
    # White space alone holds no two texts together; in long texts, nor do frequent words.
    long = len(old) * len(new) > _LONG
    matcher = SequenceMatcher(str.isspace, old, new, autojunk=long)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            marked.append((Tanda.SAMA, "".join(old[i1:i2])))
            continue
        gone, come = "".join(old[i1:i2]), "".join(new[j1:j2])
        marked += [(t, text) for t, text in ((Tanda.HAPUS, gone), (Tanda.SISIP, come)) if text]
    return tuple(marked)


def _words(text: str) -> Sequence[str]:
    """The words of a text, and the white space between them each on its own."""
    cuts = [0, *(i for i in range(1, len(text)) if _cut(text[i - 1], text[i])), len(text)]
    return [text[a:b] for a, b in pairwise(cuts) if a < b]


def _cut(before: str, after: str) -> bool:
    return before.isspace() != after.isspace() or "\n" in (before, after)

"""What changed between two agreements of one post, as data: what every view of a comparison shows.

Pure. A `Salinan` is an agreement read back; it does not matter from where. Numbers of rows are
fields, never keys: an inserted row must not shift the comparison.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise

from rapidfuzz.distance import Indel

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


@lru_cache(maxsize=4096)
def mark_words(lama: str, baru: str) -> tuple[tuple[Tanda, str], ...]:
    """Return the runs of words that stayed, went and came; joined they give both texts exactly.

    Runs of SAMA and HAPUS joined are `lama`, runs of SAMA and SISIP are `baru`, to the character.
    """
    marked: list[tuple[Tanda, str]] = []
    for run in _settled(_runs(_words(lama), _words(baru))):
        if run.same:
            marked.append((Tanda.SAMA, run.gone))
            continue
        both = (Tanda.HAPUS, run.gone), (Tanda.SISIP, run.come)
        marked += [(tanda, text) for tanda, text in both if text]
    return tuple(marked)


@dataclass(frozen=True, slots=True)
class _Run:
    """A run of text in both, or what went and what came in its place."""

    same: bool
    gone: str
    come: str

    @property
    def length(self) -> int:
        return max(len(self.gone), len(self.come))

    def __add__(self, other: "_Run") -> "_Run":
        same = self.same and other.same
        return _Run(same, self.gone + other.gone, self.come + other.come)


def _runs(old: list[str], new: list[str]) -> Iterator[_Run]:
    """The runs between and of the words that most of both texts have in common, in order."""
    before = after = 0
    for i, j in [*_matches(old, new), (len(old), len(new))]:
        gone, come = old[before:i], new[after:j]
        head = _common(gone, come)
        tail = _common(gone[head:][::-1], come[head:][::-1])
        middle = gone[head : len(gone) - tail], come[head : len(come) - tail]
        for words in (gone[:head], middle, gone[len(gone) - tail :] + old[i : i + 1]):
            if isinstance(words, tuple):
                yield _Run(same=False, gone="".join(words[0]), come="".join(words[1]))
            else:
                yield _Run(same=True, gone="".join(words), come="".join(words))
        before, after = i + 1, j + 1


def _matches(old: list[str], new: list[str]) -> Iterator[tuple[int, int]]:
    """The places of the words that stayed: a longest common subsequence, white space apart."""
    places = [[k for k, word in enumerate(words) if not word.isspace()] for words in (old, new)]
    texts = [[words[k] for k in at] for words, at in zip((old, new), places, strict=True)]
    for op in Indel.opcodes(*texts):
        if op.tag == "equal":
            for step in range(op.src_end - op.src_start):
                yield places[0][op.src_start + step], places[1][op.dest_start + step]


def _settled(runs: Iterable[_Run]) -> list[_Run]:
    """Runs by turns; what stayed by chance between two larger changes belongs to the change."""
    settled: list[_Run] = []
    for run in runs:
        if not run.length:
            continue
        if settled and settled[-1].same == run.same:
            settled[-1] += run
        else:
            settled.append(run)
        while len(settled) > 2 and not settled[-1].same and _is_chance(settled[-3:]):
            settled[-3:] = [settled[-3] + settled[-2] + settled[-1]]
    return settled


def _is_chance(runs: list[_Run]) -> bool:
    first, between, last = runs
    return between.length < min(first.length, last.length)


def _common(lama: list[str], baru: list[str]) -> int:
    """How many words two texts begin with in common."""
    pairs = zip(lama, baru, strict=False)
    return next(
        (at for at, (old, new) in enumerate(pairs) if old != new), min(len(lama), len(baru))
    )


def _words(text: str) -> list[str]:
    """The words of a text, and the white space between them each on its own."""
    cuts = [0, *(i for i in range(1, len(text)) if _cut(text[i - 1], text[i])), len(text)]
    return [text[a:b] for a, b in pairwise(cuts) if a < b]


def _cut(before: str, after: str) -> bool:
    return before.isspace() != after.isspace() or "\n" in (before, after)

"""What stands inside one cell: numbers before a text, dittos, items of several rows, targets. Pure.

A number before a text is no wording where it is numbering: the row's own number, or one of a list.
What leaves a choice is not read.
"""

import re
from collections.abc import Collection, Sequence
from functools import lru_cache

from msgspec import Struct

from pkdocs import domain
from pkdocs.base.numbering import BULLETS, runs_on
from pkdocs.base.text import fold, normalise
from pkdocs.domain.nilai import parse_nilai
from pkdocs.review.read.nilai import fold_satuan, is_not_measured, plain_nilai

_NUMBER = re.compile(r"\s*\(?(\d{1,2}(?:\.\d{1,2}){0,3}|[a-zA-Z]|[ivxIVX]{1,4})[.)]+\s*(?=\D)")
_DECIMAL = re.compile(
    r"\s*(\d{1,2}(?:\.\d{1,2}){1,3})\s+(?=[^\W\d_])(?![a-z])(?!(?i:ribu|juta|mil[iy]ar|triliun|[kc]?m"
    r"|meter|kilometer|ha|hektare?|ton|kg|liter|kali|jam|menit|hari|bulan|tahun|orang|persen)\b)"
)
"""A number without a sign behind it, unless it counts what is named next: `1.5 juta`."""
_MARKER = re.compile(rf"\s*[-–*✓\uf0fc{BULLETS}]\s+(?=\S)")
_UNIT_WORDS = """
nilai persen persentase prosentase presentase predikat indeks opini poin skor dokumen dok
laporan kegiatan orang unit buah kali hari jam menit bulan tahun kelurahan kecamatan rw rt
lembaga kategori level rasio angka berkas surat aplikasi paket layanan responden kasus lokasi
titik peserta keluarga kk jiwa pegawai rekomendasi naskah kajian sertifikat rupiah rp km meter
ha ton bidang perangkat opd skpd sekolah satuan kelompok data sistem frekuensi wilayah ruas izin
perkara aset satker desa objek rapat
"""
_UNITS = frozenset(_UNIT_WORDS.split())
"""First words of units of measurement, by which a remark is told from a unit."""
_IN_BRACKETS = re.compile(r"^(.*\S)\s*\(([A-Za-z][A-Za-z ]*)\)$")
_DITTO = re.compile(
    r"s\.?d\.?a\.?|idem|sama dengan (?:yang )?di ?atas|[-–\s]*[\"'”“〃,]{1,2}[-–\s]*"
)
_RAISED = re.compile(r"^(.*?\S)\s*[⁰¹²³⁴⁵⁶⁷⁸⁹*]+\)?$")
_MARKED = re.compile(r"^([^()]*[%A-Za-z])\s*\d{1,2}\)$")
_LONGEST = 2_000
"""No text of a cell is joined beyond this."""
_OPEN = frozenset(
    (
        *("dan", "di", "yang", "dalam", "untuk", "serta", "atau", "pada", "dengan", "ke", "dari"),
        *("oleh", "kepada", "melalui", "terhadap", "tentang", "sebagai", "bagi", "atas", "secara"),
    )
)
_BEGINNINGS = frozenset(
    (
        *("persentase", "prosentase", "presentase", "jumlah", "indeks", "nilai", "predikat"),
        *("tingkat", "rasio", "opini", "survei", "survey", "cakupan", "angka", "skor", "capaian"),
        *("rata-rata", "rerata", "waktu", "laju", "proporsi"),
    )
)
_PREDIKAT = frozenset(
    ("wtp", "wdp", "aa", "a", "bb", "b", "cc", "c", "d", "baik", "sangat baik", "memuaskan")
)
_SCORED = re.compile(
    r"^(\(\d[\d.,]*\) \S+|\S+ \(\d[\d.,]*\)) (predikat|nilai|opini|kategori)$", re.IGNORECASE
)
_UNIT_BEFORE = re.compile(
    r"^([^\W\d_][^\d()%]*?)\s+(-?[\d.,]*\d\s*%?|\(\d[\d.,]*\) \S+|\S+ \(\d[\d.,]*\))$"
)
_WITH_UNIT = re.compile(r"^(-?[\d.,]*\d)\s+([^\W\d_][^\d()%]*)$")


class Numbered(Struct, frozen=True):
    """A text without the number typed before it, and where in it the text begins."""

    number: str
    text: str
    start: int


@lru_cache(maxsize=4096)
def split_number(text: str) -> Numbered:
    """Return a text and the number typed before it, "" without one: `1.1 Indeks`, `a) Indeks`.

    A bare number is none: `5 kelurahan tertib`.
    """
    marker = _MARKER.match(text)
    if marker:
        inner = split_number(text[marker.end() :])
        return Numbered(inner.number, inner.text.strip(), marker.end() + inner.start)
    found = _NUMBER.match(text) or _DECIMAL.match(text)
    if not found or not re.search(r"[^\W\d_]{2}", text[found.end() :]):
        return Numbered("", text, 0)
    return Numbered(found[1], text[found.end() :].strip(), found.end())


def drop_number(text: str, last: str, own: Collection[str] = ()) -> Numbered:
    """Return a text without the number before it where that is numbering, else as it is.

    Numbering is one of the `own` numbers of its row, or runs on from `last`: the one dropped last.

    Example:
        >>> drop_number("2. Indeks", "1").text, drop_number("50. Indeks", "1").text
        ('Indeks', '50. Indeks')
    """
    found = split_number(text)
    if not found.number or found.number in own or runs_on(found.number, last):
        return found
    return Numbered("", text.strip(), 0)


@lru_cache(maxsize=4096)
def is_ditto(text: str) -> bool:
    """Return whether a cell says that it is the same as above: `sda`, `idem`, `-"-`."""
    return bool(text.strip()) and _DITTO.fullmatch(text.strip().casefold()) is not None


class PrintedTarget(Struct, frozen=True):
    """A target as printed, its unit where that stands behind it, and the length that was read."""

    text: str
    satuan: str = ""
    note: str = ""
    """The mark of a note behind it, which says nothing of the target."""


@lru_cache(maxsize=4096)
def read_target(text: str, marks: frozenset[str] = frozenset()) -> PrintedTarget | None:
    """Return what a cell of targets says, None where that leaves a choice.

    `88,5 Nilai` is a number with its unit, `100%1)` and `100%¹` have the mark of a note. A number
    with such a mark that may be its last digit (`881)`) is only read where one of `marks`, the
    notes that the document explains, ends it. Any other text is a target as printed.

    Example:
        >>> read_target("88,5 Nilai")
        PrintedTarget(text='88,5', satuan='Nilai', note='')
    """
    plain = " ".join(text.split())
    ended = plain.rstrip(" .;")
    if ended != plain and is_target(ended) and not is_not_measured(plain):
        plain = ended
    for marked in (_RAISED.match(plain), _MARKED.match(plain)):
        if marked and is_target(marked[1]):
            inner = read_target(marked[1])
            note = plain[len(marked[1]) :].strip()
            return inner and PrintedTarget(inner.text, inner.satuan, note)
    if re.search(r"\d\)$", plain) and "(" not in plain:
        return _noted(plain, marks)
    return _with_unit(plain)


def _noted(plain: str, marks: frozenset[str]) -> PrintedTarget | None:
    """`881)` where the document explains a note 1: the target 88."""
    ends = [mark for mark in marks if plain.endswith(f"{mark})")]
    number = plain.removesuffix(f"{ends[0]})").rstrip() if len(ends) == 1 else ""
    return PrintedTarget(number, note=f"{ends[0]})") if number and is_target(number) else None


def _with_unit(plain: str) -> PrintedTarget:
    """A target with its unit, which stands behind it, in brackets, or before it."""
    bracketed = _IN_BRACKETS.match(plain)
    if bracketed and is_unit(bracketed[2]) and is_target(bracketed[1]):
        return PrintedTarget(bracketed[1], bracketed[2])
    before = _UNIT_BEFORE.match(plain)
    if before and is_unit(before[1]):
        return PrintedTarget(before[2], before[1])
    scored = _SCORED.match(plain)
    if scored:
        return PrintedTarget(scored[1], scored[2])
    unit = _WITH_UNIT.match(plain)
    if unit and len(unit[2].split()) <= 3 and fold(unit[2]) not in ("persen", "persentase"):
        return PrintedTarget(unit[1], unit[2].strip())
    return PrintedTarget(plain)


def is_unit(text: str) -> bool:
    """Return whether a text is a unit of measurement, by its first word: `Persen`, `%`."""
    words = fold(text).split()
    return text.strip() == "%" or (0 < len(words) <= 4 and words[0] in _UNITS)


def is_sure_target(text: str) -> bool:
    """Return whether a text can hardly be anything but a target: no bare words but a predicate."""
    return is_target(text) and (
        is_not_measured(text) or bool(re.search(r"\d", text)) or fold(text) in _PREDIKAT
    )


@lru_cache(maxsize=4096)
def is_target(text: str) -> bool:
    """Return whether a text is worth something as a target: a number, a predicate, not measured."""
    plain = plain_nilai(" ".join(text.split()))
    bracketed = _IN_BRACKETS.match(plain)
    if bracketed and is_unit(bracketed[2]):
        return is_target(bracketed[1])
    if is_not_measured(plain):
        return True
    unit = _WITH_UNIT.match(plain)
    try:
        nilai = parse_nilai(unit[1] if unit else plain)
    except ValueError:
        return re.fullmatch(r"[≤≥<>=±]?\s*-?[\d.,]+\s*%?", plain) is not None
    text_only = nilai is not None and nilai.ragam is domain.Ragam.TEKS
    return not text_only and len(plain.split()) <= 4


def is_cut(text: str) -> bool:
    """Return whether a text breaks off: it ends in a word or sign after which more must come."""
    if len(text) > _LONGEST:
        return False
    last = text.split()[-1:] or [""]
    return last[0].casefold() in _OPEN or text.rstrip().endswith((",", "-", "/", "&"))


def goes_on(above: str, text: str) -> bool:
    """Return whether a text is the rest of the one above: that breaks off, or this begins small."""
    return bool(above and text) and (is_cut(above) or text.lstrip()[:1].islower())


def holds_several(lines: Sequence[str]) -> bool:
    """Return whether the lines of a cell name several indicators: two begin as indicators do.

    Example:
        >>> holds_several(["Persentase jalan baik", "Jumlah jembatan"])
        True
    """
    texts = [split_number(line) for line in lines if line.strip()]
    if len(texts) > 1 and all(text.number for text in texts):
        return True
    split = [text.text.split() for text in texts if text.text[:1].isupper()]
    first = [words[0].casefold() for words in split if len(words) > 2]
    return sum(word in _BEGINNINGS or word == first[0] for word in first) > 1


def items(lines: Sequence[str], count: int) -> list[list[int]] | None:
    """Return the lines of a cell as `count` items, each the places of its lines; None if unclear.

    Items are parted by numbers typed before them, by blank lines, or are a line each.
    """
    for groups in (_by_number(lines), _by_blank(lines), _by_line(lines)):
        if len(groups) == count:
            return groups
    return None


def count_items(lines: Sequence[str]) -> int:
    """Return how many lines a cell has that say something."""
    return sum(bool(line.strip()) for line in lines)


def _by_line(lines: Sequence[str]) -> list[list[int]]:
    return [[place] for place, line in enumerate(lines) if line.strip()]


def _by_blank(lines: Sequence[str]) -> list[list[int]]:
    groups: list[list[int]] = []
    open_group = False
    for place, line in enumerate(lines):
        if not line.strip():
            open_group = False
        elif open_group:
            groups[-1].append(place)
        else:
            groups.append([place])
            open_group = True
    return groups


def _by_number(lines: Sequence[str]) -> list[list[int]]:
    """Groups that each begin with a numbered line; none where the first line has no number."""
    groups: list[list[int]] = []
    for place, line in enumerate(lines):
        if not line.strip():
            continue
        if split_number(line).number:
            groups.append([place])
        elif groups:
            groups[-1].append(place)
        else:
            return []
    return groups


def same_unit_words(lama: str, baru: str) -> bool:
    """Return whether two units are the same words, capitals apart where they say nothing."""
    same = normalise(lama).casefold() == normalise(baru).casefold()
    return same and fold_satuan(lama) == fold_satuan(baru)

"""Years that texts name, and what was decided about them for a new year; frozen values.

Texts in, pieces with their year out. Which of them are undecided is for `rules.renewal`.
"""

import re
from collections.abc import Iterator, Mapping

from msgspec import Struct

from pkdocs.base.problem import Span

TETAP = "tetap"
"""The decision that a text, or a target, goes on as it is."""


class TahunTertulis(Struct, frozen=True):
    """A year, or a range of years, as a text names it; `tahun` is the last one.

    `longgar` says how many years it may lie back without being stale; None: any number.
    """

    tertulis: str
    tahun: int
    longgar: int | None


class Teks(Struct, frozen=True):
    """A text of the sources with its place; `di` names that place for people.

    It is printed (unless not `dicetak`) where the indikator, the sasaran or the jabatan is; where
    it names none of them, in every agreement. A text of the Instruksi has its file for a jabatan,
    so that no agreement waits for it.
    """

    di: str
    teks: str
    span: Span
    indikator: str = ""
    sasaran: str = ""
    jabatan: str = ""
    dicetak: bool = True


class Putusan(Struct, frozen=True):
    """What was decided of a text: of the years `tertulis` in it, or ("") of a target of last year.

    `putusan` is "" (nothing yet), `tetap`, or what comes in the place of `tertulis` (of a target:
    the new one of the year).
    """

    di: str
    teks: str
    tertulis: str
    putusan: str
    span: Span


class Tinjauan(Struct, frozen=True):
    """All decisions for the year `tahun`: of years in texts, and of last year's targets."""

    tahun: int
    teks: tuple[Putusan, ...]
    usulan: tuple[Putusan, ...]
    span: Span


_YEAR = r"(?:19|20)[0-9]{2}"
_TO = r"\s*(?:-|–|—|/|s\.?\s?d\.?|s/d|sampai(?:\s+dengan)?|hingga)\s*(?:tahun\s+)?"
_MENTION = re.compile(
    rf"(?:(?<![0-9,])(?<![0-9]\.)|(?<=[0-9]\.[01][0-9]\.))(?P<from>{_YEAR}{_TO})?(?P<year>{_YEAR})(?![0-9]|[.,][0-9])",
    re.IGNORECASE,
)
_BULAN = (
    r"(?:januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember)"
)
_NUMBER = r"\S*[0-9]\S*"
_KIND = (
    r"(?:uu|pp|se|undang-undang|peraturan|per(?:men|pres|gub|da|wal|bup|ka|ppu)[\w-]*|keputusan"
    r"|kep(?:men|pres|gub|wal|bup|ka)[\w-]*|instruksi|in(?:pres|gub|wal|mendagri)|seruan"
    r"|surat(?:\s+edaran)?)(?:\s+[A-Za-z&/.-]+){0,8}"
)
_NUMBERED = rf"(?:\b(?:nomor|no\.?|nr\.?)\s*:?\s*{_NUMBER}(?:\s+/?\S+)?|\b{_KIND}\s+{_NUMBER})"
_LEGAL = re.compile(
    rf"(?:{_NUMBERED}\s+(?:tahun|th\.?)\s+"
    rf"|{_NUMBERED}(?:\s+tahun\s+{_YEAR})?,?\s+tanggal\s+[0-9]{{1,2}}\s+{_BULAN}\s+"
    rf"|[0-9]+/(?:[\w.-]+/)*|\b(?:iso|sni)\b[^;]{{0,30}}[0-9][:-])$",
    re.IGNORECASE,
)
_DATED = re.compile(
    r"(?:\b(?:tw|triwulan|semester|smt|tahap)\s*[0-9]+/|\b[0-3]?[0-9]/[01]?[0-9]/)$", re.IGNORECASE
)
_SINCE = re.compile(r"\b(?:sejak|semenjak|mulai(?:\s+dari)?)\s+(?:tahun\s+)?$", re.IGNORECASE)
_ONWARDS = re.compile(r"\s*(?:dan\s+seterusnya|dst\b|ke\s+atas|(?:-|–|s\.?d\.?)\s*sekarang)", re.I)
_PERIOD = re.compile(r"\s*,?\s*periode\b", re.IGNORECASE)
_BEFORE = 120
"""Letters before a year that tell whether it is that of a regulation."""
_RANGE_MAY, _PERIOD_MAY = 1, 2
"""A range of years ends with last year's data; a period of months may be worked on a year later."""
_HISTORY = 10
"""What lies so many years back, or more, was no year of a text that somebody forgot."""


def named_years(text: str) -> Iterator[TahunTertulis]:
    """Return each year, or range of years, that a text names, in the order of the text.

    Example:
        >>> [(n.tertulis, n.longgar) for n in named_years("BAST Tahun 2017-2022, UU 23 Tahun 2014")]
        [('2017-2022', 1), ('2014', None)]
    """
    for found in _MENTION.finditer(text):
        before, after = text[max(0, found.start() - _BEFORE) : found.start()], text[found.end() :]
        longgar = _leeway(before, after, is_range=bool(found["from"]))
        yield TahunTertulis(found[0], int(found["year"]), longgar)


def with_years(text: str, ganti: Mapping[str, str]) -> str:
    """Return the text with other years for those it names, all at once: as written -> instead.

    Example:
        >>> with_years("dari 2021 ke 2022, 2021-2022", {"2021": "2022", "2022": "2023"})
        'dari 2022 ke 2023, 2021-2022'
    """
    return _MENTION.sub(lambda m: ganti.get(" ".join(m[0].split()), m[0]), text)


def _leeway(before: str, after: str, *, is_range: bool) -> int | None:
    """How many years back a year may lie there: none, a few, or any number."""
    if _SINCE.search(before) or _ONWARDS.match(after):
        return None
    if is_range:
        return _RANGE_MAY
    if _LEGAL.search(before) and not _DATED.search(before):
        return None
    return _PERIOD_MAY if _PERIOD.match(after) else 0


def is_stale(named: TahunTertulis, tahun: int) -> bool:
    """Return whether a text of the year `tahun` would hardly name this year on purpose."""
    may = named.longgar
    return may is not None and tahun - _HISTORY < named.tahun < tahun - may

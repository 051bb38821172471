"""A pair of rows as the page shows it: its texts and targets side by side. Pure.

Values only: what becomes of them in HTML stands in the templates. It compares nothing; whether two
texts differ is asked of `review.read.same`.
"""

from collections.abc import Hashable, Iterator, Sequence

from msgspec import Struct

from pkdocs.base.text import capital
from pkdocs.domain.salinan import PERIODE, BarisSalinan
from pkdocs.review.compare.banding import (
    Arah,
    Banding,
    Hasil,
    Kecocokan,
    Macam,
    PasanganBaris,
)
from pkdocs.review.read.same import same_text

_KINDS = {
    "sasaran": (Macam.SASARAN_BERUBAH, Macam.INDIKATOR_PINDAH),
    "indikator": (Macam.INDIKATOR_BERUBAH,),
    "lingkup": (Macam.LINGKUP,),
    "satuan": (Macam.SATUAN,),
    "agregasi": (Macam.AGREGASI,),
    "sumber_data": (Macam.SUMBER_DATA,),
    "pengukuran": (Macam.PENGUKURAN,),
}
"""The texts of a row, and the changes that are about them."""
_OF_LAMPIRAN = (Macam.CENTANG_BARU, Macam.CENTANG_HILANG, Macam.CENTANG, Macam.CATATAN)
_SMALL = ("satuan", "agregasi", "sumber_data")
"""Short texts: those that stayed, or stand on one side only, share one line."""


class Line(Struct, frozen=True):
    """One line across the table: the same on both sides, or side by side; None stands empty."""

    name: str
    lama: str | None
    baru: str | None
    differs: bool = True
    marked: bool = True
    """Whether the words that went and came are marked; what is unread has not changed."""
    about: str = ""
    """What the line is about, above its two sides."""
    small: bool = False
    """Short texts in one line, of one side only: neither is marked."""


class Targets(Struct, frozen=True):
    """The targets of a row: a line for each year with its mark, and how far each moved."""

    lines: tuple[tuple[str, str, tuple[tuple[str | None, bool], ...]], ...]
    """Year, the mark `del`, `ins` or "", and each target with whether it moved."""
    moves: tuple[tuple[Arah, str] | None, ...] = ()


class RowView(Struct, frozen=True):
    """A pair of rows as it is shown."""

    kelompok: str
    """Its group, where a new one begins."""
    number: str
    formerly: str
    """Its number last year, where that was another."""
    state: str
    """What became of it, in words, where nothing changed within it: `sama`, `indikator baru` …"""
    kinds: tuple[str, ...]
    likely: str
    """How alike the two are, where they are only taken for the same."""
    lines: tuple[Line, ...]
    targets: Targets

    @property
    def short(self) -> bool:
        """Return whether it has no Pengukuran: it need not be cut by the end of a page."""
        return all(line.name != "Pengukuran" for line in self.lines)


def pairs_of(banding: Banding) -> Iterator[tuple[str, PasanganBaris]]:
    """Return the rows of a post in pairs, each with its group where a new one begins, else ""."""
    before = ""
    for pair in banding.baris or _one_sided(banding):
        kelompok = _kelompok(pair.baru or pair.lama)
        yield kelompok if kelompok != before else "", pair
        before = kelompok


def row_key(kelompok: str, pair: PasanganBaris) -> Hashable:
    """Return what two pairs have in common that are shown alike: most posts share their rows."""
    matched = pair.kecocokan, pair.kemiripan
    return kelompok, _letters(pair.lama), _letters(pair.baru), pair.beda, pair.sepihak, matched


def _letters(row: BarisSalinan | None) -> Hashable:
    if row is None:
        return None
    return (
        *(row.indikator, row.sasaran, row.lingkup, row.satuan, row.agregasi, row.sumber_data),
        *(row.no_sasaran, row.no_indikator, row.no_sasaran or row.no_indikator or row.kode),
        *map(row.target.get, PERIODE),
        *(row.pengukuran, row.centang, row.catatan),
    )


def _one_sided(banding: Banding) -> Iterator[PasanganBaris]:
    """The rows of a post that is new or gone, where the comparison did not set them out."""
    if banding.lama is None or banding.baru is None:
        for row in banding.ada.baris:
            yield PasanganBaris(row if banding.lama else None, row if banding.baru else None)


def _kelompok(row: BarisSalinan | None) -> str:
    """A document prints "Sasaran Strategis", the data say "strategis"."""
    kelompok = row.kelompok if row else ""
    plain = not kelompok or kelompok.casefold().startswith("sasaran ")
    return kelompok if plain else f"Sasaran {capital(kelompok)}"


def show_row(
    kelompok: str, pair: PasanganBaris, years: tuple[str, str], *, alone: bool = False
) -> RowView:
    """Return a pair of rows as it is shown; `alone`: of a post that nothing stands beside.

    A row of such a post is neither new nor gone.
    """
    differing = [name for name in _KINDS if _differs(pair, name)]
    number, formerly = _number(pair.baru or pair.lama), _number(pair.lama)
    alike = pair.kecocokan is Kecocokan.DIDUGA
    return RowView(
        kelompok=kelompok,
        number=number,
        formerly=formerly if pair.lama and formerly != number else "",
        state="" if alone else _state(pair, differing),
        kinds=tuple(_kinds(pair, differing)),
        likely=f"diduga sama, kemiripan {int(pair.kemiripan * 100)}%" if alike else "",
        lines=tuple(_lines(pair, differing, years)),
        targets=_targets(pair, years),
    )


def _differs(pair: PasanganBaris, name: str) -> bool:
    """Whether a text of a row is shown side by side: it changed, or one side alone has it.

    A difference that is none to a reader (quotes, spaces) is not shown as one, nor what one side
    does not print; a difference that the comparison does not name is still shown.
    """
    if pair.lama is None or pair.baru is None:
        return True
    changed = {change.macam for change in pair.beda}
    return not changed.isdisjoint(_KINDS[name]) or not same_text(
        _text(pair.lama, name), _text(pair.baru, name)
    )


def _number(row: BarisSalinan | None) -> str:
    return (row and (".".join(filter(None, (row.no_sasaran, row.no_indikator))) or row.kode)) or ""


def _state(pair: PasanganBaris, differing: Sequence[str]) -> str:
    if pair.lama is None:
        return str(Macam.INDIKATOR_BARU)
    if pair.baru is None:
        return str(Macam.INDIKATOR_HILANG)
    if differing or pair.beda:
        return ""
    return str(Hasil.BELUM_PASTI if pair.sepihak else Hasil.SAMA)


def _kinds(pair: PasanganBaris, differing: Sequence[str]) -> Iterator[str]:
    """What changed; a changed sasaran may be told once for the post: its rows say so too."""
    if pair.lama is None or pair.baru is None:
        return
    kinds = dict.fromkeys(change.macam for change in pair.beda)
    if "sasaran" in differing and Macam.INDIKATOR_PINDAH not in kinds:
        kinds[Macam.SASARAN_BERUBAH] = None
    yield from map(str, kinds)


def _lines(pair: PasanganBaris, differing: Sequence[str], years: tuple[str, str]) -> Iterator[Line]:
    single = pair.lama is None or pair.baru is None
    for name in _KINDS:
        if name == "pengukuran":
            yield from _rest(pair, differing, years)
        if (name in _SMALL and (single or name not in differing)) or (
            name == "pengukuran" and name not in differing  # the longest text: only where needed
        ):
            continue
        lama, baru = (_text(row, name) for row in (pair.lama, pair.baru))
        if lama or baru:
            yield Line(_label(name), lama, baru, name in differing and lama != baru)
    for change in pair.beda:
        if change.macam in _OF_LAMPIRAN:
            yield Line(capital(change.macam), change.lama or None, change.baru or None)


def _rest(pair: PasanganBaris, differing: Sequence[str], years: tuple[str, str]) -> Iterator[Line]:
    """The short texts that need no line of their own, in one."""
    single = pair.lama is None or pair.baru is None
    names = [name for name in _SMALL if single or name not in differing]
    texts = (_stayed(pair, name, years) for name in names)
    known = " · ".join(filter(None, texts))
    if known and single:
        old, new = (known if row else None for row in (pair.lama, pair.baru))
        yield Line("Lain-lain", old, new, marked=False, small=True)
    elif known:
        yield Line("Tetap", known, known, differs=False)


def _stayed(pair: PasanganBaris, name: str, years: tuple[str, str]) -> str:
    lama, baru = (_text(row, name) for row in (pair.lama or pair.baru, pair.baru or pair.lama))
    text = lama if baru is None else baru
    if not text:
        return ""
    one = f" (tidak tercantum pada {years[lama is not None]})" if None in (lama, baru) else ""
    return f"{_label(name).lower()} {text}{one}"


def _label(name: str) -> str:
    return capital(name).replace("_", " ")


def _text(row: BarisSalinan | None, name: str) -> str | None:
    if row is None:
        return None
    found: str | tuple[str, ...] | None = getattr(row, name)
    return "\n".join(found) if isinstance(found, tuple) else found


def _targets(pair: PasanganBaris, years: tuple[str, str]) -> Targets:
    moved = {c.periode: (c.arah, c.selisih) for c in pair.beda if c.arah is not None}
    rows = (years[0], "del", pair.lama), (years[1], "ins", pair.baru)
    if pair.lama and pair.baru and not moved and pair.lama.target == pair.baru.target:
        rows = ((", ".join(years), "", pair.baru),)  # type: ignore[assignment]  # one line for both
    lines = (
        (year, mark, tuple((row.target.get(p), p in moved) for p in PERIODE))
        for year, mark, row in rows
        if row
    )
    moves = tuple(moved.get(p) for p in PERIODE) if moved else ()
    return Targets(tuple(lines), moves)

"""Rules of arithmetic: how the year follows from the quarters that are measured.

It takes values of one form, which `targets` sees to; a text is none. Dasar: Instruksi Walikota
27/2020 (quarterly measurement) and the agregasi of each indicator.
"""

from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Context, Decimal
from itertools import pairwise

from pkdocs import domain
from pkdocs.base.text import join_words
from pkdocs.domain import wording

_DIHITUNG = (domain.Agregasi.JUMLAH, domain.Agregasi.RATA_RATA)
_TEPAT = Context(prec=60)
"""As many digits as tell any two ratios apart that can be written."""


def year_follows(
    agregasi: domain.Agregasi, measured: Sequence[domain.Nilai], tahunan: domain.Nilai
) -> Iterator[tuple[str, str]]:
    """Return code and words of what is wrong: A005, the year does not follow from the quarters.

    A006: predicates without a value and ratios do not add up. N/A takes no part. Of a range both
    ends must follow.
    """
    if tahunan.ragam is domain.Ragam.PREDIKAT:
        yield from _predicates(agregasi, measured, tahunan)
    if tahunan.ragam is domain.Ragam.RASIO and agregasi in _DIHITUNG:
        yield "A006", f'rasio tidak dapat dihitung dengan agregasi "{agregasi}".'
        return
    values = (*measured, tahunan)
    if any(n.besar is None for n in values):
        return
    falling = tahunan.batas is not None and tahunan.batas.lebih_kecil
    either = falling or tahunan.ragam is domain.Ragam.RASIO
    ends = zip(*map(worth, values), strict=True)
    faults = (_fault(agregasi, end[:-1], end[-1], either=either) for end in ends)
    wrong = next(filter(None, faults), "")
    if wrong:
        shown = "; ".join(n.teks for n in measured)
        pesan = f"agregasi {agregasi}: {wrong} (terukur {shown}; tahunan {tahunan.teks})."
        yield "A005", pesan


def worth(nilai: domain.Nilai) -> tuple[Decimal, ...]:
    """Return the numbers that a value is compared by: one, both ends of a range, or a quotient.

    Nothing of a bare predicate and of a text.
    """
    ends = [end for end in (nilai.besar, nilai.hingga) if end is not None]
    return (_TEPAT.divide(*ends),) if nilai.ragam is domain.Ragam.RASIO else tuple(ends)


def _predicates(
    agregasi: domain.Agregasi, measured: Sequence[domain.Nilai], tahunan: domain.Nilai
) -> Iterator[tuple[str, str]]:
    """The words of a predicate count, not its value alone; without a value nothing adds up."""
    fixed = agregasi is domain.Agregasi.TETAP
    compared = [n.teks for n in (measured if fixed else measured[-1:])]
    computed = agregasi in _DIHITUNG
    if computed and any(n.besar is None for n in (*measured, tahunan)):
        yield "A006", f'predikat tanpa nilai tidak dapat dihitung dengan agregasi "{agregasi}".'
    elif not computed and any(teks != tahunan.teks for teks in compared):
        shown = join_words([f'"{teks}"' for teks in compared])
        yield "A005", f'predikat triwulan {shown} berbeda dengan tahunan "{tahunan.teks}".'


def _fault(
    agregasi: domain.Agregasi, values: Sequence[Decimal], year: Decimal, *, either: bool
) -> str:
    """What is wrong, in words, or nothing; `either` where falling all along is right too."""
    angka = wording.format_angka
    match agregasi:
        case domain.Agregasi.TETAP:
            ok = all(v == year for v in values)
            return "" if ok else "setiap triwulan yang diukur harus sama dengan tahunan"
        case domain.Agregasi.JUMLAH:
            total = sum(values, Decimal())
            return "" if total == year else f"jumlah triwulan {angka(total)}, bukan {angka(year)}"
        case domain.Agregasi.KUMULATIF:
            return _falls(values, either=either) or _last(values, year)
        case domain.Agregasi.TERAKHIR:
            return _last(values, year)
        case domain.Agregasi.RATA_RATA:  # pragma: no branch - mypy: these are all there are
            exact = round(sum(values, Decimal()) / len(values), 4).normalize()
            wrong = f"rata-rata triwulan {angka(exact)}, bukan {angka(year)}"
            return "" if _mean(values, year) == year else wrong


def _falls(values: Sequence[Decimal], *, either: bool) -> str:
    if all(a <= b for a, b in pairwise(values)):
        return ""
    if not either:
        return "nilai triwulan tidak boleh turun"
    falls = all(a >= b for a, b in pairwise(values))
    return "" if falls else "nilai triwulan tidak boleh naik turun"


def _last(values: Sequence[Decimal], year: Decimal) -> str:
    ok = values[-1] == year
    return "" if ok else "triwulan terakhir yang diukur harus sama dengan tahunan"


def _mean(values: Sequence[Decimal], year: Decimal) -> Decimal:
    """The mean, rounded to as many decimals as the year is written with."""
    exponent = year.as_tuple().exponent
    step = Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
    return (sum(values, Decimal()) / len(values)).quantize(step, ROUND_HALF_UP)

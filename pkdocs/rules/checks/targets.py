"""Rules of the targets: quarters against the year, N/A, units against values, predicates.

Dasar: Instruksi Walikota 27/2020 (quarterly measurement) and the agregasi of each indicator.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise

from pkdocs import domain
from pkdocs.base.problem import Berat, Problem, suggest
from pkdocs.base.text import join_words
from pkdocs.domain import wording

_Holders = tuple[str, ...]
_BERUJUNG = ("nilai", "indeks", "skor")
_PALING_BESAR = Decimal(150)
_SEMUA = Decimal(100)
_MELEWATI = ("indeks", "pertumbuhan", "kenaikan", "peningkatan", "rasio")
"""Words in the name of an indicator whose percentage may pass 100."""
_PREDIKAT = {
    word.casefold(): word
    for word in (
        *("WTP", "WTP DPP", "WDP", "TW", "TMP", "Wajar Tanpa Pengecualian"),
        *("AA", "A", "BB", "B", "CC", "C", "D", "E", "Istimewa", "Unggul", "Paripurna"),
        *("Sangat Baik", "Baik", "Cukup Baik", "Cukup", "Kurang Baik", "Kurang", "Sangat Kurang"),
        *("Sangat Memuaskan", "Memuaskan", "Sangat Tinggi", "Tinggi", "Sedang", "Rendah"),
        *("Informatif", "Menuju Informatif", "Cukup Informatif"),
        *("Utama", "Nindya", "Madya", "Pratama", "Hijau", "Kuning", "Merah"),
    )
}
_HURUF = {
    huruf: (Decimal(least), Decimal(most))
    for huruf, least, most in (
        ("AA", 90, 100),
        ("A", 80, 100),
        ("BB", 70, 80),
        ("B", 60, "88.31"),
        ("CC", 50, 60),
        ("C", 30, "76.61"),
        ("D", 0, 65),
    )
}
"""What a letter may be worth: the wider of accountability (Permenpan RB 88/2021) and satisfaction
(Permenpan RB 14/2017)."""


def check_targets(katalog: domain.Katalog) -> Iterator[Problem]:
    """Return the problems of every target: catalogue, own indicators, score card."""
    for _, indikator in domain.iter_indikator(katalog):
        ticked = (p for p in indikator.penerima if p.sifat is domain.Sifat.LANGSUNG)
        holders = (katalog.pemilik, *(kode for p in ticked for kode in p.jabatan))
        yield from check_indikator(indikator, holders)
    for turunan in katalog.turunan:
        yield from check_indikator(turunan.indikator, (turunan.jabatan,))
    for sasaran in katalog.score_card.sasaran if katalog.score_card else ():
        for indikator in sasaran.indikator:
            yield from check_indikator(indikator, ())


def check_indikator(indikator: domain.Indikator, holders: _Holders) -> Iterator[Problem]:
    """Return the problems of one indicator's targets; it touches the agreements of `holders`."""
    if indikator.target is None:  # could not be read, and is reported for that
        return
    measured = [n for n in indikator.target.triwulan if n is not None]
    tahunan = indikator.target.tahunan
    if tahunan is None or not measured:
        what = "target tahunan N/A" if tahunan is None else "keempat triwulan N/A"
        yield _problem(indikator, "A002", f"{what}; harus ada yang diukur.", holders)
        return
    values = (*measured, tahunan)
    ragam = {n.ragam for n in values}
    if len(ragam) > 1:
        shown = join_words([f'"{n.teks}"' for n in values])
        pesan = f"target bercampur antara angka, persen, dan predikat: {shown}."
        yield _problem(indikator, "A003", pesan, holders)
        return
    yield from unit_fits(indikator, tahunan, holders)
    yield from year_follows(indikator, measured, tahunan, holders)
    yield from within_kind(indikator, values, holders)


def unit_fits(
    indikator: domain.Indikator, tahunan: domain.Nilai, holders: _Holders
) -> Iterator[Problem]:
    """A004: a percentage has a percent sign, a predicate says so, a plain number neither."""
    expected = _ragam_of(indikator.satuan)
    if tahunan.ragam is not expected:
        contoh = {"angka": "86,75", "persen": "100%", "predikat": "(3) WTP"}[expected]
        pesan = (
            f'satuan "{indikator.satuan}" tidak cocok dengan target "{tahunan.teks}"; tulis '
            f'seperti "{contoh}".'
        )
        yield _problem(indikator, "A004", pesan, holders)


def _ragam_of(satuan: str) -> domain.Ragam:
    word = satuan.casefold()
    if word.startswith(("persen", "presentase", "%")):
        return domain.Ragam.PERSEN
    return domain.Ragam.PREDIKAT if word.startswith("predikat") else domain.Ragam.ANGKA


def year_follows(
    indikator: domain.Indikator,
    measured: Sequence[domain.Nilai],
    tahunan: domain.Nilai,
    holders: _Holders,
) -> Iterator[Problem]:
    """A005: the year follows from the measured quarters as the agregasi says; N/A takes no part."""
    if tahunan.ragam is domain.Ragam.PREDIKAT:
        yield from _predicates(indikator, measured, tahunan, holders)
    if any(n.besar is None for n in (*measured, tahunan)):
        return
    values = [n.besar for n in measured if n.besar is not None]
    year = tahunan.besar if tahunan.besar is not None else Decimal()
    wrong = _faults(indikator.agregasi, values, year)
    if wrong:
        shown = "; ".join(n.teks for n in measured)
        pesan = f"agregasi {indikator.agregasi}: {wrong} (terukur {shown}; tahunan {tahunan.teks})."
        yield _problem(indikator, "A005", pesan, holders)


def _predicates(
    indikator: domain.Indikator,
    measured: Sequence[domain.Nilai],
    tahunan: domain.Nilai,
    holders: _Holders,
) -> Iterator[Problem]:
    """The words of a predicate count, not its value alone; without a value nothing adds up."""
    fixed = indikator.agregasi is domain.Agregasi.TETAP
    compared = [n.teks for n in (measured if fixed else measured[-1:])]
    computed = indikator.agregasi in (domain.Agregasi.JUMLAH, domain.Agregasi.RATA_RATA)
    if computed and any(n.besar is None for n in (*measured, tahunan)):
        pesan = f'predikat tanpa nilai tidak dapat dihitung dengan agregasi "{indikator.agregasi}".'
        yield _problem(indikator, "A006", pesan, holders)
    elif not computed and any(teks != tahunan.teks for teks in compared):
        shown = join_words([f'"{teks}"' for teks in compared])
        pesan = f'predikat triwulan {shown} berbeda dengan tahunan "{tahunan.teks}".'
        yield _problem(indikator, "A005", pesan, holders)


def _faults(agregasi: domain.Agregasi, values: Sequence[Decimal], year: Decimal) -> str:
    """What is wrong, in words, or nothing."""
    angka = wording.format_angka
    match agregasi:
        case domain.Agregasi.TETAP:
            ok = all(v == year for v in values)
            return "" if ok else "setiap triwulan yang diukur harus sama dengan tahunan"
        case domain.Agregasi.JUMLAH:
            total = sum(values, Decimal())
            return "" if total == year else f"jumlah triwulan {angka(total)}, bukan {angka(year)}"
        case domain.Agregasi.KUMULATIF:
            if any(b < a for a, b in pairwise(values)):
                return "nilai triwulan tidak boleh turun"
            return (
                ""
                if values[-1] == year
                else "triwulan terakhir yang diukur harus sama dengan tahunan"
            )
        case domain.Agregasi.TERAKHIR:
            return (
                ""
                if values[-1] == year
                else "triwulan terakhir yang diukur harus sama dengan tahunan"
            )
        case domain.Agregasi.RATA_RATA:  # pragma: no branch - mypy: these are all there are
            exact = round(sum(values, Decimal()) / len(values), 4).normalize()
            wrong = f"rata-rata triwulan {angka(exact)}, bukan {angka(year)}"
            return "" if _mean(values, year) == year else wrong


def _mean(values: Sequence[Decimal], year: Decimal) -> Decimal:
    """The mean, rounded to as many decimals as the year is written with."""
    exponent = year.as_tuple().exponent
    step = Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
    return (sum(values, Decimal()) / len(values)).quantize(step, ROUND_HALF_UP)


def within_kind(
    indikator: domain.Indikator, values: Sequence[domain.Nilai], holders: _Holders
) -> Iterator[Problem]:
    """A007 (warning): no target lies far outside of its kind, as with a decimal comma lost.

    Percentages, values and predicates end at 100 or little above it; an index may pass it, and so
    may growth: of anything else there is no more than all.
    """
    faults = dict.fromkeys(
        _outside(indikator, nilai) or _above_all(indikator, nilai) for nilai in values
    )
    for wrong in filter(None, faults):
        pesan = f"indikator {indikator.kode}: {wrong}"
        place = indikator.target_span
        yield Problem(place, "A007", pesan, Berat.PERINGATAN, holders)


def _above_all(indikator: domain.Indikator, nilai: domain.Nilai) -> str:
    """What seems wrong with a share that is more than its whole."""
    name = indikator.indikator.casefold()
    share = nilai.ragam is domain.Ragam.PERSEN and not any(word in name for word in _MELEWATI)
    if share and nilai.besar is not None and nilai.besar > _SEMUA:
        return f'target "{nilai.teks}" melebihi 100%; pastikan, sebab bagian tidak melebihi semua.'
    return ""


def _outside(indikator: domain.Indikator, nilai: domain.Nilai) -> str:
    """What seems wrong with a value by itself, in words, or nothing."""
    index = indikator.indikator.casefold().startswith("indeks")
    ends = index or indikator.satuan.casefold().startswith(_BERUJUNG)
    ends = ends or nilai.ragam is not domain.Ragam.ANGKA
    if nilai.besar is not None and nilai.besar < 0:
        return f'target "{nilai.teks}" di bawah nol; pastikan tanda kurangnya.'
    if ends and nilai.besar is not None and nilai.besar > _PALING_BESAR:
        return (
            f'target "{nilai.teks}" jauh di atas 100; periksa koma desimalnya (misalnya "86,75") '
            "dan agregasinya."
        )
    return _predicate_doubt(nilai) if nilai.ragam is domain.Ragam.PREDIKAT else ""


def _predicate_doubt(nilai: domain.Nilai) -> str:
    word = re.sub(r"\([^)]*\)", "", nilai.teks).strip(" +-.")
    if word.casefold() not in _PREDIKAT:
        hint = suggest(word, _PREDIKAT.values())
        return f'predikat "{word}" tidak lazim; pastikan ejaannya.{hint}'
    least, most = _HURUF.get(word, (Decimal(0), _PALING_BESAR))
    if nilai.teks.endswith(")") and nilai.besar is not None and not least <= nilai.besar <= most:
        return f'target "{nilai.teks}": predikat {word} tidak sesuai dengan nilainya.'
    return ""


def _problem(indikator: domain.Indikator, kode: str, pesan: str, holders: _Holders) -> Problem:
    return Problem(
        indikator.target_span, kode, f"indikator {indikator.kode}: {pesan}", jabatan=holders
    )

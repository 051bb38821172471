"""Rules of the targets: how they are written, N/A, units against values, predicates.

Whether the year follows from the quarters is asked of `agregasi`. Dasar: Instruksi Walikota 27/2020
(quarterly measurement).
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby

from pkdocs import domain
from pkdocs.base.problem import Berat, Problem, suggest
from pkdocs.base.text import fold, join_words
from pkdocs.base.values import replace
from pkdocs.domain import wording
from pkdocs.domain.nilai import bare_teks, is_near_number, parse_nilai
from pkdocs.rules.checks.agregasi import worth, year_follows

_Holders = tuple[str, ...]
_BERUJUNG = ("nilai", "indeks", "skor")
_BERPREDIKAT = (
    *("predikat", "opini", "kategori", "kriteria", "kualifikasi", "level", "tingkat", "tahap"),
    *("peringkat", "kelas", "huruf", "grade", "status"),
)
_PERSEN = ("persen", "presentase", "prosen", "%")
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
        yield from check_indikator(turunan.indikator, turunan.jabatan)
    for _, indikator in domain.iter_score_card(katalog):
        yield from check_indikator(indikator, ())
    yield from _own_targets(katalog)


def _own_targets(katalog: domain.Katalog) -> Iterator[Problem]:
    """The problems of each post's own target, at its place; it is measured as the indicator is."""
    known = {i.kode: i for _, i in domain.iter_score_card(katalog)}
    known |= {turunan.indikator.kode: turunan.indikator for turunan in katalog.turunan}
    known |= {i.kode: i for _, i in domain.iter_indikator(katalog)}
    for _, seats in groupby(katalog.target_sendiri, key=lambda o: (o.span, o.indikator, o.target)):
        own, *others = seats  # of a title
        indikator = known.get(own.indikator)
        if indikator:  # else it is reported for that
            satuan = own.satuan or indikator.satuan
            as_own = replace(indikator, target=own.target, satuan=satuan, target_span=own.span)
            yield from check_indikator(as_own, (own.jabatan, *(o.jabatan for o in others)))


def check_indikator(indikator: domain.Indikator, holders: _Holders) -> Iterator[Problem]:
    """Return the problems of one indicator's targets; it touches the agreements of `holders`."""
    if indikator.target is None:  # could not be read, and is reported for that
        return
    measured = [_as_meant(n, indikator.satuan) for n in indikator.target.triwulan if n is not None]
    year = indikator.target.tahunan
    tahunan = _as_meant(year, indikator.satuan) if year else None
    values = [*measured, tahunan] if tahunan else measured
    yield from written_as_meant(indikator, values, holders)
    if tahunan is None or not measured:
        yield _unmeasured(indikator, values, holders)
        return
    ragam = {n.ragam for n in values} - {domain.Ragam.TEKS}
    if len(ragam) > 1:
        pesan = f"target bercampur antara angka, persen, dan predikat: {_shown(values)}."
        yield _problem(indikator, "A003", pesan, holders)
        return
    yield from written_alike(indikator, values, holders)
    yield from unit_fits(indikator, values, holders)
    if _can_be_compared(values):
        for kode, pesan in year_follows(indikator.agregasi, measured, tahunan):
            yield _problem(indikator, kode, pesan, holders)
    yield from within_kind(indikator, values, holders)


def _as_meant(nilai: domain.Nilai, satuan: str) -> domain.Nilai:
    """The value; a bare number whose satuan is percent is a percentage."""
    bare = nilai.ragam is domain.Ragam.ANGKA and not nilai.satuan
    return replace(nilai, ragam=domain.Ragam.PERSEN) if bare and _is_percent(satuan) else nilai


def _is_percent(satuan: str) -> bool:
    return any(word in satuan.casefold() for word in _PERSEN)


def _unmeasured(
    indikator: domain.Indikator, values: Sequence[domain.Nilai], holders: _Holders
) -> Problem:
    """A002: quarters without a year, or a year without a quarter; nothing at all is a warning.

    So is what is a text, such as `Juni 2024`. Dasar: an agreement signed in 2020 holds an indicator
    that is measured in no quarter and not in the year.
    """
    if not values:
        pesan = "tidak diukur pada triwulan mana pun dan tidak dalam setahun; pastikan."
        return _doubt(indikator, "A002", pesan, holders)
    text = any(n.ragam is domain.Ragam.TEKS for n in values)
    known = indikator.target is not None and indikator.target.tahunan is not None
    what = "keempat triwulan N/A" if known else "target tahunan N/A"
    pesan = f"{what}; {'pastikan' if text else 'harus ada yang diukur'}."
    return (_doubt if text else _problem)(indikator, "A002", pesan, holders)


def written_as_meant(
    indikator: domain.Indikator, values: Sequence[domain.Nilai], holders: _Holders
) -> Iterator[Problem]:
    """A009 (warning): no text looks like a number; A010 (warning): the satuan is that of a target.

    Each names all the targets that it is about.
    """
    numbers = [n for n in values if n.ragam is domain.Ragam.TEKS and _is_number(n.teks)]
    if numbers:
        pesan = (
            f'target {_each(numbers)} terbaca seperti angka, tetapi ditulis sebagai "ragam: teks": '
            "dicetak apa adanya dan tidak dihitung; bila memang angka, hapus ragam itu."
        )
        yield _doubt(indikator, "A009", pesan, holders)
    others = [n for n in values if n.satuan and fold(n.satuan) != fold(indikator.satuan)]
    if others:
        pesan = (
            f'target {_each(others)} menyebut satuan lain daripada "{indikator.satuan}"; samakan, '
            "atau hapus satuan di dalam target."
        )
        yield _doubt(indikator, "A010", pesan, holders)


def written_alike(
    indikator: domain.Indikator, values: Sequence[domain.Nilai], holders: _Holders
) -> Iterator[Problem]:
    """A008 (warning): all targets of an indicator are written in one form.

    A text, a bound or a range among others cannot be compared with them.
    """
    comparable = _can_be_compared(values)
    if len({_has_sign(nilai) for nilai in values}) > 1 or not (comparable or _all_text(values)):
        rest = (
            "samakan"
            if comparable
            else "tahunan tidak diperiksa terhadap triwulannya; samakan, atau periksa sendiri"
        )
        pesan = f"target ditulis dalam beberapa bentuk: {_shown(values)}; {rest}."
        yield _doubt(indikator, "A008", pesan, holders)


def _has_sign(nilai: domain.Nilai) -> bool:
    return nilai.ragam is domain.Ragam.PERSEN and not nilai.teks[-1].isdigit()


def _all_text(values: Sequence[domain.Nilai]) -> bool:
    return all(n.ragam is domain.Ragam.TEKS for n in values)


def _can_be_compared(values: Sequence[domain.Nilai]) -> bool:
    """Whether arithmetic may take these values: none is a text, and all have ends of one kind."""
    text = any(n.ragam is domain.Ragam.TEKS for n in values)
    return not text and len({(n.batas, n.hingga is None) for n in values}) == 1


def _is_number(teks: str) -> bool:
    """Whether a text may be a number, or one misspelt; `2 kali` says itself that it is words."""
    try:
        nilai = parse_nilai(teks)
    except ValueError:
        return is_near_number(teks)
    return nilai is not None and nilai.besar is not None and not nilai.satuan


def unit_fits(
    indikator: domain.Indikator, values: Sequence[domain.Nilai], holders: _Holders
) -> Iterator[Problem]:
    """A004: what kind a satuan says and what kind the target is; the last target stands for all.

    A known predicate beside a unit of another kind is a warning: papers hold `A (82)` as Nilai.
    """
    nilai = next((n for n in reversed(values) if n.ragam is not domain.Ragam.TEKS), None)
    contoh = _misfit(indikator.satuan, nilai) if nilai else ""
    if nilai and contoh:
        known = nilai.ragam is domain.Ragam.PREDIKAT and not _predicate_doubt(nilai)
        lenient = known and not _is_percent(indikator.satuan)
        rest = "pastikan satuannya" if lenient else f'tulis seperti "{contoh}"'
        pesan = f'satuan "{indikator.satuan}" tidak cocok dengan target "{nilai.teks}"; {rest}.'
        yield (_doubt if lenient else _problem)(indikator, "A004", pesan, holders)


def _misfit(satuan: str, nilai: domain.Nilai) -> str:
    """What to write where a satuan is of another kind than its target, or nothing."""
    if _is_percent(satuan):
        return "" if nilai.ragam is domain.Ragam.PERSEN else "100%"
    word = satuan.casefold()
    if word.startswith("predikat"):
        fits = nilai.ragam is domain.Ragam.PREDIKAT or bool(nilai.satuan)
        return "" if fits else "(3) WTP"
    predicate = nilai.ragam is domain.Ragam.PREDIKAT and not word.startswith(_BERPREDIKAT)
    wrong = predicate or nilai.ragam is domain.Ragam.PERSEN
    return "86,75" if wrong else ""


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
    for wrong in filter(None, (*faults, _fractions(indikator, values))):
        yield _doubt(indikator, "A007", wrong, holders)


def _fractions(indikator: domain.Indikator, values: Sequence[domain.Nilai]) -> str:
    """What seems wrong with shares of one: so Excel holds percentages, and pastes their values."""
    shares = [nilai for nilai in values if nilai.ragam is domain.Ragam.PERSEN]
    known = [(nilai.besar, nilai.teks) for nilai in shares if nilai.besar is not None]
    signed = any(_is_percent(nilai.teks) or not nilai.teks[:1].isdigit() for nilai in shares)
    if signed or not known or min(known)[0] < 0 or not 0 < max(known)[0] <= 1:
        return ""
    besar, teks = max(known)
    meant = wording.format_angka(besar.scaleb(2) + 0)
    return (
        f'target "{teks}" bersatuan "{indikator.satuan}" berarti {teks} persen; bila ditempel '
        f'dari sel Excel berformat persen, maksudnya "{meant}%".'
    )


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
    ends = ends or nilai.ragam in (domain.Ragam.PERSEN, domain.Ragam.PREDIKAT)
    ends_at = worth(nilai)
    if ends_at and ends_at[0] < 0:
        return f'target "{nilai.teks}" di bawah nol; pastikan tanda kurangnya.'
    if ends and ends_at and ends_at[-1] > _PALING_BESAR:
        return (
            f'target "{nilai.teks}" jauh di atas 100; periksa koma desimalnya (misalnya "86,75") '
            "dan agregasinya."
        )
    return _predicate_doubt(nilai) if nilai.ragam is domain.Ragam.PREDIKAT else ""


def _predicate_doubt(nilai: domain.Nilai) -> str:
    word = re.sub(r"\([^)]*\)", "", bare_teks(nilai)).strip(" +-.")
    if word.casefold() not in _PREDIKAT:
        hint = suggest(word, _PREDIKAT.values())
        return f'predikat "{word}" tidak lazim; pastikan ejaannya.{hint}'
    least, most = _HURUF.get(word, (Decimal(0), _PALING_BESAR))
    if nilai.teks.endswith(")") and nilai.besar is not None and not least <= nilai.besar <= most:
        return f'target "{nilai.teks}": predikat {word} tidak sesuai dengan nilainya.'
    return ""


def _shown(values: Sequence[domain.Nilai]) -> str:
    return join_words([f'"{nilai.teks}"' for nilai in values])


def _each(values: Sequence[domain.Nilai]) -> str:
    return join_words([f'"{teks}"' for teks in dict.fromkeys(n.teks for n in values)])


def _doubt(indikator: domain.Indikator, kode: str, pesan: str, holders: _Holders) -> Problem:
    words = f"indikator {indikator.kode}: {pesan}"
    return Problem(indikator.target_span, kode, words, Berat.PERINGATAN, holders)


def _problem(indikator: domain.Indikator, kode: str, pesan: str, holders: _Holders) -> Problem:
    return Problem(
        indikator.target_span, kode, f"indikator {indikator.kode}: {pesan}", jabatan=holders
    )

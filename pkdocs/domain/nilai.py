"""What a target says, as people write it: number, percentage, bound, range, ratio, predicate, text.

Texts in, `domain.Nilai` out. What values come to together is for `rules.checks`.
"""

import re

from pkdocs import domain
from pkdocs.base.values import replace
from pkdocs.domain.wording import ANGKA, BULAN, parse_angka, parse_tanggal

_NOT_MEASURED = frozenset(
    ("n/a", "na", "n.a", "n.a.", "-", "–", "—", "none", "nil", "belum", "tidak diukur")
)
_PREDIKAT_AWAL = re.compile(rf"\(({ANGKA})\) \S.*")
_PREDIKAT_AKHIR = re.compile(rf"\S.*? \(({ANGKA})\)")
_TANDA = {
    **dict.fromkeys(
        ("<=", "=<", "maksimal", "maksimum", "maks", "paling banyak", "paling lama"), "≤"
    ),
    **dict.fromkeys((">=", "=>", "minimal", "minimum", "min", "paling sedikit"), "≥"),
    "kurang dari": "<",
    "lebih dari": ">",
}
"""How people write a bound, and the sign that says the same."""
_KATA_BATAS = "|".join(word for word in _TANDA if word.isalpha() or " " in word)
_BATAS = re.compile(rf"(?:(<=|=<|>=|=>|[<≤≥>]) ?|((?:{_KATA_BATAS})\.?) )", re.IGNORECASE)
_RUANG = "[ \u00a0]?"
_NUMERIK = re.compile(rf"({ANGKA})({_RUANG}(?:%|persen))?", re.IGNORECASE)
_ANTARA = rf"(?:{_RUANG}[-–—]{_RUANG}| (?:s\.d\.?|s/d|sampai(?: dengan)?|hingga) )"
_RENTANG = rf"({ANGKA})({_RUANG}%)?{_ANTARA}({ANGKA})({_RUANG}(?:%|persen))?"
_RASIO = rf"({ANGKA}){_RUANG}:{_RUANG}({ANGKA})"
_TINGKAT = rf"(level|tingkat|kategori|kelas|peringkat|tahap|bintang|skala|tipe|grade) ({ANGKA})"
_BERSATUAN = (
    rf"({ANGKA}(?:(?:{_ANTARA}|{_RUANG}:{_RUANG}){ANGKA})?)[ \u00a0]([A-Za-z][A-Za-z /().-]*)"
)
_SERUPA = r"(?=\D*\d)[\dOoIl|SB.,:/%–—-]+"
"""What misspelt numbers are made of: digits, their signs, and letters that look like digits.

These forms are rare, and compiled where the first of them is met: a start waits for none of them.
"""


def parse_nilai(text: str) -> domain.Nilai | None:
    """Return the value of a target as people write it; `N/A` gives None.

    `86,75`, `100 %`, `≤ 24`, `maksimal 24`, `70-75`, `5,2 – 5,6`, `1:200`, `12 dokumen`, `Level 3`,
    `(3) WTP`, `A (82)`, `WTP`; a month or a day of a year (`Juni 2024`) is text. The decimal sign
    is a comma, thousands take a dot.

    Raises:
        ValueError: The text is none of these.

    Example:
        >>> parse_nilai("86,75").besar, parse_nilai("(3) WTP").besar, parse_nilai("N/A")
        (Decimal('86.75'), Decimal('3'), None)
        >>> parse_nilai("maksimal 24 jam")
        Nilai(teks='maksimal 24 jam', ragam=<Ragam.ANGKA: 'angka'>, besar=Decimal('24'), \
hingga=None, batas=<Batas.PALING_BANYAK: '≤'>, satuan='jam')
    """
    if text == "N/A":
        return None
    tanda, bare = _split_batas(text)
    nilai = _read_bare(bare)
    bounded = nilai and nilai.hingga is None and nilai.ragam is not domain.Ragam.TEKS
    if nilai is None or (tanda and not bounded):
        raise ValueError(text)
    return replace(nilai, teks=text, batas=domain.Batas(tanda)) if tanda else nilai


def bare_teks(nilai: domain.Nilai) -> str:
    """Return the text of a value without the sign or word of its bound: `BB` of `≥ BB`."""
    return _split_batas(nilai.teks)[1] if nilai.batas else nilai.teks


def parse_teks(text: str) -> domain.Nilai | None:
    """Return a target that is a text, whatever it says; `N/A` gives None.

    Raises:
        ValueError: It says that nothing is measured, but not as `N/A`.
    """
    if text == "N/A":
        return None
    if says_not_measured(text):
        raise ValueError(text)
    return domain.Nilai(text, domain.Ragam.TEKS, None)


def says_not_measured(text: str) -> bool:
    """Return whether a text means `N/A`, however it is written: `n.a.`, `-`, `belum`."""
    return text.strip().casefold() in _NOT_MEASURED


def is_near_number(text: str) -> bool:
    """Return whether a text is no number but looks like one misspelt: `86.75`, `1O0 dokumen`.

    Example:
        >>> [is_near_number(text) for text in ("86.75", "1O0", "75-70", "2 kali, bila perlu")]
        [True, True, True, False]
    """
    bare = _split_batas(text)[1]
    first, joined = bare.partition(" ")[0].rstrip(".,:;"), "".join(bare.split())
    return any(
        re.fullmatch(_SERUPA, seen) is not None and _read_bare(read) is None
        for seen, read in ((first, first), (joined, bare))
    )


def _split_batas(text: str) -> tuple[str, str]:
    """The sign of a bound, "" without one, and what it stands before."""
    found = _BATAS.match(text)
    if not found:
        return "", text
    word = (found[1] or found[2]).casefold().rstrip(".")
    return _TANDA.get(word, word), text[found.end() :]


def _read_bare(text: str) -> domain.Nilai | None:
    """A value without a bound, None where the text is none."""
    return (
        _read_numerik(text)
        or _read_predikat(text)
        or _read_pair(text)
        or _read_level(text)
        or _read_satuan(text)
        or _read_waktu(text)
    )


def _read_numerik(text: str) -> domain.Nilai | None:
    """A number or a percentage."""
    found = _NUMERIK.fullmatch(text)
    if not found:
        return None
    ragam = domain.Ragam.PERSEN if found[2] else domain.Ragam.ANGKA
    return domain.Nilai(text, ragam, parse_angka(found[1]))


def _read_pair(text: str) -> domain.Nilai | None:
    """A ratio or a range."""
    found = re.fullmatch(_RASIO, text)
    if not found:
        return _read_rentang(text)
    satu, banding = parse_angka(found[1]), parse_angka(found[2])
    both = satu > 0 and banding > 0
    return domain.Nilai(text, domain.Ragam.RASIO, satu, banding) if both else None


def _read_rentang(text: str) -> domain.Nilai | None:
    """A range from the smaller to the larger; `6-2024` is rather a month."""
    found = re.fullmatch(_RENTANG, text, re.IGNORECASE)
    if not found or (found[2] and not found[4]):
        return None
    least, most = parse_angka(found[1]), parse_angka(found[3])
    month = 1 <= least <= 12 and 1900 <= most <= 2200 and not found[4]
    ragam = domain.Ragam.PERSEN if found[4] else domain.Ragam.ANGKA
    return None if least >= most or month else domain.Nilai(text, ragam, least, most)


def _read_predikat(text: str) -> domain.Nilai | None:
    scored = _PREDIKAT_AWAL.fullmatch(text) or _PREDIKAT_AKHIR.fullmatch(text)
    if scored:
        return domain.Nilai(text, domain.Ragam.PREDIKAT, parse_angka(scored[1]))
    if re.fullmatch(r"[A-Za-z][A-Za-z .+-]*", text) and not says_not_measured(text):
        return domain.Nilai(text, domain.Ragam.PREDIKAT, None)
    return None


def _read_level(text: str) -> domain.Nilai | None:
    """A number with what it is a level of before it: `Level 3`."""
    found = re.fullmatch(_TINGKAT, text, re.IGNORECASE)
    besar = parse_angka(found[2]) if found else None
    return domain.Nilai(text, domain.Ragam.ANGKA, besar, satuan=found[1]) if found else None


def _read_satuan(text: str) -> domain.Nilai | None:
    """A number with its unit behind it: `12 dokumen`; `12 Juni` is none, nor is `12 OO`."""
    found = re.fullmatch(_BERSATUAN, text, re.IGNORECASE)
    if not found or found[2].split()[0].capitalize() in BULAN:
        return None
    if re.fullmatch(_SERUPA, text.replace(" ", "")):
        return None
    nilai = _read_numerik(found[1]) or _read_pair(found[1])
    return replace(nilai, teks=text, satuan=found[2]) if nilai else None


def _read_waktu(text: str) -> domain.Nilai | None:
    """A day or a month of a year, as text."""
    try:
        tanggal = parse_tanggal(text)
    except ValueError:
        return None
    return domain.Nilai(text, domain.Ragam.TEKS, None) if tanggal.bulan else None

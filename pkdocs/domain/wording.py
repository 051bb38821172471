"""Indonesian forms of values: numbers, dates, names, NIP; and reading them back.

Never by the machine's locale. Dasar: Pergub DKI 99/2021 (form of official papers) and the PK 2022.
"""

import re
from dataclasses import replace
from decimal import Decimal

from pkdocs import domain

BULAN = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
_NOT_MEASURED = frozenset(
    ("n/a", "na", "n.a", "n.a.", "-", "–", "—", "none", "nil", "belum", "tidak diukur")
)
TITIK_NAMA = "…" * 15
TITIK_NIP = "…" * 11
TITIK_TARGET = "…"
_ANGKA = r"-?(?:[0-9]{1,3}(?:\.[0-9]{3}){1,5}|[0-9]{1,18})(?:,[0-9]{1,6})?"
_PREDIKAT_AWAL = re.compile(rf"\(({_ANGKA})\) \S.*")
_PREDIKAT_AKHIR = re.compile(rf"\S.*? \(({_ANGKA})\)")
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
_NUMERIK = re.compile(rf"({_ANGKA})({_RUANG}(?:%|persen))?", re.IGNORECASE)
_ANTARA = rf"(?:{_RUANG}[-–—]{_RUANG}| (?:s\.d\.?|s/d|sampai(?: dengan)?|hingga) )"
_RENTANG = rf"({_ANGKA})({_RUANG}%)?{_ANTARA}({_ANGKA})({_RUANG}(?:%|persen))?"
_RASIO = rf"({_ANGKA}){_RUANG}:{_RUANG}({_ANGKA})"
_TINGKAT = rf"(level|tingkat|kategori|kelas|peringkat|tahap|bintang|skala|tipe|grade) ({_ANGKA})"
_BERSATUAN = (
    rf"({_ANGKA}(?:(?:{_ANTARA}|{_RUANG}:{_RUANG}){_ANGKA})?)[ \u00a0]([A-Za-z][A-Za-z /().-]*)"
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


def parse_angka(text: str) -> Decimal:
    """Return the exact number of an Indonesian numeral such as `1.234,5`.

    Raises:
        ValueError: The text is no such numeral.
    """
    if not re.fullmatch(_ANGKA, text):
        raise ValueError(text)
    return Decimal(text.replace(".", "").replace(",", "."))


def format_angka(number: Decimal) -> str:
    """Return the number with thousands dots and a decimal comma: `1.234.567,5`.

    Example:
        >>> format_angka(Decimal("1234567.5"))
        '1.234.567,5'
    """
    return f"{number:,}".translate(str.maketrans(",.", ".,"))


def parse_tanggal(text: str) -> domain.Tanggal:
    """Return the date of `6 Februari 2022`, `Februari 2022`, `2022` or `2022-02-06`.

    Raises:
        ValueError: The text is no such date.

    Example:
        >>> parse_tanggal("6 Februari 2022") == parse_tanggal("2022-02-06")
        True
    """
    iso = re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", text)
    if iso:
        tahun, bulan, hari = (int(part) for part in iso.groups())
        return _valid(domain.Tanggal(tahun, bulan, hari))
    found = re.fullmatch(r"(?:(?:(\d{1,2}) )?([A-Za-z]+) )?(\d{4})", text)
    nama = found.group(2).capitalize() if found and found.group(2) else ""
    if not found or (nama and nama not in BULAN):
        raise ValueError(text)
    bulan_ke = BULAN.index(nama) + 1 if nama else None
    hari_ke = int(found.group(1)) if found.group(1) else None
    return _valid(domain.Tanggal(int(found.group(3)), bulan_ke, hari_ke))


def _valid(tanggal: domain.Tanggal) -> domain.Tanggal:
    bulan = 1 if tanggal.bulan is None else tanggal.bulan
    hari = 1 if tanggal.hari is None else tanggal.hari
    if not is_calendar_date(tanggal.tahun, bulan, hari):
        raise ValueError(format_tanggal(tanggal))
    return tanggal


def is_calendar_date(tahun: int, bulan: int, hari: int) -> bool:
    """Return whether the three numbers are a day of the Gregorian calendar."""
    if not (1900 <= tahun <= 2200 and 1 <= bulan <= 12):
        return False
    kabisat = tahun % 4 == 0 and (tahun % 100 != 0 or tahun % 400 == 0)
    panjang = (31, 29 if kabisat else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
    return 1 <= hari <= panjang[bulan - 1]


def format_tanggal(tanggal: domain.Tanggal) -> str:
    """Return `6 Februari 2022`, or with dots where the day or the month is left open.

    Example:
        >>> format_tanggal(domain.Tanggal(2022, 2, 6))
        '6 Februari 2022'
    """
    if tanggal.bulan is None:
        return f"{'…' * 7} {tanggal.tahun}"
    bulan = BULAN[tanggal.bulan - 1] if 1 <= tanggal.bulan <= 12 else str(tanggal.bulan)
    return f"{tanggal.hari or '……'} {bulan} {tanggal.tahun}"


def format_nama(pejabat: domain.Pejabat, *, kapital: bool = False) -> str:
    """Return the name with its degrees; `kapital` puts the name, never the degrees, in capitals."""
    nama = pejabat.nama.upper() if kapital else pejabat.nama
    depan = f"{pejabat.gelar_depan} " if pejabat.gelar_depan else ""
    belakang = f", {pejabat.gelar_belakang}" if pejabat.gelar_belakang else ""
    return f"{depan}{nama}{belakang}"


def format_titel(jabatan: domain.Jabatan) -> str:
    """Return the name of a post with the role that stands behind it, where it has one."""
    return f"{jabatan.nama} {jabatan.peran}" if jabatan.peran else jabatan.nama


def format_jabatan(pihak: domain.Pihak) -> str:
    """Return the post with Plt., Plh. or Pj. before it, as it stands under the signature."""
    sebutan = pihak.pejabat.sebutan if pihak.pejabat else ""
    titel = format_titel(pihak.jabatan)
    return f"{sebutan} {titel}" if sebutan else titel


_LABEL_NIP = {"PPPK": "NI PPPK"}


def format_label_nip(pejabat: domain.Pejabat | None, naskah: domain.Naskah) -> str:
    """Return what stands before the number of a person: what the data give for the status.

    Else `NIP`; of a PPPK `NI PPPK`. Dasar: PP 49/2018 (nomor induk PPPK).
    """
    status = pejabat.status if pejabat else ""
    return naskah.label_nip.get(status or "PNS", _LABEL_NIP.get(status, "NIP"))

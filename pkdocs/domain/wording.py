"""Indonesian forms of numbers, dates, names and NIP; numbers and dates also read back.

Never by the machine's locale. What a target says is read by `domain.nilai`.
Dasar: Pergub DKI 99/2021 (form of official papers) and the PK 2022.
"""

import re
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
TITIK_NAMA = "…" * 15
TITIK_NIP = "…" * 11
TITIK_TARGET = "…"
ANGKA = r"-?(?:[0-9]{1,3}(?:\.[0-9]{3}){1,5}|[0-9]{1,18})(?:,[0-9]{1,6})?"
"""A numeral in Indonesian form, as a pattern."""


def parse_angka(text: str) -> Decimal:
    """Return the exact number of an Indonesian numeral such as `1.234,5`.

    Raises:
        ValueError: The text is no such numeral.
    """
    if not re.fullmatch(ANGKA, text):
        raise ValueError(text)
    return Decimal(text.replace(".", "").replace(",", "."))


def format_angka(number: Decimal) -> str:
    """Return the number with thousands dots and a decimal comma: `1.234.567,5`.

    Example:
        >>> format_angka(Decimal("1234567.5"))
        '1.234.567,5'
    """
    return f"{number:,f}".translate(str.maketrans(",.", ".,"))


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


def parse_hari(text: str) -> domain.Tanggal:
    """Return the date of a text that says its day: `6 Februari 2022` or `2022-02-06`.

    Raises:
        ValueError: The text is no such date, or leaves the day open.

    Example:
        >>> parse_hari("6 Februari 2022").hari
        6
    """
    found = parse_tanggal(text)
    if found.hari is None:
        raise ValueError(text)
    return found


def format_iso(tanggal: domain.Tanggal) -> str:
    """Return a date whose day is known as `2022-02-06`.

    Example:
        >>> format_iso(domain.Tanggal(2022, 2, 6))
        '2022-02-06'
    """
    return "{:04}-{:02}-{:02}".format(*tanggal.awal)


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


def format_konfirmasi(konfirmasi: domain.Konfirmasi) -> str:
    """Return who confirmed, when, and on which paper, in words."""
    day = format_tanggal(konfirmasi.tanggal)
    return f"dikonfirmasi {konfirmasi.oleh}, {day} ({konfirmasi.surat})"


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


def is_by_nrk(pejabat: domain.Pejabat, naskah: domain.Naskah) -> bool:
    """Return whether the number that papers print of a person is the NRK: the label says so."""
    return format_label_nip(pejabat, naskah).startswith("NRK")


TRIWULAN = ("TW I", "TW II", "TW III", "TW IV")
"""The quarters in short: as heads of columns, and in a line."""


def format_target(target: domain.Target | None, satuan: str) -> str:
    """Return a target in one line, `N/A` where nothing is measured; of none "".

    Example:
        >>> half = domain.Nilai("50%", domain.Ragam.PERSEN, Decimal(50))
        >>> format_target(domain.Target(None, half, None, half, half), "Persen")
        'TW I N/A, TW II 50%, TW III N/A, TW IV 50%, setahun 50% (Persen)'
    """
    if target is None:
        return ""
    said = [nilai.teks if nilai else "N/A" for nilai in (*target.triwulan, target.tahunan)]
    quarters = ", ".join(f"{when} {nilai}" for when, nilai in zip(TRIWULAN, said, strict=False))
    return f"{quarters}, setahun {said[-1]} ({satuan})"

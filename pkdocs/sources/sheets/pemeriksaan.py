"""The column that checks in Excel whether the year follows from the quarters: shown, never read.

The rule is `rules.checks.agregasi`. What Excel cannot reckon (predicates, ranges) it leaves to
that, and says so; it compares texts where nothing is to be added up.
"""

from itertools import combinations

from pkdocs import domain
from pkdocs.domain.lembar import Guna, Kolom

TRIWULAN = ("TW I", "TW II", "TW III", "TW IV")
TAHUNAN, AGREGASI = "Tahunan", "Agregasi"
_COCOK = '"cocok"'
_LEBAR = 24


def pemeriksaan() -> Kolom:
    """Return the column; its formula stands on TW I to TW IV, Tahunan and Agregasi of the row."""
    return Kolom(
        "Pemeriksaan",
        Guna.TAMPIL,
        lebar=_LEBAR,
        keterangan="Dihitung Excel: apakah Tahunan mengikuti triwulan menurut agregasinya.",
        rumus=f'=IF({_cell(TAHUNAN)}="","",IFERROR({_by_agregasi()},"diperiksa saat dibaca"))',
    )


def _by_agregasi() -> str:
    added = f"IF(ROUND({_sum()},{_decimals()})={_number(TAHUNAN)},{_COCOK},{_words('dihitung')})"
    formula = '""'
    for agregasi, own in (
        (domain.Agregasi.RATA_RATA, added),
        (domain.Agregasi.JUMLAH, added),
        (domain.Agregasi.TERAKHIR, f"IF({_is_last()},{_COCOK},{_words('terakhir')})"),
        (
            domain.Agregasi.KUMULATIF,
            f"IF(AND({_is_last()},{_rises()}),{_COCOK},{_words('kumulatif')})",
        ),
        (domain.Agregasi.TETAP, f"IF(AND({_all_same()}),{_COCOK},{_words('tetap')})"),
    ):
        formula = f'IF({_cell(AGREGASI)}="{agregasi}",{own},{formula})'
    return formula


def _words(what: str) -> str:
    words = {
        "tetap": "setiap triwulan yang diukur harus sama dengan Tahunan",
        "kumulatif": "triwulan tidak boleh turun; yang terakhir harus sama dengan Tahunan",
        "terakhir": "triwulan terakhir yang diukur harus sama dengan Tahunan",
        "dihitung": "hasil hitungan triwulan bukan Tahunan",
    }
    return f'"{words[what]}"'


def _cell(kepala: str) -> str:
    return f"{{{kepala}}}"


def _number(kepala: str) -> str:
    """The number in a cell, whatever the comma is on that computer; an error where it is none."""
    return f'_xlfn.NUMBERVALUE(SUBSTITUTE({_cell(kepala)},"%",""),",",".")'


def _measured(kepala: str) -> str:
    return f'AND({_cell(kepala)}<>"",{_cell(kepala)}<>"N/A")'


def _sum() -> str:
    """The sum of the measured quarters, or their mean."""
    total = "+".join(f"IF({_measured(q)},{_number(q)},0)" for q in TRIWULAN)
    count = "+".join(f"IF({_measured(q)},1,0)" for q in TRIWULAN)
    return f'({total})/IF({_cell(AGREGASI)}="{domain.Agregasi.JUMLAH}",1,{count})'


def _decimals() -> str:
    """How many decimals the year is written with; a sum has no fewer."""
    year = _cell(TAHUNAN)
    places = f'IFERROR(LEN(SUBSTITUTE({year},"%",""))-FIND(",",{year}),0)'
    return f'IF({_cell(AGREGASI)}="{domain.Agregasi.JUMLAH}",9,{places})'


def _is_last() -> str:
    last = '""'
    for triwulan in TRIWULAN:
        last = f"IF({_measured(triwulan)},{_cell(triwulan)},{last})"
    return f"{last}={_cell(TAHUNAN)}"


def _rises() -> str:
    return ",".join(
        f"IF(AND({_measured(a)},{_measured(b)}),{_number(a)}<={_number(b)},TRUE)"
        for a, b in combinations(TRIWULAN, 2)
    )


def _all_same() -> str:
    return ",".join(f"OR(NOT({_measured(q)}),{_cell(q)}={_cell(TAHUNAN)})" for q in TRIWULAN)

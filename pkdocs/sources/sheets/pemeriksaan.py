"""The column that checks in Excel whether the year follows from the quarters: shown, never read.

It helps who fills in and decides nothing: the rule itself is `rules.checks.agregasi`. Values are
texts (`86,75`, `≤ 24`, `100%`, `1.200`), whatever the language of the program that shows them.
"""

from collections.abc import Mapping

from pkdocs.domain.lembar import TARGET, Guna, Kolom

*TRIWULAN, TAHUNAN = TARGET
AGREGASI = "Agregasi"
_QUARTERS, _YEAR, _ALL = f"{{{TRIWULAN[0]}}}:{{{TRIWULAN[-1]}}}", "{Tahunan}", "{TW I}:{Tahunan}"
_AGREGASI = "{Agregasi}"
_TO_NUMBER: Mapping[str, str] = {
    **dict.fromkeys(("%", "≤", "≥"), ""),
    **dict.fromkeys((":", "-", "/"), "x"),
}
"""What is no part of a number, and what must not be taken for a time or a date."""
_MISPLACED_DOT = ",".join(f'"{pattern}"' for pattern in ("*.?", "*.??", "*.?%", "*.??%"))
"""Where a dot divides no thousands: `86.75`."""
_MEASURED = f'(1-EXACT({_QUARTERS},"N/A"))'


def pemeriksaan() -> Kolom:
    """Return the column, for a sheet with TW I to TW IV and Tahunan side by side, and Agregasi.

    Its formula, one of arrays, says `cocok`, or `periksa:` and why, or nothing: where something is
    missing or cannot be reckoned, or a bound from above neither rises nor falls all along.
    """
    return Kolom(
        "Pemeriksaan",
        Guna.TAMPIL,
        lebar=36,
        keterangan=(
            "Dihitung Excel: apakah Tahunan mengikuti triwulan menurut agregasinya. Hanya untuk "
            "dilihat; yang tidak dapat dihitung Excel dibiarkan kosong."
        ),
        rumus=_rumus(),
    )


def _rumus() -> str:
    values, year = _number(_QUARTERS), _number(_YEAR)
    all_numbers = f"COUNT({values})+COUNT({year})=SUM({_MEASURED})+1"
    judged = f"IF({all_numbers},{_of_numbers(values, year)},{_of_words()})"
    year_unmeasured = f'EXACT({_YEAR},"N/A")'
    one_side = _periksa("keempat triwulan N/A, atau hanya Tahunan yang N/A")
    judged = (
        f'IF((SUM({_MEASURED})=0)<>{year_unmeasured},{one_side},IF({year_unmeasured},"",{judged}))'
    )
    misplaced = f"SUM(COUNTIF({_ALL},{{{_MISPLACED_DOT}}}))>0"
    judged = f"IF({misplaced},{_periksa('tulis desimal dengan koma')},{judged})"
    missing = f"COUNTBLANK({_ALL})+COUNTBLANK({_AGREGASI})>0"
    return f'IFERROR(IF({missing},"",{judged}),"")'


def _of_numbers(values: str, year: str) -> str:
    """What the formula says where the year and all that is measured are numbers."""
    last = f"LOOKUP(2,1/{_MEASURED},{values})"
    reckoned = _by_agregasi(
        jumlah=f"SUM({values})", rata=f"ROUND(AVERAGE({values}),{_decimals()})", terakhir=last
    )
    wrong = _by_agregasi(
        jumlah=_periksa("jumlah triwulan bukan Tahunan"),
        rata=_periksa("rata-rata triwulan bukan Tahunan"),
        terakhir=_periksa("triwulan terakhir yang diukur harus sama dengan Tahunan"),
    )
    rising = f'IF({_falls(values)},IF(LEFT({_YEAR})="≤","",{_periksa("triwulan turun")}),"cocok")'
    return (
        f'IF({_AGREGASI}="tetap",{_all_as(f"({values}<>{year})")},'
        f"IF(ROUND({reckoned}-{year},6)<>0,{wrong},"
        f'IF({_AGREGASI}="kumulatif",{rising},"cocok")))'
    )


def _of_words() -> str:
    """What it says of predicates, ranges and such: of those that are to stay as they are."""
    last = f"EXACT(LOOKUP(2,1/{_MEASURED},{_QUARTERS}),{_YEAR})"
    wrong = _periksa("triwulan terakhir yang diukur harus sama dengan Tahunan")
    same = f'IF({last},IF({_AGREGASI}="terakhir","cocok",""),{wrong})'
    other = _by_agregasi(jumlah='""', rata='""', terakhir=same)
    return f'IF({_AGREGASI}="tetap",{_all_as(f"(1-EXACT({_QUARTERS},{_YEAR}))")},{other})'


def _by_agregasi(*, jumlah: str, rata: str, terakhir: str) -> str:
    """A value for each of them but tetap; an error where it is none of them."""
    last = f'OR({_AGREGASI}="terakhir",{_AGREGASI}="kumulatif")'
    rest = f'IF(LEFT({_AGREGASI},4)="rata",{rata},IF({last},{terakhir},1/0))'
    return f'IF({_AGREGASI}="jumlah",{jumlah},{rest})'


def _all_as(differs: str) -> str:
    wrong = _periksa("setiap triwulan yang diukur harus sama dengan Tahunan")
    return f'IF(SUM({_MEASURED}*{differs})=0,"cocok",{wrong})'


def _falls(values: str) -> str:
    """Whether a quarter is above a later one, of those that are measured."""
    earlier = f"(COLUMN({_QUARTERS})<TRANSPOSE(COLUMN({_QUARTERS})))"
    measured = f"{_MEASURED}*TRANSPOSE({_MEASURED})"
    return f"SUM({earlier}*{measured}*({values}>TRANSPOSE({values})))>0"


def _decimals() -> str:
    """How many decimals the year is written with."""
    bare = f"TRIM({_clean(_YEAR, {'%': ''})})"
    return f'IFERROR(LEN({bare})-FIND(",",{bare}),0)'


def _number(sel: str) -> str:
    """The number of a text with a decimal comma, `?` where it is none."""
    return f'IFERROR(_xlfn.NUMBERVALUE({_clean(sel, _TO_NUMBER)},",","."),"?")'


def _clean(sel: str, signs: Mapping[str, str]) -> str:
    for sign, other in signs.items():
        sel = f'SUBSTITUTE({sel},"{sign}","{other}")'
    return sel


def _periksa(why: str) -> str:
    return f'"periksa: {why}"'

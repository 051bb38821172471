"""The live check of a target: whether the year follows from its quarters, as Excel reckons it.

It helps who fills in and decides nothing: the rule itself is `rules.checks.agregasi`. Values are
texts (`86,75`, `≤ 24`, `100%`, `1.200`), whatever the language of the program that shows them.
"""

from collections.abc import Mapping

TAHUNAN, AGREGASI = "{Tahunan}", "{Agregasi}"
TRIWULAN = "{TW I}:{TW IV}"
_TO_NUMBER: Mapping[str, str] = {
    **dict.fromkeys(("%", "≤", "≥"), ""),
    **dict.fromkeys((":", "-", "/"), "x"),
}
"""What is no part of a number, and what must not be taken for a time or a date."""
_MISPLACED_DOT = ("*.?", "*.??", "*.?%", "*.??%")
"""A dot that divides no thousands: `86.75`."""


def _clean(sel: str, signs: Mapping[str, str]) -> str:
    for sign, other in signs.items():
        sel = f'SUBSTITUTE({sel},"{sign}","{other}")'
    return sel


def _number(sel: str) -> str:
    """The number of a text with a decimal comma, `?` where it is none."""
    return f'IFERROR(_xlfn.NUMBERVALUE({_clean(sel, _TO_NUMBER)},",","."),"?")'


def _rumus() -> str:
    """The whole formula, one of arrays: over the four quarters at once."""
    values, year = _number(TRIWULAN), _number(TAHUNAN)
    measured = f'(1-EXACT({TRIWULAN},"N/A"))'
    last = f"LOOKUP(2,1/{measured},{values})"
    without_percent = f"TRIM({_clean(TAHUNAN, {'%': ''})})"
    decimals = f'IFERROR(LEN({without_percent})-FIND(",",{without_percent}),0)'
    falls = (
        f"SUM((COLUMN({TRIWULAN})<TRANSPOSE(COLUMN({TRIWULAN})))*{measured}*TRANSPOSE({measured})"
        f"*({values}>TRANSPOSE({values})))>0"
    )
    reckoned = (
        f'IF({AGREGASI}="jumlah",SUM({values}),'
        f'IF(LEFT({AGREGASI},4)="rata",ROUND(AVERAGE({values}),{decimals}),'
        f'IF(OR({AGREGASI}="terakhir",{AGREGASI}="kumulatif"),{last},1/0)))'
    )
    numbers = (
        f'IF({AGREGASI}="tetap",IF(SUM({measured}*({values}<>{year}))=0,"cocok","periksa"),'
        f'IF(ROUND({reckoned}-{year},6)<>0,"periksa",'
        f'IF({AGREGASI}<>"kumulatif","cocok",'
        f'IF({falls},IF(LEFT({TAHUNAN})="≤","","periksa"),"cocok"))))'
    )
    words = (
        f'IF({AGREGASI}="tetap",IF(SUM({measured}*(1-EXACT({TRIWULAN},{TAHUNAN})))=0,"cocok",'
        f'"periksa"),IF(OR({AGREGASI}="terakhir",{AGREGASI}="kumulatif"),'
        f"IF(EXACT(LOOKUP(2,1/{measured},{TRIWULAN}),{TAHUNAN}),"
        f'IF({AGREGASI}="terakhir","cocok",""),"periksa"),""))'
    )
    dots = ",".join(f'"{pattern}"' for pattern in _MISPLACED_DOT)
    return (
        f'IFERROR(IF(COUNTBLANK({TRIWULAN})+COUNTBLANK({TAHUNAN})+COUNTBLANK({AGREGASI})>0,"",'
        f'IF(SUM(COUNTIF({{TW I}}:{{Tahunan}},{{{dots}}}))>0,"periksa",'
        f'IF((SUM({measured})=0)<>EXACT({TAHUNAN},"N/A"),"periksa",'
        f'IF(EXACT({TAHUNAN},"N/A"),"",'
        f"IF(COUNT({values})+COUNT({year})=SUM({measured})+1,{numbers},{words})))))"
        f',"")'
    )


RUMUS = _rumus()
"""`Kolom.rumus` of a sheet with TW I to TW IV and Tahunan side by side, and Agregasi.

It says `cocok`, `periksa`, or nothing where something is missing or cannot be reckoned; of a bound
from above that neither rises nor falls all along nothing, too.
"""

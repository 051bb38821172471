"""The signature fields of a PDF: which are signed, and by whom a signature is still lacking.

Whether a signature is valid, and whose it is, only a program for signatures can say.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import BinaryIO

import pikepdf

PIHAK = {"pihak_pertama": "Pihak Pertama", "pihak_kedua": "Pihak Kedua"}
"""The parties in the order of signing; the fields that are theirs end so."""
_MOST_FIELDS = 10_000


def is_signed(file: Path | BinaryIO) -> bool:
    """Return whether a PDF holds an electronic signature; False where it is no PDF."""
    return any(read_fields(file).values())


def unsigned_parties(file: Path | BinaryIO) -> tuple[str, ...]:
    """Return who has signature fields in a signed PDF, all empty: `Pihak Kedua`.

    Nobody where all fields of both are: it was signed in others, and whose those are is not known.
    """
    return _lacking(read_fields(file))


def _lacking(fields: Mapping[str, bool]) -> tuple[str, ...]:
    own = {pihak: [fields[name] for name in fields if name.endswith(pihak)] for pihak in PIHAK}
    empty = [pihak for pihak, signed in own.items() if signed and not any(signed)]
    used = any(any(signed) for signed in own.values())
    return tuple(PIHAK[pihak] for pihak in empty) if used else ()


def read_fields(file: Path | BinaryIO) -> dict[str, bool]:
    """Return the signature fields of a PDF by name, and whether each is signed.

    None where it is no PDF, or locked. A signature lies over ranges of the bytes; what a reader
    program was given as rights, and a time stamp, are nobody's. Dasar: ISO 32000-2, 12.7.5.5, 12.8.
    """
    try:
        with pikepdf.open(file) as pdf:
            return dict(_signature_fields(pdf))
    except (OSError, pikepdf.PdfError):
        return {}


def _signature_fields(pdf: pikepdf.Pdf) -> Iterator[tuple[str, bool]]:
    form = pdf.Root.get("/AcroForm")
    waiting = _listed(form, "/Fields")
    for _ in range(_MOST_FIELDS):  # a tree that goes round is none
        if not waiting:
            return
        field = waiting.pop()
        waiting += _listed(field, "/Kids")
        if isinstance(field, pikepdf.Dictionary) and (signed := _is_signed(field)) is not None:
            yield str(field.get("/T", "")), signed


def _listed(holder: object, key: str) -> list[pikepdf.Object]:
    found = holder.get(key) if isinstance(holder, pikepdf.Dictionary) else None
    return list(found) if isinstance(found, pikepdf.Array) else []


def _is_signed(field: pikepdf.Dictionary) -> bool | None:
    """Whether a signature field is signed; None of another field. A kid's kind may be above it."""
    value = field.get("/V")
    if not isinstance(value, pikepdf.Dictionary) or "/ByteRange" not in value:
        return False if field.get("/FT") == pikepdf.Name.Sig else None
    return bool(value.get("/Type") != pikepdf.Name.DocTimeStamp)

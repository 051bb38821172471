"""What a workbook was made from, as its hidden sheet says it.

Rows of texts: `versi`, `tahun`, `unit` and `sistem` with their value; `baris` with the sheet, the
key, and what the cells of that row said, as JSON that may run over several cells.
"""

import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping

from pkdocs.domain.lembar import Dasar
from pkdocs.sources.workbook.cells import clean, raw_text
from pkdocs.sources.workbook.grid import Row
from pkdocs.sources.workbook.package import Paket

LEMBAR_DASAR = "_pkdocs"
VERSI = "1"


def read_dasar(rows: Iterable[Row], paket: Paket) -> Dasar | None:
    """Return what the rows of the hidden sheet say, None if they are not as they were written.

    Texts are as the reader gives those of cells.
    """
    head: dict[str, str] = {}
    isi: dict[str, dict[str, Mapping[str, str]]] = defaultdict(dict)
    for _, cells in rows:
        texts = {column: raw_text(cell, paket) for column, cell in cells.items()}
        kind = texts.get(1, "")
        if kind == "baris":
            packed = "".join(texts[column] for column in sorted(texts) if column > 3)
            said = _said(packed)
            if said is None:
                return None
            isi[sys.intern(texts.get(2, ""))][clean(texts.get(3, ""))] = said
        else:
            head[kind] = texts.get(2, "")
    tahun = head.get("tahun", "")
    if head.get("versi") != VERSI or not (tahun.isdecimal() and len(tahun) == 4):
        return None
    unit, sistem = (clean(head.get(kind, "")) for kind in ("unit", "sistem"))
    return Dasar(int(tahun), unit, dict(isi), sistem)


def _said(packed: str) -> Mapping[str, str] | None:
    try:
        said = json.loads(packed)
    except (ValueError, RecursionError):
        return None
    if not isinstance(said, dict) or not all(isinstance(text, str) for text in said.values()):
        return None
    return {sys.intern(kepala): clean(text) for kepala, text in said.items()}

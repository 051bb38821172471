"""The page to read beside the browser: a value a line, each selected or copied with one click.

It works without its program: a click selects a whole value then. It reaches out to nothing.
"""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from pkdocs.domain.entri import BarisEntri, PerjanjianEntri, TidakDimuat
from pkdocs.domain.lembar import TARGET
from pkdocs.outputs import html
from pkdocs.outputs.entry_sheets.rows import NOMOR
from pkdocs.outputs.entry_sheets.sheet import BELUM_TTD, changed_since, party_texts

_PACKAGE = "pkdocs.outputs.entry_sheets"
_SHORT = (*TARGET, "Satuan", "Agregasi")
_HEAD = ("Jabatan", "Nama", "NIP", "NRK", "Unit")


class Pengantar(Struct, frozen=True):
    """What the page says of itself: the system, the year, the unit ("" all)."""

    sistem: str
    tahun: int
    unit: str = ""


def write_page(
    all_perjanjian: Sequence[PerjanjianEntri], lain: Sequence[TidakDimuat], pengantar: Pengantar
) -> bytes:
    """Return the page of a system in UTF-8; the same rows give the same bytes."""
    style, program = html.static(_PACKAGE, "page.css"), html.static(_PACKAGE, "copy.js")
    page = html.template(_PACKAGE, "page.html").stream(
        policy=html.policy(style, program),
        style=style,
        program=program,
        pengantar=pengantar,
        perjanjian=[_shown(own) for own in all_perjanjian],
        lain=lain,
    )
    return "".join(page).encode()


def _shown(own: PerjanjianEntri) -> Mapping[str, object]:
    """What the template shows of an agreement."""
    texts = party_texts(own)
    return {
        "kode": own.baris[0].kunci.partition(" ")[0],
        "jabatan": texts["Jabatan"],
        "unit": texts["Unit"],
        "pk": texts["PK"],
        "belum": texts["Ditandatangani"] == BELUM_TTD,
        "dokumen": texts["Dokumen"],
        "kepala": [(kepala, texts[kepala]) for kepala in _HEAD if texts[kepala]],
        "sudah": sum(baris.kejadian is not None for baris in own.baris),
        "baris": [_row(baris) for baris in own.baris],
    }


def _row(baris: BarisEntri) -> Mapping[str, object]:
    """What the template shows of a row: what is short side by side, above and below the rest."""
    said = [(kepala, teks) for kepala, teks in baris.teks.items() if teks]
    return {
        "kunci": baris.kunci,
        "kode": baris.indikator,
        "kejadian": baris.kejadian,
        "berubah": changed_since(baris),
        "nomor": [own for own in said if own[0] in NOMOR],
        "isi": [own for own in said if own[0] not in (*NOMOR, *_SHORT)],
        "target": [own for own in said if own[0] in _SHORT],
    }

"""Made-up agreements with rows for entry, as the tests of the package need them."""

from pkdocs import domain
from pkdocs.base.values import replace
from pkdocs.domain.agenda import Kejadian, Peristiwa
from pkdocs.domain.entri import BarisEntri, PerjanjianEntri
from pkdocs.outputs.entry_sheets.rows import entry_texts, row_hash
from pkdocs.rules.year import Year

EVENT = Kejadian(
    "2023-07-03T08:00:00+07:00", "ani", Peristiwa.DIINPUT, 2023, "walikota", tanggal="3 Juli 2023"
)


def perjanjian_entri(
    year: Year,
    kode: str = "walikota",
    *,
    kejadian: Kejadian | None = None,
    dulu: Kejadian | None = None,
    beku: bool = False,
) -> PerjanjianEntri:
    """Return the agreement of a post, its first row as it was entered (`kejadian`, `dulu`)."""
    own = year.perjanjian[domain.KodeJabatan(kode)]
    rows = [_row(own, baris) for baris in own.baris]
    first = replace(rows[0], kejadian=kejadian, dulu=dulu)
    return PerjanjianEntri(own, beku, (first, *rows[1:]))


def _row(own: domain.Perjanjian, baris: domain.Baris) -> BarisEntri:
    teks, kode = entry_texts(baris), own.jabatan.kode
    return BarisEntri(f"{kode} {baris.kode}", kode, 0, baris.kode, "e-SAKIP", teks, row_hash(teks))

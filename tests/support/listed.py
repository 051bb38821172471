"""Made-up entries, output folders and years: no file need stand behind them."""

from collections.abc import Iterable
from pathlib import Path

from pkdocs import domain
from pkdocs.base.problem import Problem
from pkdocs.base.values import replace
from pkdocs.rules.cascade import resolve_cascade
from pkdocs.rules.year import Year
from pkdocs.store.folder import Folder
from pkdocs.store.register import Entri, Register
from tests.support.worlds import HERE, chart, indikator, jabatan, katalog_of


def entry(stem: str, **changes: object) -> Entri:
    """An entry of the post `a` whose file is as it was made; the stem says which document it is."""
    nomor = int(stem.rpartition("-")[2]) if "-perubahan-" in stem else 0
    plain = Entri("a", f"{stem}.docx", "Unit", "siap", (), f"isi {stem}", "m", "p", "t", "v")
    own = replace(plain, nomor=nomor, alasan_perubahan="s" * nomor, ukuran=7, waktu=9)
    return replace(own, **changes)  # type: ignore[arg-type]  # fields by name


def folder_of(*entries: Entri, path: Path = Path("tiada")) -> Folder:
    """A folder in which every file lies as its entry says."""
    files = {e.berkas: (e.ukuran, e.waktu) for e in entries}
    files |= {e.pdf: (e.pdf_ukuran, e.pdf_waktu) for e in entries if e.pdf_waktu}
    return Folder(path, files, Register(2023, {}, {e.stem: e for e in entries}))


def year_of(*posts: str, blocked: Iterable[str] | None = ()) -> Year:
    """A year in which each post holds an indicator, and the errors touch those posts."""
    above = [jabatan("atas", None), jabatan("muka", "atas")]
    organisasi = chart(*above, *(jabatan(kode, "muka") for kode in posts))
    given = indikator("1.1", [(kode, domain.Sifat.LANGSUNG) for kode in posts])
    katalog = katalog_of("muka", given)
    touched = None if blocked is None else tuple(blocked)
    errors = (Problem(HERE, "K001", "galat", jabatan=touched or ()),) if touched != () else ()
    return Year(organisasi, katalog, resolve_cascade(organisasi, katalog), errors, {})

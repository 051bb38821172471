"""Workbooks of a project: what their sheets are made from, and who gets which."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, partial
from io import BytesIO
from itertools import chain
from pathlib import Path

from msgspec import Struct

from pkdocs import domain
from pkdocs.app.looking.checking import check
from pkdocs.app.terms import Refused, check_ending, misused
from pkdocs.app.years import load_year, open_year
from pkdocs.base import files
from pkdocs.base.placing import Maker, write_outputs
from pkdocs.base.problem import Problem
from pkdocs.base.text import slug
from pkdocs.base.values import replace
from pkdocs.batch.wire import Shared
from pkdocs.domain.lembar import Lembar, Utang, owed
from pkdocs.domain.selection import unknown_word
from pkdocs.outputs.workbook.book import write_workbook
from pkdocs.outputs.workbook.grid import TooLargeError
from pkdocs.outputs.workbook.guide import Petunjuk
from pkdocs.review.read import folder as folders
from pkdocs.rules.isian import Formulir
from pkdocs.rules.year import Year
from pkdocs.sources.sheets.bahan import Bahan
from pkdocs.sources.sheets.orang import pegawai
from pkdocs.sources.sheets.semua import SHEETS
from pkdocs.sources.yaml_file import Source, parse_source

PERINTAH = "workbook"


class Workbooks(Struct, frozen=True, dict=True):
    """The workbooks of a project as they would be made now; `year` is what they are made from."""

    folder: Path
    year: Year
    sources: Mapping[str, Source]
    tahun_lalu: Year | None

    @property
    def units(self) -> tuple[str, ...]:
        """Return the units of the chart, in its order."""
        return tuple(dict.fromkeys(j.unit for j in self.year.organisasi.jabatan.values()))

    def bahan(self, unit: str = "") -> Bahan:
        """Return what the sheets of a unit are made from, "" of the whole project."""
        chart = self.year.organisasi
        own = [kode for kode, j in chart.jabatan.items() if unit in ("", j.unit)]
        return Bahan(
            organisasi=chart,
            katalog=self.year.katalog,
            sources=self.sources,
            unit=unit,
            perjanjian=_agreements(self.year, own),
            tahun_lalu={
                kode: perjanjian.baris
                for kode, perjanjian in (
                    _agreements(self.tahun_lalu, own) if self.tahun_lalu else {}
                ).items()
            },
        )

    def unit(self, name: str) -> str:
        """Return a unit as the chart writes it, "" for "".

        Raises:
            Refused: Nobody is of it.
        """
        by_slug = {slug(own): own for own in self.units}
        if name and slug(name) not in by_slug:
            raise misused(unknown_word("unit", name, self.units))
        return by_slug.get(slug(name), "")

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """Return what is wrong or doubtful in the project as it is."""
        return check(self.folder)

    def formulir(self, unit: str = "") -> dict[str, Formulir]:
        """Return the sheets of a unit's workbook by name, "" of the whole, to be read against.

        A unit may speak of its own posts, and of a title for all its seats.
        """
        bahan = self.bahan(unit)
        posts = [j for j in self.year.organisasi.jabatan.values() if j.unit == unit]
        titles = domain.codes_by_titel(posts)
        own = frozenset((*titles, *(jabatan.kode for jabatan in posts))) if unit else None
        built = ((sheet, sheet.build(bahan)) for sheet in SHEETS if sheet.is_for(unit))
        return {
            sheet.nama: Formulir(lembar, partial(sheet.kunci, bahan, lembar), own)
            for sheet, lembar in built
        }

    def lembar(self, unit: str = "") -> Iterator[Lembar]:
        """Return the sheets of a unit's workbook, "" of the whole project's."""
        bahan = self.bahan(unit)
        return (sheet.build(bahan).ringkas for sheet in SHEETS if sheet.is_for(unit))

    def owed(self, unit: str = "") -> Iterator[Utang]:
        """Return what a unit owes, "" all units, in the order of the sheets and their rows."""
        bahan = self.bahan(unit)
        built = (sheet.build(bahan) for sheet in SHEETS if sheet.untuk_unit)
        return chain.from_iterable(owed(own, self.year.organisasi.jabatan) for own in built)


def _agreements(
    year: Year, codes: Iterable[domain.KodeJabatan]
) -> dict[domain.KodeJabatan, domain.Perjanjian]:
    """The agreements of those posts that have one."""
    shared = Shared(year.perjanjian)
    return {kode: shared.plain(kode) for kode in codes if kode in year.perjanjian}


def open_workbooks(folder: Path) -> Workbooks:
    """Return what the workbooks of the project in `folder` are made from.

    Last year's own indicators are shown where `tahun_lalu` names a project.

    Raises:
        Refused: A source cannot be read as a whole, or somebody saved one meanwhile.

    Example:
        >>> [lembar.nama for lembar in open_workbooks(project).lembar()][:2]
        ['Jabatan', 'Pegawai']
    """
    year = open_year(folder)
    read = (parse_source(files.read_whole(folder / name), name) for name in year.berkas)
    sources = {own.value.berkas: own.value for own in read if own.value}
    if {name: own.sha256 for name, own in sources.items()} != dict(year.berkas):
        raise Refused("sumber berubah selagi dibaca; ulangi.")
    return Workbooks(folder, year, sources, _before(folder, year))


def _before(folder: Path, year: Year) -> Year | None:
    """Last year, where a project of it can be read; whatever is wrong there is told by `check`."""
    rujukan = year.katalog.tahun_lalu
    if rujukan is None or not folders.is_project(folder / rujukan.teks):
        return None
    return load_year(folder / rujukan.teks).value


class Wanted(Struct, frozen=True):
    """Which workbooks: one at `target`, of a unit or (unit "") of all; or of each that owes.

    `batas` is the day by which they are to come back, in words. `tanpa_nama` leaves out the people
    of whom nothing is asked.
    """

    target: Path | None = None
    unit: str = ""
    each_unit: Path | None = None
    batas: str = ""
    tanpa_nama: bool = False
    overwrite: bool = False


def make_workbooks(folder: Path, wanted: Wanted) -> list[Path]:
    """Write workbooks of the project in `folder`, and return their paths.

    Raises:
        Refused: The sources cannot be read, nobody is of that unit, a file cannot be written.

    Example:
        >>> [p.name for p in make_workbooks(project, Wanted(project / "isi.xlsx"))]
        ['isi.xlsx']
    """
    if (wanted.target is None) == (wanted.each_unit is None):
        raise misused("sebut -o BERKAS.xlsx, atau --each-unit FOLDER.")
    if wanted.each_unit and wanted.unit:
        raise misused("--unit dan --each-unit tidak dapat dipakai bersama.")
    check_ending(wanted.target, ".xlsx", "-o")
    made = open_workbooks(folder)
    paths = {wanted.target: made.unit(wanted.unit)} if wanted.target else {}
    if wanted.each_unit:
        paths = {wanted.each_unit / f"{slug(unit)}.xlsx": unit for unit in _owing(made)}
    maker = Maker(PERINTAH, overwrite=wanted.overwrite)
    contents = (_written(made, unit, wanted) for unit in paths.values())
    found = write_outputs(list(paths), contents, maker, wanted.each_unit)
    if found:
        raise Refused("buku kerja tidak semuanya ditulis.", found)
    return list(paths)


def _owing(made: Workbooks) -> Iterator[str]:
    """The units that owe something, in the order of the chart."""
    owing = {utang.unit for utang in made.owed()}
    return (unit for unit in made.units if unit in owing)


def _unnamed(lembar: Lembar) -> Lembar:
    """The sheet Pegawai with the posts alone that wait for a name or a NIP; another as it is."""
    if lembar.nama != pegawai.NAMA:
        return lembar
    waiting = (row for row in lembar.baris if any(sel.ditunggu for sel in row.sel.values()))
    return replace(lembar, baris=tuple(waiting))


def _written(made: Workbooks, unit: str, wanted: Wanted) -> bytes:
    tahun = made.year.katalog.tahun
    judul = f"Isian Perjanjian Kinerja Tahun {tahun}"
    guide = Petunjuk(judul, tahun, unit=unit, batas=wanted.batas)
    built = map(_unnamed, made.lembar(unit)) if wanted.tanpa_nama else made.lembar(unit)
    sheets = (lembar for lembar in built if lembar.baris or lembar.kosong)
    return book_of(made, sheets, guide)


def book_of(made: Workbooks, sheets: Iterable[Lembar], guide: Petunjuk) -> bytes:
    """Return the bytes of a workbook of these sheets, with what its guide says.

    Raises:
        Refused: A text, or a sheet, is larger than Excel holds.
    """
    stream = BytesIO()
    try:
        write_workbook(stream, sheets, guide, made.year.organisasi.jabatan)
    except TooLargeError as error:
        whose = guide.unit or "seluruh proyek"
        raise Refused(f"buku kerja {whose} tidak dibuat: {error}") from error
    return stream.getvalue()

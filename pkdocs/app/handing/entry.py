"""Entry sheets: what is to be typed into each system, as a workbook and a page."""

from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from pathlib import Path

from msgspec import Struct

from pkdocs.app.handing.entries import Entries, find_entries
from pkdocs.app.noting import known_agenda
from pkdocs.app.terms import Refused, Which, check_apart, choose
from pkdocs.app.years import errors_for, open_year
from pkdocs.base.placing import Maker, clashes, write_outputs
from pkdocs.base.problem import Problem
from pkdocs.base.text import slug
from pkdocs.domain.entri import TidakDimuat
from pkdocs.outputs.entry_sheets.page import Pengantar, write_page
from pkdocs.outputs.entry_sheets.sheet import PERINTAH, build_sheets, guide
from pkdocs.outputs.workbook import TooLargeError, write_workbook
from pkdocs.rules.year import Year


class Sheets(Struct, frozen=True):
    """Where entry sheets go, and whether one a unit (`each_unit`) or one for all."""

    folder: Path
    each_unit: bool = False
    overwrite: bool = False


class SheetsMade(Struct, frozen=True):
    """The files that were written with how many rows, and what is not in them.

    `errors` are of the sources, `problems` of the agenda.
    """

    written: Mapping[Path, Entries]
    lain: tuple[TidakDimuat, ...]
    errors: tuple[Problem, ...]
    problems: tuple[Problem, ...]


def make_entry_sheets(folder: Path, which: Which, sheets: Sheets) -> SheetsMade:
    """Write for each system of entry a workbook and a page, and return what they hold.

    Raises:
        Refused: The folder is one of documents, the sources cannot be read, a post is not there,
            nothing is for entry, a file cannot be written.

    Example:
        >>> made = make_entry_sheets(project, Which(), Sheets(project / "entri"))
        >>> [path.name for path in made.written][:2]
        ['entri-e-sakip.xlsx', 'entri-e-sakip.html']
    """
    check_apart(sheets.folder, "-o")
    year, agenda = open_year(folder), known_agenda(folder)
    chosen = choose(year, which)
    errors = errors_for(year, chosen, named=which.named)
    codes = (jabatan.kode for jabatan in chosen)
    entries = find_entries(folder, year, agenda, codes)
    if not entries.perjanjian:
        raise Refused(_nothing(entries.lain), errors)
    parts = list(_parts(entries, sheets))
    clash = clashes((own.sistem, path) for path, own in parts)
    if clash:
        raise Refused("lembar entri tidak dibuat.", (*errors, *clash))
    wanted = dict(parts)
    maker = Maker(PERINTAH, overwrite=sheets.overwrite)
    contents = (_content(year, path, own) for path, own in wanted.items())
    found = write_outputs(list(wanted), contents, maker, sheets.folder)
    if found:
        raise Refused("lembar entri tidak semuanya ditulis.", found)
    written = {path: own.entries for path, own in wanted.items()}
    return SheetsMade(written, entries.lain, tuple(errors), agenda.problems)


def _nothing(lain: Sequence[TidakDimuat]) -> str:
    """The words where no row is for entry: why not, of the first."""
    why = (f"{own.perjanjian.jabatan.kode}: {own.sebab}" for own in lain)
    return f"tidak ada baris untuk diinput; {next(why, 'jabatan itu belum memiliki indikator')}."


class _Part(Struct, frozen=True):
    """What one file holds: of which system, of which unit ("" several)."""

    sistem: str
    unit: str
    entries: Entries


def _parts(entries: Entries, sheets: Sheets) -> Iterator[tuple[Path, _Part]]:
    """The files to write, each with what it holds."""
    for sistem in entries.systems:
        own = entries.of(sistem)
        units = own.by_unit()
        whole = {"": own} if len(units) > 1 and not sheets.each_unit else units
        for unit, part in whole.items():
            if part.perjanjian:
                end = f"-{slug(unit)}" if sheets.each_unit else ""
                path = sheets.folder / f"entri-{slug(sistem)}{end}"
                yield path.with_name(f"{path.name}.xlsx"), _Part(sistem, unit, part)
                yield path.with_name(f"{path.name}.html"), _Part(sistem, unit, part)


def _content(year: Year, path: Path, part: _Part) -> bytes:
    """The bytes of a file.

    Raises:
        Refused: A text, or a sheet, is larger than Excel holds.
    """
    tahun, own = year.katalog.tahun, part.entries
    if path.suffix == ".html":
        pengantar = Pengantar(part.sistem, tahun, part.unit)
        return write_page(own.perjanjian, own.lain, pengantar)
    stream = BytesIO()
    sheets = build_sheets(own.perjanjian, own.lain)
    petunjuk = guide(part.sistem, tahun, part.unit)
    try:
        write_workbook(stream, sheets, petunjuk, year.organisasi.jabatan)
    except TooLargeError as error:
        raise Refused(f"lembar entri {part.sistem} tidak dibuat: {error}") from error
    return stream.getvalue()

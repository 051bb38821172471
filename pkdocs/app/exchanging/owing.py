"""Who still owes what was asked for in a workbook: by unit, the longest silent first."""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from pkdocs.app.exchanging.workbooks import Workbooks, open_workbooks
from pkdocs.app.noting import known_agenda
from pkdocs.app.terms import Refused, check_ending
from pkdocs.base.placing import Maker, write_outputs
from pkdocs.base.problem import Problem
from pkdocs.base.text import slug
from pkdocs.domain.agenda import Peristiwa
from pkdocs.domain.lembar import Utang, UtangUnit
from pkdocs.outputs.owed import write_letter, write_list

PERINTAH = "owed"


class Owed(Struct, frozen=True):
    """The units that owe something, and the files that tell so; `problems` are of the agenda."""

    units: tuple[UtangUnit, ...]
    problems: tuple[Problem, ...] = ()
    written: tuple[Path, ...] = ()


class Told(Struct, frozen=True):
    """Where it is to be told: a table as Excel file, and a folder for one letter (.txt) a unit."""

    xlsx: Path | None = None
    surat: Path | None = None
    overwrite: bool = False


_NOWHERE = Told()


def list_owed(folder: Path, *, unit: str = "", told: Told = _NOWHERE) -> Owed:
    """Return what the units of the project in `folder` owe, one of them or all.

    Raises:
        Refused: The sources cannot be read, nobody is of that unit, a file cannot be written.

    Example:
        >>> list_owed(project).units
        ()
    """
    check_ending(told.xlsx, ".xlsx", "--xlsx")
    made = open_workbooks(folder)
    agenda, tahun = known_agenda(folder), made.year.katalog.tahun
    books = [own for own in agenda.value or () if own.peristiwa is Peristiwa.BUKU]
    received = {own.unit: own.waktu[:10] for own in books if own.tahun == tahun}
    by_unit: dict[str, list[Utang]] = defaultdict(list)
    for utang in made.owed(made.unit(unit)):
        by_unit[utang.unit].append(utang)
    units = [UtangUnit(name, tuple(own), received.get(name, "")) for name, own in by_unit.items()]
    units.sort(key=lambda own: own.diterima)
    return Owed(tuple(units), agenda.problems, tuple(_write(made, units, told)))


def _write(made: Workbooks, units: list[UtangUnit], told: Told) -> Iterator[Path]:
    maker = Maker(PERINTAH, overwrite=told.overwrite)
    contents: dict[Path, bytes] = {}
    if told.xlsx:
        contents[told.xlsx] = write_list(units, maker.status)
    if told.surat:
        tahun = made.year.katalog.tahun
        letters = {own.unit: write_letter(own, tahun) for own in units}
        contents |= {told.surat / f"{slug(u)}.txt": text.encode() for u, text in letters.items()}
    found = write_outputs(list(contents), contents.values(), maker, told.surat)
    if found:
        raise Refused("tidak semuanya ditulis.", found)
    yield from contents

"""Who still owes what was asked for in a workbook: by unit, who never answered first."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pkdocs.app.terms import Refused, check_ending
from pkdocs.app.workbooks import Workbooks, open_workbooks
from pkdocs.base.placing import Maker, hindrance, write_output
from pkdocs.base.problem import Problem
from pkdocs.base.text import slug
from pkdocs.domain.lembar import Utang
from pkdocs.store.agenda import BUKU_DITERIMA, read_agenda

PERINTAH = "owed"


@dataclass(frozen=True, slots=True)
class UnitOwes:
    """What a unit owes; `diterima` is the day its last workbook was taken in, "" never."""

    unit: str
    utang: tuple[Utang, ...]
    diterima: str = ""


@dataclass(frozen=True, slots=True)
class Owed:
    """The units that owe something, and the files that tell so."""

    units: tuple[UnitOwes, ...]
    problems: tuple[Problem, ...] = ()
    written: tuple[Path, ...] = ()

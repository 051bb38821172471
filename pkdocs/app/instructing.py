"""The Instruksi of a year and its lampiran, as Word documents and PDF in a folder of their own."""

from dataclasses import dataclass
from pathlib import Path

from pkdocs import domain
from pkdocs.app.terms import Refused
from pkdocs.app.years import open_year
from pkdocs.base.placing import Maker
from pkdocs.base.problem import Problem, has_error
from pkdocs.rules.year import Year
from pkdocs.sources.instruksi import load_instruksi

INSTRUKSI = Maker("instruksi")


@dataclass(frozen=True, slots=True)
class Made:
    """The files that were written, and of the konsep among them the reasons, by name of file."""

    written: tuple[Path, ...]
    konsep: tuple[tuple[str, tuple[str, ...]], ...] = ()
    problems: tuple[Problem, ...] = ()


def open_instruksi(folder: Path, year: Year) -> domain.Instruksi:
    """Return the Instruksi of a project whose year was read.

    Raises:
        Refused: It has none, or that is in error.
    """
    found = load_instruksi(folder, year.organisasi, year.katalog)
    if found.value is None or has_error(found.problems):
        raise Refused("Instruksi tidak dibuat.", found.problems)
    return found.value

"""Loading a year: from a project folder to its chart, catalogue, agreements and all problems."""

from collections.abc import Sequence
from pathlib import Path

from pkdocs import domain
from pkdocs.app.terms import Refused
from pkdocs.base.problem import Checked, Problem, sort_problems
from pkdocs.outputs import anchors
from pkdocs.rules import blocking
from pkdocs.rules.year import Year, resolve_year
from pkdocs.sources.project import load_project


def load_year(folder: Path) -> Checked[Year]:
    """Return the year of the project in `folder`; problems of its sources and of all checks.

    The value is None only where a source cannot be read as a whole.

    Example:
        >>> year = load_year(project).value
        >>> len(year.perjanjian), [str(p) for p in year.problems]
        (8, [])
    """
    loaded = load_project(folder)
    project = loaded.value
    if project is None:
        return Checked(None, sort_problems(loaded.problems))
    year = resolve_year(
        project.organisasi,
        project.katalog,
        loaded.problems,
        dropped=project.dropped,
        berkas=project.berkas,
    )
    stray = anchors.check_anchors(year.organisasi.naskah, year.perjanjian)
    year = year.with_problems(stray)
    return Checked(year, year.problems)


def open_year(folder: Path) -> Year:
    """Return the year of the project in `folder`.

    Raises:
        Refused: A source cannot be read as a whole; with every problem.
    """
    loaded = load_year(folder)
    if loaded.value is None:
        words = "sumber masih mengandung galat; perintah ini tidak dijalankan."
        raise Refused(words, loaded.problems)
    return loaded.value


def errors_for(year: Year, chosen: Sequence[domain.Jabatan], *, named: bool) -> list[Problem]:
    """Return the errors that matter for these posts; see `rules.blocking.errors_for`."""
    return blocking.errors_for(year.problems, year.organisasi, chosen, named=named)


def doubts_for(year: Year, chosen: Sequence[domain.Jabatan]) -> tuple[Problem, ...]:
    """Return the warnings about the words and targets of these posts."""
    return blocking.doubts_for(year.problems, chosen)


def errors_of(year: Year) -> list[Problem]:
    """Return all errors of a year."""
    return errors_for(year, list(year.organisasi.jabatan.values()), named=False)

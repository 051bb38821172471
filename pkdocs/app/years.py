"""Loading a year: from a project folder to its chart, catalogue, agreements and all problems."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from pkdocs import domain
from pkdocs.app.terms import Refused
from pkdocs.base.problem import Berat, Checked, Problem, sort_problems
from pkdocs.batch.wire import Shared
from pkdocs.outputs import anchors
from pkdocs.outputs.arms import LAMBANG, check_arms
from pkdocs.outputs.form import Form, load_form
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
        words = "sumber masih mengandung galat; tidak ada yang dibuat."
        raise Refused(words, loaded.problems)
    return loaded.value


def check(folder: Path) -> tuple[Problem, ...]:
    """Return every problem of the sources and of the template of a project, in their order.

    Example:
        >>> check(project)
        ()
    """
    year = load_year(folder)
    if year.value is None:
        return year.problems
    form = load_form(folder, year.value.organisasi.naskah, year.value.katalog)
    return sort_problems((*year.problems, *form.problems, *_not_to_sign(year.value, form.value)))


def _not_to_sign(year: Year, form: Form | None) -> Iterator[Problem]:
    """What to mend before agreements that are siap are signed.

    J016 names or NIP are lacking, and those of `check_arms`.
    """
    agreements = Shared(year.perjanjian)
    dotted = (kode for kode in year.perjanjian if not year.perjanjian.bernama(kode))
    unnamed = [k for k in dotted if agreements.keadaan(k) is domain.Keadaan.TANPA_NAMA]
    if unnamed:
        pesan = (
            f"{len(unnamed)} perjanjian sudah siap, tetapi nama atau NIP pihaknya belum diisi "
            f"(yang pertama {unnamed[0]})."
        )
        here = year.organisasi.jabatan[unnamed[0]].span
        yield Problem(here, "J016", pesan, Berat.PERINGATAN)
    if form:
        keadaan = (agreements.keadaan(kode) for kode in year.perjanjian)
        ready = any(own is not domain.Keadaan.KONSEP for own in keadaan)
        yield from check_arms(form.files[LAMBANG], ready=ready)


def errors_for(year: Year, chosen: Sequence[domain.Jabatan], *, named: bool) -> list[Problem]:
    """Return the errors that matter for these posts; see `rules.blocking.errors_for`."""
    return blocking.errors_for(year.problems, year.organisasi, chosen, named=named)


def doubts_for(year: Year, chosen: Sequence[domain.Jabatan]) -> tuple[Problem, ...]:
    """Return the warnings about the words and targets of these posts."""
    return blocking.doubts_for(year.problems, chosen)


def errors_of(year: Year) -> list[Problem]:
    """Return all errors of a year."""
    return errors_for(year, list(year.organisasi.jabatan.values()), named=False)

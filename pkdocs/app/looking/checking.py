"""Checking a project: its sources, its template, and what an evaluator would ask about."""

from collections.abc import Iterator
from pathlib import Path

from pkdocs import domain
from pkdocs.app.handing.informing import check_letters
from pkdocs.app.years import load_year
from pkdocs.base.problem import Berat, Problem, sort_problems
from pkdocs.batch.wire import Shared
from pkdocs.outputs.arms import LAMBANG, check_arms
from pkdocs.outputs.form import Form, load_form
from pkdocs.rules.mutu import check_mutu
from pkdocs.rules.year import Year
from pkdocs.sources.mutu import load_mutu


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
    unsigned = _not_to_sign(year.value, form.value)
    others = (
        *(*unsigned, *_mutu(folder, year.value)),
        *(*_instruksi(folder, year.value), *check_letters(folder)),
    )
    return sort_problems((*year.problems, *form.problems, *others))


def _not_to_sign(year: Year, form: Form | None) -> Iterator[Problem]:
    """What to mend before agreements that are siap are signed.

    J016 names or NIP are lacking, and those of `check_arms`.
    """
    agreements = Shared(year.perjanjian)
    dotted = (kode for kode in year.perjanjian if not year.perjanjian.bernama(kode))
    unnamed = [k for k in dotted if agreements.keadaan(k) is domain.Keadaan.TANPA_NAMA]
    if unnamed:
        pesan = (
            f"{len(unnamed)} perjanjian sudah siap, tetapi nama atau NIP/NRK pihaknya belum diisi "
            f"(yang pertama {unnamed[0]})."
        )
        here = year.organisasi.jabatan[unnamed[0]].span
        yield Problem(here, "J016", pesan, Berat.PERINGATAN)
    if form:
        keadaan = (agreements.keadaan(kode) for kode in year.perjanjian)
        ready = any(own is not domain.Keadaan.KONSEP for own in keadaan)
        yield from check_arms(form.files[LAMBANG], ready=ready)


def _instruksi(folder: Path, year: Year) -> tuple[Problem, ...]:
    """What is wrong with the Instruksi of a project that makes one, and with its templates."""
    if not (folder / domain.BERKAS_INSTRUKSI).is_file():
        return ()
    from pkdocs.app.making.instructing import check_instruksi

    return check_instruksi(folder, year)


def _mutu(folder: Path, year: Year) -> Iterator[Problem]:
    """What is doubtful though nothing is wrong; with last year's agreements where these are named.

    M014 of the project's own limits of quality, M013 of last year's agreements.
    """
    ukuran, problems = load_mutu(folder, year.katalog.mutu)
    yield from problems
    lalu: tuple[domain.TargetLalu, ...] = ()
    if year.katalog.tahun_lalu:
        from pkdocs.app.looking.earlier import (
            earlier_targets,  # what reads documents takes long to import
        )

        lalu, problems = earlier_targets(folder, year, ukuran.tahun_tetap)
        yield from problems
    yield from check_mutu(year.organisasi, year.katalog, ukuran, lalu)

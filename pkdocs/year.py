"""A project put together and checked: the chart, the catalogue, and the agreement of every post."""

from dataclasses import dataclass
from pathlib import Path

from pkdocs import cascade, checks, model, project
from pkdocs.problem import Berat, Checked, Problem, sort_problems


@dataclass(frozen=True, slots=True)
class Year:
    """A project with its agreements, and the problems of everything up to here."""

    organisasi: model.Organisasi
    katalog: model.Katalog
    perjanjian: cascade.Cascade
    problems: tuple[Problem, ...]
    berkas: tuple[str, ...]

    @property
    def blocked(self) -> frozenset[str] | None:
        """Return the posts that an error touches, or None when an error touches them all."""
        errors = [p for p in self.problems if p.berat is Berat.GALAT]
        if any(not p.jabatan for p in errors):
            return None
        return frozenset(kode for p in errors for kode in p.jabatan)


def load_year(folder: Path) -> Checked[Year]:
    """Return the project in `folder` with its agreements; problems of sources and of all checks."""
    loaded = project.load_project(folder)
    if loaded.value is None:
        return Checked(None, sort_problems(loaded.problems))
    organisasi, katalog = loaded.value.organisasi, loaded.value.katalog
    resolved = cascade.resolve_cascade(organisasi, katalog)
    found = checks.check_all(organisasi, katalog, resolved, dropped=loaded.value.dropped)
    problems = sort_problems((*loaded.problems, *found))
    return Checked(Year(organisasi, katalog, resolved, problems, loaded.value.berkas), problems)

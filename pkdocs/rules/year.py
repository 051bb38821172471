"""A project put together and checked: the chart, the catalogue, and the agreement of every post."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from pkdocs import domain
from pkdocs.base.problem import Berat, Checked, Problem, sort_problems
from pkdocs.outputs import anchors
from pkdocs.rules import cascade, checks
from pkdocs.sources import project


@dataclass(frozen=True, slots=True)
class Year:
    """A project with its agreements, and the problems of everything up to here."""

    organisasi: domain.Organisasi
    katalog: domain.Katalog
    perjanjian: cascade.Cascade
    problems: tuple[Problem, ...]
    berkas: Mapping[str, str]

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
    known = _for_signers((*loaded.problems, *found), organisasi)
    anchored = anchors.check_jangkar(organisasi.naskah, resolved)
    problems = sort_problems((*known, *anchored))
    return Checked(Year(organisasi, katalog, resolved, problems, loaded.value.berkas), problems)


def _for_signers(problems: Iterable[Problem], organisasi: domain.Organisasi) -> Iterator[Problem]:
    """What is wrong with a post or its holder touches those whose Pihak Kedua it is, too."""
    signed: dict[str, list[str]] = defaultdict(list)
    for kode, jabatan in organisasi.jabatan.items():
        signed[jabatan.pihak_kedua or jabatan.atasan or ""].append(kode)
    for problem in problems:
        if problem.jabatan and problem.kode[0] in "BJ" and problem.berat is Berat.GALAT:
            others = (kode for own in problem.jabatan for kode in signed.get(own, ()))
            touched = tuple(dict.fromkeys((*problem.jabatan, *others)))
            yield replace(problem, jabatan=touched)
        else:
            yield problem

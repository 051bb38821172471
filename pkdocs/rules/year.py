"""A year: the chart, the catalogue, the agreement of every post, and all that is wrong.

Pure. Reading it from a project is the part of `app`.
"""

from collections.abc import Container, Iterable, Mapping
from types import MappingProxyType

from msgspec import Struct

from pkdocs import domain
from pkdocs.base.problem import Problem, sort_problems
from pkdocs.base.values import replace
from pkdocs.domain import selection
from pkdocs.rules import blocking, cascade, checks


class Year(Struct, frozen=True):
    """A project with its agreements, and the problems of everything up to here."""

    organisasi: domain.Organisasi
    katalog: domain.Katalog
    perjanjian: cascade.Cascade
    problems: tuple[Problem, ...]
    berkas: Mapping[str, str]
    dropped: Container[str] = frozenset()
    """The posts whose own entry is wrong, so that they are not in the chart."""

    @property
    def blocked(self) -> frozenset[str] | None:
        """Return the posts that an error touches, or None when an error touches them all."""
        return blocking.blocked(self.problems)

    def errors_of_dropped(self, kode: str) -> tuple[Problem, ...]:
        """Return what keeps a post out of the chart; where none is its own, what keeps others."""
        chart = self.organisasi.jabatan
        hidden = [
            p for p in self.problems if any(k not in chart and k in self.dropped for k in p.jabatan)
        ]
        own = [p for p in hidden if kode in selection.dropped_posts(p.jabatan)]
        return tuple(own or hidden)

    def with_problems(self, found: Iterable[Problem]) -> "Year":
        """Return the year with more problems."""
        return replace(self, problems=sort_problems((*self.problems, *found)))


def resolve_year(
    organisasi: domain.Organisasi,
    katalog: domain.Katalog,
    found: Iterable[Problem] = (),
    *,
    dropped: Container[str] = frozenset(),
    berkas: Mapping[str, str] = MappingProxyType({}),
) -> Year:
    """Return the year of a chart and a catalogue, checked.

    `found` are problems of reading them; posts in `dropped` were reported there. `berkas` maps the
    source files to the sha256 (hex) of what was read.
    """
    resolved = cascade.resolve_cascade(organisasi, katalog)
    checked = checks.check_all(organisasi, katalog, resolved, dropped=dropped)
    problems = sort_problems(blocking.for_signers((*found, *checked), organisasi))
    return Year(organisasi, katalog, resolved, problems, berkas, dropped)

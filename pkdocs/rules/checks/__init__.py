"""All rules over the whole: chart, cascade, targets. Each rule is one function with its code.

Pure: it reads Organisasi and Katalog and returns Problems; it changes and decides nothing.
"""

from collections.abc import Container

from pkdocs import domain
from pkdocs.base.problem import Problem, sort_problems
from pkdocs.rules import cascade
from pkdocs.rules.checks import (
    catalogue,
    chart,
    confirmations,
    flow,
    names,
    own_targets,
    renewal,
    targets,
    turunan,
)


def check_all(
    organisasi: domain.Organisasi,
    katalog: domain.Katalog,
    resolved: cascade.Cascade,
    *,
    dropped: Container[str] = frozenset(),
) -> tuple[Problem, ...]:
    """Return every problem of the whole; posts in `dropped` were already reported."""
    rules = (
        *chart.check_chart(organisasi, katalog, resolved, dropped),
        *names.check_names(organisasi),
        *catalogue.check_catalogue(organisasi, katalog, dropped),
        *flow.check_flow(organisasi, katalog, resolved),
        *turunan.check_turunan(organisasi, katalog, resolved, dropped),
        *targets.check_targets(katalog),
        *own_targets.check_own_targets(organisasi, katalog, resolved, dropped),
        *confirmations.check_confirmations(organisasi, katalog, resolved, dropped),
        *renewal.check_renewal(katalog, resolved.renewal),
    )
    return sort_problems(rules)

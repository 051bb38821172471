"""All rules over the whole: chart, cascade, targets. Each rule is one function with its code.

Pure: it reads Organisasi and Katalog and returns Problems; it changes and decides nothing.
"""

from pkdocs import cascade, model
from pkdocs.checks import catalogue, chart, flow, targets
from pkdocs.problem import Problem, sort_problems


def check_all(
    organisasi: model.Organisasi,
    katalog: model.Katalog,
    resolved: cascade.Cascade,
    *,
    dropped: frozenset[str] = frozenset(),
) -> tuple[Problem, ...]:
    """Return every problem of the whole; posts in `dropped` were already reported."""
    rules = (
        *chart.check_chart(organisasi, katalog, resolved, dropped),
        *catalogue.check_catalogue(organisasi, katalog, dropped),
        *flow.check_flow(organisasi, katalog, resolved, dropped),
        *targets.check_targets(katalog),
    )
    return sort_problems(rules)

"""All rules over the whole: chart, cascade, targets. Each rule is one function with its code.

Pure: it reads Organisasi and Katalog and returns Problems; it changes and decides nothing.
"""

from collections.abc import Mapping

from pkdocs import model
from pkdocs.checks import chart, flow, targets
from pkdocs.problem import Problem, sort_problems


def check_all(
    organisasi: model.Organisasi,
    katalog: model.Katalog,
    all_perjanjian: Mapping[model.KodeJabatan, model.Perjanjian],
    *,
    dropped: frozenset[str] = frozenset(),
) -> tuple[Problem, ...]:
    """Return every problem of the whole; posts in `dropped` were already reported."""
    rules = (
        *chart.check_chart(organisasi, katalog, all_perjanjian, dropped),
        *flow.check_flow(organisasi, katalog, all_perjanjian, dropped),
        *targets.check_targets(katalog),
    )
    return sort_problems(rules)

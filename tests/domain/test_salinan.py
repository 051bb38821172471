"""What is read back has the same periods as what was promised."""

from dataclasses import fields

from pkdocs import domain
from pkdocs.domain.salinan import PERIODE


def test_the_periods_of_a_row_read_back_are_those_of_a_target() -> None:
    assert tuple(field.name for field in fields(domain.Target)) == PERIODE

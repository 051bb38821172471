import pytest

from pkdocs.base.problem import Span
from pkdocs.base.values import replace


def test_a_copy_has_the_other_fields_and_the_value_stays() -> None:
    place = Span("org.yaml", 3, 5)
    assert replace(place, baris=4) == Span("org.yaml", 4, 5)
    assert place.baris == 3


def test_a_field_that_is_not_there_is_refused() -> None:
    with pytest.raises(TypeError, match="halaman"):
        replace(Span("org.yaml"), halaman=4)  # type: ignore[call-arg]  # what mypy refuses

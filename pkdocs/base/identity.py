"""Remembering what was made of a value that never changes, by which object it is.

Thousands of agreements share their rows; a hash over the contents of a row would cost more than
making its words again.
"""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

_Value = TypeVar("_Value")
_Result = TypeVar("_Result")
_REMEMBERED = 512


def once_per_object(make: Callable[[_Value], _Result]) -> Callable[[_Value], _Result]:
    """Return `make`, remembering its results. Neither argument nor result may ever change."""
    known: dict[int, tuple[_Value, _Result]] = {}

    @wraps(make)
    def remembered(value: _Value) -> _Result:
        found = known.get(id(value))
        if found is None or found[0] is not value:
            if len(known) >= _REMEMBERED:
                known.clear()
            found = (value, make(value))
            known[id(value)] = found
        return found[1]

    return remembered

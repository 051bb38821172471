"""Copies of values with other fields.

The values of the house are `msgspec.Struct`: defined in a twentieth of a dataclass's time, made in
a third. mypy knows their fields by `dataclasses.replace` alone, which refuses them at run time.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dataclasses import replace
else:
    from msgspec.structs import replace

__all__ = ["replace"]

"""A layout: a name, its family, and the way from a truth to a paper."""

import zlib
from collections.abc import Callable, Sequence
from typing import TypeAlias

from msgspec import Struct

from judge.paper import Part, join, write
from judge.truth import Truth

Piece: TypeAlias = Callable[[Truth], Part]
FAMILIES = {
    "A": "the city's form, retyped",
    "B": "forms of other offices",
    "C": "quarters",
    "D": "two cells for one value",
    "E": "what stands in a cell",
    "F": "parties",
    "G": "which table is what",
    "H": "other offices, all kept apart",
    "I": "what clerks do, all kept apart",
}

APART = ("H", "I")
"""Families of which every layout is kept apart."""


class Layout(Struct, frozen=True):
    """How one office types an agreement; `form` is kota or asing.

    `program`: the agreement has programs. `own`: it prints other words than the truth, so that it
    is compared with its like alone. `fixed` are words of its own that are no value.
    """

    name: str
    family: str
    form: str
    pieces: tuple[Piece, ...]
    program: bool = False
    own: bool = False
    fixed: str = ""

    @property
    def apart(self) -> bool:
        """Return whether it is kept apart: H, I and a third of the others by their names."""
        return self.family in APART or zlib.crc32(self.name.encode()) % 3 == 0

    def lay_out(self, truth: Truth) -> Part:
        """Return the body with its values and fixed words."""
        return join(piece(truth) for piece in self.pieces) + Part(fixed=self.fixed)

    def print(self, truth: Truth) -> bytes:
        """Return the bytes of the docx."""
        return write(self.lay_out(truth).xml)


def chosen(layouts: Sequence[Layout], name: str, *, apart: bool) -> list[Layout]:
    """Return the layout of that name; "": those that everybody sees, or those kept apart."""
    return [one for one in layouts if (one.name == name if name else one.apart is apart)]

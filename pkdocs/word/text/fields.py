"""What stands in the instruction of a field, and so not on paper: results of fields within it.

Word shows the result of a field alone. `{ IF { MERGEFIELD x } = 1 "a" "b" }` keeps what the inner
field gave in its instruction, written like any text.

Dasar: ECMA-376 part 1, 17.16.18 (fldChar).
"""

from msgspec import Struct

from pkdocs.word.package.rules import WORD
from pkdocs.word.text import names as w

_TYPE = f"{WORD}fldCharType"


class _Field(Struct):
    """A field that was begun, and what stands in its instruction so far."""

    instructs: bool = True
    inside: list[w.Element] = []


def instructing(
    part: w.Element, showing: tuple[str, ...], gone: frozenset[str] = frozenset()
) -> frozenset[w.Element]:
    """Return the elements of a part, of those names, that stand in the instruction of a field.

    A field that never ends has no instruction. `gone` are marks of changes (`Walk`): what of a
    field stands in one is not there. Costs a search where a part has no field.
    """
    if next(part.iter(w.FIELD_CHAR), None) is None:
        return frozenset()
    found: set[w.Element] = set()
    fields: list[_Field] = []
    for node in part.iter(w.FIELD_CHAR, *showing):
        if node.tag == w.FIELD_CHAR and not _is_in(node, gone):
            found.update(_turn(fields, node.get(_TYPE, "")))
        for field in fields:
            if field.instructs:
                field.inside.append(node)
    return frozenset(found)


def _is_in(node: w.Element, gone: frozenset[str]) -> bool:
    return bool(gone) and next(node.iterancestors(*gone), None) is not None


def _turn(fields: list[_Field], kind: str) -> list[w.Element]:
    """Begin a field, its result, or what follows it: then give what its instruction held."""
    if kind == "begin":
        fields.append(_Field())
    elif fields and kind == "separate":
        fields[-1].instructs = False
    elif fields and kind == "end":
        return fields.pop().inside
    return []

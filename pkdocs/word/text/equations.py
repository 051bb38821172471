"""An equation of Word as one line of text: `(a+b)/2`, `x^2`, `√(n)`, `∑_i^n x`.

For reading and comparing, not for typesetting: which letters and signs stand where is kept, what
they are set in is not.
"""

from collections.abc import Callable, Iterator, Mapping, Set

from pkdocs.word.text import names as w

_TEXTS = frozenset((w.EQUATION_TEXT, w.T))
_BEFORE = {
    f"{w.MATH}{name}": sign
    for name, sign in (("sup", "^"), ("sub", "_"), ("lim", "_"), ("den", "/"))
}
"""What stands before a part of an equation."""
_GROUPED = frozenset((*_BEFORE, f"{w.MATH}num"))
"""Parts that are put in brackets where they are longer than a character."""
_ARGUMENT, _ROW = f"{w.MATH}e", f"{w.MATH}mr"
_GONE: frozenset[str] = frozenset()


def equation_text(equation: w.Element, gone: Set[str] = _GONE) -> str:
    """Return what an equation says, in one line, without what lies in a `gone` element."""
    return "".join(_texts(equation, gone))


def _texts(parent: w.Element, gone: Set[str]) -> Iterator[str]:
    for node in parent.iterchildren("*"):
        if node.tag in _TEXTS:
            yield node.text or ""
        elif node.tag in _SHAPES:
            yield _SHAPES[node.tag](node, gone)
        elif node.tag not in gone and not node.tag.endswith("Pr"):
            yield _part(node, gone)


def _part(node: w.Element, gone: Set[str]) -> str:
    text = equation_text(node, gone)
    if not text or node.tag not in _GROUPED:
        return text
    return f"{_BEFORE.get(node.tag, '')}{f'({text})' if len(text) > 1 else text}"


def _sign(node: w.Element, name: str, usual: str) -> str:
    """A character that the properties of a shape name, the usual one where they name none."""
    found = node.find(f"{node.tag}Pr/{w.MATH}{name}")
    return usual if found is None else str(found.get(f"{w.MATH}val", ""))


def _delimited(node: w.Element, gone: Set[str]) -> str:
    parts = [equation_text(part, gone) for part in node.iterchildren(_ARGUMENT)]
    inner = _sign(node, "sepChr", "|").join(parts)
    return f"{_sign(node, 'begChr', '(')}{inner}{_sign(node, 'endChr', ')')}"


def _summed(node: w.Element, gone: Set[str]) -> str:
    return _sign(node, "chr", "∫") + equation_text(node, gone)


def _root(node: w.Element, gone: Set[str]) -> str:
    parts = {part.tag: equation_text(part, gone) for part in node.iterchildren("*")}
    return f"{parts.get(f'{w.MATH}deg', '')}√({parts.get(_ARGUMENT, '')})"


def _accented(node: w.Element, gone: Set[str]) -> str:
    return equation_text(node, gone) + _sign(node, "chr", "\N{COMBINING CIRCUMFLEX ACCENT}")


def _rows(node: w.Element, gone: Set[str]) -> str:
    return "; ".join(_row(row, gone) for row in node.iterchildren(_ROW, _ARGUMENT))


def _row(node: w.Element, gone: Set[str]) -> str:
    if node.tag == _ARGUMENT:
        return equation_text(node, gone)
    return ", ".join(equation_text(cell, gone) for cell in node.iterchildren(_ARGUMENT))


_SHAPES: Mapping[str, Callable[[w.Element, Set[str]], str]] = {
    f"{w.MATH}{name}": shape
    for name, shape in (
        ("d", _delimited),
        ("nary", _summed),
        ("rad", _root),
        ("acc", _accented),
        ("groupChr", _accented),
        ("m", _rows),
        ("eqArr", _rows),
    )
}

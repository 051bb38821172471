"""Whether a cell shows a sign that is no text: a bullet, a box to tick, a drawing, an object.

It says of no sign what it means: whoever reads a cell knows by it that words alone do not say all.
"""

from msgspec import Struct

from pkdocs.word.package.rules import WORD
from pkdocs.word.text import names as w
from pkdocs.word.text.looks import inherited, named_styles
from pkdocs.word.text.stream import Walk, child

STYLES = f"{WORD}styles"
_NUMBERING, _NUMBER = f"{WORD}numPr", f"{WORD}numId"
_DRAWN = tuple(f"{WORD}{name}" for name in ("drawing", "pict", "object"))
_BOXES = tuple(f"{WORD}{name}" for name in ("checkBox", "ddList"))
"""Form fields whose sign Word draws: a box to tick, a list of which one entry shows."""
_MARKS = (
    w.FIELD_CHAR,
    w.SIMPLE_FIELD,
    *(f"{WORD}{name}" for name in ("footnoteReference", "endnoteReference")),
)
"""What may show something in a paragraph that has no text of its own."""


class Signs(Struct, frozen=True):
    """Looks into the cells of a part; `listed` are the styles with a bullet or number in front."""

    walk: Walk
    listed: frozenset[str] = frozenset()

    def are_in(self, cell: w.Element) -> bool:
        """Return whether a cell shows a sign beside its text; a bullet before words is none."""
        return (
            next(cell.iter(*_BOXES), None) is not None
            or any(not _has_words(node) for node in cell.iter(*_DRAWN))
            or any(map(self._is_sign, cell.iter(w.P)))
        )

    def _is_sign(self, paragraph: w.Element) -> bool:
        """Whether a paragraph without text shows something."""
        if any(text.strip() for _, text, _ in self.walk.pieces(paragraph)):
            return False
        return self._is_listed(paragraph) or next(paragraph.iter(*_MARKS), None) is not None

    def _is_listed(self, paragraph: w.Element) -> bool:
        properties = child(paragraph, w.PPR)
        own = _numbered(properties)
        style = child(properties, w.STYLE)
        return style is not None and style.get(w.VALUE) in self.listed if own is None else own


def listed_styles(root: w.Element) -> frozenset[str]:
    """Return the ids of the styles that set a bullet or number before a paragraph.

    A style does that itself, or the nearest one that it is based on.
    Dasar: ECMA-376 part 1, 17.7.2 (inheritance) and 17.9.18 (numId 0: none).
    """
    named = named_styles(root)
    own = {name: _numbered(child(node, w.PPR)) for name, node in named.items()}
    nearest = inherited(named, own, lambda own, above: above if own is None else own)
    return frozenset(name for name, numbered in nearest.items() if numbered)


def _numbered(properties: w.Element | None) -> bool | None:
    """Whether properties of a paragraph number it, None where they say nothing of that."""
    number = child(child(properties, _NUMBERING), _NUMBER)
    return None if number is None else number.get(w.VALUE) != "0"


def _has_words(drawing: w.Element) -> bool:
    """Whether a drawing is a text box, whose words are read."""
    return any((text.text or "").strip() for text in drawing.iter(w.T))

"""Template tags that stand in a part as words: in a document, or where no template fills them."""

import re
from collections.abc import Iterator

from pkdocs.word.paper.sights import Sight
from pkdocs.word.text import names as w

MAY_HOLD_TAGS = re.compile(rb"\{(?:<[^>]*>|\s)*[{%#]")
"""Found in the bytes of every part that holds a tag, also one whose letters are set apart."""
_TAG = r"(?s)\{(?:\{.*?(?:\}\}|$)|%.*?(?:%\}|$)|#.*?(?:#\}|$))"
_SAID_BY_ATTRIBUTE = ("{*}lvlText", "{*}textpath")
"""Elements that print what an attribute of theirs says: numbers of a list, letters as pictures."""


def tags_in(root: w.Element) -> Iterator[Sight]:
    """Yield the tags of a part, those of each paragraph of text or of a drawing in their order."""
    for paragraph, text in _paragraphs(root).items():
        for tag in re.finditer(_TAG, text):
            yield Sight("tag", tag[0], paragraph)
    for node in root.iter(*_SAID_BY_ATTRIBUTE):
        for value in node.attrib.values():
            for tag in re.finditer(_TAG, value):
                yield Sight("tag", tag[0], node)


def _paragraphs(root: w.Element) -> dict[w.Element, str]:
    """The text of each paragraph; what stands in none belongs to the element it stands in."""
    texts: dict[w.Element, str] = {}
    for node in root.iter("*"):
        if node.text:
            around = node if node.tag == w.P else next(node.iterancestors("{*}p"), node)
            texts[around] = texts.get(around, "") + node.text
    return texts

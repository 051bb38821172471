"""Words of a part that a program may leave out: hidden ones, and those of one version of two.

Dasar: ECMA-376 part 1, 17.7.3 (toggle properties) and 17.3.2.41 (vanish); part 3, 9 (alternatives).
"""

import re
from collections.abc import Iterator

from lxml import etree

from pkdocs.word.package.rules import WORD
from pkdocs.word.paper.sights import Sight, text_in
from pkdocs.word.text import names as w
from pkdocs.word.text.looks import Styles, is_on, undrawn
from pkdocs.word.text.versions import is_known

HIDING = (b"vanish", b"hidden", b"mso-hide")
"""One of these is in the bytes of every part that hides words by itself."""
DOUBLE = (b"AlternateContent",)
"""Is in the bytes of every part that holds alternatives."""
_UNPRINTED_TAG = r"(?s)\{[%#].*?[%#]\}"
_HIDDEN_ROW = f"{w.TRPR}/{WORD}hidden"


def hidden_words(root: w.Element, styles: Styles) -> Iterator[Sight]:
    """Yield the words of a part that are hidden, without tags that print nothing themselves."""
    rows = [row for row in root.iter(w.TR) if is_on(row.find(_HIDDEN_ROW))]
    drawings = undrawn(root)
    shapes = (node for node in root.iter(w.DRAWING, f"{w.VML}*") if node in drawings)
    for whole in (*rows, *shapes):
        yield from _hidden(whole, text_in(whole))
    unshown = styles.hidden(root)
    for paragraph in root.iter(w.P):
        runs = [run for run in paragraph.iter(w.R) if next(run.iterancestors(w.P)) is paragraph]
        words = "".join(text_in(run) for run in runs if run in unshown)
        yield from _hidden(paragraph, words)


def _hidden(node: w.Element, words: str) -> Iterator[Sight]:
    kept = re.sub(_UNPRINTED_TAG, "", words)
    if kept.strip():
        yield Sight("kata tersembunyi", kept, node)


def differing_alternatives(root: w.Element) -> Iterator[Sight]:
    """Yield contents in several versions, for newer and older programs, that say different words.

    A version that is not there says nothing, where a program may not know what the others need.
    """
    for node in root.iter(w.ALTERNATIVES):
        versions = list(node.iterchildren("*"))
        texts = [" ".join(text_in(version).split()) for version in versions]
        if not _is_complete(versions):
            texts.append("")
        if len({text.replace(" ", "") for text in texts}) > 1:
            yield Sight("isi dalam beberapa versi yang berbeda", " / ".join(texts), node)


def _is_complete(versions: list[w.Element]) -> bool:
    """Whether every program prints one of the versions."""
    if any(etree.QName(version).localname == "Fallback" for version in versions):
        return True
    return any(map(is_known, versions))

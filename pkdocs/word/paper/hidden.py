"""Words of a part that a program may leave out: hidden ones, and those of one version of two.

Dasar: ECMA-376 part 1, 17.7.3 (toggle properties) and 17.3.2.41 (vanish); part 3, 9 (alternatives).
"""

import re
from collections.abc import Iterator

from lxml import etree

from pkdocs.word.package.rules import WORD
from pkdocs.word.paper.sights import Sight, text_in
from pkdocs.word.text import names as w
from pkdocs.word.text.looks import Styles, is_on

HIDING = (b"vanish", b"hidden", b"mso-hide")
"""One of these is in the bytes of every part that hides words by itself."""
DOUBLE = (b"AlternateContent",)
"""Is in the bytes of every part that holds alternatives."""
_UNPRINTED_TAG = re.compile(r"\{[%#].*?[%#]\}", re.DOTALL)
_HIDDEN_ROW = f"{w.TRPR}/{WORD}hidden"
_DRAWING, _SHAPE = f"{WORD}drawing", "{urn:schemas-microsoft-com:vml}*"
_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_NOT_SHOWN = re.compile(r"visibility:\s*hidden|mso-hide:\s*all")
_KNOWN_PROGRAMS = "http://schemas.microsoft.com/"
_REQUIRES = "Requires"


def hidden_words(root: w.Element, styles: Styles) -> Iterator[Sight]:
    """Yield the words of a part that are hidden, without tags that print nothing themselves."""
    rows = [row for row in root.iter(w.TR) if is_on(row.find(_HIDDEN_ROW))]
    drawings = [node for node in root.iter(_DRAWING, _SHAPE) if _is_undrawn(node)]
    for whole in (*rows, *drawings):
        yield from _hidden(whole, text_in(whole))
    unshown = styles.hidden(root)
    for paragraph in root.iter(w.P):
        runs = [run for run in paragraph.iter(w.R) if next(run.iterancestors(w.P)) is paragraph]
        words = "".join(text_in(run) for run in runs if run in unshown)
        yield from _hidden(paragraph, words)


def _hidden(node: w.Element, words: str) -> Iterator[Sight]:
    kept = _UNPRINTED_TAG.sub("", words)
    if kept.strip():
        yield Sight("kata tersembunyi", kept, node)


def _is_undrawn(node: w.Element) -> bool:
    if node.tag == _DRAWING:
        return any(shape.get("hidden") in ("1", "true") for shape in node.iter(_DRAWN))
    return _NOT_SHOWN.search(node.get("style", "")) is not None


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
    return any(
        all(
            version.nsmap.get(prefix, "").startswith(_KNOWN_PROGRAMS)
            for prefix in version.get(_REQUIRES, "?").split()
        )
        for version in versions
    )

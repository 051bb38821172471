"""One thing that was seen in a part, and how its words and its place are said."""

import re

from msgspec import Struct

from pkdocs.word.package.rules import WORD
from pkdocs.word.text import names as w
from pkdocs.word.text.stream import EMOJI, piece
from pkdocs.word.text.versions import shown_version

_MOST = 60
_NAMES = {"w": WORD[1:-1]}
_SIGNS = "tab ptab br cr noBreakHyphen softHyphen sym"
_SAYING = (
    *(w.P, w.T, w.DEL_TEXT, w.EQUATION_TEXT, w.DRAWN_T, w.WORD_ART, EMOJI),
    *(f"{WORD}{name}" for name in _SIGNS.split()),
)
"""All that has text of its own, and paragraphs, which stand apart."""
_SPACE = re.compile(r"\s+")


class Sight(Struct, frozen=True):
    """What was seen, in Indonesian, the words that it is about, and the element it stands at."""

    what: str
    words: str
    at: w.Element

    def __str__(self) -> str:
        said = f' "{shortened(self.words)}"' if self.words.strip() else ""
        place = place_of(self.at, self.words)
        return f"{self.what}{said}{f' ({place})' if place else ''}"


def shortened(text: str) -> str:
    """Return words on one line, cut where they are many."""
    line = _SPACE.sub(" ", text).strip()
    return line if len(line) <= _MOST else f"{line[:_MOST].rstrip()} …"


def text_in(node: w.Element) -> str:
    """Return all text in an element, deleted, hidden and drawn too; of alternatives Word's own."""
    inner = (found for found in node.iter(w.ALTERNATIVES) if found is not node)
    passed_by = {own for found in inner for own in found if own is not shown_version(found)}
    return "".join(
        _text_of(found)
        for found in node.iter(*_SAYING)
        if not (passed_by and passed_by.intersection(found.iterancestors()))
    )


def _text_of(node: w.Element) -> str:
    shown = piece(node)
    if shown is not None:
        return shown[1]
    if node.tag == w.P:
        return " "
    return node.get("string", "") if node.tag == w.WORD_ART else node.text or ""


def place_of(node: w.Element, words: str = "") -> str:
    """Return where an element stands, for somebody who has the document open in Word.

    `words` are those that stand there: others are looked for beside them.
    """
    paragraph = node if node.tag == w.P else next(node.iterancestors(w.P), None)
    near = "" if paragraph is None else text_in(paragraph).replace(words, " ", 1).strip()
    before = "" if near or paragraph is None else _words_before(paragraph)
    row = next(node.iterancestors(w.TR), None)
    places = (
        _row_place(row) if row is not None else "",
        f'di dekat "{shortened(near)}"' if near else "",
        f'sesudah "{shortened(before)}"' if before else "",
    )
    return ", ".join(filter(None, places))


def _words_before(paragraph: w.Element) -> str:
    texts = (text_in(before).strip() for before in paragraph.itersiblings(w.P, preceding=True))
    return next(filter(None, texts), "")


def _row_place(row: w.Element) -> str:
    table = next(row.iterancestors(w.TBL), None)
    if table is None:
        return ""
    rows = [found for found in table.iter(w.TR) if next(found.iterancestors(w.TBL)) is table]
    number = 1 + int(table.xpath("count(preceding::w:tbl | ancestor::w:tbl)", namespaces=_NAMES))
    return f"tabel ke-{number} baris ke-{rows.index(row) + 1}"

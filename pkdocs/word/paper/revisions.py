"""Comments and tracked changes of a part: what people left in a document for each other."""

import re
from collections.abc import Iterator, Mapping, Set

from lxml import etree

from pkdocs.word.package.rules import WORD
from pkdocs.word.paper.sights import Sight, shortened, text_in
from pkdocs.word.text import names as w

_NAMES = b"|".join(etree.QName(tag).localname.encode() for tag in w.TRACKED)
MAY_BE_TRACKED = re.compile(rb"[<:](?:%b)[\s/>]" % _NAMES)
"""Found in the bytes of every part that holds a tracked change."""
COMMENTED = (b"comment",)
"""One of these is in the bytes of every part that holds a comment, or is commented on."""
_COMMENT, _REFERENCE, _START = (
    f"{WORD}{name}" for name in ("comment", "commentReference", "commentRangeStart")
)
_ID, _AUTHOR = f"{WORD}id", f"{WORD}author"
_DONE = {
    "ins": "disisipkan",
    "del": "dihapus",
    "moveFrom": "dipindahkan dari sini",
    "moveTo": "dipindahkan ke sini",
    "cellIns": "sel disisipkan",
    "cellDel": "sel dihapus",
    "cellMerge": "sel digabung",
}
_HOLDERS = {w.TRPR: ("baris tabel", w.TR), w.TCPR: ("", w.TC), w.PPR: ("akhir paragraf", w.P)}
_RANGES = ("moveFromRangeStart", "moveToRangeStart")


def tracked_changes(root: w.Element) -> Iterator[Sight]:
    """Yield every tracked change of a part, of words, ends of paragraphs, rows, cells and looks."""
    found = list(root.iter(*w.TRACKED))
    moved = any(node.tag in (w.MOVE_FROM, w.MOVE_TO) for node in found)
    for node in found:
        name = etree.QName(node).localname
        if not (moved and name in _RANGES):
            yield _change(node, name)


def _change(node: w.Element, name: str) -> Sight:
    what = _DONE.get(name, "bentuk diubah" if name.endswith("Change") else "diubah")
    parent = node.getparent()
    holder = parent.getparent() if parent is not None and parent.tag == w.RPR else parent
    if holder is None or holder.tag not in _HOLDERS:
        held = holder if name.endswith("Change") and holder is not None else node
        return Sight(what, text_in(held), node)
    thing, around = _HOLDERS[holder.tag]
    whole = next(node.iterancestors(around), node)
    thing = "" if name.endswith("Change") else thing
    return Sight(f"{thing} {what}".strip(), text_in(whole), node)


def comments(root: w.Element, said: Mapping[str, str]) -> Iterator[Sight]:
    """Yield the comments on a part where they stand; `said` is what they say, by their id."""
    referred = [node.get(_ID, "") for node in root.iter(_REFERENCE)]
    starts = (node for node in root.iter(_START) if node.get(_ID, "") not in referred)
    for node in (*root.iter(_REFERENCE), *starts):
        yield Sight("komentar", said.get(node.get(_ID, ""), ""), node)


def unplaced_comments(root: w.Element, placed: Set[str]) -> Iterator[Sight]:
    """Yield the comments in a part that holds them which stand nowhere; `placed` are the others."""
    for node in root.iter(_COMMENT):
        if node.get(_ID, "") not in placed:
            yield Sight("komentar", text_in(node), node)


def comment_places(root: w.Element) -> Iterator[str]:
    """Return the ids of the comments on a part."""
    return (node.get(_ID, "") for node in root.iter(_REFERENCE, _START))


def comments_by_id(root: w.Element) -> Mapping[str, str]:
    """Return who says what, of a part that holds comments, by the id of each."""
    found = {}
    for node in root.iter(_COMMENT):
        author = node.get(_AUTHOR, "")
        text = shortened(text_in(node))
        found[node.get(_ID, "")] = f"{author}: {text}" if author else text
    return found

"""Finds what docxtpl drops of a part: words, tags and pictures that no document will show.

A tag for a whole paragraph, row or cell takes the place of all of it, whatever else stands there.
What is dropped is not worked out but tried: everything is marked, and its mark looked for again.
"""

import re
from bisect import bisect
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from html import unescape
from itertools import groupby

from pkdocs.base.text import join_words
from pkdocs.word.package.findings import Finding
from pkdocs.word.paper.sights import shortened

Patch = Callable[[str], str]
"""What docxtpl does to the XML of a part before Jinja reads it."""

_MARKUP = re.compile(r"<[^>]*>")
_WHOLE = re.compile(r"(\{[{%#])-?(p|tr|tc)\s")
_OWN = re.compile(r"(\{[{%#])-?(?:p|tr|tc|r)\s")
_EVEN = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})
_TEXT = re.compile(r"<(?:w:t|w:delText|a:t|m:t)(?:\s[^>]*)?>([^<]+)<")
_TAG = re.compile(r"\{\{.*?-?\}\}|\{%.*?-?%\}|\{#.*?-?#\}", re.DOTALL)
_TAG_END = re.compile(r"-?[%}#]\}$")
_UNMARKED = re.compile(r"\{#|\{%\s*(?:hm|vm|colspan|cellbg)\b")
"""Tags that are gone before Jinja reads the part: remarks, and docxtpl's own for cells."""
_THINGS = {
    "w:drawing": "gambar",
    "w:pict": "gambar",
    "w:sectPr": "akhir bagian halaman (section)",
    "w:fldChar": "kolom (field)",
    "w:fldSimple": "kolom (field)",
    "w:footnoteReference": "catatan kaki",
    "w:endnoteReference": "catatan akhir",
    "w:sym": "simbol",
    "m:oMath": "rumus",
}
_THING = re.compile(rf"<({'|'.join(_THINGS)})[\s/>]")
_ENDS_LINE = re.compile(r"</w:p>|<w:(?:tab|br|cr)[ />]")
_WORD = re.compile(r"\S+")
_MARK = "\ue000{}\ue001"
_MARKED = re.compile(_MARK.format(r"(\d+)"))
_PLACES = {"p": "paragraf", "tr": "baris tabel", "tc": "sel tabel"}


@dataclass(frozen=True, slots=True)
class Item:
    """A word, a tag or a thing of a part: where its mark stands in the XML, and what it is.

    `gap`: there is space before a word. `whole`: what a tag takes the place of (p, tr, tc), or "".
    """

    mark: int
    text: str = ""
    thing: str = ""
    gap: bool = False
    whole: str = ""

    @property
    def is_remark(self) -> bool:
        """Return whether it is a tag that is gone before Jinja reads the part, on purpose."""
        return _UNMARKED.match(self.text) is not None


@dataclass(frozen=True, slots=True)
class Vanished:
    """What is dropped at one place, and the tag that takes that place, if one does."""

    items: tuple[Item, ...]
    tag: Item | None

    @property
    def words(self) -> str:
        """Return the words and tags that are dropped."""
        texts = (f" {item.text}" if item.gap else item.text for item in self.items)
        return unescape("".join(texts)).strip()

    def __str__(self) -> str:
        things = list(dict.fromkeys(item.thing for item in self.items if item.thing))
        shown = [f'kata "{shortened(self.words)}"'] if self.words else []
        dropped = join_words([*shown, *things])
        if self.tag is None:
            return (
                f'{dropped} tidak akan tercetak: terhapus oleh tanda "-" pada tag di sampingnya; '
                "hapus tanda itu"
            )
        place = _PLACES[self.tag.whole]
        return (
            f'{dropped} di samping "{shortened(unescape(self.tag.text))}" tidak akan tercetak: tag '
            f"itu menggantikan seluruh {place}; beri tag itu {place} sendiri"
        )


def vanished_findings(part: str, written: str, patched: str, patch: Patch) -> Iterator[Finding]:
    """Yield T403 for what of a part as `written` docxtpl drops; `patched` is what it leaves."""
    for found in vanished(written, patched, patch):
        yield Finding("T403", part, str(found))


def vanished(written: str, patched: str, patch: Patch) -> list[Vanished]:
    """Return what docxtpl drops of a part, in its order; tags that it reads are not dropped."""
    if _evened(written) == _evened(patched) and _things(written) == _things(patched):
        return []
    items = sorted(_items(written), key=lambda item: item.mark)
    kept = {int(number) for number in _MARKED.findall(patch(_marked(written, items)))}
    left = [item for number, item in enumerate(items) if number in kept or item.is_remark]
    dropped = [item for n, item in enumerate(items) if n not in kept and not item.is_remark]
    takers = [item for item in left if item.whole]
    placed = [(_taker(item, takers, written), item) for item in dropped]
    return [
        Vanished(tuple(item for _, item in group), tag)
        for tag, group in groupby(placed, key=lambda pair: pair[0])
    ]


def _evened(xml: str) -> str:
    """The words and tags of a part, without what docxtpl changes in them on purpose."""
    text = _OWN.sub(r"\1", _MARKUP.sub("", xml))
    return "".join(text.translate(_EVEN).split())


def _things(xml: str) -> Counter[str]:
    return Counter(_THING.findall(xml))


def _items(xml: str) -> Iterator[Item]:
    yield from (Item(found.start(), thing=_THINGS[found[1]]) for found in _THING.finditer(xml))
    nodes = list(_TEXT.finditer(xml))
    places = [place for node in nodes for place in range(node.start(1), node.end(1))]
    text = "".join(node[1] for node in nodes)
    at = 0
    for tag in _TAG.finditer(text):
        yield from _words(xml, text, places, at, tag.start())
        at = tag.end()
        end = tag.start() + _TAG_END.search(tag[0]).start()
        whole = _WHOLE.match(tag[0])
        yield Item(places[end], tag[0], gap=True, whole=whole[2] if whole else "")
    yield from _words(xml, text, places, at, len(text))


def _words(xml: str, text: str, places: Sequence[int], start: int, end: int) -> Iterator[Item]:
    """The words of a stretch without tags, cut where the text goes on in another run."""
    for word in _WORD.finditer(text, start, end):
        at = word.start()
        cuts = [n for n in range(at + 1, word.end()) if places[n] != places[n - 1] + 1]
        for first, last in zip((at, *cuts), (*cuts, word.end()), strict=True):
            before = xml[places[first - 1] : places[first]] if first else " "
            gap = before[0].isspace() or _ENDS_LINE.search(before) is not None
            yield Item(places[first], text[first:last], gap=gap)


def _marked(xml: str, items: Sequence[Item]) -> str:
    pieces, at = [], 0
    for number, item in enumerate(items):
        pieces += (xml[at : item.mark], "" if item.is_remark else _MARK.format(number))
        at = item.mark
    return "".join((*pieces, xml[at:]))


def _taker(item: Item, tags: Sequence[Item], xml: str) -> Item | None:
    """The tag that takes the place which something dropped stood in: the one before or behind."""
    at = bisect(tags, item.mark, key=lambda tag: tag.mark)
    for tag in tags[max(0, at - 1) : at + 1]:
        between = xml[min(item.mark, tag.mark) : max(item.mark, tag.mark)]
        if f"</w:{tag.whole}>" not in between:
            return tag
    return None

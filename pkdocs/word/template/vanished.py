"""Finds what docxtpl drops of a part: words, tags and pictures that no document will show.

A tag for a whole paragraph, row or cell takes the place of all of it, whatever else stands there.
What is dropped is not worked out but tried: everything is marked, and its mark looked for again.
"""

import re
from bisect import bisect, bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from html import unescape
from itertools import accumulate, groupby

from msgspec import Struct

from pkdocs.base.text import join_words
from pkdocs.word.package.findings import Finding
from pkdocs.word.paper.sights import shortened

Patch = Callable[[str], str]
"""What docxtpl does to the XML of a part before Jinja reads it."""

_MARKUP = re.compile(r"<[^>]*>")
_WHOLE = r"(\{[{%#])-?(p|tr|tc)\s"
_OWN = re.compile(r"(\{[{%#])-?(?:p|tr|tc|r)\s")
_EVEN = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})
_TEXT = r"<(?:w:t|w:delText|a:t|m:t)(?:\s[^>]*)?>([^<]+)<"
_TAG = r"(?s)\{\{.*?-?\}\}|\{%.*?-?%\}|\{#.*?-?#\}"
_UNMARKED = r"\{#|\{%\s*(?:hm|vm|colspan|cellbg)\b"
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
_ENDS_LINE = r"</w:p>|<w:(?:tab|br|cr)[ />]"
_WORD = re.compile(r"\S+")
_MARK = "\ue000{}\ue001"
_MARKED = re.compile(_MARK.format(r"(\d+)"))
_PLACES = {"p": "paragraf", "tr": "baris tabel", "tc": "sel tabel"}


class Item(Struct, frozen=True):
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
        return re.match(_UNMARKED, self.text) is not None


class Vanished(Struct, frozen=True):
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
                f"{dropped} tidak akan tercetak: terhapus oleh tag di sampingnya; beri tag itu "
                'paragraf sendiri, dan hapus tanda "-" di dalamnya'
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
    text = _Text(xml)
    at = 0
    for tag in re.finditer(_TAG, text.whole):
        yield from _words(text, at, tag.start())
        at = tag.end()
        end = tag.start() + len(tag[0][:-2].removesuffix("-"))
        whole = re.match(_WHOLE, tag[0])
        yield Item(text.place(end), tag[0], gap=True, whole=whole[2] if whole else "")
    yield from _words(text, at, len(text.whole))


class _Text:
    """The text of all runs of a part, `whole`, and where each of its letters stands in the XML."""

    def __init__(self, xml: str) -> None:
        runs = list(re.finditer(_TEXT, xml))
        self.whole = "".join(run[1] for run in runs)
        self._places = [run.start(1) for run in runs]
        self._starts = list(accumulate((len(run[1]) for run in runs), initial=0))[:-1]
        self._xml = xml

    def place(self, at: int) -> int:
        run = bisect(self._starts, at) - 1
        return self._places[run] + at - self._starts[run]

    def cuts(self, start: int, end: int) -> list[int]:
        """Return where other runs begin within a stretch."""
        return self._starts[bisect(self._starts, start) : bisect_left(self._starts, end)]

    def has_gap(self, at: int) -> bool:
        """Return whether something parts a letter from the one before."""
        before = self._xml[self.place(at - 1) : self.place(at)] if at else " "
        return before[0].isspace() or re.search(_ENDS_LINE, before) is not None


def _words(text: _Text, start: int, end: int) -> Iterator[Item]:
    """The words of a stretch without tags, cut where the text goes on in another run."""
    for word in _WORD.finditer(text.whole, start, end):
        cuts = text.cuts(word.start(), word.end())
        for first, last in zip((word.start(), *cuts), (*cuts, word.end()), strict=True):
            yield Item(text.place(first), text.whole[first:last], gap=text.has_gap(first))


def _marked(xml: str, items: Sequence[Item]) -> str:
    pieces: list[str] = []
    at = 0
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

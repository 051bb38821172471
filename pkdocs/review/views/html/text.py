"""Texts of documents as HTML: escaped, words that went and came marked."""

from collections.abc import Iterator
from itertools import pairwise

from markupsafe import Markup, escape

from pkdocs.base.word_diff import Tanda, mark_words
from pkdocs.outputs.html import show

_ELEMENTS = {Tanda.HAPUS: "del", Tanda.SISIP: "ins"}


def mark_side(lama: str, baru: str, side: str) -> Markup:
    """Return one of two texts with the words marked that the other has not: `lama` or `baru`."""
    own = Tanda.HAPUS if side == "lama" else Tanda.SISIP
    runs = [(tanda, run) for tanda, run in mark_words(lama, baru) if tanda in (Tanda.SAMA, own)]
    return Markup().join(_element(tanda, text) for tanda, text in _bridge(runs))


def _element(tanda: Tanda, text: str) -> Markup:
    if tanda is Tanda.SAMA:
        return escape(show(text))
    return Markup("<{0}>{1}</{0}>").format(_ELEMENTS[tanda], show(text))


def _bridge(runs: list[tuple[Tanda, str]]) -> Iterator[tuple[Tanda, str]]:
    """White space between two marked words is marked with them: one stroke reads better."""
    kind, joined = Tanda.SAMA, ""
    for (tanda, text), (after, _) in pairwise((*runs, (Tanda.SAMA, ""))):
        gap = text.isspace() and "\n" not in text and after is not Tanda.SAMA
        own = kind if gap and tanda is Tanda.SAMA else tanda
        if own is not kind and joined:
            yield kind, joined
            joined = ""
        kind, joined = own, joined + text
    if joined:
        yield kind, joined

"""Marks what changed inside a paragraph, word by word, in the paragraph of the new document."""

from collections.abc import Sequence

from lxml import etree

from pkdocs.base.likeness import shared_words
from pkdocs.base.word_diff import Tanda, mark_words
from pkdocs.word.redline.marks import Marker, split_unit, unfold_fields
from pkdocs.word.redline.remains import Remains
from pkdocs.word.redline.text import Unit, text_of, units
from pkdocs.word.text import names as w

_LITTLE = 0.25


def mark_paragraph(
    old: etree._Element, new: etree._Element, marker: Marker, remains: Remains
) -> None:
    """Mark the words that went and came; the paragraph stays where and what it is."""
    before, after = text_of(old), text_of(new)
    if before == after:
        return
    went, came = _Reader(units(old)), _Writer(unfold_fields(new))
    for tanda, text in _marked(before, after):
        if tanda is Tanda.HAPUS:
            came.put(remains.runs(went.take(len(text))))
        elif tanda is Tanda.SAMA:
            went.take(len(text))
            came.take(len(text))
        else:
            marker.wrap([run for unit in came.take(len(text)) for run in unit.runs], w.INS)


def _marked(before: str, after: str) -> Sequence[tuple[Tanda, str]]:
    """The words that stayed, went and came; texts with little in common are not mixed."""
    if before and after and shared_words(before, after) < _LITTLE:
        return ((Tanda.HAPUS, before), (Tanda.SISIP, after))
    return mark_words(before, after)


class _Reader:
    """The units of the old paragraph, taken a number of characters at a time."""

    def __init__(self, found: list[Unit]) -> None:
        self._units = [unit for unit in found if unit.text]
        self._passed = 0

    def take(self, length: int) -> list[tuple[Unit, int, int]]:
        taken = []
        while length > 0:
            unit = self._units[0]
            part = min(length, len(unit.text) - self._passed)
            taken.append((unit, self._passed, self._passed + part))
            self._passed += part
            length -= part
            if self._passed == len(unit.text):
                self._units.pop(0)
                self._passed = 0
        return taken


class _Writer:
    """The units of the new paragraph, taken a number of characters at a time, cut where needed."""

    def __init__(self, paragraph: etree._Element) -> None:
        self._paragraph = paragraph
        self._units = [unit for unit in units(paragraph) if unit.text]
        self._last: etree._Element | None = None

    def take(self, length: int) -> list[Unit]:
        taken = []
        while length > 0:
            unit = self._units.pop(0)
            if len(unit.text) > length:
                unit, rest = split_unit(unit, length)
                self._units.insert(0, rest)
            length -= len(unit.text)
            taken.append(unit)
            self._last = unit.runs[-1]
        return taken

    def put(self, deleted: etree._Element | None) -> None:
        """Put what was deleted behind what was taken last, else before the first run."""
        if deleted is None:
            return
        if self._last is not None:
            _unwrapped(self._last).addnext(deleted)
        elif self._units:
            self._units[0].runs[0].addprevious(deleted)
        else:
            self._paragraph.append(deleted)


def _unwrapped(run: etree._Element) -> etree._Element:
    """The run, or the mark around it."""
    around = run.getparent()
    return around if around.tag == w.INS else run

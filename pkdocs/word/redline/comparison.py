"""Writes the tracked changes of one container into the tree of the new document.

The new document's tree stays as it is but for marks; what is gone is put in as deleted copies.
"""

from collections.abc import Callable, Sequence
from copy import deepcopy
from typing import TypeVar

from lxml import etree
from msgspec import Struct, field

from pkdocs.word.redline.alignment import Aligner
from pkdocs.word.redline.endings import Step, settle
from pkdocs.word.redline.items import BlockItem, RowItem, RowKeys, read_blocks, read_rows
from pkdocs.word.redline.marks import Marker
from pkdocs.word.redline.paragraphs import mark_paragraph
from pkdocs.word.redline.remains import Remains
from pkdocs.word.redline.text import PLAIN, Texts
from pkdocs.word.text import names as w
from pkdocs.word.text.grid import continues

Item = TypeVar("Item", BlockItem, RowItem)


class Comparison(Struct):
    """Compares the containers of one document, one after the other."""

    marker: Marker
    remains: Remains
    keys: RowKeys
    texts: Texts
    aligner: Aligner = field(default_factory=Aligner)
    regrouped: bool = False
    """Whether vertical merges of cells differ somewhere; they cannot be marked."""

    def container(self, old: etree._Element, new: etree._Element) -> None:
        """Mark the changes of a body, cell, header or footer."""
        olds, news = list(PLAIN.blocks(old)), list(PLAIN.blocks(new))
        before, after = read_blocks(olds, self.texts), read_blocks(news, self.texts)
        if before == after and not any(block.columns for block in before):
            return
        steps: list[Step] = []
        i = j = 0
        for k, m in (*self._tables(before, after), (len(olds), len(news))):
            steps += self._stretch((olds[i:k], before[i:k]), (news[j:m], after[j:m]))
            steps += [Step(olds[k], news[m])] if k < len(olds) else []
            i, j = k + 1, m + 1
        _place(settle(steps), new, self._block)

    def _tables(
        self, before: Sequence[BlockItem], after: Sequence[BlockItem]
    ) -> list[tuple[int, int]]:
        """The tables that stayed: they hold the order, for a table cannot join another."""
        old = [i for i, block in enumerate(before) if block.columns]
        new = [j for j, block in enumerate(after) if block.columns]
        area = (0, len(old), 0, len(new))
        pairs = self.aligner.best(area, lambda i, j: before[old[i]].likeness(after[new[j]]))
        return [(old[i], new[j]) for i, j in pairs]

    def _stretch(
        self,
        old: tuple[Sequence[etree._Element], Sequence[BlockItem]],
        new: tuple[Sequence[etree._Element], Sequence[BlockItem]],
    ) -> list[Step]:
        """The steps between two tables that stayed; other tables are gone or came."""
        before, after = old[1], new[1]
        found = self.aligner.align(
            [block if not block.columns else f"old {i}" for i, block in enumerate(before)],
            [block if not block.columns else f"new {j}" for j, block in enumerate(after)],
            lambda i, j: 0.0 if before[i].columns else before[i].likeness(after[j]),
        )
        return [_step(old[0], new[0], i, j) for i, j in found]

    def _block(self, step: Step) -> etree._Element:
        """Mark a step, and return the element that stands for it in the new document."""
        element = self._marked(step)
        if step.end and element.tag == w.P:
            self.marker.mark_end(element, step.end)
        return element

    def _marked(self, step: Step) -> etree._Element:
        old, new = step.old, step.new
        if new is None:
            return self._gone(old, step.heir)
        if old is not None and new.tag == w.P:
            mark_paragraph(old, new, self.marker, self.remains)
        elif old is not None:
            self._table(old, new)
        elif new.tag == w.P:
            self.marker.insert_paragraph(new)
        else:
            self.marker.insert_table(new)
        return new

    def _gone(self, old: etree._Element, heir: etree._Element | None) -> etree._Element:
        if old.tag == w.TBL:
            return self.remains.table(old)
        made = self.remains.paragraph(old)
        if heir is not None:
            _inherit(heir, made)
        return made

    def _table(self, old: etree._Element, new: etree._Element) -> None:
        olds, news = PLAIN.rows(old), PLAIN.rows(new)
        before = read_rows(olds, self.keys, self.texts, old=True)
        after = read_rows(news, self.keys, self.texts, old=False)
        found = self.aligner.align(before, after, _score(before, after))
        _place([_step(olds, news, i, j) for i, j in found], new, self._row)

    def _row(self, step: Step) -> etree._Element:
        if step.new is None:
            return self.remains.row(step.old)
        if step.old is None:
            self.marker.mark_whole_row(step.new, w.INS)
            return step.new
        for old, new in zip(PLAIN.cells(step.old), PLAIN.cells(step.new), strict=True):
            self._regroup(old, new)
            self.container(old, new)
        return step.new

    def _regroup(self, old: etree._Element, new: etree._Element) -> None:
        """Part a cell from the one above where only one of the documents joins the two.

        Word cannot track it, and text in the lower of two joined cells is not shown.
        """
        joined = [continues(cell.find(w.TCPR)) for cell in (old, new)]
        if joined[0] != joined[1]:
            self.regrouped = True
            if joined[1]:
                new.find(f"{w.TCPR}/{w.V_MERGE}").set(w.VALUE, "restart")


def _score(before: Sequence[Item], after: Sequence[Item]) -> Callable[[int, int], float]:
    return lambda i, j: before[i].likeness(after[j])


def _step(
    olds: Sequence[etree._Element], news: Sequence[etree._Element], i: int | None, j: int | None
) -> Step:
    return Step(None if i is None else olds[i], None if j is None else news[j])


def _inherit(above: etree._Element, made: etree._Element) -> None:
    """Give the paragraph that stays in the end the looks, and the end of section, of another."""
    looks = above.find(w.PPR)
    own = made.find(w.PPR)
    if own is not None:
        made.remove(own)
    if looks is not None:
        copied = deepcopy(looks)
        for mark in copied.findall(f"{w.RPR}/{w.DEL}"):
            mark.getparent().remove(mark)
        made.insert(0, copied)
        if (section := looks.find(w.SECT)) is not None:
            looks.remove(section)


def _place(
    steps: Sequence[Step], container: etree._Element, make: Callable[[Step], etree._Element]
) -> None:
    """Mark every step, and put what comes from the old document where it belongs."""
    follower: etree._Element | None = None
    followers = []
    for step in reversed(steps):
        followers.append(follower)
        follower = step.new if step.new is not None else follower
    last: etree._Element | None = None
    for step, after in zip(steps, reversed(followers), strict=True):
        element = make(step)
        if step.new is None:
            _insert(element, last, after, container)
        last = element


def _insert(
    element: etree._Element,
    last: etree._Element | None,
    after: etree._Element | None,
    container: etree._Element,
) -> None:
    if last is not None and (after is None or after.getparent() is not container):
        last.addnext(element)
    elif after is not None:
        after.addprevious(element)
    else:
        container.append(element)

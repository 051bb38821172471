"""Which ends of paragraphs are marked: Word keeps the last paragraph before a table or the end.

A marked end joins its paragraph with the next one, so the one before it is marked instead.
"""

from collections.abc import Sequence

from lxml import etree
from msgspec import Struct

from pkdocs.word.text import names as w


class Step(Struct):
    """A block or row on either side; both where it stayed."""

    old: etree._Element | None
    new: etree._Element | None
    end: str = ""
    """The mark that the end of the paragraph gets."""
    heir: etree._Element | None = None
    """The paragraph of the new document whose end this one stands for."""

    @property
    def stayed(self) -> bool:
        """Return whether both documents have it."""
        return self.old is not None and self.new is not None

    @property
    def block(self) -> etree._Element:
        """Return the element itself, that of the new document where there is one."""
        return self.old if self.new is None else self.new


def settle(steps: Sequence[Step]) -> list[Step]:
    """Return the steps of a container with the marks that the ends of its paragraphs get."""
    settled: list[Step] = []
    stretch: list[Step] = []
    for step in steps:
        if step.stayed and step.block.tag == w.TBL:
            settled += [*_settle_stretch(stretch, last=False), step]
            stretch = []
        else:
            stretch.append(step)
    return [*settled, *_settle_stretch(stretch, last=True)]


def _settle_stretch(steps: list[Step], *, last: bool) -> list[Step]:
    """The steps between two tables that stayed; their last paragraph's end is never marked."""
    stayed = [i for i, step in enumerate(steps) if step.stayed]
    cut = stayed[-1] + 1 if stayed else 0
    head, tail = steps[:cut], steps[cut:]
    gone = [step for step in tail if step.new is None]
    came = [step for step in tail if step.old is None]
    for step in steps:
        if not step.stayed:
            step.end = w.INS if step.old is None else w.DEL
    if gone and came and gone[-1].block.tag == came[-1].block.tag == w.P:
        final = Step(gone[-1].old, came[-1].new)
        return [*head, *gone[:-1], *came[:-1], final]
    if head and tail and not (gone and came) and (last or all(s.block.tag == w.P for s in tail)):
        head[-1].end = tail[-1].end
        tail[-1].end = ""
        tail[-1].heir = head[-1].new if gone else None
    return steps

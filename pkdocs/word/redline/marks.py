"""Puts Word's marks of insertion and deletion on runs, ends of paragraphs and rows."""

from collections.abc import Iterable, Sequence
from copy import deepcopy

from lxml import etree
from msgspec import Struct

from pkdocs.word.package.rules import WORD
from pkdocs.word.redline.text import PLAIN, Unit, piece_text, runs_of, units
from pkdocs.word.text import names as w

_AFTER_MARKS = (w.SECT, f"{WORD}pPrChange")
_ID = f"{WORD}id"


class Marker(Struct):
    """Makes the marks of one document: who, when, and a number that no other mark has."""

    author: str
    date: str
    """As Word writes it: 2023-02-06T08:00:00Z."""
    first: int = 1
    made: int = 0

    def mark(self, kind: str) -> etree._Element:
        """Return a fresh w:ins or w:del."""
        number = self.first + self.made
        self.made += 1
        return new_element(kind, id=str(number), author=self.author, date=self.date)

    def mark_end(self, paragraph: etree._Element, kind: str) -> None:
        """Mark the end of a paragraph."""
        properties = paragraph.find(w.PPR)
        if properties is None:
            properties = new_element(w.PPR)
            paragraph.insert(0, properties)
        run_properties = properties.find(w.RPR)
        if run_properties is None:
            run_properties = new_element(w.RPR)
            after = next((p for p in properties if p.tag in _AFTER_MARKS), None)
            place = len(properties) if after is None else properties.index(after)
            properties.insert(place, run_properties)
        run_properties.insert(0, self.mark(kind))

    def mark_row(self, row: etree._Element, kind: str) -> None:
        """Mark a row as a whole; what it holds is marked apart."""
        properties = row.find(w.TRPR)
        if properties is None:
            properties = new_element(w.TRPR)
            before = row.find(f"{WORD}tblPrEx")
            row.insert(0 if before is None else row.index(before) + 1, properties)
        properties.append(self.mark(kind))

    def wrap(self, runs: Iterable[etree._Element], kind: str) -> None:
        """Mark runs where they stand; neighbours share one mark."""
        last: etree._Element | None = None
        for run in runs:
            if last is not None and run.getprevious() is last:
                last.append(run)
                continue
            last = self.mark(kind)
            run.addprevious(last)
            last.append(run)
            last.tail = None

    def insert_paragraph(self, paragraph: etree._Element) -> None:
        """Mark all of a paragraph as inserted, without its end."""
        self.wrap(runs_of(unfold_fields(paragraph)), w.INS)

    def insert_table(self, table: etree._Element) -> None:
        """Mark a table as inserted, row by row, with what it holds."""
        for row in PLAIN.rows(table):
            self.mark_whole_row(row, w.INS)

    def mark_whole_row(self, row: etree._Element, kind: str) -> None:
        """Mark a row and everything in it; tables inside too.

        A row to be marked as deleted holds its text as deleted runs already.
        """
        self.mark_row(row, kind)
        for cell in PLAIN.cells(row):
            for block in list(PLAIN.blocks(cell)):
                if block.tag == w.TBL:
                    for inner in PLAIN.rows(block):
                        self.mark_whole_row(inner, kind)
                    continue
                if kind == w.INS:
                    self.insert_paragraph(block)
                self.mark_end(block, kind)


def unfold_fields(paragraph: etree._Element) -> etree._Element:
    """Return the paragraph, its simple page-number fields written as runs, which can be marked."""
    for unit in units(paragraph):
        if unit.simple is not None:
            for run in complex_runs(unit.field, unit.runs):
                unit.simple.addprevious(run)
            unit.simple.getparent().remove(unit.simple)
    return paragraph


def complex_runs(name: str, result: Sequence[etree._Element]) -> list[etree._Element]:
    """Return a field as runs: its beginning, its instruction, its result, its end."""
    looks = result[0].find(w.RPR)

    def around(child: etree._Element) -> etree._Element:
        run = new_element(w.R)
        if looks is not None:
            run.append(deepcopy(looks))
        run.append(child)
        return run

    instruction = new_element(w.INSTRUCTION)
    instruction.set(w.SPACE, "preserve")
    instruction.text = f" {name} "
    begin, middle, end = (
        new_element(w.FIELD_CHAR, fldCharType=kind) for kind in ("begin", "separate", "end")
    )
    return [around(begin), around(instruction), around(middle), *result, around(end)]


def split_unit(unit: Unit, place: int) -> tuple[Unit, Unit]:
    """Cut a run in two after `place` characters of its text; the second follows the first."""
    (run,) = unit.runs
    second = new_element(w.R)
    looks = run.find(w.RPR)
    if looks is not None:
        second.append(deepcopy(looks))
    passed = 0
    for child in list(run):
        if child.tag == w.RPR:
            continue
        text = piece_text(child)
        if passed >= place:
            second.append(child)
        elif passed + len(text) > place:
            second.append(_cut(child, place - passed))
        passed += len(text)
    run.addnext(second)
    return Unit((run,), unit.text[:place]), Unit((second,), unit.text[place:])


def _cut(text: etree._Element, place: int) -> etree._Element:
    """Cut a w:t, and return what follows the place as one more."""
    rest = new_element(text.tag)
    content = text.text or ""
    rest.text, text.text = content[place:], content[:place]
    for part in (text, rest):
        part.set(w.SPACE, "preserve")
    return rest


def new_element(tag: str, **attributes: str) -> etree._Element:
    """Return an element with attributes in Word's namespace."""
    made = etree.Element(tag)
    for name, text in attributes.items():
        made.set(f"{WORD}{name}", text)
    return made

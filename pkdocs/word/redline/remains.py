"""What is left of an old document's text in the new one: copies of its paragraphs, as deleted.

Only text and its looks come over. Pictures, notes, links and the like would need parts of the old
package; automatic numbers and unknown styles would mean something else in the new one.
"""

from collections.abc import Iterable, Iterator
from copy import deepcopy

from lxml import etree

from pkdocs.word.package.rules import WORD
from pkdocs.word.redline.marks import Marker, complex_runs, new_element
from pkdocs.word.redline.text import PLAIN, Unit, piece_text, units
from pkdocs.word.text import names as w

_LOOKS = (
    "pStyle keepNext keepLines pageBreakBefore widowControl pBdr shd tabs suppressAutoHyphens "
    "spacing ind contextualSpacing mirrorIndents jc textAlignment outlineLvl bidi rPr"
)
_PARAGRAPH_LOOKS = frozenset(f"{WORD}{name}" for name in _LOOKS.split())
_TABLE_STYLE, _RUN_STYLE = f"{WORD}tblStyle", f"{WORD}rStyle"
_STYLES = (w.STYLE, _RUN_STYLE, _TABLE_STYLE)
_XML = "{http://www.w3.org/XML/1998/namespace}"
_TRACES = ("rsid", "paraId", "textId")


class Remains:
    """Copies of old content for a document with these styles, marked by this marker."""

    def __init__(self, marker: Marker, styles: frozenset[str]) -> None:
        self._marker, self._styles = marker, styles

    def runs(self, cut: Iterable[tuple[Unit, int, int]]) -> etree._Element | None:
        """Return one w:del with the text of parts of units, None where it would be empty."""
        made = [run for unit, start, end in cut for run in self._unit(unit, start, end)]
        if not made:
            return None
        mark = self._marker.mark(w.DEL)
        mark.extend(made)
        return mark

    def paragraph(self, old: etree._Element) -> etree._Element:
        """Return the paragraph with its text deleted and its end unmarked."""
        made = new_element(w.P)
        looks = old.find(w.PPR)
        if looks is not None:
            kept = new_element(w.PPR)
            kept.extend(deepcopy(p) for p in looks if p.tag in _PARAGRAPH_LOOKS)
            made.append(self._clean(kept))
        deleted = self.runs((unit, 0, len(unit.text)) for unit in units(old))
        if deleted is not None:
            made.append(deleted)
        return made

    def table(self, old: etree._Element) -> etree._Element:
        """Return the table with all its rows deleted."""
        made = new_element(w.TBL)
        for head in old.iterchildren(f"{WORD}tblPr", f"{WORD}tblGrid"):
            made.append(self._clean(deepcopy(head)))
        made.extend(map(self.row, PLAIN.rows(old)))
        return made

    def row(self, old: etree._Element) -> etree._Element:
        """Return the row deleted, with all it holds."""
        made = self._row(old)
        self._marker.mark_whole_row(made, w.DEL)
        return made

    def _row(self, old: etree._Element) -> etree._Element:
        made = new_element(w.TR)
        for head in old.iterchildren(f"{WORD}tblPrEx", w.TRPR):
            made.append(self._clean(deepcopy(head)))
        for cell in PLAIN.cells(old):
            copied = new_element(w.TC)
            for head in cell.iterchildren(w.TCPR):
                copied.append(self._clean(deepcopy(head)))
            copied.extend(map(self._block, PLAIN.blocks(cell)))
            made.append(copied)
        return made

    def _block(self, old: etree._Element) -> etree._Element:
        if old.tag == w.P:
            return self.paragraph(old)
        made = new_element(w.TBL)
        for head in old.iterchildren(f"{WORD}tblPr", f"{WORD}tblGrid"):
            made.append(self._clean(deepcopy(head)))
        made.extend(map(self._row, PLAIN.rows(old)))
        return made

    def _unit(self, unit: Unit, start: int, end: int) -> Iterator[etree._Element]:
        if unit.field:
            copies = list(map(deepcopy, unit.runs))
            whole = copies if unit.simple is None else complex_runs(unit.field, copies)
            yield from map(self._deleted_field, whole)
            return
        (run,) = unit.runs
        made = new_element(w.R)
        passed = 0
        for child in run:
            text = piece_text(child)
            first, last = max(start - passed, 0), min(end - passed, len(text))
            passed += len(text)
            if first < last:
                made.append(_deleted_piece(child, text[first:last]))
        if len(made) and (looks := run.find(w.RPR)) is not None:
            made.insert(0, self._clean(deepcopy(looks)))
        if len(made):
            yield made

    def _deleted_field(self, run: etree._Element) -> etree._Element:
        for child in list(run):
            if child.tag == w.INSTRUCTION:
                child.tag = w.DEL_INSTRUCTION
            elif child.tag == w.T:
                child.tag = w.DEL_TEXT
            elif child.tag not in (w.RPR, w.FIELD_CHAR):
                run.remove(child)
        return self._clean(run)

    def _clean(self, element: etree._Element) -> etree._Element:
        """Drop what the new document does not know, and traces of where a copy comes from."""
        for node in list(element.iter("*")):
            unknown = node.tag in _STYLES and node.get(w.VALUE) not in self._styles
            if unknown or not node.tag.startswith(WORD):
                node.getparent().remove(node)
            for name in [name for name in node.attrib if _is_trace(name)]:
                del node.attrib[name]
        return element


def _is_trace(name: str) -> bool:
    local = etree.QName(name).localname
    return local.startswith(_TRACES) or not name.startswith((WORD, _XML))


def _deleted_piece(child: etree._Element, text: str) -> etree._Element:
    if child.tag != w.T:
        return deepcopy(child)
    made = new_element(w.DEL_TEXT)
    made.set(w.SPACE, "preserve")
    made.text = text
    return made

"""The names of Word's XML that its text is read and marked by. Names only: nothing is read here."""

from typing import TypeAlias

from lxml import etree

from pkdocs.word.package.rules import WORD

Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml's only name for it

MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

P, PPR, R, RPR, T = (f"{WORD}{name}" for name in ("p", "pPr", "r", "rPr", "t"))
TBL, TR, TRPR, TC, TCPR = (f"{WORD}{name}" for name in ("tbl", "tr", "trPr", "tc", "tcPr"))
INS, DEL, DEL_TEXT = (f"{WORD}{name}" for name in ("ins", "del", "delText"))
MOVE_FROM, MOVE_TO = f"{WORD}moveFrom", f"{WORD}moveTo"
SECT, FIELD_CHAR, SIMPLE_FIELD = (f"{WORD}{name}" for name in ("sectPr", "fldChar", "fldSimple"))
INSTRUCTION, DEL_INSTRUCTION = f"{WORD}instrText", f"{WORD}delInstrText"
GRID_BEFORE, GRID_SPAN = (f"{WORD}{name}" for name in ("gridBefore", "gridSpan"))
V_MERGE, H_MERGE = (f"{WORD}{name}" for name in ("vMerge", "hMerge"))
STYLE, BOX, RUBY = (f"{WORD}{name}" for name in ("pStyle", "txbxContent", "ruby"))
CONTROL, CONTROL_CONTENT = f"{WORD}sdt", f"{WORD}sdtContent"
ALTERNATIVES, EQUATION, EQUATION_TEXT = f"{COMPATIBLE}AlternateContent", f"{MATH}oMath", f"{MATH}t"
VALUE, VANISH, RAISED, COLOR = (f"{WORD}{n}" for n in ("val", "vanish", "vertAlign", "color"))
STRUCK = (f"{WORD}strike", f"{WORD}dstrike")
SPACE = "{http://www.w3.org/XML/1998/namespace}space"

_REVISIONS = (
    "ins del moveFrom moveTo moveFromRangeStart moveToRangeStart cellIns cellDel cellMerge "
    "rPrChange pPrChange sectPrChange tblPrChange tblGridChange trPrChange tcPrChange "
    "tblPrExChange numberingChange customXmlInsRangeStart customXmlDelRangeStart"
)
TRACKED = tuple(f"{WORD}{name}" for name in _REVISIONS.split())
"""Elements that record a change which somebody has not accepted or rejected yet."""

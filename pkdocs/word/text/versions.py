"""Which of several versions of a content Word shows: the first whose names it knows, else the last.

Newer programs write what older ones do not know beside what those may show instead.

Dasar: ECMA-376 part 3, 9.3 and 10.2 (AlternateContent); the namespaces that Word writes.
"""

from pkdocs.word.text import names as w

_CHOICE, _FALLBACK = f"{w.COMPATIBLE}Choice", f"{w.COMPATIBLE}Fallback"
_REQUIRES = "Requires"
_MICROSOFT = """
word/2006/wordml word/2010/wordml word/2012/wordml word/2015/wordml/symex word/2016/wordml/cid
word/2018/wordml word/2018/wordml/cex word/2020/wordml/sdtdatahash word/2023/wordml/word16du
word/2024/wordml/sdtformatlock
word/2010/wordprocessingCanvas word/2010/wordprocessingDrawing word/2010/wordprocessingGroup
word/2010/wordprocessingInk word/2010/wordprocessingShape word/2012/wordprocessingDrawing
drawing/2007/8/2/chart drawing/2008/diagram drawing/2010/main drawing/2010/picture
drawing/2010/diagram drawing/2010/chartDrawing drawing/2010/compatibility drawing/2010/slicer
drawing/2012/main drawing/2012/chart drawing/2012/chartStyle drawing/2014/main drawing/2014/chart
drawing/2014/chartex drawing/2015/9/8/chartex drawing/2015/10/21/chartex drawing/2016/5/9/chartex
drawing/2016/5/10/chartex drawing/2016/5/11/chartex drawing/2016/5/12/chartex
drawing/2016/5/13/chartex drawing/2016/5/14/chartex drawing/2016/11/main drawing/2016/SVG/main
drawing/2016/ink drawing/2017/decorative drawing/2017/model3d drawing/2018/hyperlinkcolor
drawing/2018/sketchyshapes 2019/extlst
"""
_OPEN = """
wordprocessingml/2006/main drawingml/2006/main drawingml/2006/wordprocessingDrawing
drawingml/2006/picture drawingml/2006/chart drawingml/2006/diagram drawingml/2006/lockedCanvas
officeDocument/2006/math officeDocument/2006/relationships
"""
_KNOWN = frozenset(
    (
        *(f"http://schemas.microsoft.com/office/{name}" for name in _MICROSOFT.split()),
        *(f"http://schemas.openxmlformats.org/{name}" for name in _OPEN.split()),
        *(w.VML[1:-1], "urn:schemas-microsoft-com:office:office"),
        "urn:schemas-microsoft-com:office:word",
    )
)
"""Namespaces that Word knows."""


def shown_version(alternatives: w.Element) -> w.Element | None:
    """Return which child of mc:AlternateContent Word shows, None where it shows nothing."""
    versions = alternatives.iterchildren(_CHOICE, _FALLBACK)
    return next((own for own in versions if own.tag == _FALLBACK or is_known(own)), None)


def is_known(choice: w.Element) -> bool:
    """Return whether Word knows all that a mc:Choice says it requires."""
    required = choice.get(_REQUIRES, "").split()
    return bool(required) and all(choice.nsmap.get(own, "") in _KNOWN for own in required)

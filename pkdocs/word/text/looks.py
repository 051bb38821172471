"""Which looks of a run decide whether its words count: hidden, struck through, raised, white.

As Word resolves them: what a run says itself counts; else the styles of its characters, paragraph
and table, each through what it is based on, and the defaults of the document. Which styles say any
of it is worked out once a document; a part without such looks is asked nothing.

Dasar: ECMA-376 part 1, 17.7.2 and 17.7.3 (styles, toggle properties), 17.3.2.
"""

import re
from collections.abc import Callable, Container, Iterator, Mapping
from functools import cached_property
from typing import TypeAlias, TypeVar

from msgspec import Struct

from pkdocs.word.package.rules import WORD, is_plain
from pkdocs.word.text import names as w
from pkdocs.word.text.stream import child

OFF = ("0", "false", "off")
LOOKS = (w.VANISH, *w.STRUCK, w.RAISED, w.COLOR)
_TOGGLES = (w.VANISH, f"{WORD}strike")
"""What a style turns round where another one says it too."""
_MARKS = (b"vanish", b"strike", b"vertAlign", b"FFFFFF", b"ffffff")
"""One of these is in the bytes of styles that say any of `LOOKS`; `strike` ends `dstrike`, too."""
_RUN_STYLE, _PARAGRAPH_STYLE = f"{WORD}rStyle", w.STYLE
_TABLE_STYLE, _TABLE_LOOKS = f"{WORD}tblStyle", f"{WORD}tblPr"
_OWN_LOOKS = (w.RPR, w.PPR, w.TCPR, f"{WORD}tblPrEx", _TABLE_LOOKS)
"""What a run, paragraph, cell, row (`tblPrEx`) or table says of its own look."""
_USUAL, _USUALLY = "paragraph", f"{WORD}default"
_NAMING = {"character": _RUN_STYLE, _USUAL: _PARAGRAPH_STYLE, "table": _TABLE_STYLE}
"""The element that names a style of each kind; no other, as those of lists, says how text looks."""
_SHADES = (f"{WORD}shd", f"{WORD}highlight")
_THEMED = f"{WORD}themeColor"
_GROUNDS = (w.VALUE, f"{WORD}fill", f"{WORD}themeFill")
_WHITE, _WHITE_THEMES = "FFFFFF", (None, "background1", "light1")
_NO_GROUND = ("", _WHITE, "AUTO", "CLEAR", "NIL", "NONE", "WHITE", "BACKGROUND1", "LIGHT1")
_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_NOT_SHOWN = re.compile(r"visibility:\s*hidden|mso-hide:\s*all")
_YES, _NO = "1", "0"
_Said = TypeVar("_Said")
_Names: TypeAlias = tuple[str, str, str]
"""The ids of the styles of a run, its paragraph and its table, "" for none."""


class Style(Struct, frozen=True):
    """What a style says of each look, and whether it paints the ground behind its words."""

    said: Mapping[str, str] = {}
    shades: bool = False
    kind: str = _USUAL


_NOTHING = Style()


class Styles(Struct, frozen=True, dict=True):
    """The styles of a document by id, what each is based on among it; `usual` are the defaults.

    `usual` has the id of the style of a kind ("paragraph", "table") that names none; `defaults` is
    what the document says where no style does.
    """

    by_id: Mapping[str, Style] = {}
    usual: Mapping[str, str] = {}
    defaults: Mapping[str, str] = {}

    def hidden(self, part: w.Element) -> frozenset[w.Element]:
        """Return the runs of a part that have the look "hidden"."""
        return self._runs(part, w.VANISH)

    def struck(self, part: w.Element) -> frozenset[w.Element]:
        """Return the runs of a part that are struck through, once or twice."""
        once, twice = (self._runs(part, look) for look in w.STRUCK)
        return once | twice

    def raised(self, part: w.Element) -> frozenset[w.Element]:
        """Return the runs of a part that stand above their line: marks of notes, powers."""
        return self._runs(part, w.RAISED)

    def white(self, part: w.Element) -> frozenset[w.Element]:
        """Return the runs of a part that are white in a table cell whose ground nothing paints.

        Outside of tables nobody can say what lies behind a text.
        """
        runs = (run for run in self._runs(part, w.COLOR) if any(run.itertext(w.T)))
        named: dict[w.Element | None, str] = {}
        painted: dict[w.Element, bool] = {}
        return frozenset(
            run
            for run in runs
            if _is_bare(run, painted)
            and not any(style.shades for style in self._styles_of(self._names(run, named)))
        )

    @property
    def may_hide(self) -> bool:
        """Return whether any style, or the default, hides words."""
        return bool(self._givers[w.VANISH])

    @cached_property
    def _givers(self) -> Mapping[str, set[str]]:
        """The ids of the styles that give each look, "" where text has it that names no style."""
        found: dict[str, set[str]] = {}
        for look in LOOKS:
            named = {name for name, own in self.by_id.items() if own.said.get(look) == _YES}
            if self.defaults.get(look) == _YES or not named.isdisjoint(self.usual.values()):
                named.add("")
            found[look] = named
        return found

    def _runs(self, part: w.Element, look: str) -> frozenset[w.Element]:
        said: dict[w.Element, bool] = {}
        for run, has in _marked(part, look):
            said.setdefault(run, has)
        found = {run for run, has in said.items() if has}
        named: dict[w.Element | None, str] = {}
        given: dict[_Names, bool] = {}
        for run in self._may_have(part, look):
            if run in said:
                continue
            names = self._names(run, named)
            if names not in given:
                given[names] = self._is_given(look, names)
            if given[names]:
                found.add(run)
        return frozenset(found)

    def _may_have(self, part: w.Element, look: str) -> Iterator[w.Element]:
        """The runs that stand in what names a style that gives a look."""
        givers = self._givers[look]
        if "" in givers:
            yield from part.iter(w.R)
            return
        tags = {_NAMING[self.by_id[name].kind] for name in givers}
        for name in part.iter(*tags) if tags else ():
            if name.get(w.VALUE, "") in givers:
                yield from name.getparent().getparent().iter(w.R)

    def _is_given(self, look: str, names: _Names) -> bool:
        """Whether styles of these names give a look to what says nothing of it."""
        by_style = [own.said[look] for own in self._styles_of(names) if look in own.said]
        default = self.defaults.get(look)
        if look in _TOGGLES:
            return default == _YES or by_style.count(_YES) % 2 == 1
        return next(iter(by_style), default) == _YES

    def _styles_of(self, names: _Names) -> Iterator[Style]:
        """The styles of these names, from the nearest on."""
        return (self.by_id.get(name, _NOTHING) for name in names)

    def _names(self, run: w.Element, known: dict[w.Element | None, str]) -> _Names:
        """The names of the styles of a run; `known` has those of paragraphs and tables."""
        paragraph = next(run.iterancestors(w.P), None)
        table = next(run.iterancestors(w.TBL), None)
        if paragraph not in known:
            known[paragraph] = _named(paragraph, w.PPR, _PARAGRAPH_STYLE)
        if table not in known:
            known[table] = _named(table, _TABLE_LOOKS, _TABLE_STYLE)
        return (
            _named(run, w.RPR, _RUN_STYLE) or self.usual.get("character", ""),
            known[paragraph] or self.usual.get(_USUAL, ""),
            known[table] or self.usual.get("table", ""),
        )


PLAIN = Styles()
"""Styles that say nothing."""


def undrawn(part: w.Element) -> frozenset[w.Element]:
    """Return the drawings and shapes of a part that are hidden, with all that stands in them."""
    return frozenset(node for node in part.iter(w.DRAWING, f"{w.VML}*") if _is_undrawn(node))


def _is_undrawn(node: w.Element) -> bool:
    """Whether a drawing is hidden itself; one that stands in it, as in a box, speaks for itself."""
    if node.tag == w.DRAWING:
        own = (said for place in node for said in place.iterchildren(_DRAWN))
        return any(said.get("hidden") in ("1", "true") for said in own)
    return _NOT_SHOWN.search(node.get("style", "")) is not None


def says_looks(data: bytes) -> bool:
    """Return whether a part with styles may say any of `LOOKS`, by its bytes."""
    return bool(data) and (any(mark in data for mark in _MARKS) or not is_plain(data))


def read_styles(root: w.Element) -> Styles:
    """Return what the part with the styles of a document says of `LOOKS`."""
    styles = named_styles(root)
    named = {name: node for name, node in styles.items() if _kind(node) in _NAMING}
    own = {name: _style(node) for name, node in named.items()}
    usual = {own[n].kind: n for n, node in named.items() if node.get(_USUALLY, _NO) not in OFF}
    whole = inherited(named, own, _joined)
    defaults = root.find(f"{WORD}docDefaults/{WORD}rPrDefault/{w.RPR}")
    return Styles(whole, usual, _looks(defaults))


def _kind(style: w.Element) -> str:
    return str(style.get(f"{WORD}type", _USUAL))


def _style(node: w.Element) -> Style:
    return Style(_looks(node.find(w.RPR)), _paints(node), _kind(node))


def named_styles(root: w.Element) -> dict[str, w.Element]:
    """Return the styles of a document by id, of two of one id the last.

    Those without an id are none of them: nothing can name them.
    """
    named = {node.get(f"{WORD}styleId", ""): node for node in root.iter(f"{WORD}style")}
    return {name: node for name, node in named.items() if name}


def inherited(
    named: Mapping[str, w.Element], own: Mapping[str, _Said], join: Callable[[_Said, _Said], _Said]
) -> dict[str, _Said]:
    """Return what each style says with those that it is based on.

    `own` is what each of the named ones says itself; `join` gives what one says together with those
    above it, whom it comes before. Styles may be based on each other: each then counts once.
    """
    above = {name: _based_on(node) for name, node in named.items()}
    whole: dict[str, _Said] = {}
    for name in above:
        for each in reversed(_line(name, above, whole)):
            upper = whole.get(above[each])
            whole[each] = own[each] if upper is None else join(own[each], upper)
    return whole


def _based_on(node: w.Element) -> str:
    based = node.find(f"{WORD}basedOn")
    return "" if based is None else str(based.get(w.VALUE, ""))


def _line(name: str, above: Mapping[str, str], known: Container[str]) -> list[str]:
    """A style and those it is based on that are not known yet, the nearest first.

    Those that are based on each other twice: on the second way round each has met all of them.
    """
    places: dict[str, int] = {}
    while name in above and name not in known and name not in places:
        places[name] = len(places)
        name = above[name]
    line = list(places)
    return line + line[places[name] :] if name in places else line


def _joined(own: Style, above: Style) -> Style:
    return Style({**above.said, **own.said}, own.shades or above.shades, own.kind)


def _looks(properties: w.Element | None) -> Mapping[str, str]:
    nodes = () if properties is None else properties.iterchildren(*LOOKS)
    return {node.tag: _said(node) for node in nodes}


def _said(mark: w.Element) -> str:
    """What an element says of its look: `_YES` or `_NO`."""
    if mark.tag == w.RAISED:
        has = mark.get(w.VALUE) == "superscript"
    elif mark.tag == w.COLOR:
        has = mark.get(w.VALUE, "").upper() == _WHITE and mark.get(_THEMED) in _WHITE_THEMES
    else:
        has = is_on(mark)
    return _YES if has else _NO


def is_on(mark: w.Element | None) -> bool:
    """Return whether a mark is there, and does not say that it is off."""
    return mark is not None and mark.get(w.VALUE, _YES) not in OFF


def _is_bare(run: w.Element, painted: dict[w.Element, bool]) -> bool:
    """Whether a run stands in a cell, and nothing around it says that it paints the ground.

    `painted` has what was looked at before: a table has many runs.
    """
    holder = next(run.iterancestors(w.TC, w.BOX), None)
    if holder is None or holder.tag == w.BOX:
        return False
    for node in (run, *run.iterancestors(w.P, w.TC, w.TR, w.TBL)):
        if node not in painted:
            painted[node] = any(map(_paints, node.iterchildren(*_OWN_LOOKS)))
        if painted[node]:
            return False
    return True


def _paints(looks: w.Element) -> bool:
    """Whether anything in these looks paints the ground behind words in another colour."""
    said = [node.get(name, "").upper() for node in looks.iter(*_SHADES) for name in _GROUNDS]
    return any(value not in _NO_GROUND for value in said)


def _marked(part: w.Element, look: str) -> Iterator[tuple[w.Element, bool]]:
    """The runs that say something of a look themselves, and whether they have it."""
    for mark in part.iter(look):
        properties = mark.getparent()
        holder = properties.getparent()
        if holder is not None and holder.tag == w.R and properties.tag == w.RPR:
            yield holder, _said(mark) == _YES


def _named(node: w.Element | None, looks: str, name: str) -> str:
    found = child(child(node, looks), name)
    return "" if found is None else str(found.get(w.VALUE, ""))

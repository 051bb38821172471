"""Reads XML that comes in pieces, as the static text of a template does, and keeps what is open.

Accepts only the XML that lxml writes; anything else is a `NotProven`, never a guess.
"""

import re
from dataclasses import dataclass, field, replace

from pkdocs.word.template.tables import Tables

WORD_CONTAINERS = frozenset(("w:tc", "w:hdr", "w:ftr", "w:txbxContent", "w:footnote"))
VALUE = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands for a printed value within an attribute."""

_ENTITY = r"&(?:amp|lt|gt|quot|apos|#\d+|#x[0-9A-Fa-f]+);"
_ATTRIBUTE = rf'([\w.:-]+)="((?:[^"<&]|{_ENTITY})*)"'
_ATTRIBUTES = re.compile(_ATTRIBUTE)
_TAG = re.compile(rf"<(/?)([\w.:-]+)((?:\s+{_ATTRIBUTE})*)\s*(/?)>")
_TEXT = re.compile(rf"(?:[^<>&]|{_ENTITY})*")


class NotProven(Exception):  # noqa: N818  # a result of the proof, not an error of anybody
    """The pieces cannot be shown to make well-formed XML."""


@dataclass(slots=True)
class Element:
    """An open element, and what is known so far of its content."""

    name: str
    prefixes: frozenset[str]
    ends_in_paragraph: bool = False


@dataclass(slots=True)
class Reader:
    """The open elements at one place of a template, outermost first."""

    prefixes: frozenset[str]
    open: list[Element] = field(default_factory=list)
    partial: str = ""
    has_root: bool = False
    tables: Tables = field(default_factory=Tables)
    unfinished: set[str] = field(default_factory=set)

    @property
    def top(self) -> str:
        """Return the name of the innermost open element, "" outside of all."""
        return self.open[-1].name if self.open else ""

    @property
    def in_attribute(self) -> bool:
        """Return whether the place is within a quoted attribute."""
        return self.partial.count('"') % 2 == 1

    def branch(self) -> "Reader":
        """Return a reader for what stands in a block that begins here."""
        opened = [replace(element) for element in self.open]
        tables = self.tables.branch()
        return replace(self, open=opened, tables=tables, unfinished=set(self.unfinished))

    def join(self, branches: list["Reader"]) -> None:
        """Go on after a block of which one of `branches` is what happened.

        Raises:
            NotProven: The branches leave different elements open.
        """
        first = branches[0]
        partials = {branch.partial for branch in branches}
        if len({tuple(item.name for item in branch.open) for branch in branches}) > 1:
            raise NotProven
        self.partial = first.partial if len(partials) == 1 else _common_attribute(partials)
        self.open = [_merge(same) for same in zip(*(item.open for item in branches), strict=True)]
        self.tables.join([branch.tables for branch in branches])
        for branch in branches:
            self.has_root |= branch.has_root
            self.unfinished |= branch.unfinished

    def feed(self, text: str) -> None:
        """Read a piece of static text.

        Raises:
            NotProven: It does not fit what is open, or is not XML as lxml writes it.
        """
        text = self.partial + text
        self.partial = ""
        start = 0
        while start < len(text):
            if text[start] != "<":
                end = text.find("<", start) if "<" in text[start:] else len(text)
                self._read_text(text[start:end])
            elif (end := text.find(">", start) + 1) > 0:
                self._read_tag(text[start:end])
            else:
                self.partial, end = text[start:], len(text)
            start = end

    def _read_text(self, text: str) -> None:
        if not _TEXT.fullmatch(text) or (not self.open and not text.isspace()):
            raise NotProven
        self.tables.fill(self.top)

    def _read_tag(self, tag: str) -> None:
        match = _TAG.fullmatch(tag)
        if match is None:
            raise NotProven
        closing, name, attributes, *_, empty = match.groups()
        if closing and (attributes or empty):
            raise NotProven
        if closing:
            self._close(name)
            return
        values = _ATTRIBUTES.findall(attributes)
        self._open_element(name, dict(values), len(values))
        if empty:
            self._close(name)

    def _open_element(self, name: str, attributes: dict[str, str], count: int) -> None:
        declared = {key[6:]: attributes[key] for key in attributes if key.startswith("xmlns:")}
        inherited = self.open[-1].prefixes if self.open else self.prefixes
        prefixes = inherited | declared.keys() if declared else inherited
        names = (name, *(key for key in attributes if not key.startswith("xmlns")))
        if len(attributes) != count or not all(_is_known(used, prefixes) for used in names):
            raise NotProven
        if not self.open and self.has_root:
            raise NotProven
        self.has_root = True
        self.tables.declare(declared)
        self.tables.enter(name, attributes, [element.name for element in self.open[-3:]])
        self.open.append(Element(name, prefixes))

    def _close(self, name: str) -> None:
        if self.top != name:
            raise NotProven
        closed = self.open.pop()
        self.tables.leave(name)
        if name in WORD_CONTAINERS and not closed.ends_in_paragraph:
            self.unfinished.add(name)
        if self.top in WORD_CONTAINERS and name in {"w:p", "w:sdt", "w:tbl"}:
            self.open[-1].ends_in_paragraph = name != "w:tbl"


def _is_known(name: str, prefixes: frozenset[str]) -> bool:
    prefix, colon, _ = name.partition(":")
    return not colon or prefix in prefixes


def _common_attribute(partials: set[str]) -> str:
    """Return the unfinished tag that `partials` share when only the last value differs."""
    heads = {partial[: partial.rfind('"') + 1] for partial in partials}
    if len(heads) > 1 or any(partial.count('"') % 2 == 0 for partial in partials):
        raise NotProven
    return heads.pop() + VALUE


def _merge(elements: tuple[Element, ...]) -> Element:
    return replace(
        elements[0], ends_in_paragraph=all(element.ends_in_paragraph for element in elements)
    )

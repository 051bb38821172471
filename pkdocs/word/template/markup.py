"""Reads XML that comes in pieces, as the static text of a template does, and keeps what is open.

Accepts only the XML that lxml writes; anything else is a `NotProven`, never a guess.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from msgspec import Struct, field

from pkdocs.base.values import replace
from pkdocs.word.template.tables import Tables

WORD_CONTAINERS = frozenset(("w:tc", "w:hdr", "w:ftr", "w:txbxContent", "w:footnote"))
VALUE = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands for a printed value within an attribute."""

_ENTITY = r"&(?:amp|lt|gt|quot|apos|#\d+|#x[0-9A-Fa-f]+);"
_ATTRIBUTE = rf'([\w.:-]+)="((?:[^"<&]|{_ENTITY})*)"'
_ATTRIBUTES = re.compile(_ATTRIBUTE)
_TAG = re.compile(rf"<(/?)([\w.:-]+)((?:\s+{_ATTRIBUTE})*)\s*(/?)>")
_TEXT = rf"(?:[^<>&]|{_ENTITY})*"
_PIECE = re.compile(r"<[^>]*>?|[^<]+")


class NotProven(Exception):  # noqa: N818  # a result of the proof, not an error of anybody
    """The pieces cannot be shown to make well-formed XML."""


class Tag(NamedTuple):
    """A tag as it is written, wherever it stands."""

    name: str
    attributes: Mapping[str, str]
    declared: Mapping[str, str]
    """The namespaces it declares, by prefix."""
    used: frozenset[str]
    """The prefixes it needs."""
    opens: bool
    closes: bool


class Element(Struct):
    """An open element, and what is known so far of its content."""

    name: str
    prefixes: frozenset[str]
    ends_in_paragraph: bool = False


class Reader(Struct):
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
        pieces = _PIECE.findall(self.partial + text)
        self.partial = ""
        for piece in pieces:
            if piece[0] != "<":
                self._read_text(piece)
            elif piece[-1] == ">":
                self._read_tag(_parse_tag(piece))
            else:
                self.partial = piece

    def _read_text(self, text: str) -> None:
        is_plain = "&" not in text and ">" not in text
        if not (is_plain or re.fullmatch(_TEXT, text)) or not (self.open or text.isspace()):
            raise NotProven
        self.tables.fill(self.top)

    def _read_tag(self, tag: Tag) -> None:
        if tag.opens:
            self._open_element(tag)
        if tag.closes:
            self._close(tag.name)

    def _open_element(self, tag: Tag) -> None:
        prefixes = self.open[-1].prefixes if self.open else self.prefixes
        if tag.declared:
            prefixes = prefixes.union(tag.declared)
            self.tables.declare(tag.declared)
        if not tag.used <= prefixes or (self.has_root and not self.open):
            raise NotProven
        self.has_root = True
        self.tables.enter(tag.name, tag.attributes, self.open)
        self.open.append(Element(tag.name, prefixes))

    def _close(self, name: str) -> None:
        if self.top != name:
            raise NotProven
        closed = self.open.pop()
        self.tables.leave(name)
        if name in WORD_CONTAINERS and not closed.ends_in_paragraph:
            self.unfinished.add(name)
        if self.top in WORD_CONTAINERS and name in {"w:p", "w:sdt", "w:tbl"}:
            self.open[-1].ends_in_paragraph = name != "w:tbl"


@lru_cache(maxsize=4096)
def _parse_tag(text: str) -> Tag:
    """Return what a tag says; a document repeats few of them many times.

    Raises:
        NotProven: It is no tag as lxml writes it.
    """
    match = _TAG.fullmatch(text)
    if match is None:
        raise NotProven
    closing, name, written, *_, empty = match.groups()
    pairs = _ATTRIBUTES.findall(written)
    attributes = dict(pairs)
    if (closing and (written or empty)) or len(attributes) != len(pairs):
        raise NotProven
    declared = {key[6:]: value for key, value in pairs if key.startswith("xmlns:")}
    names = (name, *(key for key in attributes if not key.startswith("xmlns")))
    used = frozenset(prefix for prefix, colon, _ in (n.partition(":") for n in names) if colon)
    return Tag(name, attributes, declared, used, not closing, bool(closing or empty))


def _common_attribute(partials: set[str]) -> str:
    """Return the unfinished tag that `partials` share when only the last value differs."""
    heads = {partial[: partial.rfind('"') + 1] for partial in partials}
    if len(heads) > 1 or any(partial.count('"') % 2 == 0 for partial in partials):
        raise NotProven
    return heads.pop() + VALUE


def _merge(elements: tuple[Element, ...]) -> Element:
    return Element(
        elements[0].name,
        frozenset.intersection(*(element.prefixes for element in elements)),
        all(element.ends_in_paragraph for element in elements),
    )

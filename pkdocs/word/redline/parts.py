"""The parts of two packages that are compared, and which header or footer is which."""

from collections.abc import Iterator, Mapping

from lxml import etree
from msgspec import Struct

from pkdocs.word.package.custom_xml import find_custom_xml
from pkdocs.word.package.opc import Parts, serialize
from pkdocs.word.package.rules import (
    CONTENT_TYPES,
    WORD,
    main_document,
    parse_xml,
    relations,
    rels_name,
    resolve_target,
)
from pkdocs.word.redline.marks import new_element
from pkdocs.word.redline.text import PLAIN
from pkdocs.word.text import names as w

_REFERENCES = (f"{WORD}headerReference", f"{WORD}footerReference")
_REL_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


class Document(Struct, frozen=True):
    """A package with its main part parsed."""

    parts: Parts
    name: str
    root: etree._Element

    @classmethod
    def open(cls, parts: Parts) -> "Document":
        """Return the document in a package that was found to have a main part."""
        name = main_document(parts)
        assert name is not None  # noqa: S101  # refused before
        return cls(parts, name, parse_xml(parts[name]))

    @property
    def body(self) -> etree._Element | None:
        """Return the body, None in a file that is no document."""
        return self.root.find(f"{WORD}body")

    def related(self, suffix: str) -> str | None:
        """Return the name of a part that the main one is related to, by the end of its type."""
        for relation in relations(self.parts, self.name):
            if relation.get("Type", "").endswith(suffix):
                name = resolve_target(self.name, relation.get("Target", ""))
                return name if name in self.parts else None
        return None

    def styles(self) -> frozenset[str]:
        """Return the ids of all styles."""
        name = self.related("/styles")
        if name is None:
            return frozenset()
        root = parse_xml(self.parts[name])
        return frozenset(style.get(f"{WORD}styleId") for style in root.iter(f"{WORD}style"))

    def margins(self) -> list[dict[tuple[str, str], str]]:
        """Return the headers and footers of each section, by kind, those taken over too."""
        targets = {
            item.get("Id"): resolve_target(self.name, item.get("Target", ""))
            for item in relations(self.parts, self.name)
        }
        found: list[dict[tuple[str, str], str]] = []
        for section in self.root.iter(w.SECT):
            own = {
                (node.tag, node.get(f"{WORD}type", "default")): targets.get(node.get(_REL_ID), "")
                for node in section.iterchildren(*_REFERENCES)
            }
            known = {key: name for key, name in own.items() if name in self.parts}
            found.append({**(found[-1] if found else {}), **known})
        return found


def pair_margins(old: Document, new: Document) -> tuple[list[tuple[str | None, str]], list[str]]:
    """Return each header and footer of the new document with the old one's, and who is left.

    By section and kind; each part once. None where the old document has none.
    """
    pairs: dict[str, str | None] = {}
    before = old.margins()
    for number, section in enumerate(new.margins()):
        former = before[number] if number < len(before) else {}
        for key, name in section.items():
            if pairs.get(name) is None:
                pairs[name] = former.get(key)
    everything = dict.fromkeys(name for section in before for name in section.values())
    left = [name for name in everything if name not in pairs.values()]
    return [(former, name) for name, former in pairs.items()], left


def complete(container: etree._Element) -> etree._Element:
    """Return a body, header or footer with the paragraph that Word puts behind a last table.

    A file may lack it; then the words before the table would have nothing to end with once the
    table is gone or before it came.
    """
    blocks = list(PLAIN.blocks(container))
    if not blocks or blocks[-1].tag == w.TBL:
        last = container[-1] if len(container) else None
        if last is not None and last.tag == w.SECT:
            last.addprevious(new_element(w.P))
        else:
            container.append(new_element(w.P))
    return container


def release_controls(container: etree._Element) -> bool:
    """Take content controls off what is marked in them; return whether there was one.

    LibreOffice neither accepts nor rejects in a control around cells or paragraphs; Word not in a
    locked one, and fills one that is bound to data anew.
    """
    holding = [c for c in container.iter(w.CONTROL) if next(c.iter(w.INS, w.DEL), None) is not None]
    for control in holding:
        for content in control.iterchildren(w.CONTROL_CONTENT):
            for node in list(content):
                control.addprevious(node)
        control.getparent().remove(control)
    return bool(holding)


def drop_custom_xml(document: Document, namespace: str) -> None:
    """Take the custom XML parts of a namespace out of a package, with all that points to them."""
    parts = document.parts
    while (name := find_custom_xml(parts, namespace)) is not None:
        properties = {
            resolve_target(name, relation.get("Target", "")) for relation in relations(parts, name)
        }
        drop_parts(parts, {name, rels_name(name), *properties})


def drop_parts(parts: Parts, names: set[str]) -> None:
    """Take parts out of a package, and every relationship and content type that names them."""
    for name in names:
        parts.pop(name, None)
    for rels in [name for name in parts if name.endswith(".rels")]:
        root = parse_xml(parts[rels])
        source = rels.replace("_rels/", "").removesuffix(".rels")
        gone = [
            item
            for item in root.iterchildren("*")
            if item.get("TargetMode") != "External"
            and resolve_target(source, item.get("Target", "")) in names
        ]
        if gone:
            _remove(gone)
            parts[rels] = serialize(root)
    types = parse_xml(parts[CONTENT_TYPES])
    _remove([t for t in types.iterchildren("*") if t.get("PartName", "")[1:] in names])
    parts[CONTENT_TYPES] = serialize(types)


def _remove(elements: list[etree._Element]) -> None:
    for element in elements:
        element.getparent().remove(element)


def word_parts(parts: Mapping[str, bytes]) -> Iterator[str]:
    """Return the names of the parts that may hold text or tracked changes."""
    return (name for name in sorted(parts) if name.startswith("word/") and name.endswith(".xml"))

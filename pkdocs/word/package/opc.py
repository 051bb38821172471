"""Adds parts, relationships and content types to a Word package held as a dict of its parts."""

import posixpath

from lxml import etree

from pkdocs.word.package.rules import CONTENT_TYPES, parse_xml, rels_name

_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"

Parts = dict[str, bytes]


def add_part(parts: Parts, name: str, data: bytes, content_type: str) -> None:
    """Put a part of the given content type into `parts`."""
    parts[name] = data
    types = parse_xml(parts[CONTENT_TYPES])
    override = etree.SubElement(types, f"{_TYPES}Override")
    override.set("PartName", f"/{name}")
    override.set("ContentType", content_type)
    parts[CONTENT_TYPES] = serialize(types)


def relate(parts: Parts, source: str, target: str, kind: str) -> str:
    """Add a relationship of type `kind` between two parts, and return its id."""
    name = rels_name(source)
    root = parse_xml(parts.get(name, f'<Relationships xmlns="{_RELATIONSHIPS}"/>'.encode()))
    taken = {relation.get("Id") for relation in root.iterchildren("*")}
    identity = next(f"rId{n}" for n in range(1, len(taken) + 2) if f"rId{n}" not in taken)
    relation = etree.SubElement(root, f"{{{_RELATIONSHIPS}}}Relationship")
    relation.set("Id", identity)
    relation.set("Type", kind)
    relation.set("Target", posixpath.relpath(target, posixpath.dirname(source) or "."))
    parts[name] = serialize(root)
    return identity


def serialize(root: etree._Element) -> bytes:
    """Return an element as the bytes of an XML part."""
    data: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return data

"""The core properties of a document: made sure of, free of tags, with a title of its own.

docxtpl renders tags in them too, but escapes the values twice; here they are refused.
"""

from collections.abc import Mapping

from lxml import etree
from msgspec import Struct

from pkdocs.word.package.findings import Finding, TemplateError
from pkdocs.word.package.opc import Parts, add_part, relate, serialize
from pkdocs.word.package.rules import parse_xml, relations, resolve_target
from pkdocs.word.package.xml_text import encoded, escaped

_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
_KIND = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_NAMESPACE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_TITLE_MARK = "@title@"
_STATUS = f"{{{_NAMESPACE}}}contentStatus"


class CoreProperties(Struct, frozen=True):
    """The core properties part, cut at its title."""

    name: str
    before_title: str
    after_title: str

    def with_title(self, title: str, status: str = "") -> bytes:
        """Return the part with another title, and another status unless that is ""."""
        part = encoded(f"{self.before_title}{escaped(title)}{self.after_title}")
        if part is None:
            message = "judul dokumen memuat karakter yang tidak boleh ada dalam dokumen Word"
            raise TemplateError([Finding("T303", self.name, message)])
        if not status:
            return part
        root = parse_xml(part)
        _set_status(root, status)
        return serialize(root)


def ensure_core(parts: Parts) -> None:
    """Give `parts` core properties if they have none.

    Raises:
        TemplateError: They hold tags.
    """
    name = _core_of(parts)
    text = "".join(str(piece) for piece in parse_xml(parts[name]).itertext())
    if any(mark in text for mark in ("{{", "{%", "{#")):
        message = "judul atau properti lain memuat tag templat; kosongkan di Word (Berkas > Info)"
        raise TemplateError([Finding("T102", name, message)])


def _core_of(parts: Parts) -> str:
    """The name of the core properties, which are added where there are none."""
    name = _find_core(parts)
    if name is None:
        name = "docProps/core.xml"
        add_part(parts, name, f'<cp:coreProperties xmlns:cp="{_NAMESPACE}"/>'.encode(), _TYPE)
        relate(parts, "", name, _KIND)
    return name


def relabel_core(parts: Parts, prefix: str, status: str) -> None:
    """Put words before a document's title, where it has one, and set its status; "" leaves it."""
    if not (prefix or status):
        return
    name = _core_of(parts)
    root = parse_xml(parts[name])
    for title in root.iterchildren(_TITLE):
        title.text = f"{prefix}{title.text or ''}"
    if status:
        _set_status(root, status)
    parts[name] = serialize(root)


def _set_status(root: etree._Element, status: str) -> None:
    node = root.find(_STATUS)
    node = etree.SubElement(root, _STATUS) if node is None else node
    node.text = status


def split_core(parts: Mapping[str, bytes]) -> CoreProperties:
    """Return the core properties of a package that docxtpl has rendered."""
    name = _find_core(parts) or ""
    root = parse_xml(parts[name])
    title = root.find(_TITLE)
    title.text = _TITLE_MARK
    before, after = serialize(root).decode().split(_TITLE_MARK)
    return CoreProperties(name, before, after)


def _find_core(parts: Mapping[str, bytes]) -> str | None:
    for relation in relations(parts, ""):
        if relation.get("Type") == _KIND:
            name = resolve_target("", relation.get("Target", ""))
            return name if name in parts else None
    return None

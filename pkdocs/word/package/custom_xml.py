"""A custom XML part in a Word package: prepared so that Word keeps it, and found again.

Word renumbers such parts when it saves; only the namespace of the root element names one.
"""

import re
import uuid
from collections.abc import Mapping

from lxml import etree

from pkdocs.word.package.container import read_package
from pkdocs.word.package.opc import Parts, add_part, relate, serialize
from pkdocs.word.package.rules import has_dtd, main_document, may_say, parse_xml

_ITEM = re.compile(r"customXml/item\d+\.xml", re.IGNORECASE)
_PROPERTIES_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PROPERTIES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n'
    '<ds:datastoreItem xmlns:ds="{office}/customXml" ds:itemID="{{{identity}}}">'
    "<ds:schemaRefs><ds:schemaRef/></ds:schemaRefs></ds:datastoreItem>"
)


def add_custom_xml(parts: Parts, namespace: str) -> str:
    """Give `parts` a custom XML part for `namespace`, and return its name.

    A part of this namespace that is there already is taken over.
    """
    known = find_custom_xml(parts, namespace)
    if known is not None:
        return known
    number = next(n for n in range(1, len(parts) + 2) if f"customXml/item{n}.xml" not in parts)
    item = f"customXml/item{number}.xml"
    properties = f"customXml/itemProps{number}.xml"
    document = main_document(parts) or ""
    empty = etree.tostring(etree.Element(f"{{{namespace}}}data", nsmap={None: namespace}))
    add_part(parts, item, empty, "application/xml")
    add_part(parts, properties, _properties(namespace), _PROPERTIES_TYPE)
    relate(parts, document, item, f"{_OFFICE}/relationships/customXml")
    relate(parts, item, properties, f"{_OFFICE}/relationships/customXmlProps")
    return item


def find_custom_xml(parts: Mapping[str, bytes], namespace: str) -> str | None:
    """Return the name of the custom XML part whose root is in `namespace`, None without one."""
    for name in sorted(parts):
        if _ITEM.fullmatch(name):
            root = parse_xml(parts[name])
            if etree.QName(root).namespace == namespace:
                return name
    return None


def read_custom_xml(docx: bytes, namespace: str) -> bytes | None:
    """Return the custom XML part of a docx whose root is in `namespace`, None without one.

    Raises:
        TemplateError: The file is not a Word document that may be read.
    """
    parts = read_package(docx)
    name = find_custom_xml(parts, namespace)
    return None if name is None else parts[name]


def read_custom_text(part: bytes, namespace: str) -> str | None:
    """Return the text of a custom XML part whose root is in `namespace`, None for any other."""
    if not may_say(part, namespace.encode()):
        return None
    try:
        root = parse_xml(part)
    except etree.XMLSyntaxError:
        return None
    is_ours = etree.QName(root).namespace == namespace and not has_dtd(root)
    return "".join(root.itertext()) if is_ours else None


def _properties(namespace: str) -> bytes:
    identity = str(uuid.uuid5(uuid.NAMESPACE_URL, namespace)).upper()
    root = parse_xml(_PROPERTIES.format(office=_OFFICE, identity=identity).encode())
    root[0][0].set(f"{{{_OFFICE}/customXml}}uri", namespace)
    return serialize(root)

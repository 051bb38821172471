"""What the parts of a Word package may not hold: macros, objects, outside references, DTDs.

Judges the uncompressed parts; `pkdocs.word.package.container` judges sizes and the zip itself.
"""

import posixpath
import re
from collections.abc import Iterator, Mapping

from lxml import etree

from pkdocs.word.package.findings import Finding
from pkdocs.word.package.outside import (
    is_elsewhere,
    is_packed_xml,
    misused_links,
    outside_findings,
    starts_as_xml,
)

CONTENT_TYPES = "[Content_Types].xml"
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DOCUMENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_MAX_DEPTH = 200
_MACRO = re.compile(r"vbaproject|vbadata|macroenabled", re.IGNORECASE)
_OBJECT = re.compile(r"oleobject|activex|/embeddings/|relationships/(package|control)$", re.I)
_INSERTED = re.compile(r"relationships/(aFChunk|subDocument|frame)$", re.IGNORECASE)
_ATTACHED = re.compile(r"relationships/attachedTemplate$", re.IGNORECASE)
_MACRO_MESSAGE = "berkas berisi makro; simpan ulang di Word sebagai Dokumen Word (.docx)"
_OBJECT_MESSAGE = "berkas berisi objek tertanam; hapus objek itu di Word lalu simpan ulang"


def part_findings(parts: Mapping[str, bytes], *, links: bool = False) -> Iterator[Finding]:
    """Yield what makes `parts`, by name, unfit as a Word document.

    `links` lets links that a reader may click on pass: no program follows them by itself.
    """
    for name, data in parts.items():
        yield from _kind_findings(name, name)
        if is_xml(name, data):
            yield from _xml_findings(name, data, links=links)
        elif is_packed_xml(data):
            yield Finding("T009", name, "gambar SVG terkompresi; sisipkan sebagai PNG")
    if links:
        yield from _link_findings(parts)
    if main_document(parts) is None:
        yield Finding("T011", "", "bagian utama dokumen Word tidak ada atau bukan jenis .docx")


def parse_xml(data: bytes) -> etree._Element:
    """Return the root of an XML part, parsed without entities, network or recovery.

    Raises:
        lxml.etree.XMLSyntaxError: The part is not well-formed.
    """
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
        load_dtd=False,
    )
    return etree.fromstring(data, parser)


def is_xml(name: str, data: bytes) -> bool:
    """Return whether a part is XML, by its name or its first bytes."""
    return name.lower().endswith((".xml", ".rels", ".vml", ".svg")) or starts_as_xml(data)


def main_document(parts: Mapping[str, bytes]) -> str | None:
    """Return the name of the main document part, None when it is missing or not a document."""
    types = parts.get(CONTENT_TYPES)
    for relation in relations(parts, ""):
        if relation.get("Type", "").endswith("/officeDocument"):
            name = resolve_target("", relation.get("Target", ""))
            if name in parts and types and _content_type(types, name) == _DOCUMENT_TYPE:
                return name
    return None


def relations(parts: Mapping[str, bytes], source: str) -> list[etree._Element]:
    """Return the relationship elements of the part `source`, "" for those of the package."""
    data = parts.get(rels_name(source))
    if data is None:
        return []
    try:
        return list(parse_xml(data).iterchildren("*"))
    except etree.XMLSyntaxError:
        return []


def rels_name(source: str) -> str:
    """Return the name of the part that holds the relationships of `source`."""
    folder, base = posixpath.split(source)
    return posixpath.join(folder, "_rels", f"{base}.rels")


def resolve_target(source: str, target: str) -> str:
    """Return the part name that `target` means in the relationships of `source`."""
    if target.startswith("/"):
        return posixpath.normpath(target[1:])
    return posixpath.normpath(posixpath.join(posixpath.dirname(source), target))


def _content_type(types: bytes, name: str) -> str:
    try:
        root = parse_xml(types)
    except etree.XMLSyntaxError:
        return ""
    for entry in root.iterchildren("*"):
        if entry.get("PartName", "").casefold() == f"/{name}".casefold():
            return str(entry.get("ContentType"))
    return ""


def _kind_findings(part: str, text: str) -> Iterator[Finding]:
    if _MACRO.search(text):
        yield Finding("T007", part, _MACRO_MESSAGE)
    if _OBJECT.search(f"/{text}"):
        yield Finding("T008", part, _OBJECT_MESSAGE)


def _xml_findings(name: str, data: bytes, *, links: bool) -> Iterator[Finding]:
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        yield _dtd(name)
        return
    try:
        root = parse_xml(data)
    except etree.XMLSyntaxError:
        yield Finding("T005", name, "isi bagian ini rusak; buka di Word lalu simpan ulang")
        return
    if root.getroottree().docinfo.doctype:
        yield _dtd(name)
    if _is_deep(root):
        yield Finding("T005", name, f"susunan bagian ini lebih dalam dari {_MAX_DEPTH} tingkat")
    yield from _content_findings(name, root, links=links)


def _content_findings(name: str, root: etree._Element, *, links: bool) -> Iterator[Finding]:
    if name == CONTENT_TYPES:
        for entry in root.iterchildren("*"):
            yield from _kind_findings(name, entry.get("ContentType", ""))
    elif name.lower().endswith(".rels"):
        for relation in root.iterchildren("*"):
            if not (links and _is_link(relation)):
                yield from _relation_findings(name, relation)
    else:
        yield from _element_findings(name, root)


def _link_findings(parts: Mapping[str, bytes]) -> Iterator[Finding]:
    """The links that were let pass must be no more than that."""
    sources = {rels_name(name).casefold(): name for name in parts}
    for rels, data in parts.items():
        source = sources.get(rels.casefold())
        if source is None or not is_xml(source, parts[source]) or b"/hyperlink" not in data:
            continue
        try:
            root, relations_of = parse_xml(parts[source]), parse_xml(data)
        except etree.XMLSyntaxError:  # told already
            continue
        linked = {r.get("Id", "") for r in relations_of.iterchildren("*") if _is_link(r)}
        yield from misused_links(source, root, linked)


def _is_link(relation: etree._Element) -> bool:
    return str(relation.get("Type", "")).endswith("/hyperlink")


def _dtd(name: str) -> Finding:
    return Finding("T006", name, "bagian ini memuat DTD; berkas bukan simpanan Word biasa")


def _is_deep(root: etree._Element) -> bool:
    depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > _MAX_DEPTH:
            return True
    return False


def _relation_findings(part: str, relation: etree._Element) -> Iterator[Finding]:
    kind, target = relation.get("Type", ""), relation.get("Target", "")
    yield from _kind_findings(part, kind)
    if relation.get("TargetMode", "").casefold() == "external" or is_elsewhere(target):
        message = f'berkas merujuk ke luar ("{target[:80]}"); hapus rujukan itu di Word'
        yield Finding("T009", part, message)
    elif _ATTACHED.search(kind):
        yield Finding("T009", part, "berkas memakai templat lain; lepaskan templat itu di Word")
    if _INSERTED.search(kind):
        yield Finding("T010", part, "berkas menyisipkan dokumen lain; gabungkan isinya di Word")


def _element_findings(part: str, root: etree._Element) -> Iterator[Finding]:
    if next(root.iter("{*}altChunk", "{*}subDoc"), None) is not None:
        yield Finding("T010", part, "berkas menyisipkan dokumen lain; gabungkan isinya di Word")
    if next(root.iter("{*}object", "{*}control"), None) is not None:
        yield Finding("T008", part, _OBJECT_MESSAGE)
    if next(root.iter("{*}mailMerge"), None) is not None:
        yield Finding("T010", part, "berkas memakai gabungan surat (mail merge); lepaskan di Word")
    yield from outside_findings(part, root)

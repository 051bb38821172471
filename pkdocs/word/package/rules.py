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
_DOCUMENT_KIND = "/officeDocument"
_STRICT = "http://purl.oclc.org/ooxml/"
_NOT_DOCUMENTS = (
    ("wordprocessingml.template.main+xml", "templat Word (.dotx)"),
    ("macroEnabled", "dokumen atau templat Word bermakro (.docm, .dotm)"),
)
"""Content types of main parts that are no document's, and what such a file is called."""
_MAX_DEPTH = 200
_IS_DEEP = etree.XPath(f"boolean({'/*' * (_MAX_DEPTH + 1)})")
_ENCODINGS = frozenset(("utf-8", "utf-16", "utf-16le", "utf-16be", "us-ascii"))
_BOM = b"\xef\xbb\xbf"
_ENCODED = re.compile(rb"encoding\s*=\s*.(?!utf-8)", re.IGNORECASE)
_SAVE_AS = "simpan ulang di Word sebagai Dokumen Word (.docx)"
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
        yield from _main_findings(parts)


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


def has_dtd(root: etree._Element) -> bool:
    """Return whether the part that `root` was parsed from declares a document type or entities."""
    return bool(root.getroottree().docinfo.doctype)


def is_plain(data: bytes) -> bool:
    """Return whether bytes of an XML part are its values as they are parsed, but for quotes and &.

    UTF-8, no references, no sections or declarations: then what is not in the bytes is in no value.
    """
    start = data.removeprefix(_BOM)
    declared = start[: start.find(b"?>") + 1] if start.startswith(b"<?") else b""
    references = data.count(b"&#") - data.count(b"&#34;") - data.count(b"&#39;")
    has_others = references or b"\0" in data or b"<!" in data
    return start[:1] == b"<" and not has_others and _ENCODED.search(declared) is None


def may_say(data: bytes, text: bytes) -> bool:
    """Return whether a parsed value of an XML part can hold `text`, of ASCII without quotes or &.

    Quick for usual parts; what is not plain may say anything.
    """
    return text in data or not is_plain(data)


def is_strict(parts: Mapping[str, bytes]) -> bool:
    """Return whether a package was saved as Strict Open XML, whose names are others."""
    kinds = (str(relation.get("Type", "")) for relation in relations(parts, ""))
    return any(k.startswith(_STRICT) and k.endswith(_DOCUMENT_KIND) for k in kinds)


def is_xml(name: str, data: bytes) -> bool:
    """Return whether a part is XML, by its name or its first bytes."""
    return name.lower().endswith((".xml", ".rels", ".vml", ".svg")) or starts_as_xml(data)


def main_document(parts: Mapping[str, bytes]) -> str | None:
    """Return the name of the main document part, None when it is missing or not a document."""
    types = parts.get(CONTENT_TYPES)
    for name in _main_names(parts):
        if name in parts and types and _content_type(types, name) == _DOCUMENT_TYPE:
            return name
    return None


def _main_names(parts: Mapping[str, bytes]) -> Iterator[str]:
    for relation in relations(parts, ""):
        if relation.get("Type", "").endswith(_DOCUMENT_KIND):
            yield resolve_target("", relation.get("Target", ""))


def _main_findings(parts: Mapping[str, bytes]) -> Iterator[Finding]:
    """Why there is no main part: it has another type, that of macros told already, or none."""
    kinds = [_content_type(parts.get(CONTENT_TYPES, b""), name) for name in _main_names(parts)]
    named = [name for end, name in _NOT_DOCUMENTS if any(end in kind for kind in kinds)]
    if not named:
        yield Finding("T011", "", "bagian utama dokumen Word tidak ada atau bukan jenis .docx")
    elif not any(_MACRO.search(kind) for kind in kinds):
        yield Finding("T011", "", f"berkas adalah {named[0]}; {_SAVE_AS}")


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
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:  # told even where the rest is broken
        yield _dtd(name)
        return
    try:
        root = parse_xml(data)
    except etree.XMLSyntaxError:
        yield Finding("T005", name, "isi bagian ini rusak; buka di Word lalu simpan ulang")
        return
    if has_dtd(root):
        yield _dtd(name)
    encoding = root.getroottree().docinfo.encoding or "utf-8"
    if encoding.casefold() not in _ENCODINGS:
        message = f"pengodean {encoding[:20]} tidak dipakai Word; {_SAVE_AS}"
        yield Finding("T005", name, message)
    if _IS_DEEP(root):
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
        if source is None or not is_xml(source, parts[source]):
            continue
        try:
            linked = {r.get("Id", "") for r in parse_xml(data).iterchildren("*") if _is_link(r)}
            found = misused_links(source, parse_xml(parts[source]), linked) if linked else ()
        except etree.XMLSyntaxError:  # told already
            continue
        yield from found


def _is_link(relation: etree._Element) -> bool:
    return str(relation.get("Type", "")).strip().endswith("/hyperlink")


def _dtd(name: str) -> Finding:
    return Finding("T006", name, "bagian ini memuat DTD; berkas bukan simpanan Word biasa")


def _relation_findings(part: str, relation: etree._Element) -> Iterator[Finding]:
    kind, target = relation.get("Type", "").strip(), relation.get("Target", "")
    yield from _kind_findings(part, kind)
    if relation.get("TargetMode", "").strip().casefold() == "external" or is_elsewhere(target):
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

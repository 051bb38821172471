"""The parts of a Word document that hold text, parsed. Reads no text.

Judges nothing but bounds and well-formedness: nothing is kept or run, so that it does not matter
what else is in the file.
"""

import zipfile
from collections.abc import Iterator, Mapping

from lxml import etree

from pkdocs.word.package.container import open_archive, read_member
from pkdocs.word.package.findings import Finding, TemplateError
from pkdocs.word.package.rules import (
    CONTENT_TYPES,
    WORD,
    main_document,
    parse_xml,
    relations,
    rels_name,
    resolve_target,
)
from pkdocs.word.text import names as w

NOTES = ("/footnotes", "/endnotes")
MARGINS = ("/header", "/footer")
"""The ends of the types of relation by which a document has its notes, headers and footers."""

_STRICT = b"http://purl.oclc.org/ooxml/"
_TRANSITIONAL = (
    (_STRICT + b"wordprocessingml/main", WORD[1:-1].encode()),
    (_STRICT + b"officeDocument/math", w.MATH[1:-1].encode()),
)


def text_parts(docx: bytes, kinds: tuple[str, ...] = ()) -> list[w.Element]:
    """Return the main part of a document, then those it is related to by these kinds of relation.

    Raises:
        TemplateError: The file is no Word document, or out of bounds.
    """
    with open_archive(docx) as archive:
        infos = {info.filename: info for info in archive.infolist()}
        heads = {name: _read(archive, infos, name) for name in (CONTENT_TYPES, rels_name(""))}
        # Which part is the main one is told by name; its bytes are read only then.
        main = main_document(dict.fromkeys(infos, b"") | heads)
        names = [main or "", *(_related(archive, infos, main or "", kinds) if kinds else ())]
        datas = [_read(archive, infos, name) for name in names]
    return [part_root(data) for data in datas]


def _related(
    archive: zipfile.ZipFile,
    infos: Mapping[str, zipfile.ZipInfo],
    source: str,
    kinds: tuple[str, ...],
) -> Iterator[str]:
    name = rels_name(source)
    for relation in relations({name: _read(archive, infos, name)}, source):
        target = resolve_target(source, relation.get("Target", ""))
        if relation.get("Type", "").endswith(kinds) and target in infos:
            yield target


def _read(archive: zipfile.ZipFile, infos: Mapping[str, zipfile.ZipInfo], name: str) -> bytes:
    return read_member(archive, infos[name]) if name in infos else b""


def part_root(data: bytes) -> w.Element:
    """Return a part parsed, one in the strict form of the format by the usual names.

    Raises:
        TemplateError: It is not well-formed, or holds a DTD.
    """
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise TemplateError([Finding("T006", "", "berkas memuat DTD; bukan simpanan Word biasa")])
    for strict, usual in _TRANSITIONAL:
        data = data.replace(strict, usual)
    try:
        return parse_xml(data)
    except etree.XMLSyntaxError as error:
        raise broken() from error


def broken() -> TemplateError:
    """Return the error that a document holds nothing that can be read."""
    text = "isi dokumen rusak atau tidak ada; buka di Word lalu simpan ulang"
    return TemplateError([Finding("T005", "", text)])

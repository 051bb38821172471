"""The parts of a Word document that hold text, parsed. Reads no text.

Judges nothing but bounds and well-formedness: nothing is kept or run, so that it does not matter
what else is in the file.
"""

import zipfile
from collections.abc import Iterator, Mapping
from functools import lru_cache

from lxml import etree

from pkdocs.word.package.container import open_archive, read_member
from pkdocs.word.package.findings import Finding, TemplateError
from pkdocs.word.package.rules import (
    CONTENT_TYPES,
    WORD,
    has_dtd,
    main_document,
    may_say,
    parse_xml,
    relations,
    rels_name,
    resolve_target,
)
from pkdocs.word.text import names as w
from pkdocs.word.text.looks import PLAIN, Styles, read_styles, says_looks

NOTES = ("/footnotes", "/endnotes")
MARGINS = ("/header", "/footer")
"""The ends of the types of relation by which a document has its notes, headers and footers."""
_STYLES = "/styles"

_STRICT = b"http://purl.oclc.org/ooxml/"
_TRANSITIONAL = (
    (_STRICT + b"wordprocessingml/main", WORD[1:-1].encode()),
    (_STRICT + b"officeDocument/math", w.MATH[1:-1].encode()),
)


def text_parts(docx: bytes, kinds: tuple[str, ...] = ()) -> tuple[list[w.Element], Styles]:
    """Return the main part of a document, those it is related to by `kinds`, and its styles.

    Raises:
        TemplateError: The file is no Word document, or out of bounds.
    """
    with open_archive(docx) as archive:
        infos = {info.filename: info for info in archive.infolist()}
        heads = {name: _read(archive, infos, name) for name in (CONTENT_TYPES, rels_name(""))}
        # Which part is the main one is told by name; its bytes are read only then.
        main = main_document(dict.fromkeys(infos, b"") | heads) or ""
        related = list(_related(archive, infos, main))
        names = [main, *(name for kind, name in related if kind.endswith(kinds))]
        datas = [_read(archive, infos, name) for name in names]
        styles = next((name for kind, name in related if kind.endswith(_STYLES)), "")
        looks = _read(archive, infos, styles)
    return [part_root(data) for data in datas], styles_of(looks)


@lru_cache(maxsize=8)
def styles_of(data: bytes) -> Styles:
    """Return what a part with styles says of how words look, `b""` for none.

    Kept for a while: documents of one template have the same.

    Raises:
        TemplateError: It says any of it, and is not well-formed.
    """
    return read_styles(part_root(data)) if says_looks(data) else PLAIN


def _related(
    archive: zipfile.ZipFile, infos: Mapping[str, zipfile.ZipInfo], source: str
) -> Iterator[tuple[str, str]]:
    """The kind and name of each part that a part is related to."""
    name = rels_name(source)
    for relation in relations({name: _read(archive, infos, name)}, source):
        target = resolve_target(source, relation.get("Target", ""))
        if target in infos:
            yield relation.get("Type", ""), target


def _read(archive: zipfile.ZipFile, infos: Mapping[str, zipfile.ZipInfo], name: str) -> bytes:
    return read_member(archive, infos[name]) if name in infos else b""


def part_root(data: bytes) -> w.Element:
    """Return a part parsed, one in the strict form of the format by the usual names.

    Raises:
        TemplateError: It is not well-formed, or holds a DTD.
    """
    try:
        if may_say(data, _STRICT):
            data = _usual(data)
        root = parse_xml(data)
    except etree.XMLSyntaxError as error:
        raise broken() from error
    if has_dtd(root):
        raise TemplateError([Finding("T006", "", "berkas memuat DTD; bukan simpanan Word biasa")])
    return root


def _usual(data: bytes) -> bytes:
    """A part written one way, its names those of the usual form where it is Strict Open XML."""
    root = parse_xml(data)
    if not has_dtd(root):
        data = etree.tostring(root, encoding="utf-8")
        for strict, usual in _TRANSITIONAL:
            data = data.replace(strict, usual)
    return data


def broken() -> TemplateError:
    """Return the error that a document holds nothing that can be read."""
    text = "isi dokumen rusak atau tidak ada; buka di Word lalu simpan ulang"
    return TemplateError([Finding("T005", "", text)])

"""Writes what changed between two Word documents as tracked changes: accept all, reject all.

Two documents in, one out, and the names of what differs without being marked. The result is read
back before it is handed on; one that does not give both texts exactly is never handed on. Knows
nothing of agreements: which rows are the same, others may say (`RowKeys`).
"""

from collections.abc import Iterator

from lxml import etree
from msgspec import Struct

from pkdocs.word.package.archive import deflate, write_archive
from pkdocs.word.package.container import read_package
from pkdocs.word.package.core import relabel_core
from pkdocs.word.package.findings import Finding, TemplateError
from pkdocs.word.package.opc import serialize
from pkdocs.word.package.rules import WORD, parse_xml
from pkdocs.word.paper.revisions import MAY_BE_TRACKED
from pkdocs.word.redline.comparison import Comparison
from pkdocs.word.redline.items import RowKeys
from pkdocs.word.redline.marks import Marker
from pkdocs.word.redline.parts import (
    Document,
    complete,
    drop_custom_xml,
    drop_parts,
    pair_margins,
    release_controls,
    word_parts,
)
from pkdocs.word.redline.remains import Remains
from pkdocs.word.redline.text import Content, Texts, read_plain, read_settled
from pkdocs.word.redline.unmarked import differing
from pkdocs.word.text import names as w

__all__ = ["Marked", "RowKeys", "Stamp", "mark_changes", "open_document"]

_TOLERATED = frozenset({"T008", "T009", "T012"})
"""Objects, links and fields: nothing is followed or run, and the new document has them already."""
_EMPTY = f'<w:hdr xmlns:w="{WORD[1:-1]}"><w:p/></w:hdr>'.encode()
_SIGNATURES = "_xmlsignatures/"
_SIGNED = "tanda tangan digital (tidak ikut dalam hasil)"
_RELEASED = "kontrol isian (dilepas dari teks yang berubah)"
_LEFT = "kepala atau kaki halaman yang tidak ada lagi"
_REGROUPED = "gabungan sel ke bawah"
_TRACKS = (
    "dokumen memuat perubahan terlacak (Track Changes) yang belum diterima atau ditolak; "
    "terima atau tolak semuanya di Word, simpan, lalu ulangi"
)
_STRICT = "dokumen disimpan sebagai Strict Open XML; simpan ulang sebagai Dokumen Word (.docx)"
_UNFAITHFUL = (
    "perubahan terlacaknya tidak dapat dipastikan: hasilnya tidak memberi kembali kedua teks "
    "dengan tepat, maka berkas tidak ditulis"
)


class Stamp(Struct, frozen=True):
    """What marks are signed with, and what tells the document from an original.

    `date` as Word writes it; `title` comes before the document's own; parts of custom XML whose
    root is in one of `namespaces` are left out; `status` is what its properties say of it.
    """

    author: str
    date: str
    title: str = ""
    namespaces: tuple[str, ...] = ()
    status: str = ""


class Marked(Struct, frozen=True):
    """The new document with tracked changes, how many, and what differs without being marked."""

    docx: bytes
    changes: int
    unmarked: tuple[str, ...]


class _Pair(Struct, frozen=True):
    """A container of the new document beside that of the old one, with their texts."""

    part: str
    old: etree._Element
    new: etree._Element
    before: Content
    after: Content


def open_document(data: bytes) -> Document:
    """Return a Word document that can be compared.

    Raises:
        TemplateError: T001 and up where it is none; R101 where it holds tracked changes, R103 where
            it is in the strict form of the format.
    """
    parts = read_package(data, tolerated=_TOLERATED)
    document = Document.open(parts)
    if document.body is None:
        raise TemplateError([Finding("R103", document.name, _STRICT)])
    for name in word_parts(parts):
        tracked = MAY_BE_TRACKED.search(parts[name])
        if tracked and next(parse_xml(parts[name]).iter(*w.TRACKED), None) is not None:
            raise TemplateError([Finding("R101", name, _TRACKS)])
    return document


def mark_changes(old: Document, new: Document, stamp: Stamp, keys: RowKeys) -> Marked:
    """Return `new` with tracked changes against `old`; the same input gives the same bytes.

    Uses `new` up: its parts are changed.

    Raises:
        TemplateError: R102, the result would not give both texts exactly.
    """
    texts = Texts()
    margins, left = pair_margins(old, new)
    pairs = list(_pairs(old, new, margins, texts))
    roots = [[pair.old for pair in pairs], [pair.new for pair in pairs]]
    unmarked = list(differing((old, roots[0]), (new, roots[1])))
    marker = Marker(stamp.author, stamp.date, _first_number(pair.new for pair in pairs))
    comparison = Comparison(marker, Remains(marker, new.styles()), keys, texts)
    released = False
    for pair in pairs:
        if pair.before != pair.after:
            comparison.container(pair.old, pair.new)
            released |= release_controls(pair.new)
        new.parts[pair.part] = serialize(pair.new.getroottree().getroot())
    for pair in pairs:
        _verify(pair, new.parts[pair.part])
    unmarked += [_RELEASED] if released else []
    unmarked += [_REGROUPED] if comparison.regrouped else []
    if any("".join(_flat(read_plain(parse_xml(old.parts[name]), texts))).strip() for name in left):
        unmarked.append(_LEFT)
    unmarked += _disown(new, stamp)
    docx = write_archive(deflate(name, data) for name, data in new.parts.items())
    return Marked(docx, marker.made, tuple(unmarked))


def _pairs(
    old: Document, new: Document, margins: list[tuple[str | None, str]], texts: Texts
) -> Iterator[_Pair]:
    yield _pair(new.name, old.body, new.body, texts)
    for former, name in margins:
        before = parse_xml(_EMPTY if former is None else old.parts[former])
        yield _pair(name, before, parse_xml(new.parts[name]), texts)


def _pair(part: str, old: etree._Element, new: etree._Element, texts: Texts) -> _Pair:
    before, after = (read_plain(complete(side), texts) for side in (old, new))
    return _Pair(part, old, new, before, after)


def _first_number(containers: Iterator[etree._Element]) -> int:
    """A number above those of all bookmarks, comments and the like."""
    texts = (
        node.get(f"{WORD}id", "")
        for container in containers
        for node in container.iter("*")
        if f"{WORD}id" in node.attrib
    )
    return max((int(text) for text in texts if text.isdecimal() and len(text) < 9), default=0) + 1


def _verify(pair: _Pair, written: bytes) -> None:
    """Read back what is to be written: accepted it is the new text, rejected the old one."""
    root = parse_xml(written)
    body = root.find(f"{WORD}body")
    container = root if body is None else body
    accepted, rejected = (read_settled(container, gone) for gone in (w.DEL, w.INS))
    if accepted != pair.after or rejected != pair.before:
        raise TemplateError([Finding("R102", pair.part, _UNFAITHFUL)])


def _flat(content: Content) -> Iterator[str]:
    for block in content:
        if isinstance(block, str):
            yield block
        elif block is not None:
            for row in block:
                for _, inner in row:
                    yield from _flat(inner)


def _disown(document: Document, stamp: Stamp) -> list[str]:
    """Take out what would make the result pass for an original; return what is to be said."""
    for namespace in stamp.namespaces:
        drop_custom_xml(document, namespace)
    relabel_core(document.parts, stamp.title, stamp.status)
    signatures = {name for name in document.parts if name.startswith(_SIGNATURES)}
    if signatures:
        drop_parts(document.parts, signatures)
    return [_SIGNED] if signatures else []

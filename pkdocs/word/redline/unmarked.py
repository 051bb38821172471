"""What a comparison leaves unmarked: found, so that it can be said where it differs.

Every aspect reads something comparable from a document; where the two differ, its name is stated.
"""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import TypeAlias

from lxml import etree

from pkdocs.word.package.rules import WORD, parse_xml, relations
from pkdocs.word.redline.parts import Document
from pkdocs.word.redline.text import text_of
from pkdocs.word.text import names as w
from pkdocs.word.text.equations import equation_text
from pkdocs.word.text.lines import lines
from pkdocs.word.text.stream import Walk

_SHAPES = (f"{WORD}drawing", f"{WORD}pict", f"{WORD}object")
_SHOWN = ("word/media/", "word/embeddings/", "word/charts/", "word/diagrams/")
"""Where pictures, and what other programs show, are kept."""
_NOTES = ("/footnotes", "/endnotes", "/comments")
_SIZES = tuple(
    f"{WORD}{name}" for name in ("pgSz", "pgMar", "cols", "titlePg", "pgBorders", "pgNumType")
)
_NUMBERED = f"{WORD}numPr"
_LOOKS = (w.PPR, w.RPR, w.TCPR, w.TRPR, f"{WORD}tblPr", f"{WORD}tblGrid")
_WHOLE = Walk()

Roots: TypeAlias = Sequence[w.Element]
Aspect: TypeAlias = Callable[[Document, Roots], object]


def differing(old: tuple[Document, Roots], new: tuple[Document, Roots]) -> Iterator[str]:
    """Return the names of what differs and is not marked; roots are the parts with text.

    Must be asked before anything is marked.
    """
    for name, aspect in ASPECTS.items():
        if aspect(*old) != aspect(*new):
            yield name


def _pictures(document: Document, roots: Roots) -> object:
    """Pictures and objects by their bytes, shapes by their kind and what they say."""
    media = Counter(
        hashlib.sha256(data).digest()
        for name, data in document.parts.items()
        if name.startswith(_SHOWN)
    )
    shapes = Counter(node.tag for root in roots for node in root.iter(*_SHAPES))
    said = Counter(
        node.get("string", node.text) for root in roots for node in root.iter(w.WORD_ART, w.DRAWN_T)
    )
    return media, shapes, said


def _boxes(_: Document, roots: Roots) -> object:
    boxes = [box for root in roots for box in root.iter(w.BOX)]
    return [text_of(paragraph) for box in boxes for paragraph in box.iter(w.P)]


def _apart(_: Document, roots: Roots) -> object:
    """Text in no plain line: glosses over a text, contents that stand for others."""
    nodes = [node for root in roots for node in root.iter(w.RUBY, w.ALTERNATIVES)]
    texts = ("".join(text for _, text, _ in _WHOLE.pieces(node)) for node in nodes)
    return [text for text in texts if text]


def _notes(document: Document, _: Roots) -> object:
    found = []
    for kind in _NOTES:
        name = document.related(kind)
        root = None if name is None else parse_xml(document.parts[name])
        found.append("" if root is None else "\n".join(lines(_WHOLE, root)).strip())
    return found


def _formulas(_: Document, roots: Roots) -> object:
    return [equation_text(node) for root in roots for node in root.iter(w.EQUATION)]


def _fields(_: Document, roots: Roots) -> object:
    simple = [
        " ".join(node.get(f"{WORD}instr", "").split())
        for root in roots
        for node in root.iter(w.SIMPLE_FIELD)
    ]
    text = [node.text or "" for root in roots for node in root.iter(w.INSTRUCTION)]
    return Counter(simple), " ".join("".join(text).split())


def _links(document: Document, _: Roots) -> object:
    return sorted(
        relation.get("Target", "")
        for relation in relations(document.parts, document.name)
        if relation.get("Type", "").endswith("/hyperlink")
    )


def _sections(document: Document, _: Roots) -> object:
    return [
        [(node.tag, sorted(node.attrib.items())) for node in section.iterchildren(*_SIZES)]
        for section in document.root.iter(w.SECT)
    ]


def _numbering(document: Document, roots: Roots) -> object:
    used = [_plain(node) for root in roots for node in root.iter(_NUMBERED)]
    return _part(document, "/numbering") if used else b"", Counter(used)


def _styles(document: Document, _: Roots) -> object:
    return _part(document, "/styles"), _part(document, "/theme")


def _looks(_: Document, roots: Roots) -> object:
    """Which looks are used; where is not told apart, for the text moves."""
    written = {
        etree.tostring(node, with_tail=False): node
        for root in roots
        for node in root.iter(*_LOOKS)
        if len(node)
    }
    return frozenset(map(_plain, written.values()))


def _controls(_: Document, roots: Roots) -> object:
    return sum(1 for root in roots for _ in root.iter(w.CONTROL))


def _part(document: Document, suffix: str) -> bytes:
    name = document.related(suffix)
    return b"" if name is None else _canonical(document.parts[name])


@lru_cache(maxsize=8)
def _canonical(part: bytes) -> bytes:
    return _plain(parse_xml(part))


def _plain(node: etree._Element) -> bytes:
    """An element as bytes, the same however its file writes it."""
    data: bytes = etree.tostring(node, method="c14n", exclusive=True, with_comments=False)
    return data


ASPECTS: dict[str, Aspect] = {
    "gambar, bentuk, dan tanda air": _pictures,
    "kotak teks": _boxes,
    "teks dalam susunan khusus": _apart,
    "catatan kaki, catatan akhir, dan komentar": _notes,
    "rumus": _formulas,
    "kolom otomatis (field)": _fields,
    "alamat tautan": _links,
    "ukuran, tepi, dan susunan halaman": _sections,
    "penomoran otomatis": _numbering,
    "gaya (style) dan tema": _styles,
    "bentuk huruf, paragraf, dan tabel": _looks,
    "kontrol isian": _controls,
}
"""What is not compared, by the words in which it is stated."""

"""One look at all parts of a Word file: what of them reaches the paper beside their plain words.

Each part is searched as bytes first; only one in which something was found is parsed.
"""

import codecs
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from functools import cached_property

from msgspec import Struct

from pkdocs.word.package.findings import Finding
from pkdocs.word.package.opc import serialize
from pkdocs.word.package.rules import (
    CONTENT_TYPES,
    is_xml,
    main_document,
    relations,
    resolve_target,
)
from pkdocs.word.paper import changing, hidden, revisions, tags
from pkdocs.word.paper.sights import Sight
from pkdocs.word.text import names as w
from pkdocs.word.text.looks import PLAIN, Styles, says_looks
from pkdocs.word.text.parts import part_root, styles_of

_SHOWN = 5
"""So many sights of one kind are told of each part; of the others, how many there are."""
_UNPRINTED = re.compile(
    rf"{re.escape(CONTENT_TYPES)}$|.*\.rels$|customXml/|docProps/|word/glossary/"
    r"|word/(settings|webSettings|styles\w*|fontTable|people)\.xml$|word/theme/",
    re.IGNORECASE,
)
"""Parts of which nothing is printed, or nothing but the looks."""
_STYLES = re.compile(r"styles\w*\.xml$", re.IGNORECASE)
_BEFORE_XML = codecs.BOM_UTF8 + b" \t\r\n"
_ENCODING = re.compile(rb"<\?xml[^>]*\bencoding=[\"']([\w.-]+)")
_REMEDIES = {
    "T401": "hapus semua komentar di Word (Tinjau > Hapus > Hapus Semua Komentar)",
    "T402": "di atas kertas tercetak kata lama dan kata baru; terima atau tolak semuanya di Word "
    "(Tinjau > Terima atau Tolak), lalu simpan",
    "T404": "bagian ini tidak pernah diisi, tagnya tercetak apa adanya; pindahkan ke isi dokumen, "
    "kepala atau kaki halaman, atau catatan kaki, atau hapus",
    "T405": "kata itu tidak tercetak, atau tercetak menurut pengaturan Word; tampilkan (Font > "
    "Tersembunyi tidak dicentang) atau hapus",
    "T406": "yang tercetak bergantung pada programnya; hapus bentuk atau kotak teks itu di Word, "
    "lalu buat ulang",
    "T407": "isinya berubah sendiri saat dibuka atau dicetak; ganti dengan teks biasa "
    "(kolom: pilih, lalu Ctrl+Shift+F9; kontrol: klik kanan > Hapus Kontrol Konten)",
}


def may_be_printed(name: str) -> bool:
    """Return whether a part may hold what reaches the paper, or say how, by its name."""
    return name.lower().endswith((".xml", ".rels"))


class Looked(Struct, frozen=True, dict=True):
    """The parts of a Word file that print anything, as UTF-8, and what they have in common."""

    parts: Mapping[str, bytes]
    texts: Mapping[str, bytes]
    looks: Mapping[str, bytes]
    """The parts that hold styles."""

    @classmethod
    def at(cls, parts: Mapping[str, bytes]) -> "Looked":
        """Return what is to be looked at of the parts of a Word file that may be read."""
        texts = {
            name: _as_utf8(data)
            for name, data in parts.items()
            if not _UNPRINTED.match(name) and is_xml(name, data)
        }
        looks = {name: _as_utf8(data) for name, data in parts.items() if _STYLES.search(name)}
        return cls(parts, texts, looks)

    def roots(self, marks: Iterable[bytes]) -> Iterator[w.Element]:
        """Return the parts in whose bytes one of these is found, parsed."""
        return (part_root(data) for data in self.texts.values() if _has(data, marks))

    @cached_property
    def said(self) -> Mapping[str, str]:
        """Return what all comments say, by id."""
        found: dict[str, str] = {}
        for root in self.roots(revisions.COMMENTED):
            found |= revisions.comments_by_id(root)
        return found

    @cached_property
    def placed(self) -> frozenset[str]:
        """Return the ids of the comments that stand somewhere."""
        roots = self.roots(revisions.COMMENTED)
        return frozenset(number for root in roots for number in revisions.comment_places(root))

    @cached_property
    def targets(self) -> frozenset[str]:
        """Return what fields may refer to."""
        roots = self.roots(changing.TARGETS)
        return frozenset(name for root in roots for name in changing.named_targets(root))

    @cached_property
    def styles(self) -> Styles:
        """Return the styles of the document."""
        if not any(map(says_looks, self.looks.values())):
            return PLAIN
        main = main_document(self.parts) or ""
        for relation in relations(self.parts, main):
            name = resolve_target(main, relation.get("Target", ""))
            if relation.get("Type", "").endswith("/styles") and name in self.looks:
                return styles_of(self.looks[name])
        return PLAIN

    def comments(self, root: w.Element) -> Iterator[Sight]:
        """Yield the comments on a part, and those in it that stand nowhere."""
        yield from revisions.comments(root, self.said)
        yield from revisions.unplaced_comments(root, self.placed)


def paper_findings(parts: Mapping[str, bytes], filled: Set[str] = frozenset()) -> Iterator[Finding]:
    """Yield what of the parts of a Word file, by name, reaches the paper beside its plain words.

    T401 and up, one for each kind and part. Tags in `filled` parts are not told: a template fills
    them.

    Raises:
        TemplateError: A part is not well-formed, which reading a package finds before.
    """
    looked = Looked.at(parts)
    for name, data in looked.texts.items():
        kinds = dict(_kinds(looked, data))
        if name in filled:
            kinds.pop("T404", None)
        root = part_root(data) if kinds else None
        for code, see in kinds.items():
            sights = list(see(root))
            if sights:
                yield Finding(code, name, f"{_listed(sights)}; {_REMEDIES[code]}")


See = Callable[[w.Element], Iterable[Sight]]


def _kinds(looked: Looked, data: bytes) -> Iterator[tuple[str, See]]:
    """What a part may show, by its bytes."""
    if _has(data, revisions.COMMENTED):
        yield "T401", looked.comments
    if revisions.MAY_BE_TRACKED.search(data):
        yield "T402", revisions.tracked_changes
    if tags.MAY_HOLD_TAGS.search(data):
        yield "T404", tags.tags_in
    if _has(data, hidden.HIDING) or looked.styles.may_hide:
        yield "T405", lambda root: hidden.hidden_words(root, looked.styles)
    if _has(data, hidden.DOUBLE):
        yield "T406", hidden.differing_alternatives
    if _has(data, changing.CHANGING):
        yield "T407", lambda root: changing.changing_words(root, lambda: looked.targets)


def _listed(sights: list[Sight]) -> str:
    shown = "; ".join(map(str, sights[:_SHOWN]))
    left = len(sights) - _SHOWN
    return f"{shown}; dan {left} lagi" if left > 0 else shown


def _has(data: bytes, marks: Iterable[bytes]) -> bool:
    return any(mark in data for mark in marks)


def _as_utf8(data: bytes) -> bytes:
    """Return a part so that its bytes can be searched: UTF-8, no letter written as a number."""
    declared = _ENCODING.match(data.removeprefix(codecs.BOM_UTF8))
    usual = data.lstrip(_BEFORE_XML)[:1] == b"<" and b"\0" not in data[:4]
    if declared is not None:
        usual &= declared[1].lower() in (b"utf-8", b"ascii", b"us-ascii")
    if usual and b"&#" not in data:
        return data
    return serialize(part_root(data))

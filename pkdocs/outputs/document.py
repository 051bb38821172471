"""One agreement as a Word document: Perjanjian and form in, bytes of a docx out, and back again.

Pure: no register, no folder, no worker. The same agreement and form give the same bytes. Each
document carries its Perjanjian inside and a seal over all its other parts, so that one file tells
what it was made from and whether it was edited since.
"""

import hashlib
import json
import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pkdocs import __version__, domain
from pkdocs.domain.salinan import Kepala, Salinan
from pkdocs.outputs import form_words, record
from pkdocs.outputs.form import NAMESPACE, Form
from pkdocs.word import TemplateError, core_properties, read_custom_text
from pkdocs.word.package.archive import deflate, write_archive
from pkdocs.word.package.container import open_archive, read_member

_SEAL = b' segel="'
_SEAL_NAME = ".segel"
_ITEM = re.compile(r"customXml/item\d+\.xml", re.IGNORECASE)
_ROWS = "kelompok"
_dump = json.JSONEncoder(ensure_ascii=False).encode


@dataclass(frozen=True, slots=True)
class RowTexts:
    """What the rows of an agreement come to in a document: its words, its record, a hash (hex)."""

    words: Sequence[Mapping[str, object]]
    record: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Content:
    """What a document is made from: the words it prints, the text it carries, and their hashes.

    `perjanjian` is the sha256 (hex) of the Perjanjian alone, `masukan` that of everything: words,
    form and program. Two documents of one `masukan` are the same bytes.
    """

    perjanjian: str
    masukan: str
    words: form_words.Words
    embedded: str
    judul: str


def document(perjanjian: domain.Perjanjian, form: Form) -> bytes:
    """Return the .docx of one agreement; the same agreement and form, the same bytes.

    Raises:
        TemplateError: The form is no usable template, or a word cannot be printed.

    Example:
        >>> docx = document(perjanjian, form)
        >>> docx[:2], docx == document(perjanjian, form)
        (b'PK', True)
    """
    return render(compose(perjanjian, form), form)


def read_rows(baris: Sequence[domain.Baris]) -> RowTexts:
    """Return what the rows of an agreement come to in its document.

    It does not depend on who signs nor on whom the rows came through: agreements with the same
    rows have the same.
    """
    words = form_words.print_rows(baris)
    return RowTexts(words, record.embed_rows(baris), _hash(_dump(words)))


def compose(perjanjian: domain.Perjanjian, form: Form, rows: RowTexts | None = None) -> Content:
    """Return what the document of an agreement is made from, without making it.

    `rows` are what `read_rows` gives for its rows, where that is known already.

    Example:
        >>> content = compose(perjanjian, form)
        >>> content.judul
        'Perjanjian Kinerja Tahun 2023 – Kepala Bagian Dua'
    """
    rows = rows or read_rows(perjanjian.baris)
    words = form_words.build_words(perjanjian, form.naskah, rows.words)
    embedded = record.to_embedded(perjanjian, rows.record)
    own = _hash(embedded)
    printed = [rows.sha256 if key == _ROWS else text for key, text in words.items()]
    masukan = _hash("\n".join((own, _dump(printed), form.fingerprint, __version__)))
    return Content(own, masukan, words, embedded, form_words.format_judul(perjanjian))


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def render(content: Content, form: Form) -> bytes:
    """Return the .docx of what `compose` gave.

    Raises:
        TemplateError: The form is no usable template, or a word cannot be printed.
    """
    template = form.ready()
    own = template.custom_xml_part or ""
    core = {template.core_properties_part: core_properties(template, content.judul)}
    members = {member.name: member for member in template.render_members(content.words, core)}
    seal = _digest((m.name, m.crc32, m.size) for m in members.values() if m.name != own)
    members[own] = deflate(own, _custom_xml(content.embedded, seal))
    return write_archive(members.values())


def _custom_xml(text: str, seal: str) -> bytes:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    body = f'<perjanjian xmlns="{NAMESPACE}" segel="{seal}">{escaped}</perjanjian>'
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{body}'.encode()


def _digest(parts: Iterable[tuple[str, int, int]]) -> str:
    """One hash over name, CRC-32 and size of parts, in any order."""
    return hashlib.sha256(repr(sorted(parts)).encode()).hexdigest()


def pack(members: Mapping[str, bytes]) -> bytes:
    """Return one archive of documents by name; same documents, same bytes; sealed as they are."""
    packed = [deflate(name, data) for name, data in members.items()]
    seal = _digest((m.name, m.crc32, m.size) for m in packed)
    return write_archive([*packed, deflate(_SEAL_NAME, seal.encode())])


def is_sealed(path: Path) -> bool:
    """Return whether the file is a document or archive of ours that nobody has edited since.

    Opening and saving it in Word breaks the seal. A file that is no such document has none.
    """
    return _archive_sealed(path) if path.suffix == ".zip" else _document_sealed(path)


def _archive_sealed(path: Path) -> bool:
    try:
        with zipfile.ZipFile(path) as archive:
            parts = [(i.filename, i.CRC, i.file_size) for i in archive.infolist()]
            seal = archive.read(_SEAL_NAME)[:64]
    except (OSError, KeyError, zipfile.BadZipFile):
        return False
    return seal == _digest(part for part in parts if part[0] != _SEAL_NAME).encode()


_SPOILT = (AttributeError, LookupError, RecursionError, TypeError, ValueError)


@dataclass(frozen=True, slots=True)
class Carried:
    """The Perjanjian that a document carries, as JSON text, and whether nobody edited it since."""

    text: str
    sealed: bool

    def head(self) -> Kepala | None:
        """Return whose agreement it is; None where somebody has spoilt the text."""
        try:
            return record.read_head(self.text)
        except _SPOILT:
            return None

    def salinan(self, berkas: str) -> Salinan | None:
        """Return the agreement, `berkas` naming its file; None where somebody spoilt the text."""
        try:
            return record.from_embedded(self.text, berkas)
        except _SPOILT:
            return None


def read_document(docx: bytes) -> Carried | None:
    """Return the agreement that `document` put inside a docx, None where there is none of ours.

    Inflates that one part alone.

    Raises:
        TemplateError: The bytes are no docx, or out of bounds.

    Example:
        >>> carried = read_document(document(perjanjian, form))
        >>> carried.sealed, carried.salinan("kabag-dua.docx").jabatan
        (True, 'Kepala Bagian Dua')
    """
    with open_archive(docx) as archive:
        found = {
            info.filename: read_member(archive, info)
            for info in archive.infolist()
            if _ITEM.fullmatch(info.filename)
        }
        parts = [(i.filename, i.CRC, i.file_size) for i in archive.infolist()]
    for name in sorted(found):
        text = read_custom_text(found[name], NAMESPACE)
        if text is not None:
            own = {other for other in found if found[other] == found[name]}
            seal = _digest(part for part in parts if part[0] not in own)
            return Carried(text, found[name].partition(_SEAL)[2][:64] == seal.encode())
    return None


def _document_sealed(path: Path) -> bool:
    try:
        carried = read_document(path.read_bytes())
    except (TemplateError, OSError):
        return False
    return carried is not None and carried.sealed

"""One agreement as a Word document: Perjanjian and form in, bytes of a docx out.

Pure: no register, no folder, no worker. The same agreement and form give the same bytes. Each
document carries its Perjanjian inside and a seal over all its other parts, so that one file tells
what it was made from and whether it was edited since; `carried` reads it back.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from msgspec import Struct

from pkdocs import __version__, domain
from pkdocs.outputs import form_rows, form_words, record
from pkdocs.outputs.form import NAMESPACE, Form
from pkdocs.word import core_properties
from pkdocs.word.package.archive import deflate, write_archive

SEAL = b' segel="'
_ROWS = "kelompok"


class RowTexts(Struct, frozen=True):
    """What the rows of an agreement come to in a document: its words, its record, a hash (hex)."""

    words: Sequence[Mapping[str, object]]
    record: str
    sha256: str


class Agreements(Protocol):
    """The agreements of posts, and what their rows come to in a document."""

    def __getitem__(self, kode: domain.KodeJabatan) -> domain.Perjanjian:
        """Return the agreement of a post; KeyError where it has none."""

    def row_texts(self, kode: domain.KodeJabatan) -> RowTexts:
        """Return what its rows come to; posts with the same rows have the same."""


class Content(Struct, frozen=True):
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


def read_rows(baris: Sequence[domain.Baris], *, berprogram: bool) -> RowTexts:
    """Return what the rows of an agreement, with program lines below or not, come to in a document.

    It does not depend on who signs nor on whom the rows came through: agreements with the same
    rows have the same.
    """
    words = form_rows.print_rows(baris, form_rows.table_form(berprogram=berprogram))
    return RowTexts(words, record.embed_rows(baris), _hash(record.to_json(words)))


def compose(perjanjian: domain.Perjanjian, form: Form, rows: RowTexts | None = None) -> Content:
    """Return what the document of an agreement is made from, without making it.

    `rows` are what `read_rows` gives for its rows, where that is known already.

    Example:
        >>> content = compose(perjanjian, form)
        >>> content.judul
        'Perjanjian Kinerja Tahun 2023 – Kepala Bagian Dua'
    """
    rows = rows or read_rows(perjanjian.baris, berprogram=bool(perjanjian.program))
    words = form_words.build_words(perjanjian, form.naskah, rows.words)
    embedded = record.to_embedded(perjanjian, rows.record)
    own = _hash(embedded)
    printed = [rows.sha256 if key == _ROWS else text for key, text in words.items()]
    masukan = _hash("\n".join((own, record.to_json(printed), form.fingerprint, __version__)))
    return Content(own, masukan, words, embedded, form_words.format_judul(perjanjian))


def hash_perjanjian(perjanjian: domain.Perjanjian, rows: RowTexts | None = None) -> str:
    """Return the hash (hex) of what was agreed, whatever the form: `compose` calls it `own`."""
    return _hash(record.to_embedded(perjanjian, rows.record if rows else None))


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
    seal = digest((m.name, m.crc32, m.size) for m in members.values() if m.name != own)
    members[own] = deflate(own, _custom_xml(content.embedded, seal))
    return write_archive(members.values())


def _custom_xml(text: str, seal: str) -> bytes:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    body = f'<perjanjian xmlns="{NAMESPACE}" segel="{seal}">{escaped}</perjanjian>'
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{body}'.encode()


def digest(parts: Iterable[tuple[str, int, int]]) -> str:
    """Return one hash (hex) over name, CRC-32 and size of parts, in any order."""
    return hashlib.sha256(repr(sorted(parts)).encode()).hexdigest()


def pack(members: Mapping[str, bytes]) -> bytes:
    """Return one archive of documents and their PDF by name; same ones, same bytes.

    It is sealed as documents are, in its comment: who unpacks it finds nothing beside them.
    """
    packed = [deflate(name, data) for name, data in members.items()]
    return write_archive(packed, archive_seal((m.name, m.crc32, m.size) for m in packed))


def archive_seal(parts: Iterable[tuple[str, int, int]]) -> bytes:
    """Return the comment of an archive whose members have these names, checksums and sizes."""
    return f"segel {digest(parts)}".encode()

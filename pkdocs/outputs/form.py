"""The Word form of an agreement: the template, checked against the context, filled in."""

import hashlib
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from pkdocs import domain
from pkdocs.base.problem import Problem, Span, suggest
from pkdocs.base.text import join_words
from pkdocs.outputs import form_words
from pkdocs.word import (
    Finding,
    Template,
    TemplateError,
    core_properties,
    read_custom_text,
    read_printed_lines,
)
from pkdocs.word.package.archive import deflate, write_archive
from pkdocs.word.package.container import open_archive, read_member

NAMESPACE = "urn:pkdocs:perjanjian:1"
"""Namespace of the custom XML part that holds the Perjanjian inside each document."""
TEMPLATE = "templates/perjanjian-kinerja.docx"
LAMBANG = "templates/lambang.png"
_SEAL = b' segel="'
_SEAL_NAME = ".segel"
_ITEM = re.compile(r"customXml/item\d+\.xml", re.IGNORECASE)


@lru_cache(maxsize=2)
def prepare(template: bytes, lambang: bytes | None) -> Template:
    """Return the template, ready to be filled, with the arms in their slot; once per process.

    Raises:
        TemplateError: With everything that is wrong with it, the limits for forms included.
    """
    images = {} if lambang is None else {"lambang": lambang}
    return Template.load(template, images=images, custom_xml=NAMESPACE, strict=True)


def check_template(template: bytes, lambang: bytes | None) -> tuple[Problem, ...]:
    """Return what is wrong with the template and the arms: T001 and up, see docs/masalah.md.

    T090 is an unknown placeholder, T091 a field of the form that the template does not use, T094
    an anchor that would not stand in a document exactly once. Samples are filled in, so that what
    can only fail then fails here and not for an official.
    """
    try:
        ready = prepare(template, lambang)
        problems = (
            *_compare_fields(ready.placeholders, Span(TEMPLATE)),
            *_headers_without_konsep(ready),
        )
        if not problems:
            problems = tuple(_misplaced_jangkar(ready, domain.JangkarTtd()))
    except TemplateError as error:
        return tuple(map(_problem, error.findings))
    return problems


def check_jangkar(
    template: bytes, lambang: bytes | None, jangkar_ttd: domain.JangkarTtd
) -> tuple[Problem, ...]:
    """Return T094 for anchors that a template which is in order does not print exactly once."""
    texts = (
        text for own in form_words.format_jangkar(jangkar_ttd).values() for text in own.values()
    )
    if not any(texts):
        return ()
    return tuple(_misplaced_jangkar(prepare(template, lambang), jangkar_ttd))


def _problem(finding: Finding) -> Problem:
    here = Span(LAMBANG if finding.code == "T201" and not finding.part else TEMPLATE)
    part = f"{finding.part}: " if finding.part else ""
    return Problem(here, finding.code, f"{part}{finding.message}.")


def _compare_fields(placeholders: frozenset[str], here: Span) -> list[Problem]:
    """Every placeholder known, every field of the form used."""
    known = form_words.FIELDS.union(*map(_branches, form_words.FIELDS))
    unknown = [
        Problem(
            here, "T090", f'placeholder "{name}" tidak dikenal.{suggest(name, form_words.FIELDS)}'
        )
        for name in sorted(placeholders - known)
    ]
    unused = [
        Problem(here, "T091", f'isian formulir "{name}" tidak dipakai di template.')
        for name in sorted(form_words.FIELDS - placeholders)
    ]
    return unknown + unused


def _headers_without_konsep(template: Template) -> Iterator[Problem]:
    """T093: every header says KONSEP, so that no page of a draft goes without."""
    for part, names in template.placeholders_by_part.items():
        if part.startswith("word/header") and "konsep" not in names:
            pesan = f'{part}: kepala halaman ini tidak memuat "{{{{ konsep }}}}".'
            yield Problem(Span(TEMPLATE), "T093", pesan)


def _misplaced_jangkar(template: Template, jangkar_ttd: domain.JangkarTtd) -> Iterator[Problem]:
    """T094: every anchor is printed once, in a document with all there can be and in an empty one.

    Where none is configured yet, a text of no language takes its place.
    """
    jangkar = {
        bagian: {pihak: text or f"\ue000{bagian}{pihak}\ue001" for pihak, text in own.items()}
        for bagian, own in form_words.format_jangkar(jangkar_ttd).items()
    }
    samples = (form_words.sample(), form_words.sample(filled=False))
    printed = (template.render({**words, "jangkar_ttd": jangkar}) for words in samples)
    texts = ["\n".join(read_printed_lines(document)) for document in printed]
    for bagian, own in jangkar.items():
        for pihak, jangkar_text in own.items():
            counts = {text.count(jangkar_text) for text in texts}
            if counts != {1}:
                shown = "" if "\ue000" in jangkar_text else f' ("{jangkar_text}")'
                pesan = (
                    f"jangkar_ttd.{bagian}.{pihak}{shown} harus tercetak tepat satu kali, bukan "
                    f"{join_words([f'{count} kali' for count in sorted(counts)])}."
                )
                yield Problem(Span(TEMPLATE), "T094", pesan)


def _branches(name: str) -> set[str]:
    """The lists and dicts on the way to a field, which a template names in loops and ifs."""
    steps = name.split(".")
    above = {".".join(steps[:depth]) for depth in range(1, len(steps))}
    return above | {branch.removesuffix("[]") for branch in (name, *above)}


def fill(template: Template, words: form_words.Context, embedded: str, judul: str) -> bytes:
    """Return the .docx of one agreement; the same words give the same bytes.

    `embedded` is the Perjanjian as JSON text. It travels inside as a custom XML part, so that one
    file tells what it was made from, with a seal over all other parts, so that one file tells
    whether it was edited since. `judul` becomes the title of the document.

    Raises:
        TemplateError: A word cannot be printed.
    """
    own = template.custom_xml_part or ""
    core = {template.core_properties_part: core_properties(template, judul)}
    members = {member.name: member for member in template.render_members(words, core)}
    seal = _digest((m.name, m.crc32, m.size) for m in members.values() if m.name != own)
    members[own] = deflate(own, _custom_xml(embedded, seal))
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


@dataclass(frozen=True, slots=True)
class Embedded:
    """The Perjanjian that a document carries, as JSON text, and whether nobody edited it since."""

    text: str
    sealed: bool


def read_embedded(docx: bytes) -> Embedded | None:
    """Return what `fill` put inside a document, None where there is nothing of ours.

    Inflates that one part alone.

    Raises:
        TemplateError: The bytes are no docx, or out of bounds.
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
            return Embedded(text, found[name].partition(_SEAL)[2][:64] == seal.encode())
    return None


def _document_sealed(path: Path) -> bool:
    try:
        embedded = read_embedded(path.read_bytes())
    except (TemplateError, OSError):
        return False
    return embedded is not None and embedded.sealed

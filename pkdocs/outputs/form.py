"""The Word form of an agreement: the template with its arms and the words of the year, checked.

It makes no document; `outputs.document` does, from a form and a Perjanjian.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property, lru_cache
from pathlib import Path

from msgspec import Struct

from pkdocs import domain
from pkdocs.base.problem import Checked, Problem, Span, suggest
from pkdocs.base.text import join_words
from pkdocs.outputs import form_words
from pkdocs.outputs.arms import LAMBANG
from pkdocs.rules.renewal import renew
from pkdocs.word import Template, TemplateError, read_file, read_printed_lines

NAMESPACE = "urn:pkdocs:perjanjian:1"
"""Namespace of the custom XML part that holds the Perjanjian inside each document."""
TEMPLATE = "templates/perjanjian-kinerja.docx"
_MAX_LAMBANG = 5_000_000


class Form(Struct, frozen=True, dict=True):
    """What all documents of a year have in common: the bytes of template and arms, and the Naskah.

    `lambang` None: the picture inside the template is printed.
    """

    template: bytes
    lambang: bytes | None
    naskah: domain.Naskah

    @cached_property
    def fingerprint(self) -> str:
        """Return the sha256 (hex) of the template with the arms in it."""
        return hashlib.sha256(self.template + b"\0" + (self.lambang or b"")).hexdigest()

    @property
    def files(self) -> dict[str, str]:
        """Return the sha256 (hex) of each file of the form by its name in the project."""
        contents = {TEMPLATE: self.template, LAMBANG: self.lambang or b""}
        return {name: hashlib.sha256(data).hexdigest() for name, data in contents.items()}

    def ready(self) -> Template:
        """Return the template, ready to be filled; prepared once per process.

        Raises:
            TemplateError: With everything that is wrong with it.
        """
        return prepare(self.template, self.lambang)


CheckTemplate = Callable[[bytes, bytes | None], tuple[Problem, ...]]


def read_template(folder: Path) -> tuple[bytes, bytes | None]:
    """Return the bytes of the template of a project, and of its arms where it has any.

    Raises:
        TemplateError: The template is larger than one may be.
        OSError: One of them cannot be read.
    """
    return read_file(folder / TEMPLATE), read_arms(folder)


def read_arms(folder: Path) -> bytes | None:
    """Return the bytes of the arms of a project, None where it has none.

    Raises:
        OSError: They cannot be read.
    """
    arms = folder / LAMBANG
    if not arms.is_file():
        return None
    with arms.open("rb") as file:  # no more than shows that it is too large
        return file.read(_MAX_LAMBANG + 1)


@lru_cache(maxsize=2)
def prepare(template: bytes, lambang: bytes | None) -> Template:
    """Return the template, ready to be filled, with the arms in their slot; once per process.

    Raises:
        TemplateError: With everything that is wrong with it, the limits for forms included.
    """
    images = {} if lambang is None else {"lambang": lambang}
    return Template.load(template, images=images, custom_xml=NAMESPACE, strict=True)


def load_form(
    folder: Path,
    naskah: domain.Naskah,
    katalog: domain.Katalog,
    check: CheckTemplate | None = None,
) -> Checked[Form]:
    """Return the form of a project, checked (by `check`, or here); problems of the template.

    Problems: T000 it cannot be read, T091 it has a word of its own before what may be an NRK, N002
    it names an earlier year, and those of `check_template` and `check_printed_anchors`.

    Example:
        >>> from pkdocs.outputs.form import load_form
        >>> load_form(project, year.organisasi.naskah, year.katalog).problems
        ()
    """
    try:
        template, lambang = read_template(folder)
    except TemplateError as error:
        return Checked(None, template_problems(error, TEMPLATE))
    except OSError:
        pesan = "template tidak dapat dibaca; pulihkan berkasnya dari unduhan pkdocs yang asli."
        return Checked(None, (Problem(Span(TEMPLATE), "T000", pesan),))
    problems = (check or check_template)(template, lambang)
    problems = problems or check_printed_anchors(template, lambang, naskah.jangkar_ttd)
    problems = problems or tuple(_check_label(template, lambang, naskah))
    problems = problems or tuple(_check_years(template, katalog))
    return Checked(None if problems else Form(template, lambang, naskah), problems)


def check_template(template: bytes, lambang: bytes | None) -> tuple[Problem, ...]:
    """Return what is wrong with the template and the arms: T001 and up, see docs/masalah.md.

    T090 is an unknown placeholder, T091 a field of the form that the template does not use, T094
    an anchor that would not stand in a document exactly once. Samples are filled in, so that what
    can only fail then fails here and not for an official.
    """
    try:
        ready = prepare(template, lambang)
        problems = (
            *compare_fields(
                ready.placeholders, form_words.FIELDS, Span(TEMPLATE), form_words.OPTIONAL
            ),
            *headers_without_konsep(ready, Span(TEMPLATE)),
        )
        if not problems:
            problems = tuple(_misplaced_anchors(ready, domain.JangkarTtd()))
    except TemplateError as error:
        return template_problems(error, TEMPLATE)
    return problems


def _check_label(
    template: bytes, lambang: bytes | None, naskah: domain.Naskah
) -> Iterator[Problem]:
    """T091: a template whose own word before the number is NIP may not print an NRK behind it."""
    label = "pihak_pertama.label_nip"
    if naskah.bernrk and label not in prepare(template, lambang).placeholders:
        pesan = (
            f'isian formulir "{label}" tidak dipakai di template, padahal naskah label_nip '
            "mencetak NRK; di Word, gantilah kata NIP di depan {{ pihak_pertama.nip }} dengan "
            f"{{{{ {label} }}}}."
        )
        yield Problem(Span(TEMPLATE), "T091", pesan)


def check_printed_anchors(
    template: bytes, lambang: bytes | None, jangkar_ttd: domain.JangkarTtd
) -> tuple[Problem, ...]:
    """Return T094 for anchors that a template which is in order does not print exactly once."""
    texts = (
        text for own in form_words.format_anchors(jangkar_ttd).values() for text in own.values()
    )
    if not any(texts):
        return ()
    return tuple(_misplaced_anchors(prepare(template, lambang), jangkar_ttd))


def dated_lines(folder: Path) -> tuple[domain.Teks, ...]:
    """Return the lines of the template of a project that name a year; none where it is no good."""
    try:
        lines = read_printed_lines(read_file(folder / TEMPLATE))
    except (TemplateError, OSError):
        return ()
    return _dated(lines)


def _dated(lines: Iterable[str]) -> tuple[domain.Teks, ...]:
    texts = (" ".join(line.split()) for line in lines)
    named = (text for text in texts if next(domain.named_years(text), None))
    return tuple(domain.Teks(TEMPLATE, text, Span(TEMPLATE)) for text in named)


def _check_years(template: bytes, katalog: domain.Katalog) -> Iterator[Problem]:
    """N002: the template names no year of its own; that of the agreement is a field."""
    dated = _dated(read_printed_lines(template))
    for own in renew(katalog, dated).teks if dated else ():
        if own.teks.di == TEMPLATE:
            known = own.putusan and f"isi putusan di {own.putusan.span.berkas}: tetap"
            pesan = (
                f'kalimat "{own.teks.teks}" menyebut {join_words(own.tahun)}, padahal tahun '
                f"perjanjiannya {katalog.tahun}; di Word, gantilah dengan {{{{ tahun }}}}. Bila "
                f"memang tahun itu, {known or 'catat putusannya dengan pkdocs decide'}."
            )
            yield Problem(own.teks.span, "N002", pesan)


def template_problems(error: TemplateError, name: str) -> tuple[Problem, ...]:
    """Return what is wrong with the template `name`, or with the arms in it."""
    return tuple(
        Problem(Span(LAMBANG if own.code == "T201" and not own.part else name), own.code, words)
        for own, words in ((finding, f"{finding.said}.") for finding in error.findings)
    )


def compare_fields(
    placeholders: frozenset[str],
    fields: frozenset[str],
    here: Span,
    optional: frozenset[str] = frozenset(),
) -> list[Problem]:
    """Return T090 for each placeholder that is no field, T091 for each field that is not used."""
    known = fields.union(*map(_branches, fields))
    unknown = [
        Problem(here, "T090", f'placeholder "{name}" tidak dikenal.{suggest(name, fields)}')
        for name in sorted(placeholders - known)
    ]
    unused = [
        Problem(here, "T091", f'isian formulir "{name}" tidak dipakai di template.')
        for name in sorted(fields - optional - placeholders)
    ]
    return unknown + unused


def headers_without_konsep(template: Template, here: Span) -> Iterator[Problem]:
    """Return T093 for each header that does not say KONSEP: no page of a draft goes without."""
    for part, names in template.placeholders_by_part.items():
        if part.startswith("word/header") and "konsep" not in names:
            pesan = f'{part}: kepala halaman ini tidak memuat "{{{{ konsep }}}}".'
            yield Problem(here, "T093", pesan)


def _misplaced_anchors(template: Template, jangkar_ttd: domain.JangkarTtd) -> Iterator[Problem]:
    """T094: every anchor is printed once, in a document with all there can be and in an empty one.

    Where none is configured yet, a text of no language takes its place.
    """
    anchors = {
        bagian: {pihak: text or f"\ue000{bagian}{pihak}\ue001" for pihak, text in own.items()}
        for bagian, own in form_words.format_anchors(jangkar_ttd).items()
    }
    samples = (form_words.sample(), form_words.sample(filled=False))
    printed = (template.render({**words, "jangkar_ttd": anchors}) for words in samples)
    texts = ["\n".join(read_printed_lines(document)) for document in printed]
    for bagian, own in anchors.items():
        for pihak, anchor in own.items():
            counts = {text.count(anchor) for text in texts}
            if counts != {1}:
                shown = "" if "\ue000" in anchor else f' ("{anchor}")'
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

"""The engine for Word files: templates filled, text read, changes tracked, packages judged.

What the other rooms use stands here: `Template` fills a template written for docxtpl, proven first
and then fast; `read_word_text` and `read_printed_lines` read any document. Bytes of a docx go in
and come out. Knows nothing of agreements, folders or projects, imports no room but `base`, and
could be a package of its own.
"""

from pathlib import Path

from pkdocs.word.package.blank import plain_document
from pkdocs.word.package.findings import CODES, Finding, TemplateError
from pkdocs.word.template.template import Template, core_properties
from pkdocs.word.text.values import WordText

__all__ = [
    "CODES",
    "Finding",
    "Template",
    "TemplateError",
    "WordText",
    "core_properties",
    "document_fonts",
    "font_choices",
    "inspect_document",
    "inspect_template",
    "name_without_path",
    "paper_findings",
    "plain_document",
    "read_custom_text",
    "read_custom_xml",
    "read_file",
    "read_printed_lines",
    "read_word_text",
]


def inspect_template(data: bytes, *, strict: bool) -> list[Finding]:
    """Return everything that is wrong with a template, the bytes of a docx; nothing when usable.

    `strict` adds the limits for forms that strangers may fill in: only for, if and plain
    placeholders, provably well-formed, no cell without a paragraph.
    """
    from pkdocs.word.template import preparation

    return preparation.inspect(data, strict=strict)


def read_file(path: Path) -> bytes:
    """Return the bytes of a docx at `path`; one beyond the bounds is not read into memory.

    Raises:
        TemplateError: The file is larger than a document may be.
        OSError: The file cannot be read.
    """
    from pkdocs.word.package import container

    return container.read_file(path)


def read_custom_xml(docx: bytes, namespace: str) -> bytes | None:
    """Return the custom XML part of a docx whose root is in `namespace`, None without one.

    Raises:
        TemplateError: The file is not a Word document that may be read.
    """
    from pkdocs.word.package import custom_xml

    return custom_xml.read_custom_xml(docx, namespace)


def inspect_document(docx: bytes) -> list[Finding]:
    """Return why a docx must not be opened by another program: broken, or more than words in it.

    Macros, embedded objects, anything fetched from elsewhere. Links to click on are no reason.
    """
    from pkdocs.word.package import container

    try:
        container.read_package(container.read_file(docx), links=True)
    except TemplateError as error:
        return list(error.findings)
    return []


def name_without_path(docx: bytes) -> bytes:
    """Return a docx whose fields print its file name alone where they would print its path, too.

    The path of a copy is nobody's business, and differs each time.

    Raises:
        TemplateError: The file is not a Word document that may be read.
    """
    from pkdocs.word.package import archive, container, outside

    with container.open_archive(docx) as opened:
        texts = (info for info in opened.infolist() if info.filename.endswith(".xml"))
        if not any(outside.PATH_FIELD.search(container.read_member(opened, t)) for t in texts):
            return docx
    parts = container.read_package(docx, links=True)
    named = {name: outside.PATH_FIELD.sub(rb"\1", data) for name, data in parts.items()}
    return archive.write_archive(archive.deflate(name, data) for name, data in named.items())


def paper_findings(docx: bytes) -> list[Finding]:
    """Return what of a docx reaches the paper beside its plain words, or may not reach it.

    T401 comments, T402 tracked changes, T404 tags of a template, T405 hidden words, T406 contents
    in versions that differ, T407 words that change by themselves: one for each kind and part. A
    file that cannot be read gives why.
    """
    from pkdocs.word.package import container
    from pkdocs.word.paper import looking

    try:
        with container.open_archive(docx) as archive:
            members = [info for info in archive.infolist() if looking.may_be_printed(info.filename)]
            parts = {info.filename: container.read_member(archive, info) for info in members}
        return list(looking.paper_findings(parts))
    except TemplateError as error:
        return list(error.findings)


def font_choices(docx: bytes) -> int:
    """Return a number that two documents of this run share when their fonts were chosen alike.

    Raises:
        TemplateError: The file is not a Word document that may be read.
    """
    from pkdocs.word.package import container, fonts

    with container.open_archive(docx) as archive:
        members = [info for info in archive.infolist() if fonts.is_text(info.filename)]
        parts = {info.filename: container.read_member(archive, info) for info in members}
    return hash(fonts.font_choices(parts))


def document_fonts(docx: bytes) -> frozenset[str]:
    """Return the names of the fonts that the words of a docx are set in.

    Raises:
        TemplateError: The file is not a Word document that may be read.
    """
    from pkdocs.word.package import container, fonts

    return fonts.used_fonts(container.read_package(docx, links=True))


def read_custom_text(part: bytes, namespace: str) -> str | None:
    """Return the text of a custom XML part whose root is in `namespace`, None for any other."""
    from pkdocs.word.package import custom_xml

    return custom_xml.read_custom_text(part, namespace)


def read_word_text(docx: bytes, *, widest: int | None = None, signs: bool = False) -> WordText:
    """Return the text of a Word document, table cells with their place in the grid.

    `widest` leaves out tables with more cells in their first row, and all notes. `signs`: cells
    tell whether they show a sign that is no text.

        >>> read_word_text(plain_document()).blocks
        ('pkdocs',)

    Raises:
        TemplateError: The file is no Word document, or out of bounds.
    """
    from pkdocs.word.text import reading

    return reading.read_word_text(docx, widest=widest, signs=signs)


def read_printed_lines(docx: bytes) -> list[str]:
    """Return every line of a Word document that reaches the paper, each once.

    Body, headers, footers, notes and text boxes, whatever their order.

        >>> read_printed_lines(plain_document())
        ['pkdocs']

    Raises:
        TemplateError: The file is no Word document, or out of bounds.
    """
    from pkdocs.word.text import reading

    return reading.read_printed_lines(docx)

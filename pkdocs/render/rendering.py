"""One part of a document, compiled: turns data into the bytes docxtpl would have written.

What docxtpl does after Jinja is done the short way where a proof allows it, else by docxtpl itself.
"""

import itertools
import re
from collections.abc import Callable
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Literal

from docxtpl import DocxTemplate
from jinja2 import Template
from jinja2.exceptions import SecurityError, TemplateRuntimeError, UndefinedError
from lxml import etree

from pkdocs.render.findings import Finding, TemplateError
from pkdocs.render.opc import serialize
from pkdocs.render.package_rules import parse_xml
from pkdocs.render.printing import encoded, illegal_character
from pkdocs.render.sandbox import render_text
from pkdocs.render.structure import Structure

Kind = Literal["body", "header", "footnotes"]
_FIRST_DRAWING_ID = 1001
DRAWING = "<wp:docPr "
_DRAWING_ID = re.compile(r'((?:^|\s)id=")[^"]*')
_PARAGRAPH_END = "</w:p>"
_LISTING_MARKS = "\n\t\a\f"
_TEMPLATE_FAILURES = (
    TemplateRuntimeError,
    TypeError,
    ValueError,
    ArithmeticError,
    LookupError,
    AttributeError,
    RecursionError,
    MemoryError,
)


@dataclass(frozen=True, slots=True)
class RenderedPart:
    """A part with tags. `before` and `after` surround what the template gives."""

    name: str
    kind: Kind
    source: str
    template: Template
    structure: Structure
    before: str
    after: str
    has_drawings: bool

    def render(self, context: dict[str, Any]) -> bytes:
        """Return the part's bytes for `context`.

        Raises:
            TemplateError: The data lacks a name, or a value cannot be printed.
        """
        text = self._render_text(context)
        if any(mark in text for mark in _LISTING_MARKS):
            text = self._resolve_listing(text)
        if self.kind == "body" and self.structure.fixed and self.has_drawings:
            text = _number_drawings(text)
        data = self._encode(text, context)
        return data if self._is_short else self._finish(text, self._parse(data))

    @property
    def _is_short(self) -> bool:
        """Return whether what Jinja gives needs no parsing to be what docxtpl gives."""
        if self.kind == "body":
            return self.structure.fixed
        return self.structure.proven and not (self.kind == "header" and self.structure.blanks)

    def _finish(self, text: str, root: etree._Element) -> bytes:
        match self.kind:
            case "body":
                return f"{self.before}{_fixed_by_docxtpl(text)}{self.after}".encode()
            case "header":
                return serialize(root)
            case "footnotes":
                return text.encode()

    def _encode(self, text: str, context: dict[str, Any]) -> bytes:
        data = encoded(f"{self.before}{text}{self.after}")
        if data is None:
            message = illegal_character(context) or illegal_character(_visible(text))
            raise TemplateError([Finding("T303", self.name, message or "")])
        return data

    def _render_text(self, context: dict[str, Any]) -> str:
        try:
            return render_text(self.template, context)
        except TemplateError as error:
            raise self._located(error) from error
        except UndefinedError as error:
            raise TemplateError([Finding("T301", self.name, str(error))]) from error
        except SecurityError as error:
            raise TemplateError([Finding("T104", self.name, str(error))]) from error
        except _TEMPLATE_FAILURES as error:
            near = self._excerpt(error.__traceback__)
            message = f'tag gagal diisi dekat "{near}" ({type(error).__name__}: {error})'
            raise TemplateError([Finding("T304", self.name, message)]) from error

    def _located(self, error: TemplateError) -> TemplateError:
        return TemplateError(Finding(item.code, self.name, item.message) for item in error.findings)

    def _excerpt(self, trace: TracebackType | None) -> str:
        """Return the visible text of the template at the place where `trace` passed through it."""
        line = 0
        while trace is not None:
            if trace.tb_frame.f_code.co_filename == self.template.filename:
                line = self.template.get_corresponding_lineno(trace.tb_lineno)
            trace = trace.tb_next
        text = self.source.split("\n")[line - 1] if line else ""
        return _visible(text).strip()[:80]

    def _resolve_listing(self, text: str) -> str:
        """Return `text` with line breaks, tabs and new paragraphs as Word knows them.

        docxtpl looks at one paragraph at a time, up to its first end tag.
        """
        *paragraphs, rest = text.split(_PARAGRAPH_END)
        resolve: Callable[[str], str] = DocxTemplate("").resolve_listing
        for index, paragraph in enumerate(paragraphs):
            whole = paragraph + _PARAGRAPH_END
            marked = any(mark in paragraph for mark in _LISTING_MARKS)
            paragraphs[index] = resolve(whole) if marked else whole
        splits = "\a" in text or "\f" in text
        text = "".join((*paragraphs, rest))
        if splits:
            self._check_marks(text)
            self._parse(self.before + text + self.after)
        return text

    def _check_marks(self, text: str) -> None:
        if "\a" in text or "\f" in text:
            message = "tanda pindah paragraf atau halaman hanya boleh berada di teks paragraf"
            raise TemplateError([Finding("T303", self.name, message)])

    def _parse(self, data: bytes | str) -> etree._Element:
        """Return the part parsed; white space between elements of a header is dropped."""
        try:
            return parse_xml(data, drop_blanks=self.kind == "header")
        except etree.XMLSyntaxError as error:
            message = "hasil pengisian bukan dokumen yang utuh; periksa letak tag pembuka dan penutup"
            raise TemplateError([Finding("T106", self.name, message)]) from error


def _fixed_by_docxtpl(text: str) -> str:
    """Return a body with its table grids and drawing ids set by docxtpl."""
    helper = DocxTemplate("")
    helper.docx_ids_index = _FIRST_DRAWING_ID - 1
    tree = helper.fix_tables(text)
    helper.fix_docpr_ids(tree)
    return etree.tostring(tree, encoding="unicode")


def _number_drawings(text: str) -> str:
    """Return a body with its drawings numbered in order, as docxtpl's fix_docpr_ids does."""
    first, *drawings = text.split(DRAWING)
    numbers = itertools.count(_FIRST_DRAWING_ID)
    numbered = (_set_drawing_id(drawing, next(numbers)) for drawing in drawings)
    return DRAWING.join((first, *numbered))


def _set_drawing_id(drawing: str, number: int) -> str:
    end = drawing.index(">")
    head, found = _DRAWING_ID.subn(rf"\g<1>{number}", drawing[:end], count=1)
    return (head if found else f'id="{number}" {head}') + drawing[end:]


def _visible(text: str) -> str:
    return re.sub(r"<[^>]*>", "", text)

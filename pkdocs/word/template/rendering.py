"""One part of a document, compiled: turns data into the bytes docxtpl would have written.

What docxtpl does after Jinja is done the short way where a proof allows it, else by docxtpl itself.
"""

import re
from collections.abc import Callable
from contextlib import suppress
from types import TracebackType
from typing import Any

from docxtpl import DocxTemplate
from jinja2 import Template
from jinja2.exceptions import SecurityError, TemplateRuntimeError, UndefinedError
from lxml import etree
from msgspec import Struct

from pkdocs.word.package.findings import Finding, TemplateError
from pkdocs.word.package.rules import parse_xml
from pkdocs.word.package.xml_text import encoded
from pkdocs.word.template.columns import MARK, fit_columns
from pkdocs.word.template.printing import NeedsCareError, illegal_character
from pkdocs.word.template.sandbox import FIRST_DRAWING_ID, render_text
from pkdocs.word.template.sources import Kind
from pkdocs.word.template.structure import Structure
from pkdocs.word.template.tables import fit_empty_tables

_PARAGRAPH_END = "</w:p>"
_LISTING_MARKS = "\n\t"
_SPLITTING_MARKS = "\a\f"
_MISPLACED_MARK = "karakter kendali (misalnya pindah halaman) tidak boleh ada di luar teks paragraf"
_TEMPLATE_FAILURES = (
    TemplateRuntimeError,
    TypeError,
    ValueError,
    ArithmeticError,
    LookupError,
    AttributeError,
    AssertionError,
    NameError,
    RuntimeError,
    MemoryError,
)


class RenderedPart(Struct, frozen=True):
    """A part with tags. `before` and `after` surround what the template gives."""

    name: str
    kind: Kind
    source: str
    template: Template
    structure: Structure
    before: bytes
    after: bytes
    plain: bool
    """Whether no character of its static text needs a closer look."""

    def render(self, context: dict[str, Any]) -> bytes:
        """Return the part's bytes for `context`.

        Raises:
            TemplateError: The data lacks a name, or a value cannot be printed.
        """
        if self.plain and self._is_short:
            with suppress(NeedsCareError):
                data = self._render_text(context)
                return self._finished(data)
        text = self._render_text(context, careful=True).decode()
        return self._render_with_care(text, context)

    def _render_with_care(self, text: str, context: dict[str, Any]) -> bytes:
        splits = any(mark in text for mark in _SPLITTING_MARKS)
        if splits or any(mark in text for mark in _LISTING_MARKS):
            text = _resolve_listing(text)
        data = encoded(text)
        if data is None:
            message = illegal_character(context) or _MISPLACED_MARK
            raise TemplateError([Finding("T303", self.name, message)])
        if splits or not self.structure.proven:
            self._check_xml(b"".join((self.before, data, self.after)))
        if self._is_short or self.kind != "body":
            return self._finished(data)
        return b"".join((self.before, self._fixed_by_docxtpl(text), self.after))

    def _finished(self, data: bytes) -> bytes:
        """Return the part around `data`, which needs no parsing."""
        if self.kind == "body" and self.structure.emptiable:
            data = fit_empty_tables(data)
        return b"".join((self.before, data, self.after))

    def _fixed_by_docxtpl(self, text: str) -> bytes:
        """Return a body with its table grids and drawing ids set by docxtpl."""
        helper = DocxTemplate("")
        helper.docx_ids_index = FIRST_DRAWING_ID - 1
        text = self._fit_columns(text)
        try:
            tree = helper.fix_tables(text)
        except _TEMPLATE_FAILURES as error:
            message = f"lebar kolom atau jumlah sel sebuah tabel tidak terbaca ({error})"
            raise TemplateError([Finding("T304", self.name, message)]) from error
        helper.fix_docpr_ids(tree)
        fixed: str = etree.tostring(tree, encoding="unicode")
        return fixed.encode()

    def _fit_columns(self, text: str) -> str:
        """Return a body with the grids of tables whose columns a list makes."""
        if f' {MARK}="' not in text:
            return text
        try:
            return fit_columns(text)
        except TemplateError as error:
            raise self._located(error, "") from error

    @property
    def _is_short(self) -> bool:
        """Return whether what Jinja gives needs no parsing to be what docxtpl gives."""
        return self.structure.fixed if self.kind == "body" else self.structure.proven

    def _render_text(self, context: dict[str, Any], *, careful: bool = False) -> bytes:
        try:
            return render_text(self.template, context, careful=careful)
        except TemplateError as error:
            near = self._excerpt(error.__traceback__)
            raise self._located(error, near) from error
        except UnicodeEncodeError as error:  # half a character: no XML document may hold it
            message = illegal_character(context) or str(error)
            raise TemplateError([Finding("T303", self.name, message)]) from error
        except UndefinedError as error:
            raise TemplateError([Finding("T301", self.name, str(error))]) from error
        except SecurityError as error:
            raise TemplateError([Finding("T104", self.name, str(error))]) from error
        except _TEMPLATE_FAILURES as error:
            near = self._excerpt(error.__traceback__)
            message = f'tag gagal diisi dekat "{near}" ({type(error).__name__}: {error})'
            raise TemplateError([Finding("T304", self.name, message)]) from error

    def _located(self, error: TemplateError, near: str) -> TemplateError:
        where = f' dekat "{near}"' if near else ""
        return TemplateError(
            Finding(item.code, self.name, item.message + (where if item.code == "T305" else ""))
            for item in error.findings
        )

    def _excerpt(self, trace: TracebackType | None) -> str:
        """Return the visible text of the template at the place where `trace` passed through it."""
        line = 0
        while trace is not None:
            if trace.tb_frame.f_code.co_filename == self.template.filename:
                line = self.template.get_corresponding_lineno(trace.tb_lineno)
            trace = trace.tb_next
        text = self.source.split("\n")[line - 1] if line else ""
        return _visible(text).strip()[:80]

    def _check_xml(self, data: bytes) -> None:
        try:
            parse_xml(data)
        except etree.XMLSyntaxError as error:
            message = "hasil pengisian bukan dokumen utuh; periksa letak tag pembuka dan penutup"
            raise TemplateError([Finding("T106", self.name, message)]) from error


def _resolve_listing(text: str) -> str:
    """Return `text` with line breaks, tabs and new paragraphs as Word knows them.

    docxtpl looks at one paragraph at a time, up to its first end tag; so only those with marks.
    """
    *paragraphs, rest = text.split(_PARAGRAPH_END)
    resolve: Callable[[str], str] = DocxTemplate("").resolve_listing
    for index, paragraph in enumerate(paragraphs):
        whole = paragraph + _PARAGRAPH_END
        marked = any(mark in paragraph for mark in (*_LISTING_MARKS, *_SPLITTING_MARKS))
        paragraphs[index] = resolve(whole) if marked else whole
    return "".join((*paragraphs, rest))


def _visible(text: str) -> str:
    return re.sub(r"<[^>]*>", "", text)

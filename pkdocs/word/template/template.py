"""A Word template that makes documents: prepared once, then filled as often as needed.

Writes no files. docxtpl, jinja2 and lxml are imported when the first template is loaded, so that
commands without one start quickly.
"""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from pkdocs.word.package.archive import Member, deflate, write_archive

if TYPE_CHECKING:
    from pkdocs.word.template.preparation import Prepared

_NOTHING: Mapping[str, bytes] = MappingProxyType({})


class Template:
    """A template ready to make documents; safe to use from several threads."""

    def __init__(self, prepared: "Prepared") -> None:
        self._prepared = prepared

    @classmethod
    def load(
        cls,
        source: Path | str | bytes,
        *,
        images: Mapping[str, Path | bytes] | None = None,
        custom_xml: str | None = None,
        strict: bool = False,
    ) -> "Template":
        """Return the template in `source`, a path or the bytes of a docx.

        Each key of `images` is the name of a picture in the template (`wp:docPr`), replaced by
        that PNG (a path or its bytes) in the same height. `strict` holds the template to the
        limits for forms, see `inspect_template`. `custom_xml` is the namespace of a custom XML
        part that the documents are to carry, see `custom_xml_part`.

        Raises:
            TemplateError: With everything that is wrong with the template.
            OSError: The file cannot be read.

        Example:
            >>> template = Template.load("surat.docx")
            >>> sorted(template.placeholders)
            ['nama']
            >>> template.render({"nama": "Wira Contoh"})[:2]
            b'PK'
        """
        from pkdocs.word.template import preparation

        additions = preparation.Additions(images or {}, custom_xml, strict)
        return cls(preparation.prepare(preparation.read_file(source), additions))

    @property
    def placeholders(self) -> frozenset[str]:
        """Return every name the template uses, loops resolved: `kelompok[].sasaran[].no`.

        What is looped over ends in `[]` itself: `kop[]` are the items of the list `kop`.
        """
        return frozenset().union(*self._prepared.placeholders.values())

    @property
    def placeholders_by_part(self) -> Mapping[str, frozenset[str]]:
        """Return the placeholders of each part: body, headers, footers, footnotes."""
        return self._prepared.placeholders

    @property
    def custom_xml_part(self) -> str | None:
        """Return the name of the part to give to `render`, None without `custom_xml`."""
        return self._prepared.custom_xml_part

    @property
    def core_properties_part(self) -> str:
        """Return the name of the part whose content `core_properties` returns."""
        return self._prepared.core.name

    def render(self, context: Mapping[str, object], parts: Mapping[str, bytes] = _NOTHING) -> bytes:
        """Return a docx: the template filled with `context`, the same bytes for the same data.

        `parts` replaces or adds package parts, uncompressed, by name.

        Raises:
            TemplateError: The data lacks a name, or a value cannot be printed.
        """
        return write_archive(self.render_members(context, parts))

    def render_members(
        self, context: Mapping[str, object], parts: Mapping[str, bytes] = _NOTHING
    ) -> list[Member]:
        """Return the deflated parts of what `render` returns, for a caller that adds to them.

        Raises:
            TemplateError: As `render` does.
        """
        data = dict(context)
        members = dict(self._prepared.members)
        for part in self._prepared.parts:
            members[part.name] = deflate(part.name, part.render(data))
        for name, content in parts.items():
            members[name] = deflate(name, content)
        return list(members.values())


def core_properties(template: Template, title: str, status: str = "") -> bytes:
    """Return the core properties part of the template with `title` as the document's title.

    `status` "" leaves that of the template.

    Raises:
        TemplateError: The title holds a character no XML document may hold.
    """
    return template._prepared.core.with_title(title, status)  # noqa: SLF001  # one module, one secret

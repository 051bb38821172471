"""Proves once that whatever a template prints is well-formed XML, and finds tags in wrong places.

Walks the syntax of a patched part: every branch of a block must leave the same elements open.
"""

import re
from collections.abc import Iterable, Iterator

from jinja2 import nodes
from msgspec import Struct

from pkdocs.word.package.findings import Finding
from pkdocs.word.template.markup import VALUE, NotProven, Reader
from pkdocs.word.template.placeholders import Placeholders
from pkdocs.word.template.syntax import Syntax

_TEXT_ELEMENTS = frozenset(("w:t", "w:delText", "a:t", "m:t", "fragment"))
_FIELD_ELEMENTS = frozenset(("w:instrText", "w:delInstrText"))
_UNPROVABLE = (nodes.Macro, nodes.CallBlock, nodes.AssignBlock, nodes.FilterBlock)
_ESCAPES = frozenset(("e", "escape"))
_DECLARATION = re.compile(r"<\?xml[^>]*\?>\s*")
_CONTAINER_NAMES = {
    "w:tc": "sel tabel",
    "w:hdr": "kepala halaman",
    "w:ftr": "kaki halaman",
    "w:txbxContent": "kotak teks",
    "w:footnote": "catatan kaki",
}


class Structure(Struct, frozen=True):
    """What is known of every output of one part.

    `proven`: it is well-formed. `fixed`: its tables keep their grid, or lose it when `emptiable`
    and all their rows are gone. `raw` and `in_fields` are the placeholders outside of any text and
    within Word fields, `unfinished` the containers that may end without a paragraph, `without_grid`
    tells of tables without column widths.
    """

    proven: bool
    fixed: bool
    emptiable: bool
    raw: tuple[str, ...]
    in_fields: tuple[str, ...]
    unfinished: tuple[str, ...]
    without_grid: bool


def examine(syntax: Syntax, placeholders: Placeholders, prefixes: Iterable[str]) -> Structure:
    """Return the structure of a part; `prefixes` are those its surroundings declare."""
    walk = _Walk(placeholders)
    reader = Reader(frozenset(prefixes) | {"xml"})
    proven = not any(_is_unprovable(node) for node in syntax.nodes)
    try:
        walk.body(_without_declaration(syntax.tree.body), reader)
        proven &= not reader.open and not reader.partial
    except NotProven:
        proven = False
    return Structure(
        proven=proven,
        fixed=proven and not reader.tables.flexible,
        emptiable=reader.tables.emptiable,
        raw=tuple(dict.fromkeys(walk.raw)),
        in_fields=tuple(dict.fromkeys(walk.in_fields)),
        unfinished=tuple(sorted(reader.unfinished)),
        without_grid=reader.tables.without_grid,
    )


def structure_findings(part: str, structure: Structure) -> Iterator[Finding]:
    """Yield what makes a part unfit for any use."""
    for path in structure.raw:
        message = (
            f'tag {{{{p …}}}}, {{{{r …}}}}, {{{{tr …}}}} atau {{{{tc …}}}} untuk "{path}" '
            "menyisipkan XML mentah (RichText, Subdoc) dan tidak didukung; tulis {{ … }} biasa di "
            "dalam teks"
        )
        yield Finding("T103", part, message)
    if structure.without_grid:
        message = "sebuah tabel tidak memiliki lebar kolom; buka templat di Word lalu simpan ulang"
        yield Finding("T109", part, message)


def form_findings(part: str, structure: Structure) -> Iterator[Finding]:
    """Yield what a form may not have besides."""
    if not structure.proven:
        message = (
            "tag pembuka dan penutup tidak berada pada tingkat yang sama (misalnya if di dalam "
            "paragraf, endif di luar); letakkan keduanya sejajar, atau pakai {%p …%} / {%tr …%}"
        )
        yield Finding("T106", part, message)
    for path in structure.in_fields:
        message = f'placeholder "{path}" berada di dalam kode kolom Word; letakkan di teks biasa'
        yield Finding("T105", part, message)
    for container in structure.unfinished:
        message = (
            f"{_CONTAINER_NAMES[container]} dapat kehilangan paragraf terakhirnya; sisakan satu "
            "paragraf di luar {%p if/for …%}, atau tambahkan {%p else %} dengan satu paragraf"
        )
        yield Finding("T107", part, message)


def _is_unprovable(node: nodes.Node) -> bool:
    recursive = isinstance(node, nodes.For) and node.recursive
    escaping = isinstance(node, nodes.Filter) and node.name in _ESCAPES
    return recursive or escaping or isinstance(node, _UNPROVABLE)


def _without_declaration(body: list[nodes.Node]) -> list[nodes.Node]:
    match body:
        case [nodes.Output(nodes=[nodes.TemplateData(data=data), *rest]), *others]:
            first = nodes.TemplateData(_DECLARATION.sub("", data, count=1))
            return [nodes.Output([first, *rest]), *others]
        case _:
            return body


class _Walk:
    """One walk over a template's syntax; collects the values printed where no text may stand."""

    def __init__(self, placeholders: Placeholders) -> None:
        self.placeholders = placeholders
        self.raw: list[str] = []
        self.in_fields: list[str] = []

    def body(self, body: Iterable[nodes.Node], reader: Reader) -> None:
        for node in body:
            match node:
                case nodes.Output():
                    self._output(node, reader)
                case nodes.If():
                    self._if(node, reader)
                case nodes.For():
                    self._for(node, reader)
                case nodes.Macro() | nodes.CallBlock() | nodes.AssignBlock() | nodes.FilterBlock():
                    self._fragment(node.body, reader)
                case nodes.With():
                    self.body(node.body, reader)
                case _:
                    pass

    def _output(self, node: nodes.Output, reader: Reader) -> None:
        for child in node.nodes:
            if isinstance(child, nodes.TemplateData):
                reader.feed(child.data)
            elif reader.partial:
                if not reader.in_attribute:
                    raise NotProven
                reader.partial += VALUE
            elif reader.top in _FIELD_ELEMENTS:
                self.in_fields.append(self.placeholders.path(child))
            elif reader.top not in _TEXT_ELEMENTS:
                self.raw.append(self.placeholders.path(child))

    def _if(self, node: nodes.If, reader: Reader) -> None:
        branches = [reader.branch()]
        self.body(node.body, branches[0])
        for other in node.elif_:
            branches.append(reader.branch())
            self.body(other.body, branches[-1])
        branches.append(reader.branch())
        self.body(node.else_, branches[-1])
        reader.join(branches)

    def _for(self, node: nodes.For, reader: Reader) -> None:
        never, once, again = reader.branch(), reader.branch(), reader.branch()
        self.body(node.body, once)
        self.body(node.else_, never)
        again.join([reader.branch(), once])  # each turn begins like the first
        reader.join([never, once])
        reader.tables.note([again.tables])

    def _fragment(self, body: Iterable[nodes.Node], reader: Reader) -> None:
        inner = reader.branch()
        inner.open.clear()
        inner.tables.open.clear()
        inner.has_root = False
        inner.feed("<fragment>")
        self.body(body, inner)
        inner.feed("</fragment>")
        if inner.open or inner.partial:
            raise NotProven

"""Parses the tags of a part and says in the user's words what is wrong with them.

Judges the syntax; where the tags stand in the XML is judged in `pkdocs.word.template.structure`.
"""

import math
import re
from collections.abc import Iterator

from jinja2 import TemplateSyntaxError, nodes
from lxml import etree

from pkdocs.word.package.findings import Finding, TemplateError
from pkdocs.word.package.rules import WORD
from pkdocs.word.template.sandbox import TemplateEnvironment

_DELIMITER = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}")
_ANY_TAG = r"\{[{%][^<>]*?[}%]\}"
_CLOSES = {"{{": "}}", "{%": "%}", "{#": "#}"}
_RAW = re.compile(r"\{%[-+]?\s*raw\b")
_TAG = r"\{%-?\s*(?:(p|tr|tc|r)\s+)?(\w+)([^%]*)"
_END = {
    "for": "endfor",
    "if": "endif",
    "macro": "endmacro",
    "call": "endcall",
    "filter": "endfilter",
    "with": "endwith",
    "raw": "endraw",
}
_OTHER = ("elif", "else", "set", "endset", "cellbg", "colspan", "vm", "hm")
_KNOWN = (*_END, *_END.values(), *_OTHER)
_FORBIDDEN = (
    nodes.Extends,
    nodes.Include,
    nodes.Import,
    nodes.FromImport,
    nodes.Block,
    nodes.ScopedEvalContextModifier,
)
_FORM_NODES = (
    nodes.Output,
    nodes.TemplateData,
    nodes.Name,
    nodes.Getattr,
    nodes.For,
    nodes.If,
    nodes.Compare,
    nodes.Operand,
    nodes.Const,
    nodes.And,
    nodes.Or,
    nodes.Not,
)
_PATH = (nodes.Name, nodes.Getattr)
MAX_DEPTH = 60
"""Levels of blocks and of what is computed in a tag, together."""
MAX_BRANCHES = 200
"""Elif of an if."""
_AROUND = 30


class Syntax:
    """The syntax of one part: its tree, and all nodes of that, found once."""

    def __init__(self, tree: nodes.Template) -> None:
        self.tree = tree
        below = list(_below(tree))
        self.nodes = [node for node, _ in below]
        """Every node but the tree itself, in the order of the template."""
        self.beyond = next((node for node, depth in below if _is_beyond(node, depth)), None)
        """The first node that stands too deep, or has too many branches; None without one."""
        self.static = [node for node in self.nodes if isinstance(node, nodes.TemplateData)]
        """The text that is the same in every document."""


Paragraph = tuple[str, bool]
"""Text of a paragraph, and whether it stands in a table row."""


def parse_part(
    environment: TemplateEnvironment, part: str, source: str, original: etree._Element
) -> Syntax:
    """Return the syntax of a patched part; `original` is the part as staff wrote it.

    Raises:
        TemplateError: A tag cannot be read or may not be used.
    """
    try:
        syntax = Syntax(environment.parse(source))
    except (TemplateSyntaxError, RecursionError, ValueError) as error:
        raise TemplateError(_syntax_findings(part, original, source, error)) from error
    if syntax.beyond is not None:
        raise TemplateError([_beyond_bounds(part, source, syntax.beyond)])
    findings = list(_forbidden_findings(environment, part, syntax))
    if findings:
        raise TemplateError(findings)
    return syntax


def broken_tag(part: str, source: str, error: Exception) -> Finding:
    """Return a finding for a part that Jinja or Python refuses, with the text around it."""
    if isinstance(error, TemplateSyntaxError):
        near = _line(source, error.lineno)
        return Finding("T101", part, f'tag templat tidak dapat dibaca dekat "{near}"')
    if isinstance(error, ValueError):
        return Finding("T101", part, f'angka terlalu panjang dekat "{_longest_tag(source)}"')
    return _too_deep(part, _longest_tag(source))


def _beyond_bounds(part: str, source: str, node: nodes.Node) -> Finding:
    near = _line(source, node.lineno)
    if isinstance(node, nodes.Const):
        return Finding("T101", part, f'angka terlalu besar dekat "{near}"')
    return _too_deep(part, near)


def _too_deep(part: str, near: str) -> Finding:
    message = (
        "tag for, if, atau perhitungan bersarang terlalu dalam atau terlalu banyak cabangnya "
        f'dekat "{near}"; pecah menjadi beberapa tag'
    )
    return Finding("T101", part, message)


def _line(source: str, number: int) -> str:
    """The words of a line of a patched part."""
    return re.sub(r"<[^>]+>", "", source.split("\n")[number - 1]).strip()[:80]


def _longest_tag(source: str) -> str:
    """The tag that is worst to read, where nobody says which one cannot be."""
    return max(re.findall(_ANY_TAG, source), key=len, default="").strip()[:80]


def form_syntax_findings(
    environment: TemplateEnvironment, part: str, source: str, syntax: Syntax
) -> Iterator[Finding]:
    """Yield every tag that goes beyond what a form may use."""
    if _RAW.search(source) and any(kind == "raw_begin" for _, kind, _ in environment.lex(source)):
        yield _beyond(part, "raw")
    for node in syntax.nodes:
        if reason := _form_refusal(node):
            yield _beyond(part, reason)
    for text in (data.data for data in syntax.static):
        visible = re.sub(r"<[^>]*>", "", text)
        if match := _DELIMITER.search(visible):
            around = _excerpt(visible, match.start())
            yield Finding("T108", part, f'tanda "{match[0]}" tersisa dekat "{around}"')


def _form_refusal(node: nodes.Node) -> str:
    match node:
        case nodes.Name(name=name) | nodes.Getattr(attr=name) if name.startswith("_"):
            return name
        case nodes.For(target=target, iter=items):
            simple = isinstance(target, nodes.Name) and isinstance(items, _PATH)
            return "" if simple and not node.test and not node.recursive else "for"
        case nodes.Compare(expr=expr, ops=ops):
            sides = (expr, *(operand.expr for operand in ops))
            constant = any(isinstance(side, nodes.Const) for side in sides)
            return "" if constant and len(ops) == 1 else "perbandingan tanpa nilai tetap"
        case nodes.Output(nodes=children):
            printable = all(isinstance(item, (nodes.TemplateData, *_PATH)) for item in children)
            return "" if printable else "{{ … }}"
        case _:
            return "" if isinstance(node, _FORM_NODES) else type(node).__name__


def _beyond(part: str, reason: str) -> Finding:
    message = (
        f"{reason}: formulir hanya boleh memakai for, if, elif, else, dan {{{{ nama.bidang }}}}, "
        "dengan perbandingan terhadap nilai tetap, and, or, not"
    )
    return Finding("T105", part, message)


def _forbidden_findings(
    environment: TemplateEnvironment, part: str, syntax: Syntax
) -> Iterator[Finding]:
    for node in syntax.nodes:
        if isinstance(node, _FORBIDDEN):
            name = type(node).__name__.lower()
            yield Finding("T104", part, f"perintah {name} tidak diizinkan dalam templat")
    for node in syntax.nodes:
        if isinstance(node, nodes.Filter) and node.name not in environment.filters:
            yield Finding("T104", part, f'penyaring "{node.name}" tidak diizinkan dalam templat')
    for node in syntax.nodes:
        if isinstance(node, nodes.Test) and node.name not in environment.tests:
            yield Finding("T104", part, f'pengujian "{node.name}" tidak dikenal')


def _below(tree: nodes.Node) -> Iterator[tuple[nodes.Node, int]]:
    """Yield what Jinja's own `find_all` does, which takes a generator for each level of each.

    With each node goes how deep it stands.
    """
    pending = [(node, 1) for node in _children(tree)]
    while pending:
        node, depth = pending.pop()
        yield node, depth
        pending += [(child, depth + 1) for child in _children(node)]


def _is_beyond(node: nodes.Node, depth: int) -> bool:
    """Whether Python could not compile what is written here, or take minutes for it."""
    match node:
        case nodes.If():
            return depth > MAX_DEPTH or len(node.elif_) > MAX_BRANCHES
        case nodes.Const(value=float(number)):
            return not math.isfinite(number)
        case _:
            return depth > MAX_DEPTH


def _children(node: nodes.Node) -> list[nodes.Node]:
    """Return the nodes directly below, the last one first."""
    found: list[nodes.Node] = []
    for value in [getattr(node, name, None) for name in node.fields]:
        for item in value if isinstance(value, list) else (value,):
            if isinstance(item, nodes.Node):
                found.append(item)
    return found[::-1]


def _syntax_findings(
    part: str, original: etree._Element, source: str, error: Exception
) -> list[Finding]:
    texts = list(paragraphs(original))
    for search in (open_delimiters, _unknown_tags, _unmatched_blocks):
        if messages := dict.fromkeys(search(texts)):
            return [Finding("T101", part, message) for message in messages]
    return [broken_tag(part, source, error)]


def paragraphs(root: etree._Element) -> Iterator[Paragraph]:
    """Yield the paragraphs of a part as staff see them."""
    for paragraph in root.iter(f"{WORD}p"):
        texts = paragraph.iter(f"{WORD}t")
        own = (node for node in texts if next(node.iterancestors(f"{WORD}p")) is paragraph)
        text = "".join(node.text or "" for node in own)
        yield text, next(paragraph.iterancestors(f"{WORD}tr"), None) is not None


def open_delimiters(texts: list[Paragraph]) -> Iterator[str]:
    """Yield what is wrong with paragraphs that open a tag and do not close it."""
    for text, _ in texts:
        opened: re.Match[str] | None = None
        for mark in _DELIMITER.finditer(text):
            if opened is None and mark[0] in _CLOSES:
                opened = mark
            elif opened is not None and mark[0] == _CLOSES[opened[0]]:
                opened = None
            elif opened is not None and opened[0] != "{#" and mark[0] in _CLOSES:
                break
        if opened is not None:
            around = text[opened.start() :][: 2 * _AROUND]
            yield f'tag "{around}" tidak ditutup dengan "{_CLOSES[opened[0]]}"'


def _unknown_tags(paragraphs: list[Paragraph]) -> Iterator[str]:
    for text, in_row in paragraphs:
        for match in re.finditer(_TAG, text):
            kind, name = match[1], match[2]
            if kind in {"tr", "tc"} and not in_row:
                yield f'tag "{match[0]}%}}" harus berada di dalam tabel'
            elif name not in _KNOWN:
                around = _excerpt(text, match.start())
                yield f'perintah "{name}" tidak dikenal dekat "{around}".{_meant(name)}'


def _meant(name: str) -> str:
    from difflib import get_close_matches  # "fro" is nearer to "for" than words of a city need be

    near = get_close_matches(name, _KNOWN, n=1)
    return f' Maksudnya "{near[0]}"?' if near else ""


def _unmatched_blocks(paragraphs: list[Paragraph]) -> Iterator[str]:
    opened: list[tuple[str, str]] = []
    for text, _ in paragraphs:
        for match in re.finditer(_TAG, text):
            name, tag = match[2], f"{match[0].strip()} %}}"
            if name in _END:
                opened.append((name, tag))
            elif name in _END.values() and (not opened or _END[opened[-1][0]] != name):
                yield f'tag "{tag}" tidak punya pembuka yang cocok'
                return
            elif name in _END.values():
                opened.pop()
    for name, tag in opened:
        yield f'tag "{tag}" tidak ditutup dengan "{{% {_END[name]} %}}"'


def _excerpt(text: str, at: int) -> str:
    return text[max(0, at - _AROUND) : at + _AROUND].strip()

"""Judges the tags of a part as staff wrote them, before docxtpl and Jinja read them.

docxtpl looks for the end of each tag over and over, so that tags which are not closed or very long
cost it minutes. Jinja takes a letter that nobody sees for a part of a name. Whether what a tag says
can be read is judged in `pkdocs.word.template.syntax`.
"""

import re
import unicodedata
from collections.abc import Iterator
from itertools import chain, islice
from typing import NamedTuple

from lxml import etree

from pkdocs.base.text import hidden
from pkdocs.word.package.findings import Finding, TemplateError
from pkdocs.word.package.rules import is_xml, may_say, parse_xml
from pkdocs.word.template.syntax import open_delimiters, paragraphs

MAX_TAGS = 5_000
MAX_TAG = 2_000
"""Tags of a part, and letters of a tag."""
MAX_PART = 2_000_000
"""Bytes of a part; docxtpl and the proofs take seconds for as many."""
_OPENING = re.compile(r"\{[{%#]")
_CLOSES = {"{{": "}}", "{%": "%}", "{#": "#}"}
_RAW_END = re.compile(r"\{%[-+]?\s*endraw")
_SPACED = re.compile(r"\{[{%#]-?\s+(p|tr|tc|r)\s+\w")
_SHOWN = 60
_ATTRIBUTES = etree.XPath("//@*[contains(., '{')]")


class WrittenTag(NamedTuple):
    """A tag, from its opening brackets to its closing ones, "" where it has none."""

    text: str
    end: str

    @property
    def shown(self) -> str:
        """Return as much of it as fits into a message, what is not seen in it left out."""
        seen = "".join(sign for sign in self.text if not hidden(sign))
        return seen if len(seen) <= _SHOWN else f"{seen[:_SHOWN]}…"


def refuse_tags(parts: dict[str, bytes]) -> list[Finding]:
    """Return what is wrong with the tags of `parts`: T101, T305.

    What a part with such tags says is taken out of it, so that nobody reads it and the tags of the
    other parts can be judged all the same.

    Raises:
        TemplateError: T003, a part is too large for docxtpl.
    """
    large = [_too_large(name) for name, data in parts.items() if _is_large(name, data)]
    if large:
        raise TemplateError(large)
    findings: list[Finding] = []
    for name, data in parts.items():
        if is_xml(name, data) and may_say(data, b"{"):
            root = parse_xml(data)
            found = list(dict.fromkeys(_part_findings(name, root)))
            if found:
                _take_out(root)
                parts[name] = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
            findings += found
    return findings


def _part_findings(part: str, root: etree._Element) -> Iterator[Finding]:
    text = etree.tostring(root, method="text", encoding="unicode")
    texts = chain((text,), map(str, _ATTRIBUTES(root)))
    found = list(islice(chain.from_iterable(map(_tags, texts)), MAX_TAGS + 1))
    if len(found) > MAX_TAGS:
        message = f"bagian ini berisi lebih dari {MAX_TAGS} tag; sederhanakan templatnya"
        yield Finding("T305", part, message)
    elif any(len(tag.text) > MAX_TAG or not tag.end for tag in found):
        messages = list(open_delimiters(list(paragraphs(root))))
        for message in messages or filter(None, map(_fault, found)):
            yield Finding("T101", part, message)
    else:
        for message in filter(None, map(_fault, found)):
            yield Finding("T101", part, message)


def _is_large(name: str, data: bytes) -> bool:
    return len(data) > MAX_PART and is_xml(name, data)


def _too_large(part: str) -> Finding:
    message = f"bagian ini terlalu besar untuk templat (paling banyak {MAX_PART // 10**6} MB)"
    return Finding("T003", part, message)


def _take_out(root: etree._Element) -> None:
    """Empty every text and attribute that holds a bracket of a tag."""
    for node in root.iter("*"):
        node.text = "" if node.text and "{" in node.text else node.text
        node.tail = "" if node.tail and "{" in node.tail else node.tail
        for name, value in node.attrib.items():
            if "{" in value:
                node.set(name, "")


def _tags(text: str) -> Iterator[WrittenTag]:
    """The tags of a text; what stands between raw and endraw is none."""
    at = 0
    while opening := _OPENING.search(text, at):
        start, end = opening.start(), _CLOSES[opening[0]]
        close = text.find(end, opening.end())
        if close < 0:
            yield WrittenTag(text[start : start + MAX_TAG], "")
            return
        yield WrittenTag(text[start : close + 2], end)
        at = close + 2
        if opening[0] == "{%" and text[start + 2 : close].strip("+- \n\t") == "raw":
            ended = _RAW_END.search(text, at)
            at = ended.start() if ended else len(text)


def _fault(tag: WrittenTag) -> str:
    """Return what is wrong with a tag, "" where nothing is."""
    if not tag.end:
        return f'tag "{tag.shown}" tidak ditutup dengan "{_CLOSES[tag.text[:2]]}"'
    if len(tag.text) > MAX_TAG:
        return f'tag "{tag.shown}" terlalu panjang (paling banyak {MAX_TAG} huruf)'
    unseen = hidden(tag.text) or _odd_space(tag.text)
    if unseen:
        kind = "karakter tersembunyi" if hidden(unseen) else "spasi khusus"
        sign = f"U+{ord(unseen):04X}"
        return f'tag "{tag.shown}" memuat {kind} {sign}; hapus lalu ketik ulang tag itu'
    spaced = _SPACED.match(tag.text)
    if spaced and not tag.text.startswith("{#"):
        kind = spaced[1]
        right = f"{tag.text[:2]}{kind} "
        return (
            f'tag "{tag.shown}" ditulis dengan spasi sebelum "{kind}"; tulis rapat: "{right}…'
            f'{tag.end}"'
        )
    return ""


def _odd_space(text: str) -> str:
    """The first space in a text that is none of the keyboard's, "" without one."""
    if text.isascii():
        return ""
    odd = (sign for sign in text if sign != " " and unicodedata.category(sign) == "Zs")
    return next(odd, "")

"""Packages spoilt in one place, and the codes of what is found in them."""

from collections.abc import Callable

from pkdocs.word import inspect_template
from tests.word.template_factory import template, with_parts

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELS = "word/_rels/document.xml.rels"
Parts = dict[str, bytes]
PLAIN = template("{{ x }}")


def codes(data: bytes) -> set[str]:
    findings = inspect_template(data, strict=False)
    assert all(finding.message for finding in findings)
    return {finding.code for finding in findings}


def changed(change: Callable[[Parts], object]) -> bytes:
    return with_parts(PLAIN, lambda parts: (change(parts), None)[1])


def related(kind: str, target: str, mode: str = "") -> bytes:
    def add(parts: Parts) -> None:
        relation = f'<Relationship Id="rId99" Type="{kind}" Target="{target}"{mode}/>'
        end = b"</Relationships>"
        parts[RELS] = parts[RELS].replace(end, relation.encode() + end)

    return with_parts(PLAIN, add)


def with_body(xml: str) -> bytes:
    def add(parts: Parts) -> None:
        document_xml = parts["word/document.xml"]
        parts["word/document.xml"] = document_xml.replace(b"<w:body>", f"<w:body>{xml}".encode())

    return with_parts(PLAIN, add)

"""What is seen of a template or document: the codes, each with its message; XML to see it in."""

from pkdocs.word import inspect_template, paper_findings
from tests.word.package.packages import OFFICE, Parts, with_body
from tests.word.template_factory import with_parts

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def told(data: bytes) -> dict[str, str]:
    """Return what is told of a template, by code; a document says the same of all but its tags."""
    found = {finding.code: finding.message for finding in inspect_template(data, strict=False)}
    of_document = {finding.code: finding.message for finding in paper_findings(data)}
    assert {**of_document, **found} == {**found, "T404": of_document["T404"]}
    return found


def told_of_body(xml: str) -> dict[str, str]:
    return told(with_body(xml))


def run(text: str, looks: str = "") -> str:
    properties = f"<w:rPr>{looks}</w:rPr>" if looks else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*inner: str) -> str:
    return f"<w:p>{''.join(inner)}</w:p>"


def table(*rows: str) -> str:
    grid = '<w:tblGrid><w:gridCol w:w="900"/></w:tblGrid>'
    return f"<w:tbl><w:tblPr/>{grid}{''.join(rows)}</w:tbl>"


def row(inner: str, properties: str = "", cell: str = "") -> str:
    return f"<w:tr>{properties}<w:tc>{cell}{inner}</w:tc></w:tr>"


def with_part(name: str, xml: str, kind: str, body: str = "") -> bytes:
    """Return a template with one more part that its body is related to by `kind`."""

    def add(parts: Parts) -> None:
        parts[f"word/{name}"] = xml.encode()
        rels = "word/_rels/document.xml.rels"
        end = b"</Relationships>"
        relation = f'<Relationship Id="rId99" Type="{OFFICE}/{kind}" Target="{name}"/>'
        parts[rels] = parts[rels].replace(end, relation.encode() + end)
        override = f'<Override PartName="/word/{name}" ContentType="{TYPES}.{kind}+xml"/></Types>'
        types = parts["[Content_Types].xml"]
        parts["[Content_Types].xml"] = types.replace(b"</Types>", override.encode())

    return with_parts(with_body(body), add)


def with_styles(xml: str, body: str) -> bytes:
    """Return a template with more styles."""

    def add(parts: Parts) -> None:
        styles = parts["word/styles.xml"]
        parts["word/styles.xml"] = styles.replace(b"</w:styles>", f"{xml}</w:styles>".encode())

    return with_parts(with_body(body), add)

"""What comes of a template that is wrong, or that is given wrong data."""

import datetime
from collections.abc import Mapping
from decimal import Decimal

import pytest
from docxtpl import InlineImage, Listing, RichText
from markupsafe import Markup

from pkdocs.word import Finding, Template, TemplateError, inspect_template
from tests.word.template_factory import template


class Halaman:
    """An object with a public method and a hidden attribute."""

    nama = "Yani"
    _rahasia = "x"

    def hapus(self) -> str:
        return "terhapus"


class Berbahaya:
    def __html__(self) -> str:
        return "</w:t>"


CONTEXT: Mapping[str, object] = {
    "teks": "a",
    "kosong": None,
    "daftar": ["a", "b"],
    "kamus": {"items": "x", "a": {"b": {}}},
    "benar": True,
    "tanggal": datetime.date(2023, 1, 2),
    "halaman": Halaman(),
    "kelas": Halaman,
    "fungsi": len,
    "markup": Markup("<b>"),
    "bahaya": Berbahaya(),
    "kaya": RichText("a"),
    "senarai": Listing("a\nb"),
    "gambar": InlineImage(None, "x.png"),
    "nan": float("nan"),
    "tak_hingga": Decimal("Infinity"),
}


def failure(*paragraphs: str, context: Mapping[str, object] = CONTEXT) -> Finding:
    """Return why a template of these paragraphs gives no document."""
    with pytest.raises(TemplateError) as raised:
        Template.load(template(*paragraphs)).render(context)
    assert len(raised.value.findings) == 1
    return raised.value.findings[0]


def strict(data: bytes) -> list[Finding]:
    """Return what a usable template has that a form may not have."""
    assert inspect_template(data, strict=False) == []
    return inspect_template(data, strict=True)


def codes(findings: list[Finding]) -> set[str]:
    """Return the codes of findings."""
    return {finding.code for finding in findings}

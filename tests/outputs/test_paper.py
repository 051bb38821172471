"""A finished document that prints more than its plain words is warned of, by its name."""

import io

import docx

from pkdocs.outputs.paper import paper_warnings
from tests.tracked import element


def test_a_tracked_change_is_a_warning_with_the_name_of_the_document() -> None:
    document, saved = docx.Document(), io.BytesIO()
    paragraph = document.add_paragraph("Contoh")
    document.save(saved)
    assert paper_warnings("contoh.docx", saved.getvalue()) == []
    paragraph._p.append(element("ins", id="9", author="Staf Contoh"))
    saved = io.BytesIO()
    document.save(saved)
    (warning,) = paper_warnings("contoh.docx", saved.getvalue())
    assert str(warning).startswith("contoh.docx:1:1: T402 peringatan: ")

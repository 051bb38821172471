"""Which fonts a document's words are set in: directly, by a style, by the theme, by default."""

import docx as python_docx
from docx.document import Document

from pkdocs.word import document_fonts
from tests.helpers import ROOT
from tests.word.template_factory import docx, template, with_parts


def styled() -> Document:
    """A document whose text style is set in Word's own way: in the style, not at the words."""
    made = python_docx.Document()
    made.styles["Normal"].font.name = "Bookman Contoh"
    return made


def test_a_word_without_any_font_of_its_own_takes_that_of_the_theme() -> None:
    assert document_fonts(template("kata")) == {"Cambria"}


def test_the_font_of_a_style_counts_for_the_words_in_it() -> None:
    made = styled()
    made.add_paragraph("kata")
    made.add_heading("Judul", 1)
    assert document_fonts(docx(made)) == {"Bookman Contoh", "Calibri"}


def test_a_font_at_the_words_counts_before_any_style_and_empty_words_count_for_nothing() -> None:
    made = styled()
    made.add_paragraph().add_run("kata").font.name = "Arial"
    made.add_paragraph("   ")
    assert document_fonts(docx(made)) == {"Arial"}


def test_words_in_a_table_and_in_a_header_count() -> None:
    made = styled()
    made.add_table(1, 1).cell(0, 0).paragraphs[0].add_run("sel").font.name = "Huruf Sel"
    made.sections[0].header.paragraphs[0].add_run("kepala").font.name = "Huruf Kepala"
    assert document_fonts(docx(made)) == {"Huruf Sel", "Huruf Kepala"}


def test_styles_based_on_each_other_in_a_circle_are_no_trap() -> None:
    def bend(parts: dict[str, bytes]) -> None:
        circle = (
            b'<w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="B"/></w:style>'
            b'<w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style></w:styles>'
        )
        parts["word/styles.xml"] = parts["word/styles.xml"].replace(b"</w:styles>", circle)
        body = parts["word/document.xml"].replace(
            b"<w:p>", b'<w:p><w:pPr><w:pStyle w:val="A"/></w:pPr>', 1
        )
        parts["word/document.xml"] = body

    assert document_fonts(with_parts(template("kata"), bend)) == {"Cambria"}


def test_the_shipped_template_is_set_in_one_font() -> None:
    data = (ROOT / "templates" / "perjanjian-kinerja.docx").read_bytes()
    assert document_fonts(data) == {"Arial"}

"""The Instruksi itself as a Word document: its words and the template in, bytes of a docx out."""

from collections.abc import Sequence

from pkdocs import domain
from pkdocs.outputs.instruksi.template import PaperForm, fill
from pkdocs.outputs.instruksi.words import FIELDS, build_words
from pkdocs.word import Template

FORM = PaperForm("templates/instruksi.docx", FIELDS, arms=True)


def document(
    instruksi: domain.Instruksi,
    organisasi: domain.Organisasi,
    template: Template,
    *,
    alasan: Sequence[str] = (),
    status: str = "",
) -> bytes:
    """Return the .docx of the Instruksi, without its lampiran; the same Instruksi, the same bytes.

    `alasan` are the reasons why it is a konsep, `status` the mark of who makes it.

    Raises:
        TemplateError: A word cannot be printed.
    """
    words = build_words(instruksi, organisasi, alasan)
    return fill(template, words, f"{instruksi.nama} – {instruksi.tentang}", status)

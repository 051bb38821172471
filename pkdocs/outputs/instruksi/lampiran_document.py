"""One lampiran of the Instruksi as a Word document: catalogue and template in, bytes out."""

from collections.abc import Sequence

from pkdocs import domain
from pkdocs.outputs.instruksi import carried
from pkdocs.outputs.instruksi.lampiran import FIELDS_NAMES, FIELDS_TICK, build_words, names_posts
from pkdocs.outputs.instruksi.template import PaperForm, fill
from pkdocs.rules.cascade import Cascade
from pkdocs.word import Template

FORM_TICK = PaperForm("templates/lampiran-tick.docx", FIELDS_TICK, namespace=carried.NAMESPACE)
FORM_NAMES = PaperForm(
    "templates/lampiran-penanggung-jawab.docx", FIELDS_NAMES, namespace=carried.NAMESPACE
)


def form_of(lampiran: domain.LampiranInstruksi) -> PaperForm:
    """Return the form that a lampiran is printed in."""
    return FORM_NAMES if names_posts(lampiran) else FORM_TICK


def file_name(lampiran: domain.LampiranInstruksi) -> str:
    """Return the name of its file: `lampiran-2.docx`."""
    return f"lampiran-{len(lampiran.nomor)}.docx"


def document(  # noqa: PLR0913 - of what, for whom, in which form
    lampiran: domain.LampiranInstruksi,
    instruksi: domain.Instruksi,
    resolved: Cascade,
    template: Template,
    *,
    alasan: Sequence[str] = (),
    status: str = "",
) -> bytes:
    """Return the .docx of a lampiran; the same catalogue, the same bytes.

    `alasan` are the reasons why it is a konsep, `status` the mark of who makes it. It carries what
    it says inside, see `carried`.

    Raises:
        TemplateError: A word cannot be printed, or nobody receives anything by a lampiran of ticks.
    """
    words = build_words(lampiran, instruksi, resolved, alasan)
    judul = f"{instruksi.nama} – {lampiran.nama}"
    return fill(template, words, judul, status, carried.embed(carried.record(lampiran, resolved)))

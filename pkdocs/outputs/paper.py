"""What the paper of a finished document shows beside its plain words, as warnings.

What is looked for, `word.paper` knows; whoever prints or freezes documents asks here.
"""

from pkdocs.base.problem import Berat, Problem, Span
from pkdocs.word import paper_findings


def paper_warnings(berkas: str, docx: bytes) -> list[Problem]:
    """Return what a document, `berkas` naming it, prints beside its plain words: T401 and up.

    Example:
        >>> from pkdocs.outputs.document import document
        >>> paper_warnings("kabag-dua.docx", document(perjanjian, form))
        []
    """
    return [
        Problem(Span(berkas), finding.code, f"{finding.said}.", Berat.PERINGATAN)
        for finding in paper_findings(docx)
    ]

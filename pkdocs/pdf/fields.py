"""Empty signature fields for the parties, made by pyHanko; the extra pkdocs[ttd].

A signature field has exactly one place (ISO 32000-2, 12.7.5.5), so that each block has a field
of its own. The fields of Pihak Kedua lock all others when they are signed: who signs last ends
the signing. Nothing is drawn; a viewer shows where to sign.
"""

import io
from collections.abc import Sequence

import pikepdf
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields

from pkdocs.base.problem import Problem, Span
from pkdocs.base.values import replace
from pkdocs.outputs.carried import read_document
from pkdocs.pdf.blocks import (
    BAGIAN,
    Known,
    KonsepError,
    SignatureBlock,
    UnsignableError,
    find_blocks,
)
from pkdocs.pdf.convert import Made, Original
from pkdocs.pdf.signed import PIHAK
from pkdocs.word import TemplateError


def with_fields(made: Made) -> Made:
    """Return a conversion with signature fields in its PDF; a konsep stays as it is.

    Problem P008: a signature block was not found or is not clear, so that there is no PDF.
    """
    if made.data is None:
        return made
    try:
        return replace(made, data=add_fields(made.data, _parties(made.source)))
    except KonsepError:
        return replace(made, is_konsep=True)
    except UnsignableError as error:
        pesan = f"tidak dijadikan PDF: {error}."
        return replace(made, data=None, problem=Problem(Span(made.source.name), "P008", pesan))


def _parties(source: Original) -> Known | None:
    """What a document says inside of its parties, None where it says nothing."""
    try:
        carried = read_document(source.read())
    except (TemplateError, OSError):
        return None
    salinan = carried.salinan(source.name) if carried else None
    if salinan is None:
        return None
    return {"pihak_pertama": salinan.pihak_pertama, "pihak_kedua": salinan.pihak_kedua}


def add_fields(pdf: bytes, known: Known | None = None) -> bytes:
    """Return the PDF with four empty signature fields; same bytes in, same bytes out.

    `known` is what the document carries of its parties.

    Raises:
        UnsignableError: It is a konsep, or a signature block was not found, or is not clear.
    """
    blocks = find_blocks(pdf, known)
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    for block in blocks:
        fields.append_signature_field(writer, _spec(block, blocks))
    made = io.BytesIO()
    writer.write(made)  # type: ignore[no-untyped-call]  # pyHanko leaves it untyped
    return _tagged(pdf, made.getvalue())


def _spec(block: SignatureBlock, blocks: Sequence[SignatureBlock]) -> fields.SigFieldSpec:
    return fields.SigFieldSpec(
        block.name,
        on_page=block.page,
        box=block.box,
        field_mdp_spec=_lock(block, blocks),
        readable_field_name=f"Tanda tangan {PIHAK[block.pihak]}, {BAGIAN[block.bagian]}",
    )


def _lock(block: SignatureBlock, blocks: Sequence[SignatureBlock]) -> fields.FieldMDPSpec | None:
    """What signing a field closes: that of Pihak Kedua, the one who signs last, all others."""
    if block.pihak == "pihak_pertama":
        return None
    own = [other.name for other in blocks if other.pihak == block.pihak]
    return fields.FieldMDPSpec(fields.FieldMDPAction.EXCLUDE, own)


def _tagged(original: bytes, pdf: bytes) -> bytes:
    """The PDF with the fields in its structure, as PDF/UA asks, and its properties as before.

    pyHanko notes its name and the time in the properties, which the same input must not vary in.
    """
    with pikepdf.open(io.BytesIO(original)) as before, pikepdf.open(io.BytesIO(pdf)) as made:
        if "/Metadata" in before.Root:
            made.Root.Metadata = made.copy_foreign(before.Root.Metadata)
        for key in made.docinfo.keys() - before.docinfo.keys():
            del made.docinfo[key]
        for key, value in before.docinfo.items():
            made.docinfo[key] = value
        if "/StructTreeRoot" in made.Root:
            _place_in_structure(made)
        out = io.BytesIO()
        made.save(out, deterministic_id=True)
    return out.getvalue()


def _place_in_structure(pdf: pikepdf.Pdf) -> None:
    root = pdf.Root.StructTreeRoot
    tree = pikepdf.NumberTree(root.ParentTree)
    if not isinstance(root.K, pikepdf.Array):
        root.K = pikepdf.Array([root.K])
    for number, widget in enumerate(pdf.Root.AcroForm.Fields, start=max(tree, default=-1) + 1):
        reference = pikepdf.Dictionary(Type=pikepdf.Name.OBJR, Obj=widget, Pg=widget.P)
        element = pikepdf.Dictionary(
            Type=pikepdf.Name.StructElem,
            S=pikepdf.Name.Form,
            P=root,
            Pg=widget.P,
            Alt=widget.TU,
            K=reference,
        )
        tree[number] = pdf.make_indirect(element)
        root.K.append(tree[number])
        widget.StructParent = number
        widget.P.Tabs = pikepdf.Name.S
    root.ParentTreeNextKey = max(tree) + 1

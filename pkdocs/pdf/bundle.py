"""Many agreements in one PDF for the printer: bookmarks, and each begins on a front side."""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pikepdf

from pkdocs import model


@dataclass(frozen=True, slots=True)
class Copy:
    """One document to print: whose it is, and its PDF."""

    jabatan: model.Jabatan
    path: Path


def order_copies(
    copies: Iterable[Copy], organisasi: model.Organisasi, *, by_unit: bool
) -> list[Copy]:
    """Return the documents in the order of the chart, or `by_unit` and then by jenjang.

    Units come in the order of the chart, jenjang in that of `judul_lampiran`.
    """
    places = {kode: place for place, kode in enumerate(organisasi.jabatan)}
    units: dict[str, int] = {}
    for jabatan in organisasi.jabatan.values():
        units.setdefault(jabatan.unit, len(units))
    jenjang = {nama: nth for nth, nama in enumerate(organisasi.naskah.judul_lampiran)}

    def key(copy: Copy) -> tuple[int, int, int]:
        place = places[copy.jabatan.kode]
        if not by_unit:
            return (0, 0, place)
        return (units[copy.jabatan.unit], jenjang.get(copy.jabatan.jenjang, len(jenjang)), place)

    return sorted(copies, key=key)


def bind(copies: Sequence[Copy], judul: str) -> bytes:
    """Return one PDF of the documents in their order; the same input gives the same bytes.

    A blank page follows a document with an odd number of pages, so that the next one begins on a
    front side. It is for printing: what makes the single documents PDF/A and tagged stays there.

    Raises:
        pikepdf.PdfError: One of the files is no PDF.
    """
    with pikepdf.new() as bound:
        starts = [_append(bound, copy.path) for copy in copies]
        _bookmark(bound, copies, starts)
        bound.docinfo["/Title"] = judul
        bound.Root.Lang = pikepdf.String("id-ID")
        bound.Root.PageMode = pikepdf.Name.UseOutlines
        bound.Root.ViewerPreferences = pikepdf.Dictionary(
            DisplayDocTitle=True,
            PrintScaling=pikepdf.Name("/None"),
            Duplex=pikepdf.Name.DuplexFlipLongEdge,
        )
        out = io.BytesIO()
        bound.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def _append(bound: pikepdf.Pdf, path: Path) -> int:
    """Add the pages of a document, and a blank one where it would end on a front side."""
    start = len(bound.pages)
    with pikepdf.open(path) as pdf:
        pdf.flatten_annotations("print")
        bound.pages.extend(pdf.pages)
    for page in bound.pages[start:]:
        for key in ("/StructParents", "/Tabs", "/Annots"):
            if key in page:
                del page[key]
    if len(bound.pages) % 2:
        width, height = (float(edge) for edge in bound.pages[-1].mediabox[2:])
        bound.add_blank_page(page_size=(width, height))
    return start


def _bookmark(bound: pikepdf.Pdf, copies: Sequence[Copy], starts: Sequence[int]) -> None:
    """One bookmark a post, beneath that of its unit."""
    units: dict[str, pikepdf.OutlineItem] = {}
    with bound.open_outline() as outline:
        for copy, start in zip(copies, starts, strict=True):
            unit = copy.jabatan.unit
            if unit not in units:
                units[unit] = pikepdf.OutlineItem(unit, start)
                outline.root.append(units[unit])
            units[unit].children.append(pikepdf.OutlineItem(copy.jabatan.nama, start))

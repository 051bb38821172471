"""Many agreements in one PDF for the printer: bookmarks, and each begins on a front side."""

import io
import os
from collections.abc import Iterable, Sequence
from pathlib import Path

import pikepdf
from msgspec import Struct

from pkdocs import domain
from pkdocs.base.placing import Maker, clashes, hindrance, write_output
from pkdocs.base.problem import Problem
from pkdocs.base.text import count_kinds, slug
from pkdocs.domain.wording import format_titel

BUNDLE = Maker("bundle")
_SHEET = 2


class Copy(Struct, frozen=True):
    """One document to print: whose it is, its PDF, and its keadaan (or that it was edited)."""

    jabatan: domain.Jabatan
    path: Path
    keadaan: str


class Binding(Struct, frozen=True):
    """One PDF to write: where, of which documents in their order, and its title."""

    path: Path
    copies: Sequence[Copy]
    judul: str


def unusable(where: str, target: Path) -> str:
    """Return why bundles cannot be written to `where`, in Indonesian, or nothing.

    The output folder holds the documents themselves, also signed ones, and is no place for them.
    """
    if not _is_folder(where) and Path(where).suffix.lower() != ".pdf":
        return f'-o "{where}" harus berakhiran .pdf, atau berupa folder (berakhiran /).'
    if folder_of(where).resolve() == target.resolve():
        return f"-o tidak boleh di folder keluaran {target}; pilih tempat lain."
    return ""


def folder_of(where: str) -> Path:
    """Return the folder that bundles are written to."""
    return Path(where) if _is_folder(where) else Path(where).parent


def _is_folder(where: str) -> bool:
    return where.endswith(("/", os.sep)) or Path(where).is_dir()


def bindings(where: str, copies: Sequence[Copy], judul: str) -> list[Binding]:
    """Return the PDF to write: one for all, or in a folder one for each unit."""
    if not _is_folder(where):
        return [Binding(Path(where), copies, judul)]
    units: dict[str, list[Copy]] = {}
    for copy in copies:
        units.setdefault(copy.jabatan.unit, []).append(copy)
    return [Binding(_path_of(where, unit), own, f"{judul} – {unit}") for unit, own in units.items()]


def hindrances(where: str, units: Iterable[str], maker: Maker) -> list[Problem]:
    """Return what keeps bundles of these units from being written, before any is made.

    Problems: F013 two units have one file name, F012 another file stands there.
    """
    named = [(unit, _path_of(where, unit)) for unit in dict.fromkeys(units)]
    problems = clashes(named) if _is_folder(where) else []
    paths = dict.fromkeys(path for _, path in named)
    return problems + [problem for path in paths if (problem := hindrance(path, maker))]


def _path_of(where: str, unit: str) -> Path:
    return Path(where) / f"{slug(unit)}.pdf" if _is_folder(where) else Path(where)


def write_binding(binding: Binding, maker: Maker) -> str | Problem:
    """Write one bundle; a line on what is in it, or the Problem F012 or F004.

    Raises:
        OSError: Its folder cannot be made, or one of its documents cannot be read.
    """
    data, pages = bind(binding.copies, binding.judul)
    binding.path.parent.mkdir(parents=True, exist_ok=True)
    problem = write_output(binding.path, [data], maker)
    if problem:
        return problem
    found = [copy.keadaan for copy in binding.copies]
    counts = count_kinds(found, tuple(dict.fromkeys((*domain.Keadaan, *found))))
    return (
        f"{binding.path.as_posix()}: {len(binding.copies)} perjanjian ({counts}), "
        f"{pages // _SHEET} lembar kertas."
    )


def order_copies(
    copies: Iterable[Copy], organisasi: domain.Organisasi, *, by_unit: bool
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


def bind(copies: Sequence[Copy], judul: str) -> tuple[bytes, int]:
    """Return one PDF of the documents in their order, and its pages; same input, same bytes.

    A blank page follows a document with an odd number of pages, so that the next one begins on a
    front side. It is for printing: what makes the single documents PDF/A and tagged stays there.

    Raises:
        pikepdf.PdfError: One of the files is no PDF.
    """
    with pikepdf.new() as bound:
        starts = [_append(bound, copy.path) for copy in copies]
        _bookmark(bound, copies, starts)
        bound.docinfo["/Title"] = judul
        bound.docinfo["/Creator"] = BUNDLE.mark
        bound.Root.Lang = pikepdf.String("id-ID")
        bound.Root.PageMode = pikepdf.Name.UseOutlines
        bound.Root.ViewerPreferences = pikepdf.Dictionary(
            DisplayDocTitle=True,
            PrintScaling=pikepdf.Name("/None"),
            Duplex=pikepdf.Name.DuplexFlipLongEdge,
        )
        out = io.BytesIO()
        objects = pikepdf.ObjectStreamMode.generate
        bound.save(out, deterministic_id=True, object_stream_mode=objects)
        return out.getvalue(), len(bound.pages)


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
            units[unit].children.append(pikepdf.OutlineItem(format_titel(copy.jabatan), start))

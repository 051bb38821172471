"""The print bundle: every agreement begins on a front side, under a bookmark of its post."""

import io
from pathlib import Path

import pikepdf
import pytest

from pkdocs import domain
from pkdocs.app.years import load_year
from pkdocs.base.values import replace
from pkdocs.pdf.bundle import BUNDLE, Copy, bind, hindrances, order_copies
from tests.helpers import make_project

PORTRAIT, LANDSCAPE = (595, 936), (936, 595)


def write_pdf(path: Path, *sizes: tuple[int, int]) -> Path:
    with pikepdf.new() as pdf:
        for size in sizes:
            pdf.add_blank_page(page_size=size)
        pdf.save(path)
    return path


@pytest.fixture
def organisasi(tmp_path: Path) -> domain.Organisasi:
    year = load_year(make_project(tmp_path / "proyek")).value
    assert year is not None
    return year.organisasi


def copies_of(organisasi: domain.Organisasi, folder: Path, pages: dict[str, int]) -> list[Copy]:
    return [
        Copy(
            organisasi.jabatan[domain.KodeJabatan(kode)],
            write_pdf(folder / f"{kode}.pdf", PORTRAIT, *[LANDSCAPE] * (count - 1)),
            "siap",
        )
        for kode, count in pages.items()
    ]


def test_every_agreement_begins_on_a_front_side(
    organisasi: domain.Organisasi, tmp_path: Path
) -> None:
    copies = copies_of(organisasi, tmp_path, {"walikota": 3, "asisten-satu": 2, "kabag-satu": 1})
    with pikepdf.open(io.BytesIO(bind(copies, "Cetak")[0])) as pdf:
        sizes = [tuple(int(edge) for edge in page.mediabox[2:]) for page in pdf.pages]
        three, two, one = [PORTRAIT, LANDSCAPE, LANDSCAPE], [PORTRAIT, LANDSCAPE], [PORTRAIT]
        assert sizes == [*three, LANDSCAPE, *two, *one, PORTRAIT]
        marks = bookmarks(pdf)
    assert marks == [
        ("Kota Contoh", 0, [("Walikota Kota Contoh", 0)]),
        ("Sekretariat Kota", 4, [("Asisten Satu", 4)]),
        ("Bagian Satu", 6, [("Kepala Bagian Satu", 6)]),
    ]


def bookmarks(pdf: pikepdf.Pdf) -> list[tuple[str, int, list[tuple[str, int]]]]:
    def page(item: pikepdf.OutlineItem) -> int:
        assert isinstance(item.destination, pikepdf.Array)
        return pikepdf.Page(item.destination[0]).index

    with pdf.open_outline() as outline:
        return [
            (unit.title, page(unit), [(post.title, page(post)) for post in unit.children])
            for unit in outline.root
        ]


def test_a_unit_has_one_bookmark_also_where_the_chart_comes_back_to_it(
    organisasi: domain.Organisasi, tmp_path: Path
) -> None:
    pages = {"kabag-satu": 2, "kabag-dua": 2, "kasubbag-satu": 2}
    copies = order_copies(copies_of(organisasi, tmp_path, pages), organisasi, by_unit=False)
    assert [copy.jabatan.kode for copy in copies] == list(pages)
    with pikepdf.open(io.BytesIO(bind(copies, "Cetak")[0])) as pdf:
        titles = {unit: [title for title, _ in posts] for unit, _, posts in bookmarks(pdf)}
    assert titles["Bagian Satu"] == ["Kepala Bagian Satu", "Kepala Subbagian Satu"]


def test_copies_come_by_unit_and_within_it_by_jenjang(
    organisasi: domain.Organisasi, tmp_path: Path
) -> None:
    kinds = ("kasubbag-satu", "kabag-dua", "kabag-satu", "walikota")
    copies = copies_of(organisasi, tmp_path, dict.fromkeys(kinds, 1))
    ordered = order_copies(copies, organisasi, by_unit=True)
    assert [copy.jabatan.kode for copy in ordered] == [
        "walikota",
        "kabag-satu",
        "kasubbag-satu",
        "kabag-dua",
    ]


def test_jenjang_counts_before_the_order_of_the_chart(
    organisasi: domain.Organisasi, tmp_path: Path
) -> None:
    copies = copies_of(organisasi, tmp_path, {"kabag-satu": 1, "kasubbag-satu": 1})
    first, second = copies
    swapped = [
        replace(first, jabatan=replace(first.jabatan, jenjang="Pengawas")),
        replace(second, jabatan=replace(second.jabatan, jenjang="Administrator")),
    ]
    ordered = order_copies(swapped, organisasi, by_unit=True)
    assert [copy.jabatan.kode for copy in ordered] == ["kasubbag-satu", "kabag-satu"]
    chart = order_copies(swapped, organisasi, by_unit=False)
    assert [copy.jabatan.kode for copy in chart] == ["kabag-satu", "kasubbag-satu"]


def test_the_printer_is_told_to_print_both_sides_at_full_size(
    organisasi: domain.Organisasi, tmp_path: Path
) -> None:
    copies = copies_of(organisasi, tmp_path, {"walikota": 2})
    data, pages = bind(copies, "Perjanjian Kinerja 2023")
    assert (data, pages) == bind(copies, "Perjanjian Kinerja 2023")
    assert pages == 2
    with pikepdf.open(io.BytesIO(data)) as pdf:
        preferences = pdf.Root.ViewerPreferences
        assert preferences.Duplex == pikepdf.Name.DuplexFlipLongEdge
        assert preferences.PrintScaling == pikepdf.Name("/None")
        assert str(pdf.docinfo["/Title"]) == "Perjanjian Kinerja 2023"
        assert pdf.Root.PageMode == pikepdf.Name.UseOutlines


def test_empty_fields_vanish_and_a_visible_signature_is_printed(
    organisasi: domain.Organisasi, tmp_path: Path
) -> None:
    (copy,) = copies_of(organisasi, tmp_path, {"walikota": 2})
    with pikepdf.open(copy.path, allow_overwriting_input=True) as pdf:
        stamp = pdf.make_stream(
            b"0 0 50 20 re f",
            Type=pikepdf.Name.XObject,
            Subtype=pikepdf.Name.Form,
            BBox=[0, 0, 50, 20],
        )
        widget = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name.Widget,
            FT=pikepdf.Name.Sig,
            F=4,
            T="ttd",
            Rect=[10, 10, 60, 30],
            AP=pikepdf.Dictionary(N=stamp),
        )
        pdf.pages[0].Annots = pdf.make_indirect(pikepdf.Array([pdf.make_indirect(widget)]))
        pdf.Root.AcroForm = pikepdf.Dictionary(Fields=pdf.pages[0].Annots, SigFlags=1)
        pdf.save()
    with pikepdf.open(io.BytesIO(bind([copy], "Cetak")[0])) as bound:
        assert "/AcroForm" not in bound.Root
        assert all("/Annots" not in page for page in bound.pages)
        assert b"re f" in b"".join(
            form.read_bytes() for form in bound.pages[0].resources.XObject.values()
        )


def test_units_of_one_file_name_are_told_before_they_are_bound(tmp_path: Path) -> None:
    units = ["Bagian Satu", "Bagian-Satu", "Bagian Satu"]
    (found,) = hindrances(f"{tmp_path}/", units, BUNDLE)
    assert (found.kode, found.span.berkas) == ("F013", f"{tmp_path.as_posix()}/bagian-satu.pdf")
    assert "2 masukan menjadi satu berkas ini: Bagian Satu, Bagian-Satu." in found.pesan
    assert hindrances(str(tmp_path / "semua.pdf"), units, BUNDLE) == []

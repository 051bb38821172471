"""The pages as LibreOffice lays them out: what repeats, what never splits, what is never blank."""

from dataclasses import replace
from pathlib import Path

import pytest

from pkdocs import domain
from pkdocs.app.years import load_year
from pkdocs.outputs.document import document
from pkdocs.outputs.form import load_form
from tests.helpers import ROOT
from tests.tools import convert_all, pdf_pages

pytestmark = pytest.mark.soffice


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """The pages of every kind of shipped agreement, and of the mayor's with two holders more."""
    folder = tmp_path_factory.mktemp("halaman")
    year = load_year(ROOT).value
    assert year is not None
    form = load_form(ROOT, year.organisasi.naskah).value
    assert form is not None
    found: dict[str, list[str]] = {}
    kinds = (
        "walikota",
        "asisten-pemerintahan",
        "kabag-kkpp",
        "kasubbag-tata-usaha",
        "camat-tambora",
    )
    chosen = {kode: year.perjanjian[kode] for kode in map(domain.KodeJabatan, kinds)}
    long = lengthen(chosen[domain.KodeJabatan("kasubbag-tata-usaha")])
    chosen[domain.KodeJabatan("panjang")] = long
    for kode, perjanjian in chosen.items():
        (folder / f"{kode}.docx").write_bytes(document(perjanjian, form))
    for path in convert_all([folder / f"{kode}.docx" for kode in chosen], "pdf", folder):
        found[path.stem] = pdf_pages(path)
    return found


def lengthen(perjanjian: domain.Perjanjian) -> domain.Perjanjian:
    """The same agreement between two holders of three-line posts."""
    nama = (
        "Kepala Subbagian Perindustrian, Perdagangan, dan Koperasi, Usaha Kecil dan Menengah "
        "Kota Administrasi Jakarta Barat"
    )
    jabatan = replace(perjanjian.jabatan, nama=nama, singkat=nama)
    pejabat = domain.Pejabat(
        "Contoh Panjang Sekali Namanya Itu", "Dr.", "S.H., M.H.", "", "", jabatan.span
    )
    pihak = domain.Pihak(jabatan, pejabat)
    return replace(perjanjian, pihak_pertama=pihak, pihak_kedua=pihak)


def test_no_page_is_blank(pages: dict[str, list[str]]) -> None:
    assert len(pages) == 6
    for kode, texts in pages.items():
        for text in texts:
            assert len("".join(text.split())) > 60, kode


def test_the_statement_takes_exactly_the_first_page(pages: dict[str, list[str]]) -> None:
    for kode, texts in pages.items():
        assert "penghargaan dan sanksi" in " ".join(texts[0].split()), kode
        assert "PIHAK KEDUA," in texts[0], kode
        assert "NIP" in texts[0] or kode == "panjang", kode
        assert "Pengukuran Kinerja" in texts[1], kode
        assert not any("PIHAK KEDUA," in text for text in texts[1:]), kode


def test_the_header_of_the_table_repeats_on_each_of_its_pages(pages: dict[str, list[str]]) -> None:
    mayor = pages["walikota"]
    with_table = [text for text in mayor if "Triwulan" in text]
    assert len(with_table) >= 5
    assert all("Keterangan" in text and "Sumber" in text for text in with_table)


def test_pages_are_numbered_from_the_second_on(pages: dict[str, list[str]]) -> None:
    for kode, texts in pages.items():
        assert texts[0].split()[0] != "1", kode
        for number, text in enumerate(texts[1:], start=2):
            assert text.split()[0] == str(number), kode


def test_the_last_signature_block_stands_whole_on_one_page(pages: dict[str, list[str]]) -> None:
    for kode, texts in pages.items():
        assert "Jakarta, …" in texts[-1], kode
    assert "Uus Kuswanto" in pages["walikota"][-1]
    assert "Heru Budi Hartono" in pages["walikota"][-1]
    assert "NIP 197301211993031004" in pages["walikota"][-1]


def test_the_last_signature_block_stands_with_the_last_indicator(
    pages: dict[str, list[str]],
) -> None:
    for kode, last in (
        ("walikota", "Verifikasi oleh Inspektorat"),
        ("asisten-pemerintahan", "Meningkatnya"),
        ("kasubbag-tata-usaha", "Data Daerah (Portal Data)"),
    ):
        assert last in " ".join(pages[kode][-1].split()), kode


def test_a_last_row_longer_than_a_page_is_not_pushed_to_a_page_of_its_own(
    pages: dict[str, list[str]],
) -> None:
    assert len(pages["camat-tambora"]) == 3
    assert "Indikator Kinerja" in pages["camat-tambora"][1]


def test_konsep_stands_on_every_page_of_a_draft_and_on_none_of_a_ready_one(
    pages: dict[str, list[str]],
) -> None:
    for kode in ("kabag-kkpp", "kasubbag-tata-usaha", "camat-tambora"):
        assert all("KONSEP" in text for text in pages[kode]), kode
    for kode in ("walikota", "asisten-pemerintahan"):
        assert not any("KONSEP" in text for text in pages[kode]), kode


def test_a_konsep_says_on_its_last_page_why_and_a_ready_one_says_nothing(
    pages: dict[str, list[str]],
) -> None:
    for kode, why in (
        ("kabag-kkpp", "KONSEP karena: indikator 1.1, 1.2, 2.1, 2.2 belum diturunkan."),
        ("camat-tambora", "KONSEP karena: indikator Score Card belum dikonfirmasi Bagian KKPP; "),
    ):
        *before, last = pages[kode]
        assert why in last, kode
        assert last.index("NIP") < last.index(why), "below the signatures"
        assert not any("KONSEP karena" in text for text in before), kode
    for kode in ("walikota", "asisten-pemerintahan"):
        assert not any("karena:" in text for text in pages[kode]), kode


def test_the_reasons_of_a_konsep_take_no_page(tmp_path: Path) -> None:
    year = load_year(ROOT).value
    assert year is not None
    form = load_form(ROOT, year.organisasi.naskah).value
    assert form is not None
    konsep = year.perjanjian[domain.KodeJabatan("kasubbag-tata-praja")]
    many = replace(konsep, alasan_konsep=konsep.alasan_konsep * 6)
    for name, perjanjian in (("satu", konsep), ("banyak", many)):
        (tmp_path / f"{name}.docx").write_bytes(document(perjanjian, form))
    made = convert_all([tmp_path / "satu.docx", tmp_path / "banyak.docx"], "pdf", tmp_path)
    one, several = map(pdf_pages, made)
    assert len(one) == len(several)
    assert "KONSEP karena" in several[-1]


def test_a_scope_stands_beneath_the_name_of_its_indicator(pages: dict[str, list[str]]) -> None:
    text = " ".join(" ".join(pages["asisten-pemerintahan"]).split())
    assert "(Ketertiban" in text
    assert "Pengelolaan" in text


def test_rows_to_be_derived_are_named_and_have_no_target(pages: dict[str, list[str]]) -> None:
    text = " ".join(" ".join(pages["kabag-kkpp"]).split())
    assert "Diturunkan menjadi Indikator Kinerja Program/Kegiatan" in text
    assert "86,75" not in text

"""The Instruksi as a Word document: all of its words, in order, and the same bytes each time."""

import io

import docx
import pytest

from pkdocs.base.placing import Maker
from pkdocs.outputs.instruksi import document
from pkdocs.outputs.instruksi.template import load_template
from pkdocs.word import Template, read_printed_lines
from tests.helpers import ROOT
from tests.outputs.instruksi.made import INSTRUKSI, ORGANISASI


@pytest.fixture(scope="module")
def template() -> Template:
    found = load_template(ROOT, document.FORM).value
    assert found is not None
    return found


def test_the_paper_has_every_word_in_the_order_of_the_form(template: Template) -> None:
    made = document.document(INSTRUKSI, ORGANISASI, template)
    assert [line.replace("\t", " ") for line in read_printed_lines(made) if line.strip()] == [
        "WALIKOTA CONTOH",
        "INSTRUKSI WALIKOTA CONTOH",
        "NOMOR e-9 TAHUN 2024",
        "TENTANG",
        "PERJANJIAN KINERJA",
        "WALIKOTA CONTOH,",
        "Untuk tertib, dengan ini menginstruksikan :",
        "Kepada",
        ":",
        "1. Para Asisten",
        "2. Para Camat",
        "di lingkungan Kota Contoh",
        "Untuk",
        ":",
        "KESATU",
        ":",
        "Menyusun <perjanjian> & menyerahkannya.",
        "KEDUA",
        ":",
        "Memakai:",
        "1. lampiran I;",
        "2. lampiran II.",
        "Instruksi ini mulai berlaku pada tanggal ditetapkan.",
        "Ditetapkan di Contoh",
        "pada tanggal 3 Januari 2024",
        "Plt. Walikota Contoh,",
        "Dr. Wira Contoh",
        "NIP 198001012005011001",
        "Tembusan:",
        "1. Gubernur Contoh",
        "2",
    ]
    assert made == document.document(INSTRUKSI, ORGANISASI, template)


def test_a_konsep_says_so_on_its_pages_and_why(template: Template) -> None:
    made = document.document(INSTRUKSI, ORGANISASI, template, alasan=["satu", "dua"])
    lines = read_printed_lines(made)
    assert "KONSEP – BELUM UNTUK DITANDATANGANI" in lines
    assert "KONSEP karena: satu; dua." in lines


def test_its_properties_name_it_and_its_maker(template: Template) -> None:
    made = document.document(INSTRUKSI, ORGANISASI, template, status=Maker("instruksi").status)
    core = docx.Document(io.BytesIO(made)).core_properties
    assert core.title == "Instruksi Walikota Contoh – Perjanjian Kinerja"
    assert core.content_status == f"pkdocs instruksi {'0' * 64}"

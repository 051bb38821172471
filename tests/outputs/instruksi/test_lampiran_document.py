"""A lampiran as a Word document: what its templates ask for, and what the catalogue says."""

import pytest

from pkdocs import domain
from pkdocs.domain import wording
from pkdocs.outputs.instruksi import carried
from pkdocs.outputs.instruksi.lampiran_document import (
    FORM_NAMES,
    FORM_TICK,
    document,
    file_name,
    form_of,
)
from pkdocs.outputs.instruksi.template import load_template
from pkdocs.rules.cascade import Cascade
from pkdocs.word import Template, TemplateError, read_printed_lines
from tests.helpers import ROOT
from tests.outputs.instruksi.test_lampiran import DITURUNKAN, LANGSUNG, resolved
from tests.support.lampiran import around, of


def template(lampiran: domain.LampiranInstruksi) -> Template:
    found = load_template(ROOT, form_of(lampiran))
    assert found.problems == ()
    assert found.value
    return found.value


def made(nomor: str, cascade: Cascade, *alasan: str) -> bytes:
    lampiran = of(nomor)
    instruksi = around("top", lampiran)
    return document(lampiran, instruksi, cascade, template(lampiran), alasan=alasan)


def test_each_lampiran_has_its_form_and_its_file() -> None:
    assert [(form_of(of(n)), file_name(of(n))) for n in ("I", "II", "III")] == [
        (FORM_TICK, "lampiran-1.docx"),
        (FORM_TICK, "lampiran-2.docx"),
        (FORM_NAMES, "lampiran-3.docx"),
    ]


def lines(docx: bytes) -> list[str]:
    return [" ".join(line.split()) for line in read_printed_lines(docx) if line.strip()]


def test_the_paper_of_ticks_has_every_word_in_the_order_of_the_form() -> None:
    cascade = resolved(("a", LANGSUNG, ("PKK", "PPSU"), ""), ("c", LANGSUNG, (), ""))
    assert lines(made("II", cascade)) == [
        *("Lampiran II", ":", "Instruksi Walikota Contoh", "Nomor e-1 Tahun 2023"),
        *("Tanggal 5 April 2023", "JUDUL CONTOH", "BAGI CONTOH"),
        *("NO", "Sasaran", "NO", "Indikator Kinerja", "Sumber Data", "Pengukuran Kinerja"),
        *("Triwulan", "Tahunan", "Keterangan", "Bagian", "I", "II", "III", "IV"),
        *("Kabag a", "Kabag b (Kursi Contoh)", "Kabag c"),
        *("Sasaran Khusus", "Sasaran Khusus", "1", "Sasaran", "1", "Indikator 1.1", "S"),
        *("……", "1", "1", "1", "1", "1", "Nilai", "✓", "(PKK dan PPSU)", "✓"),
        *("Jabatan top,", wording.TITIK_NAMA, f"NIP {wording.TITIK_NIP}", "2"),
    ]


def test_the_paper_of_names_has_them_and_the_note() -> None:
    cascade = resolved(("c", LANGSUNG, (), ""), catatan="Diinput", lampiran="Lampiran III")
    found = lines(made("III", cascade))
    assert found[found.index("Keterangan") + 1 :][:2] == ["Bagian", "Catatan"]
    assert found[found.index("Nilai") + 1 :][:2] == ["Kabag c", "Diinput"]


@pytest.mark.parametrize("nomor", ["II", "III"])
def test_a_konsep_says_so_and_why(nomor: str) -> None:
    cascade = resolved(("a", DITURUNKAN, (), "Diturunkan"), lampiran=f"Lampiran {nomor}")
    found = lines(made(nomor, cascade, "contoh satu", "contoh dua"))
    assert "KONSEP karena: contoh satu; contoh dua." in found
    assert sum(line == "KONSEP – BELUM UNTUK DITANDATANGANI" for line in found) == 2


def test_the_same_catalogue_gives_the_same_bytes_and_carries_what_it_says() -> None:
    cascade = resolved(("a", LANGSUNG, (), ""))
    assert made("II", cascade) == made("II", cascade)
    assert carried.read(made("II", cascade)) == carried.record(of("II"), cascade)


def test_a_lampiran_that_gives_nothing_to_anybody_has_no_columns() -> None:
    with pytest.raises(TemplateError, match="daftar kolomnya kosong"):
        made("I", resolved(("a", LANGSUNG, (), "")))

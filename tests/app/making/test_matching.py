"""`check` tells where Instruksi, agreements and catalogue do not say the same."""

from pathlib import Path

import pytest

from pkdocs.app.handing.keeping import freeze
from pkdocs.app.looking.checking import check
from pkdocs.app.making.documents import make_documents
from pkdocs.app.making.instructing import make_instruksi
from pkdocs.app.terms import Which
from pkdocs.base.problem import Berat
from tests.helpers import edit, out


@pytest.fixture
def project(fresh_project: Path) -> Path:
    """A project whose documents and Instruksi were made."""
    make_documents(fresh_project)
    make_instruksi(fresh_project, fresh_project / "instruksi")
    return fresh_project


def told(folder: Path) -> dict[str, str]:
    """What M017 says, by file."""
    found = [own for own in check(folder) if own.kode == "M017"]
    assert all(own.berat is Berat.PERINGATAN for own in found)
    return {own.span.berkas: own.pesan.partition(". ")[0] for own in found}


OTHER = "dibuat dari katalog lain; berbeda: "


def test_what_was_made_from_the_catalogue_of_now_is_not_told(project: Path) -> None:
    edit(project, "org.yaml", "jabatan:", "# catatan\njabatan:")
    edit(project, "pejabat.yaml", "nama: ", "nama: Dr. ")
    assert told(project) == {}


def test_another_target_is_told_of_each_lampiran_and_of_the_agreements_that_carry_it(
    project: Path,
) -> None:
    edit(project, "indicators.yaml", '"(3) WTP", tw3', '"(2) WDP", tw3')
    edit(project, "indicators.yaml", 'tahunan: "(3) WTP"', 'tahunan: "(2) WDP"')
    said = f"{OTHER}target indikator 1.2"
    assert told(project) == {
        "instruksi/lampiran-1.docx": said,
        "instruksi/lampiran-2.docx": said,
        "instruksi/lampiran-3.docx": said,
        "output/2023/asisten-dua.docx": said,
        "output/2023/kabag-dua.docx": said,
    }


def test_a_tick_that_went_is_told(project: Path) -> None:
    edit(project, "indicators.yaml", "langsung: [kabag-satu]", "langsung: [kabag-dua]")
    assert told(project) == {
        "instruksi/lampiran-2.docx": f"{OTHER}penerima indikator 2.1",
        "output/2023/kabag-satu.docx": f"{OTHER}indikator 2.1 hanya ada di sana",
        "output/2023/kabag-dua.docx": f"{OTHER}indikator 2.1 tidak ada di sana",
    }


def test_a_konsep_is_not_told_for_nobody_signs_it(fresh_project: Path) -> None:
    doubt = "    nama: Kepala Bagian Satu\n"
    edit(fresh_project, "org.yaml", doubt, doubt + "    perlu_konfirmasi: periksa\n")
    make_documents(fresh_project)
    edit(fresh_project, "indicators.yaml", "langsung: [kabag-satu]", "langsung: [kabag-dua]")
    assert set(told(fresh_project)) == {"output/2023/kabag-dua.docx"}


def test_it_says_what_can_be_done_about_an_agreement(project: Path) -> None:
    freeze(project, Which(["kabag-satu"]))
    edit(project, "indicators.yaml", "langsung: [kabag-satu]", "langsung: [kabag-dua]")
    said = {own.span.berkas: own.pesan for own in check(project) if own.kode == "M017"}
    assert "buat PK Perubahan" in said["output/2023/kabag-satu.docx"]
    assert "Buat lagi dengan pkdocs generate" in said["output/2023/kabag-dua.docx"]


def test_other_words_and_another_lingkup_are_told(project: Path) -> None:
    edit(project, "indicators.yaml", "lingkup: [PPSU]", "lingkup: [Taman]")
    edit(project, "indicators.yaml", "lingkup: [Posyandu, Taman]", "lingkup: [Posyandu, PPSU]")
    edit(project, "indicators.yaml", "sasaran: Arsip tertata", "sasaran: Arsip rapi")
    found = told(project)
    assert found["output/2023/asisten-dua.docx"] == f"{OTHER}lingkup indikator 1.1"
    assert found["output/2023/kabag-satu.docx"] == f"{OTHER}kata indikator 2.1"
    assert found["instruksi/lampiran-1.docx"] == (
        f"{OTHER}penerima indikator 1.1 dan kata indikator 2.1"
    )


def test_of_many_differences_the_first_are_named(project: Path) -> None:
    text = (project / "indicators.yaml").read_text(encoding="utf-8")
    row = text[text.index('      - kode: "1.2"') : text.index('  - no_sasaran: "2"')]
    more = "".join(
        row.replace('"1.2"', f'"1.{n}"').replace('"2"', f'"{n}"', 1) for n in range(3, 9)
    )
    edit(project, "indicators.yaml", row, row + more)
    said = told(project)["output/2023/kabag-dua.docx"]
    assert said.endswith("indikator 1.7 tidak ada di sana dan 1 lagi")


def test_a_lampiran_of_another_year_and_files_of_others_say_nothing(project: Path) -> None:
    edit(project, "indicators.yaml", 'tahun: "2023"', 'tahun: "2024"')
    (project / "lampiran-1.docx").write_bytes(b"milik orang")
    assert {name for name in told(project) if "lampiran" in name} == set()


def test_a_document_that_cannot_be_read_says_nothing(project: Path) -> None:
    edit(project, "indicators.yaml", "langsung: [kabag-satu]", "langsung: [kabag-dua]")
    (out(project) / "kabag-satu.docx").write_bytes(b"x")
    (out(project) / "kabag-dua.docx").unlink()
    assert set(told(project)) == {"instruksi/lampiran-2.docx"}


def test_with_a_broken_register_the_lampiran_are_told_all_the_same(project: Path) -> None:
    edit(project, "indicators.yaml", "langsung: [kabag-satu]", "langsung: [kabag-dua]")
    (out(project) / "register.json").write_bytes(b"{")
    assert set(told(project)) == {"instruksi/lampiran-2.docx"}


def test_an_own_target_beside_a_tick_is_told(project: Path) -> None:
    edit(
        project,
        "indicators.yaml",
        "        satuan: Persen\n        agregasi: jumlah",
        "        target_per:\n"
        '          kabag-satu: {tw1: "20%", tw2: "20%", tw3: "20%", tw4: "20%", tahunan: "80%"}\n'
        "        satuan: Persen\n        agregasi: jumlah",
    )
    found = [own.pesan for own in check(project) if own.kode == "M016"]
    assert len(found) == 1
    assert "target sendiri kabag-satu untuk indikator 2.1" in found[0]

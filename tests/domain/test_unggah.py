"""Names of uploads: a pattern that is data; what is not known falls out."""

import pytest

from pkdocs import domain
from pkdocs.app.years import open_year
from pkdocs.base.values import replace
from pkdocs.domain.unggah import file_name, pattern_fault
from tests.helpers import make_project


@pytest.fixture(scope="module")
def perjanjian(tmp_path_factory: pytest.TempPathFactory) -> domain.Perjanjian:
    year = open_year(make_project(tmp_path_factory.mktemp("unggah")))
    return year.perjanjian[domain.KodeJabatan("kabag-satu")]


@pytest.mark.parametrize(
    ("pola", "words"),
    [
        ("PK_{tahun}_{nip}_{kode}.pdf", ""),
        ("{jabatan}.PDF", ""),
        ("PK_{kdoe}.pdf", 'Maksudnya "kode"?'),
        ("PK_{xyz}_{kode}.pdf", "Yang dikenal: {tahun}, {nip}, {kode}, {jabatan} dan {nomor}"),
        ("PK_{kode}.docx", "berakhiran .pdf"),
        ("PK/{kode}.pdf", "tanda yang tidak boleh"),
        ("PK:{kode}.pdf", "tanda yang tidak boleh"),
        ("PK_{kode}}.pdf", "tanda yang tidak boleh"),
        ("_{kode}.pdf", "diawali tanda pemisah"),
        ("PK_{tahun}.pdf", "muat salah satu dari {nip}, {kode} dan {jabatan}"),
        ("PK_2023_{kode}.pdf", 'tulis "{tahun}", bukan 2023'),
    ],
)
def test_a_pattern_that_cannot_be_used_is_told(pola: str, words: str) -> None:
    fault = pattern_fault(pola)
    assert words in fault
    assert bool(fault) is bool(words)


@pytest.mark.parametrize(
    ("pola", "name"),
    [
        ("PK_{tahun}_{nip}_{kode}.pdf", "PK_2023_198405052009052005_kabag-satu.pdf"),
        ("{jabatan} {tahun}.pdf", "kepala-bagian-satu 2023.pdf"),
        ("PK_{kode}_{nomor}.pdf", "PK_kabag-satu.pdf"),
    ],
)
def test_a_name_is_filled_in(pola: str, name: str, perjanjian: domain.Perjanjian) -> None:
    assert file_name(pola, perjanjian) == name


@pytest.mark.parametrize(
    ("pola", "name"),
    [
        ("PK_{tahun}_{nip}_{kode}.pdf", "PK_2023_kabag-satu.pdf"),
        ("{nip}_{kode}.pdf", "kabag-satu.pdf"),
        ("PK {kode} ({nip}).pdf", "PK kabag-satu.pdf"),
        ("{tahun}-{nip}.pdf", "2023.pdf"),
        ("{nip}.pdf", "kabag-satu.pdf"),
        ("PK_{kode}_{nomor}.pdf", "PK_kabag-satu_2.pdf"),
    ],
)
def test_what_is_not_known_falls_out_with_what_sets_it_apart(
    pola: str, name: str, perjanjian: domain.Perjanjian
) -> None:
    nobody = replace(perjanjian.pihak_pertama, pejabat=None)
    assert file_name(pola, replace(perjanjian, pihak_pertama=nobody, nomor=2)) == name

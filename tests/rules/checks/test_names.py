"""Names of persons: degrees and letters, and the names that look like them."""

from dataclasses import replace

import pytest

from pkdocs import domain
from pkdocs.base.problem import Berat, Span
from pkdocs.rules.checks.names import check_names
from tests.support.worlds import chart, jabatan

HERE = Span("pejabat.yaml", 3, 5)


def told(nama: str) -> list[str]:
    pejabat = domain.Pejabat(nama, "", "", "", "", HERE)
    found = list(check_names(chart(replace(jabatan("camat", None), pejabat=pejabat))))
    assert {p.berat for p in found} <= {Berat.PERINGATAN}
    assert {p.span for p in found} <= {HERE}
    assert {(p.kode, p.jabatan) for p in found} <= {("J022", ("camat",))}
    return [p.pesan for p in found]


@pytest.mark.parametrize(
    ("nama", "apart"),
    [
        ("Wira Contoh, S.H., M.H.", 'nama: "Wira Contoh", gelar_belakang: "S.H., M.H."'),
        ("Dr. Wira Contoh", 'gelar_depan: "Dr.", nama: "Wira Contoh"'),
        ("Prof. Dr. Ir. Wira Contoh", 'gelar_depan: "Prof. Dr. Ir.", nama: "Wira Contoh"'),
        ("drg Sari Contoh", 'gelar_depan: "drg", nama: "Sari Contoh"'),
        ("Sari Contoh S.Sos. M.Si", 'nama: "Sari Contoh", gelar_belakang: "S.Sos. M.Si"'),
        ("Sari Contoh SE MM", 'nama: "Sari Contoh", gelar_belakang: "SE MM"'),
        ("WIRA CONTOH, S.H.", 'nama: "Wira Contoh", gelar_belakang: "S.H."'),
    ],
)
def test_degrees_in_a_name_are_told_with_where_they_belong(nama: str, apart: str) -> None:
    assert told(nama) == [
        f'jabatan camat: nama "{nama}" tampaknya memuat gelar; tulis terpisah, {apart}.'
    ]


@pytest.mark.parametrize(
    ("nama", "letters", "written"),
    [
        ("WIRA CONTOH", "besar", "Wira Contoh"),
        ("wira ma’ruf", "kecil", "Wira Ma’ruf"),
        ("CONTOH", "besar", "Contoh"),
    ],
)
def test_a_name_in_one_kind_of_letters_is_told(nama: str, letters: str, written: str) -> None:
    (pesan,) = told(nama)
    assert f'seluruhnya huruf {letters}; tulis misalnya "{written}"' in pesan


@pytest.mark.parametrize(
    "nama",
    [
        "Wira Contoh",
        "Heru Budi Hartono",
        "R.A. Contoh",
        "Wira A.B. Contoh",
        "Muh. Contoh",
        "Drajat Contoh",
        "Irma Contoh",
        "Dr.",
        "WC",
    ],
)
def test_a_name_like_any_other_is_left_alone(nama: str) -> None:
    assert told(nama) == []

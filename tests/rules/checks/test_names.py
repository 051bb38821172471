"""Names of persons: degrees and letters, and the names that look like them."""

import pytest

from pkdocs import domain
from pkdocs.base.problem import Berat, Span
from pkdocs.base.values import replace
from pkdocs.rules.checks.names import check_names
from pkdocs.sources import forms
from pkdocs.sources.pegawai import read_pejabat
from tests.support.worlds import chart, jabatan

HERE = Span("pejabat.yaml", 3, 5)


def told_of(pejabat: domain.Pejabat) -> list[str]:
    found = list(check_names(chart(replace(jabatan("camat", None), pejabat=pejabat))))
    assert {p.berat for p in found} <= {Berat.PERINGATAN}
    assert {p.span for p in found} <= {HERE}
    assert {(p.kode, p.jabatan) for p in found} <= {("J022", ("camat",))}
    return [p.pesan for p in found]


def told(nama: str) -> list[str]:
    return told_of(read_pejabat(forms.PejabatForm(nama=nama), HERE, None))


def test_a_name_that_was_taken_apart_surely_is_nobody_s_business() -> None:
    assert told("Dr. H. Wira Contoh, S.Sos., M.Si.") == []


def test_a_doubt_is_told_with_how_the_name_was_read() -> None:
    (pesan,) = told("Dr. Sari Contoh SE, M.Si")
    assert pesan == (
        'jabatan camat: nama "Dr. Sari Contoh SE, M.Si": "SE" mungkin gelar, mungkin bagian nama. '
        'Terbaca gelar_depan: "Dr.", nama: "Sari Contoh SE", gelar_belakang: "M.Si"; bila keliru, '
        "tulis ketiganya terpisah."
    )


def test_a_name_that_was_written_apart_is_not_doubted() -> None:
    form = forms.PejabatForm(nama="Wira ST", gelar_belakang="M.Si")
    assert told_of(read_pejabat(form, HERE, None)) == []


@pytest.mark.parametrize(
    ("form", "words"),
    [
        (
            forms.PejabatForm(nama="Dr. Wira Contoh", gelar_depan="Ir."),
            '"Dr." di dalam nama, padahal',
        ),
        (
            forms.PejabatForm(nama="Wira Contoh, S.H.", gelar_belakang="M.H."),
            '"S.H." di dalam nama, padahal',
        ),
    ],
)
def test_a_degree_that_has_a_key_of_its_own_and_stands_in_the_name_is_told(
    form: forms.PejabatForm, words: str
) -> None:
    (pesan,) = told_of(read_pejabat(form, HERE, None))
    assert words in pesan
    assert 'nama: "Wira Contoh"' in pesan


def test_who_holds_the_post_on_the_day_of_a_perubahan_is_looked_at_too() -> None:
    later = domain.Pejabat("WIRA CONTOH", "", "", "", "", HERE)
    post = replace(jabatan("camat", None), pengganti=(later,))
    assert [p.kode for p in check_names(chart(post))] == ["J022"]
    assert list(check_names(chart(replace(post, pengganti=(None,))))) == []


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

"""People and who holds which post on the day of signing."""

from pathlib import Path

import pytest

from pkdocs import domain
from pkdocs.app.years import load_year
from pkdocs.base.problem import Span
from pkdocs.rules.year import Year
from pkdocs.sources import forms
from pkdocs.sources.pegawai import read_pejabat
from tests.helpers import edit
from tests.support.seats import give_seats

HERE = Span("pegawai.yaml", 2, 5)


def year_of(folder: Path) -> Year:
    year = load_year(folder).value
    assert year is not None
    return year


def post(year: Year, kode: str) -> domain.Jabatan:
    return year.organisasi.jabatan[domain.KodeJabatan(kode)]


def holder(year: Year, kode: str) -> str:
    pejabat = post(year, kode).pejabat
    return f"{pejabat.sebutan} {pejabat.nama}".strip() if pejabat else ""


def test_a_full_name_is_taken_apart_and_kept_as_it_was_written() -> None:
    form = forms.PejabatForm(nama="Dr. H. Wira Contoh, S.Sos., M.Si.", nip="1980 01 01", nrk="12")
    pejabat = read_pejabat(form, HERE, "Plt.")
    assert pejabat == domain.Pejabat(
        nama="Wira Contoh",
        gelar_depan="Dr. H.",
        gelar_belakang="S.Sos., M.Si.",
        nip="19800101",
        sebutan="Plt.",
        span=HERE,
        nrk="12",
        tertulis="Dr. H. Wira Contoh, S.Sos., M.Si.",
    )
    plain = read_pejabat(forms.PejabatForm(nama="Wira Contoh"), HERE, None)
    assert (plain.nama, plain.tertulis, plain.sebutan) == ("Wira Contoh", "", "")


def test_who_holds_a_post_on_the_day_of_signing_is_told_by_the_dates(fresh_project: Path) -> None:
    year = year_of(give_seats(fresh_project))
    assert [p.kode for p in year.problems] == ["J016"]
    assert holder(year, "analis-peraturan") == "Rangga Contoh"
    assert holder(year, "analis-bantuan") == "Plt. Rangga Contoh"
    assert holder(year, "analis-kosong") == ""
    assert holder(year, "pengolah-01") == "Putri Contoh"
    assert holder(year, "pengolah-02") == "Pjs. Bagus Contoh"
    rangga = post(year, "analis-bantuan").pejabat
    assert rangga is not None
    known = (rangga.nrk, rangga.pangkat, rangga.golongan, rangga.status)
    assert known == ("123456", "Penata Tingkat I", "III/d", "PNS")


@pytest.mark.parametrize(
    ("signed", "mulai", "selesai", "holds"),
    [
        ("6 Februari 2023", "6 Februari 2023", "6 Februari 2023", True),
        ("6 Februari 2023", "7 Februari 2023", "2024", False),
        ("6 Februari 2023", "2022", "5 Februari 2023", False),
        ("Februari 2023", "28 Februari 2023", "Desember 2023", True),
        ("Februari 2023", "Januari 2023", "20 Februari 2023", False),
        ('"2023"', "Desember 2023", "2023", True),
        ('"2023"', "2024", "2025", False),
    ],
)
def test_an_open_date_of_signing_means_the_latest_day(
    fresh_project: Path, signed: str, mulai: str, selesai: str, *, holds: bool
) -> None:
    people = f"""pegawai:
  - nama: Ayu Contoh
    memangku: [{{jabatan: pengolah-01, mulai: {mulai}, selesai: {selesai}}}]
"""
    edit(fresh_project, "org.yaml", "tanggal: 6 Februari 2023", f"tanggal: {signed}")
    year = year_of(give_seats(fresh_project, people))
    assert holder(year, "pengolah-01") == ("Ayu Contoh" if holds else "")


def test_a_perubahan_is_signed_by_who_holds_the_posts_on_its_own_day(fresh_project: Path) -> None:
    people = """pegawai:
  - nama: Lama Contoh
    memangku: [{jabatan: pengolah-01, selesai: Juni 2023}, {jabatan: pengolah-02}]
  - nama: Baru Contoh
    memangku: [{jabatan: pengolah-01, mulai: Juli 2023}]
  - nama: Pergi Contoh
    memangku: [{jabatan: pengolah-03, selesai: Juni 2023}]
"""
    edit(fresh_project, "org.yaml", "  tempat:", "  tanggal_perubahan: Agustus 2023\n  tempat:")
    year = year_of(give_seats(fresh_project, people))
    own = post(year, "pengolah-01")
    assert holder(year, "pengolah-01") == "Lama Contoh"
    assert [p.nama for p in own.pengganti if p] == ["Baru Contoh"]
    assert post(year, "pengolah-02").pengganti == ()
    assert post(year, "pengolah-03").pengganti == (None,)


def test_two_holders_on_the_day_of_a_perubahan_alone_are_told(fresh_project: Path) -> None:
    people = """pegawai:
  - nama: Lama Contoh
    memangku: [{jabatan: pengolah-01}]
  - nama: Baru Contoh
    memangku: [{jabatan: pengolah-01, mulai: Juli 2023}, {jabatan: tiada}]
"""
    edit(fresh_project, "org.yaml", "  tempat:", "  tanggal_perubahan: 1 Agustus 2023\n  tempat:")
    problems = load_year(give_seats(fresh_project, people)).problems
    told = [(p.kode, "1 Agustus 2023" in p.pesan) for p in problems if p.kode in ("J030", "J010")]
    assert sorted(told) == [("J010", False), ("J030", True)]


def test_a_post_named_in_org_yaml_has_no_second_holder(fresh_project: Path) -> None:
    people = """pegawai:
  - nama: Ayu Contoh
    memangku: [{jabatan: kasubbag-satu}]
"""
    problems = load_year(give_seats(fresh_project, people)).problems
    assert [p.kode for p in problems if p.jabatan[:1] == ("kasubbag-satu",)] == ["J007"]

"""Rules of the chart in their corners; what each says of a project stands in cases/bad."""

from dataclasses import replace

import pytest

from pkdocs import domain
from pkdocs.base.problem import Span
from pkdocs.rules.checks import chart as rules
from tests.support.worlds import chart, jabatan


def held(kode: str, nip: str = "", sebutan: str = "", nama: str = "Wira Contoh") -> domain.Jabatan:
    pejabat = domain.Pejabat(nama, "", "", nip, sebutan, Span("pejabat.yaml"))
    return replace(jabatan(kode, None), pejabat=pejabat)


def test_a_circle_is_told_once_and_not_of_those_who_only_stand_below_it() -> None:
    posts = chart(jabatan("di-bawah", "satu"), jabatan("satu", "dua"), jabatan("dua", "satu"))
    (problem,) = rules.chart_has_no_circle(posts)
    assert (problem.kode, problem.jabatan) == ("J004", ("satu", "dua"))


@pytest.mark.parametrize(
    ("nip", "words"),
    [
        ("19800101200501100", "harus 18 angka, ini 17"),
        ("19800101200501100X", "harus 18 angka"),
        ("198013012005011001", "8 angka pertama bukan tanggal lahir"),
        ("198001012005131001", "angka ke-9 sampai ke-14 bukan tahun dan bulan pengangkatan"),
        ("198001011994121001", "tahun pengangkatan terlalu dekat dengan tahun lahir"),
        ("198001012005013001", "angka ke-15 harus 1 atau 2"),
    ],
)
def test_what_is_wrong_with_a_nip_is_said(nip: str, words: str) -> None:
    (problem,) = rules.holders_nip(chart(held("camat", nip)))
    assert problem.kode == "J008"
    assert words in problem.pesan
    assert problem.span == Span("pejabat.yaml")


@pytest.mark.parametrize("nip", ["", "198001012005011001", "198001011995122999"])
def test_a_nip_that_can_be_one_and_none_at_all_are_fine(nip: str) -> None:
    assert list(rules.holders_nip(chart(held("camat", nip)))) == []


def test_who_stands_in_elsewhere_holds_one_post_of_his_own() -> None:
    own, other = held("satu", "198001012005011001"), held("dua", "198001012005011001", "Plt.")
    assert list(rules.one_person_one_post(chart(own, other))) == []
    both = replace(other, pejabat=own.pejabat)
    (problem,) = rules.one_person_one_post(chart(own, both))
    assert (problem.kode, problem.jabatan) == ("J009", ("satu", "dua"))


def test_persons_without_nip_are_told_apart_by_name() -> None:
    same = [held("satu"), held("dua")]
    assert [p.kode for p in rules.one_person_one_post(chart(*same))] == ["J009"]
    others = [held("satu"), held("dua", nama="Wira Lain")]
    assert list(rules.one_person_one_post(chart(*others))) == []


def test_the_head_of_a_unit_is_the_one_most_posts_of_it_stand_under() -> None:
    def within(kode: str, atasan: str) -> domain.Jabatan:
        return replace(jabatan(kode, atasan), unit="Bagian")

    posts = chart(
        jabatan("walikota", None),
        within("tamu", "walikota"),
        within("kepala", "walikota"),
        within("staf", "kepala"),
    )
    (problem,) = rules.units_have_one_head(posts)
    assert (problem.kode, problem.jabatan) == ("J006", ("tamu",))
    assert "kepala unit ini kepala" in problem.pesan

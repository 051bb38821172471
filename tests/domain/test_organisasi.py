"""The line of superiors, which ends at the top, at a gap and in a circle."""

import pytest

from pkdocs import domain
from pkdocs.base.values import replace
from tests.support.worlds import chart, jabatan

CHART = chart(
    jabatan("gubernur", None),
    jabatan("walikota", "gubernur"),
    jabatan("camat", "walikota"),
    jabatan("lurah", "camat"),
    jabatan("yatim", "tidak-ada"),
    jabatan("satu", "dua"),
    jabatan("dua", "satu"),
    jabatan("di-bawahnya", "satu"),
)


@pytest.mark.parametrize(
    ("start", "line"),
    [
        ("lurah", ["lurah", "camat", "walikota", "gubernur"]),
        ("gubernur", ["gubernur"]),
        ("yatim", ["yatim"]),
        ("satu", ["satu", "dua"]),
        ("di-bawahnya", ["di-bawahnya", "satu", "dua"]),
        ("tidak-ada", []),
        (None, []),
    ],
)
def test_a_line_leads_upwards_from_the_post_itself(start: str | None, line: list[str]) -> None:
    kode = domain.KodeJabatan(start) if start else None
    assert [post.kode for post in domain.iter_line(CHART, kode)] == line


def test_a_chain_is_the_line_without_the_post() -> None:
    chain = domain.iter_chain(CHART, domain.KodeJabatan("lurah"))
    assert [post.kode for post in chain] == ["camat", "walikota", "gubernur"]
    assert list(domain.iter_chain(CHART, domain.KodeJabatan("gubernur"))) == []


@pytest.mark.parametrize(
    ("tanggal", "awal", "akhir"),
    [
        (domain.Tanggal(2023, 2, 6), (2023, 2, 6), (2023, 2, 6)),
        (domain.Tanggal(2023, 2), (2023, 2, 1), (2023, 2, 31)),
        (domain.Tanggal(2023), (2023, 1, 1), (2023, 12, 31)),
    ],
)
def test_an_open_date_means_any_of_its_days(
    tanggal: domain.Tanggal, awal: tuple[int, ...], akhir: tuple[int, ...]
) -> None:
    assert (tanggal.awal, tanggal.akhir) == (awal, akhir)


def test_the_seats_of_a_title_are_known_by_its_code() -> None:
    titel = domain.KodeJabatan("analis")
    seats = [replace(jabatan(f"analis-0{n}", None), titel=titel) for n in (1, 2)]
    found = domain.codes_by_titel([jabatan("camat", None), *seats])
    assert found == {"analis": ("analis-01", "analis-02")}

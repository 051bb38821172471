"""The line of superiors, which ends at the top, at a gap and in a circle."""

import pytest

from pkdocs import domain
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

"""The catalogue read: targets as typed, receivers by kind, the score card or none."""

from functools import partial
from pathlib import Path

import pytest

from pkdocs import domain
from pkdocs.base.values import replace
from pkdocs.sources.catalogue import Receivers
from pkdocs.sources.project import Project, load_project
from tests.helpers import edit
from tests.support.worlds import jabatan


def loaded(folder: Path) -> Project:
    project = load_project(folder).value
    assert project is not None
    return project


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("88.5", 'tanda desimal adalah koma, misalnya "88,5"'),
        ("88.5%", 'tanda desimal adalah koma, misalnya "88,5%"'),
        ("n/a", 'yang tidak diukur ditulis "N/A"'),
        ("-", 'yang tidak diukur ditulis "N/A"'),
        (
            "dua kali 5",
            (
                'tulis misalnya "86,75", "100%", "(3) WTP", atau "N/A"; bila memang teks, '
                'tambahkan "ragam: teks"'
            ),
        ),
        (
            "1O0",
            'mirip angka, periksa huruf dan tandanya; bila memang teks, tambahkan "ragam: teks"',
        ),
    ],
)
def test_a_target_that_cannot_be_read_is_told_how_to_write_it(
    fresh_project: Path, typed: str, hint: str
) -> None:
    edit(fresh_project, "indicators.yaml", 'tw2: "88,5"', f'tw2: "{typed}"')
    found = load_project(fresh_project)
    (problem,) = found.problems
    assert problem.kode == "A001"
    assert problem.pesan == f'indikator 1.1: target tw2 "{typed}" tidak terbaca; {hint}.'
    assert found.value is not None
    first = found.value.katalog.sasaran[0].indikator[0]
    assert first.target is None


def test_a_target_of_texts_is_kept_as_typed_and_only_not_measured_is_none(
    fresh_project: Path,
) -> None:
    target = 'target: {tw1: "N/A", tw2: "88,5", tw3: "N/A", tw4: "88,5", tahunan: "88,5"}'
    texts = 'target: {tw1: "N/A", tw2: "100%", tw3: "2 kali, lalu 3", tw4: 5, tahunan: "8"'
    edit(fresh_project, "indicators.yaml", target, f"{texts}, ragam: teks}}")
    first = loaded(fresh_project).katalog.sasaran[0].indikator[0]
    teks = partial(domain.Nilai, ragam=domain.Ragam.TEKS, besar=None)
    assert first.target == domain.Target(
        None, teks("100%"), teks("2 kali, lalu 3"), teks("5"), teks("8")
    )
    edit(fresh_project, "indicators.yaml", "tw4: 5", 'tw4: "belum"')
    (problem,) = load_project(fresh_project).problems
    assert problem.pesan.endswith('"belum" tidak terbaca; yang tidak diukur ditulis "N/A".')


def test_all_of_a_kind_are_its_posts_in_the_order_of_the_chart(fresh_project: Path) -> None:
    edit(fresh_project, "org.yaml", "      - Melati\n", "      - Melati\n      - Anggrek\n")
    given = [
        penerima.jabatan
        for _, indikator in domain.iter_indikator(loaded(fresh_project).katalog)
        for penerima in indikator.penerima
    ]
    assert ("lurah-melati", "lurah-anggrek") in given


def test_without_a_score_card_there_is_none(fresh_project: Path) -> None:
    assert loaded(fresh_project).katalog.score_card is not None
    edit(fresh_project, "indicators.yaml", "score_card: score-card.yaml\n", "")
    assert loaded(fresh_project).katalog.score_card is None


OWN = "    jabatan: kasubbag-satu\n"


@pytest.mark.parametrize(
    ("named", "posts"),
    [
        ("jabatan: kasubbag-satu", ("kasubbag-satu",)),
        ("semua: kepala-bagian", ("kabag-satu", "kabag-dua")),
        ("unit: Bagian Satu", ("kabag-satu", "kasubbag-satu")),
    ],
)
def test_an_own_indicator_is_given_to_a_post_a_kind_or_a_unit(
    fresh_project: Path, named: str, posts: tuple[str, ...]
) -> None:
    edit(fresh_project, "indicators.yaml", OWN, f"    {named}\n")
    own = loaded(fresh_project).katalog.turunan[-1]
    assert own.jabatan == posts
    assert (own.induk, own.penurunan, own.porsi) == ("1.1.a", domain.Penurunan.LANGSUNG, {})


@pytest.mark.parametrize("named", ["", "jabatan: kasubbag-satu, semua: lurah", "semua: a, unit: b"])
def test_an_own_indicator_names_its_receivers_in_one_way(fresh_project: Path, named: str) -> None:
    lines = "".join(f"    {part}\n" for part in named.split(", ") if part)
    edit(fresh_project, "indicators.yaml", OWN, lines)
    found = [p for p in load_project(fresh_project).problems if p.kode == "K002"]
    assert [p.pesan for p in found] == [
        'penerima harus menyebut salah satu: "jabatan", "semua", atau "unit".'
    ]


def test_an_indicator_is_given_to_all_posts_of_a_unit(fresh_project: Path) -> None:
    edit(fresh_project, "indicators.yaml", "- semua: lurah", "- unit: Kelurahan Melati")
    _, first = next(iter(domain.iter_indikator(loaded(fresh_project).katalog)))
    assert first.penerima[-1].jabatan == ("lurah-melati",)


@pytest.mark.parametrize(
    ("typed", "porsi"),
    [
        ('"40"', {"kabag-satu": "40", "kasubbag-satu": "40"}),
        (
            '{kabag-satu: "40%", kasubbag-satu: "2,5"}',
            {"kabag-satu": "40%", "kasubbag-satu": "2,5"},
        ),
        ("{kasubbag-satu: 7}", {"kasubbag-satu": "7"}),
    ],
)
def test_a_portion_is_one_for_each_receiver_or_one_by_its_code(
    fresh_project: Path, typed: str, porsi: dict[str, str]
) -> None:
    edit(fresh_project, "indicators.yaml", OWN, f"    unit: Bagian Satu\n    porsi: {typed}\n")
    own = loaded(fresh_project).katalog.turunan[-1]
    assert {kode: nilai.teks for kode, nilai in own.porsi.items()} == porsi


def test_a_title_stands_for_all_its_seats() -> None:
    title = domain.KodeJabatan("analis")
    seats = [replace(jabatan(f"analis-0{n}", "kabag"), titel=title) for n in (1, 2)]
    receivers = Receivers([jabatan("kabag", None), *seats])
    assert receivers.by_titel == {"analis": ["analis-01", "analis-02"]}
    assert receivers.by_jenis["lain"] == ["kabag", "analis-01", "analis-02"]

"""The catalogue read: targets as typed, receivers by kind, the score card or none."""

from functools import partial
from pathlib import Path

import pytest

from pkdocs import domain
from pkdocs.sources.project import Project, load_project
from tests.helpers import edit


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

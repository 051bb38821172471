"""Which posts a chart knows."""

from pathlib import Path

from pkdocs.domain.salinan import Kepala
from pkdocs.review.read.known import known_posts
from pkdocs.sources.project import load_project


def test_a_post_is_known_by_its_code_or_its_name_in_the_order_of_the_chart(
    fresh_project: Path,
) -> None:
    project = load_project(fresh_project).value
    assert project is not None
    known = known_posts(project.organisasi, whole=True)
    assert list(known.places) == list(project.organisasi.jabatan)
    assert known.places["walikota"] < known.places["camat-mawar"]
    assert known.has("camat-mawar", None)
    assert known.has("", Kepala("", "Plt. Camat  MAWAR", "", ""))
    assert not known.has("", Kepala("", "Camat Melati", "", ""))
    assert not known.has("camat-lain", None)

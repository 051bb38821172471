"""Looking at agreements, as use cases."""

from pathlib import Path

import pytest

from pkdocs.app.looking.reading import draw_tree, explain, show, show_all, tree
from pkdocs.app.terms import Refused
from tests.helpers import edit


def test_one_agreement_is_shown_in_words_and_as_data(fresh_project: Path) -> None:
    shown = show(fresh_project, "kabag-dua")
    assert shown.lines[0] == "Kepala Bagian Dua (kabag-dua), Bagian Dua"
    assert [record["kode"] for record in shown.records] == ["kabag-dua"]
    assert len(show_all(fresh_project).records) == 8


def test_errors_that_touch_what_is_shown_come_along(fresh_project: Path) -> None:
    edit(fresh_project, "org.yaml", '"198506062010061006"', '"198599062010061006"')
    assert [problem.kode for problem in show(fresh_project, "kabag-dua").errors] == ["J008"]
    assert show(fresh_project, "kabag-satu").errors == ()
    assert [problem.kode for problem in show_all(fresh_project).errors] == ["J008"]


def test_an_indikator_that_is_not_there_is_refused_with_those_that_are(fresh_project: Path) -> None:
    assert explain(fresh_project, "kabag-satu", "2.1").lines[0].startswith("2.1")
    with pytest.raises(Refused, match=r"isinya 1\.1\.a, 2\.1"):
        explain(fresh_project, "kabag-satu", "9.9")


def test_the_tree_grows_from_the_owner_or_a_post(fresh_project: Path) -> None:
    assert "Walikota" in tree(fresh_project)[1]
    assert "Kepala Bagian Satu" in tree(fresh_project, "kabag-satu")[1]
    path = draw_tree(fresh_project, fresh_project / "pohon.svg")
    assert path.read_text(encoding="utf-8").startswith("<svg")
    with pytest.raises(Refused) as refused:
        draw_tree(fresh_project, fresh_project / "tiada" / "pohon.svg")
    assert [problem.kode for problem in refused.value.problems] == ["F004"]

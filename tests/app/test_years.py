"""A year from its folder, with everything that is wrong."""

from pathlib import Path

import pytest

from pkdocs.app.terms import Refused
from pkdocs.app.years import load_year, open_year
from tests.helpers import CASES, make_project


def test_a_whole_project_gives_its_year_without_problems(fresh_project: Path) -> None:
    year = open_year(fresh_project)
    assert (len(year.perjanjian), year.problems, year.blocked) == (8, (), frozenset())


def test_anchors_in_words_are_problems_of_the_year_too(tmp_path: Path) -> None:
    found = load_year(make_project(tmp_path, CASES / "bad" / "j021-anchor-in-words"))
    assert "J021" in {problem.kode for problem in found.problems}


def test_sources_that_cannot_be_read_are_refused_with_every_problem(fresh_project: Path) -> None:
    (fresh_project / "org.yaml").write_text("naskah: [", encoding="utf-8")
    assert load_year(fresh_project).value is None
    with pytest.raises(Refused) as refused:
        open_year(fresh_project)
    assert [problem.kode for problem in refused.value.problems] == ["S004"]

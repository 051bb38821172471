"""A project as a side: what its sources say is what its documents carry."""

from pathlib import Path

from pkdocs.app.years import load_year
from pkdocs.review.read.folder import Side, list_side
from pkdocs.review.read.project import project_side
from pkdocs.review.read.salinan import read_salinan
from tests.helpers import ROOT, edit, out


def side_of(folder: Path) -> Side:
    year = load_year(folder).value
    assert year is not None
    return project_side(folder, year)


def test_each_agreement_is_the_one_its_document_carries_in_the_order_of_the_chart(
    project: Path,
) -> None:
    side = side_of(project)
    assert side.salinan is not None
    assert side.tahun == "2023"
    documents = {d.kode: d for d in list_side(out(project)).dokumen}
    assert len(side.dokumen) == len(documents) == 8
    assert [d.kode for d in side.dokumen][:3] == ["walikota", "asisten-satu", "asisten-dua"]
    for dokumen in side.dokumen:
        own = side.salinan(dokumen)
        read = read_salinan(documents[dokumen.kode].path.read_bytes(), own.berkas).value
        assert own == read


def test_posts_that_an_error_touches_are_told_and_left_out(fresh_project: Path) -> None:
    edit(fresh_project, "org.yaml", "19", "x9")
    side = side_of(fresh_project)
    assert side.problems, "an error was made"
    assert {problem.span.berkas for problem in side.problems} == {
        (fresh_project / "org.yaml").as_posix()
    }
    blocked = {kode for problem in side.problems for kode in problem.jabatan}
    assert blocked
    assert {unread.kode for unread in side.unread} == blocked
    assert blocked.isdisjoint(dokumen.kode for dokumen in side.dokumen)


def test_a_chart_of_one_known_paper_is_not_whole(fresh_project: Path) -> None:
    known = side_of(fresh_project).known
    assert known is not None
    assert known.whole
    example = side_of(ROOT / "contoh" / "2022").known
    assert example is not None
    assert not example.whole

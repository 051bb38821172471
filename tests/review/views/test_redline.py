"""The new document of a post with tracked changes, as a file."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from pkdocs.review.compare.sides import PasanganDokumen, compare_all, open_sides
from pkdocs.review.views.redline import Redlined, write_paper
from pkdocs.word import read_word_text
from tests.foreign import agreement, data, save

NOW = datetime(2026, 1, 2, tzinfo=UTC)


@pytest.fixture
def papers(tmp_path: Path) -> tuple[Path, Path]:
    folder = save(
        tmp_path, lama=agreement(data("A")), baru=agreement(data("A", ("1",) * 5), tahun="2023")
    )
    return folder / "lama.docx", folder / "baru.docx"


def test_the_redline_of_a_post_is_named_after_its_new_document(
    papers: tuple[Path, Path], tmp_path: Path
) -> None:
    made = tmp_path / "perubahan"
    made.mkdir()
    ((pair, banding),) = compare_all(open_sides(*papers))
    assert write_paper(made, (pair, banding), NOW).problems == ()
    assert read_word_text((made / "baru.docx").read_bytes()).tracked


def test_nothing_is_written_of_a_post_of_one_side_or_that_says_the_same(
    papers: tuple[Path, Path], tmp_path: Path
) -> None:
    made = tmp_path / "perubahan"
    made.mkdir()
    ((pair, banding),) = compare_all(open_sides(papers[0], papers[0]))
    assert write_paper(made, (pair, banding), NOW).problems == ()
    alone = PasanganDokumen(None, pair.baru)
    assert write_paper(made, (alone, banding), NOW).value == Redlined()
    assert list(made.iterdir()) == []


def test_a_document_that_is_gone_and_a_folder_that_is_missing_are_problems(
    papers: tuple[Path, Path], tmp_path: Path
) -> None:
    ((pair, banding),) = compare_all(open_sides(*papers))
    missing = write_paper(tmp_path / "tidak-ada", (pair, banding), NOW)
    assert [problem.kode for problem in missing.problems] == ["F004"]
    papers[0].unlink()
    gone = write_paper(tmp_path, (pair, banding), NOW)
    assert [problem.kode for problem in gone.problems] == ["F004"]

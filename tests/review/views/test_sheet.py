"""A comparison as rows of a sheet."""

from pathlib import Path

import pytest

from pkdocs.review.views.sheet import KOLOM, rows, write_sheet
from tests.review.views.bandings import everything, few, new_post, same, unread


def test_each_change_is_a_row_and_a_remark_without_change_too() -> None:
    titles = [title for title, _ in KOLOM]
    assert all(len(row) == len(titles) for banding in few() for row in rows(banding))
    assert len(list(rows(everything()))) == len(everything().beda)
    assert list(rows(same())) == []
    (only,) = rows(unread())
    assert only[titles.index("Perubahan")] == "(tidak ada)"
    first = next(row for row in rows(everything()) if row[titles.index("Periode")])
    assert first[titles.index("Periode")] == "Triwulan II"
    assert next(rows(new_post()))[titles.index("Berkas lama")] == ""


def test_posts_pass_through_and_nothing_half_written_stays(tmp_path: Path) -> None:
    path = tmp_path / "beda.xlsx"
    passing = write_sheet(path, few())
    assert next(passing) == few()[0]
    assert not path.exists()
    passing.close()  # type: ignore[attr-defined]  # a generator
    assert list(tmp_path.iterdir()) == []
    assert list(write_sheet(path, few())) == list(few())
    assert path.exists()
    with pytest.raises(OSError, match="tidak-ada"):
        list(write_sheet(tmp_path / "tidak-ada" / "beda.xlsx", few()))

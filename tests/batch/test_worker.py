"""One chunk of work: files on disk, whole or not at all."""

import os
from pathlib import Path

import pytest

from tests.helpers import out, run
from tests.support.folder import files
from tests.tools import small_disk


@pytest.mark.skipif(os.name == "nt", reason="needs a small file system to fill")
def test_a_full_disk_is_reported_and_leaves_no_broken_file(project: Path) -> None:
    with small_disk(project / "kecil", "64k") as small:
        done = run("generate", "-C", str(project), "--output", str(small))
        assert done.returncode == 1
        assert "F004 berkas tidak dapat dibaca atau ditulis" in done.stderr
        for path in small.glob("*.docx"):
            assert path.read_bytes() == (out(project) / path.name).read_bytes()
        assert not list(small.glob(".pkdocs-*.tmp"))


def test_a_document_that_cannot_be_replaced_is_named_and_the_others_are_made(
    fresh_project: Path,
) -> None:
    (fresh_project / "output" / "2023" / "kabag-satu.docx").mkdir(parents=True)
    done = run("generate", "-C", str(fresh_project))
    assert done.returncode == 1
    assert "F004 berkas tidak dapat dibaca atau ditulis" in done.stderr
    assert len(files(fresh_project / "output")) == 7


def test_two_runs_give_the_same_bytes(fresh_project: Path) -> None:
    run("generate", "-C", str(fresh_project))
    first = {p.name: p.read_bytes() for p in (fresh_project / "output" / "2023").glob("*.docx")}
    run("generate", "--all", "-C", str(fresh_project))
    second = {p.name: p.read_bytes() for p in (fresh_project / "output" / "2023").glob("*.docx")}
    assert len(first) == 8
    assert first == second

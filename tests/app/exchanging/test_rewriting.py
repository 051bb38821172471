"""Source files written anew: all as they were seen, with their rights, or refused and left."""

from pathlib import Path

import pytest

from pkdocs.app.exchanging.rewriting import put_sources
from pkdocs.app.terms import Refused
from pkdocs.base import files


def test_files_are_written_with_the_rights_they_had_and_new_ones_begun(tmp_path: Path) -> None:
    old = tmp_path / "org.yaml"
    old.write_bytes(b"a: 1\n")
    old.chmod(0o640)
    contents = {
        "org.yaml": (files.look(old), b"a: 2\n"),
        "turunan/bagian.yaml": (None, b"unit: Bagian\n"),
    }
    done = put_sources(tmp_path, contents, "belum.")
    assert done == [old, tmp_path / "turunan" / "bagian.yaml"]
    assert (old.read_bytes(), old.stat().st_mode & 0o777) == (b"a: 2\n", 0o640)
    assert done[1].read_bytes() == b"unit: Bagian\n"


def test_what_somebody_saved_meanwhile_stays_and_no_temporary_file_does(tmp_path: Path) -> None:
    old = tmp_path / "org.yaml"
    old.write_bytes(b"a: 1\n")
    seen = files.look(old)
    old.write_bytes(b"milik orang lain\n")
    with pytest.raises(Refused, match=r"belum\.") as refused:
        put_sources(tmp_path, {"org.yaml": (seen, b"a: 2\n"), "b.yaml": (None, b"b\n")}, "belum.")
    assert [problem.kode for problem in refused.value.problems] == ["F014"]
    assert old.read_bytes() == b"milik orang lain\n"
    assert [path.name for path in tmp_path.iterdir()] == ["org.yaml"]


def test_where_one_file_cannot_be_written_the_others_are_as_they_were(tmp_path: Path) -> None:
    old = tmp_path / "a.yaml"
    old.write_bytes(b"a: 1\n")
    (tmp_path / "turunan").write_bytes(b"no folder")
    contents = {"a.yaml": (files.look(old), b"a: 2\n"), "turunan/b.yaml": (None, b"b\n")}
    with pytest.raises(Refused, match="belum") as refused:
        put_sources(tmp_path, contents, "belum.")
    assert "turunan:1:1: F004" in str(refused.value.problems[0])
    assert old.read_bytes() == b"a: 1\n"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.yaml", "turunan"]

"""Scans in a project: whole, by hash, never written over."""

import errno
from pathlib import Path

import pytest

from pkdocs.base import disk
from pkdocs.base.problem import Problem
from pkdocs.store.register import hash_bytes
from pkdocs.store.scans import FOLDER, path_of, put_scan, read_scan

DATA = b"%PDF-1.7 pindaian %%EOF"
HASH = hash_bytes(DATA)


def test_a_scan_lies_under_its_hash_and_is_read_back(tmp_path: Path) -> None:
    assert put_scan(tmp_path, DATA) is None
    assert [path.name for path in (tmp_path / FOLDER).iterdir()] == [f"{HASH}.pdf"]
    assert read_scan(tmp_path, HASH) == DATA


def test_put_again_it_stays_the_very_file(tmp_path: Path) -> None:
    put_scan(tmp_path, DATA)
    before = path_of(tmp_path, HASH).stat()
    assert put_scan(tmp_path, DATA) is None
    after = path_of(tmp_path, HASH).stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_a_copy_that_was_changed_is_told_and_not_written_over(tmp_path: Path) -> None:
    put_scan(tmp_path, DATA)
    path_of(tmp_path, HASH).write_bytes(b"lain")
    for found in (put_scan(tmp_path, DATA), read_scan(tmp_path, HASH)):
        assert isinstance(found, Problem)
        assert found.kode == "U014"
    assert path_of(tmp_path, HASH).read_bytes() == b"lain"


def test_what_cannot_be_read_or_written_is_told(tmp_path: Path) -> None:
    gone = read_scan(tmp_path, HASH)
    assert isinstance(gone, Problem)
    assert gone.kode == "F004"
    (tmp_path / FOLDER).write_text("bukan folder", encoding="utf-8")
    found = put_scan(tmp_path, DATA)
    assert found is not None
    assert found.kode == "F004"


def test_on_a_full_disk_nothing_is_left_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_paths: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(disk, "sync", full)
    found = put_scan(tmp_path, DATA)
    assert found is not None
    assert "penuh" in found.pesan
    assert list((tmp_path / FOLDER).iterdir()) == []

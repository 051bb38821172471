"""The placeholder for the arms: told by check and generate alike, where something is siap."""

import hashlib
import shutil
from pathlib import Path

import pytest

from pkdocs.outputs.arms import LAMBANG, PLACEHOLDER, check_arms
from tests.helpers import ROOT, edit, run

SHIPPED = ROOT / LAMBANG


@pytest.fixture
def with_placeholder(fresh_project: Path) -> Path:
    """A project with the picture that comes with the program."""
    shutil.copyfile(SHIPPED, fresh_project / LAMBANG)
    return fresh_project


def test_the_placeholder_is_the_picture_that_is_shipped() -> None:
    assert hashlib.sha256(SHIPPED.read_bytes()).hexdigest() == PLACEHOLDER


def test_check_and_generate_warn_in_the_same_words_also_where_nothing_is_to_do(
    with_placeholder: Path,
) -> None:
    line = (
        "templates/lambang.png:1:1: T095 peringatan: lambang masih gambar pengganti, dan tercetak "
        "pada perjanjian yang siap; ganti dengan lambang resmi sebelum ditandatangani.\n"
    )
    assert line in run("check", "-C", str(with_placeholder)).stdout
    for made in ("8 dokumen dibuat", "0 dokumen dibuat, 8 tidak berubah"):
        done = run("generate", "-C", str(with_placeholder))
        assert (done.returncode, done.stderr) == (0, line)
        assert done.stdout.startswith(made)
        assert "Masih berlambang pengganti: 8 jabatan (" in done.stdout


def test_official_arms_are_not_warned_of(fresh_project: Path) -> None:
    for _ in range(2):
        done = run("generate", "-C", str(fresh_project))
        assert done.stderr == ""
        assert "pengganti" not in done.stdout


def test_a_konsep_may_have_the_placeholder(with_placeholder: Path) -> None:
    edit(with_placeholder, "score-card.yaml", "status: dikonfirmasi", "status: belum_dikonfirmasi")
    done = run("generate", "camat-mawar", "-C", str(with_placeholder))
    assert "0 siap, 1 konsep" in done.stdout
    assert done.stderr == ""


def test_what_was_signed_is_not_warned_of_again(with_placeholder: Path) -> None:
    run("generate", "-C", str(with_placeholder))
    run("freeze", "-C", str(with_placeholder))
    assert run("generate", "-C", str(with_placeholder)).stderr == ""


def test_a_missing_picture_is_told_by_generate_too(fresh_project: Path) -> None:
    (fresh_project / LAMBANG).unlink()
    for _ in range(2):
        done = run("generate", "-C", str(fresh_project))
        assert (done.returncode, done.stderr.split()[1]) == (0, "T092")
    assert [p.kode for p in check_arms(hashlib.sha256(b"").hexdigest(), ready=True)] == ["T092"]

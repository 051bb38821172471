"""The chart read: one bad post or wilayah does not cost the others."""

from pathlib import Path

from tests.helpers import edit, run
from tests.support.folder import files


def test_one_unreadable_post_does_not_stop_the_others_either(fresh_project: Path) -> None:
    edit(fresh_project, "org.yaml", "nama: Kepala Subbagian Satu", "nama: [a, b]")
    done = run("generate", "-C", str(fresh_project))
    assert done.returncode == 1
    assert "B003 jabatan ke-8 nama: harus berupa teks, bukan daftar." in done.stderr
    assert len(files(fresh_project / "output")) == 7


def test_one_unreadable_wilayah_does_not_stop_the_others(fresh_project: Path) -> None:
    edit(fresh_project, "org.yaml", "      - Melati", '      - "123"\n      - Melati')
    done = run("generate", "-C", str(fresh_project))
    assert done.returncode == 1
    assert 'wilayah ke-1 anak ke-1: "123" bukan teks' in done.stderr
    assert len(files(fresh_project / "output")) == 8

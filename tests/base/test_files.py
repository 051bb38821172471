"""Writing files: whole, under a lock, into a folder that can be used."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from pkdocs.base.files import locked
from tests.helpers import out, run


def test_two_runs_on_one_folder_exclude_each_other_also_after_a_crash(project: Path) -> None:
    with locked(out(project)) as free:
        assert free
        done = run("generate", "--all", "-C", str(project))
    assert done.returncode == 1
    assert "F007 pkdocs lain sedang bekerja di folder ini" in done.stderr
    holder = subprocess.Popen([sys.executable, "-c", _HOLD, str(out(project))], stdout=-1)
    assert holder.stdout is not None
    assert holder.stdout.readline() == b"held\n"
    assert run("generate", "--all", "-C", str(project)).returncode == 1
    holder.kill()
    holder.wait()
    holder.stdout.close()
    assert run("generate", "--all", "-C", str(project)).returncode == 0


_HOLD = """
import sys, time
from collections.abc import Iterator
from pathlib import Path
from pkdocs.base.files import locked
with locked(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


def test_an_output_folder_that_is_a_file_is_a_problem_and_the_file_stays(
    fresh_project: Path,
) -> None:
    (fresh_project / "output").write_text("milik orang lain", encoding="utf-8")
    done = run("generate", "-C", str(fresh_project))
    assert done.returncode == 1
    assert "F003 folder keluaran tidak dapat dipakai" in done.stderr
    assert (fresh_project / "output").read_text(encoding="utf-8") == "milik orang lain"


@pytest.mark.skipif(os.name == "nt", reason="POSIX permissions")
def test_a_read_only_output_folder_is_a_problem(fresh_project: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may write everywhere")
    target = fresh_project / "output"
    target.mkdir()
    target.chmod(stat.S_IREAD | stat.S_IEXEC)
    done = run("generate", "-C", str(fresh_project))
    assert done.returncode == 1
    assert "F003 folder keluaran tidak dapat dipakai: tidak ada izin menulis" in done.stderr

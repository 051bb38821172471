"""Processes of which nothing is left."""

import os
import sys
import threading
import time
from pathlib import Path

import pytest

from pkdocs.pdf import processes

PARENT = """
import subprocess, sys, time
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(300)"])
print(child.pid, file=open(sys.argv[1], "w"), flush=True)
time.sleep(300)
"""


def is_running(pid: int) -> bool:
    """Whether a process runs; one that has ended and that nobody asked about does not."""
    try:
        os.kill(pid, 0)
        stat = Path(f"/proc/{pid}/stat").read_text(encoding="ascii")
        return stat.rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_with_a_program_ends_what_it_started(tmp_path: Path) -> None:
    command = [sys.executable, "-c", PARENT, str(tmp_path / "anak")]
    with processes.started(command, tmp_path, os.environ) as process:
        limit = time.monotonic() + 30
        while not (tmp_path / "anak").is_file() or not (tmp_path / "anak").read_text():
            assert time.monotonic() < limit
            time.sleep(0.01)
        child = int((tmp_path / "anak").read_text())
        assert is_running(process.pid)
        assert is_running(child)
    assert not is_running(process.pid)
    while is_running(child):  # its end was ordered and comes
        assert time.monotonic() < limit
        time.sleep(0.01)


def test_a_program_that_is_not_there_is_an_error_of_the_system(tmp_path: Path) -> None:
    with (
        pytest.raises(OSError, match="tidak-ada"),
        processes.started([str(tmp_path / "tidak-ada")], tmp_path, os.environ),
    ):
        pass


def test_waiting_ends_with_the_process_with_its_time_or_with_the_run(tmp_path: Path) -> None:
    stop = threading.Event()
    short, long = ([sys.executable, "-c", f"import time; time.sleep({n})"] for n in (0, 300))
    for command, patience, outlasts in ((short, 60.0, False), (long, 0.05, True)):
        with processes.started(command, tmp_path, os.environ) as process:
            assert processes.outlasts(process, patience, stop) is outlasts
    stop.set()
    with processes.started(long, tmp_path, os.environ) as process:
        assert processes.outlasts(process, 60.0, stop)


def test_a_helper_answers_lines_and_ends_with_its_input(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "gema.py").write_text(
        "import sys\nfor line in sys.stdin:\n    print(line.upper(), end='', flush=True)\n"
        "open('selesai', 'w').close()",
        encoding="utf-8",
    )
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    with processes.helping("gema", tmp_path) as helper:
        assert helper.hear(0.01) is None
        helper.say("apa kabar")
        assert helper.hear(30) == "APA KABAR"
    assert (tmp_path / "selesai").exists()
    assert helper.hear(30) == ""


def test_a_helper_that_does_not_end_is_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "bandel.py").write_text(
        "import os, time\nprint(os.getpid(), flush=True)\ntime.sleep(300)", encoding="utf-8"
    )
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setattr(processes, "START_SECONDS", 0.05)
    monkeypatch.setattr(processes, "GRACE_SECONDS", 0.05)
    with processes.helping("bandel", tmp_path) as helper:
        pid = int(helper.hear(30) or 0)
    assert pid
    assert not is_running(pid)

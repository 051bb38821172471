"""Processes: each ends with its run, however that one ends."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.helpers import edit, make_project, out, run


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="looks at processes through /proc")
@pytest.mark.parametrize("whole_group", [False, True])
def test_two_interrupts_end_a_batch_at_once_and_nobody_writes_on(
    tmp_path: Path, whole_group: bool
) -> None:
    folder = make_project(tmp_path / "proyek")
    names = "".join(f"      - Melati {n}\n" for n in range(3000))
    edit(folder, "org.yaml", "      - Melati\n", f"      - Melati\n{names}")
    process = subprocess.Popen(
        [sys.executable, "-m", "pkdocs", "generate", "--workers", "2", "-C", str(folder)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    send = os.killpg if whole_group else os.kill
    deadline = time.monotonic() + 30
    while not any(out(folder).glob("*.docx")) and time.monotonic() < deadline:
        time.sleep(0.01)
    for _ in range(2):
        if process.poll() is None:
            send(process.pid, signal.SIGINT)
            time.sleep(0.02)
    _, told = process.communicate(timeout=20)
    assert process.returncode == 130
    assert b"Traceback" not in told
    made = {path.name for path in out(folder).iterdir()}
    time.sleep(0.5)
    assert {path.name for path in out(folder).iterdir()} == made
    assert run("generate", "-C", str(folder)).returncode == 0
    assert not list(out(folder).glob(".pkdocs-*.tmp"))


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="the kernel of Linux sees to it")
def test_no_worker_outlives_its_run_not_even_one_that_stands_still(tmp_path: Path) -> None:
    folder = make_project(tmp_path / "proyek")
    names = "".join(f"      - Melati {n}\n" for n in range(2000))
    edit(folder, "org.yaml", "      - Melati\n", f"      - Melati\n{names}")
    command = [sys.executable, "-m", "pkdocs", "generate", "--workers", "2", "-C", str(folder)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    target = folder / "output" / "2023"
    wait_until(lambda: any(target.glob("*.docx")))
    workers = workers_of(process.pid)
    assert len(workers) == 2
    for pid in workers:
        os.kill(pid, signal.SIGSTOP)
    process.kill()
    process.wait()
    wait_until(lambda: not any(map(is_alive, workers)))


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="looks at processes through /proc")
def test_workers_that_still_start_hear_no_interrupt_and_tell_of_none(tmp_path: Path) -> None:
    folder = make_project(tmp_path / "proyek")
    names = "".join(f"      - Melati {n}\n" for n in range(100))
    edit(folder, "org.yaml", "      - Melati\n", f"      - Melati\n{names}")
    some = ("--unit", "Kecamatan Mawar", "--workers", "2")  # of all, some would be forked before
    process = subprocess.Popen(
        [sys.executable, "-m", "pkdocs", "generate", *some, "-C", str(folder)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    wait_until(lambda: bool(workers_of(process.pid)))
    time.sleep(0.25)  # they load the program
    os.killpg(process.pid, signal.SIGINT)
    _, told = process.communicate(timeout=30)
    assert (process.returncode, told.strip()) == (130, b"Dihentikan.")


def workers_of(pid: int) -> list[int]:
    """The processes that a run started, without the one by which Python keeps its books."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    lines = {int(own): Path(f"/proc/{own}/cmdline") for own in children}
    return [own for own, line in lines.items() if b"resource_tracker" not in line.read_bytes()]


def is_alive(pid: int) -> bool:
    """Whether a process is there and not only waiting to be buried."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8")
    except OSError:
        return False
    return stat.rpartition(")")[2].split()[0] != "Z"


def wait_until(holds: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 30
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.01)

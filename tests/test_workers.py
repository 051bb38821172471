"""Workers that die: no document but the culprit's is lost, in a pool and in a cluster."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from pkdocs import domain
from pkdocs.app.years import load_year
from pkdocs.batch import executors, pool
from pkdocs.batch.worker import Outcome, Task
from pkdocs.outputs.form import load_form
from pkdocs.rules.cascade import Cascade
from tests.helpers import edit, make_project


class Killer(str):
    """A text that kills the process that unpacks it, but for the one that made it."""

    __slots__ = ()

    def __reduce__(self) -> tuple[object, tuple[int]]:
        return _die, (os.getpid(),)


def _die(parent: int) -> str:
    if os.getpid() != parent:
        os.abort()
    return "selamat"


Work = tuple[pool.Work, list[Task]]


@pytest.fixture
def work(tmp_path: Path) -> Work:
    """A folder to fill, and 250 tasks."""
    year = load_year(make_project(tmp_path / "proyek")).value
    assert year is not None
    folder = tmp_path / "hasil"
    folder.mkdir()
    form = load_form(tmp_path / "proyek", year.organisasi.naskah).value
    assert form is not None
    kode = domain.KodeJabatan("kabag-satu")
    tasks = [Task(kode, f"naskah-{n}") for n in range(250)]
    return pool.Work(form, folder, year.perjanjian), tasks


def poison(common: pool.Work, kode: str) -> pool.Work:
    """The same common, where unpacking one post kills."""
    organisasi = common.cascade.organisasi
    all_jabatan = dict(organisasi.jabatan)
    jabatan = all_jabatan[domain.KodeJabatan(kode)]
    all_jabatan[jabatan.kode] = replace(jabatan, unit=Killer("racun"))
    katalog = common.cascade.katalog
    return replace(common, cascade=Cascade(replace(organisasi, jabatan=all_jabatan), katalog))


def outcomes(batches: Iterator[list[Outcome]]) -> dict[str, str]:
    return {o.stem: o.problem.kode if o.problem else "" for batch in batches for o in batch}


@pytest.mark.slow
def test_a_document_that_kills_its_worker_is_reported_and_all_others_are_made(
    work: Work,
) -> None:
    common, tasks = work
    common = poison(common, "kabag-dua")
    tasks[120] = replace(tasks[120], kode=domain.KodeJabatan("kabag-dua"))
    with executors.local_processes(2, early=True) as local:
        found = outcomes(pool.run_there(common, tasks, local))
    assert found == {t.stem: "F006" if n == 120 else "" for n, t in enumerate(tasks)}
    assert len(list(Path(common.folder).glob("*.docx"))) == 249


def test_a_worker_killed_from_outside_costs_nothing(work: Work) -> None:
    common, tasks = work
    opened: list[Executor] = []
    found = {}
    with executors.local_processes(2) as local:

        @contextmanager
        def open_executor() -> Iterator[Executor]:
            with local.open() as executor:
                opened.append(executor)
                yield executor

        for batch in pool.run_there(common, tasks, replace(local, open=open_executor)):
            found.update({o.stem: o.problem for o in batch})
            if len(opened) == 1:
                for process in opened[0]._processes.values():  # type: ignore[attr-defined]
                    process.kill()
    assert len(opened) > 1
    assert found == {t.stem: None for t in tasks}
    assert len(list(Path(common.folder).glob("*.docx"))) == 250


@pytest.mark.skipif(sys.platform != "linux", reason="the kernel of Linux sees to it")
def test_no_worker_outlives_its_run_not_even_one_that_stands_still(tmp_path: Path) -> None:
    folder = make_project(tmp_path / "proyek")
    names = "".join(f"      - Melati {n}\n" for n in range(2000))
    edit(folder, "org.yaml", "      - Melati\n", f"      - Melati\n{names}")
    command = [sys.executable, "-m", "pkdocs", "generate", "--workers", "2", "-C", str(folder)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    target = folder / "output" / "2023"
    wait_until(lambda: any(target.glob("*.docx")))
    workers = [int(pid) for pid in children.read_text(encoding="ascii").split()]
    assert len(workers) == 2
    for pid in workers:
        os.kill(pid, signal.SIGSTOP)
    process.kill()
    process.wait()
    wait_until(lambda: not any(map(is_alive, workers)))


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


@pytest.fixture
def cluster() -> Iterator[object]:
    distributed = pytest.importorskip("distributed", reason="pip install pkdocs[cluster]")
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, host="127.0.0.1", dashboard_address=None
    ) as local:
        yield local


@pytest.mark.slow
@pytest.mark.filterwarnings("default")
def test_a_cluster_gives_the_same_files_and_survives_a_worker_that_vanishes(
    work: Work, cluster: object, tmp_path: Path
) -> None:
    common, tasks = work
    there = tmp_path / "klaster"
    there.mkdir()
    dask = executors.dask_cluster(cluster.scheduler_address)  # type: ignore[attr-defined]
    assert dask.width == 2
    elsewhere = replace(common, folder=there)
    found: dict[str, object] = {}
    victim = next(iter(cluster.workers.values()))  # type: ignore[attr-defined]
    for batch in pool.run_there(elsewhere, tasks, dask):
        if not found:
            os.kill(victim.pid, 9)
        found.update({o.stem: o.problem for o in batch})
    assert found == {t.stem: None for t in tasks}
    outcomes(pool.run_here(common, tasks))
    here = {p.name: p.read_bytes() for p in Path(common.folder).glob("*.docx")}
    assert {p.name: p.read_bytes() for p in there.glob("*.docx")} == here

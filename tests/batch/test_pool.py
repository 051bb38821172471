"""Workers that die: no document but the culprit's is lost, in a pool and in a cluster."""

import os
from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from pathlib import Path

import pytest

from pkdocs import domain
from pkdocs.app.years import load_year
from pkdocs.base.values import replace
from pkdocs.batch import chunks, executors, pool
from pkdocs.batch.worker import Outcome, Task
from pkdocs.outputs.form import load_form
from pkdocs.rules.cascade import Cascade
from tests.helpers import make_project, out, run
from tests.support.folder import contents


def test_a_pool_of_processes_gives_the_same_bytes_as_one_process(project: Path) -> None:
    one = contents(out(project))
    two = project / "dua"
    done = run("generate", "--workers", "2", "-C", str(project), "--output", str(two))
    assert (done.returncode, done.stderr) == (0, "")
    assert contents(two) == one


class Killer(str):
    """A text that kills the process that unpacks it, but for the one that made it."""

    __slots__ = ()

    def __reduce__(self) -> tuple[object, tuple[int]]:
        return _die, (os.getpid(),)


def _die(parent: int) -> str:
    if os.getpid() != parent:
        os.abort()
    return "selamat"


Work = tuple[chunks.Work, list[Task]]


@pytest.fixture
def work(tmp_path: Path) -> Work:
    """A folder to fill, and 250 tasks."""
    year = load_year(make_project(tmp_path / "proyek")).value
    assert year is not None
    folder = tmp_path / "hasil"
    folder.mkdir()
    form = load_form(tmp_path / "proyek", year.organisasi.naskah, year.katalog).value
    assert form is not None
    kode = domain.KodeJabatan("kabag-satu")
    tasks = [Task(kode, f"naskah-{n}") for n in range(250)]
    return chunks.Work(form, folder, year.perjanjian), tasks


def poison(common: chunks.Work, kode: str) -> chunks.Work:
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


@pytest.mark.slow
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
    outcomes(chunks.run_here(common, tasks))
    here = {p.name: p.read_bytes() for p in Path(common.folder).glob("*.docx")}
    assert {p.name: p.read_bytes() for p in there.glob("*.docx")} == here

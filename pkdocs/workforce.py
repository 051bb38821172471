"""Where the workers come from: processes of this machine, or a Dask cluster."""

import gc
import multiprocessing
import os
import threading
from collections.abc import Iterator
from concurrent.futures import BrokenExecutor, CancelledError, Executor, ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial

from pkdocs.pool import Workforce


def local_processes(workers: int) -> Workforce:
    """Return a pool of processes on this machine; started anew, alike on every system."""
    context = multiprocessing.get_context("spawn")

    def open_pool() -> ProcessPoolExecutor:
        return ProcessPoolExecutor(
            workers, mp_context=context, initializer=_settle_in, initargs=(gc.get_threshold()[0],)
        )

    return Workforce(open_pool, workers)


def _settle_in(threshold: int) -> None:
    """Look for garbage as seldom as the run that started it does, and end when that one ends."""
    gc.set_threshold(threshold)
    _follow_parent()


def _follow_parent() -> None:
    """Let a worker end when the run that started it is killed; it would wait for work for ever."""

    def watch() -> None:
        parent = multiprocessing.parent_process()
        if parent is not None:
            parent.join()
            os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def dask_cluster(address: str) -> Workforce:
    """Return the workers of a Dask scheduler such as `tcp://host:8786`.

    They need pkdocs installed and must see the output folder under the same path.

    Raises:
        ImportError: The extra `pkdocs[cluster]` is not installed.
        OSError: The scheduler does not answer.
    """
    from distributed import Client
    from distributed.scheduler import KilledWorker

    connect = partial(Client, address, timeout="10s")
    with connect() as client:
        width = max(1, len(client.scheduler_info(n_workers=-1)["workers"]))

    @contextmanager
    def open_executor() -> Iterator[Executor]:
        with connect() as client, client.get_executor(pure=False) as executor:
            yield executor

    lost = (BrokenExecutor, MemoryError, KilledWorker, CancelledError)
    return Workforce(open_executor, width, lost)

"""Where the workers come from: processes of this machine, or a Dask cluster."""

import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import (
    BrokenExecutor,
    CancelledError,
    Executor,
    Future,
    ProcessPoolExecutor,
)
from contextlib import contextmanager, suppress
from functools import partial
from multiprocessing.context import BaseContext
from typing import ParamSpec, TypeVar

from pkdocs.base import interrupts
from pkdocs.batch.pool import Workforce
from pkdocs.batch.width import forks

_P = ParamSpec("_P")
_T = TypeVar("_T")
_PATIENCE = 10
"""Seconds for a scheduler to answer."""
_PR_SET_PDEATHSIG = 1
"""Of Linux' prctl(2): the signal a process gets when the thread that started it ends."""


@contextmanager
def local_processes(workers: int, *, early: bool = False) -> Iterator[Workforce]:
    """Give a pool of processes on this machine, started anew and alike on every system.

    `early` starts the first one at once, while this process is small and busy with the sources;
    it can be given something to do already.
    """
    spare = [_start_pool(_quick_start(), workers)] if early else []
    spawn = multiprocessing.get_context("spawn")

    @contextmanager
    def open_pool() -> Iterator[Executor]:
        pool = spare.pop() if spare else _start_pool(spawn, workers)
        try:
            yield pool
        finally:
            _end(pool)

    try:
        yield Workforce(open_pool, workers, spare=tuple(spare))
    finally:
        for pool in spare:
            _end(pool)


def _end(pool: Executor) -> None:
    """Let the chunks under way end, and no other begin; a second Ctrl-C ends everything at once.

    The workers end with this process, so that nobody writes when the lock is free again.
    """
    interrupts.end(partial(pool.shutdown, cancel_futures=True))


def _quick_start() -> BaseContext:
    return multiprocessing.get_context("fork" if forks() else "spawn")


class _Pool(ProcessPoolExecutor):
    """A pool whose processes hear no Ctrl-C, not even while they start: the run decides."""

    def submit(self, fn: Callable[_P, _T], /, *args: _P.args, **kwargs: _P.kwargs) -> Future[_T]:
        with interrupts.unheard():
            return super().submit(fn, *args, **kwargs)


def _start_pool(context: BaseContext, workers: int) -> ProcessPoolExecutor:
    setting = (gc.get_threshold()[0],)
    return _Pool(workers, context, initializer=_settle_in, initargs=setting)


def _settle_in(threshold: int) -> None:
    """Look for garbage as seldom as the run that started it does, and end when that one ends."""
    gc.set_threshold(threshold)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _die_with_parent()
    _follow_parent()


def _die_with_parent() -> None:
    """Let the kernel end a worker with its run, before the next run can hold the lock.

    A worker that lived on might rename an old document over the one of the next run.
    """
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def _follow_parent() -> None:
    """End with the run where the kernel does not see to it; a worker would wait for ever."""

    def watch() -> None:
        parent = multiprocessing.parent_process()
        if parent is not None:
            parent.join()
            os._exit(1)

    with suppress(RuntimeError):  # memory is short: the run itself will tell
        threading.Thread(target=watch, daemon=True).start()


def dask_cluster(address: str) -> Workforce:
    """Return the workers of a Dask scheduler such as `tcp://host:8786`.

    They need pkdocs installed and must see the output folder under the same path.

    Raises:
        ImportError: The extra `pkdocs[cluster]` is not installed.
        ConnectionError: There is no scheduler, or it has no workers; why, in Indonesian.
    """
    from distributed import Client
    from distributed.scheduler import KilledWorker

    connect = partial(Client, address, timeout=f"{_PATIENCE}s")

    def ask() -> int:
        with connect() as client:
            return len(client.scheduler_info(n_workers=-1)["workers"])

    width = _answer(ask)
    if not width:
        raise ConnectionError("penjadwal itu belum memiliki pekerja; jalankan dask worker")

    @contextmanager
    def open_executor() -> Iterator[Executor]:
        with connect() as client, client.get_executor(pure=False) as executor:
            yield executor

    lost = (BrokenExecutor, MemoryError, KilledWorker, CancelledError)
    return Workforce(open_executor, width, lost)


def _answer(ask: Callable[[], int]) -> int:
    """What a scheduler says within our own time: Dask's does not end where a port is silent.

    Raises:
        ConnectionError: Nothing, or what no scheduler says.
    """
    answer: Future[int] = Future()

    def wait() -> None:
        try:
            answer.set_result(ask())
        except Exception as error:  # noqa: BLE001 - whatever Dask makes of a stranger's bytes
            answer.set_exception(error)

    thread = threading.Thread(target=wait, daemon=True)
    thread.start()
    interrupts.wait_for(thread, 2 * _PATIENCE)
    if not answer.done():
        raise ConnectionError("tidak ada jawaban")
    error = answer.exception()
    if error is not None:
        why = "tidak ada jawaban" if isinstance(error, OSError) else "di sana bukan penjadwal Dask"
        raise ConnectionError(f"{why} ({type(error).__name__})") from error
    return answer.result()

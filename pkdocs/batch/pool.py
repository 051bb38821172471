"""Chunks of work on any executor: this process, a pool of processes, or a cluster.

A worker that dies takes no other document down with it: its chunk is tried again alone, on a
fresh executor and in smaller pieces, until the one document that kills workers is found.
"""

import pickle
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, wait
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from pkdocs.base.problem import Problem, Span
from pkdocs.batch.worker import Bundle, Outcome, Setup, Task, make_chunk, make_excerpt
from pkdocs.rules.cascade import Cascade

_SMALL, _LARGE = 25, 400
_SHARES = 3
_AHEAD = 2
_TRIES = 2

Chunk = Sequence[Task | Bundle]


@dataclass(frozen=True, slots=True)
class Workforce:
    """How to get an executor, how many workers it has, and what it raises when one is lost.

    `spare` are those that wait already for `open` to give them out.
    """

    open: Callable[[], AbstractContextManager[Executor]]
    width: int
    lost: tuple[type[BaseException], ...] = (BrokenExecutor, MemoryError)
    spare: tuple[Executor, ...] = ()


@dataclass(frozen=True)
class Common:
    """What all chunks of a run have in common, and the agreements they are about.

    `documents` is how many there are, at most.
    """

    setup: Setup
    cascade: Cascade
    documents: int = 0

    @cached_property
    def packed(self) -> bytes:
        """What a worker needs once, whatever the number of chunks it gets."""
        return pickle.dumps((self.setup, self.cascade.ground()), pickle.HIGHEST_PROTOCOL)

    def submit(self, executor: Executor, chunk: Chunk) -> Future[list[Outcome]]:
        """Give a chunk to a worker, with no more of the year than it takes."""
        codes = (kode for task in chunk for kode in task.all_kode)
        return executor.submit(make_excerpt, self.packed, self.cascade.excerpt(codes), chunk)


def run_here(common: Common, tasks: Iterable[Task | Bundle]) -> Iterator[list[Outcome]]:
    """Return the outcomes of all tasks, done in this process, chunk by chunk."""
    for chunk in _chunks(tasks, common.documents, 1):
        yield make_chunk(common.setup, common.cascade, chunk)


def run_there(
    common: Common, tasks: Iterable[Task | Bundle], workforce: Workforce
) -> Iterator[list[Outcome]]:
    """Return the outcomes of all tasks, done by a workforce, in the order they come in."""
    waiting = _chunks(tasks, common.documents, workforce.width)
    while True:
        suspects: list[Chunk] = []
        with workforce.open() as executor:
            yield from _stream(executor, common, waiting, workforce, suspects)
        if not suspects:
            return
        for chunk in suspects:
            yield from _isolate(common, chunk, workforce)


def _chunks(tasks: Iterable[Task | Bundle], documents: int, workers: int) -> Iterator[Chunk]:
    """Large chunks while much is left, so that little is said twice; then ever smaller ones.

    So no worker has long to wait for the last chunk of another.
    """
    chunk: list[Task | Bundle] = []
    weight = 0
    size = _chunk_size(documents, workers)
    for task in tasks:
        chunk.append(task)
        weight += len(task.all_kode) or 1
        if weight >= size:
            yield chunk
            documents -= weight
            chunk, weight, size = [], 0, _chunk_size(documents, workers)
    if chunk:
        yield chunk


def _chunk_size(documents: int, workers: int) -> int:
    return max(_SMALL, min(_LARGE, documents // (workers * _SHARES)))


def _stream(
    executor: Executor,
    common: Common,
    waiting: Iterator[Chunk],
    workforce: Workforce,
    suspects: list[Chunk],
) -> Iterator[list[Outcome]]:
    """Keep the workers busy, a few chunks ahead; stop at a loss, naming the chunks under way."""
    running: dict[Future[list[Outcome]], Chunk] = {}
    while True:
        room = 0 if suspects else workforce.width * _AHEAD - len(running)
        for chunk in islice(waiting, room):
            try:
                running[common.submit(executor, chunk)] = chunk
            except BrokenExecutor:
                suspects.append(chunk)
                break
        if not running:
            return
        for future in wait(running, return_when=FIRST_COMPLETED).done:
            chunk = running.pop(future)
            try:
                yield future.result()
            except workforce.lost:
                suspects.append(chunk)


def _isolate(common: Common, chunk: Chunk, workforce: Workforce) -> Iterator[list[Outcome]]:
    """Try a chunk alone, then its halves, down to the single document that kills workers."""
    pieces = deque([(chunk, 1)])
    while pieces:
        piece, tried = pieces.popleft()
        with workforce.open() as executor:
            try:
                yield common.submit(executor, piece).result()
                continue
            except workforce.lost:
                pass
        if len(piece) > 1:
            middle = len(piece) // 2
            pieces.extendleft(((piece[middle:], 1), (piece[:middle], 1)))
        elif tried < _TRIES:
            pieces.appendleft((piece, tried + 1))
        else:
            yield [_lost(common, piece[0])]


def _lost(common: Common, task: Task | Bundle) -> Outcome:
    pesan = f"{task.stem}: proses pembuatnya mati berulang kali; dokumennya tidak dibuat."
    codes = task.all_kode
    span = common.cascade[codes[0]].jabatan.span if codes else Span(task.stem)
    return Outcome(task.stem, problem=Problem(span, "F006", pesan, jabatan=codes))

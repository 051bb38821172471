"""Chunks of tasks on any executor: a pool of processes, or a cluster.

A worker that dies takes no other document down with it: its chunk is tried again alone, on a
fresh executor and in smaller pieces, until the one document that kills workers is found.
"""

from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, wait
from contextlib import AbstractContextManager
from itertools import islice

from msgspec import Struct

from pkdocs.base.interrupts import LOOK_UP_SECONDS
from pkdocs.base.problem import Problem, Span
from pkdocs.batch import chunks, wire
from pkdocs.batch.chunks import Chunk, Work
from pkdocs.batch.worker import AnyTask, Outcome

_AHEAD = 2
_TRIES = 2


class Workforce(Struct, frozen=True):
    """How to get an executor, how many workers it has, and what it raises when one is lost.

    `spare` are those that wait already for `open` to give them out.
    """

    open: Callable[[], AbstractContextManager[Executor]]
    width: int
    lost: tuple[type[BaseException], ...] = (BrokenExecutor, MemoryError)
    spare: tuple[Executor, ...] = ()


def run_there(
    work: Work, tasks: Iterable[AnyTask], workforce: Workforce
) -> Iterator[list[Outcome]]:
    """Return the outcomes of all tasks, done by a workforce, in the order they come in."""
    waiting = chunks.in_chunks(tasks, work.documents, workforce.width)
    while True:
        suspects: list[Chunk] = []
        with workforce.open() as executor:
            yield from _stream(executor, work, waiting, workforce, suspects)
        if not suspects:
            return
        for chunk in suspects:
            yield from _isolate(work, chunk, workforce)


def _stream(
    executor: Executor,
    work: Work,
    waiting: Iterator[Chunk],
    workforce: Workforce,
    suspects: list[Chunk],
) -> Iterator[list[Outcome]]:
    """Keep the workers busy, a few chunks ahead; stop at a loss, naming the chunks under way."""
    running: dict[Future[bytes], Chunk] = {}
    while True:
        room = 0 if suspects else workforce.width * _AHEAD - len(running)
        for chunk in islice(waiting, room):
            try:
                running[work.submit(executor, chunk)] = chunk
            except BrokenExecutor:
                suspects.append(chunk)
                break
        if not running:
            return
        for future in _finished(running):
            chunk = running.pop(future)
            try:
                yield wire.unpack(future.result())
            except workforce.lost:
                suspects.append(chunk)


def _finished(running: Collection[Future[bytes]]) -> set[Future[bytes]]:
    """Return what is finished, once something is."""
    done: set[Future[bytes]] = set()
    while not done:
        done = wait(running, LOOK_UP_SECONDS, FIRST_COMPLETED).done
    return done


def _isolate(work: Work, chunk: Chunk, workforce: Workforce) -> Iterator[list[Outcome]]:
    """Try a chunk alone, then its halves, down to the single document that kills workers."""
    pieces = deque([(chunk, 1)])
    while pieces:
        piece, tried = pieces.popleft()
        with workforce.open() as executor:
            try:
                (future,) = _finished([work.submit(executor, piece)])
                yield wire.unpack(future.result())
                continue
            except workforce.lost:
                pass
        if len(piece) > 1:
            middle = len(piece) // 2
            pieces.extendleft(((piece[middle:], 1), (piece[:middle], 1)))
        elif tried < _TRIES:
            pieces.appendleft((piece, tried + 1))
        else:
            yield [_lost(work, piece[0])]


def _lost(work: Work, task: AnyTask) -> Outcome:
    pesan = f"{task.stem}: proses pembuatnya mati berulang kali; dokumennya tidak dibuat."
    posts = task.posts
    span = work.cascade.organisasi.jabatan[posts[0]].span if posts else Span(task.stem)
    return Outcome(task.stem, problem=Problem(span, "F006", pesan, jabatan=posts))

"""The work of a run: its tasks in chunks, done here, or by the workers that `pool` has."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from pkdocs.batch import wire
from pkdocs.batch.worker import AnyTask, Bench, Outcome, make_chunk
from pkdocs.outputs.form import Form
from pkdocs.rules.cascade import Cascade

if TYPE_CHECKING:  # slow to load, and one document needs no executor
    from concurrent.futures import Executor, Future

_SMALL, _LARGE = 25, 400
_SHARES = 3

Chunk = Sequence[AnyTask]


class Work(Struct, frozen=True, dict=True):
    """What is to be done: the tasks, and the agreements, form and folder they are about.

    `documents` is how many there are, at most.
    """

    form: Form
    folder: Path
    cascade: Cascade
    documents: int = 0

    @cached_property
    def ground(self) -> bytes:
        """What a worker needs once, whatever the number of chunks it gets."""
        return wire.pack(wire.ground(self.form, self.folder, self.cascade))

    def submit(self, executor: "Executor", chunk: Chunk) -> "Future[bytes]":
        """Give a chunk to a worker, with no more of the year than it takes."""
        return executor.submit(wire.make_packed, self.ground, wire.pack_chunk(self.cascade, chunk))


def run_here(work: Work, tasks: Iterable[AnyTask]) -> Iterator[list[Outcome]]:
    """Return the outcomes of all tasks, done in this process, chunk by chunk."""
    bench = Bench(work.form, work.folder, wire.Shared(work.cascade))
    for chunk in in_chunks(tasks, work.documents, 1):
        yield make_chunk(bench, chunk)


def in_chunks(tasks: Iterable[AnyTask], documents: int, workers: int) -> Iterator[Chunk]:
    """Return the tasks in large chunks while much is left, then in ever smaller ones.

    So little is said twice, and no worker has long to wait for the last chunk of another.
    """
    chunk: list[AnyTask] = []
    weight = 0
    size = _chunk_size(documents, workers)
    for task in tasks:
        chunk.append(task)
        weight += len(task.posts) or 1
        if weight >= size:
            yield chunk
            documents -= weight
            chunk, weight, size = [], 0, _chunk_size(documents, workers)
    if chunk:
        yield chunk


def most_chunks(documents: int) -> int:
    """Return how many chunks so many documents are parted into at most: more workers would wait."""
    return max(1, -(-documents // _SMALL))


def _chunk_size(documents: int, workers: int) -> int:
    return max(_SMALL, min(_LARGE, documents // (workers * _SHARES)))

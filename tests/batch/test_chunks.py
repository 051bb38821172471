"""Tasks in chunks: each once, in order, large ones first."""

from hypothesis import given
from hypothesis import strategies as st

from pkdocs import domain
from pkdocs.batch.chunks import in_chunks
from pkdocs.batch.worker import ArchiveTask, Task


def tasks(count: int) -> list[Task]:
    return [Task(domain.KodeJabatan(f"p{n}"), f"p{n}") for n in range(count)]


@given(st.integers(0, 3000), st.integers(1, 8))
def test_every_task_is_in_one_chunk_and_in_its_place(count: int, workers: int) -> None:
    wanted = tasks(count)
    found = list(in_chunks(iter(wanted), count, workers))
    assert [task for chunk in found for task in chunk] == wanted
    assert all(found)


def test_chunks_shrink_towards_the_end() -> None:
    sizes = [len(chunk) for chunk in in_chunks(iter(tasks(5000)), 5000, 2)]
    assert sizes[0] == 400
    assert sizes == sorted(sizes, reverse=True)
    assert min(sizes[:-1]) == 25


def test_an_archive_weighs_as_many_documents_as_it_holds() -> None:
    archives = [ArchiveTask(f"{n}.zip", "Unit", tuple(tasks(30)), ()) for n in range(4)]
    assert [len(chunk) for chunk in in_chunks(iter(archives), 120, 4)] == [1, 1, 1, 1]

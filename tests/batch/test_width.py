"""How many processes work: as many as are worth their start, and no more than the system bears."""

import pytest

from pkdocs.batch import width
from tests.helpers import run_process


@pytest.mark.parametrize(
    ("count", "expected"), [(None, 1), (1, 1), (2, 2), (16, 16), (17, 16), (64, 16)]
)
def test_a_machine_of_many_cores_starts_no_more_processes_than_can_be_kept_busy(
    monkeypatch: pytest.MonkeyPatch, count: int | None, expected: int
) -> None:
    monkeypatch.setattr("os.cpu_count", lambda: count)
    assert width.cores() == expected


@pytest.mark.parametrize(
    ("documents", "forked", "expected"),
    [(300, True, 1), (301, True, 4), (301, False, 1), (2_000, False, 1), (2_001, False, 4)],
)
def test_processes_are_started_where_there_is_enough_to_do(
    monkeypatch: pytest.MonkeyPatch, documents: int, forked: bool, expected: int
) -> None:
    monkeypatch.setattr("os.cpu_count", lambda: 4)
    assert width.width(documents, None, forked=forked) == expected
    assert width.width(documents, 1, forked=forked) == 1
    assert width.width(documents, 100, forked=forked) == 100


@pytest.mark.parametrize("system", ["win32", "darwin", "cygwin"])
def test_processes_are_forked_on_linux_alone(system: str) -> None:
    assert not width.forks(system)


FORKS = """
import {first}threading
from pkdocs.batch.width import forks
{then}
print(forks("linux"))
"""


@pytest.mark.slow
@pytest.mark.parametrize(
    ("first", "then", "expected"),
    [
        ("", "", "True"),
        ("multiprocessing, ", "multiprocessing.set_start_method('fork')", "True"),
        ("multiprocessing, ", "multiprocessing.set_start_method('spawn')", "False"),
        ("time, ", "threading.Thread(target=time.sleep, args=(1,)).start()", "False"),
    ],
)
def test_a_process_forks_with_one_thread_and_as_the_program_around_it_wants(
    first: str, then: str, expected: str
) -> None:
    done = run_process(code=FORKS.format(first=first, then=then))
    assert (done.stdout.strip(), done.stderr) == (expected, "")

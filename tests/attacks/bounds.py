"""What ends an attack that got through: no more memory than that, and a generous time."""

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

if sys.platform == "linux":
    import resource

SECONDS = 300
"""Ten times what the longest of these tests takes where four others run beside it."""


@contextmanager
def bounded(memory: int) -> Iterator[None]:
    """Refuse so many more bytes than there are now, and fail what takes many minutes."""
    if sys.platform != "linux":
        yield
        return

    def end(*_: object) -> None:
        pytest.fail("it takes many minutes, or waits for ever")

    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    limits = resource.getrlimit(resource.RLIMIT_AS)
    before = signal.signal(signal.SIGALRM, end)
    signal.alarm(SECONDS)
    resource.setrlimit(resource.RLIMIT_AS, (pages * resource.getpagesize() + memory, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, limits)
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)

"""How many processes work side by side, and from how many documents on they are worth their start.

Starts none, and imports little: a run that makes one document asks here, too.
"""

import os
import sys
import threading

MOST_ON_WINDOWS = 61
"""Windows waits for 63 handles at most at once, and a pool needs two of them for itself."""
_UNASKED = 16
"""A worker takes about ten times as long for a document (1.6 ms) as the process that hands out the
work and notes it: more than these would wait for it, with 49 MB each."""
_SMALL, _SMALL_SPAWNED = 300, 2_000
"""Up to so many documents other processes cost more time than they save. A fork is there at once;
a process started anew first loads the program and prepares the template: 0.7 s on Linux and, with a
virus scanner, two to three on Windows (`bench_batch.py --spawn`)."""


def cores() -> int:
    """Return how many processes this machine runs side by side, where nobody said how many."""
    return min(os.cpu_count() or 1, _UNASKED)


def forks(system: str = sys.platform) -> bool:
    """Return whether processes are forked: on Linux, where it is safe, as with one thread it is.

    A program around this one that chose another way to start processes is followed.
    """
    if system != "linux" or threading.active_count() > 1:
        return False
    import multiprocessing

    return multiprocessing.get_start_method(allow_none=True) in (None, "fork")


def width(documents: int, asked: int | None, *, forked: bool) -> int:
    """Return how many processes are to make so many documents; 1 is this one alone.

    `asked` is what the user said, if anything; `forked` whether the others are, or started anew.
    """
    if asked is not None:
        return asked
    return cores() if documents > (_SMALL if forked else _SMALL_SPAWNED) else 1

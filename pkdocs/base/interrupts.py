"""Ctrl-C while others are waited for, ended, or started.

On Windows no wait for a lock or a thread is interrupted (Python 3.14 lets locks be, 3.15 threads),
so whoever waits looks up several times a second; and every process of a console hears Ctrl-C.
"""

import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

LOOK_UP_SECONDS = 0.1
"""So long, at most, is waited before Ctrl-C is heard."""
_INTERRUPTED = 130
_last_acts: list[Callable[[], object]] = []


def wait_for(thread: threading.Thread, seconds: float | None = None) -> None:
    """Wait until a thread has ended, or so many seconds."""
    limit = None if seconds is None else time.monotonic() + seconds
    while thread.is_alive() and (limit is None or time.monotonic() < limit):
        thread.join(LOOK_UP_SECONDS)


def end(ending: Callable[[], object]) -> None:
    """Do what ends others and waits for them; another Ctrl-C ends this process at once."""
    with _last_interrupt():
        thread = threading.Thread(target=ending, daemon=True)
        try:
            thread.start()
        except RuntimeError:  # memory is short
            ending()
        else:
            wait_for(thread)


@contextmanager
def surely(act: Callable[[], object]) -> Iterator[None]:
    """Have something done when this is left, also where a second Ctrl-C ends this process."""
    _last_acts.append(act)
    try:
        yield
    finally:
        act()
        _last_acts.remove(act)


@contextmanager
def _last_interrupt() -> Iterator[None]:
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, _end_at_once)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _end_at_once(_number: int, _frame: FrameType | None) -> None:
    os.write(sys.stderr.fileno(), b"Dihentikan.\n")
    for act in tuple(_last_acts):
        act()
    os._exit(_INTERRUPTED)


if sys.platform == "win32":

    @contextmanager
    def unheard() -> Iterator[None]:
        """Let processes that are started meanwhile never hear Ctrl-C; it is theirs by birth."""
        import ctypes

        ctypes.windll.kernel32.SetConsoleCtrlHandler(None, True)  # noqa: FBT003 - takes no names
        try:
            yield
        finally:
            ctypes.windll.kernel32.SetConsoleCtrlHandler(None, False)  # noqa: FBT003
else:

    @contextmanager
    def unheard() -> Iterator[None]:
        """Let processes that are started meanwhile not hear Ctrl-C; it is theirs by birth.

        This one hears it afterwards.
        """
        before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
        try:
            yield
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)

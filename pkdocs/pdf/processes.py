"""Other processes, of which nothing is left: the one module that starts and ends them.

Three kinds: a program of others, which ends with all that it started; a helper of our own, which
is spoken to by lines and ends itself; and an outsider, which Windows started for the helper.
"""

import os
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

import pkdocs
from pkdocs.base.interrupts import surely

START_SECONDS, DOCUMENT_SECONDS = 60.0, 60.0
"""How long a program may take to start, and for a document."""
GRACE_SECONDS = 5.0
"""How long a helper may go on with what it is doing when it is to end."""
POLL_SECONDS = 0.02
Process = subprocess.Popen[bytes]


@contextmanager
def started(
    command: Sequence[str], folder: Path, environment: Mapping[str, str]
) -> Iterator[Process]:
    """Run a program of others in a folder; when left, nothing that it started is alive.

    On Windows that holds even where this run is killed. Ctrl-C reaches this run alone.

    Raises:
        OSError: It cannot be started.
    """
    process = subprocess.Popen(  # noqa: S603  # a program that was found, our own file names
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=environment,
        cwd=folder,
        creationflags=_APART | _SUSPENDED,
        start_new_session=True,
    )
    try:
        with _family(process):
            yield process
    finally:
        process.kill()
        process.wait()


def outlasts(process: Process, seconds: float, stop: threading.Event) -> bool:
    """Wait for a process; whether it still runs after so many seconds, or when `stop` is set."""
    limit = time.monotonic() + seconds
    while process.poll() is None:
        if stop.is_set() or time.monotonic() > limit:
            return True
        time.sleep(POLL_SECONDS)
    return False


class Helper:
    """A module of this program that runs as a process of its own and answers lines with lines."""

    def __init__(self, process: Process) -> None:
        self._process = process
        self._lines: queue.SimpleQueue[str] = queue.SimpleQueue()
        self.reader = threading.Thread(target=self._read, daemon=True)
        self.reader.start()

    def say(self, line: str) -> None:
        """Send a line of ASCII; one that has ended hears nothing."""
        if self._process.stdin:
            with suppress(OSError):
                self._process.stdin.write(f"{line}\n".encode("ascii"))
                self._process.stdin.flush()

    def hear(self, seconds: float) -> str | None:
        """Return the next line; "" where it has ended, None where it says nothing so long."""
        try:
            return self._lines.get(timeout=seconds)
        except queue.Empty:
            return None

    def _read(self) -> None:
        for line in self._process.stdout or ():
            self._lines.put(line.decode("ascii", "replace").strip())
        self._lines.put("")


@contextmanager
def helping(module: str, folder: Path) -> Iterator[Helper]:
    """Run a module of this program as a helper, in a folder.

    When left, or when this run is killed, its input ends. It is told how many seconds it has then
    to finish: to come to its start, where it is not there yet, and to end what it does.

    Raises:
        OSError: It cannot be started.
    """
    roots = (str(Path(pkdocs.__file__).parents[1]), os.environ.get("PYTHONPATH", ""))
    process = subprocess.Popen(  # noqa: S603  # Python and a module of our own
        [sys.executable, "-m", module, str(START_SECONDS), str(GRACE_SECONDS)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, roots))},
        cwd=folder,
        creationflags=_APART,
        start_new_session=True,
    )
    helper = Helper(process)
    try:
        yield helper
    finally:
        _dismiss(process)
        helper.reader.join()
        if process.stdout:
            process.stdout.close()


def _dismiss(process: Process) -> None:
    if process.stdin:
        with suppress(OSError):
            process.stdin.close()
    try:
        process.wait(START_SECONDS + 3 * GRACE_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


class Outsider:
    """A process of Windows that is no child of ours, held by its handle.

    While it is held, its number cannot come to mean another process.
    """

    def __init__(self, pid: int, handle: int) -> None:
        self.pid = pid
        self._handle = handle

    def outlasts(self, seconds: float) -> bool:
        """Wait for it; whether it still runs after so many seconds."""
        import win32event

        waited = win32event.WaitForSingleObject(self._handle, int(seconds * 1000))
        return bool(waited == win32event.WAIT_TIMEOUT)

    def end(self) -> None:
        """End it, and wait until it is gone; one that has ended already is let be."""
        import pywintypes
        import win32api

        with suppress(pywintypes.error):
            win32api.TerminateProcess(self._handle, 1)
        self.outlasts(GRACE_SECONDS)


def take_hold(pid: int, program: str) -> Outsider | None:
    """Take hold of the process with that number where it runs that program (WINWORD.EXE)."""
    import pywintypes
    import win32api
    import win32con
    import win32process

    rights = win32con.PROCESS_QUERY_INFORMATION | win32con.PROCESS_VM_READ
    rights |= win32con.PROCESS_TERMINATE | win32con.SYNCHRONIZE
    try:
        handle = win32api.OpenProcess(rights, False, pid)  # noqa: FBT003 - takes no names
        path = win32process.GetModuleFileNameEx(handle, 0)
    except pywintypes.error:  # it is gone, or not ours to end
        return None
    return Outsider(pid, handle) if path.rpartition("\\")[2].upper() == program else None


if sys.platform == "win32":
    import ctypes

    # A console of its own, unseen, and a group of its own: Ctrl-C and closing the window are ours.
    _APART = subprocess.CREATE_NO_WINDOW | subprocess.CREATE_NEW_PROCESS_GROUP
    _SUSPENDED = 0x00000004  # CREATE_SUSPENDED: before it runs, it is one of the family
    _ALL_RIGHTS = 0x001FFFFF  # PROCESS_ALL_ACCESS
    _LIMITS_KIND = 9  # JobObjectExtendedLimitInformation
    # JOBOBJECT_EXTENDED_LIMIT_INFORMATION (64 bits): 144 bytes, of which LimitFlags, behind two
    # times, says JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE: with the last handle, which is ours, all end.
    _LIMITS = bytes(16) + (0x2000).to_bytes(4, "little") + bytes(124)

    def _call(library: str, name: str, *arguments: object) -> int:
        """Call a function of Windows that takes and gives handles and numbers."""
        function = getattr(ctypes.WinDLL(library, use_last_error=True), name)
        function.restype = ctypes.c_void_p
        wide = (ctypes.c_void_p(a) if isinstance(a, int) else a for a in arguments)
        return int(function(*wide) or 0)

    @contextmanager
    def _family(process: Process) -> Iterator[None]:
        """Put a process that does not run yet, and so all that it starts, into a job; let it run.

        Where Windows refuses (a job that takes no job into it), it runs alone.
        """
        family = _call("kernel32", "CreateJobObjectW", None, None)
        _call("kernel32", "SetInformationJobObject", family, _LIMITS_KIND, _LIMITS, len(_LIMITS))
        handle = _call("kernel32", "OpenProcess", _ALL_RIGHTS, 0, process.pid)
        _call("kernel32", "AssignProcessToJobObject", family, handle)
        _call("ntdll", "NtResumeProcess", handle)
        _call("kernel32", "CloseHandle", handle)
        try:
            yield
        finally:
            _call("kernel32", "TerminateJobObject", family, 1)
            _call("kernel32", "CloseHandle", family)
else:
    _APART = _SUSPENDED = 0

    @contextmanager
    def _family(process: Process) -> Iterator[None]:
        """Leave a process to its group, which all that it starts belongs to."""
        with surely(partial(_kill_group, process.pid)):
            yield

    def _kill_group(leader: int) -> None:
        with suppress(ProcessLookupError):
            os.killpg(leader, signal.SIGKILL)

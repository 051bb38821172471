"""Processes by their handles: here file descriptors of processes, which do the same."""

import os
import signal

import pywintypes


def OpenProcess(access: int, inherit: bool, pid: int) -> int:
    try:
        return os.pidfd_open(pid)
    except OSError:
        raise pywintypes.error(87, "OpenProcess", "The parameter is incorrect.") from None


def TerminateProcess(handle: int, code: int) -> None:
    try:
        signal.pidfd_send_signal(handle, signal.SIGKILL)
    except ProcessLookupError:
        raise pywintypes.error(5, "TerminateProcess", "Access is denied.") from None

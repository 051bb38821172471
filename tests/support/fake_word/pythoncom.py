"""COM: every thread that uses it says so first."""

import machine
from pywintypes import com_error

__all__ = ["CoInitialize", "com_error"]


def CoInitialize() -> None:
    machine.note("CoInitialize")

"""The windows of the machine: each Word has one, whose handle is the number of its process."""

from collections.abc import Callable
from typing import TypeVar

import machine

_T = TypeVar("_T")


def FindWindow(class_name: str | None, title: str | None) -> int:
    found = (w for w, own in machine.words().items() if title in (None, own["caption"]))
    return next(found, 0) if class_name in (None, "OpusApp") else 0


def EnumWindows(callback: Callable[[int, _T], object], extra: _T) -> None:
    for window in machine.words():
        callback(window, extra)


def IsWindowVisible(hwnd: int) -> bool:
    return bool(machine.words()[hwnd]["visible"])


def GetClassName(hwnd: int) -> str:
    return "OpusApp"

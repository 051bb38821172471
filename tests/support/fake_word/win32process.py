"""Which process a window belongs to, and which program it runs."""

from pathlib import Path

import machine


def GetWindowThreadProcessId(hwnd: int) -> list[int]:
    """Of a window that is none, whatever number stood there before: here that of any Word."""
    words = machine.words()
    return [1, hwnd] if hwnd in words else [0, next(iter(words), 26777360)]


def GetModuleFileNameEx(handle: int, module: int) -> str:
    info = Path(f"/proc/self/fdinfo/{handle}").read_text(encoding="ascii")
    pid = next(int(line.split()[1]) for line in info.splitlines() if line.startswith("Pid:"))
    if pid not in machine.words():
        return r"C:\Windows\explorer.exe"
    return r"C:\Program Files\Microsoft Office\root\Office16\WINWORD.EXE"

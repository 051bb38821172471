"""Which process a window belongs to, and which program it runs."""

from pathlib import Path

import machine
import pywintypes


def GetWindowThreadProcessId(hwnd: int) -> tuple[int, int]:
    if hwnd not in machine.words():
        raise pywintypes.error(1400, "GetWindowThreadProcessId", "Invalid window handle.")
    return 1, hwnd


def GetModuleFileNameEx(handle: int, module: int) -> str:
    info = Path(f"/proc/self/fdinfo/{handle}").read_text(encoding="ascii")
    pid = next(int(line.split()[1]) for line in info.splitlines() if line.startswith("Pid:"))
    if pid not in machine.words():
        return r"C:\Windows\explorer.exe"
    return r"C:\Program Files\Microsoft Office\root\Office16\WINWORD.EXE"

"""Microsoft Word for one run, in a process of its own: `python -m pkdocs.pdf.driver 60 5`.

Reads a line a document, and answers it by a line (JSON both): its PDF is there, or not. Starts a
Word of its own and ends that one alone; the user's is never attached to, nor are its settings
changed. When its input ends, it lets Word start, for so many seconds, and finish what it does, for
so many more; then Word is ended.
Dasar: the object model of Word, https://learn.microsoft.com/office/vba/api/overview/word.
"""

import json
import os
import queue
import sys
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any, TypeVar

from msgspec import Struct, field

from pkdocs.pdf.processes import Outsider, take_hold

PROGRAM = "WINWORD.EXE"
EXPORT: Mapping[str, object] = {
    "ExportFormat": 17,  # wdExportFormatPDF
    "OpenAfterExport": False,
    "OptimizeFor": 0,  # wdExportOptimizeForPrint
    "Range": 0,  # wdExportAllDocument, whatever the next two say
    "From": 1,
    "To": 1,
    "Item": 0,  # wdExportDocumentContent
    "IncludeDocProps": True,
    "KeepIRM": False,
    "CreateBookmarks": 1,  # wdExportCreateHeadingBookmarks
    "DocStructureTags": True,
    "BitmapMissingFonts": True,
    "UseISO19005_1": True,
}
"""PDF/A-1 (ISO 19005-1), tagged, with the document's properties."""
_OPEN: Mapping[str, object] = {
    "ConfirmConversions": False,
    "ReadOnly": True,
    "AddToRecentFiles": False,
    "PasswordDocument": "pkdocs",  # a wrong one is an error, none would be asked for
    "WritePasswordDocument": "pkdocs",
    "OpenAndRepair": False,
    "Visible": False,
    "NoEncodingDialog": True,
}
_NAME, _WINDOW = "Microsoft Word", "OpusApp"
"""What it calls itself, and the class of its main windows."""
_BUSY = (0x80010001, 0x8001010A)
"""RPC_E_CALL_REJECTED, RPC_E_SERVERCALL_RETRYLATER: Word is at something else for the moment."""
_TRIES, _PAUSE = 50, 0.2
_T = TypeVar("_T")
_Com = Any  # objects of Word: COM tells their members when they are asked for


class _Desk(Struct, frozen=True):
    """What the two threads share: what is asked for, and our Word once it was taken hold of."""

    orders: "queue.SimpleQueue[Mapping[str, str] | None]" = field(default_factory=queue.SimpleQueue)
    ours: list[Outsider] = field(default_factory=list)
    started: threading.Event = field(default_factory=threading.Event)


def main(starting: float, grace: float) -> None:
    """Start Word, make PDF until the input ends, and leave Word; seconds as said above."""
    desk = _Desk()
    threading.Thread(target=_listen, args=(desk, starting, grace), daemon=True).start()
    try:
        _serve(desk)
    except Exception as error:  # noqa: BLE001 - whatever it is, nobody sees it but who hears us
        _tell(said=_words(error))
        sys.exit(1)


def _serve(desk: _Desk) -> None:
    word = _start()
    try:
        _patiently(lambda: _quieten(word))
        _take_hold(desk.ours, lambda: _patiently(lambda: _window_of(word)))
        desk.started.set()
        _tell(started=True)
        while order := desk.orders.get():
            _tell(**_answer(word, desk.ours, order))
    finally:
        _leave(word)


def _listen(desk: _Desk, starting: float, grace: float) -> None:
    """Pass on what is asked for; once nobody asks any more, see to it that this process ends."""
    with open(0, "rb", buffering=0, closefd=False) as lines:
        for line in lines:
            desk.orders.put(json.loads(line))
    desk.orders.put(None)
    desk.started.wait(starting)
    time.sleep(grace)
    for word in desk.ours:
        end_word(word)
    os._exit(1)


def _tell(**answer: object) -> None:
    sys.stdout.buffer.write(f"{json.dumps(answer)}\n".encode("ascii"))
    sys.stdout.buffer.flush()


def _start() -> _Com:
    """A Word of our own; what only calls itself so (WPS) may be the user's, and is let be."""
    import pythoncom
    import win32com.client

    pythoncom.CoInitialize()
    word = _patiently(lambda: win32com.client.DispatchEx("Word.Application"))
    name = _patiently(lambda: word.Name)
    if name != _NAME:
        raise LookupError(f"Word.Application: {name}")
    return word


def _quieten(word: _Com) -> None:
    """See to it that it is not seen, asks nothing and runs no macros."""
    word.Visible = False
    word.DisplayAlerts = 0  # wdAlertsNone
    word.AutomationSecurity = 3  # msoAutomationSecurityForceDisable


def _patiently(call: Callable[[], _T]) -> _T:
    """Call Word again while it says that it is busy.

    pywin32 asks Word which members an object has; what is not answered then is an AttributeError.
    """
    import pythoncom

    for _ in range(_TRIES):
        try:
            return call()
        except (pythoncom.com_error, AttributeError) as error:
            if isinstance(error, pythoncom.com_error) and _code(error) not in _BUSY:
                raise
            time.sleep(_PAUSE)
    return call()


def _window_of(word: _Com) -> int:
    """Find Word's window by a name that no other has; there may be many Words."""
    import win32gui

    name = f"pkdocs-{os.getpid()}"
    word.Caption = name
    try:
        return int(win32gui.FindWindow(_WINDOW, name))
    finally:
        word.Caption = ""


def _take_hold(ours: list[Outsider], find_window: Callable[[], int]) -> None:
    """Take hold of the process of our Word by its window; without one it is ended by nobody."""
    import pythoncom
    import pywintypes
    import win32process

    with suppress(pythoncom.com_error, pywintypes.error, AttributeError):
        window = find_window()
        _, pid = win32process.GetWindowThreadProcessId(window)
        if window and (word := take_hold(pid, PROGRAM)):  # of no window it gives any number
            ours.append(word)
            _tell(pid=pid)


def _answer(word: _Com, ours: list[Outsider], order: Mapping[str, str]) -> dict[str, object]:
    """Make one PDF. One that Word refuses is no reason to end; a Word that is gone refuses all."""
    import pythoncom

    try:
        document = _patiently(lambda: word.Documents.Open(FileName=order["document"], **_OPEN))
        if not ours:
            _take_hold(ours, lambda: int(document.Windows(1).Hwnd))  # Word 2013 and later
        try:
            _patiently(lambda: document.ExportAsFixedFormat(OutputFileName=order["pdf"], **EXPORT))
        finally:
            _patiently(lambda: document.Close(SaveChanges=0))  # wdDoNotSaveChanges
    except pythoncom.com_error as error:
        return {"made": False, "said": _words(error)}
    return {"made": True}


def _leave(word: _Com) -> None:
    """End our Word. Where the user's document was opened in it meanwhile, it becomes theirs."""
    import pythoncom

    with suppress(pythoncom.com_error, AttributeError):
        if word.Documents.Count == 0:
            word.Quit(SaveChanges=0)
            return
        word.DisplayAlerts = -1  # wdAlertsAll
        word.AutomationSecurity = 1  # msoAutomationSecurityLow, what Word starts with
        word.Visible = True


def end_word(word: Outsider) -> None:
    """End the process of a Word of ours, unless somebody has come to work in it: it is seen."""
    import win32gui

    windows: list[int] = []
    win32gui.EnumWindows(lambda window, found: found.append(window), windows)
    if not any(_shows_word(window, word.pid) for window in windows):
        word.end()


def _shows_word(window: int, pid: int) -> bool:
    """Whether a window is one in which a process shows a document; one that is gone is none."""
    import pywintypes
    import win32gui
    import win32process

    try:
        own = win32process.GetWindowThreadProcessId(window)[1] == pid
        seen = own and win32gui.IsWindowVisible(window)
        return bool(seen and win32gui.GetClassName(window) == _WINDOW)
    except pywintypes.error:
        return False


def _code(error: _Com) -> int:
    """The number of an error of COM, as Windows writes it; of what Word itself says, Word's."""
    details = error.excepinfo
    return int((details and details[5]) or error.hresult) & 0xFFFFFFFF


def _words(error: BaseException) -> str:
    """What an error says, for whoever is asked for help."""
    if not hasattr(error, "hresult"):
        return f"{type(error).__name__}: {error}"
    details: _Com = getattr(error, "excepinfo", None)
    return f"0x{_code(error):08X}: {(details and details[2]) or getattr(error, 'strerror', '')}"


if __name__ == "__main__":
    main(float(sys.argv[1]), float(sys.argv[2]))

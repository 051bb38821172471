"""Word behind COM: what of its object model a program may use that only makes PDF.

Parameters have the names that the object model gives them, so that a wrong one is refused as by
COM. A document does what its name says: see `Documents.Open` and `Document.ExportAsFixedFormat`.
"""

import os
import shutil
import time
from pathlib import Path
from typing import NoReturn

import machine
from pywintypes import com_error

_SETTABLE = ("Visible", "DisplayAlerts", "AutomationSecurity", "Caption")
_FORBIDDEN = "nobody may attach to the user's Word"


def DispatchEx(clsid: str) -> "Application":
    """Start an instance of its own."""
    machine.note("DispatchEx", clsid)
    start = os.environ.get("PKDOCS_FAKE_START", "")
    if start == "unregistered":
        raise com_error(-2147221164, "Class not registered")
    pid = machine.start()
    time.sleep({"hangs": 300, "slow": 1}.get(start, 0))
    return Application(pid)


def Dispatch(*arguments: object) -> NoReturn:
    machine.note("Dispatch")
    raise AssertionError(_FORBIDDEN)


GetActiveObject = GetObject = Dispatch


def _shown(caption: str) -> str:
    """What its window shows; with `nameless` it takes no name."""
    return "Word" if os.environ.get("PKDOCS_FAKE_WINDOW") == "nameless" else caption or "Word"


class Application:
    def __init__(self, pid: int) -> None:
        object.__setattr__(self, "pid", pid)
        object.__setattr__(self, "Documents", Documents(self))
        object.__setattr__(self, "refusals", 2)

    pid: int
    Documents: "Documents"
    refusals: int
    Visible: bool
    Caption: str

    @property
    def Name(self) -> str:
        return os.environ.get("PKDOCS_FAKE_NAME", "Microsoft Word")

    def __setattr__(self, name: str, value: object) -> None:
        if name not in _SETTABLE:
            raise AttributeError(f"Word.Application.{name}")
        self.check_runs()
        machine.note("set", name, value)
        if name == "Visible":
            machine.change(self.pid, visible=value)
        if name == "Caption":
            machine.change(self.pid, caption=_shown(str(value)))

    def check_runs(self) -> None:
        if self.pid not in machine.words():
            raise com_error(-2147023174, "The RPC server is unavailable.")

    def Quit(
        self, SaveChanges: int = -1, OriginalFormat: int = 1, RouteDocument: bool = False
    ) -> None:
        self.check_runs()
        machine.note("Quit", SaveChanges=SaveChanges, pid=self.pid)
        machine.end(self.pid)


class Documents:
    def __init__(self, word: Application) -> None:
        self._word = word

    @property
    def Count(self) -> int:
        self._word.check_runs()
        return int(str(machine.words()[self._word.pid]["documents"]))

    def Open(
        self,
        FileName: str,
        ConfirmConversions: bool = True,
        ReadOnly: bool = False,
        AddToRecentFiles: bool = True,
        PasswordDocument: str = "",
        PasswordTemplate: str = "",
        Revert: bool = False,
        WritePasswordDocument: str = "",
        WritePasswordTemplate: str = "",
        Format: int = 0,
        Encoding: int = 0,
        Visible: bool = True,
        OpenAndRepair: bool = False,
        DocumentDirection: int = 0,
        NoEncodingDialog: bool = False,
        XMLTransform: str = "",
    ) -> "Document":
        """Open one: `macet` asks something in a window, `mati` ends Word, `sandi` has a password.

        `sibuk` finds Word busy twice; with `tamu` the user opens a document of theirs meanwhile.
        """
        options = {name: value for name, value in locals().items() if name != "self"}
        machine.note("Open", **options)
        stem = Path(FileName).stem
        if stem == "macet":
            time.sleep(300)
        if stem == "mati":
            machine.end(self._word.pid)
            raise com_error(-2147023170, "The remote procedure call failed.")
        if stem == "sandi":
            said = (
                0,
                "Microsoft Word",
                "The password is incorrect.",
                "wdmain11.chm",
                0,
                -2146822880,
            )
            raise com_error(-2147352567, "Exception occurred.", said)
        if stem == "sibuk" and self._word.refusals:
            object.__setattr__(self._word, "refusals", self._word.refusals - 1)
            raise com_error(-2147418111, "Call was rejected by callee.")
        guests = int(stem == "tamu")
        machine.change(self._word.pid, documents=self.Count + 1 + guests)
        return Document(self._word, stem)


class Window:
    def __init__(self, Hwnd: int) -> None:
        self.Hwnd = Hwnd


class Document:
    def __init__(self, word: Application, stem: str) -> None:
        self._word = word
        self._stem = stem

    def Windows(self, Index: int) -> Window:
        """Its windows; what Word calls itself there is no help, but since 2013 it has a handle."""
        return Window(self._word.pid)

    def ExportAsFixedFormat(
        self,
        OutputFileName: str,
        ExportFormat: int,
        OpenAfterExport: bool = False,
        OptimizeFor: int = 0,
        Range: int = 0,
        From: int = 1,
        To: int = 1,
        Item: int = 0,
        IncludeDocProps: bool = False,
        KeepIRM: bool = True,
        CreateBookmarks: int = 0,
        DocStructureTags: bool = True,
        BitmapMissingFonts: bool = True,
        UseISO19005_1: bool = False,
        FixedFormatExtClassPtr: object = None,
    ) -> None:
        """Write its PDF: of `setengah` half, of `lamban` after a second."""
        options = {name: value for name, value in locals().items() if name != "self"}
        machine.note("ExportAsFixedFormat", **options)
        time.sleep(self._stem == "lamban")
        if self._stem == "setengah":
            Path(OutputFileName).write_bytes(b"%PDF-1.4\n")
        else:
            name = "arsip.pdf" if UseISO19005_1 else "biasa.pdf"
            shutil.copyfile(machine.folder() / name, OutputFileName)

    def Close(
        self, SaveChanges: int = -1, OriginalFormat: int = 1, RouteDocument: bool = False
    ) -> None:
        machine.note("Close", SaveChanges=SaveChanges)
        machine.change(self._word.pid, documents=self._word.Documents.Count - 1)

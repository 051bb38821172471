"""LibreOffice without surprises: own profile, many files a start, time limit, nothing left behind.

The one module that starts processes. Whether what comes out is a PDF is judged elsewhere: an exit
code tells nothing, LibreOffice says success on a full disk too.
"""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from pkdocs.base import disk

EXPORT: Mapping[str, object] = {
    "SelectPdfVersion": 2,
    "UseTaggedPDF": True,
    "PDFUACompliance": True,
    "ExportBookmarks": True,
    "DisplayPDFDocumentTitle": True,
}
"""PDF/A-2b, tagged, flagged as PDF/UA, showing its title."""
START_SECONDS, DOCUMENT_SECONDS = 60.0, 60.0
_POLL_SECONDS = 0.02
_TYPES = {bool: "boolean", int: "long"}
# No network (an unreachable proxy refuses what would be fetched), no macros, nothing to click away;
# the language of a document that names none, whatever the machine's own is.
_SETTINGS = (
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Common/Misc", "FirstRun", "false"),
    ("Setup/L10N", "ooSetupSystemLocale", "id-ID"),
    ("Office.Writer/Content/Update", "Link", "0"),
    ("Office.Recovery/AutoSave", "Enabled", "false"),
    ("Inet/Settings", "ooInetProxyType", "2"),
    ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
)


def export_filter() -> str:
    """Return what LibreOffice's `--convert-to` is told, the export options in it."""
    options = {
        key: {"type": _TYPES[type(value)], "value": json.dumps(value)}
        for key, value in EXPORT.items()
    }
    return f"pdf:writer_pdf_Export:{json.dumps(options)}"


class Office:
    """LibreOffice for one thread, with a profile of its own below `folder`."""

    def __init__(self, program: Path, folder: Path, stop: threading.Event) -> None:
        self._program = program
        self._folder = folder
        self._profile = folder / "profil"
        self._stop = stop

    def convert(self, documents: Sequence[Path], target: Path) -> Iterator[Path]:
        """Give the PDF of each document in `target` as soon as the next one is begun.

        Documents are converted in order. Where one takes longer than its limit, or LibreOffice
        ends early, those from it on are not given: the first of them is the one to suspect.
        """
        if not self._profile.is_dir():
            _write_profile(self._profile)
        with self._started(documents, target) as process:
            yield from self._watch(process, [target / f"{path.stem}.pdf" for path in documents])

    def _watch(self, process: "subprocess.Popen[bytes]", wanted: list[Path]) -> Iterator[Path]:
        last, limit = time.monotonic(), START_SECONDS + DOCUMENT_SECONDS
        while process.poll() is None:
            time.sleep(_POLL_SECONDS)
            there = [path.exists() for path in wanted]
            if any(there):
                begun = len(there) - 1 - there[::-1].index(True)
                if begun:
                    yield from (path for path in wanted[:begun] if path.exists())
                    wanted = wanted[begun:]
                    last, limit = time.monotonic(), DOCUMENT_SECONDS
            if self._stop.is_set() or time.monotonic() - last > limit:
                self._abandon()
                return
        yield from (path for path in wanted if path.exists())

    def _abandon(self) -> None:
        """Forget a profile that a killed instance may have left in disorder."""
        disk.remove_tree(self._profile)

    def _started(self, documents: Sequence[Path], target: Path) -> "_Running":
        profile = self._profile.as_uri()
        command = [
            str(self._program),
            f"-env:UserInstallation={profile}",
            *("--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck"),
            *("--convert-to", export_filter()),
            *("--outdir", str(target)),
            *map(str, documents),
        ]
        return _Running(command, self._folder)


class _Running:
    """A process in a group of its own; when left, nothing of the group is alive."""

    def __init__(self, command: Sequence[str], folder: Path) -> None:
        self._command = command
        self._folder = folder

    def __enter__(self) -> "subprocess.Popen[bytes]":
        self._process = subprocess.Popen(  # noqa: S603  # our own program and our own file names
            self._command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=_environment(self._folder),
            cwd=self._folder,
            start_new_session=True,
        )
        return self._process

    def __exit__(self, *_: object) -> None:
        _kill_group(self._process)
        self._process.wait()


if sys.platform == "win32":

    def _kill_group(process: "subprocess.Popen[bytes]") -> None:
        command = ["taskkill", "/F", "/T", "/PID", str(process.pid)]
        subprocess.run(command, capture_output=True, check=False)  # noqa: S603  # a number
else:

    def _kill_group(process: "subprocess.Popen[bytes]") -> None:
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except ProcessLookupError:
            return


def _environment(folder: Path) -> dict[str, str]:
    """The environment without proxies and screens; temporary files below `folder`."""
    kept = {k: v for k, v in os.environ.items() if not k.lower().endswith("_proxy")}
    kept.pop("DISPLAY", None)
    own = {"HOME": str(folder), "TMPDIR": str(folder), "TMP": str(folder), "TEMP": str(folder)}
    return {**kept, **own, "SAL_USE_VCLPLUGIN": "svp", "LC_ALL": "C.UTF-8"}


def _write_profile(profile: Path) -> None:
    items = "".join(
        f'<item oor:path="/org.openoffice.{escape(path)}"><prop oor:name="{name}" '
        f'oor:op="fuse"><value>{value}</value></prop></item>'
        for path, name, value in _SETTINGS
    )
    text = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        'xmlns:xs="http://www.w3.org/2001/XMLSchema" '
        f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{items}</oor:items>\n'
    )
    user = profile / "user"
    user.mkdir(parents=True)
    (user / "registrymodifications.xcu").write_text(text, encoding="utf-8")

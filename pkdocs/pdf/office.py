"""LibreOffice without surprises: own profile, many files a start, time limit, nothing left behind.

Whether what comes out is a PDF is judged elsewhere: an exit code tells nothing, LibreOffice says
success on a full disk too.
"""

import itertools
import json
import os
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from pkdocs.pdf import processes

EXPORT: Mapping[str, object] = {
    "SelectPdfVersion": 2,
    "UseTaggedPDF": True,
    "PDFUACompliance": True,
    "ExportBookmarks": True,
    "DisplayPDFDocumentTitle": True,
}
"""PDF/A-2b, tagged, flagged as PDF/UA, showing its title."""
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

    is_down = False
    said = ""

    def __init__(self, program: Path, folder: Path, stop: threading.Event) -> None:
        self._program = program
        self._folder = folder
        self._profiles = (f"profil-{number}" for number in itertools.count())
        self._profile = folder / next(self._profiles)
        """Another one after an instance that was killed: it may have left it in disorder."""
        self._stop = stop

    def convert(self, documents: Sequence[Path], target: Path) -> Iterator[Path]:
        """Give the PDF of each document in `target` as soon as the next one is begun.

        Documents are converted in order. Where one takes longer than its limit, or LibreOffice
        ends early, those from it on are not given: the first of them is the one to suspect.
        """
        if not self._profile.is_dir():
            _write_profile(self._profile)
        command = self._command(documents, target)
        with processes.started(command, self._folder, _environment(self._folder)) as process:
            yield from self._watch(process, [target / f"{path.stem}.pdf" for path in documents])

    def _watch(self, process: processes.Process, wanted: list[Path]) -> Iterator[Path]:
        last, limit = time.monotonic(), processes.START_SECONDS + processes.DOCUMENT_SECONDS
        while process.poll() is None:
            time.sleep(processes.POLL_SECONDS)
            there = [path.exists() for path in wanted]
            if any(there):
                begun = len(there) - 1 - there[::-1].index(True)
                if begun:
                    yield from (path for path in wanted[:begun] if path.exists())
                    wanted = wanted[begun:]
                    last, limit = time.monotonic(), processes.DOCUMENT_SECONDS
            if self._stop.is_set() or time.monotonic() - last > limit:
                self._profile = self._folder / next(self._profiles)
                return
        yield from (path for path in wanted if path.exists())

    def _command(self, documents: Sequence[Path], target: Path) -> list[str]:
        profile = self._profile.as_uri()
        return [
            str(self._program),
            f"-env:UserInstallation={profile}",
            *("--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck"),
            *("--convert-to", export_filter()),
            *("--outdir", str(target)),
            *map(str, documents),
        ]


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

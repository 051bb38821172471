"""Microsoft Word as an engine: the documents as the staff see them.

On Windows a Word of our own (`driver`); on macOS, where there is one Word for all, docx2pdf, which
asks it by AppleScript. Whether what comes out is a PDF is judged elsewhere.
"""

import json
import os
import sys
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from pkdocs.pdf import driver, processes
from pkdocs.pdf.processes import Helper, Outsider

_SHARED = "import sys, docx2pdf; docx2pdf.convert(*sys.argv[1:], keep_active=True)"
"""It stays open, for the user may be writing in it. In a process apart: it prints bars."""


class Word:
    """Word on Windows, for one thread: one of our own, ended and started anew where it hangs."""

    def __init__(self, folder: Path, stop: threading.Event) -> None:
        self._folder = folder
        self._stop = stop
        self.is_down = False
        self.said = ""

    def convert(self, documents: Sequence[Path], target: Path) -> Iterator[Path]:
        """Give the PDF of each document in `target` as it is made; what Word refuses is left out.

        Where one takes longer than its limit, or Word ends, those from it on are not given: the
        first of them is the one to suspect. `is_down`: no Word could be started; `said`: its words.
        """
        with _no_word_left() as ours, processes.helping(driver.__name__, self._folder) as helper:
            self.is_down = not self._wait(helper, ours, "started", processes.START_SECONDS)
            for document in documents if not self.is_down else ():
                pdf = target / f"{document.stem}.pdf"
                helper.say(json.dumps({"document": str(document), "pdf": str(pdf)}))
                made = self._wait(helper, ours, "made", processes.DOCUMENT_SECONDS)
                if made is None:
                    return
                if made:
                    yield pdf

    def _wait(self, helper: Helper, ours: list[Outsider], key: str, seconds: float) -> bool | None:
        """What the helper answers by that key; None where it does not, or the run ends."""
        end = time.monotonic() + seconds
        while not self._stop.is_set():
            line = helper.hear(processes.POLL_SECONDS)
            if line == "":
                return None
            answer = json.loads(line or "{}")
            self._note(answer, ours)
            if key in answer:
                return bool(answer[key])
            if time.monotonic() > end:
                self.said = f"tidak menjawab selama {seconds:.0f} detik"
                return None
        return None

    def _note(self, answer: Mapping[str, object], ours: list[Outsider]) -> None:
        self.said = str(answer.get("said", self.said))
        if "pid" in answer:
            word = processes.take_hold(int(str(answer["pid"])), driver.PROGRAM)
            ours.extend([word] if word else [])


@contextmanager
def _no_word_left() -> Iterator[list[Outsider]]:
    """Give a list: each Word in it is ended where the helper, which is gone by then, did not."""
    ours: list[Outsider] = []
    try:
        yield ours
    finally:
        for word in ours:
            if word.outlasts(processes.GRACE_SECONDS):
                driver.end_word(word)


class SharedWord:
    """Word on macOS, for one thread: the user's own, which is let be."""

    is_down = False
    said = ""

    def __init__(self, folder: Path, stop: threading.Event) -> None:
        self._folder = folder
        self._stop = stop

    def convert(self, documents: Sequence[Path], target: Path) -> Iterator[Path]:
        """Give the PDF of each document in `target` as it is made.

        Where one takes longer than its limit, those from it on are not given.
        """
        limit = processes.START_SECONDS + processes.DOCUMENT_SECONDS
        for document in documents:
            pdf = target / f"{document.stem}.pdf"
            command = [sys.executable, "-c", _SHARED, str(document), str(pdf)]
            with processes.started(command, self._folder, os.environ) as process:
                if processes.outlasts(process, limit, self._stop):
                    return
            if pdf.exists():
                yield pdf
            limit = processes.DOCUMENT_SECONDS

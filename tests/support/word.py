"""Word in tests: the fakes of pywin32 on the path of the real helper, and what they noted."""

import json
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pikepdf
import pytest

from pkdocs.pdf import driver
from pkdocs.pdf.convert import Original, convert
from pkdocs.pdf.engine import WORD, Engine
from tests.support.office import by_name, write_docx

FAKES = Path(__file__).parent / "fake_word"


class FakeWord:
    """The machine on which Word is shown, in a folder."""

    def __init__(self, folder: Path, machine: ModuleType) -> None:
        self.folder = folder
        self.machine = machine

    def calls(self, name: str = "") -> list[Any]:
        """What was called, with its arguments and options; of one name, its options alone."""
        log = self.folder / "log.jsonl"
        lines = log.read_text(encoding="utf-8").splitlines() if log.exists() else []
        noted = [json.loads(line) for line in lines]
        return [call[-1] for call in noted if call[0] == name] if name else noted

    def names(self) -> list[str]:
        return [call[0] for call in self.calls()]

    def running(self, seconds: float = 10) -> set[int]:
        """The Words that run, once at most the user's do; waits so long for the others to end."""
        limit = time.monotonic() + seconds
        while self._hidden() and time.monotonic() < limit:
            time.sleep(0.02)
        return set(self.machine.words())

    def _hidden(self) -> bool:
        return any(not own["visible"] for own in self.machine.words().values())


@pytest.fixture
def word(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeWord]:
    """A machine with Word; whatever still runs at the end is ended."""
    folder = tmp_path / "mesin"
    folder.mkdir()
    write_pdf(folder / "arsip.pdf", archival=True)
    write_pdf(folder / "biasa.pdf", archival=False)
    monkeypatch.setenv("PKDOCS_FAKE_WORD", str(folder))
    monkeypatch.setenv("PYTHONPATH", str(FAKES))
    monkeypatch.syspath_prepend(str(FAKES))
    import machine

    yield FakeWord(folder, machine)
    for pid in machine.words():
        machine.end(pid)


def write_pdf(path: Path, *, archival: bool) -> None:
    """A PDF of a page; an archival one says so."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page()
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, BaseFont=pikepdf.Name("/Arial"))
    page.obj["/Resources"] = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
    if archival:
        with pdf.open_metadata() as metadata:
            metadata["pdfaid:part"] = "1"
    pdf.save(path)


def codes(folder: Path, *stems: str) -> dict[str, str]:
    """Make the PDF of documents of these names; the problem of each, "" of none."""
    sources = [Original(f"{s}.docx", write_docx(folder / f"{s}.docx")) for s in stems]
    made = by_name(convert(Engine(WORD, version="16"), sources, 4))
    assert "P009" not in {own.kode for item in made.values() for own in item.warnings}
    return {Path(name).stem: own.problem.kode if own.problem else "" for name, own in made.items()}


def helpers(folder: Path) -> list[int]:
    """The helpers that run, by the environment of this test."""
    command = ["pgrep", "-f", driver.__name__]
    found = subprocess.run(command, capture_output=True, text=True, check=False).stdout.split()
    return [int(pid) for pid in found if str(folder).encode() in environment(pid)]


def environment(pid: str) -> bytes:
    try:
        return Path(f"/proc/{pid}/environ").read_bytes()
    except OSError:
        return b""

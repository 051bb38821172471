"""The helper that has a Word of its own: what it asks of Word, and that it leaves nothing."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pkdocs.pdf import processes
from tests.helpers import ROOT
from tests.support.office import write_docx
from tests.support.word import FakeWord, codes, helpers, word

__all__ = ["word"]
pytestmark = [
    pytest.mark.usefixtures("nothing_is_left_behind"),
    pytest.mark.skipif(sys.platform != "linux", reason="the Word of the tests is a Linux process"),
]


def test_one_word_of_ours_makes_all_and_ends_and_the_users_is_never_touched(
    tmp_path: Path, word: FakeWord
) -> None:
    theirs = word.machine.start(visible=True, documents=1)
    made = codes(tmp_path, "satu", "sibuk", "sandi", "dua")
    assert made == {"satu": "", "sibuk": "", "sandi": "P001", "dua": ""}
    assert word.running() == {theirs}
    names = word.names()
    # Once for all of them, once more for the one that Word refused, and never the running one.
    assert [names.count(name) for name in ("DispatchEx", "Dispatch", "Quit")] == [2, 0, 2]
    assert theirs not in [call["pid"] for call in word.calls("Quit")]
    assert names[:5] == ["CoInitialize", "DispatchEx", "set", "set", "set"]
    quiet = [call[1:3] for call in word.calls()[2:5]]
    assert quiet == [["Visible", False], ["DisplayAlerts", 0], ["AutomationSecurity", 3]]
    assert [call["SaveChanges"] for call in word.calls("Close")] == [0, 0, 0]
    assert {call["SaveChanges"] for call in word.calls("Quit")} == {0}


def test_a_document_is_opened_to_be_read_and_printed_for_the_archive(
    tmp_path: Path, word: FakeWord
) -> None:
    assert codes(tmp_path, "satu") == {"satu": ""}
    (opened,), (exported,) = word.calls("Open"), word.calls("ExportAsFixedFormat")
    asked_nothing = ("ConfirmConversions", "AddToRecentFiles", "Visible", "OpenAndRepair")
    assert [opened[name] for name in asked_nothing] == [False] * 4
    assert opened["ReadOnly"]
    assert opened["NoEncodingDialog"]
    assert opened["PasswordDocument"]
    assert opened["WritePasswordDocument"]
    assert Path(opened["FileName"]).name == "satu.docx"
    assert Path(opened["FileName"]).parent != tmp_path  # a copy
    yes = ("IncludeDocProps", "DocStructureTags", "BitmapMissingFonts", "UseISO19005_1")
    assert [exported[name] for name in yes] == [True] * 4
    no = ("OpenAfterExport", "KeepIRM", "Range", "Item", "OptimizeFor")
    assert not any(exported[name] for name in no)
    assert (exported["ExportFormat"], exported["CreateBookmarks"]) == (17, 1)


@pytest.mark.slow
def test_where_the_user_has_opened_a_document_in_our_word_it_becomes_theirs(
    tmp_path: Path, word: FakeWord, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(processes, "GRACE_SECONDS", 0.2)
    assert codes(tmp_path, "tamu") == {"tamu": ""}
    (theirs,) = word.running()
    assert word.machine.words()[theirs]["visible"]
    assert "Quit" not in word.names()


SCRIPT = """
import sys
from pkdocs.cli import main
from pkdocs.pdf import engine, processes
processes.GRACE_SECONDS = 0.3
engine.find_engine = lambda *a: engine.Engine("word", version="16")
main(["pdf", *sys.argv[1:]])
"""
HOW = pytest.mark.parametrize(
    "numbers",
    [[signal.SIGINT], [signal.SIGINT, signal.SIGINT], [signal.SIGTERM], [signal.SIGKILL]],
    ids=["Ctrl-C", "Ctrl-C twice", "an order", "killed"],
)


def end_once(word: FakeWord, call: str, times: int, numbers: list[signal.Signals]) -> None:
    """Run `pdf` with two documents, and end it once Word was called so often."""
    folder = word.folder.parent
    documents = [str(write_docx(folder / f"{stem}.docx")) for stem in ("satu", "macet")]
    command = [sys.executable, "-c", SCRIPT, *documents]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, cwd=ROOT)
    limit = time.monotonic() + 60
    while word.names().count(call) < times and time.monotonic() < limit:
        time.sleep(0.02)
    for number in numbers:
        process.send_signal(number)
        time.sleep(0.05)
    process.communicate(timeout=30)
    assert process.returncode == (-9 if numbers == [signal.SIGKILL] else 130)
    while helpers(folder) and time.monotonic() < limit:
        time.sleep(0.02)
    assert helpers(folder) == []
    for left in (folder / "sementara").glob("pkdocs-pdf-*"):  # the next run sweeps it
        assert len(numbers) == 2 or numbers == [signal.SIGKILL]
        left.rename(folder / left.name)


@HOW
@pytest.mark.slow
def test_however_a_run_is_ended_neither_helper_nor_word_is_left(
    word: FakeWord, numbers: list[signal.Signals]
) -> None:
    end_once(word, "Open", 2, numbers)
    assert word.names().count("ExportAsFixedFormat") == 1
    assert word.machine.words() == {}


@HOW
@pytest.mark.slow
def test_a_word_that_was_just_starting_ends_too(
    word: FakeWord, monkeypatch: pytest.MonkeyPatch, numbers: list[signal.Signals]
) -> None:
    monkeypatch.setenv("PKDOCS_FAKE_START", "slow")
    end_once(word, "DispatchEx", 1, numbers)
    assert (word.names().count("DispatchEx"), word.calls("Open")) == (1, [])
    assert word.machine.words() == {}

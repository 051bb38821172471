"""Word as an engine: one of ours alone, given up where it hangs, and the user's let be."""

import os
import signal
import sys
import threading
from pathlib import Path

import pytest

from pkdocs.pdf import processes
from pkdocs.pdf.convert import Original, convert
from pkdocs.pdf.engine import WORD, Engine
from pkdocs.pdf.msword import SharedWord, Word
from tests.support.office import write_docx
from tests.support.word import FakeWord, codes, helpers, word

__all__ = ["word"]
pytestmark = [
    pytest.mark.usefixtures("nothing_is_left_behind"),
    pytest.mark.skipif(sys.platform != "linux", reason="the Word of the tests is a Linux process"),
]


@pytest.fixture
def hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    """Little patience: a document has a second."""
    monkeypatch.setattr(processes, "START_SECONDS", 4.0)
    monkeypatch.setattr(processes, "DOCUMENT_SECONDS", 1.0)
    monkeypatch.setattr(processes, "GRACE_SECONDS", 0.1)


@pytest.mark.slow
@pytest.mark.usefixtures("hurry")
@pytest.mark.parametrize(
    ("bad", "code"), [("macet", "P001"), ("mati", "P001"), ("setengah", "P003")]
)
def test_a_document_that_word_hangs_or_dies_of_is_given_up_and_the_others_are_made(
    tmp_path: Path, word: FakeWord, bad: str, code: str
) -> None:
    theirs = word.machine.start(visible=True)
    assert codes(tmp_path, "a", bad, "b", "c") == {"a": "", bad: code, "b": "", "c": ""}
    assert word.running() == {theirs}


@pytest.mark.slow
@pytest.mark.usefixtures("hurry")
def test_a_word_without_a_name_on_its_window_is_found_by_its_documents(
    tmp_path: Path, word: FakeWord, monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs = word.machine.start(visible=False)  # the user's, which is just starting
    monkeypatch.setenv("PKDOCS_FAKE_WINDOW", "nameless")
    documents = [tmp_path / "satu.docx", tmp_path / "macet.docx"]
    made = list(Word(tmp_path, threading.Event()).convert(documents, tmp_path))
    assert made == [tmp_path / "satu.pdf"]
    assert set(word.machine.words()) == {theirs}


@pytest.mark.slow
def test_where_the_helper_dies_its_word_is_ended(tmp_path: Path, word: FakeWord) -> None:
    processes_of = Word(tmp_path, threading.Event())
    documents = [tmp_path / "satu.docx", tmp_path / "lamban.docx"]
    made = processes_of.convert(documents, tmp_path)
    assert next(made) == tmp_path / "satu.pdf"
    for pid in helpers(tmp_path):
        os.kill(pid, signal.SIGKILL)
    assert list(made) == []
    assert word.running(0) == set()


@pytest.mark.slow
@pytest.mark.usefixtures("hurry")
def test_where_the_user_has_come_to_work_in_our_word_it_is_not_ended_either(
    tmp_path: Path, word: FakeWord
) -> None:
    stop = threading.Event()
    made = Word(tmp_path, stop).convert([tmp_path / "satu.docx", tmp_path / "macet.docx"], tmp_path)
    next(made)
    (ours,) = word.machine.words()
    word.machine.change(ours, visible=True, documents=1)
    assert list(made) == []
    assert word.running() == {ours}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("setting", "said"),
    [
        ("PKDOCS_FAKE_START=unregistered", "0x80040154: Class not registered"),
        ("PKDOCS_FAKE_NAME=WPS Writer", "LookupError: Word.Application: WPS Writer"),
    ],
)
def test_a_word_that_does_not_start_is_the_engines_trouble_and_no_documents(
    tmp_path: Path, word: FakeWord, monkeypatch: pytest.MonkeyPatch, setting: str, said: str
) -> None:
    monkeypatch.setenv(*setting.split("="))
    sources = [Original(f"{n}.docx", write_docx(tmp_path / f"{n}.docx")) for n in range(3)]
    made = list(convert(Engine(WORD, version="16"), sources, 1))
    problems = {str(item.problem) for item in made}
    assert len(made) == 3
    assert len(problems) == 1
    (told,) = problems
    assert told.startswith("Microsoft Word:1:1: P010 ")
    assert said in told
    assert "--pdf-engine libreoffice" in told
    assert word.names().count("DispatchEx") == 2  # once more, and no document is suspected
    assert "Quit" not in word.names()


@pytest.mark.slow
@pytest.mark.usefixtures("hurry")
def test_a_word_that_asks_something_before_it_starts_is_given_up(
    tmp_path: Path, word: FakeWord, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PKDOCS_FAKE_START", "hangs")
    monkeypatch.setattr(processes, "START_SECONDS", 0.5)
    assert codes(tmp_path, "a", "b") == {"a": "P010", "b": "P010"}
    assert helpers(tmp_path) == []


MACS_DOCX2PDF = """
import shutil, sys, time
from pathlib import Path
def convert(source, target, keep_active):
    assert keep_active
    print("bar")
    if Path(source).stem == "salah":
        sys.exit(1)
    time.sleep(300 * (Path(source).stem == "macet"))
    shutil.copyfile(Path(__file__).with_name("biasa.pdf"), target)
"""


@pytest.mark.slow
@pytest.mark.usefixtures("hurry")
def test_on_a_mac_the_users_word_is_asked_document_by_document_and_stays(
    tmp_path: Path,
    word: FakeWord,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    (word.folder / "docx2pdf.py").write_text(MACS_DOCX2PDF, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(word.folder))
    documents = [tmp_path / f"{stem}.docx" for stem in ("a", "salah", "b", "macet", "c")]
    made = SharedWord(tmp_path, threading.Event()).convert(documents, tmp_path)
    assert [path.name for path in made] == ["a.pdf", "b.pdf"]
    assert "bar" not in "".join(capfd.readouterr())

"""Freezing and marking, killed at any moment or done by two at once: nothing noted is lost."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from pkdocs.app.handing.keeping import freeze, status
from pkdocs.app.handing.marking import Mark, mark
from pkdocs.app.making.documents import Making, make_documents
from pkdocs.app.terms import Which
from pkdocs.domain.agenda import Kejadian, Peristiwa
from pkdocs.rules.riwayat import all_riwayat
from pkdocs.store.agenda import read_agenda
from pkdocs.store.standing import State
from tests.helpers import ROOT, out, run
from tests.support.folder import contents

POSTS = ("kabag-dua", "kabag-satu", "walikota", "lurah-melati", "camat-mawar")
EVERYONE = Which(POSTS)
_WORKER = """
import sys
from pathlib import Path
from pkdocs.app.handing.keeping import freeze
from pkdocs.app.handing.marking import Mark, mark
from pkdocs.app.terms import Which
project, posts = Path(sys.argv[1]), Which(sys.argv[2:])
print("mulai", flush=True)
while True:
    for what, undo in (("freeze", False), ("diserahkan", False), ("diserahkan", True),
                       ("freeze", True)):
        if what == "freeze":
            freeze(project, posts, undo=undo)
        else:
            mark(project, posts, Mark(what, undo=undo))
        print(what, undo, flush=True)
"""


def kill_after(project: Path, seconds: float) -> list[str]:
    """Let a process freeze and mark, over and over, and kill it; the steps it had done."""
    args = [sys.executable, "-c", _WORKER, str(project), *POSTS]
    process = subprocess.Popen(args, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "mulai\n"
    time.sleep(seconds)
    os.kill(process.pid, signal.SIGKILL)
    done, _ = process.communicate()
    return done.splitlines()


def kind(own: Kejadian) -> str:
    return f"{'freeze' if own.peristiwa is Peristiwa.BEKU else own.peristiwa} {own.batal}"


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.parametrize("moments", [1, pytest.param(100, marks=pytest.mark.slow)])
def test_whatever_was_done_when_it_was_killed_is_noted_and_nothing_else_is_lost(
    project: Path, moments: int
) -> None:
    papers = contents(out(project))
    chance = random.Random(moments)
    before = 0
    for _ in range(moments):
        done = kill_after(project, chance.uniform(0, 0.8))
        read = read_agenda(project)
        assert [p.kode for p in read.problems if p.kode == "F016"] == []
        events = (read.value or ())[before:]
        noted = Counter(kind(own) for own in events)
        for step, count in Counter(done).items():
            assert noted[step] >= len(POSTS) * count, step
        assert contents(out(project)) == papers
        settled(project)
        before = len(read_agenda(project).value or ())


def settled(project: Path) -> None:
    """The next commands go on: all is signed and handed over, then nothing is."""
    freeze(project, EVERYONE)
    found = {row.standing.stem: row.standing.state for row in status(project).rows}
    assert {found[kode] for kode in POSTS} == {State.FROZEN}
    mark(project, EVERYONE, Mark("diserahkan"))
    riwayat = all_riwayat(read_agenda(project).value or (), 2023)
    assert all(riwayat[kode, 0].beku and riwayat[kode, 0].diserahkan for kode in POSTS)
    mark(project, EVERYONE, Mark("diserahkan", undo=True))
    freeze(project, EVERYONE, undo=True)
    assert State.FROZEN not in {row.standing.state for row in status(project).rows}


def at_once(*commands: tuple[str, ...]) -> list[int]:
    args = [[sys.executable, "-m", "pkdocs", *command] for command in commands]
    running = [subprocess.Popen(own, cwd=ROOT, stderr=subprocess.DEVNULL) for own in args]
    return [own.wait() for own in running]


def counted(project: Path, peristiwa: Peristiwa) -> Counter[str]:
    events = read_agenda(project).value or ()
    return Counter(own.kode for own in events if own.peristiwa is peristiwa)


def test_two_who_freeze_at_once_sign_nothing_twice(project: Path) -> None:
    here = ("-C", str(project))
    make_documents(project, making=Making(workers=1), output=project / "lain")
    other = ("--output", str(project / "lain"))
    assert at_once(("freeze", *here), ("freeze", *here, *other)) == [0, 0]
    assert set(counted(project, Peristiwa.BEKU).values()) == {1}
    assert len(counted(project, Peristiwa.BEKU)) == 8
    shutil.rmtree(project / "lain")


def test_two_who_mark_at_once_note_it_once(project: Path) -> None:
    here = ("-C", str(project))
    run("freeze", *here)
    marks = [("mark", "diserahkan", *POSTS, *here)] * 2
    assert at_once(*marks) == [0, 0]
    assert counted(project, Peristiwa.DISERAHKAN) == dict.fromkeys(POSTS, 1)
    assert read_agenda(project).problems == ()

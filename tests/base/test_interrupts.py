"""Ctrl-C: heard while somebody is waited for, and the second one ends everything at once."""

import os
import signal
import subprocess
import sys
import threading

import pytest

from pkdocs.base import interrupts


def test_a_thread_is_waited_for_until_it_ends_or_patience_does() -> None:
    ended = threading.Event()
    thread = threading.Thread(target=ended.wait)
    thread.start()
    interrupts.wait_for(thread, 0.01)
    assert thread.is_alive()
    ended.set()
    interrupts.wait_for(thread)
    assert not thread.is_alive()


@pytest.mark.parametrize("inside", [False, True])
def test_what_ends_others_is_done_when_end_returns(inside: bool) -> None:
    done: list[str] = []
    before = signal.getsignal(signal.SIGINT)

    def end() -> None:
        interrupts.end(lambda: done.append("selesai"))

    if inside:
        thread = threading.Thread(target=end)
        thread.start()
        thread.join()
    else:
        end()
    assert done == ["selesai"]
    assert signal.getsignal(signal.SIGINT) == before


ENDING = """
import time
from pkdocs.base import interrupts
with interrupts.surely(lambda: print("terakhir", flush=True)):
    try:
        print("mulai", flush=True)
        time.sleep(60)
    finally:
        interrupts.end(lambda: (print("mengakhiri", flush=True), time.sleep(60)))
"""


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_a_second_interrupt_cuts_short_what_the_first_one_began_to_end() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", ENDING], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        for told in (b"mulai\n", b"mengakhiri\n"):
            assert process.stdout.readline() == told
            process.send_signal(signal.SIGINT)
        told, errors = process.communicate(timeout=20)
    assert (process.returncode, errors) == (130, b"Dihentikan.\n")
    assert told == b"terakhir\n"


def test_what_is_to_be_done_surely_is_done_once_where_nobody_interrupts() -> None:
    done: list[str] = []
    with interrupts.surely(lambda: done.append("selesai")):
        assert done == []
    assert done == ["selesai"]


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_a_process_started_unheard_does_not_end_by_an_interrupt_but_this_one_hears_it() -> None:
    heard: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _: heard.append(number))
    try:
        with interrupts.unheard():
            process = subprocess.Popen(
                [sys.executable, "-c", "input()"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
            )
            signal.raise_signal(signal.SIGINT)  # to this thread: others do not wait for it
            assert heard == []
        process.send_signal(signal.SIGINT)
        assert heard == [signal.SIGINT]
        process.communicate(b"\n", timeout=20)
        assert process.returncode == 0
    finally:
        signal.signal(signal.SIGINT, before)

"""A cluster that is none, and more workers than there is work: told, and bounded."""

import socket
import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

from pkdocs.app.making.documents import Making, make_documents
from pkdocs.batch import executors
from pkdocs.batch.chunks import most_chunks
from pkdocs.batch.pool import Workforce
from tests.helpers import run


@contextmanager
def stranger(answer: bytes) -> Iterator[str]:
    """A port at which somebody else listens, who says this to everyone."""
    with socket.socket() as own:
        own.bind(("127.0.0.1", 0))
        own.listen()
        held: list[socket.socket] = []

        def serve() -> None:
            while True:
                try:
                    other, _ = own.accept()
                    other.sendall(answer)
                except OSError:
                    return
                held.append(other)

        threading.Thread(target=serve, daemon=True).start()
        yield f"tcp://127.0.0.1:{own.getsockname()[1]}"
        own.shutdown(socket.SHUT_RDWR)
        for other in held:
            other.close()


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("answer", [b"", b"\xff" * 4096, b"HTTP/1.1 400 Bad Request\r\n\r\n"])
def test_a_port_that_is_no_scheduler_ends_in_one_line(
    fresh_project: Path, answer: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("distributed", reason="pip install pkdocs[cluster]")
    monkeypatch.setattr(executors, "_PATIENCE", 2)
    with stranger(answer) as address:
        done = run("generate", "--scheduler", address, "-C", str(fresh_project))
    assert done.returncode == 1
    assert f"penjadwal {address} tidak dapat dipakai: " in done.stderr
    assert not list(fresh_project.rglob("*.docx.tmp"))


@pytest.mark.parametrize("address", ["", "  "])
def test_an_empty_address_is_wrong_usage(fresh_project: Path, address: str) -> None:
    done = run("generate", "--scheduler", address, "-C", str(fresh_project))
    assert done.returncode == 2
    assert "--scheduler memerlukan alamat" in done.stderr
    assert not (fresh_project / "output").exists()


def test_no_more_workers_are_started_than_there_are_chunks(
    fresh_project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    local = executors.local_processes

    def counted(workers: int, *, early: bool = False) -> AbstractContextManager[Workforce]:
        asked.append(workers)
        return local(1, early=early)

    monkeypatch.setattr(executors, "local_processes", counted)
    done = make_documents(fresh_project, making=Making(workers=300))
    assert len(done.report.made) == 8
    assert asked == [1]
    assert [most_chunks(n) for n in (0, 1, 25, 26, 60_000)] == [1, 1, 1, 2, 2400]

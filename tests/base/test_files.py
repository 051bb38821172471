"""Writing files: whole, under a lock, into a folder that can be used."""

import errno
import os
import signal
import stat
import subprocess
import sys
import tempfile
import time
from functools import partial
from pathlib import Path

import pytest

from pkdocs.base import disk, files
from pkdocs.base.files import (
    LOCK,
    flush_and_put,
    locked,
    look,
    read_whole,
    saved_meanwhile,
    write_file,
    write_temporary,
)
from tests.helpers import out, run


def test_two_runs_on_one_folder_exclude_each_other_also_after_a_crash(project: Path) -> None:
    with locked(out(project)) as free:
        assert free
        done = run("generate", "--all", "-C", str(project))
    assert done.returncode == 1
    assert "F007 pkdocs lain sedang bekerja di folder ini" in done.stderr
    holder = subprocess.Popen([sys.executable, "-c", _HOLD, str(out(project))], stdout=-1)
    assert holder.stdout is not None
    assert holder.stdout.readline() == b"held\n"
    assert run("generate", "--all", "-C", str(project)).returncode == 1
    holder.kill()
    holder.wait()
    holder.stdout.close()
    assert run("generate", "--all", "-C", str(project)).returncode == 0


_HOLD = """
import sys, time
from collections.abc import Iterator
from pathlib import Path
from pkdocs.base.files import locked
with locked(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


def test_an_output_folder_that_is_a_file_is_a_problem_and_the_file_stays(
    fresh_project: Path,
) -> None:
    (fresh_project / "output").write_text("milik orang lain", encoding="utf-8")
    done = run("generate", "-C", str(fresh_project))
    assert done.returncode == 1
    assert "F003 folder keluaran tidak dapat dipakai" in done.stderr
    assert (fresh_project / "output").read_text(encoding="utf-8") == "milik orang lain"


@pytest.mark.skipif(os.name == "nt", reason="POSIX permissions")
def test_a_read_only_output_folder_is_a_problem(fresh_project: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may write everywhere")
    target = fresh_project / "output"
    target.mkdir()
    target.chmod(stat.S_IREAD | stat.S_IEXEC)
    done = run("generate", "-C", str(fresh_project))
    assert done.returncode == 1
    assert "F003 folder keluaran tidak dapat dipakai: tidak ada izin." in done.stderr


def test_a_file_gets_its_place_only_while_what_was_seen_there_is_there(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"

    def is_put(data: bytes, seen: tuple[int, int] | None) -> bool:
        found = flush_and_put(
            write_temporary(path, data), path, partial(saved_meanwhile, path, seen)
        )
        return found is None

    assert look(path) is None
    assert is_put(b"kita", None)
    seen = look(path)
    assert seen == (4, path.stat().st_mtime_ns)
    assert not is_put(b"lagi", None)
    path.write_bytes(b"dia!")
    os.utime(path, ns=(0, path.stat().st_mtime_ns + 1))
    assert not is_put(b"lagi", seen)
    assert path.read_bytes() == b"dia!"
    path.unlink()
    assert not is_put(b"lagi", seen)
    path.mkdir()
    assert look(path) is None
    with pytest.raises(OSError, match="directory"):
        is_put(b"lagi", None)
    assert [p.name for p in tmp_path.iterdir()] == ["a.docx"]


def test_a_file_is_on_the_disk_before_it_gets_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else a power cut may leave an empty file in the place of a whole one."""
    steps: list[str] = []
    real_fsync, real_replace = os.fsync, os.replace

    def fsync(descriptor: int) -> None:
        real_fsync(descriptor)
        steps.append("on the disk")

    def replace(source: Path, target: Path) -> None:
        steps.append(target.name)
        real_replace(source, target)

    monkeypatch.setattr(os, "fsync", fsync)
    monkeypatch.setattr(disk, "_replace", replace)
    write_file(tmp_path / "a.html", b"isi")
    path = tmp_path / "a.pdf"
    assert flush_and_put(write_temporary(path, b"isi"), path, lambda: None) is None
    assert steps == ["on the disk", "a.html", "on the disk", "a.pdf"]
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == {
        "a.html": b"isi",
        "a.pdf": b"isi",
    }


def test_a_folder_without_permission_is_told_at_once_also_on_windows(
    fresh_project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It says there what it says of a name that is taken: 5."""
    tries: list[object] = []
    real = disk._open

    def denied(path: Path, flags: int, mode: int) -> int:
        if Path(path).parent == out(fresh_project):
            tries.append(path)
            error = PermissionError(errno.EACCES, "denied", str(path))
            error.winerror = 5  # type: ignore[attr-defined,unused-ignore]
            raise error
        return real(path, flags, mode)

    monkeypatch.setattr(disk, "_open", denied)
    monkeypatch.setattr("pkdocs.base.disk.time.sleep", tries.append)
    done = run("generate", "-C", str(fresh_project))
    assert done.returncode == 1
    assert "F003 folder keluaran tidak dapat dipakai: tidak ada izin." in done.stderr
    assert len(tries) == 1


def test_a_folder_is_called_one_where_windows_says_no_more_than_denied(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def denied(path: Path, _flags: int, _mode: int) -> int:
        raise PermissionError(errno.EACCES, "denied", str(path))

    monkeypatch.setattr(disk, "_open", denied)
    with pytest.raises(IsADirectoryError):
        read_whole(tmp_path)
    (tmp_path / "a").touch()
    with pytest.raises(PermissionError):
        read_whole(tmp_path / "a")


def far_down(folder: Path, length: int) -> Path:
    """A folder whose path has so many characters."""
    while length - len(str(folder)) > 100:
        folder /= "x" * 50
    return folder / ("x" * (length - len(str(folder)) - 1))


def test_what_windows_takes_no_path_for_is_told_before_anything_is_made(
    fresh_project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "has_long_paths", lambda: False)
    name = "kasubbag-satu-perubahan-99.docx"
    deep = far_down(fresh_project, 259 - len(name))
    done = run("generate", "--output", str(deep), "-C", str(fresh_project))
    assert done.returncode == 1
    assert f"{deep.as_posix()}:1:1: F019 nama berkas terpanjang di sini" in done.stderr
    assert "dengan foldernya, 260 huruf; Windows hanya menerima 259." in done.stderr
    assert not deep.exists()
    deep = far_down(fresh_project, 259 - len(name) - 1)
    done = run("generate", "--output", str(deep), "-C", str(fresh_project))
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.slow
@pytest.mark.parametrize(
    "args",
    [
        ("generate", "--zip", "--output"),
        ("entry-sheets", "-o"),
        ("upload-pack", "-o"),
        ("upload-pack", "--zip", "-o"),
        ("instruksi", "-o"),
        ("recap", "--docx"),
        ("diff", "output/2023", "output/2023", "--redline"),
        ("init",),
    ],
)
def test_so_it_is_for_every_command_that_fills_a_folder(
    project: Path, args: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "has_long_paths", lambda: False)
    deep = far_down(project, 255)
    done = run(*args, str(deep), cwd=project)
    assert done.returncode == 1
    assert "F019" in done.stderr
    assert not deep.exists()


def test_only_windows_bounds_paths_and_only_where_nobody_enabled_long_ones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    long = far_down(tmp_path, 300) / "a.docx"
    assert files.too_long([long]) is None or os.name == "nt"
    monkeypatch.setattr(files, "has_long_paths", lambda: False)
    found = files.too_long([tmp_path / "a.docx", long])
    assert found is not None
    assert (found.kode, found.span.berkas) == ("F019", long.parent.as_posix())
    assert files.too_long([tmp_path / "a.docx"]) is None
    assert files.too_long([]) is None


def test_a_temporary_name_counts_where_it_is_the_longer_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "has_long_paths", lambda: False)
    deep = far_down(tmp_path, 259 - len("/.pkdocs-0123456789abcdef.tmp"))
    assert files.too_long([deep / "a.docx"]) is None
    assert files.too_long([deep.with_name(f"{deep.name}x") / "a.docx"]) is not None


posix = pytest.mark.skipif(os.name == "nt", reason="POSIX files and signals")
root = pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="needs several users")

_TAKE = """
import os, sys
from pathlib import Path
from pkdocs.base.files import locked
if len(sys.argv) > 2:
    import fcntl  # Python itself may lie where that user may not read
    os.setgid(int(sys.argv[2]))
    os.setuid(int(sys.argv[2]))
with locked(Path(sys.argv[1])) as free:
    print(free)
"""


def taken_elsewhere(folder: Path, *user: int) -> bool:
    """Return whether another process, of that user, finds the lock free."""
    command = [sys.executable, "-c", _TAKE, str(folder), *map(str, user)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return done.stdout == "True\n"


def test_the_lock_is_refused_at_once_and_its_file_stays(tmp_path: Path) -> None:
    with locked(tmp_path) as free:
        assert free
        before = time.monotonic()
        with locked(tmp_path) as again:
            assert not again
        assert time.monotonic() - before < 1
        assert not taken_elsewhere(tmp_path)
    assert taken_elsewhere(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [LOCK]


def test_a_lock_file_that_another_run_left_is_neither_emptied_nor_replaced(tmp_path: Path) -> None:
    (tmp_path / LOCK).write_bytes(b"isi")
    before = (tmp_path / LOCK).stat().st_ino
    with locked(tmp_path) as free:
        assert free
    assert ((tmp_path / LOCK).read_bytes(), (tmp_path / LOCK).stat().st_ino) == (b"isi", before)


@posix
@pytest.mark.parametrize(("umask", "mode"), [(0o022, 0o644), (0o002, 0o664), (0o000, 0o666)])
def test_whoever_may_write_in_the_folder_may_lock_it(tmp_path: Path, umask: int, mode: int) -> None:
    before = os.umask(umask)
    try:
        with locked(tmp_path):
            assert (tmp_path / LOCK).stat().st_mode & 0o777 == mode
    finally:
        os.umask(before)


@root
@pytest.mark.parametrize("mode", [0o666, 0o644])
def test_a_lock_file_of_somebody_else_in_a_folder_for_all_can_be_taken(mode: int) -> None:
    with tempfile.TemporaryDirectory() as folder:  # pytest's own is closed to other users
        shared = Path(folder)
        shared.chmod(0o1777)
        os.chown(shared, 3, 3)
        (shared / LOCK).touch()
        (shared / LOCK).chmod(mode)
        os.chown(shared / LOCK, 1, 1)
        assert taken_elsewhere(shared, 2)


_FORK = """
import os, sys, time
from pathlib import Path
from pkdocs.base.files import locked
from pkdocs.batch.executors import local_processes
with locked(Path(sys.argv[1])), local_processes(2, early=True) as workforce:
    with workforce.open() as pool:
        pool.submit(os.getpid).result()
        print("works", flush=True)
        pool.submit(time.sleep, 60).result()
"""


@posix
def test_a_run_that_is_killed_leaves_no_worker_that_keeps_the_lock(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", _FORK, str(tmp_path)], stdout=subprocess.PIPE
    ) as run:
        assert run.stdout is not None
        assert run.stdout.readline() == b"works\n"
        assert not taken_elsewhere(tmp_path)
        run.send_signal(signal.SIGKILL)
        run.wait()
        deadline = time.monotonic() + 10
        while not taken_elsewhere(tmp_path) and time.monotonic() < deadline:
            time.sleep(0.01)
        assert taken_elsewhere(tmp_path)

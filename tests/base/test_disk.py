"""The door to the disk: what passes is waited for, not for long, and nothing is left behind."""

import errno
import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from pkdocs.base import disk


def refusal(winerror: int = 0, number: int = errno.EACCES) -> OSError:
    error = OSError(number, "refused")
    error.winerror = winerror or None  # type: ignore[attr-defined,unused-ignore]
    return error


@pytest.fixture
def waited(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The pauses that were made, none of which took any time."""
    pauses: list[float] = []
    monkeypatch.setattr(disk, "_left", {})
    monkeypatch.setattr("pkdocs.base.disk.time.sleep", pauses.append)
    monkeypatch.setattr("pkdocs.base.disk.time.monotonic", lambda: 100 + sum(pauses))
    return pauses


def refusing(times: int, error: OSError, act: Callable[..., object]) -> Callable[..., object]:
    """An act of the system that is refused so many times, and done then."""
    left = [error] * times

    def try_it(*given: object) -> object:
        if left:
            raise left.pop()
        return act(*given)

    return try_it


@pytest.mark.parametrize("winerror", [5, 32, 33, 303, 391, 1224])
def test_a_name_is_taken_once_who_holds_the_file_lets_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, waited: list[float], winerror: int
) -> None:
    new, path = tmp_path / "baru", tmp_path / "a.docx"
    new.write_text("baru", encoding="utf-8")
    path.write_text("lama", encoding="utf-8")
    monkeypatch.setattr(disk, "_replace", refusing(4, refusal(winerror), os.replace))
    disk.replace(new, path)
    assert path.read_text(encoding="utf-8") == "baru"
    assert waited == [0.01, 0.02, 0.04, 0.08]
    monkeypatch.setattr(disk, "_unlink", refusing(2, refusal(winerror), os.unlink))
    disk.remove(path)
    assert not path.exists()


def test_what_does_not_pass_is_refused_after_two_seconds_and_names_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, waited: list[float]
) -> None:
    new, path = tmp_path / ".pkdocs-0.tmp", tmp_path / "a.docx"
    new.touch()
    held = refusal(32)
    held.filename, held.filename2 = str(new), str(path)
    monkeypatch.setattr(disk, "_replace", refusing(10**6, held, os.replace))
    with pytest.raises(OSError, match="refused") as told:
        disk.replace(new, path)
    assert sum(waited) == pytest.approx(2)
    assert max(waited) == 0.25
    assert (told.value.filename, told.value.filename2) == (str(path), None)


def test_where_one_waited_in_vain_the_next_ones_wait_less_until_it_passes_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, waited: list[float]
) -> None:
    for name in ("a", "b", "c", "d"):
        (tmp_path / name).touch()
    monkeypatch.setattr(disk, "_unlink", refusing(10**6, refusal(32), os.unlink))
    for _ in range(300):
        disk.discard(tmp_path / "a")
    assert sum(waited) == pytest.approx(4)
    waited.clear()
    monkeypatch.setattr(disk, "_left", {str(tmp_path): 0.5})
    monkeypatch.setattr(disk, "_unlink", refusing(2, refusal(32), os.unlink))
    disk.remove(tmp_path / "b")
    waited.clear()
    monkeypatch.setattr(disk, "_unlink", refusing(10**6, refusal(32), os.unlink))
    disk.discard(tmp_path / "c")
    assert sum(waited) == pytest.approx(2)


@pytest.mark.parametrize("error", [refusal(), refusal(3), refusal(19), refusal(0, errno.ENOSPC)])
def test_what_never_passes_is_refused_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, waited: list[float], error: OSError
) -> None:
    monkeypatch.setattr(disk, "_replace", refusing(10**6, error, os.replace))
    with pytest.raises(OSError, match="refused"):
        disk.replace(tmp_path / "a", tmp_path / "b")
    assert waited == []


def test_a_folder_without_permission_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, waited: list[float]
) -> None:
    """Windows says 5 there, which is what it says of a held name, too; and `tempfile` goes on."""
    tries: list[object] = []

    def denied(*given: object) -> int:
        tries.append(given)
        raise refusal(5)

    monkeypatch.setattr(disk, "_open", denied)
    with pytest.raises(OSError, match="refused"), disk.temporary_file(inside=tmp_path):
        pass
    with pytest.raises(OSError, match="refused"):
        disk.open_new(tmp_path / "a")
    assert len(tries) == 2
    assert waited == []


def test_a_busy_file_is_waited_for_on_other_systems_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, waited: list[float]
) -> None:
    busy = refusal(0, errno.EBUSY)
    monkeypatch.setattr(disk, "_open", refusing(2, busy, os.open))
    with disk.open_new(tmp_path / "a") as file:
        file.write(b"isi")
    assert (tmp_path / "a").read_bytes() == b"isi"
    assert waited == [0.01, 0.02]
    with pytest.raises(FileExistsError):
        disk.open_new(tmp_path / "a")


def test_what_is_not_there_is_removed_already(tmp_path: Path) -> None:
    disk.remove(tmp_path / "a")
    disk.discard(tmp_path / "a")
    disk.remove_tree(tmp_path / "a")
    with pytest.raises(FileNotFoundError):
        disk.remove_folder(tmp_path / "a")


@pytest.mark.skipif(os.name == "nt", reason="POSIX permissions")
def test_a_temporary_folder_is_its_owners_alone_and_goes_with_all_in_it(tmp_path: Path) -> None:
    with disk.temporary_folder(prefix="pkdocs-x-", inside=tmp_path) as folder:
        assert folder.parent == tmp_path
        assert folder.name.startswith("pkdocs-x-")
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        (folder / "dalam").mkdir()
        (folder / "dalam" / "a").touch()
    assert list(tmp_path.iterdir()) == []


def test_a_temporary_folder_of_which_a_file_is_held_is_left_without_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, waited: list[float]
) -> None:
    def held(*_: object, **__: object) -> None:
        raise refusal(32)

    with disk.temporary_folder(inside=tmp_path) as folder:
        (folder / "a").touch()
        monkeypatch.setattr("shutil.os.unlink", held)
    assert (folder / "a").exists()
    assert sum(waited) == pytest.approx(2)


def test_temporary_files_have_no_name_and_lie_where_the_system_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path / "tidak-ada"))
    monkeypatch.setenv("TEMP", str(tmp_path))
    monkeypatch.delenv("TMP", raising=False)
    assert disk.temporary_places()[0] == tmp_path
    with disk.temporary_file() as file:
        assert file.write(b"isi") == 3
        file.seek(0)
        assert file.read() == b"isi"
        assert list(tmp_path.iterdir()) == []
    path = disk.kept_file("galat-", ".log", b"isi")
    assert path.read_bytes() == b"isi"
    assert [path] == list(tmp_path.glob("galat-*.log"))


def test_where_one_place_refuses_temporary_files_the_next_one_takes_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = tmp_path / "a", tmp_path / "b"
    for place, name in ((first, "TMPDIR"), (second, "TEMP")):
        place.mkdir()
        monkeypatch.setenv(name, str(place))

    def full(path: Path, flags: int, mode: int) -> int:
        if path.parent == first:
            raise refusal(0, errno.ENOSPC)
        return os.open(path, flags, mode)

    monkeypatch.setattr(disk, "_open", full)
    assert disk.kept_file("a-", ".log", b"").parent == second


def test_where_no_place_takes_them_the_first_one_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(disk, "temporary_places", lambda: [tmp_path / "a", tmp_path / "b"])
    with pytest.raises(FileNotFoundError) as told, disk.temporary_folder():
        pass
    assert told.value.filename == str(tmp_path / "a")
    monkeypatch.setattr(disk, "temporary_places", list)
    with pytest.raises(FileNotFoundError, match="no temporary folder"), disk.temporary_file():
        pass


def test_an_error_names_the_file_that_is_meant_but_keeps_the_name_of_another(
    tmp_path: Path,
) -> None:
    path = tmp_path / "a.docx"
    for named, told in (
        (None, str(path)),
        (str(disk.beside(path)), str(path)),
        ("lain.docx", "lain.docx"),
    ):
        with pytest.raises(OSError, match="full") as found, disk.on_behalf_of(path):
            raise OSError(errno.ENOSPC, "full", named)
        assert found.value.filename == told


def test_leftovers_are_told_from_documents(tmp_path: Path) -> None:
    temporary = disk.beside(tmp_path / "a.docx")
    temporary.touch()
    (tmp_path / "a.docx").touch()
    assert disk.leftovers(tmp_path) == [temporary]
    assert disk.is_leftover(temporary.name)
    assert not disk.is_leftover("a.docx")
    assert not disk.is_leftover("catatan.tmp")

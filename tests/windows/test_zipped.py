"""The zip: it holds what the clerk is told, and the same things give the same bytes."""

import io
import re
import zipfile
from pathlib import Path

import pytest

from tests.helpers import run
from tests.support.folder import files
from windows import zipped


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A zip of one wheel, which is none."""
    return build(tmp_path_factory.mktemp("zip") / "satu")


def build(folder: Path) -> Path:
    folder.mkdir()
    wheel = folder / "pkdocs-9.1-py3-none-any.whl"
    wheel.write_bytes(b"roda")
    return zipped.write_zip([wheel], ["3.11", "3.12"], folder / "proyek", folder / "dist")


def unpacked(made: Path, folder: Path) -> Path:
    with zipfile.ZipFile(made) as archive:
        archive.extractall(folder)
    return folder


def test_the_same_sources_and_wheels_give_the_same_bytes(made: Path, tmp_path: Path) -> None:
    assert made.name == "pkdocs-9.1-windows.zip"
    again = build(tmp_path / "dua")
    assert again.read_bytes() == made.read_bytes()


def test_files_lie_in_the_order_of_their_names_without_a_time() -> None:
    data = zipped.zip_of({"b": b"2", "a/c": b"1"})
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        told = [(i.filename, i.date_time, i.compress_type) for i in archive.infolist()]
    assert told == [(n, (1980, 1, 1, 0, 0, 0), zipfile.ZIP_STORED) for n in ("a/c", "b")]


def test_what_is_read_first_names_what_there_is(made: Path, tmp_path: Path) -> None:
    folder = unpacked(made, tmp_path / "hasil")
    data = (folder / "BACA-DULU.txt").read_bytes()
    assert data.count(b"\n") == data.count(b"\r\n") > 5
    text = " ".join(data.decode("ascii").split())
    assert "{" not in text
    assert "salah satu versi ini: 3.11, 3.12." in text
    assert len(re.findall(r"\.(?: |$)", text)) == 5
    (project,) = re.findall(r"Pindahkan folder (\S+)", text)
    for named in ("PASANG.cmd", "pkdocs.cmd"):
        assert named in text
    assert (folder / "PASANG.cmd").is_file()
    assert (folder / project / "pkdocs.cmd").is_file()
    assert (folder / "wheels" / "pkdocs-9.1-py3-none-any.whl").read_bytes() == b"roda"
    assert {path.name for path in folder.iterdir()} == {
        *("PASANG.cmd", "BACA-DULU.txt", "wheels", project),
    }


def test_the_project_is_the_one_that_init_makes(made: Path, tmp_path: Path) -> None:
    folder = unpacked(made, tmp_path / "hasil")
    assert run("init", str(tmp_path / "proyek")).returncode == 0
    fresh = tmp_path / "proyek"
    assert files(folder / "pk-2023") == files(fresh)
    for name in files(fresh):
        assert (folder / "pk-2023" / name).read_bytes() == (fresh / name).read_bytes(), name


def test_the_installer_asks_for_the_versions_that_there_are_wheels_for(
    made: Path, tmp_path: Path
) -> None:
    folder = unpacked(made, tmp_path / "hasil")
    text = (folder / "PASANG.cmd").read_text(encoding="ascii")
    assert re.findall('VERSI=(.+?)"', text) == ["3.12 3.11"]

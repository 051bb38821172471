"""Sources as Notepad and git on Windows leave them: other line ends, a mark at the beginning."""

import shutil
from pathlib import Path

import pytest

from pkdocs.app.exchanging.receiving import read_workbooks
from pkdocs.app.exchanging.workbooks import Wanted, make_workbooks
from pkdocs.app.starting.renewing import decide, start_next_year
from tests.helpers import ROOT, run
from tests.support.folder import contents
from tests.support.typed import type_into

pytestmark = pytest.mark.slow
BOM = b"\xef\xbb\xbf"
TARGETS = ("TW I", "TW II", "TW III", "TW IV", "Tahunan")
TYPED = {
    **{("Turunan", "1.2.loket", periode): "≤ 2" for periode in TARGETS},
    ("Pegawai", "kabag-layanan", "Golongan"): "IV/b",
}


def copy(source: str, folder: Path) -> Path:
    shutil.copytree(ROOT / "contoh" / source, folder, ignore=shutil.ignore_patterns("output"))
    return folder


def sources(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*.yaml")}


def windows(data: bytes) -> bytes:
    assert b"\r" not in data
    return BOM + data.replace(b"\n", b"\r\n")


def as_on_windows(folder: Path) -> Path:
    """Let each source end its lines as Windows does, and begin as Notepad lets it."""
    for name, data in sources(folder).items():
        (folder / name).write_bytes(windows(data))
    return folder


@pytest.mark.parametrize("source", ["kota-contoh", "2022"])
def test_documents_are_the_same_byte_by_byte_and_so_is_what_is_said(
    source: str, tmp_path: Path
) -> None:
    folder = copy(source, tmp_path / "2024")
    checked = run("check", "-C", str(folder))
    assert run("generate", "-C", str(folder)).returncode == 0
    (place,) = (folder / "output").iterdir()
    made = contents(place)
    assert len(sources(as_on_windows(folder))) >= 2
    assert run("check", "-C", str(folder)).stdout == checked.stdout
    again = run("generate", "-C", str(folder))
    assert f"0 dokumen dibuat, {len(made)} tidak berubah" in again.stdout
    shutil.rmtree(place)
    assert run("generate", "-C", str(folder)).returncode == 0
    assert contents(place) == made


def test_what_is_read_back_is_written_with_the_line_ends_of_the_file(tmp_path: Path) -> None:
    plain = copy("kota-contoh", tmp_path / "biasa")
    other = as_on_windows(copy("kota-contoh", tmp_path / "windows"))
    for folder in (plain, other):
        before = sources(folder)
        (book,) = make_workbooks(folder, Wanted(tmp_path / f"{folder.name}.xlsx"))
        read_workbooks(folder, [book], write=True)
        assert sources(folder) == before
        typed = type_into(book, tmp_path / f"{folder.name}-isi.xlsx", TYPED)
        assert read_workbooks(folder, [typed], write=True).written
        assert len({*before.items()} - {*sources(folder).items()}) == 2
    assert sources(other) == {name: windows(data) for name, data in sources(plain).items()}


def test_a_next_year_and_its_decisions_are_written_with_them_too(tmp_path: Path) -> None:
    plain = copy("2022", tmp_path / "biasa" / "2022")
    other = as_on_windows(copy("2022", tmp_path / "windows" / "2022"))
    made = [
        start_next_year(folder, 2023, folder.parent / "2023").folder for folder in (plain, other)
    ]
    for folder in made:
        path = folder / "tinjauan.yaml"
        first = b'tertulis: "2022"\n    putusan:'
        data = path.read_bytes()
        assert first in data
        path.write_bytes(data.replace(first, first + b" 2023", 1))
        assert decide(folder).changed == 1
    for name, data in sources(made[0]).items():
        assert (made[1] / name).read_bytes() in (data, windows(data)), name
    assert (made[1] / "indicators.yaml").read_bytes() == windows(
        (made[0] / "indicators.yaml").read_bytes()
    )

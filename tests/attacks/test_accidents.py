"""Accidents and traps in files: each a message that says what is wrong, and never exit code 3.

Pipes and links in place of files, sizes that nothing has, shapes of another program, streams that
are closed, memory that is short. What is told is asserted, and that nothing was written elsewhere.
"""

import json
import os
import shutil
import socket
import stat
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pkdocs.base.files import LOCK, write_file
from pkdocs.outputs.document import archive_seal
from tests import foreign
from tests.attacks.bounds import SECONDS, bounded
from tests.helpers import ROOT, out, run, run_process
from tests.support.folder import contents
from tests.support.office import office_processes
from tests.tools import find_soffice
from tests.word.template_factory import with_parts

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="files and limits of Linux")

SOURCES = ("org.yaml", "indicators.yaml", "pejabat.yaml", "score-card.yaml")
TEMPLATE = "templates/perjanjian-kinerja.docx"
HUGE = 20 * 1024**3
MEMORY = 512 * 1024**2


@pytest.fixture(autouse=True)
def bounds() -> Iterator[None]:
    with bounded(MEMORY):
        yield


def redirected(*args: str, cwd: Path, redirect: str) -> subprocess.CompletedProcess[str]:
    """Run the program in a shell that redirects its streams."""
    return subprocess.run(
        ["sh", "-c", f'exec "$@" {redirect}', "sh", sys.executable, "-m", "pkdocs", *args],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )


def a_pipe(path: Path) -> None:
    os.mkfifo(path)


def a_socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as own:
        before = Path.cwd()
        os.chdir(path.parent)  # such names are short
        try:
            own.bind(path.name)
        finally:
            os.chdir(before)


def a_folder(path: Path) -> None:
    path.mkdir()


def a_huge_file(path: Path) -> None:
    path.touch()
    os.truncate(path, HUGE)


def an_endless_file(path: Path) -> None:
    path.symlink_to("/dev/zero")


TRAPS = (a_pipe, a_socket, a_folder, a_huge_file, an_endless_file)
Trap = Callable[[Path], None]


def replace(path: Path, trap: Trap) -> None:
    path.unlink(missing_ok=True)
    trap(path)


@pytest.mark.parametrize("trap", TRAPS)
@pytest.mark.parametrize("name", [*SOURCES, TEMPLATE])
def test_what_is_no_file_in_place_of_a_source_is_a_problem(
    project: Path, name: str, trap: Trap
) -> None:
    replace(project / name, trap)
    kinds = ("T000", "T003") if name == TEMPLATE else ("S001", "S002")
    kode = kinds[trap is a_huge_file]
    for command in (["check"], ["generate"]):
        done = run(*command, cwd=project)
        assert done.returncode == 1
        assert f"{name}:1:1: {kode} " in done.stdout + done.stderr


@pytest.mark.parametrize("trap", TRAPS)
def test_what_is_no_file_in_place_of_the_register_is_a_problem(project: Path, trap: Trap) -> None:
    replace(out(project) / "register.json", trap)
    for command in (["status"], ["generate"], ["freeze", "walikota"]):
        done = run(*command, cwd=project)
        assert done.returncode == 1
        assert "F005 register rusak atau tidak terbaca" in done.stderr
    done = run("diff", "2023", "2023", cwd=project)
    assert done.returncode in (0, 1)


@pytest.mark.parametrize("trap", TRAPS)
def test_what_is_no_file_in_place_of_a_document_stops_no_other(project: Path, trap: Trap) -> None:
    replace(out(project) / "walikota.docx", trap)
    assert run("status", cwd=project).returncode == 0
    assert run("generate", cwd=project).returncode in (0, 1)
    compared = run("diff", str(out(project)), str(out(project)), cwd=project)
    assert compared.returncode in (0, 1)
    assert "jabatan dibandingkan" in compared.stdout
    assert "7 sama" in compared.stdout or "8 sama" in compared.stdout


@pytest.mark.parametrize("trap", TRAPS)
def test_what_is_no_file_among_documents_of_others_stops_no_other(
    tmp_path: Path, trap: Trap
) -> None:
    for side in ("lama", "baru"):
        (tmp_path / side).mkdir()
        own = foreign.agreement(foreign.data("Indeks Contoh"))
        (tmp_path / side / "camat.docx").write_bytes(own)
        trap(tmp_path / side / "lurah.docx")
    done = run("diff", "lama", "baru", cwd=tmp_path)
    assert done.returncode in (0, 1)
    assert "1 jabatan dibandingkan" in done.stdout
    single = run("text", "lama/lurah.docx", cwd=tmp_path)  # 0 for git, which goes on
    assert single.returncode in ((0,) if trap is a_huge_file else (1, 2))
    assert "lebih besar dari" in single.stdout or single.stderr


def test_a_lock_that_is_a_link_makes_no_file_elsewhere(project: Path, tmp_path: Path) -> None:
    lock, elsewhere = out(project) / LOCK, tmp_path / "di-tempat-lain"
    lock.unlink(missing_ok=True)
    lock.symlink_to(elsewhere)
    done = run("generate", "--all", "-C", str(project))
    assert done.returncode == 1
    assert "di tempat itu ada tautan" in done.stderr
    assert not elsewhere.exists()


@pytest.mark.parametrize("trap", [a_pipe, a_socket, a_folder])
def test_a_lock_that_is_no_file_is_told(project: Path, trap: Trap) -> None:
    replace(out(project) / LOCK, trap)
    done = run("generate", "--all", cwd=project)
    assert done.returncode == 1
    assert "F004" in done.stderr


_SWAP = """
import os, sys
from pathlib import Path
from pkdocs.base import files
from pkdocs.batch import run as batches
from pkdocs.cli import main

place, other = Path(sys.argv.pop(1)), Path(sys.argv.pop(1))

class Swap:
    def __call__(self, *args):
        if not other.with_name("asli").exists():
            place.rename(other.with_name("asli"))
            place.symlink_to(other)
        return list_of(*args)

list_of = batches._note
batches._note = Swap()
main()
"""


def test_a_folder_that_becomes_a_link_during_a_run_ends_it(project: Path, tmp_path: Path) -> None:
    other = tmp_path / "lain"
    other.mkdir()
    (other / "yatim.docx").write_bytes(b"milik orang lain")
    (other / "register.json").write_bytes(b"milik orang lain")
    before = contents(other)
    arguments = (str(out(project)), str(other), "generate", "--all", "--prune")
    done = run_process(*arguments, cwd=project, code=_SWAP)
    assert done.returncode == 1
    assert "foldernya diganti" in done.stderr
    assert contents(other) == before


@pytest.mark.parametrize(
    ("redirect", "command"),
    [
        (">&-", ["diff", "2023", "2023"]),
        (">&- 2>&- <&-", ["generate", "--all", "--workers", "2"]),
        ("2>/dev/full", ["generate", "--all"]),
    ],
)
def test_a_stream_that_takes_nothing_hinders_no_work(
    project: Path, redirect: str, command: list[str]
) -> None:
    before = contents(project)
    done = redirected(*command, cwd=project, redirect=redirect)
    assert done.returncode == 0
    after = contents(project)
    assert {name for name in before if before[name] != after.get(name)} <= {
        "output/2023/register.json"
    }
    assert json.loads((out(project) / "register.json").read_bytes())["tahun"] == 2023


def test_a_full_place_for_what_is_printed_is_told(project: Path) -> None:
    done = redirected("check", cwd=project, redirect=">/dev/full")
    assert done.returncode == 1
    assert done.stderr == "Gagal: ruang penyimpanan penuh.\n"


@pytest.mark.parametrize("umask", [0o022, 0o027, 0o077, 0o002])
def test_what_is_made_has_the_mode_that_the_umask_leaves(fresh_project: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        assert run("generate", "-C", str(fresh_project)).returncode == 0
        assert run("tree", "--svg", "pohon.svg", cwd=fresh_project).returncode == 0
        write_file(fresh_project / "lepas", b"")
    finally:
        os.umask(before)
    made = [*out(fresh_project).iterdir(), fresh_project / "pohon.svg", fresh_project / "lepas"]
    assert len(made) > 10
    modes = {stat.S_IMODE(path.stat().st_mode) for path in made}
    assert modes == {0o666 & ~umask}


def carried(docx: bytes, change: Callable[[dict[str, object]], object]) -> bytes:
    """A document whose data inside are changed and whose seal still holds."""

    def rewrite(parts: dict[str, bytes]) -> None:
        for name, data in parts.items():
            head, tag, rest = data.partition(b"<perjanjian ")
            if tag:
                mark, _, text = rest.partition(b">")
                raw = json.loads(text.removesuffix(b"</perjanjian>"))
                change(raw)
                inner = json.dumps(raw).replace("&", "&amp;").replace("<", "&lt;")
                parts[name] = head + tag + mark + b">" + inner.encode() + b"</perjanjian>"

    return with_parts(docx, rewrite)


SHAPES: dict[str, Callable[[dict[str, object]], object]] = {
    "a number for a text": lambda raw: raw["jabatan"].update(nama=1),  # type: ignore[attr-defined]
    "a list for a text": lambda raw: raw["pihak_pertama"].update(nama=["x"]),  # type: ignore[attr-defined]
    "a text for a list": lambda raw: raw.update(baris="x"),
    "no rows": lambda raw: raw.pop("baris"),
    "a target of another year": lambda raw: raw["baris"][0].update(target={"tw5": "1"}),  # type: ignore[index]
    "half a character": lambda raw: raw["baris"][0].update(indikator="\ud800"),  # type: ignore[index]
    "nothing at all": lambda raw: raw.clear(),
    "depth": lambda raw: raw.update(kode=json.loads("[" * 900 + "]" * 900)),
}


@pytest.mark.parametrize("change", SHAPES.values(), ids=SHAPES)
def test_data_of_another_shape_are_none_and_stop_no_comparison(
    project: Path, tmp_path: Path, change: Callable[[dict[str, object]], object]
) -> None:
    lama = shutil.copytree(out(project), tmp_path / "lama")
    for path in (lama / "register.json", out(project) / "register.json"):
        path.unlink()
    own = out(project) / "walikota.docx"
    own.write_bytes(carried(own.read_bytes(), change))
    assert run("text", str(own)).stdout.startswith("Perjanjian Kinerja tahun 2023\n")
    for option in ([], ["--xlsx", "a.xlsx"], ["--html", "a.html"], ["--json"]):
        done = run("diff", *option, str(lama), str(out(project)), cwd=tmp_path)
        assert done.returncode in (0, 1)
        assert "F00" not in done.stderr
    done = run("diff", str(lama), str(out(project)))
    assert "8 jabatan dibandingkan" in done.stdout


REGISTERS: dict[str, object] = {
    "a list": [],
    "a number": 7,
    "entries as a list": {"tahun": 2023, "sumber": {}, "dokumen": []},
    "an entry of numbers": {"tahun": 2023, "sumber": {}, "dokumen": {"walikota": {"kode": 1}}},
    "a year as text": {"tahun": "2023", "sumber": {}, "dokumen": {}},
}


@pytest.mark.parametrize("raw", REGISTERS.values(), ids=REGISTERS)
def test_a_register_of_another_shape_is_told_and_stays(project: Path, raw: object) -> None:
    path = out(project) / "register.json"
    path.write_text(json.dumps(raw), encoding="utf-8")
    for command in (
        ["status"],
        ["generate", "--all"],
        ["freeze"],
        ["pdf"],
        ["diff", "2023", "2023"],
    ):
        done = run(*command, cwd=project)
        assert done.returncode == 1, command
        assert "F005" in done.stderr
    assert json.loads(path.read_bytes()) == raw


def test_a_sealed_archive_that_holds_a_bomb_is_read_no_further(project: Path) -> None:
    bomb = out(project) / "bagian-satu.zip"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        with archive.open("kabag-satu.docx", "w") as member:
            member.writelines(bytes(10_000_000) for _ in range(60))
        archive.comment = archive_seal((i.filename, i.CRC, i.file_size) for i in archive.filelist)
    done = run("generate", "--zip", cwd=project)
    assert "arsip" in done.stdout


@pytest.mark.soffice
@pytest.mark.parametrize("command", [["pdf"], ["preview", "walikota"]])
def test_two_orders_to_end_leave_no_folder_and_no_program(
    project: Path, tmp_path: Path, command: list[str]
) -> None:
    find_soffice()
    temporary = tmp_path / "sementara"
    temporary.mkdir()
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "TMPDIR": str(temporary)}
    arguments = [sys.executable, "-m", "pkdocs", *command]
    with subprocess.Popen(
        arguments, cwd=project, env=environment, stderr=subprocess.PIPE, text=True
    ) as process:
        while process.poll() is None and not office_processes(tmp_path):
            time.sleep(0.05)
        for _ in range(2):
            process.terminate()
            time.sleep(0.1)
        _, told = process.communicate(timeout=SECONDS / 2)
    assert (process.returncode, told.strip()) == (130, "Dihentikan.")
    assert list(temporary.iterdir()) == []
    assert office_processes(tmp_path) == []

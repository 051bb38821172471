"""Measures `pkdocs diff` on made-up provinces, beside python-redlines on the same documents.

Run `uv run --with "python-redlines[docxodus]" python benchmarks/bench_compare.py [SIZES]`, by
default 1000 10000 60000 posts. For the first size it compares: pkdocs on its own documents, pkdocs
on the same documents without the data inside (so that their tables are read), and python-redlines
on ten of the pairs. For all sizes it prints the time and the peak memory of a whole run. One
target, one wording and one Pengukuran differ between the years, in every document. Ratios of one
run can be compared, times cannot.
"""

import os
import resource
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import click
from figures import keep_bytecode
from msgspec import Struct
from projects import make_project

SIZES = (1_000, 10_000, 60_000)
PEER_PAIRS = 10


class Measured(Struct, frozen=True):
    """Seconds and processor seconds of a whole process, and its peak memory in MB."""

    seconds: float
    cpu: float
    memory: float


def measure(*args: str) -> Measured:
    """Run pkdocs and return what it took."""
    start = time.perf_counter()
    command = [sys.executable, "-m", "pkdocs", *args]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, _, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    return Measured(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def main() -> None:
    """Print the figures of every size."""
    keep_bytecode()
    sizes = [int(size) for size in sys.argv[1:]] or list(SIZES)
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as folder:
        for place, size in enumerate(sizes):
            lama, baru = make_years(Path(folder), size)
            pairs = len(list(baru.glob("*.docx")))
            own = measure("diff", str(lama), str(baru), "--json")
            tell(f"{pairs} pairs, data inside", pairs, own)
            if place == 0:
                compare_peer(Path(folder), lama, baru, own)


def tell(name: str, pairs: int, measured: Measured) -> None:
    """Print what a pair took in a whole run, from the start of the process to its end."""
    wall, cpu = (took / pairs * 1000 for took in (measured.seconds, measured.cpu))
    click.echo(f"{name:36}{wall:9.2f} ms {cpu:9.2f} ms cpu {measured.memory:6.0f} MB")


def make_years(folder: Path, posts: int) -> tuple[Path, Path]:
    """Return two folders of documents: last year's and this year's."""
    project = make_project(folder / "proyek", posts)
    text = (project / "indicators.yaml").read_text(encoding="utf-8")
    sides = []
    for year in ("2022", "2023"):
        changed = text.replace("2023", year, 1)
        if year == "2022":
            changed = _change(changed)
        (project / "indicators.yaml").write_text(changed, encoding="utf-8")
        sides.append(folder / f"{posts}-{year}")
        measure("generate", "-C", str(project), "--output", str(sides[-1]))
    return sides[0], sides[1]


def _change(text: str) -> str:
    for old, new in (
        ("88,5", "88,25"),
        ("Opini laporan Keuangan", "Opini atas Laporan Keuangan"),
        ("Peraturan Menteri PAN&RB No. 14", "Peraturan Menteri PAN dan RB Nomor 14"),
    ):
        if old not in text:
            raise SystemExit(f"{old!r} is not in the catalogue")
        text = text.replace(old, new)
    return text


def compare_peer(folder: Path, lama: Path, baru: Path, own: Measured) -> None:
    """Print what the same pairs cost without our data in them, and with python-redlines."""
    bare = [_strip(side, folder / f"polos-{side.name}") for side in (lama, baru)]
    names = sorted(path.name for path in baru.glob("*.docx"))
    tables = measure("diff", str(bare[0]), str(bare[1]), "--json")
    tell(f"{len(names)} pairs, tables read", len(names), tables)
    redline = _engine()
    chosen = names[:: max(1, len(names) // PEER_PAIRS)][:PEER_PAIRS]
    before, start = _children(), time.perf_counter()
    for name in chosen:
        redline((lama / name).read_bytes(), (baru / name).read_bytes())
    seconds, cpu = time.perf_counter() - start, _children() - before
    tell(f"python-redlines, {len(chosen)} of them", len(chosen), Measured(seconds, cpu, 0))
    for words, ours in (("data inside", own), ("tables read", tables)):
        ratios = [
            theirs / len(chosen) / (mine / len(names))
            for theirs, mine in ((seconds, ours.seconds), (cpu, ours.cpu))
        ]
        click.echo(f"  against {words:26}{ratios[0]:9.0f} x  {ratios[1]:9.0f} x cpu")


def _children() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def _engine() -> Callable[[bytes, bytes], bytes]:
    from python_redlines import DocxodusEngine

    engine = DocxodusEngine()

    def redline(lama: bytes, baru: bytes) -> bytes:
        made, _, errors = engine.run_redline("Pembanding", lama, baru)
        if not made:
            raise SystemExit(f"python-redlines failed: {errors}")
        return bytes(made)

    return redline


def _strip(side: Path, target: Path) -> Path:
    """A copy of the documents without register and without the data inside: as others make them."""
    target.mkdir()
    for path in sorted(side.glob("*.docx")):
        with (
            zipfile.ZipFile(path) as before,
            zipfile.ZipFile(
                target / path.name, "w", zipfile.ZIP_DEFLATED, compresslevel=1
            ) as after,
        ):
            for name in before.namelist():
                data = before.read(name)
                after.writestr(name, data.replace(b"urn:pkdocs", b"urn:lain"))
    return target


if __name__ == "__main__":
    subprocess.check_call([sys.executable, "-c", "import python_redlines"])
    main()

"""Measures whole runs of `pkdocs generate`, from YAML to files, on made-up provinces.

Run `python benchmarks/bench_batch.py [1000 10000 60000]`. It prints, per size: loading and
checking, one process (also without the start: a run for one document of a small project), two
processes, a second run with nothing changed, a run with an indicator of the Camat changed, and
the peak memory of the parent and of its workers; then the same project with three levels of
turunan, a row more for every post, and three seats of one title instead of three posts. Then, for
1,000 documents in one process, where the time goes. Ratios of one run can be compared, times
cannot.

Run `python benchmarks/bench_batch.py --spawn [500 1000 2000 4000]` for what two processes save, or
cost, where they are started anew as on Windows: from which size on they are worth it.
"""

import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import click
from figures import keep_bytecode, note
from msgspec import Struct
from projects import CAMAT_ONLY, derive, make_project

from pkdocs import domain
from pkdocs.app.years import load_year
from pkdocs.base import disk, files
from pkdocs.outputs import document, form_words, record
from pkdocs.outputs.form import load_form
from pkdocs.store.register import hash_bytes

CHUNK = 100
ROUNDS = 3
SIZES = (1_000, 10_000, 60_000)
PROGRAM = ("-m", "pkdocs")
SPAWNED = (500, 1_000, 2_000, 4_000)
SPAWN = """
import multiprocessing
multiprocessing.set_start_method("spawn")
from pkdocs.cli import main
main()
"""


class Measured(Struct, frozen=True):
    """Seconds of a whole process and the peak memory of it and of its workers, in MB."""

    seconds: float
    parent: float
    worker: float = 0.0


def main() -> None:
    """Print the figures of every size."""
    keep_bytecode()
    if "--spawn" in sys.argv:
        measure_spawned([int(size) for size in sys.argv[1:] if size.isdigit()] or SPAWNED)
        return
    sizes = [int(size) for size in sys.argv[1:]] or list(SIZES)
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as folder:
        start = measure_start(make_project(Path(folder) / "kecil", 1))
        found = {
            str(size): measure_size(make_project(Path(folder) / "proyek", size), size, start)
            for size in sizes
        }
        phases = measure_phases(make_project(Path(folder) / "proyek", 1_000))
    note("batch", found)
    note("phases", phases)


def measure_spawned(sizes: Sequence[int]) -> None:
    """Print what one process takes, and two of which are started anew; they take turns."""
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as folder:
        for size in sizes:
            project = make_project(Path(folder) / f"proyek-{size}", size)
            one, two = _in_turns(project, project / "hasil", ROUNDS, ("-c", SPAWN))
            click.echo(f"{size:>6} posts: {one.seconds:6.2f} s alone, {two.seconds:6.2f} s by two")


def measure_start(project: Path) -> float:
    """Print and return the seconds of a run for one document."""
    options = ("walikota", "--all", "--workers", "1")
    runs = [_generate(project, project / "hasil", *options) for _ in range(ROUNDS)]
    seconds = min(run.seconds for run in runs)
    click.echo(f"start: one document {seconds:.2f} s")
    return seconds


def measure_size(project: Path, size: int, start: float) -> dict[str, float]:
    """Print and return the figures of one size; one and two processes take turns."""
    target = project / "hasil"
    load = _run("check", "-C", str(project))
    one, two = _in_turns(project, target, 2 if size >= SIZES[-1] else ROUNDS)
    written = _times(target)
    made = len(written)
    again = min((_generate(project, target) for _ in range(ROUNDS)), key=_seconds)
    _change_one_indicator(project)
    changed = _generate(project, target)
    anew = sum(time != written.get(name) for name, time in _times(target).items())
    per_document = one.seconds / made * 1000
    beyond = (one.seconds - start) / made * 1000
    lines = (
        f"{size:>6} posts, {made} documents",
        f"  check                 {load.seconds:8.2f} s  {load.seconds / one.seconds:.2f} of a run",
        f"  one process           {one.seconds:8.2f} s  {per_document:.3f} ms a document",
        f"    without the start   {one.seconds - start:8.2f} s  {beyond:.3f} ms a document",
        f"    peak memory         {one.parent:8.0f} MB",
        f"  two processes         {two.seconds:8.2f} s  {one.seconds / two.seconds:.2f} x as fast",
        f"    peak memory         {two.parent:8.0f} MB parent, {two.worker:.0f} MB worker",
        f"  again, unchanged      {again.seconds:8.2f} s  1/{one.seconds / again.seconds:.1f}",
        f"  one indicator changed {changed.seconds:8.2f} s  {anew} documents written",
    )
    click.echo("\n".join(lines))
    found = {"documents": made, "one": one.seconds, "two": two.seconds, "start": start}
    return found | _measure_derived(make_project(project, size), target, load, two)


def _measure_derived(
    project: Path, target: Path, load: Measured, plain: Measured
) -> dict[str, float]:
    """Print and return what three levels of turunan, a row more for each of 16, and seats cost."""
    derive(project)
    checked = _run("check", "-C", str(project))
    two = _generate(project, target, "--workers", "2")
    lines = (
        "  with three levels of turunan, and seats",
        f"    check               {checked.seconds:8.2f} s  {checked.seconds / load.seconds:.2f} x",
        f"    peak memory         {checked.parent:8.0f} MB  {checked.parent / load.parent:.2f} x",
        f"    two processes       {two.seconds:8.2f} s  {two.seconds / plain.seconds:.2f} x",
        f"    peak of the parent  {two.parent:8.0f} MB  {two.parent / plain.parent:.2f} x",
        f"    peak of a worker    {two.worker:8.0f} MB  {two.worker / plain.worker:.2f} x",
    )
    click.echo("\n".join(lines))
    return {"derived": two.seconds}


def _in_turns(
    project: Path, target: Path, rounds: int, program: Sequence[str] = PROGRAM
) -> tuple[Measured, Measured]:
    """The best of each, everything made anew; what one leaves is what the other finds."""
    one: list[Measured] = []
    two: list[Measured] = []
    for _ in range(rounds):
        for workers, found in (("2", two), ("1", one)):
            shutil.rmtree(target, ignore_errors=True)
            found.append(_generate(project, target, "--workers", workers, program=program))
    return min(one, key=_seconds), min(two, key=_seconds)


def _seconds(measured: Measured) -> float:
    return measured.seconds


def _times(target: Path) -> dict[str, int]:
    return {path.name: path.stat().st_mtime_ns for path in target.glob("*.docx")}


def _change_one_indicator(project: Path) -> None:
    path = project / "indicators.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(CAMAT_ONLY, f"{CAMAT_ONLY} yang diubah"), "utf-8")


def _generate(
    project: Path, target: Path, *options: str, program: Sequence[str] = PROGRAM
) -> Measured:
    return _run("generate", "-C", str(project), "--output", str(target), *options, program=program)


def _run(*args: str, program: Sequence[str] = PROGRAM) -> Measured:
    start = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, *program, *args],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    peaks: dict[int, float] = {}
    done = threading.Event()
    watcher = threading.Thread(target=_watch, args=(process.pid, peaks, done))
    watcher.start()
    process.wait()
    seconds = time.perf_counter() - start
    done.set()
    watcher.join()
    parent = peaks.pop(process.pid, 0.0)
    return Measured(seconds, parent, max(peaks.values(), default=0.0))


def _watch(pid: int, peaks: dict[int, float], done: threading.Event) -> None:
    """Keep the peak resident memory of a process and its children, as the kernel counts it."""
    while not done.wait(0.1):
        for one in (pid, *_children(pid)):
            try:
                status = Path(f"/proc/{one}/status").read_text(encoding="utf-8")
            except OSError:
                continue
            for line in status.splitlines():
                if line.startswith("VmHWM:"):
                    peaks[one] = max(peaks.get(one, 0.0), int(line.split()[1]) / 1024)


def _children(pid: int) -> list[int]:
    try:
        text = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="utf-8")
    except OSError:
        return []
    return [int(child) for child in text.split()]


def measure_phases(project: Path) -> dict[str, float]:
    """Print and return where the time of 1,000 documents goes, in one process."""
    year = load_year(project).value
    if year is None:
        raise SystemExit("the project is broken")
    target = project / "fase"
    target.mkdir()
    form = load_form(project, year.organisasi.naskah, year.katalog).value
    if form is None:
        raise SystemExit("the template is broken")
    form.ready()
    codes = list(year.perjanjian)
    found: list[domain.Perjanjian] = []
    spent = {
        "source, checks": _timed(lambda: load_year(project)),
        "cascade": _timed(lambda: found.extend(year.perjanjian[kode] for kode in codes)),
        "words": _timed(lambda: [form_words.build_words(p, form.naskah) for p in found]),
        "record": _timed(lambda: [record.to_embedded(p) for p in found]),
    }
    contents = [document.compose(perjanjian, form) for perjanjian in found]
    documents: list[bytes] = []
    spent["render, deflate, zip"] = _timed(
        lambda: documents.extend(document.render(content, form) for content in contents)
    )
    spent["hash"] = _timed(lambda: [hash_bytes(data) for data in documents])
    spent["disk"] = _timed(lambda: _write_all(target, documents))
    phases = {name: seconds / len(codes) * 1000 for name, seconds in spent.items()}
    _print_phases(phases)
    return phases


def _print_phases(phases: dict[str, float]) -> None:
    click.echo("where the time goes, one process")
    for name, milliseconds in phases.items():
        share = milliseconds / sum(phases.values())
        click.echo(f"  {name:22}{milliseconds:8.3f} ms {share:7.0%}")


def _write_all(target: Path, documents: list[bytes]) -> None:
    """Write documents as a worker does, chunk by chunk."""
    for at in range(0, len(documents), CHUNK):
        _write(target, documents[at : at + CHUNK])


def _write(target: Path, documents: list[bytes]) -> None:
    pairs = [(d, target / f"{hash_bytes(d)}.docx") for d in documents]
    written = [(files.write_temporary(path, data), path) for data, path in pairs]
    disk.sync([temporary for temporary, _ in written])
    for temporary, path in written:
        temporary.replace(path)


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()

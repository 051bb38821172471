"""Measures `pkdocs pdf` against two bare LibreOffice calls side by side on the same documents.

Run `python benchmarks/bench_pdf.py [DOCUMENTS]` (40 of about ten pages unless told otherwise). The
bare calls have profiles of their own and the same export options, and do nothing else. The ways
take turns inside one run; the best of each counts. Ratios can be compared, times cannot. Beside the
clock stands the processor time of all processes: on a busy machine the clock says little.
"""

import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import click
from figures import keep_bytecode, note
from projects import lengthen, make_project

from pkdocs.pdf.engine import find_engine
from pkdocs.pdf.office import export_filter

DOCUMENTS, ROUNDS, SIDE_BY_SIDE = 40, 3, 2
LONGER = 8
"""Sasaran more than the catalogue has: 10 pages a document."""


def main() -> None:
    """Print the seconds of each way and their ratio."""
    keep_bytecode()
    count = int(sys.argv[1]) if sys.argv[1:] else DOCUMENTS
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        project = make_project(folder / "proyek", count)
        lengthen(project, LONGER)
        target = folder / "hasil"
        _pkdocs("generate", "-C", str(project), "--output", str(target))
        documents = sorted(target.glob("*.docx"))[:count]
        for path in set(target.glob("*.docx")) - set(documents):
            path.unlink()
        bare, ours = [], []
        for turn in range(ROUNDS):
            bare.append(_timed(lambda: _bare(documents, folder / f"telanjang-{turn}")))  # noqa: B023
            for path in target.glob("*.pdf"):
                path.unlink()
            ours.append(_timed(lambda: _convert(documents)))
        again = _timed(lambda: _convert(documents))
        pages = _pages(documents[0].with_suffix(".pdf"))
    ways = {"bare": _best(bare), "pkdocs": _best(ours), "again": again}
    for way, (clock, processor) in ways.items():
        click.echo(f"{way:8} {clock:8.2f} s {processor:8.2f} s of the processor")
    clock, processor = (o / b for o, b in zip(ways["pkdocs"], ways["bare"], strict=True))
    click.echo(
        f"{count} documents of {pages} pages: {clock:.2f} x the bare calls by the clock, "
        f"{processor:.2f} x by the processor; again {again[0] / ways['pkdocs'][0]:.2f} x"
    )
    figures = {"documents": count, **{way: clock for way, (clock, _) in ways.items()}}
    note("pdf", figures)


def _best(turns: list[tuple[float, float]]) -> tuple[float, float]:
    return min(clock for clock, _ in turns), min(processor for _, processor in turns)


def _bare(documents: list[Path], folder: Path) -> None:
    program = find_engine("libreoffice", sys.platform)
    if program is None:
        raise SystemExit("LibreOffice is not installed")
    calls = []
    for number in range(SIDE_BY_SIDE):
        command = [
            str(program.program),
            f"-env:UserInstallation={(folder / f'profil-{number}').as_uri()}",
            *("--headless", "--convert-to", export_filter()),
            *("--outdir", str(folder), *map(str, documents[number::SIDE_BY_SIDE])),
        ]
        calls.append(
            subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        )
    for call in calls:
        call.wait()
    if len(list(folder.glob("*.pdf"))) != len(documents):
        raise SystemExit("the bare calls left some out")


def _convert(documents: list[Path]) -> None:
    _pkdocs("pdf", "--workers", str(SIDE_BY_SIDE), *map(str, documents))


def _pkdocs(*args: str) -> None:
    command = [sys.executable, "-m", "pkdocs", *args]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _pages(path: Path) -> int:
    import pikepdf

    with pikepdf.open(path) as pdf:
        return len(pdf.pages)


def _timed(work: Callable[[], object]) -> tuple[float, float]:
    """The seconds that some work takes, of the clock and of the processor, processes included."""
    start, before = time.perf_counter(), _processor()
    work()
    return time.perf_counter() - start, _processor() - before


def _processor() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main()

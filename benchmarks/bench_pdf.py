"""Measures `pkdocs pdf` against two bare LibreOffice calls side by side on the same documents.

Run `python benchmarks/bench_pdf.py [DOCUMENTS]` (40 of about ten pages unless told otherwise). The
bare calls have profiles of their own and the same export options, and do nothing else. The ways
take turns inside one run; the best of each counts. Ratios can be compared, times cannot.
"""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import click
from figures import note
from projects import make_project

from pkdocs.pdf.engine import find_engine
from pkdocs.pdf.office import EXPORT

DOCUMENTS, ROUNDS, SIDE_BY_SIDE = 40, 3, 2
_TYPES = {bool: "boolean", int: "long"}


def main() -> None:
    """Print the seconds of each way and their ratio."""
    count = int(sys.argv[1]) if sys.argv[1:] else DOCUMENTS
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        project = make_project(folder / "proyek", count)
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
    figures = {"documents": count, "bare": min(bare), "pkdocs": min(ours), "again": again}
    for way in ("bare", "pkdocs", "again"):
        click.echo(f"{way:8} {figures[way]:8.2f} s {figures[way] / count:8.3f} s a document")
    click.echo(f"{count} documents of {pages} pages: {min(ours) / min(bare):.2f} x the bare calls")
    note("pdf", figures)


def _bare(documents: list[Path], folder: Path) -> None:
    program = find_engine("libreoffice", sys.platform)
    if program is None:
        raise SystemExit("LibreOffice is not installed")
    options = {k: {"type": _TYPES[type(v)], "value": json.dumps(v)} for k, v in EXPORT.items()}
    calls = []
    for number in range(SIDE_BY_SIDE):
        command = [
            str(program.program),
            f"-env:UserInstallation={(folder / f'profil-{number}').as_uri()}",
            *("--headless", "--convert-to", f"pdf:writer_pdf_Export:{json.dumps(options)}"),
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


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()

"""What several tests share: the base project, the program, the text of a document."""

import atexit
import gc
import io
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path

import docx
from docx.document import Document as DocumentObject
from docx.table import Table, _Cell

from pkdocs.cli import main
from tests.word.template_factory import png

ROOT = Path(__file__).parent.parent
CASES = Path(__file__).parent / "cases"
TEMPLATES = ROOT / "templates"
ARMS = png(80, 100)
"""Made-up arms of a project: not the placeholder, which is warned of."""


def make_project(folder: Path, overlay: Path | None = None) -> Path:
    """Return a project of made-up people in `folder`, with the files of `overlay` on top."""
    shutil.copytree(CASES / "base", folder, dirs_exist_ok=True)
    shutil.copytree(TEMPLATES, folder / "templates", dirs_exist_ok=True)
    (folder / "templates" / "lambang.png").write_bytes(ARMS)
    if overlay:
        shutil.copytree(overlay, folder, dirs_exist_ok=True)
    return folder


def out(project: Path) -> Path:
    """Return the folder of a project's documents of 2023."""
    return project / "output" / "2023"


def edit(folder: Path, name: str, old: str, new: str) -> None:
    """Change one place of a file, which must be there."""
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert text.count(old) >= 1, f"{name} has no {old!r}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def run(*args: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run the program as a user would, in this process: what it says, and its exit code.

    Starting Python takes longer than most commands. Where the process itself matters (a kill, a
    stream, workers, what the machine sets), a test calls `run_process`.
    """
    if "--workers" in args:  # they are processes, and end with the one that started them
        return run_process(*args, cwd=cwd)
    with _captured() as (stdout, stderr), _as_at_a_start(cwd or Path.cwd()):
        code = _exit_code(args)
    texts = (stream.buffer.getvalue().decode("utf-8") for stream in (stdout, stderr))
    return subprocess.CompletedProcess(args, code, *texts)


def _exit_code(args: Sequence[str]) -> int:
    try:
        main(args)
    except SystemExit as end:
        code = end.code
        return code if isinstance(code, int) else int(code is not None)
    return 0


class _Stream(io.TextIOWrapper):
    """A stream to a pipe, which can be read afterwards."""

    buffer: io.BytesIO

    def __init__(self) -> None:
        super().__init__(io.BytesIO(), encoding="ascii", newline="\n", write_through=True)


@contextmanager
def _captured() -> Iterator[tuple[_Stream, _Stream]]:
    """Everything that is printed, by Python and not by a program that was started."""
    stdout, stderr = _Stream(), _Stream()
    with redirect_stdout(stdout), redirect_stderr(stderr):
        yield stdout, stderr


@contextmanager
def _as_at_a_start(folder: Path) -> Iterator[None]:
    """What a process finds when it starts; afterwards all is as it was before.

    The machine has one core: what a run starts beside it would be a process for each test.
    """
    before = Path.cwd(), dict(os.environ), os.cpu_count
    threshold = gc.get_threshold()
    handlers = {number: signal.getsignal(number) for number in _SIGNALS}
    os.environ.update(_ENVIRONMENT)
    os.cpu_count = lambda: 1
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before[0])
        os.environ.clear()
        os.environ.update(before[1])
        os.cpu_count = before[2]
        gc.set_threshold(*threshold)
        atexit.unregister(gc.freeze)
        for number, handler in handlers.items():
            signal.signal(number, handler)


_SIGNALS = [
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
]
_ENVIRONMENT = {"PYTHONUTF8": "1", "LC_ALL": "C", "COLUMNS": "80"}
"""With a locale that must not matter."""


def run_process(
    *args: str,
    cwd: Path | None = None,
    code: str = "",
    environment: Mapping[str, str] = _ENVIRONMENT,
) -> subprocess.CompletedProcess[str]:
    """Run the program as a process of its own; `code` runs in its place and may call `main`."""
    start = ["-c", code] if code else ["-m", "pkdocs"]
    return subprocess.run(
        [sys.executable, *start, *args],
        cwd=cwd,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )


def read_lines(data: bytes) -> list[str]:
    """Return the text of a document, a line per paragraph, body first, tables cell by cell."""
    return list(_lines(docx.Document(io.BytesIO(data))))


def _lines(container: DocumentObject | _Cell) -> Iterator[str]:
    for block in container.iter_inner_content():
        if not isinstance(block, Table):
            yield block.text
            continue
        for row in block.rows:
            cells: list[object] = []
            for cell in row.cells:
                if cell._tc not in cells:
                    cells.append(cell._tc)
                    yield from _lines(cell)

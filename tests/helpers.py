"""What several tests share: the base project, the program as a process, the text of a document."""

import io
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import docx
from docx.document import Document as DocumentObject
from docx.table import Table, _Cell

ROOT = Path(__file__).parent.parent
CASES = Path(__file__).parent / "cases"
TEMPLATES = ROOT / "templates"


def make_project(folder: Path, overlay: Path | None = None) -> Path:
    """Return a project of made-up people in `folder`, with the files of `overlay` on top."""
    shutil.copytree(CASES / "base", folder, dirs_exist_ok=True)
    shutil.copytree(TEMPLATES, folder / "templates", dirs_exist_ok=True)
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
    """Run the program as a user would, with a locale that must not matter."""
    environment = {**os.environ, "PYTHONUTF8": "1", "LC_ALL": "C", "COLUMNS": "80"}
    return subprocess.run(
        [sys.executable, "-m", "pkdocs", *args],
        cwd=cwd,
        env=environment,
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

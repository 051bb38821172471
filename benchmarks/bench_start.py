"""Measures a short command as a whole process against importing the libraries it stands on.

Run `python benchmarks/bench_start.py`. They take turns; the median of CPU times is compared. What
is right is read without pydantic: the third way imports what the command really uses.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

import click
from figures import keep_bytecode

ROUNDS = 25
LIBRARIES = "import docxtpl, pydantic, yaml, click"
IN_USE = "import docxtpl, yaml, click, msgspec; from isal import isal_zlib"


def main() -> None:
    """Print both times and their ratio."""
    keep_bytecode()
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder) / "proyek"
        pkdocs = [sys.executable, "-m", "pkdocs"]
        subprocess.run([*pkdocs, "init", str(project)], check=True, stdout=subprocess.DEVNULL)
        command = [*pkdocs, "generate", "lurah-tambora"]
        ways = {
            "pkdocs generate lurah-tambora": command,
            "importing its libraries": [sys.executable, "-c", LIBRARIES],
            "importing what it uses": [sys.executable, "-c", IN_USE],
        }
        spent: dict[str, list[float]] = {name: [] for name in ways}
        for _ in range(ROUNDS):
            shutil.rmtree(project / "output", ignore_errors=True)
            for name, way in ways.items():
                spent[name].append(_cpu(way, project))
    medians = {name: statistics.median(times) for name, times in spent.items()}
    ours = medians["pkdocs generate lurah-tambora"]
    for name, seconds in medians.items():
        click.echo(f"{name:30} {seconds * 1000:6.0f} ms  {ours / seconds:5.2f} x")


def _cpu(command: list[str], folder: Path) -> float:
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, cwd=folder)
    _, _, usage = os.wait4(process.pid, 0)
    return usage.ru_utime + usage.ru_stime


if __name__ == "__main__":
    main()

"""Measures a short command as a whole process against importing the libraries it stands on.

Run `python benchmarks/bench_start.py`. The two take turns; the median of CPU times is compared.
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
LIBRARIES = [sys.executable, "-c", "import docxtpl, pydantic, yaml, click"]


def main() -> None:
    """Print both times and their ratio."""
    keep_bytecode()
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder) / "proyek"
        pkdocs = [sys.executable, "-m", "pkdocs"]
        subprocess.run([*pkdocs, "init", str(project)], check=True, stdout=subprocess.DEVNULL)
        command = [*pkdocs, "generate", "lurah-tambora", "-C", str(project)]
        ours, theirs = [], []
        for _ in range(ROUNDS):
            shutil.rmtree(project / "output", ignore_errors=True)
            ours.append(_cpu(command))
            theirs.append(_cpu(LIBRARIES))
    one, other = statistics.median(ours), statistics.median(theirs)
    click.echo(f"pkdocs generate lurah-tambora {one * 1000:6.0f} ms {one / other:5.2f} x")
    click.echo(f"importing its libraries       {other * 1000:6.0f} ms  1.00 x")


def _cpu(command: list[str]) -> float:
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, _, usage = os.wait4(process.pid, 0)
    return usage.ru_utime + usage.ru_stime


if __name__ == "__main__":
    main()

"""Plants faults in the code, one at a time, and counts those that no test notices.

Run `python benchmarks/bench_tests.py rules store` for two rooms, without names for all, with
`--each 20` for every twentieth fault of each function, with `--only cells` for one module. mutmut
plants the faults, in a copy of the project; a room is held to its own tests. Survivors that
`survivors.toml` does not name are shown.
"""

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import tomllib
from collections import Counter
from collections.abc import Iterable, Sequence
from fnmatch import fnmatch
from pathlib import Path
from typing import NamedTuple

import click

BAR = 10
"""Of a hundred faults, how many may live."""
ROOT = Path(__file__).resolve().parent.parent
HARMLESS = ROOT / "benchmarks" / "survivors.toml"
MOST = 500
"""No function has so many places for a fault."""
_LONG = (
    *("gives_the_one_answer", "replaced_or_removed_unasked", "any_plain_data"),
    *("every_word_is_in_the_document", "without_findings_always_gives", "macro_that_calls_itself"),
    "every_word_ends_in_exactly_one_heap",
)
"""Tests that play whole histories or many random documents: each fault that lives would wait for
them."""
_ALIVE = ("survived", "no tests")
_MEMO = re.compile(r"^@(?:lru_cache(?:\(.*\))?|cache)\n", re.MULTILINE)
"""A memory would answer for the sound code, and mutmut passes over what has a decorator."""
_SHOW = """
import sys
from mutmut.mutation.diff_apply import find_mutant, get_diff_for_mutant
for name in sys.argv[1:]:
    print(get_diff_for_mutant(name, path=find_mutant(name).path), end="\\0")
"""
"""What `mutmut show` does, of many at once."""
_RESULT = re.compile(r"^\s*(?P<name>\S+): (?P<status>[a-z ]+)$", re.MULTILINE)
_CHANGED = re.compile(r"^[-+](?![-+]{2} )\s*(.*)$", re.MULTILINE)


class Room(NamedTuple):
    """What faults are planted in, and the tests that have to notice, as paths of the project."""

    code: tuple[str, ...]
    tests: tuple[str, ...]


_LIMITS = ("sandbox", "filters", "codegen", "costs", "syntax")
_BATCH = ("plan", "run", "report", "pdfs", "worker")
ROOMS = {
    "domain": Room(("domain/*",), ("domain", "test_data.py")),
    "rules": Room(("rules/*",), ("rules", "test_cases.py")),
    "store": Room(("store/*",), ("store", "app/handing/test_keeping.py")),
    "batch": Room(
        tuple(f"batch/{name}.py" for name in _BATCH),
        (*(f"batch/test_{name}.py" for name in _BATCH), "app/making/test_documents.py"),
    ),
    "read": Room(("review/read/*",), ("review/read",)),
    "compare": Room(("review/compare/*",), ("review/compare",)),
    "limits": Room(
        tuple(f"word/template/{name}.py" for name in _LIMITS),
        ("word/template",),
    ),
}


class Survivor(NamedTuple):
    """A fault that no test noticed: its name, its function, the lines before and after."""

    name: str
    function: str
    lines: tuple[str, ...]


@click.command()
@click.argument("rooms", nargs=-1, type=click.Choice(list(ROOMS)))
@click.option("--each", default=1, help="Only every so-manieth fault of each function.")
@click.option("--first", default=1, help="With which fault of a function that begins.")
@click.option("--only", multiple=True, help="Only a module of these rooms.")
def main(rooms: tuple[str, ...], each: int, first: int, only: tuple[str, ...]) -> None:
    """Print, of each room, how many faults were planted and how many lived; 1 over the bar."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))  # no copy is left
    chosen = [f"*__mutmut_{number}" for number in range(first, MOST, each)]
    asked = {name: _narrowed(ROOMS[name], only) for name in rooms or ROOMS}
    over = [name for name, room in asked.items() if not _is_within_bar(name, room, chosen)]
    sys.exit(1 if over else 0)


def _narrowed(room: Room, only: Sequence[str]) -> Room:
    """Return a room of which only these modules are mutated, all where none is named."""
    folders = dict.fromkeys(path.rpartition("/")[0] for path in room.code)
    code = [f"{f}/{deep}{name}.py" for f in folders for deep in ("", "*/") for name in only]
    return room._replace(code=tuple(code)) if only else room


def _is_within_bar(name: str, room: Room, chosen: Sequence[str]) -> bool:
    planted, survivors = _plant(room, chosen)
    harmless = _harmless()
    unknown = [found for found in survivors if (found.function, found.lines) not in harmless]
    share = 100 * len(survivors) / len(planted)
    click.echo(f"{name}: {len(planted)} planted, {len(survivors)} lived ({share:.1f} %)")
    lived = Counter(_module(found.name) for found in survivors)
    for module, count in Counter(map(_module, planted)).items():
        click.echo(f"  {module}: {count} planted, {lived[module]} lived")
    for found in unknown:
        click.echo("\n    ".join((f"  {found.function}", *found.lines)))
    return share <= BAR


def _module(name: str) -> str:
    """`rest` of `pkdocs.review.read.rest.x__ranges__mutmut_5`."""
    return name.split(".")[-2]


def _harmless() -> set[tuple[str, tuple[str, ...]]]:
    """Return function and lines of the faults that cannot be seen from outside."""
    faults = tomllib.loads(HARMLESS.read_text("utf-8"))["harmless"]
    return {(fault["where"], tuple(fault["lines"])) for fault in faults}


def _plant(room: Room, chosen: Sequence[str]) -> tuple[list[str], list[Survivor]]:
    """Return the faults of these patterns that were planted in a room, and those that lived."""
    with tempfile.TemporaryDirectory(prefix="pkdocs-galat-") as folder:
        copy = Path(folder) / "pkdocs-salinan"
        _copy_project(copy, room)
        with (copy / "pyproject.toml").open("a", encoding="utf-8") as file:
            file.write(_settings(room, [path.name for path in copy.iterdir()]))
        mutmut = str(Path(sys.executable).with_name("mutmut"))
        _run(copy, mutmut, "run", *chosen)
        results = _RESULT.findall(_run(copy, mutmut, "results", "--all", "true"))
        alive = [name for name, status in results if status in _ALIVE]
        planted = [name for name, status in results if status != "not checked"]
        shown = _run(copy, sys.executable, "-c", _SHOW, *alive).split("\0")
        return planted, list(map(_survivor, alive, shown))


def _copy_project(copy: Path, room: Room) -> None:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True)
    for name in listed.stdout.decode().rstrip("\0").split("\0"):
        target = copy / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / name, target)
        if any(fnmatch(name, f"pkdocs/{path}") for path in room.code) and target.suffix == ".py":
            target.write_text(_MEMO.sub("", target.read_text("utf-8")), encoding="utf-8")


def _settings(room: Room, copied: Iterable[str]) -> str:
    arguments = [
        "-n0",
        "-p",
        "no:cacheprovider",
        "-m",
        "not soffice",
        "-k",
        f"not ({' or '.join(_LONG)})",
    ]
    return "\n".join(
        (
            "\n[tool.mutmut]",
            'source_paths = ["pkdocs"]',
            f"only_mutate = {[f'pkdocs/{path}' for path in room.code]}",
            f"also_copy = {sorted(copied)}",
            f"pytest_add_cli_args = {arguments}",
            f"pytest_add_cli_args_test_selection = {[f'tests/{path}' for path in room.tests]}",
            "",
        )
    )


def _run(copy: Path, *command: str) -> str:
    """Run mutmut in the copy; generated cases are the same for each fault."""
    environment = os.environ | {"CI": "true"}
    pipe = subprocess.PIPE
    with subprocess.Popen(
        command,
        cwd=copy,
        env=environment,
        stdout=pipe,
        stderr=pipe,
        text=True,
        start_new_session=True,
    ) as running:
        try:
            out, errors = running.communicate()
        except BaseException:  # stopped: mutmut's own workers too, before their copy goes
            os.killpg(running.pid, signal.SIGKILL)
            raise
    if running.returncode:
        raise click.ClickException(f"{' '.join(command[:2])}:\n{out[-3000:]}{errors}")
    return out


def _survivor(name: str, shown: str) -> Survivor:
    function = re.sub(r"__mutmut_\d+$", "", name)
    return Survivor(name, function, tuple(_CHANGED.findall(shown)))


if __name__ == "__main__":
    main()

"""The batch files as text: what cmd.exe would take amiss, and what a clerk is told."""

import re
import tomllib
from itertools import pairwise
from pathlib import Path

import pytest

from tests.helpers import ROOT
from windows import wheels

INSTALLER = ROOT / "windows" / "PASANG.cmd"
DOUBLE_CLICKED = ROOT / "pkdocs" / "app" / "starting" / "pkdocs.cmd"
GOES_ON = {"selesai", "terbuka", "berhenti"}
"""Labels that the line above them goes on to."""
both = pytest.mark.parametrize("command", [INSTALLER, DOUBLE_CLICKED], ids=lambda path: path.name)


def lines(command: Path) -> list[str]:
    """Return the lines that cmd.exe carries out."""
    text = command.read_text(encoding="ascii")
    return [line for line in text.split("\n") if line and not line.startswith("rem ")]


def labels(command: Path) -> dict[str, list[str]]:
    """Return the lines below each label, up to the next one."""
    found: dict[str, list[str]] = {"": []}
    for line in lines(command):
        if line.startswith(":"):
            found[line[1:]] = []
        else:
            found[list(found)[-1]].append(line)
    return found


@both
def test_it_is_plain_ascii_with_the_line_ends_of_windows(command: Path) -> None:
    data = command.read_bytes()
    assert data.isascii()
    assert data.count(b"\n") == data.count(b"\r\n") > 30


@both
def test_a_clone_keeps_these_line_ends(command: Path) -> None:
    rules = (ROOT / ".gitattributes").read_text(encoding="utf-8").splitlines()
    assert "*.cmd text eol=crlf" in rules


@both
def test_every_jump_has_its_label_and_every_label_is_reached(command: Path) -> None:
    jumps = {word for line in lines(command) for word in re.findall(r"(?:goto |call :)(\w+)", line)}
    assert len(jumps) >= 5
    falls = GOES_ON & set(labels(command))
    assert jumps | falls == set(labels(command)) - {""}


@both
def test_nothing_runs_into_the_label_below_by_oversight(command: Path) -> None:
    blocks = labels(command)
    for (above, block), (below, _) in pairwise(blocks.items()):
        assert below in GOES_ON or re.match(r"goto |exit /b ", block[-1]), (above, below)


@both
def test_it_never_closes_the_window_that_it_was_called_in(command: Path) -> None:
    exits = [line for line in lines(command) if re.search(r"\bexit\b(?! code)", line)]
    own = [line for line in exits if "sys.exit" not in line]
    assert own
    assert [line for line in own if "exit /b " not in line] == []


@both
def test_what_may_be_a_path_stands_in_quotes(command: Path) -> None:
    """Else `&`, a space or `)` in the name of a folder or of a user breaks the line."""
    path = re.compile(r"%(?:USERPROFILE|LOCALAPPDATA|ProgramFiles|RUMAH|PYTHON|PY|CALON|~dp0)%?")
    found = 0
    for line in lines(command):
        for place in path.finditer(line):
            found += 1
            assert line[: place.start()].count('"') % 2 == 1, line
    assert found >= 7
    assert "DisableDelayedExpansion" in lines(command)[1]
    assert [line for line in lines(command) if line.endswith("(")] == []


@both
def test_python_looks_neither_at_the_folder_nor_at_settings_of_others(command: Path) -> None:
    calls = [line for line in lines(command) if re.match(r'"%\w+%[^"]*" ', line)]
    assert len(calls) >= 3
    assert [line for line in calls if " -I " not in line] == []


@both
def test_a_program_that_crashed_counts_as_failed(command: Path) -> None:
    """Its code is negative there, which `if errorlevel 1` takes for none."""
    asked = [line for line in lines(command) if "%ERRORLEVEL%" in line]
    assert len(asked) >= 3
    assert [line for line in lines(command) if "if errorlevel" in line.lower()] == []


@both
def test_whatever_fails_says_what_to_do_next(command: Path) -> None:
    told = {
        label: " ".join(block)
        for label, block in labels(command).items()
        if label and block[0].startswith("echo") and label not in GOES_ON - {"terbuka"}
    }
    assert len(told) >= 3
    dumb = [label for label, text in told.items() if not re.search("[Kk]lik dua kali|ulangi", text)]
    assert dumb == []


def test_the_installer_waits_to_be_read_however_it_ends() -> None:
    ends = [i for i, line in enumerate(lines(INSTALLER)) if line in ("exit /b 1", "pause")]
    assert lines(INSTALLER)[-2:] == ["pause", "exit /b 1"]
    assert len(ends) >= 3
    for label, block in labels(INSTALLER).items():
        if label not in ("cari", "coba", "pindah", "geser") and block[-1].startswith("exit"):
            assert block[-2] == "pause", label


def test_the_versions_of_python_are_the_same_everywhere() -> None:
    (said,) = (line for line in lines(INSTALLER) if line.startswith('set "VERSI='))
    assert said == f'set "VERSI={" ".join(reversed(wheels.VERSIONS))}"'
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    first, last = wheels.VERSIONS[0], wheels.VERSIONS[-1]
    beyond = f"3.{int(last.partition('.')[2]) + 1}"
    assert project["requires-python"] == f">={first},<{beyond}"
    named = [c.rpartition(" ")[2] for c in project["classifiers"] if ":: Python ::" in c]
    assert tuple(named) == wheels.VERSIONS
    assert f"for python in {' '.join(wheels.VERSIONS)}; do" in (ROOT / ".ci" / "run").read_text(
        encoding="utf-8"
    )

"""The guide as tests read it: the blocks of a chapter, and what they show run."""

import re
import shlex
from pathlib import Path

from tests.helpers import ROOT, run


def blocks(chapter: int) -> list[tuple[str, str]]:
    """Return the blocks of a chapter, each as (kind, text), without their indentation."""
    text = (ROOT / "docs" / "panduan.md").read_text(encoding="utf-8")
    own = text.partition(f"\n## {chapter} ")[2].partition("\n## ")[0]
    found = re.findall(r"^( *)```(\w*)\n(.*?)^ *```$", own, re.M | re.S)
    return [(kind, re.sub(rf"^{indent}", "", block, flags=re.M)) for indent, kind, block in found]


def say(commands: str, project: Path) -> str:
    """Return what commands, one a line, print in a project, problems last."""
    done = [run(*shlex.split(line)[1:], cwd=project) for line in commands.strip().split("\n")]
    return "".join(one.stdout + one.stderr for one in done)


def missing(told: str, printed: str) -> list[str]:
    """Return what the guide shows and was not printed; `[…]` stands for what it leaves out."""
    return [part for part in told.split("[…]\n") if part.rstrip("\n") not in printed]

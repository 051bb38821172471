"""What the benchmarks share: the figures of the last runs, for the plot, and how Python is run."""

import json
import os
from pathlib import Path

PATH = Path(__file__).with_name("figures.json")


def keep_bytecode() -> None:
    """Let the Python of measured commands keep its compiled modules, as that of users does.

    Where it is told not to, half of a short command is compiling.
    """
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


def note(name: str, figures: object) -> None:
    """Keep the figures of one benchmark in place of its earlier ones."""
    known = read()
    known[name] = figures
    text = json.dumps(known, ensure_ascii=False, indent=1, sort_keys=True)
    PATH.write_text(text + "\n", encoding="utf-8")


def read() -> dict[str, object]:
    """Return the figures by the name of their benchmark."""
    return dict(json.loads(PATH.read_text(encoding="utf-8"))) if PATH.is_file() else {}

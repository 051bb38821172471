"""Keeps the figures of the last runs in `figures.json`, for the plot."""

import json
from pathlib import Path

PATH = Path(__file__).with_name("figures.json")


def note(name: str, figures: object) -> None:
    """Keep the figures of one benchmark in place of its earlier ones."""
    known = read()
    known[name] = figures
    text = json.dumps(known, ensure_ascii=False, indent=1, sort_keys=True)
    PATH.write_text(text + "\n", encoding="utf-8")


def read() -> dict[str, object]:
    """Return the figures by the name of their benchmark."""
    return dict(json.loads(PATH.read_text(encoding="utf-8"))) if PATH.is_file() else {}

"""Draws `figures.json` as `figures.svg`.

Run `uv run --with matplotlib python benchmarks/plot.py` after the benchmarks.
"""

from pathlib import Path
from typing import Any

import matplotlib as mpl
from figures import read
from matplotlib.axes import Axes
from matplotlib.figure import Figure

WAYS, PARTS = (
    "#2f5d8a",
    ["#2f5d8a", "#6c9bc4", "#a9c6df", "#c98a3b", "#e0b97f", "#7a8b5a", "#b9c49f", "#8a8a8a"],
)
FAST, SLOW = "#2f5d8a", "#c98a3b"


def main() -> None:
    """Write the plot: the same figures, the same bytes."""
    mpl.rcParams.update({"svg.hashsalt": "pkdocs", "font.size": 9, "font.family": "sans-serif"})
    figures = read()
    figure = Figure(figsize=(9, 7.2), layout="constrained")
    axes = figure.subplot_mosaic([["ways", "sizes"], ["phases", "phases"]], height_ratios=[3, 2])
    _draw_ways(axes["ways"], {**_named(figures, "render"), **_named(figures, "peers")})
    _draw_sizes(axes["sizes"], _named(figures, "batch"))
    _draw_phases(axes["phases"], _named(figures, "phases"))
    figure.savefig(Path(__file__).with_name("figures.svg"), metadata={"Date": None})


def _named(figures: dict[str, object], name: str) -> dict[str, Any]:
    found = figures.get(name)
    return found if isinstance(found, dict) else {}


def _draw_ways(axes: Axes, ways: dict[str, float]) -> None:
    ordered = sorted(ways.items(), key=lambda pair: -pair[1])
    names, times = [name for name, _ in ordered], [time for _, time in ordered]
    colours = [FAST if name.startswith("pkdocs") else "#9a9a9a" for name in names]
    bars = axes.barh(names, times, color=colours)
    axes.bar_label(bars, [f"{time:.3g} ms" for time in times], padding=3)
    axes.set_xscale("log")
    axes.set_xlim(right=max(times, default=1) * 6)
    axes.set_title("One document of 16 rows, one core (ms, logarithmic)")
    axes.spines[["top", "right"]].set_visible(False)


def _draw_sizes(axes: Axes, sizes: dict[str, dict[str, float]]) -> None:
    ordered = sorted(sizes.items(), key=lambda pair: int(pair[0]))
    posts = [int(size) for size, _ in ordered]
    for key, label, colour in (("one", "one process", SLOW), ("two", "two processes", FAST)):
        times = [found[key] / found["documents"] * 1000 for _, found in ordered]
        axes.plot(posts, times, "o-", color=colour, label=label)
    beyond = [(found["one"] - found["start"]) / found["documents"] * 1000 for _, found in ordered]
    axes.plot(posts, beyond, "o:", color=SLOW, label="one process, without the start")
    axes.set_xscale("log")
    axes.set_ylim(bottom=0)
    axes.set_title("Whole runs: ms a document by number of posts")
    axes.legend(frameon=False)
    axes.spines[["top", "right"]].set_visible(False)


def _draw_phases(axes: Axes, phases: dict[str, float]) -> None:
    left = 0.0
    for (name, time), colour in zip(phases.items(), PARTS * 2, strict=False):
        axes.barh([""], [time], left=left, color=colour, label=f"{name} {time:.3f}", height=0.5)
        left += time
    axes.set_title("Where the time of one document goes, one process (ms)")
    axes.legend(loc="upper center", bbox_to_anchor=(0.5, -0.15), ncols=4, frameon=False)
    axes.spines[["top", "right", "left"]].set_visible(False)


if __name__ == "__main__":
    main()

"""Judges the reader and the comparison on all layouts; see benchmarks/README.md."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from judge.changes import Comparison, judge_changes
from judge.layout import Layout, chosen
from judge.layouts import all_layouts
from judge.report import Result, all_lines, bars, detail_lines, to_record
from judge.score import Reading, judge_reading
from judge.truth import Source, Truth, sources, to_truth, with_program


def run(layouts: Sequence[Layout], truths: Sequence[Source]) -> Result:
    """Return how each layout of each truth is read, and what comparisons of it say."""
    readings: list[Reading] = []
    comparisons: list[Comparison] = []
    for layout in layouts:
        for source in truths:
            reading = judge_reading(layout, truth_of(layout, source))
            readings.append(reading)
            comparisons += judge_changes(source, reading)
    return Result(tuple(readings), tuple(comparisons))


def truth_of(layout: Layout, source: Source) -> Truth:
    """Return the truth of a source as a layout needs it: with programs or without."""
    perjanjian = with_program(source.perjanjian) if layout.program else source.perjanjian
    return to_truth(source.name, perjanjian)


@click.command()
@click.option("--apart", is_flag=True, help="Judge only what is kept apart.")
@click.option("--layout", "name", default="", help="Show all that is not right of one layout.")
@click.option("--truth", "only", default="", help="Take one truth only, such as camat-2023.")
@click.option("--keep", type=click.Path(path_type=Path), help="Write the documents there.")
@click.option("--json", "record", type=click.Path(path_type=Path), help="Write the counts there.")
def main(*, apart: bool, name: str, only: str, keep: Path | None, record: Path | None) -> None:
    """Judge the reader and the comparison on layouts of known agreements."""
    layouts = chosen(all_layouts(), name, apart=apart)
    result = run(layouts, [source for source in sources() if only in ("", source.name)])
    for line in detail_lines(result) if name else all_lines(result):
        click.echo(line)
    if keep:
        _keep(keep, result)
    if record:
        record.write_text(json.dumps(to_record(result), indent=1) + "\n", encoding="utf-8")
    sys.exit(0 if all(holds for _, holds in bars(result)) else 1)


def _keep(folder: Path, result: Result) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for reading in result.readings:
        name = f"{reading.layout.name}-{reading.truth.name}.docx"
        (folder / name).write_bytes(reading.docx)


if __name__ == "__main__":
    main()

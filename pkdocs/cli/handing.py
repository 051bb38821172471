"""Commands for what follows once agreements are signed: recap."""

import sys
from datetime import datetime
from pathlib import Path

import click

from pkdocs.cli import frame
from pkdocs.cli.usage import Command


@click.command(cls=Command)
@click.option(
    "--unit", metavar="NAMA", help="Unit kerja ini dan yang di bawahnya, jabatan demi jabatan."
)
@click.option(
    "--tanggal",
    metavar="HARI",
    default=lambda: datetime.now().astimezone().date().isoformat(),
    help="Keadaan menurut tenggat pada hari ini (bawaan: hari ini).",
)
@frame.json_option
@frame.output_option
@frame.folder_option
def recap(
    *, unit: str | None, tanggal: str, as_json: bool, output_folder: Path | None, folder: Path
) -> None:
    """Rekap bagi Walikota: sampai di mana Perjanjian setiap unit; yang terlambat di depan."""
    from pkdocs.app import recapping

    done = recapping.recap(folder, tanggal, unit=unit, output=output_folder)
    if as_json:
        frame.print_pieces(done.json)
    else:
        frame.print_lines(done.lines)
    frame.print_problems((*done.errors, *done.problems))
    sys.exit(1 if done.errors else 0)

"""Commands for what follows the signature: entry-sheets."""

import sys
from pathlib import Path

import click

from pkdocs.cli import frame
from pkdocs.cli.usage import Command

_path = click.Path(path_type=Path)


@click.command("entry-sheets", cls=Command)
@click.argument("jabatan", nargs=-1, metavar="[JABATAN]...")
@click.option(
    "-o", "target", type=_path, required=True, metavar="FOLDER", help="Folder lembar entrinya."
)
@frame.unit_option
@frame.jenjang_option
@click.option("--each-unit", "each_unit", is_flag=True, help="Satu berkas bagi setiap unit.")
@frame.overwrite_option
@frame.folder_option
def entry_sheets(  # noqa: PLR0913 - one option each
    *,
    jabatan: tuple[str, ...],
    target: Path,
    unit: str | None,
    jenjang: str | None,
    each_unit: bool,
    overwrite: bool,
    folder: Path,
) -> None:
    """Buat lembar entri bagi e-SAKIP dan sistem lain: Excel untuk disalin, dan halaman HTML.

    Satu pasang berkas bagi setiap sistem. Kolom "Sudah diinput" dibaca kembali oleh pkdocs read.
    Kode keluar: 0 dibuat, 1 sumber salah satu perjanjian itu galat.
    """
    from pkdocs.app.entry import Sheets, make_entry_sheets
    from pkdocs.app.terms import Which
    from pkdocs.cli import entered

    sheets = Sheets(target, each_unit=each_unit, overwrite=overwrite)
    done = make_entry_sheets(folder, Which(jabatan, unit, jenjang), sheets)
    frame.print_problems((*done.errors, *done.problems))
    frame.print_lines(entered.made(done))
    sys.exit(1 if done.errors else 0)

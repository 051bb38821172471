"""Commands for what comes after signing: agenda, mark."""

import sys
from pathlib import Path

import click

from pkdocs.cli import frame, lines
from pkdocs.cli.usage import Command


@click.command(cls=Command)
@click.argument("jabatan", nargs=-1, metavar="[JABATAN]...")
@click.option("--unit", metavar="NAMA", help="Hanya unit kerja ini.")
@frame.json_option
@frame.folder_option
def agenda(*, jabatan: tuple[str, ...], unit: str | None, as_json: bool, folder: Path) -> None:
    """Tampilkan apa yang sudah terjadi dengan perjanjian, dan periksa setiap baris agenda."""
    from pkdocs.app import marking

    told = marking.tell_agenda(folder, jabatan, unit)
    if as_json:
        frame.print_json(told.records())
    else:
        frame.print_lines(lines.agenda(told))
    frame.print_problems(told.problems)
    sys.exit(1 if told.problems else 0)


@click.command(cls=Command)
@click.argument("peristiwa", metavar="PERISTIWA")
@click.argument("jabatan", nargs=-1, metavar="[JABATAN]...")
@frame.unit_option
@frame.jenjang_option
@click.option("--tanggal", metavar="HARI", default="", help='Harinya, misalnya "6 Februari 2023".')
@click.option("--catatan", metavar="TEKS", default="", help="Catatan atau alasan.")
@click.option("--sistem", metavar="NAMA", default="", help="Sistem tempat semua barisnya diinput.")
@click.option("--undo", is_flag=True, help="Batalkan catatan itu.")
@frame.output_option
@frame.folder_option
def mark(  # noqa: PLR0913 - one option each
    *,
    peristiwa: str,
    jabatan: tuple[str, ...],
    unit: str | None,
    jenjang: str | None,
    tanggal: str,
    catatan: str,
    sistem: str,
    undo: bool,
    output_folder: Path | None,
    folder: Path,
) -> None:
    """Catat PERISTIWA: diserahkan, diterima, diunggah, diinput, atau tanpa-perubahan."""
    from pkdocs.app.marking import Mark
    from pkdocs.app.marking import mark as note
    from pkdocs.app.terms import Which

    what = Mark(peristiwa, tanggal.strip(), catatan.strip(), sistem.strip(), undo)
    done = note(folder, Which(jabatan, unit, jenjang), what, output=output_folder)
    frame.print_problems((*done.warnings, *done.problems))
    frame.print_lines(lines.marked(done, what))
    sys.exit(1 if done.problems else 0)

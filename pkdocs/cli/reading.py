"""Commands that only read: check, show, explain, tree, status."""

import sys
from pathlib import Path

import click

from pkdocs.cli import frame, lines
from pkdocs.cli.usage import Command


@click.command(cls=Command)
@frame.json_option
@frame.overwrite_option
@frame.folder_option
def check(*, as_json: bool, json_file: Path | None, overwrite: bool, folder: Path) -> None:
    """Periksa semua sumber dan template; sebut setiap masalah dengan tempatnya."""
    from pkdocs.app.looking import checking
    from pkdocs.base.problem import has_error

    give = frame.json_out(as_json=as_json, json_file=json_file, overwrite=overwrite)
    problems = checking.check(folder)
    if give:
        give(frame.as_pieces(lines.as_data(problems)))
    else:
        frame.print_lines(lines.list_problems(problems))
    sys.exit(1 if has_error(problems) else 0)


@click.command(cls=Command)
@click.argument("jabatan", required=False)
@click.option("--pejabat", is_flag=True, help="Siapa memangku apa, dan cara namanya dibaca.")
@frame.json_option
@frame.overwrite_option
@frame.folder_option
def show(  # noqa: PLR0913 - one option each
    *,
    jabatan: str | None,
    pejabat: bool,
    as_json: bool,
    json_file: Path | None,
    overwrite: bool,
    folder: Path,
) -> None:
    """Tampilkan Perjanjian satu JABATAN, semuanya dengan --json, atau para pejabatnya."""
    from pkdocs.app.looking import reading

    give = frame.json_out(as_json=as_json, json_file=json_file, overwrite=overwrite)
    if pejabat:
        _show_people(folder, alone=jabatan is None and not give)
        return
    if jabatan is None and not give:
        raise click.UsageError("sebut satu JABATAN, atau tambahkan --json untuk semuanya.")
    shown = reading.show_all(folder) if jabatan is None else reading.show(folder, jabatan)
    if not give:
        frame.print_lines(shown.lines)
    else:
        give(frame.as_pieces(shown.records if jabatan is None else shown.records[0]))
    frame.print_problems(shown.errors)
    sys.exit(1 if shown.errors else 0)


def _show_people(folder: Path, *, alone: bool) -> None:
    from pkdocs.app.looking import reading

    if not alone:
        raise click.UsageError("--pejabat tidak dapat dipakai bersama JABATAN atau --json.")
    shown = reading.show_people(folder)
    frame.print_lines(shown.lines)
    frame.print_problems(shown.errors)
    sys.exit(1 if shown.errors else 0)


@click.command(cls=Command)
@click.argument("jabatan")
@click.argument("indikator")
@click.option(
    "--below",
    is_flag=True,
    help="Sebut perjanjian di bawahnya yang bersandar pada baris itu.",
)
@frame.folder_option
def explain(*, jabatan: str, indikator: str, below: bool, folder: Path) -> None:
    """Jelaskan mengapa INDIKATOR (misalnya 2.1) ada pada perjanjian JABATAN."""
    from pkdocs.app.looking import reading

    shown = reading.explain(folder, jabatan, indikator, below=below)
    frame.print_lines(shown.lines)
    frame.print_problems(shown.errors)
    sys.exit(1 if shown.errors else 0)


@click.command(cls=Command)
@click.argument("jabatan", required=False)
@click.option(
    "--svg",
    type=click.Path(path_type=Path),
    metavar="BERKAS",
    help="Simpan sebagai gambar SVG.",
)
@frame.overwrite_option
@frame.folder_option
def tree(*, jabatan: str | None, svg: Path | None, overwrite: bool, folder: Path) -> None:
    """Tampilkan penurunan indikator sebagai pohon, seluruhnya atau mulai dari JABATAN."""
    from pkdocs.app.looking import reading

    if svg is None:
        frame.print_lines(reading.tree(folder, jabatan))
    else:
        made = reading.draw_tree(folder, svg, jabatan, overwrite=overwrite)
        frame.say(f"Gambar disimpan: {made}")


@click.command(cls=Command)
@click.argument("jabatan", nargs=-1, metavar="[JABATAN]...")
@frame.unit_option
@frame.jenjang_option
@frame.json_option
@click.option(
    "--xlsx", type=click.Path(path_type=Path), metavar="BERKAS", help="Simpan sebagai buku Excel."
)
@frame.overwrite_option
@frame.output_option
@frame.folder_option
def status(  # noqa: PLR0913 - click passes options by name
    *,
    jabatan: tuple[str, ...],
    unit: str | None,
    jenjang: str | None,
    as_json: bool,
    json_file: Path | None,
    xlsx: Path | None,
    overwrite: bool,
    output_folder: Path | None,
    folder: Path,
) -> None:
    """Tampilkan keadaan setiap dokumen: semua, atau hanya JABATAN (kode atau nama) yang disebut.

    mutakhir, usang (sumbernya berubah), disunting tangan, beku, hilang, belum dibuat, dalam
    arsip, atau yatim (jabatannya tidak ada lagi); bila konsep, juga mengapa. Jabatan yang belum
    memiliki indikator disebut juga.
    """
    from pkdocs.app.handing import keeping
    from pkdocs.app.terms import Which

    give = frame.json_out(as_json=as_json, json_file=json_file, overwrite=overwrite)
    which = Which(jabatan, unit, jenjang)
    found = keeping.status(folder, which, output=output_folder, xlsx=xlsx, overwrite=overwrite)
    if give:
        give(frame.as_pieces(found.records()))
    else:
        frame.print_lines(lines.status_table(found))
    frame.print_problems((*found.agenda, *found.errors, *found.problems))
    sys.exit(1 if found.failed else 0)
